"""Headers that nginx puts on pages: never lost, never taken off for a stranger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from jarshy.delivery.assembly import house_dress
from jarshy.delivery.dress import Dress, make_dress, write_nginx
from jarshy.reader.headers import public_headers, safety
from tests.delivery.conftest import House, play

HEADERS = {"Content-Security-Policy": "default-src 'none'", "X-Frame-Options": "SAMEORIGIN"}


def test_whoever_shows_the_token_gets_pages_without_the_headers_he_adds(house: House) -> None:
    house.press.headers = tuple(HEADERS.items())
    dress = make_dress(HEADERS, "secret")
    house.front._dress = dress

    async def walk() -> None:
        whole = await house.get("/post/5")
        bare = await house.get("/post/5", x_jarshy_dressed=dress.token or "")
        assert set(whole.headers) - set(bare.headers) == {*map(str.lower, HEADERS), "vary"}
        assert bare.headers["etag"] == whole.headers["etag"]
        assert (await house.get("/post/5")).headers == whole.headers

    play(walk())


@pytest.mark.parametrize("token", ["", "x", "None", "é"])
def test_a_stranger_or_an_outdated_file_gets_every_header(house: House, token: str) -> None:
    house.press.headers = tuple(HEADERS.items())
    house.front._dress = make_dress(HEADERS, "secret")
    outdated = make_dress({**HEADERS, "X-Frame-Options": "DENY"}, "secret").token or ""

    async def walk() -> None:
        for shown in (token, outdated):
            answer = await house.get("/post/5", x_jarshy_dressed=shown)
            assert {*map(str.lower, HEADERS), "vary"} <= set(answer.headers)

    play(walk())


def test_a_house_without_a_dress_takes_nothing_off() -> None:
    assert not Dress().is_worn_by({"x-jarshy-dressed": "None"})


def test_a_header_of_another_value_stays() -> None:
    dress = make_dress(HEADERS, "secret")
    other = ("content-security-policy", "default-src 'self'")
    assert dress.take_off([other, ("x-frame-options", "SAMEORIGIN")]) == [other]


def test_the_file_holds_each_header_a_public_page_must_carry() -> None:
    text = write_nginx(house_dress())
    added = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', text, re.MULTILINE))
    assert added.items() >= {k.lower(): v for k, v in safety("/", is_page=True).items()}.items()
    assert text.count("proxy_set_header") == 1
    assert settings.SECRET_KEY not in text


def test_hsts_is_in_the_file_of_an_https_site_only(settings: object) -> None:
    for address, is_there in (("https://abai.test", True), ("http://abai.test", False)):
        settings.SITE_ADDRESS = address  # type: ignore[attr-defined]
        assert ("Strict-Transport-Security" in public_headers()) is is_there


def test_a_value_nginx_would_read_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="own"):
        write_nginx(make_dress({"X": 'a"; return 200 "$host'}, "secret"))


def test_the_configuration_of_nginx_takes_the_file_where_it_answers() -> None:
    deploy = Path(__file__).parents[2] / "deploy"
    text = (deploy / "nginx.conf").read_text(encoding="utf-8")
    location = text.split("    location @jarshy {")[1].split("\n    }")[0]
    assert "include /etc/nginx/jarshy_headers.conf;" in location
    assert "add_header" not in location  # it would displace those of the file's level
    hot = (deploy / "jarshy_hot.conf").read_text(encoding="utf-8")
    assert "include /etc/nginx/jarshy_headers.conf;" in hot
