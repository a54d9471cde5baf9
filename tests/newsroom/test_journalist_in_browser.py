"""A journalist writes, an editor publishes, a reader reads: Chromium against the real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
START_S = 120
TIMEOUT_MS = 60_000
HEADLINE = "Сарыарқада қыс ерте түсті"
LEAD = "Малшылар жемшөпті алдын ала жинап үлгерді."
SLUG = "aliia-otegen-uly-gylym-ham-2"
FRONT_ID = 3  # after Wagtail's root and its own first page, which goes
PARAGRAPH = "Таңертең далада ақша қар жатты."

LAY = """
import django; django.setup()
from pathlib import Path
from django.conf import settings
from jarshy.content.models import Rubric
from jarshy.demo.staff import hire
Rubric.objects.create(name="Қоғам")
hire(Path(settings.VAR))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_up(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def shots() -> Path:
    """Where screenshots are kept: beside everything else that is not code."""
    folder = Path(__file__).parents[2] / "var" / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a running portal with people in it, and their passwords."""
    var, port = tmp_path_factory.mktemp("newsroom"), free_port()
    address = f"http://127.0.0.1:{port}"
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith("JARSHY_")
    } | {
        "JARSHY_VAR": str(var),
        "JARSHY_SITE": address,
        "DJANGO_SETTINGS_MODULE": "jarshy.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }
    jarshy = [sys.executable, "-m", "jarshy.cli"]
    subprocess.run([*jarshy, "migrate"], env=environ, check=True, capture_output=True)
    subprocess.run([sys.executable, "-c", LAY], env=environ, check=True)
    passwords = json.loads((var / "demo-passwords.json").read_text(encoding="utf-8"))
    server = subprocess.Popen([*jarshy, "serve", "--port", str(port)], env=environ)
    try:
        _wait(lambda: is_up(port), server)
        yield address, passwords
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(is_ready: Callable[[], bool], server: subprocess.Popen[bytes] | None) -> None:
    deadline, pause = time.monotonic() + START_S, threading.Event()
    while not is_ready():
        assert server is None or server.poll() is None, "the server ended before it listened"
        assert time.monotonic() < deadline, f"waited {START_S} s in vain"
        pause.wait(0.2)


@pytest.fixture(scope="module")
def chromium(playwright: Any) -> Iterator[Any]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


class Desk:
    """A person at a screen of the newsroom; faults of the page's own scripts are collected."""

    def __init__(self, browser: Any, address: str, shots: Path) -> None:
        self.page = browser.new_page(viewport={"width": 1360, "height": 1000})
        self.address, self.shots = address, shots
        self.page.set_default_timeout(TIMEOUT_MS)
        self.page.add_init_script(
            "document.addEventListener('w-unsaved:watch-edits', () => { window.isWatched = true })"
        )
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def enter(self, key: str, password: str) -> None:
        self.page.goto(f"{self.address}/newsroom/")
        self.page.fill("#id_username", key)
        self.page.fill("#id_password", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector(".w-dashboard")

    def leave(self) -> None:
        self.page.context.clear_cookies()

    def shoot(self, name: str) -> None:
        self.page.screenshot(path=str(self.shots / f"newsroom-{name}.png"))


@pytest.fixture(scope="module")
def desk(chromium: Any, newsroom: tuple[str, dict[str, str]], shots: Path) -> Desk:
    return Desk(chromium, newsroom[0], shots)


def write_article(desk: Desk) -> None:
    page = desk.page
    page.click("text=Жаңа мақала")
    # For two seconds Wagtail takes what is typed for what was there: a robot types too early.
    page.wait_for_function("window.isWatched")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_lead", LEAD)
    page.click("#id_rubric-chooser [data-chooser-action-choose] >> nth=0")
    page.click(".modal-body a:has-text('Қоғам')")
    page.click("[data-contentpath=body] .c-sf-add-button")
    page.click("[role=option]:has-text('Абзац'), button:has-text('Абзац')")
    page.locator("[data-contentpath=body] .public-DraftEditor-content").type(PARAGRAPH)


def see_preview(desk: Desk) -> None:
    page = desk.page
    page.click("[data-side-panel-toggle=preview]")
    frame = page.frame_locator("[data-w-preview-target=iframe]").first
    frame.locator(f"h1:has-text('{HEADLINE}')").wait_for()
    frame.locator(f"article:has-text('{PARAGRAPH}')").wait_for()
    desk.shoot("preview-cyrillic")
    for mode, lang in (("latin", "kk-Latn"), ("arabic", "kk-Arab")):
        page.select_option("[data-w-preview-target=mode]", mode)
        frame.locator(f"html[lang={lang}]").wait_for()
        words = frame.locator("article h1").inner_text()
        assert not re.search("[а-яәғқңөұүһі]", words, re.IGNORECASE)
        desk.shoot(f"preview-{mode}")


def test_what_a_journalist_writes_and_an_editor_publishes_stands_on_the_front_page(
    desk: Desk, newsroom: tuple[str, dict[str, str]]
) -> None:
    address, passwords = newsroom
    page = desk.page
    desk.enter("journalist", passwords["journalist"])
    desk.shoot("dashboard-journalist")
    write_article(desk)
    desk.shoot("editor")
    see_preview(desk)
    assert page.locator("button[name=action-publish]").count() == 0
    page.click("footer .w-dropdown__toggle")
    page.click("button[name=action-submit]")
    page.wait_for_selector(".messages .success")
    desk.leave()
    assert HEADLINE not in page.request.get(address).text()

    desk.enter("editor", passwords["editor"])
    desk.shoot("dashboard-editor")
    page.click(f".w-dashboard a:has-text('{HEADLINE}')")
    page.wait_for_selector("#id_headline")
    page.click("footer .w-dropdown__toggle")
    page.click("button[data-workflow-action-name=approve] >> nth=0")
    page.wait_for_selector(".messages .success")
    desk.shoot("published")

    # What is published may take a second to be seen.
    _wait(lambda: HEADLINE in page.request.get(address).text(), None)
    page.goto(address)
    page.click(f"a:has-text('{HEADLINE}') >> nth=0")
    assert PARAGRAPH in page.locator("article").inner_text()
    desk.shoot("article")
    assert desk.faults == []


@pytest.mark.parametrize("role", ["chief", "moderator", "administrator"])
def test_no_word_of_the_menu_is_cut_off(
    chromium: Any, newsroom: tuple[str, dict[str, str]], shots: Path, role: str
) -> None:
    address, passwords = newsroom
    desk = Desk(chromium, address, shots)
    desk.enter(role, passwords[role])
    labels = desk.page.locator(".sidebar .menuitem-label")
    labels.first.wait_for()
    words = "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
    assert labels.evaluate_all(words) == []


def test_a_title_fills_the_address_of_a_page_with_plain_letters(
    chromium: Any, newsroom: tuple[str, dict[str, str]], shots: Path
) -> None:
    address, passwords = newsroom
    desk = Desk(chromium, address, shots)
    desk.enter("chief", passwords["chief"])
    desk.page.goto(f"{address}/newsroom/pages/add/content/standalonepage/{FRONT_ID}/")
    desk.page.wait_for_function("window.isWatched")
    desk.page.locator("#id_title").press_sequentially("Әлия Өтеген_ұлы: «Ғылым» һәм 2")
    desk.page.wait_for_function(f"document.getElementById('id_slug').value === '{SLUG}'")
    assert desk.faults == []
