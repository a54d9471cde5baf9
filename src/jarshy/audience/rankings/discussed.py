"""Most discussed: the comments of the last seven days."""

from __future__ import annotations

from collections import Counter

from jarshy.audience.rankings.history import History, Scores

NAME = "discussed"
UNIT = "пікір"
DECIMALS = 0
TITLE = "Ең көп талқыланған"
FORMULA = "Соңғы 7 күнде жарияланған пікірлер саны."


def scores(history: History) -> Scores:
    """Comments of the last seven days."""
    return Counter(id_ for id_, _ in history.comments)
