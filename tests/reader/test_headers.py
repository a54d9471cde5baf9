"""What a browser is told about safety."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from jarshy.reader.headers import reader_policy, safety


def test_a_page_may_run_only_what_the_site_serves() -> None:
    policy = dict(rule.split(" ", 1) for rule in reader_policy().split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe" not in reader_policy() and "*" not in reader_policy()


def test_files_moved_to_another_host_are_allowed_from_there(settings: Any) -> None:
    settings.MEDIA_URL = "https://files.example.org/media/"
    policy = dict(rule.split(" ", 1) for rule in reader_policy().split("; "))
    assert policy["img-src"] == "'self' https://files.example.org"


def test_https_is_kept_for_a_year_where_the_site_has_it(settings: Any) -> None:
    assert "Strict-Transport-Security" not in safety("/", is_page=True)
    settings.SITE_ADDRESS = "https://jarshy.example.org"
    assert safety("/", is_page=True)["Strict-Transport-Security"] == "max-age=31536000"


def test_the_newsroom_may_show_its_preview_and_nobody_else_may() -> None:
    policy = safety("/newsroom/login/", is_page=True)["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy and "script-src" not in policy


@pytest.mark.parametrize("path", ["/", "/post/999", "/newsroom/login/", "/nothing"])
def test_every_page_carries_the_headers(site: Any, path: str) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    for name, value in safety(path, is_page=True).items():
        assert answer.headers[name] == value
