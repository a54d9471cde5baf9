"""Signed in, one walks every screen of the newsroom and meets no English."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from jarshy.audience.models import BestPick
from jarshy.comments.models import Comment
from jarshy.content.misprints import report
from jarshy.content.models import Article, Series, StandalonePage, Topic
from jarshy.newsroom import roles
from tools import messages

WORD = re.compile(r"[A-Za-z]{3,}")
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
SPOKEN += ("data-w-progress-active-value", "data-confirmation-message", "summary")

# What may stand in Latin letters on a Kazakh screen, and why.
NAMES = re.compile(
    r"\b(Wagtail|Django|XLSX|CSV|JPE?G|PNG|GIF|WEBP|AVIF|HEIC|SVG|TIFF?|BMP|ICO|"  # names, formats
    r"JavaScript|Ctrl|Shift|Alt|Enter|Esc|CMD|API|URL|RSS|JSON|"  # keys and abbreviations
    r"Asia/Almaty|UTC|"  # a time zone is chosen by this name
    r"localhost|example\.org|testserver|"  # addresses
    r"content\.\w+|qogam|ekologiia|\w+-\w+|"  # kinds and addresses of the things shown
    r"journalist|editor|chief|moderator|administrator)\b"  # names the people here sign in by
    r"|[-\w.]+@[-\w.]+|https?://\S+|/[-\w/.]+|\b[a-z0-9]+(?:-[a-z0-9]+)+\b"
)

# Written into Wagtail's templates: the value of an empty hidden counter, and a submit button that
# is hidden behind a field which answers by itself.
FIXED = {"None", "Search"}
# The first line of a data file, shown as it stands where an editor asks what a filter knows.
FILE_HEAD = re.compile(r"Source: .+ Licence: .+ Date: ")
NOT_SCREENS = re.compile(r"export=|logout|/api/")  # files, an act, answers to scripts


class Screen(HTMLParser):
    """Everything a page says to a person, its links, and the strings it hands to its scripts."""

    SILENT = frozenset({"style", "script", "svg", "code"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.packed: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag in self.SILENT:
            self._open.append((tag, known))
        self.texts += [known[name] for name in SPOKEN if known.get(name)]
        if tag == "input" and known.get("type") in {"submit", "button"}:
            self.texts.append(known.get("value", ""))
        if tag == "a" and known.get("href"):
            self.links.append(known["href"])
        for name, value in known.items():
            if value.startswith(("{", "[")) and name != "id":
                self.packed.append(value)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.texts.append(data.strip())
        elif self._open[-1][1].get("type") == "application/json":
            self.packed.append(data)

    def handed(self) -> Iterator[str]:
        """The strings in JSON that the page's scripts will show."""
        for packed in self.packed:
            try:
                yield from _strings(json.loads(packed))
            except ValueError:
                continue


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from _strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child)


@pytest.fixture(scope="module")
def english() -> set[str]:
    """Every message as it stands in English, when our Kazakh differs from it."""
    known = [
        m for domain in messages.DOMAINS for m in messages.read_po(messages.LOCALE / f"{domain}.po")
    ]
    pairs = [(m.id, m.forms[0]) for m in known] + [(m.plural, m.forms[-1]) for m in known]
    return {said.strip() for said, ours in pairs if said.strip() != ours and WORD.search(said)}


@pytest.fixture
def furnished(live: Article, site: Any) -> None:
    """Something of everything, so that no screen is empty."""
    at = timezone.now()
    Comment.objects.create(article=live, name="Оқырман", text="Рақмет!", created_at=at)
    BestPick.objects.create(article=live, position=1)
    report(article_id=live.pk, passage="Тұзкөл", block="title", lang="kk-Cyrl", at=at)
    Topic.objects.create(name="Экология")
    Series.objects.create(name="Көл жағасында")
    page = StandalonePage(title="Біз туралы", slug="biz")
    site.add_child(instance=page)
    page.save_revision().publish()
    live.headline = "Өзгерген тақырып"
    live.save_revision()


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """(address, html) of every screen that links lead to; of one kind of screen, the first two."""
    start = reverse("wagtailadmin_home")
    waiting, seen = [(start, True)], {start}
    visits: dict[str, int] = {}
    while waiting:
        address, is_link = waiting.pop(0)
        kind = resolve(address.split("?")[0]).view_name + ("?" if "?" in address else "")
        visits[kind] = visits.get(kind, 0) + 1
        if visits[kind] > 2:
            continue
        response = client.get(address)
        # Addresses handed to scripts may want parameters; a link must open.
        assert not is_link or response.status_code in {200, 302}, address
        html = read_html(response)
        if not html:
            continue
        yield address, html
        screen = Screen(html)
        handed = [text for text in screen.handed() if text.startswith(start)]
        for link in [*screen.links, *handed]:
            found = urldefrag(urljoin(address, link)).url
            if is_screen(found) and found not in seen:
                seen.add(found)
                waiting.append((found, link in screen.links and "/bulk/" not in found))


def read_html(response: Any) -> str:
    """The markup of a screen or of a modal window, which arrives in JSON."""
    if response.status_code != 200:
        return ""
    if "html" in response["Content-Type"]:
        return str(response.content.decode())
    found = response.json() if "json" in response["Content-Type"] else {}
    return str(found.get("html", "")) if isinstance(found, dict) else ""


def is_screen(address: str) -> bool:
    """True for what opens in the browser's window: not for files and not for the scripts' API."""
    start = reverse("wagtailadmin_home")
    return address.startswith(start) and not NOT_SCREENS.search(address)


def untranslated(html: str, english: set[str]) -> set[str]:
    """What a screen says in English: whole messages anywhere, and single words that are shown."""
    screen = Screen(html)
    texts = [text for text in screen.texts if text and not FILE_HEAD.search(text)]
    # One small word alone in a script's data is a name (an icon's, a field's), not a message.
    handed = [text for text in screen.handed() if not re.fullmatch("[a-z_]+", text)]
    whole = {text for text in [*texts, *handed] if text.strip() in english}
    words = {text for text in texts if WORD.search(NAMES.sub(" ", text))}
    return (whole | words) - FIXED


@pytest.mark.parametrize(
    "role",
    [roles.CHIEF, roles.ADMINISTRATOR, roles.JOURNALIST, roles.MODERATOR],
    ids=lambda role: role.key,
)
def test_no_english_is_met_on_any_screen(
    role: roles.Role,
    sign_in: Callable[..., Client],
    furnished: None,
    english: set[str],
) -> None:
    met: dict[str, list[str]] = {}
    count = 0
    for address, html in walk(sign_in(role)):
        count += 1
        for text in untranslated(html, english):
            met.setdefault(text, []).append(address)
    assert count >= {"moderator": 5, "journalist": 20}.get(role.key, 40)
    assert met == {}


def test_a_screen_in_english_would_be_noticed(english: set[str]) -> None:
    html = (
        '<a title="Edit">x</a><p>Save draft</p><script type="application/json">["Publish"]</script>'
    )
    assert untranslated(html, english) == {"Edit", "Save draft", "Publish"}


def test_sign_in_and_password_screens_are_kazakh(db: None, english: set[str]) -> None:
    names = ("login", "password_reset", "password_reset_done", "password_reset_complete")
    for name in names:
        html = Client().get(reverse(f"wagtailadmin_{name}")).content.decode()
        assert untranslated(html, english) == set(), name


def test_words_of_the_admins_scripts_are_kazakh(db: None) -> None:
    script = Client().get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    ours = messages.read_po(messages.LOCALE / "djangojs.po")
    catalogue = json.loads(re.search(r"const newcatalog = (\{.*?\});\n", script, re.DOTALL)[1])
    assert {
        m.id: list(m.forms) if m.plural else m.forms[0] for m in ours
    }.items() <= catalogue.items()
