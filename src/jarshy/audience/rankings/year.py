"""Best of the year: the most read of today and the 365 days before."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "year"
COUNTS = "views"
TITLE = "Жыл үздігі"
FORMULA = (
    "Бүгінгі және оның алдындағы 365 күннің қаралымы; "
    "бір мекенжайдан келген k-қаралым 1/k болып есептеледі."
)


def scores(history: History) -> Scores:
    """Views of today and the 365 days before."""
    return history.of_days(365)
