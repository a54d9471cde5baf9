from __future__ import annotations

import tracemalloc

import pytest

from jarshy.audience.addresses import read_address
from jarshy.audience.filters import BY_NAME, FILTERS, Arrival, find_reason, is_robotic
from jarshy.audience.models import Filtered, Source
from jarshy.audience.sources import classify

from .conftest import PHONE


def arrival(**fields: object) -> Arrival:
    given = {"agent": PHONE, "address": read_address("2.72.1.9"), "site": "same-origin"}
    return Arrival(**{**given, **fields})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"site": "cross-site"}, "foreign"),
        ({"site": "", "origin": "https://evil.example", "host": "abai.kz"}, "foreign"),
        ({"site": "", "origin": "https://abai.kz", "host": "abai.kz"}, ""),
        ({"purpose": "prefetch"}, "prefetch"),
        ({"purpose": "prefetch;prerender"}, "prefetch"),
        ({"address": read_address("5.9.77.1")}, "data_centre"),
        ({"address": read_address("2a01:4f8:1::1")}, "data_centre"),
        ({"is_staff": True}, "staff"),
        # The first filter that applies is the one that counts it.
        ({"site": "cross-site", "is_staff": True, "purpose": "prefetch"}, "foreign"),
        ({"is_staff": True, "address": read_address("5.9.77.1")}, "data_centre"),
    ],
)
def test_the_first_filter_that_applies_gives_the_reason(fields: dict, reason: str) -> None:
    assert find_reason(arrival(**fields)) == reason


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.5.0",
        "python-requests/2.32.3",
        "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0.0.0 Safari/537.36",
        "M" * 500,
    ],
)
def test_a_robot_that_says_so_is_one(agent: str) -> None:
    assert is_robotic(arrival(agent=agent))


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
        " Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/130.0.0.0 YaBrowser/24.10.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko)"
        " SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
        " Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 355.0.0.0.0 Android",
    ],
)
def test_a_persons_browser_is_no_robot(agent: str) -> None:
    assert not is_robotic(arrival(agent=agent))


def test_a_driven_browser_is_a_robot() -> None:
    assert is_robotic(arrival(is_driven=True))


def test_every_filter_has_a_name_that_fits_and_words_for_editors() -> None:
    most = Filtered._meta.get_field("reason").max_length
    assert len(BY_NAME) == len(FILTERS)
    for filter_ in FILTERS:
        assert filter_.name.isascii() and len(filter_.name) <= most
        assert not filter_.title.isascii() and filter_.about.endswith((".", ";"))


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("", Source.DIRECT),
        ("abai.kz", Source.INTERNAL),
        ("www.google.kz", Source.SEARCH),
        ("yandex.kz", Source.SEARCH),
        ("m.facebook.com", Source.SOCIAL),
        ("t.me", Source.MESSENGER),
        ("org.telegram.messenger", Source.MESSENGER),
        ("egemen.kz", Source.OTHER),
        ("notgoogle.com", Source.OTHER),
        ("com", Source.OTHER),
    ],
)
def test_a_referrer_is_known_by_its_class(host: str, source: int) -> None:
    assert classify(host, frozenset({"abai.kz"})) == source


def test_long_names_of_browsers_are_not_kept() -> None:
    """20,000 names were remembered, each as long as a header may be."""
    tracemalloc.start()
    try:
        for number in range(300):
            assert is_robotic(arrival(agent=f"{number} " + "x" * 50_000))
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
    finally:
        tracemalloc.stop()
