"""The data files of this library: tab-separated, first line a comment with the source."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def read_rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a data file as lists of fields; comment and empty lines are left out."""
    text = (files("jarshy.kazakh") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
