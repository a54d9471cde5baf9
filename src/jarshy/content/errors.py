"""What can be wrong with content; codes are stable, texts are for the log."""

from __future__ import annotations


class ContentError(Exception):
    """Something the content room refuses."""

    code = "content"


class EmbargoError(ContentError):
    """An article may not be published before its embargo ends."""

    code = "embargo"
