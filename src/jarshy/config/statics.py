"""Static files under names that carry their own hash, compressed once at collection."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A file asked for before the first collection keeps its plain name: no page fails for it."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """The name with its hash, or the name itself while the file was not collected."""
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            return name
