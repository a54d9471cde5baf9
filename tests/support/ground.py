"""One run stands on one database: SQLite in a temporary folder, or a private PostgreSQL cluster.

A plugin, named in pyproject.toml: the settings are read while pytest-django loads, before conftest.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="the database the tests stand on",
    )


def _settle(database: str) -> None:
    var = Path(tempfile.mkdtemp(prefix="jarshy-test-"))
    atexit.register(shutil.rmtree, var, ignore_errors=True)
    (var / "static").mkdir()
    (var / "media").mkdir()
    for name in [name for name in os.environ if name.startswith("JARSHY_")]:
        if name not in {"JARSHY_GOLD", "JARSHY_SEED"}:
            del os.environ[name]
    os.environ["JARSHY_VAR"] = str(var)
    os.environ["JARSHY_CONFIG"] = str(var / "none.toml")
    if database == "postgres":
        from tests.support.postgres import cluster

        stack = ExitStack()
        atexit.register(stack.close)
        os.environ["JARSHY_DATABASE"] = stack.enter_context(cluster())


_settle("postgres" if "--database=postgres" in sys.argv else "sqlite")
