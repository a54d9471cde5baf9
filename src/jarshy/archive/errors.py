"""Why an old page cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class PageError(Exception):
    """A page that does not parse.

    Units: `line` counts from 1; 0 means the file as a whole.
    """

    reason: str
    line: int = 0

    code = "page"

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason
