"""The `jarshy` command: one file a command, listed here. Mistakes end in one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from jarshy.cli.errors import RefusalError

COMMANDS = ("demo", "serve", "worker", "import_", "board", "migrate", "nginx", "manage")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit code."""
    from jarshy.config.env import SettingsError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jarshy.config.settings")
    args = _parser().parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except (RefusalError, SettingsError) as error:
        print(f"jarshy: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jarshy", description="A Kazakh-first publishing platform."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"jarshy.cli.{name}").register(commands)
    return parser
