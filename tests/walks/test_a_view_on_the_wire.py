"""Walk B from end to end: a page is asked for, its beacon is sent, the number on it grows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count

import pytest

from tests.support.served import ARTICLES, PHONE, Site, wait_until

_FILTERED = """
from jarshy.audience.models import Filtered
print(dict(Filtered.objects.values_list("reason", "count")))
"""
_TOKENS = """
from datetime import timedelta
from django.utils import timezone
from jarshy.audience.queries import page_token
for id_, hours in (({id}, 3), ({id}, -26), (10**17, 0)):
    print(page_token(id_, "cyrillic", timezone.now() + timedelta(hours=hours)))
"""
_ARTICLES = iter(ARTICLES[5:])
_NUMBERS = count(1)


def views(site: Site, article_id: int, prefix: str = "") -> int:
    """The number on the page."""
    page = site.get(f"{prefix}/post/{article_id}")[2].decode()
    found = re.search(r'<span class="views">([0-9]+)</span>', page)
    assert found, page
    return int(found[1])


def reader() -> str:
    """The address of somebody who has not read anything yet."""
    return f"2.72.{next(_NUMBERS)}.7"


def told(token: str) -> bytes:
    """What the script of a page sends."""
    return json.dumps({"t": token, "r": "www.google.kz", "s": "360x800@3", "w": 0}).encode()


@pytest.fixture
def article_id() -> Iterator[int]:
    """An article that nobody else reads."""
    yield next(_ARTICLES)


def settle(site: Site, article_id: int, before: int) -> None:
    """Returns when a true reader after all others is counted, and nobody but him was."""
    assert site.send_beacon(told(site.token(article_id)), reader()) == 204
    wait_until(lambda: views(site, article_id) > before, "the last reader was not counted")
    assert views(site, article_id) == before + 1


def test_a_beacon_moves_the_number_on_the_page_in_all_scripts(
    served: Site, article_id: int
) -> None:
    assert views(served, article_id) == 0
    for number, prefix in enumerate(("", "/lt", "/tt"), start=1):
        assert served.send_beacon(told(served.token(article_id, prefix)), reader()) == 204
        wait_until(lambda n=number: views(served, article_id) == n, "not counted")
    for prefix in ("/lt", "/tt"):
        wait_until(lambda p=prefix: views(served, article_id, p) == 3, "not shown everywhere")


def test_the_picture_of_a_page_without_scripts_counts(served: Site, article_id: int) -> None:
    page = served.get(f"/post/{article_id}")[2].decode()
    found = re.search(r'<noscript><img src="(/b/p\.gif\?t=[^"]+)"', page)
    assert found, page
    headers = {"User-Agent": PHONE, "X-Forwarded-For": reader()}
    status, answered, body = served.ask("GET", found[1], headers=headers)
    assert (status, answered["content-type"]) == (200, "image/gif")
    assert body.startswith(b"GIF89a")
    wait_until(lambda: views(served, article_id) == 1, "not counted")


def test_forged_replayed_and_foreign_beacons_count_nothing_and_are_named(
    served: Site, article_id: int
) -> None:
    token, somebody = served.token(article_id), reader()
    ahead, old, nobody = served.run(_TOKENS.format(id=article_id)).split()
    assert served.send_beacon(told(token), somebody) == 204
    for body, status in (
        (told(token), 204),  # once more: he reads the same article again
        (told(f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}"), 403),
        (told(token.replace(str(article_id), str(article_id - 1), 1)), 403),
        (told(ahead), 403),
        (told(old), 403),
        (told(nobody), 204),
        (told(""), 403),
    ):
        assert served.send_beacon(body, somebody) == status, body
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.test"}
    assert served.send_beacon(told(token), reader(), **foreign) == 204
    robot = {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}
    assert served.send_beacon(told(token), reader(), **robot) == 204
    settle(served, article_id, 1)
    wanted = {"repeat", "forged", "stale", "no_article", "no_token", "foreign", "robot"}
    wait_until(lambda: all(f"'{name}'" in served.run(_FILTERED) for name in wanted), "not named")


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        (b"7" * 10_000_000, {413, 0}),
        (b"", {400}),
        (b"{", {400}),
        (b"\xff\xfe", {400}),
        (b"[" * 400, {400}),
        (b"[]", {400}),
        (b"null", {400}),
        (b'{"t": 7}', {400}),
        (b'{"t": null}', {400}),
        (b'{"t": "x", "id": 176593}', {400}),
        (b'{"t": "\\u0000"}', {403}),
        (b'{"t": "1.99999999.c.AAAAAAAAAAAA"}', {403}),
        (b'{"w": "yes"}', {400}),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_beacon_of_another_form_is_refused(served: Site, body: bytes, allowed: set[int]) -> None:
    said = len(served.log())
    assert served.send_beacon(body, reader()) in allowed
    assert "Traceback" not in served.log()[said:]


def test_a_browser_with_a_name_in_kazakh_is_a_reader(served: Site, article_id: int) -> None:
    """The server cannot hand such a header over; a client without a name would be a robot."""
    token, name = served.token(article_id), f"{PHONE} Жаршы/1".encode()
    lines = [b"POST /b HTTP/1.1", b"Host: 127.0.0.1", b"User-Agent: " + name,
             b"X-Forwarded-For: " + reader().encode()]  # fmt: skip
    body = told(token)
    answer = served.say(
        *lines, b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)
    )
    assert answer.startswith(b"HTTP/1.1 204")
    wait_until(lambda: views(served, article_id) == 1, "not counted")
