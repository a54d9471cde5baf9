"""What is collected is what was written, but for the comments of the reader's own files."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile

from jarshy.config.statics import HashedFiles

RULES = (b":root { --ink: #000; }\n", b'a::after { content: "/* no */"; }\n')
SHEET = b"/* Tokens. */\n" + RULES[0] + b"  /* two\n  lines */\n" + RULES[1]


def collected(tmp_path: Path, name: str) -> bytes:
    storage = HashedFiles(location=str(tmp_path), base_url="/static/")
    content = ContentFile(SHEET)
    content.read()  # as after the hash was taken
    return (tmp_path / storage.save(name, content)).read_bytes()


def test_comments_of_the_readers_sheet_are_not_sent_to_readers(tmp_path: Path) -> None:
    assert collected(tmp_path, "reader/site.css") == b"".join(RULES)


def test_files_of_others_are_kept_as_they_are(tmp_path: Path) -> None:
    assert collected(tmp_path, "wagtailadmin/css/core.css") == SHEET
