"""What of a style sheet goes over the wire."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile

from jarshy.config.statics import HashedFiles, shorten

SHEET = Path(__file__).parents[2] / "src/jarshy/reader/static/reader/site.css"


def test_the_readers_sheet_is_stored_without_its_comments(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    name = storage.save("reader/site.css", ContentFile(SHEET.read_bytes()))
    kept = (tmp_path / name).read_text(encoding="utf-8")
    assert kept and "/*" not in kept and "\n" not in kept


def test_nothing_but_comments_and_white_space_is_taken() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    rules = sheet.count("{")
    assert shorten(sheet).count("{") == rules == shorten(sheet).count("}")
    assert '" (" attr(href) ")"' in shorten(sheet)


def test_sheets_of_others_are_stored_as_they_came(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    name = storage.save("wagtailadmin/core.css", ContentFile(b"/* theirs */ a { b: c }"))
    assert (tmp_path / name).read_bytes() == b"/* theirs */ a { b: c }"
