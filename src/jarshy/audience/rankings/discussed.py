"""Most discussed: the comments of the last seven days."""

from __future__ import annotations

from collections import Counter

from jarshy.audience.rankings.history import History, Scores

NAME = "discussed"
COUNTS = "comments"
TITLE = "Ең көп талқыланған"
FORMULA = "Соңғы жеті күнде жарияланған пікірлер саны."


def scores(history: History) -> Scores:
    """Comments of the last seven days."""
    return Counter(id_ for id_, _ in history.comments)
