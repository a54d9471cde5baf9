"""The live values of a page: what fills its holes at the moment it is served."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from jarshy import kazakh
from jarshy.audience.queries import best_ids, views
from jarshy.comments.queries import counts
from jarshy.content.queries import cards
from jarshy.content.scripts import BY_KEY
from jarshy.delivery import holes


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
    found = views(int(argument) for argument in arguments)
    return {argument: str(found.get(int(argument), 0)) for argument in arguments}


def _comments(arguments: Sequence[str], _: str) -> Mapping[str, str]:
    found = counts(int(argument) for argument in arguments)
    return {argument: str(found.get(int(argument), 0)) for argument in arguments}


def _best(arguments: Sequence[str], script_key: str) -> Mapping[str, str]:
    """The block of best materials; the argument is the article being read, left out of it."""
    chosen = cards(best_ids(timezone.now(), limit=4))
    numbers = views(card.id for card in chosen)
    return {argument: _best_block(argument, chosen, numbers, script_key) for argument in arguments}


def _best_block(reading: str, chosen: Sequence, numbers: Mapping[int, int], script_key: str) -> str:
    script = BY_KEY[script_key]
    rows = [(card, numbers.get(card.id, 0)) for card in chosen if str(card.id) != reading][:3]
    html = render_to_string("reader/_best.html", {"rows": rows, "script": script})
    return in_script(html, script_key)


def in_script(html: str, script_key: str) -> str:
    """Finished Cyrillic HTML in the script asked for."""
    scheme = BY_KEY[script_key].scheme(settings.LATIN_SCHEME)
    return html if scheme == "cyrillic" else kazakh.convert_html(html, scheme)


PROVIDERS: dict[str, Callable[[Sequence[str], str], Mapping[str, str]]] = {
    "today": _today,
    "views": _views,
    "comments": _comments,
    "best": _best,
}
