"""The board above the front page: exchange rates and weather, fed by a command, gone when stale.

Kept in a file of its own under var/: when it is damaged or old, the page only misses the board.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

FILE = "board.json"
FRESH = timedelta(hours=26)  # a rate is set once a day; two hours of grace for a late feeder
MAX_ITEMS = 8
MAX_LENGTH = 40


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One figure, such as ("USD", "498,2") or ("Алматы", "+4°")."""

    name: str
    value: str


class BoardError(ValueError):
    """What was to be written on the board cannot stand there; the text says why."""


def read_items(words: Sequence[str]) -> tuple[BoardItem, ...]:
    """Items written as NAME=VALUE. Errors: BoardError."""
    if len(words) > MAX_ITEMS:
        raise BoardError(f"the board holds {MAX_ITEMS} items, not {len(words)}")
    return tuple(_read_item(word) for word in words)


def _read_item(word: str) -> BoardItem:
    name, mark, value = (part.strip() for part in word.partition("="))
    if not (name and mark and value):
        raise BoardError(f"NAME=VALUE is expected, not {word!r}")
    if len(name) > MAX_LENGTH or len(value) > MAX_LENGTH:
        raise BoardError(f"a name and a value have at most {MAX_LENGTH} characters: {word!r}")
    return BoardItem(name, value)


def write_board(var: Path, items: Sequence[BoardItem], *, at: datetime) -> None:
    """Replaces what stands on the board; no items wipe it."""
    told = {"at": at.isoformat(), "items": [asdict(item) for item in items]}
    fresh = var / f"{FILE}.new"
    fresh.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    fresh.replace(var / FILE)


def read_board(var: Path, now: datetime) -> tuple[BoardItem, ...]:
    """What stands on the board; nothing when it is old, from the future, damaged or not there."""
    try:
        told = json.loads((var / FILE).read_text(encoding="utf-8"))
        age = now - datetime.fromisoformat(told["at"])
        items = tuple(BoardItem(**item) for item in told["items"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return items if timedelta(0) <= age <= FRESH else ()
