"""A site on which nothing was published yet."""

from __future__ import annotations

from django.test import Client

from tests.reader.conftest import PREFIXES


def test_an_empty_site_has_a_front_page_in_every_script(site: object) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    for lang, start in PREFIXES.items():
        for path in ("/", "/latest", "/archive", "/corrections", "/search", "/ratings"):
            answer = client.get(start + path)
            assert answer.status_code == 200, path
            assert f'<html lang="{lang}"' in answer.content.decode()
        assert client.get(f"{start}/archive/2024/11").status_code == 404
