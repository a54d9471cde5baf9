"""`jarshy serve`: the site and its background worker."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import Any

from jarshy.cli import ground


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
    """Runs the server in this process and the worker beside it; both end together."""
    from granian import Granian
    from granian.constants import Interfaces

    worker = subprocess.Popen([sys.executable, "-m", "jarshy.cli", "worker"])
    try:
        Granian(
            "jarshy.config.asgi:application",
            address=address,
            port=port,
            interface=Interfaces.ASGI,
            workers=workers,
            websockets=False,
            log_access=False,
            log_level="warning",
        ).serve()
    finally:
        worker.terminate()
        worker.wait()
    return 0
