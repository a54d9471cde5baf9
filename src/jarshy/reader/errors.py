"""What this room refuses."""

from __future__ import annotations


class MisprintRefusedError(ValueError):
    """A report that cannot be taken; `code` says why and stays the same."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
