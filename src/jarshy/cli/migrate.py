"""`jarshy migrate`: tables, collected files, roles and the front page, up to date."""

from __future__ import annotations

import argparse
from typing import Any

from jarshy.cli import ground


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("migrate", help="bring the database up to date")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Lays everything a start needs."""
    ground.start_django()
    ground.lay_tables()
    print("The database, the files, the roles and the front page are up to date.")
    return 0
