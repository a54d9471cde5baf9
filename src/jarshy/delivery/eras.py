"""Which life of the database the stored pages belong to.

A restored backup gives numbers out again that stored pages have seen already; so a database that
went back in time gets a new name, and what was stored under the old one is foreign.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from django.db import Error

from jarshy.delivery.operations import begin_era
from jarshy.delivery.queries import era_name, next_number

LOG = logging.getLogger(__name__)
_ERA, _REACHED = "era", "reached"


def read_era(root: Path) -> str:
    """The database's own name; the last one known while it does not answer."""
    try:
        name = era_name() or begin_era()
    except Error as error:
        LOG.warning("the database does not answer: %s", str(error).split("\n", 1)[0])
        return _read(root / _ERA)
    _write(root / _ERA, name)
    return name


def settle(root: Path) -> bool:
    """Begins a new era when the database has not reached what it had reached before.

    For the supervisor, before a server starts; True when a new era began.
    """
    reached, seen = next_number(), _read(root / _REACHED)
    is_back = seen.isdigit() and reached < int(seen)
    if is_back:
        begin_era()
    _write(root / _REACHED, str(reached))
    return is_back


def keep_reached(root: Path) -> None:
    """Notes how far the database has come, for the next start."""
    _write(root / _REACHED, str(next_number()))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _write(file: Path, text: str) -> None:
    if _read(file) == text:
        return
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="ascii")
        draft.replace(file)
    except OSError as error:
        LOG.warning("cannot write %s: %s", file, error.strerror)
