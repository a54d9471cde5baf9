"""`jarshy worker`: the background work, one process: the task queue and the clock."""

from __future__ import annotations

import argparse
import sys
import threading
from typing import Any

from jarshy.cli import ground


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("worker", help="do the background work")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Works until it is told to stop."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import Error
    from django.utils.module_loading import import_string

    from jarshy.cli.clock import Clock, Job

    ground.start_django()
    jobs = [Job(name, every_s, import_string(name)) for every_s, name in settings.CLOCK_JOBS]
    clock = Clock(jobs)
    threading.Thread(target=clock.run, name="clock", daemon=True).start()
    try:
        call_command("db_worker", verbosity=0, interval=1, backend_name="default")
    except Error as error:
        # `jarshy serve` starts it again, until the database answers.
        print(f"jarshy: the worker has no database: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    return 0
