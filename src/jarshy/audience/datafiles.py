"""The filters' data: tables beside the code, or the operator's own under var/audience."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from jarshy.audience.errors import DataError


def read_rows(name: str, *, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a tab-separated table.

    Errors: DataError for a row of another width.
    """
    for number, line in enumerate(read_text(name).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns:
            raise DataError(f"{name}:{number}: {columns} columns expected, {len(row)} found")
        yield row


def read_text(name: str) -> str:
    """The operator's file under var/audience, or ours."""
    own = Path(settings.VAR) / "audience" / name
    return own.read_text("utf-8") if own.exists() else _shipped(name)


def _shipped(name: str) -> str:
    return files("jarshy.audience").joinpath("data", name).read_text("utf-8")


def title_of(name: str) -> str:
    """The first line of a table: its source, licence and date."""
    return read_text(name).partition("\n")[0].removeprefix("#").strip()
