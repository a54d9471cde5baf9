"""The board above the front page: fed by a command, gone when stale, harmless when damaged."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jarshy.reader.board import (
    FILE,
    FRESH,
    BoardError,
    BoardItem,
    read_board,
    read_items,
    write_board,
)

ITEMS = (BoardItem("USD", "498,2"), BoardItem("Алматы", "+4°"))


def test_what_was_written_is_shown_until_it_is_old(tmp_path: Path, now: datetime) -> None:
    write_board(tmp_path, ITEMS, at=now)
    assert read_board(tmp_path, now) == ITEMS
    assert read_board(tmp_path, now + FRESH) == ITEMS
    assert read_board(tmp_path, now + FRESH + timedelta(seconds=1)) == ()
    assert read_board(tmp_path, now - timedelta(seconds=1)) == ()


def test_no_items_wipe_the_board(tmp_path: Path, now: datetime) -> None:
    write_board(tmp_path, ITEMS, at=now)
    write_board(tmp_path, (), at=now)
    assert read_board(tmp_path, now) == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"at": "x", "items": []}', '{"items": [1]}', "0"])
def test_a_damaged_file_shows_nothing(tmp_path: Path, now: datetime, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_board(tmp_path, now) == ()


def test_a_board_never_written_shows_nothing(tmp_path: Path, now: datetime) -> None:
    assert read_board(tmp_path, now) == ()


def test_items_are_read_from_words() -> None:
    assert read_items(["USD=498,2", "Алматы = +4°"]) == ITEMS


@pytest.mark.parametrize("words", [["USD"], ["=1"], ["USD="], ["A" * 41 + "=1"], ["A=1"] * 9])
def test_what_cannot_stand_on_the_board_is_refused(words: list[str]) -> None:
    with pytest.raises(BoardError):
        read_items(words)
