"""`python -m bench [name …]`: runs benchmarks, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from bench import report

FOLDER = Path(__file__).parent


def main(names: list[str]) -> int:
    """Runs one benchmark here, or all of them one after the other."""
    if len(names) == 1:
        report(names[0], import_module(f"bench.{names[0]}").run())
        return 0
    every = sorted(file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_"))
    codes = [
        subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode
        for name in names or every
    ]
    return max(codes, default=0)


sys.exit(main(sys.argv[1:]))
