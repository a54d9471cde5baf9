"""The rankings of the site: one module each, in the order in which readers see them.

A ranking is a module with NAME (its address), UNIT and DECIMALS (how its scores are shown), TITLE
and FORMULA (Kazakh, shown to readers) and `scores(history)`: article ids with scores. Adding one: a
file here and a line in RANKINGS.
"""

from __future__ import annotations

from typing import Protocol

from jarshy.audience.rankings import best, day, discussed, month, rising, week, year
from jarshy.audience.rankings.history import Comments, History, Scores


class Ranking(Protocol):
    """What every module of RANKINGS has."""

    NAME: str
    UNIT: str
    DECIMALS: int
    TITLE: str
    FORMULA: str

    def scores(self, history: History, /) -> Scores:
        """Scores by article id; the highest stands first."""


RANKINGS: tuple[Ranking, ...] = (best, day, week, month, year, discussed, rising)

__all__ = ["RANKINGS", "Comments", "History", "Ranking", "Scores"]
