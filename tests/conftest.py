"""One run stands on one database: SQLite in a temporary folder, or a private PostgreSQL cluster."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ALMATY = ZoneInfo("Asia/Almaty")
SEED = Path(os.environ.get("JARSHY_SEED", Path(__file__).parents[2] / "shared" / "seed"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgres"), default="sqlite",
        help="the database the tests stand on",
    )  # fmt: skip


def _settle(database: str) -> None:
    var = tempfile.mkdtemp(prefix="jarshy-test-")
    atexit.register(shutil.rmtree, var, ignore_errors=True)
    os.environ["JARSHY_VAR"] = var
    os.environ["JARSHY_CONFIG"] = "/nonexistent"
    os.environ.pop("JARSHY_DATABASE", None)
    if database == "postgres":
        from tests.support.postgres import cluster

        stack = ExitStack()
        atexit.register(stack.close)
        os.environ["JARSHY_DATABASE"] = stack.enter_context(cluster())


def _asked() -> str:
    import sys

    words = sys.argv[1:]
    return "postgres" if "--database=postgres" in words else "sqlite"


# pytest-django reads the settings while plugins load, before any fixture could run.
_settle(_asked())


@pytest.fixture
def now() -> datetime:
    """A moment in the newsroom: Saturday noon, 23 November 2024."""
    return datetime(2024, 11, 23, 12, 0, tzinfo=ALMATY)


@pytest.fixture
def site(db: None):
    """The front page and the roles, as after `jarshy migrate`."""
    from jarshy.content.operations import open_site
    from jarshy.newsroom.roles import lay_roles

    page = open_site(name="Жаршы")
    lay_roles()
    return page
