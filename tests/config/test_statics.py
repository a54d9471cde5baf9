"""What of the reader's style sheet and scripts goes over the wire."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.files.base import ContentFile

from jarshy.config.statics import HashedFiles, shorten_script, shorten_sheet

FOLDER = Path(__file__).parents[2] / "src/jarshy/reader/static/reader"
SHEET = FOLDER / "site.css"


def test_the_readers_sheet_is_stored_without_its_comments(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    name = storage.save("reader/site.css", ContentFile(SHEET.read_bytes()))
    kept = (tmp_path / name).read_text(encoding="utf-8")
    assert kept and "/*" not in kept and "\n" not in kept


def test_nothing_but_comments_and_white_space_is_taken() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    rules = sheet.count("{")
    assert shorten_sheet(sheet).count("{") == rules == shorten_sheet(sheet).count("}")
    assert '" (" attr(href) ")"' in shorten_sheet(sheet)


def test_no_script_of_the_reader_has_a_text_of_several_lines() -> None:
    for file in FOLDER.glob("*.js"):
        assert "`" not in file.read_text(encoding="utf-8"), f"{file.name}: its lines are shortened"


def test_a_script_keeps_every_word_of_its_code() -> None:
    script = (FOLDER / "site.js").read_text(encoding="utf-8")
    without_comments = re.sub(r"/\*.*?\*/", "", script, flags=re.S)
    kept = re.sub(r"/\*.*?\*/", "", shorten_script(script), flags=re.S)
    assert kept.split() == without_comments.split()


def test_sheets_of_others_are_stored_as_they_came(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    name = storage.save("wagtailadmin/core.css", ContentFile(b"/* theirs */ a { b: c }"))
    assert (tmp_path / name).read_bytes() == b"/* theirs */ a { b: c }"
