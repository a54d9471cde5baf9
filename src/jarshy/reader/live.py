"""The live values of a page: what fills its holes at the moment it is served."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from jarshy import kazakh
from jarshy.audience.queries import (
    Candidate,
    best_candidates,
    choose_best,
    page_token,
    places,
    views,
)
from jarshy.audience.rankings import RANKINGS
from jarshy.comments.queries import counts
from jarshy.content.queries import Card, cards
from jarshy.content.scripts import BY_KEY
from jarshy.delivery import holes
from jarshy.reader.board import read_board
from jarshy.reader.environment import static, write

_BEACON = (
    '<script src="{source}" data-token="{token}" async></script>'
    '<noscript><img src="/b/p.gif?t={token}" alt="" width="1" height="1"></noscript>'
)


def fill(html: str, script_key: str) -> str:
    """The page with today's date, numbers and best materials in it."""
    return holes.fill(html, script_key, PROVIDERS)


def visit_day(now: datetime) -> date:
    """The day of the visit in the newsroom's zone; JARSHY_VISIT_DATE stops the calendar."""
    if settings.VISIT_DATE:
        return date.fromisoformat(settings.VISIT_DATE)
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _today(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    day = visit_day(timezone.now())
    text = kazakh.dates.masthead(day, BY_KEY[script_key].scheme(settings.LATIN_SCHEME))
    return dict.fromkeys(arguments, f'<time datetime="{day.isoformat()}">{text}</time>')


def _views(arguments: Sequence[str], _: str) -> Mapping[str, str]:
    return _numbers(arguments, views(int(argument) for argument in arguments))


def _comments(arguments: Sequence[str], _: str) -> Mapping[str, str]:
    return _numbers(arguments, counts(int(argument) for argument in arguments))


def _numbers(arguments: Sequence[str], found: Mapping[int, int]) -> Mapping[str, str]:
    return {a: kazakh.numbers.group(found.get(int(a), 0)) for a in arguments}


def _best(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    """The block of best materials; the argument is the article being read, left out of it."""
    return BestOfRound()(arguments, script_key)


class BestOfRound:
    """The blocks of best materials of one second.

    Nearly all pages show the same three: who may be shown is asked once, and each choice is
    written once, until `begin`.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forgets the last second."""
        self._kept: tuple[tuple[Candidate, ...] | None, dict[Any, str]] = (None, {})

    def __call__(self, arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
        """A block for each article being read, which is left out of it."""
        candidates, blocks = self._kept
        if candidates is None:
            candidates, blocks = best_candidates(timezone.now()), {}
            self._kept = (candidates, blocks)
        chosen = {a: choose_best(candidates, reading_id=int(a)) for a in arguments}
        missing = [ids for ids in dict.fromkeys(chosen.values()) if (script_key, ids) not in blocks]
        if missing:
            blocks.update(_best_blocks(missing, script_key))
        return {argument: blocks[script_key, ids] for argument, ids in chosen.items()}


def _best_blocks(choices: Sequence[tuple[int, ...]], script_key: str) -> dict[Any, str]:
    wanted = list(dict.fromkeys(id_ for ids in choices for id_ in ids))
    known, numbers = {card.id: card for card in cards(wanted)}, views(wanted)
    return {
        (script_key, ids): _best_block([known[n] for n in ids if n in known], numbers, script_key)
        for ids in choices
    }


def _best_block(chosen: Sequence[Card], numbers: Mapping[int, int], script_key: str) -> str:
    rows = [(card, numbers.get(card.id, 0)) for card in chosen]
    context = {"rows": rows, "script": BY_KEY[script_key]}
    return in_script(write("best", context), script_key)


_RANKINGS = {ranking.NAME: ranking for ranking in RANKINGS}


def _ranking(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    """The first places of rankings; an argument is a name and a number of places: `week.5`."""
    now, asked = timezone.now(), {argument: argument.partition(".") for argument in arguments}
    found = {argument: places(name, int(most), now) for argument, (name, _, most) in asked.items()}
    wanted = dict.fromkeys(place.article_id for some in found.values() for place in some)
    known = {card.id: card for card in cards(list(wanted))}
    lists = {}
    for argument, some in found.items():
        context = {
            "rows": [(known[p.article_id], p.score) for p in some if p.article_id in known],
            "script": BY_KEY[script_key],
            "ranking": _RANKINGS.get(asked[argument][0]),
        }
        lists[argument] = in_script(write("ranking", context), script_key)
    return lists


def _beacon(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    """The counter of an article's page: a script, or a picture where scripts are off."""
    now, source = timezone.now(), static("reader/beacon.js")
    return {
        argument: _BEACON.format(token=page_token(int(argument), script_key, now), source=source)
        for argument in arguments
    }


def _board(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    """Exchange rates and weather; nothing when the figures are old."""
    items = read_board(Path(settings.VAR), timezone.now())
    html = in_script(write("board", {"items": items}), script_key)
    return dict.fromkeys(arguments, html if items else "")


def in_script(html: str, script_key: str) -> str:
    """Finished Cyrillic HTML in the script asked for."""
    scheme = BY_KEY[script_key].scheme(settings.LATIN_SCHEME)
    return html if scheme == "cyrillic" else kazakh.convert_html(html, scheme)


PROVIDERS: dict[str, Callable[[Sequence[str], str], Mapping[str, str]]] = {
    "today": _today,
    "views": _views,
    "comments": _comments,
    "best": _best,
    "beacon": _beacon,
    "ranking": _ranking,
    "board": _board,
}
