"""Best of the month: the most read of today and the 30 days before."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "month"
UNIT = "ұпай"
DECIMALS = 0
TITLE = "Ай үздіктері"
FORMULA = (
    "Бүгінгі күн мен оның алдындағы 30 күннің әр қаралымы – 1 ұпай. "
    "Бір мекенжайдан бір мақалаға тәулік ішінде келген k-қаралым 1/k ұпай береді."
)


def scores(history: History) -> Scores:
    """Views of today and the 30 days before."""
    return history.of_days(30)
