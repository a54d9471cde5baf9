"""The kinds of archive that can move in. A new one is a file here, a line below, and its cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from jarshy.archive.oldpage import OldPage, RawPage
from jarshy.archive.sources.dump import PageDump


class Source(Protocol):
    """A kind of archive: fetch brings bytes, parse touches neither network nor database."""

    name: str

    def fetch(self, path: Path, address: str) -> Iterator[RawPage]:
        """The pages found at a path, in a stable order."""

    def parse(self, raw: RawPage) -> OldPage:
        """One page read. Errors: PageError with line and reason."""


SOURCES: dict[str, type[Source]] = {source.name: source for source in (PageDump,)}
