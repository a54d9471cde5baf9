"""Finished pages written in the other scripts, and words read back.

Pages are the demo articles in a frame of head, menu and cards like the reader's. Cold: nothing
written before, the pages one after the other; warm: the same pages again. Seconds are of the
processor, so that neighbours on the machine count less.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from html import escape
from pathlib import Path
from time import process_time

from bench import Metric
from jarshy.kazakh import convert
from jarshy.kazakh.scripts import BY_NAME, find_reader, load_exceptions
from jarshy.kazakh.scripts.html import HtmlWriter
from jarshy.kazakh.scripts.writer import Writer

TEXTS = Path(__file__).parent.parent / "src" / "jarshy" / "demo" / "texts" / "articles"
SCHEMES = ("latin_2018", "latin_2021", "latin_abai", "arabic")
ROUNDS = 5
TARGET_MB_S = 10.0


def run() -> dict[str, Metric]:
    """Megabytes of UTF-8 HTML a second, median of the rounds, and words read a second."""
    pages = build_pages()
    size_mb = sum(len(page.encode()) for page in pages) / 1e6
    metrics = {
        "pages": Metric(len(pages), "pages"),
        "page": Metric(size_mb * 1e3 / len(pages), "KB"),
    }
    for scheme in SCHEMES:
        cold, warm = measure_pages(scheme, pages)
        metrics[f"html_{scheme}_cold"] = Metric(size_mb / cold, "MB/s", TARGET_MB_S, "higher")
        metrics[f"html_{scheme}_warm"] = Metric(size_mb / warm, "MB/s", TARGET_MB_S, "higher")
    for scheme in ("latin_2018", "arabic"):
        metrics |= measure_reading(scheme)
    return metrics


def measure_pages(scheme: str, pages: list[str]) -> tuple[float, float]:
    """Seconds of a cold and of a warm pass, each the median of the rounds."""
    cold, warm = [], []
    for _ in range(ROUNDS):
        writer = HtmlWriter(Writer(BY_NAME[scheme], load_exceptions()[scheme]))
        cold.append(time_pass(writer.write, pages))
        warm.append(time_pass(writer.write, pages))
    return statistics.median(cold), statistics.median(warm)


def time_pass(write: Callable[[str], str], pages: list[str]) -> float:
    started = process_time()
    for page in pages:
        write(page)
    return process_time() - started


def measure_reading(scheme: str) -> dict[str, Metric]:
    """Words a second on the way back: the first reading of a text and a later one."""
    text = convert("\n".join(read_bodies()), scheme)
    reader = find_reader(scheme)
    reader.read_word("a")
    words = len(text.split())
    first, again = time_pass(reader.read, [text]), time_pass(reader.read, [text])
    return {
        f"read_{scheme}_first": Metric(words / first, "words/s"),
        f"read_{scheme}_again": Metric(words / again, "words/s"),
    }


def read_bodies() -> list[str]:
    """The bodies of the demo articles, without their headers."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    return [text.split("+++")[-1].strip() for text in texts]


def build_pages() -> list[str]:
    """Every demo article as a finished page."""
    bodies = read_bodies()
    cards = "".join(build_card(number, body) for number, body in enumerate(bodies[:9]))
    return [
        FRAME.format(body=build_body(body), lead=escape(body[:150]), cards=cards) for body in bodies
    ]


def build_body(body: str) -> str:
    return "\n".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n"))


def build_card(number: int, body: str) -> str:
    return CARD.format(
        number=number, views=number * 37, alt=escape(body[:40]), title=escape(body[:60])
    )


CARD = """<article class="card"><a class="card__link" href="/post/{number}">
<img src="/m/{number}.webp" width="320" height="180" alt="{alt}" loading="lazy">
<h3 class="card__title">{title}</h3></a><p class="meta"><span class="meta__views">{views}</span>
<time datetime="2023-11-24T16:21+06:00">24 Қараша, 2023 сағат 16:21</time></p></article>
"""

FRAME = """<!doctype html>
<html lang="kk-Cyrl" dir="ltr"><head><meta charset="utf-8"><title>{lead}</title>
<meta name="description" content="{lead}"><link rel="stylesheet" href="/static/site.css">
<link rel="alternate" hreflang="kk-Latn" href="/lt/post/1"></head><body>
<header class="masthead"><a class="masthead__name" href="/">Жаршы</a>
<nav aria-label="Бас мәзір"><ul>
<li><a href="/rubric/adebiet">Әдебиет</a></li><li><a href="/rubric/qogam">Қоғам</a></li>
<li><a href="/rubric/tarih">Тарих</a></li><li><a href="/rubric/gylym">Ғылым</a></li></ul></nav>
<form role="search"><input type="search" name="q" placeholder="Іздеу"></form></header>
<main><article><h1>{lead}</h1><div class="body">{body}</div></article></main>
<aside><h2>Үздік материалдар</h2>{cards}</aside>
<footer><p>Материалды пайдаланғанда сілтеме міндетті.</p></footer></body></html>
"""
