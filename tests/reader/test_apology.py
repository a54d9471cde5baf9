"""The page of a fault: it needs no database, and is in the script of the address."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jarshy.reader.views import apologise
from tests.reader.conftest import PREFIXES
from tests.reader.test_pages import CYRILLIC, prose


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("lang", PREFIXES)
def test_a_fault_is_told_in_the_script_of_the_address_without_a_query(
    lang: str, status: int, db: None
) -> None:
    with CaptureQueriesContext(connection) as asked:
        language, page = apologise(f"{PREFIXES[lang]}/post/5", status)
    html = page.decode()
    assert len(asked) == 0
    assert language == lang
    assert f'<html lang="{lang}"' in html
    assert html.count("<h1") == 1
    assert f">{status}</p>" in html
    assert "<!--hole" not in html
    assert '<meta name="robots" content="noindex">' in html
    if lang != "kk-Cyrl":
        assert [text for text in prose(html) if CYRILLIC.search(text)] == []
