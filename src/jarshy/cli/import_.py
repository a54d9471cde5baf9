"""`jarshy import SOURCE …`: pages of an old portal move in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from jarshy.cli import ground
from jarshy.cli.errors import RefusalError


def register(commands: Any) -> None:
    """Adds the command."""
    from jarshy.archive.sources import SOURCES

    parser = commands.add_parser("import", help="bring pages of an old portal in")
    parser.add_argument("source", choices=sorted(SOURCES), help="what kind of pages they are")
    parser.add_argument("path", type=Path, help="a file or a folder of files")
    parser.add_argument("--address", default="", help="where the page stood, for a single file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Imports and prints a table of outcomes that adds up to the input."""
    ground.start_django()
    ground.lay_tables()
    return import_pages(args.source, args.path, args.address)


def import_pages(source: str, path: Path, address: str = "") -> int:
    """Moves pages in; 1 when any of them was refused."""
    from django.utils import timezone

    from jarshy.archive.operations import move_in
    from jarshy.archive.sources import SOURCES

    if not path.exists():
        raise RefusalError(f"{path}: no such file or folder")
    if address and path.is_dir():
        raise RefusalError("--address names one page; a folder's files carry their own addresses")
    report = move_in(source=SOURCES[source](), path=path, address=address, at=timezone.now())
    for refused in report.refused:
        print(refused, file=sys.stderr)
    # A folder of thousands is summed up; a few pages are told one by one.
    for name, article_id in report.moved if len(report.moved) <= 20 else ():
        print(f"{name} → /post/{article_id}")
    for name, count in report.outcomes.items():
        print(f"{name:12}{count:>8}")
    return 1 if report.refused else 0
