"""Static files under names that carry their own hash, compressed once at collection."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "reader/"  # the admin's files are not in anybody's budget
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_OWN_LINES = re.compile(r"^\s*/\*.*?\*/[ \t]*\n|^[ \t]+", re.S | re.M)
_AROUND = re.compile(r"\s*([{};,])\s*")
_SPACES = re.compile(r"\s+")


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A file asked for before the first collection keeps its plain name: no page fails for it."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """The name with its hash, or the name itself while the file was not collected."""
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            return name

    def _save(self, name: str, content: Any) -> str:
        shorten = _SHORTENED.get(name.rpartition(".")[2]) if name.startswith(OURS) else None
        if shorten:
            content = ContentFile(shorten(b"".join(content.chunks()).decode()).encode())
        return str(super()._save(name, content))


def shorten_sheet(sheet: str) -> str:
    """A style sheet without its comments and the white space between its words.

    Compressed, the reader's sheet loses a tenth: what explains it to us is not sent to a phone.

    >>> shorten_sheet("/* tokens */ a, b { color: red;\\n  margin: 0 auto }")
    'a,b{color: red;margin: 0 auto}'
    """
    return _AROUND.sub(r"\1", _SPACES.sub(" ", _COMMENT.sub("", sheet))).strip()


def shorten_script(script: str) -> str:
    """A script without the comments that have lines of their own and without its indentation.

    >>> shorten_script("/* age */\\nfunction age() {\\n  return 1; /* year */\\n}")
    'function age() {\\nreturn 1; /* year */\\n}'
    """
    return _OWN_LINES.sub("", script)


_SHORTENED = {"css": shorten_sheet, "js": shorten_script}
