"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support.postgres import private_cluster
from tests.support.served import Site, Template

ALMATY = ZoneInfo("Asia/Almaty")
SEED = Path(os.environ.get("JARSHY_SEED", Path(__file__).parents[2] / "shared" / "seed"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: Playwright leaves an event loop behind that others stumble over."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """Playwright, once for all browser tests: a second one beside it refuses to start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Template]:
    """An installation to be copied and served, on the database of this run."""
    var = tmp_path_factory.mktemp("template")
    with ExitStack() as stack:
        is_postgres = request.config.getoption("--database") == "postgres"
        made = Template(var, stack.enter_context(private_cluster()) if is_postgres else None)
        made.lay()
        yield made


@pytest.fixture(scope="session")
def served(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One running site for all tests that leave it well."""
    with template.serve(tmp_path_factory.mktemp("served")) as site:
        yield site


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
