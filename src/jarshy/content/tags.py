"""The vocabulary of cache tags: what a page depends on, as short strings."""

from __future__ import annotations

from datetime import date

SITE = "site"  # the frame of every page: rubrics in the menu, the paper's name
FRONT = "front"
LATEST = "latest"
CORRECTIONS = "corrections"  # the list of notes below corrected articles
PAGES = "pages"  # which standalone pages there are

THOUSAND = 1000


def article(id_: int) -> str:
    """One article's own text and names."""
    return f"article:{id_}"


def thousand(id_: int) -> str:
    """The articles whose numbers differ in the last three digits only: a file of the sitemap."""
    return f"thousand:{id_ // THOUSAND}"


def rubric(id_: int) -> str:
    """The list of a rubric."""
    return f"rubric:{id_}"


def author(id_: int) -> str:
    """The list of an author."""
    return f"author:{id_}"


def topic(id_: int) -> str:
    """The list of a topic."""
    return f"topic:{id_}"


def series(id_: int) -> str:
    """The parts of a series."""
    return f"series:{id_}"


def day(on: date) -> str:
    """The archive of one day in the newsroom's zone."""
    return f"day:{on.isoformat()}"


def page(slug: str) -> str:
    """A standalone page."""
    return f"page:{slug}"
