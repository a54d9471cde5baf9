"""The forms of an answer on the wire."""

from __future__ import annotations

import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.delivery import holes
from jarshy.delivery.variants import (
    BROTLI,
    GZIP,
    IDENTITY,
    build_variant,
    choose_coding,
    compress,
    is_unchanged,
)


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", IDENTITY),
        ("gzip", GZIP),
        ("gzip, deflate, br", BROTLI),
        ("gzip, deflate, br, zstd", BROTLI),
        ("br;q=0.5, gzip;q=0.8", GZIP),
        ("br;q=0, gzip", GZIP),
        ("gzip;q=0, br;q=0", IDENTITY),
        ("*", BROTLI),
        ("*;q=0", IDENTITY),
        ("GZIP", GZIP),
        ("deflate", IDENTITY),
        ("br;q=x", IDENTITY),
        ("identity", IDENTITY),
        (";;;,,,q=", IDENTITY),
    ],
)
def test_the_best_coding_allowed_is_chosen(header: str, coding: str) -> None:
    assert choose_coding(header) == coding


@given(st.text(max_size=2000))
def test_any_accept_encoding_gives_a_coding(header: str) -> None:
    assert choose_coding(header) in {IDENTITY, GZIP, BROTLI}


@given(st.binary(max_size=2000))
def test_each_coding_gives_the_body_back(body: bytes) -> None:
    packed = compress(body, GZIP)
    assert (zlib.decompress(packed, 31) if body else packed) == body
    packed = compress(body, BROTLI)
    assert (brotli.decompress(packed) if body else packed) == body


def test_the_same_page_gives_the_same_bytes_and_etag() -> None:
    one = build_variant(200, (("Content-Type", "text/html"),), "бет".encode(), GZIP)
    two = build_variant(200, (("Content-Type", "text/html"),), "бет".encode(), GZIP)
    assert one.headers == two.headers
    assert one.body == two.body


def test_each_coding_has_its_own_etag() -> None:
    tags = {build_variant(200, (), b"page", coding).etag for coding in (IDENTITY, GZIP, BROTLI)}
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("asked", "is_same"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"x", "a"', True),
        ("*", True),
        ('""', False),
        ("a", False),
        ("", False),
    ],
)
def test_an_etag_is_found_in_a_list(asked: str, is_same: bool) -> None:
    assert is_unchanged(asked, '"a"') is is_same


def test_an_answer_without_an_etag_never_matches() -> None:
    assert not is_unchanged("*", "")


def test_a_hole_is_filled_in_bytes_as_in_text() -> None:
    html = f"<p>{holes.mark('views', 5)} көрді, {holes.mark('today')}</p>"
    values = {b"views:5": b"1381", b"today:": "Сенбі".encode()}
    assert holes.splice(html.encode(), values).decode() == "<p>1381 көрді, Сенбі</p>"
    assert holes.find(html) == (("views", "5"), ("today", ""))


def test_a_hole_nobody_fills_is_a_fault() -> None:
    with pytest.raises(KeyError):
        holes.fill(holes.mark("nobody"), "cyrillic", {})
