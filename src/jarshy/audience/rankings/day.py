"""Best of the day: the most read of the last 24 hours."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "day"
COUNTS = "views"
TITLE = "Тәулік үздігі"
FORMULA = "Соңғы 24 сағаттың қаралымы; бір мекенжайдан келген k-қаралым 1/k болып есептеледі."


def scores(history: History) -> Scores:
    """Views of the last 24 hours."""
    return history.of_hours(24)
