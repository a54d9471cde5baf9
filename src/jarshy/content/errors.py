"""What can be wrong with content; codes are stable, texts are for the log."""

from __future__ import annotations


class ContentError(Exception):
    """Something the content room refuses."""

    code = "content"


class EmbargoError(ContentError):
    """An article may not be published before its embargo ends."""

    code = "embargo"


class MisprintRefusedError(ContentError):
    """A reader's report that cannot be taken; `code` says why, `status` is the answer's."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
