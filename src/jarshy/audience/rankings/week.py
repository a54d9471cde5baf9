"""Best of the week: the most read of today and the 7 days before."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "week"
COUNTS = "views"
TITLE = "Апта үздігі"
FORMULA = (
    "Бүгінгі және оның алдындағы 7 күннің қаралымы; "
    "бір мекенжайдан келген k-қаралым 1/k болып есептеледі."
)


def scores(history: History) -> Scores:
    """Views of today and the 7 days before."""
    return history.of_days(7)
