"""Static files under names that carry their own hash, compressed once at collection."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A file asked for that was never collected keeps its plain name instead of a 500."""

    manifest_strict = False
