"""`jarshy worker`: the background work, one process."""

from __future__ import annotations

import argparse
from typing import Any

from jarshy.cli import ground


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("worker", help="do the background work")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Works until it is told to stop."""
    from django.core.management import call_command

    ground.start_django()
    call_command("db_worker", verbosity=0, interval=1, worker_id="", backend_name="default")
    return 0
