"""Rising: read more in the last three hours than the day before promised."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "rising"
UNIT = "есе"
DECIMALS = 1
TITLE = "Өрлеп келеді"
FORMULA = (
    "Соңғы 3 сағаттың қаралымы алдыңғы тәуліктің орташа 3 сағаттық қаралымына 5 қосылған санға "
    "бөлінеді. 10 қаралымнан азы есепке кірмейді."
)

RECENT_H = 3
BEFORE_H = 24
# Five views more or less are chance: without them an article with one reader yesterday would lead.
CALM = 5.0
LEAST = 10.0


def scores(history: History) -> Scores:
    """How many times the last hours exceed the usual."""
    recent = {i: w for i, w in history.of_hours(RECENT_H).items() if w >= LEAST}
    whole = history.sums(recent, RECENT_H + BEFORE_H)
    share = RECENT_H / BEFORE_H
    return {i: w / ((whole[i] - w) * share + CALM) for i, w in recent.items()}
