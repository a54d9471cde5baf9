"""What is photographed: three papers, each on a running site, and the pages each of them has."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from tests.browser.paper import page_paths

Paper = Callable[[], AbstractContextManager[tuple[str, dict[str, str]]]]

# The issue of the reader's site names this many; a page shows a stretch of them.
COMMENTS = 10_000

FIXED = {
    "front": "/",
    "latest": "/latest",
    "archive": "/archive",
    "search": "/search",
    "search-answer": f"/search?q={quote('кітап')}",
    "search-nothing": f"/search?q={quote('жоқсөз')}",
    "ratings": "/ratings",
    "ranking": "/ratings/week",
    "corrections": "/corrections",
    "about": "/page/about",
    "missing": "/post/999999999",
}
# Page types found by following a link of another page: (name, where, what the link looks like).
FOUND = (
    ("article", "front", r'class="card lead.*?href="(/post/\d+)"'),
    ("rubric", "front", r'href="(/rubric/[-\w]+)"'),
    ("author", "front", r'href="(/author/[-\w]+)"'),
    ("topic", "article", r'href="(/topic/[-\w]+)"'),
    ("series", "front", r'href="(/series/[-\w]+)"'),
    ("month", "archive", r'href="(/archive/\d+/\d+)"'),
    ("day", "month", r'href="(/archive/\d+/\d+/\d+)"'),
    ("older", "latest", r'class="more" href="([^"]+)"'),
)
WITHIN = {"whole-series": ("series", "/whole"), "discussion": ("article", "/comments")}
EMPTY = ("front", "latest", "archive", "search", "search-nothing", "ratings", "missing")


@contextmanager
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """The demo newsroom of JARSHY_VAR."""
    with _running(["demo"], dict(os.environ)) as address:
        yield address, find_pages(address)


@contextmanager
def awkward() -> Iterator[tuple[str, dict[str, str]]]:
    """The worst that may be typed: long titles and words, 500 pictures, 10,000 comments."""
    with _clean_environment() as environ:
        program = [sys.executable, "-m", "tests.browser.paper", "--comments", str(COMMENTS)]
        printed = subprocess.run(program, env=environ, check=True, capture_output=True, text=True)
        ids = json.loads(printed.stdout)
        pages = page_paths(ids) | {"many-pictures": f"/post/{ids['many_pictures']}"}
        with _running(["serve"], environ) as address:
            yield address, {f"awkward-{name}": path for name, path in pages.items()}


@contextmanager
def empty() -> Iterator[tuple[str, dict[str, str]]]:
    """A site without an article, and with one fault: the page of a server error."""
    with _clean_environment() as environ:
        program = [sys.executable, "-m", "jarshy.cli", "migrate"]
        subprocess.run(program, env=environ, check=True, stdout=subprocess.DEVNULL)
        with sqlite3.connect(Path(environ["JARSHY_VAR"]) / "jarshy.sqlite3") as database:
            database.execute("DROP TABLE content_correctionnote")
        # What the fault prints is of no use to who asked for pictures.
        with _running(["serve"], environ, errors=subprocess.DEVNULL) as address:
            pages = {f"empty-{name}": FIXED[name] for name in EMPTY}
            yield address, pages | {"server-error": "/corrections"}


PAPERS: dict[str, Paper] = {"demo": demo, "awkward": awkward, "empty": empty}


@contextmanager
def _clean_environment() -> Iterator[dict[str, str]]:
    """Settings of nobody, a folder that goes away, and the day of the awkward paper."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JARSHY_", "DJANGO_"))}
    with TemporaryDirectory(prefix="shots-") as folder:
        yield kept | {
            "JARSHY_VAR": folder,
            "JARSHY_CONFIG": f"{folder}/none.toml",
            "JARSHY_VISIT_DATE": "2024-11-23",
        }


@contextmanager
def _running(words: list[str], environ: dict[str, str], errors: int | None = None) -> Iterator[str]:
    """The address of a site of our own, which ends with us."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    program = [sys.executable, "-m", "jarshy.cli", *words, "--port", str(port)]
    process = subprocess.Popen(
        program,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        env=environ | {"JARSHY_SITE": address},
    )
    try:
        yield _wait(address, process)
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes], limit_s: float = 600) -> str:
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"the site ended with {process.returncode} before it answered")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  (our own site)
        except OSError:
            time.sleep(0.3)
        else:
            return address
    raise SystemExit(f"the site did not answer within {limit_s:.0f} s")


def find_pages(address: str) -> dict[str, str]:
    """Page type to path, in Cyrillic; a type the site has no page of is left out."""
    pages = dict(FIXED)
    for name, where, pattern in FOUND:
        match = re.search(pattern, _read(address + pages[where]), re.S) if where in pages else None
        if match:
            pages[name] = match[1]
    within = {name: pages[of] + end for name, (of, end) in WITHIN.items() if of in pages}
    return pages | within


def _read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  (our own site)
        return str(answer.read().decode())
