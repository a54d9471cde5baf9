"""Best of the month: the most read of today and the 30 days before."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "month"
COUNTS = "views"
TITLE = "Ай үздігі"
FORMULA = (
    "Бүгінгі және оның алдындағы 30 күннің қаралымы; "
    "бір мекенжайдан келген k-қаралым 1/k болып есептеледі."
)


def scores(history: History) -> Scores:
    """Views of today and the 30 days before."""
    return history.of_days(30)
