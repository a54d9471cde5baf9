"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

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
