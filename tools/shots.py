"""Pictures of every page type in every script, width and colour scheme, under var/shots.

`python -m tools.shots` starts a site of its own over the data of JARSHY_VAR (the demo newsroom is
built when there is none), takes the pictures and writes index.html beside them, to be looked at.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCRIPTS = {"cyrl": "", "latn": "/lt", "arab": "/tt"}
WIDTHS_PX = (360, 768, 1280)
SCHEMES = ("light", "dark")
# Taller pages are cut here: a picture of 30,000 pixels shows nobody anything.
HEIGHT_PX = 5200

SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 700) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
}"""

FIXED = {
    "front": "/",
    "latest": "/latest",
    "archive": "/archive",
    "search": "/search",
    "ratings": "/ratings",
    "corrections": "/corrections",
    "about": "/page/about",
    "missing": "/post/999999999",
}
# Page types found by following a link of another page: (name, where, what the link looks like).
FOUND = (
    ("article", "/", r'class="card lead.*?href="(/post/\d+)"'),
    ("rubric", "/", r'href="(/rubric/[-\w]+)"'),
    ("author", "/", r'href="(/author/[-\w]+)"'),
    ("series", "/", r'href="(/series/[-\w]+)"'),
    ("month", "/archive", r'href="(/archive/\d+/\d+)"'),
)


def main() -> int:
    """Takes the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="page types, comma between them")
    parser.add_argument("--scripts", default=",".join(SCRIPTS))
    parser.add_argument("--widths", default=",".join(map(str, WIDTHS_PX)))
    parser.add_argument("--schemes", default=",".join(SCHEMES))
    parser.add_argument("--site", default="", help="a running site instead of an own one")
    parser.add_argument("--page", action="append", default=[], help="name=path of one more page")
    args = parser.parse_args()
    var = Path(os.environ.get("JARSHY_VAR", "var"))
    folder = var / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    with site(args.site) as address:
        pages = find_pages(address) | dict(pair.split("=", 1) for pair in args.page)
        wanted = {n: p for n, p in pages.items() if not args.only or n in args.only.split(",")}
        files = take(address, wanted, args, folder)
    write_index(folder)
    sys.stderr.write(f"{len(files)} pictures in {folder}\n")
    return 0


@contextmanager
def site(address: str) -> Iterator[str]:
    """The address of a running site: the one given, or a demo of our own that ends with us."""
    if address:
        yield address.rstrip("/")
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = [sys.executable, "-m", "jarshy.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    try:
        yield _wait(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(20)


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
        match = re.search(pattern, _read(address + where), re.S)
        if match:
            pages[name] = match[1]
    if "series" in pages:
        pages["whole-series"] = pages["series"] + "/whole"
    if "month" in pages:
        day = re.search(rf'href="({pages["month"]}/\d+)"', _read(address + pages["month"]))
        pages |= {"day": day[1]} if day else {}
    return pages


def _read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  (our own site)
        return str(answer.read().decode())


def take(address: str, pages: dict[str, str], args: argparse.Namespace, folder: Path) -> list[Path]:
    """One picture for each page, script, width and scheme."""
    files: list[Path] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        for width in map(int, args.widths.split(",")):
            for scheme in args.schemes.split(","):
                for script in args.scripts.split(","):
                    urls = {n: address + SCRIPTS[script] + p for n, p in pages.items()}
                    look = f"{script}-{width}-{scheme}"
                    files += _take_look(
                        browser, urls, width=width, scheme=scheme, folder=folder, look=look
                    )
        browser.close()
    return files


def _take_look(
    browser: Browser, urls: dict[str, str], *, width: int, scheme: Any, folder: Path, look: str
) -> list[Path]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    files = []
    for name, url in urls.items():
        page.goto(url.rstrip("/") if url.endswith("//") else url, wait_until="load")
        # Lazy pictures load as they come into sight: the page is scrolled through once.
        page.evaluate(SCROLL_THROUGH)
        page.wait_for_load_state("networkidle")
        height = min(HEIGHT_PX, page.evaluate("document.documentElement.scrollHeight"))
        files.append(folder / f"{name}-{look}.png")
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=files[-1], full_page=True, clip=clip)
    context.close()
    return files


def write_index(folder: Path) -> None:
    """A page that shows all pictures, page type by page type."""
    rows: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.png")):
        rows.setdefault(file.name.rsplit("-", 3)[0], []).append(file.name)
    sections = "".join(
        f"<h2>{escape(name)}</h2>"
        + "".join(
            f'<a href="{escape(f)}"><img src="{escape(f)}" height="420" alt="{escape(f)}"></a> '
            for f in files
        )
        for name, files in rows.items()
    )
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{sections}", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
