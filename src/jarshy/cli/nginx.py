"""`jarshy nginx`: the headers of public pages as lines of nginx, made from the settings."""

from __future__ import annotations

import argparse
from typing import Any

from jarshy.cli import ground


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("nginx", help="print jarshy_headers.conf for nginx")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Prints the file."""
    ground.start_django()
    from jarshy.delivery.assembly import house_dress
    from jarshy.delivery.dress import write_nginx

    print(write_nginx(house_dress()), end="")
    return 0
