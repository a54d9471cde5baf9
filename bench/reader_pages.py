"""Bytes and largest paint of the demo's pages on a cheap phone over a slow line, in Chromium.

1.6 Mbit/s, 150 ms, a processor four times slower; medians of nine visits with an empty cache.
Bytes are those transferred, headers and fonts included, pictures not.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from typing import Any

from bench import Metric
from bench.newsroom import stand_on_demo

PORT = 8792
VISITS = 9
PAGES = {"front": "/", "article": "/post/{id}", "latest": "/latest"}
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH_PAINT = """
window.paint = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}


def run() -> dict[str, Metric]:
    """The budgets: 50 KB without pictures, 10 KB of script, a second to the largest paint."""
    stand_on_demo()
    from jarshy.content.models import Article

    pictured = Article.objects.filter(live=True, lead_picture__isnull=False).order_by("-id")
    id_ = pictured.values_list("id", flat=True)[0]
    server = subprocess.Popen([sys.executable, "-m", "jarshy.cli", "serve", "--port", str(PORT)])
    try:
        _wait()
        return _visit_all({name: path.format(id=id_) for name, path in PAGES.items()})
    finally:
        server.terminate()
        server.wait()


def _visit_all(paths: dict[str, str]) -> dict[str, Metric]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        metrics = {}
        for name, path in paths.items():
            for script in ("", "/lt", "/tt"):
                visits = [_visit(browser, script + path) for _ in range(VISITS)]
                paint, weight, code = (statistics.median(row) for row in zip(*visits, strict=True))
                where = f"{name}, {script or '/'}"
                metrics[f"bytes, {where}"] = Metric(weight, "bytes", 50_000)
                metrics[f"bytes of script, {where}"] = Metric(code, "bytes", 10_000)
                metrics[f"largest paint, {where}"] = Metric(paint, "ms", 1000)
        return metrics


def _visit(browser: Any, path: str) -> tuple[float, int, int]:
    context, page, session = open_slowly(browser)
    kinds: dict[str, str] = {}
    weights: Counter[str] = Counter()
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: weights.update({kinds.get(e["requestId"], ""): int(e["encodedDataLength"])}),
    )
    page.goto(f"http://127.0.0.1:{PORT}{path}", wait_until="networkidle")
    paint = float(page.evaluate("window.paint"))
    context.close()
    return paint, weights.total() - weights["Image"], weights["Script"]


def open_slowly(browser: Any) -> tuple[Any, Any, Any]:
    """A context, its page and its session: a cheap phone on a slow line, nothing kept."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    page.add_init_script(WATCH_PAINT)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return context, page, session


def _wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the site did not answer in a minute")
