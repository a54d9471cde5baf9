"""How it is photographed: one browser, a window for each look, the whole page in one picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCRIPTS = {"cyrl": "", "latn": "/lt", "arab": "/tt"}
WIDTHS_PX = (360, 768, 1280)
SCHEMES = ("light", "dark")
# Of a taller page there are two pictures, its beginning and its end: one of 30,000 pixels shows
# nobody anything.
HEIGHT_PX = 5200
END_PX = 2600

# Lazy pictures load as they come into sight; what is spared out of sight is drawn all the same.
SCROLL_THROUGH = """async ([from, to]) => {
  for (const figure of document.querySelectorAll(".gallery figure")) {
    figure.style.contentVisibility = "visible";
  }
  for (let y = from; y < to; y += 700) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
}"""


@dataclass(frozen=True)
class Look:
    """One way of seeing a page."""

    script: str
    width_px: int
    scheme: Any

    def __str__(self) -> str:
        return f"{self.script}-{self.width_px}-{self.scheme}"


def take(address: str, pages: dict[str, str], looks: Iterable[Look], folder: Path) -> list[Path]:
    """One picture for each page and look."""
    files: list[Path] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        for look in looks:
            urls = {name: address + SCRIPTS[look.script] + path for name, path in pages.items()}
            files += _take_look(browser, urls, look, folder)
        browser.close()
    return files


def _take_look(browser: Browser, urls: dict[str, str], look: Look, folder: Path) -> list[Path]:
    context = browser.new_context(
        viewport={"width": look.width_px, "height": 900},
        color_scheme=look.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    files = []
    for name, url in urls.items():
        page.goto(url, wait_until="load")
        files.append(folder / f"{name}-{look}.png")
        _photograph(page, 0, HEIGHT_PX, files[-1])
        height = _height(page)
        if height > HEIGHT_PX:
            files.append(folder / f"{name}.end-{look}.png")
            _photograph(page, height - END_PX, END_PX, files[-1])
    context.close()
    return files


def _photograph(page: Page, top: int, height: int, file: Path) -> None:
    """A stretch of a page, or what there is of it."""
    page.evaluate(SCROLL_THROUGH, [top, min(top + height, _height(page))])
    page.wait_for_load_state("networkidle")
    height = min(height, _height(page) - top)
    width = page.viewport_size["width"] if page.viewport_size else 0
    clip: Any = {"x": 0, "y": top, "width": width, "height": height}
    page.screenshot(path=file, full_page=True, clip=clip)


def _height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def write_index(folder: Path) -> None:
    """A page that shows all pictures, page type by page type."""
    rows: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*-*-*-*.png")):
        rows.setdefault(file.name.rsplit("-", 3)[0], []).append(file.name)
    sections = "".join(
        f"<h2>{escape(name)}</h2>"
        + "".join(
            f'<a href="{escape(f)}"><img src="{escape(f)}" height="420" alt="{escape(f)}"'
            ' loading="lazy"></a> '
            for f in files
        )
        for name, files in rows.items()
    )
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{sections}", "utf-8")
