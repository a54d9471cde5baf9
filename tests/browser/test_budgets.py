"""What a page may weigh and how still it must stand, counted by Chromium from the wire."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from bench.reader_pages import open_slowly
from tests.browser.conftest import PREFIXES, Portal

pytestmark = pytest.mark.browser

PAGE_BYTES = 50_000
SCRIPT_BYTES = 10_000
PAINT_MS = 1000
# Whatever else the machine does makes a paint later, never earlier: the best is the page's own.
VISITS = 5

WATCH = """
window.shifts = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Wire:
    """What went over the wire for one page."""

    bytes_by_kind: Counter[str] = field(default_factory=Counter)
    urls: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)


def listen(context: Any, page: Any) -> Wire:
    """Counts transferred bytes by kind, headers and compression included."""
    wire, kinds = Wire(), {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]
        url = event["response"]["url"]
        if not url.startswith("data:"):
            wire.urls.append(url)
        if event["type"] == "Font":
            wire.fonts.append(url.rsplit("/", 1)[1].split(".")[0])

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        wire.bytes_by_kind[kind] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    return wire


@pytest.mark.parametrize("lang", PREFIXES)
def test_every_page_stays_within_its_budget(browser: Any, portal: Portal, lang: str) -> None:
    faults = []
    suffix = {"kk-Cyrl": "cyrl", "kk-Latn": "latn", "kk-Arab": "arab"}[lang]
    for name, path in portal.pages.items():
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.add_init_script(WATCH)
        wire = listen(context, page)
        page.goto(portal.url(path, lang), wait_until="networkidle")
        shifts = page.evaluate("window.shifts")
        context.close()
        weight = sum(n for kind, n in wire.bytes_by_kind.items() if kind != "Image")
        foreign = [url for url in wire.urls if not url.startswith(portal.address)]
        if weight > PAGE_BYTES or wire.bytes_by_kind["Script"] > SCRIPT_BYTES:
            faults.append((name, dict(wire.bytes_by_kind)))
        if foreign or shifts:
            faults.append((name, foreign, shifts))
        if {f"head-{suffix}", f"text-{suffix}"} - set(wire.fonts):
            faults.append((name, wire.fonts))
    assert faults == []


@pytest.mark.parametrize("lang", PREFIXES)
def test_every_page_is_painted_within_a_second_on_a_slow_line(
    browser: Any, portal: Portal, lang: str
) -> None:
    late = {}
    for name, path in portal.pages.items():
        paints: list[float] = []
        while len(paints) < VISITS and min(paints, default=PAINT_MS + 1) > PAINT_MS:
            paints.append(paint_ms(browser, portal.url(path, lang)))
        if min(paints) > PAINT_MS:
            late[name] = paints
    assert late == {}


def paint_ms(browser: Any, url: str) -> float:
    """When the largest part of a page was painted: 1.6 Mbit/s, 150 ms, a quarter of the CPU."""
    context, page, _ = open_slowly(browser)
    page.goto(url, wait_until="networkidle")
    found = float(page.evaluate("window.paint"))
    context.close()
    assert found > 0, url
    return found


@pytest.mark.parametrize("lang", PREFIXES)
def test_a_page_without_quotations_loads_the_fonts_of_its_script_only(
    browser: Any, portal: Portal, lang: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    wire = listen(context, page)
    page.goto(portal.url("/archive", lang), wait_until="networkidle")
    context.close()
    suffix = {"kk-Cyrl": "cyrl", "kk-Latn": "latn", "kk-Arab": "arab"}[lang]
    assert set(wire.fonts) == {f"head-{suffix}", f"text-{suffix}"}


def test_the_first_picture_is_a_webp_no_wider_than_twice_its_place(
    browser: Any, portal: Portal
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.goto(portal.url(portal.pages["article"]), wait_until="networkidle")
    shot = page.evaluate(
        "(() => { const i = document.querySelector('.leading img');"
        " return [i.currentSrc, i.naturalWidth, i.clientWidth] })()"
    )
    context.close()
    assert shot[0].endswith(".webp")
    assert shot[1] <= shot[2] * 2 * 1.3


def test_every_page_carries_its_safety_headers(browser: Any, portal: Portal) -> None:
    context = browser.new_context()
    for path in portal.pages.values():
        answer = context.request.get(portal.url(path))
        policy = answer.headers["content-security-policy"]
        assert "unsafe-inline" not in policy and "default-src 'none'" in policy
        assert answer.headers["permissions-policy"].startswith("accelerometer=()")
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
    context.close()
