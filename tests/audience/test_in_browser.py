"""Chromium against the real server: a reader is counted once, a driven browser never, the chief
sees both."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench._audience_ground import BROWSER, ROOT, Server, installation

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Without it Chromium says of itself that a program drives it, and is not counted.
AS_A_PERSON = "--disable-blink-features=AutomationControlled"
HIRE = """
from jarshy.accounts.models import User
User.objects.create_superuser(username="chief", email="", password="Zharshy-2024")
"""
COUNT = """
from jarshy.audience.models import Filtered, TotalViews
print(dict(TotalViews.objects.values_list("pk", "views")),
      dict(Filtered.objects.values_list("reason", "count")), sep=";")
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with installation("sqlite", articles=6) as ground:
        command = [sys.executable, "-m", "jarshy.cli", "migrate"]
        subprocess.run(command, env=ground.environ, cwd=ROOT, check=True, capture_output=True)
        ground.run(HIRE)
        server = Server(ground)
        server.start()
        try:
            yield server
        finally:
            server.kill()


@pytest.fixture(scope="module")
def shots() -> Path:
    folder = ROOT / "var" / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def visit(playwright: Any, server: Server, path: str, *, flags: list[str], **context: Any) -> None:
    """Opens a page and waits until the beacon is answered."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
    try:
        page = browser.new_context(user_agent=BROWSER, **context).new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        for _ in range(2):  # the second time is a reload
            with page.expect_response(lambda r: "/b" in r.url and "static" not in r.url) as told:
                page.goto(f"http://127.0.0.1:{server.port}{path}")
            assert told.value.status in {200, 204}
        assert faults == []
    finally:
        browser.close()


def counts(server: Server) -> tuple[str, str]:
    views, removed = server.ground.run(COUNT).strip().split(";")
    return views, removed


def test_readers_are_counted_once_with_scripts_and_without(server: Server, playwright: Any) -> None:
    visit(playwright, server, "/post/1", flags=[*FLAGS, AS_A_PERSON])
    visit(playwright, server, "/tt/post/2", flags=[*FLAGS, AS_A_PERSON], java_script_enabled=False)
    visit(playwright, server, "/post/3", flags=FLAGS)
    views, _ = counts(server)
    assert views == "{1: 1, 2: 1}", "the third was a driven browser"


def test_the_chief_sees_readers_and_filters(server: Server, playwright: Any, shots: Path) -> None:
    visit(playwright, server, "/post/4", flags=[*FLAGS, AS_A_PERSON])
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    try:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        root = f"http://127.0.0.1:{server.port}/newsroom"
        page.goto(f"{root}/login/")
        page.fill("input[name=username]", "chief")
        page.fill("input[name=password]", "Zharshy-2024")
        page.click("button[type=submit]")
        page.click("text=Оқырман")
        page.wait_for_selector("svg.chart")
        assert page.locator("svg.chart rect").count() == 24
        assert page.locator("text=Мақала 3").count() == 1, "article 4 is among the most read"
        page.screenshot(path=shots / "audience.png")
        page.click("text=Сүзгілер")
        page.wait_for_selector("th:has-text('Қайта ашу')")
        assert page.locator("th", has_text="Қайта ашу").count() == 1
        page.screenshot(path=shots / "audience-filters.png")
        page.goto(f"{root}/audience/article/4/?period=week")
        assert page.locator("svg.chart rect").count() == 8
        page.screenshot(path=shots / "audience-article.png")
        assert faults == []
    finally:
        browser.close()
