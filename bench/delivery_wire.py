"""An article from the embedded server against a bare ASGI application with the same bytes."""

from __future__ import annotations

from bench import Metric
from bench._delivery_ground import Side, bare, compare, disturb, fetch, lay_ground, served

ARTICLE = 3
PATH = f"/post/{ARTICLE}"


def run() -> dict[str, Metric]:
    """Ratios for each coding, quiet and while the page is rewritten ten times a second."""
    ground, metrics = lay_ground(), {}
    with served(ground) as (ours, pid):
        pages = {
            (PATH, coding): fetch(ours + PATH, accept_encoding=coding)[1]
            for coding in ("gzip", "br", "identity")
        }
        with bare(pages) as (theirs, bare_pid):
            for coding in ("gzip", "br", "identity"):
                mine, other = Side(ours + PATH, pid), Side(theirs + PATH, bare_pid)
                metrics |= compare(mine, other, coding)
        metrics |= disturb(ours + PATH, ground, ARTICLE, 1.0)
    return metrics
