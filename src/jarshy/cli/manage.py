"""`jarshy manage …`: Django's own commands, for operators who know them."""

from __future__ import annotations

import argparse
from typing import Any

from jarshy.cli import ground


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("manage", help="run one of Django's own commands")
    parser.add_argument("words", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hands the words over."""
    from django.core.management import execute_from_command_line

    ground.check_var()
    execute_from_command_line(["jarshy manage", *args.words])
    return 0
