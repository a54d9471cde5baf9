"""`jarshy serve`: the site and its background worker under one supervisor."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from jarshy.cli import ground
from jarshy.cli.companion import Companion

DRAIN_S = 20  # a request under way may take this long to end after SIGTERM
# Open connections of one process, 33 KB each at worst: at 1,024, the server's own limit, as many
# silent ones stop it.
CONNECTIONS = 8192
HEADERS_MS = 10_000  # the headers of a request may take this long to come
WORKER_COMMAND = (sys.executable, "-m", "jarshy.cli", "worker")


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("serve", help="serve the site")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--workers", type=int, default=1)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until it is told to stop."""
    ground.check_port(args.port)
    ground.start_django()
    ground.lay_tables()
    return listen(args.address, args.port, args.workers)


def listen(address: str, port: int, workers: int) -> int:
    """Runs the server's processes and the background worker; a dead one is started again.

    Ends at SIGTERM or SIGINT: no new connection is taken, requests under way are answered.
    """
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings

    from jarshy.delivery import eras

    eras.settle(Path(settings.STORE_ROOT))
    companion = Companion(WORKER_COMMAND)
    watch = threading.Thread(target=companion.watch, name="companion", daemon=True)
    # Granian sets its own handlers when it serves; until then a signal must end the worker too.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    watch.start()
    ground.raise_descriptors()
    try:
        Granian(
            "jarshy.config.rsgi:application",
            address=address,
            port=port,
            interface=Interfaces.RSGI,
            workers=workers,
            websockets=False,
            backpressure=CONNECTIONS,
            http1_settings=HTTP1Settings(header_read_timeout=HEADERS_MS),
            log_access=False,
            log_level="warning",
            respawn_failed_workers=True,
            respawn_interval=1.0,
            workers_kill_timeout=DRAIN_S,
        ).serve()
    finally:
        companion.stop()
        watch.join(DRAIN_S)
    return 0


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
