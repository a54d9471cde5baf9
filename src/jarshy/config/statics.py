"""Static files under names that carry their own hash, compressed once at collection."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Ours alone: what others wrote may hold the sign in a string. 0.7 KB of every first visit.
_OUR_SHEETS_AND_SCRIPTS = re.compile(r"reader/[^/]+\.(?:css|js)")
_COMMENT_LINES = re.compile(rb"^[ \t]*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)


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
        """The name it is kept under; comments of the reader's own files stay behind."""
        if _OUR_SHEETS_AND_SCRIPTS.fullmatch(name):
            content = ContentFile(_COMMENT_LINES.sub(b"", b"".join(content.chunks())))
        return str(super()._save(name, content))
