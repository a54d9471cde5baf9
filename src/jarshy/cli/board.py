"""`jarshy board`: writes exchange rates and weather above the front page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from jarshy.cli import ground
from jarshy.cli.errors import RefusalError


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("board", help="write rates and weather above the front page")
    parser.add_argument("items", nargs="*", metavar="NAME=VALUE", help="none wipes the board")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Replaces what stands on the board."""
    ground.start_django()
    from django.conf import settings
    from django.utils import timezone

    from jarshy.reader import board

    try:
        items = board.read_items(args.items)
        board.write_board(Path(settings.VAR), items, at=timezone.now())
    except (board.BoardError, OSError) as error:
        raise RefusalError(f"board: {error}") from error
    return 0
