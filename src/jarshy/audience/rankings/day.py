"""Best of the day: the most read of the last 24 hours."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "day"
UNIT = "ұпай"
DECIMALS = 0
TITLE = "Тәулік үздіктері"
FORMULA = (
    "Соңғы 24 сағаттың әр қаралымы – 1 ұпай. "
    "Бір мекенжайдан бір мақалаға тәулік ішінде келген k-қаралым 1/k ұпай береді."
)


def scores(history: History) -> Scores:
    """Views of the last 24 hours."""
    return history.of_hours(24)
