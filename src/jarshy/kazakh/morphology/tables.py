"""Reading the data files of the language room."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def read_lines(name: str) -> Iterator[str]:
    """Lines of data/`name` without comments and empty lines."""
    text = (files("jarshy.kazakh") / "data" / name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line


def read_rows(name: str) -> Iterator[list[str]]:
    """Tab-separated rows of data/`name`."""
    for line in read_lines(name):
        yield line.split("\t")
