"""Best materials: what is read and talked about now; a day old counts half."""

from __future__ import annotations

from jarshy.audience.rankings.history import History, Scores

NAME = "best"
UNIT = "ұпай"
DECIMALS = 0
TITLE = "Үздік материалдар"
FORMULA = (
    "Соңғы 7 күннің әр қаралымы – 1 ұпай, әр пікірі – 5 ұпай. Ұпай 24 сағат сайын екі есе "
    "азаяды. Бір мекенжайдан бір мақалаға тәулік ішінде келген k-қаралым 1/k ұпай береді."
)

HALF_LIFE_H = 24
WINDOW_H = 7 * 24  # after seven half-lives less than a hundredth is left
COMMENT = 5.0


def scores(history: History) -> Scores:
    """Decayed views and comments of the last seven days."""
    talk: dict[int, float] = {}
    for id_, age_h in history.comments:
        talk[id_] = talk.get(id_, 0.0) + COMMENT * 0.5 ** (age_h / HALF_LIFE_H)
    found = dict(history.decayed(WINDOW_H, HALF_LIFE_H))
    if missing := talk.keys() - found.keys():
        found |= history.decayed(WINDOW_H, HALF_LIFE_H, only=missing)
    return {id_: found.get(id_, 0.0) + talk.get(id_, 0.0) for id_ in found.keys() | talk.keys()}
