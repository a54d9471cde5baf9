"""Which requests share an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keys import Key, RefusedError
from tests.delivery.conftest import ADDRESSES


def key(path: str, query: bytes = b"") -> Key | None:
    return ADDRESSES.key("abai.test", path, query)


@pytest.mark.parametrize(
    "query", [b"utm_source=x", b"fbclid=1&utm_medium=y", b"a=b", b"before=1-2", b"&&&", b"%00"]
)
def test_noise_behind_an_article_does_not_split_the_store(query: bytes) -> None:
    assert key("/post/5", query) == key("/post/5")
    assert key("/lt", query) == key("/lt")
    assert key("/", query) == key("/")


def test_a_name_that_chooses_a_page_is_kept_and_only_that() -> None:
    assert key("/latest", b"utm_source=x&before=17-4&z=1") == Key(
        "abai.test", "/latest", "before=17-4"
    )
    assert key("/lt/latest", b"before=17-4") == Key("abai.test", "/lt/latest", "before=17-4")


def test_a_name_counts_where_it_chooses_a_page_and_nowhere_near() -> None:
    assert key("/post/view", b"id=7") == Key("abai.test", "/post/view", "id=7")
    assert key("/post/7", b"id=8&after=1-1") == key("/post/7")
    assert key("/tt/post/7/comments", b"after=1-1&id=8").query == "after=1-1"
    assert key("/post/x/comments", b"after=1-1") == key("/post/x/comments")


def test_a_repeated_name_counts_once_as_django_reads_it() -> None:
    assert key("/latest", b"before=1-1&before=2-2") == key("/latest", b"before=2-2")


def test_an_old_address_keeps_its_query_without_trackers() -> None:
    found = key("/kaz/index.php", b"id=5&utm_source=x&fbclid=y&tip=tarih")
    assert found == Key("abai.test", "/kaz/index.php", "id=5&tip=tarih")


@pytest.mark.parametrize("path", ["/newsroom/", "/newsroom/login", "/static/a.css", "/lt/static/x"])
def test_what_is_passed_has_no_key(path: str) -> None:
    assert key(path, b"x=1") is None


@pytest.mark.parametrize("path", ["/post/\x00", "/\n", "/post/5\r\nx: y", "/\x7f"])
def test_control_characters_in_a_path_are_refused(path: str) -> None:
    with pytest.raises(RefusedError) as refused:
        key(path)
    assert refused.value.status == 400


@pytest.mark.parametrize(("path", "query"), [("/" + "x" * 2000, b""), ("/", b"x" * 100_000)])
def test_endless_addresses_are_refused(path: str, query: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        key(path, query)
    assert refused.value.status == 414


@given(st.binary(max_size=300))
def test_any_query_of_an_article_gives_the_same_key(query: bytes) -> None:
    assert key("/page/about", query.replace(b"id=", b"")) is not None
    assert key("/", query) == Key("abai.test", "/", "")


@given(st.text(max_size=80), st.binary(max_size=200))
def test_every_address_has_a_key_or_is_refused_or_passed(path: str, query: bytes) -> None:
    try:
        found = key("/" + path, query)
    except RefusedError as refused:
        assert refused.status in {400, 414}
    else:
        assert found is None or len(found.query) <= 3 * 2048


@pytest.mark.parametrize("header", ["abai.test", "ABAI.test", "abai.test:8000", "abai.test."])
def test_a_listed_host_has_one_name_whatever_its_port(header: str) -> None:
    assert Hosts(["abai.test"]).name(header) == "abai.test"


@pytest.mark.parametrize(
    "header",
    [None, "", "evil.test", "abai.test.evil.test", "abai.test/x", "a ", "abai.test:x",
     "xabai.test", "abai.test@evil.test", "\xff"],
)  # fmt: skip
def test_any_other_host_is_400(header: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        Hosts(["abai.test", ".wild.test"]).name(header)
    assert refused.value.status == 400


def test_a_host_allowed_by_a_pattern_is_answered_but_never_stored_under() -> None:
    hosts = Hosts([".wild.test"])
    assert hosts.name("a.wild.test") is None
    assert hosts.name("wild.test") is None
    assert hosts.known == {}


def test_the_names_remembered_are_bounded() -> None:
    hosts = Hosts(["abai.test"])
    for port in range(3000):
        hosts.name(f"abai.test:{port}")
    assert len(hosts.known) <= 1024
