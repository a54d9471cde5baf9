"""Every page type in every script: its letters, its language, its twins; whatever was typed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jarshy.content.scripts import Script
from jarshy.reader import frame
from jarshy.reader.environment import write
from jarshy.reader.live import in_script
from tests.browser.paper import Paper
from tests.reader.conftest import PREFIXES, STATUS, addresses

CYRILLIC = re.compile("[\u0400-\u052f]")
ARABIC = re.compile("[\u0600-\u06ff]")
PROSE_ATTRIBUTES = {"alt", "title", "aria-label", "placeholder", "abbr"}
VOID = {"meta", "link", "img", "br", "input", "hr", "source", "col", "wbr"}


class Prose(HTMLParser):
    """The texts of a page that claim to be Kazakh in the page's script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, bool]] = [("", True)]
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        is_ours = self.stack[-1][1]
        lang = found.get("lang")
        if lang is not None:
            is_ours = lang.startswith("kk")
        if found.get("translate") == "no" or tag in {"script", "style"}:
            is_ours = False
        if is_ours:
            self.texts += [str(v) for k, v in attrs if k in PROSE_ATTRIBUTES and v]
            if tag == "meta" and found.get("name", found.get("property")) in {
                "description",
                "og:title",
                "og:description",
                "og:site_name",
            }:
                self.texts.append(str(found.get("content")))
        if tag not in VOID:
            self.stack.append((tag, is_ours))

    def handle_endtag(self, tag: str) -> None:
        while len(self.stack) > 1:
            if self.stack.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.stack[-1][1] and data.strip():
            self.texts.append(data.strip())


def prose(html: str) -> list[str]:
    parser = Prose()
    parser.feed(html)
    return parser.texts


def alternates(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))


@pytest.mark.parametrize("lang", PREFIXES)
def test_every_page_answers_in_its_language_and_direction(
    reader: Client, paper: Paper, lang: str
) -> None:
    direction = "rtl" if lang == "kk-Arab" else "ltr"
    for name, path in addresses(paper).items():
        answer = reader.get(PREFIXES[lang] + path)
        assert answer.status_code == STATUS.get(name, 200), (name, answer.status_code)
        html = answer.content.decode()
        assert f'<html lang="{lang}" dir="{direction}">' in html, name
        assert answer["Content-Language"] == lang, name
        assert html.count("<h1") == 1, name
        assert "<!--hole" not in html, name


@pytest.mark.parametrize("lang", ["kk-Latn", "kk-Arab"])
def test_no_page_holds_a_letter_of_another_alphabet(
    reader: Client, paper: Paper, lang: str
) -> None:
    for name, path in addresses(paper).items():
        html = reader.get(PREFIXES[lang] + path).content.decode()
        texts = prose(html)
        assert texts, name
        strays = [text for text in texts if CYRILLIC.search(text)]
        if name == "search answer":
            strays = [text for text in strays if text != "кітап"]
        assert strays == [], (name, strays[:3])


def test_a_tote_page_is_written_in_arabic_letters(reader: Client, paper: Paper) -> None:
    texts = prose(reader.get(f"/tt/post/{paper.full}").content.decode())
    assert sum(bool(ARABIC.search(text)) for text in texts) > 30


def test_what_is_set_aside_and_what_is_kept_is_what_one_conversion_of_all_would_give(
    reader: Client, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert_all(template: str, script: Script, context: dict[str, Any]) -> str:
        return in_script(write(template, context), script.key)

    asked = [p + path for p in PREFIXES.values() for path in addresses(paper).values()]
    quick = {path: reader.get(path).content.decode() for path in asked}
    monkeypatch.setattr(frame, "_bring", convert_all)
    for path in asked:
        assert reader.get(path).content.decode() == quick[path], path
        assert "<!--kept" not in quick[path], path


def test_twins_of_a_page_name_each_other(reader: Client, paper: Paper) -> None:
    for name, path in addresses(paper).items():
        pages = {
            lang: reader.get(start + path).content.decode() for lang, start in PREFIXES.items()
        }
        named = [alternates(html) for html in pages.values()]
        assert named[0] == named[1] == named[2], name
        if STATUS.get(name) or name == "search answer":
            assert named[0] == {} and 'content="noindex"' in pages["kk-Cyrl"], name
            continue
        assert set(named[0]) == {*PREFIXES, "x-default"}, name
        for lang, html in pages.items():
            assert f'<link rel="canonical" href="{named[0][lang]}">' in html, name
        assert named[0]["x-default"] == named[0]["kk-Cyrl"], name


def test_the_switch_of_every_page_leads_to_the_same_thing(reader: Client, paper: Paper) -> None:
    for name, path in addresses(paper).items():
        plain = path.partition("?")[0]
        html = reader.get(path).content.decode()
        switch = html.split('<nav class="scripts"')[1].split("</nav>")[0]
        expected = [start + plain for start in PREFIXES.values()]
        if STATUS.get(name):
            expected = [f"{start}/" for start in PREFIXES.values()]
        assert re.findall(r'href="([^"]+)"', switch) == expected, name


def test_own_links_of_a_page_stay_in_its_script(reader: Client, paper: Paper) -> None:
    for start in ("/lt", "/tt"):
        html = reader.get(f"{start}/post/{paper.full}").content.decode()
        html = html.split('<nav class="scripts"')[0] + html.split("</nav>", 1)[1]
        links = re.findall(r'<a\b[^>]*href="(/[^"]*)"', html)
        strays = [link for link in links if not link.startswith((start, "/media/"))]
        assert strays == []


def test_nothing_is_asked_of_others_and_nothing_is_written_into_a_page(
    reader: Client, paper: Paper
) -> None:
    for name, path in addresses(paper).items():
        html = reader.get(path).content.decode()
        sources = re.findall(r'<(?:script|img|iframe|source)\b[^>]*\bsrc="([^"]+)"', html)
        sources += re.findall(r'<link rel="(?:stylesheet|preload|icon)" href="([^"]+)"', html)
        assert [url for url in sources if not url.startswith(("/static/", "/media/", "/b/"))] == []
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), name
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), name


@pytest.mark.parametrize(
    "path",
    [
        "/latest?before=abc",
        "/latest?before=9-",
        "/latest?before=" + "9" * 40 + "-1",
        "/rubric/zhok",
        "/author/zhok",
        "/topic/zhok",
        "/series/zhok",
        "/series/zhok/whole",
        "/series/zhok/book",
        "/archive/2024/02/30",
        "/archive/2024/13",
        "/archive/2024/00",
        "/archive/0000/01",
        "/archive/1999/01",
        "/archive/2030/01",
        "/archive/2024/11/01",
        "/page/zhok",
        "/post/0",
        "/post/" + "9" * 18,
        "/nothing/here",
    ],
)
def test_what_does_not_exist_is_404_in_the_script_of_its_address(
    reader: Client, paper: Paper, path: str
) -> None:
    for lang, start in PREFIXES.items():
        answer = reader.get(start + path)
        assert answer.status_code == 404
        assert f'<html lang="{lang}"' in answer.content.decode()


def test_the_archive_ends_on_both_sides(reader: Client, paper: Paper) -> None:
    path, seen = "/archive/2024/11", set()
    while path not in seen:
        seen.add(path)
        html = reader.get(path).content.decode()
        links = re.findall(r'rel="prev" href="([^"]+)"', html)
        path = links[0] if links else path
    assert seen == {"/archive/2024/11"}
    days = re.findall(
        r'href="(/archive/2024/11/\d\d)"', reader.get("/archive/2024/11").content.decode()
    )
    assert days and all(reader.get(day).status_code == 200 for day in days)


def test_a_picture_whose_file_is_lost_leaves_the_page_whole(reader: Client, paper: Paper) -> None:
    html = reader.get(f"/post/{paper.lost_file}").content.decode()
    body = html.split('<div class="body">')[1]
    assert 'width="1280"' in body and "Бұл\u00a0– кәдімгі абзац" in body


def test_an_article_without_text_says_no_time_of_reading(reader: Client, paper: Paper) -> None:
    assert "Оқу уақыты" not in reader.get(f"/post/{paper.no_text}").content.decode()
    assert "Оқу уақыты" in reader.get(f"/post/{paper.lost_file}").content.decode()


def test_an_older_page_of_the_latest_says_that_it_is_older(reader: Client) -> None:
    assert "<h1>Соңғы жаңалықтар</h1>" in reader.get("/latest").content.decode()
    older = reader.get("/latest?before=1732300000000000-1")
    assert "<h1>Бұрынғы жаңалықтар</h1>" in older.content.decode()


def test_five_hundred_pictures_are_all_there_and_load_when_seen(
    reader: Client, paper: Paper
) -> None:
    html = reader.get(f"/post/{paper.many_pictures}").content.decode()
    gallery = html.split('class="gallery"')[1].split("</article>")[0]
    assert gallery.count("<figure>") == 500
    assert gallery.count('loading="lazy"') == gallery.count("<img")


def test_a_cold_article_asks_at_most_six_queries(reader: Client, paper: Paper) -> None:
    from django.db import connection

    from jarshy.content import presentation
    from jarshy.content.scripts import SCRIPTS
    from jarshy.reader import pages

    for script in SCRIPTS:
        with CaptureQueriesContext(connection) as asked:
            view = presentation.article(paper.full)
            assert view is not None
            pages.article(view, script)
        assert len(asked) <= 6, [query["sql"][:80] for query in asked]


def test_related_articles_come_before_this_one_and_none_stands_twice(
    reader: Client, paper: Paper
) -> None:
    from jarshy.content import presentation

    view = presentation.article(paper.many_comments)
    assert view is not None
    ids = [other.id for other in view.related]
    assert len(ids) == len(set(ids)) == 4
    assert paper.many_comments not in ids
    assert {f"article:{id_}" for id_ in ids} <= view.tags


def test_every_comment_can_be_read_by_following_links(reader: Client, paper: Paper) -> None:
    path, seen = f"/post/{paper.many_comments}", []
    while path:
        html = reader.get(path).content.decode()
        seen += re.findall(r'<li id="comment-(\d+)"', html)
        following = re.search(r'href="([^"]+/comments\?after=[^"]+)"', html)
        path = following[1] if following else ""
    assert len(seen) == len(set(seen)) == 70


@pytest.mark.parametrize("path", ["/comments?after=abc", "/comments?after=1-%00"])
def test_a_place_among_comments_that_is_none_is_not_found(
    reader: Client, paper: Paper, path: str
) -> None:
    assert reader.get(f"/tt/post/{paper.full}{path}").status_code == 404
    assert reader.get("/post/999999999/comments").status_code == 404


@pytest.mark.parametrize(
    ("start", "asked", "found"),
    [
        ("", "китап", "Кітап"),
        ("", "КІТАП", "Кітап"),
        ("/lt", "kitap", "Kitap"),
        ("/lt", "кітап", "Kitap"),
        ("/tt", "كىتاپ", "كىتاپ"),
    ],
)
def test_a_name_is_found_in_the_script_of_the_page_or_in_cyrillic(
    reader: Client, paper: Paper, start: str, asked: str, found: str
) -> None:
    html = reader.get(f"{start}/search", {"q": asked}).content.decode()
    assert f">{found}</a>" in html.split('class="names"')[1]


@pytest.mark.parametrize(
    "asked", ["\0", "\ud800".encode("utf-8", "replace").decode(), " ", "%", "<b>"]
)
def test_a_question_of_nonsense_is_answered(reader: Client, paper: Paper, asked: str) -> None:
    answer = reader.get("/search", {"q": asked})
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode().split("<main")[1].split("</main>")[0]


def test_a_fraction_of_a_formula_keeps_its_order_in_every_script(reader: Client) -> None:
    for prefix in PREFIXES.values():
        page = reader.get(f"{prefix}/ratings").content.decode()
        assert '<bdi dir="ltr">1/k</bdi>' in page, prefix


def test_no_line_of_a_formula_begins_with_a_dash_or_ends_within_a_word(reader: Client) -> None:
    for prefix in PREFIXES.values():
        formulas = reader.get(f"{prefix}/ratings").content.decode().split('class="standfirst">')[1:]
        for formula in (told.split("</p>")[0] for told in formulas):
            assert not re.search(" [–—]", formula), prefix
            assert formula.count("k-") == formula.count("k-\u2060"), prefix
            assert not re.search(r"\d \w", formula), prefix


def test_no_line_of_a_page_begins_with_a_dash_or_ends_with_an_endings_hyphen(
    reader: Client, paper: Paper
) -> None:
    for prefix in PREFIXES.values():
        whole = "".join(reader.get(prefix + a).content.decode() for a in addresses(paper).values())
        assert not re.search(r"\S [–—-] ", whole), prefix
        assert re.search(r"\S\u00a0[–—] ", whole), prefix
        assert whole.count("«-") == whole.count("«-\u2060") > 0, prefix
