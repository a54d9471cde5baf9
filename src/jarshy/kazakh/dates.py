"""Dates as Kazakh portals and papers write them, in every script, and their reading.

Time is passed in, never taken. Moments are shown in Asia/Almaty by the rules of the zone
(UTC+6 until 29 February 2024, UTC+5 since).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jarshy.kazakh.errors import DateError, ZoneDataError
from jarshy.kazakh.scripts import READABLE, convert, write_any

MONTHS = (
    "Қаңтар", "Ақпан", "Наурыз", "Сәуір", "Мамыр", "Маусым",
    "Шілде", "Тамыз", "Қыркүйек", "Қазан", "Қараша", "Желтоқсан",
)  # fmt: skip
WEEKDAYS = ("Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі")
"""Monday first, as ``date.weekday`` counts."""

_HOUR = "сағат"


@lru_cache(maxsize=1)
def find_zone() -> ZoneInfo:
    """Give Asia/Almaty.

    Errors: ZoneDataError when the machine has no zone data or data older than March 2024.
    """
    try:
        zone = ZoneInfo("Asia/Almaty")
    except ZoneInfoNotFoundError:
        raise ZoneDataError("no time zone data: install tzdata 2024a or later") from None
    if datetime(2024, 3, 2, tzinfo=zone).utcoffset() != timedelta(hours=5):
        raise ZoneDataError("time zone data older than March 2024: install tzdata 2024a or later")
    return zone


def localize(when: datetime) -> datetime:
    """Give an aware moment in Asia/Almaty.

    Errors: DateError for a naive one: it names no moment.
    """
    if when.tzinfo is None:
        raise DateError("a moment without a time zone names no moment")
    return when.astimezone(find_zone())


@lru_cache(maxsize=512)
def _write(word: str, script: str) -> str:
    return convert(word, script)


def masthead(day: date, script: str = "cyrillic") -> str:
    """Give the day of a masthead: ``Сенбі, 23 Қараша 2024``.

    Source: abai.kz; the comma is ASCII in every script.
    """
    weekday, month = _write(WEEKDAYS[day.weekday()], script), _write(MONTHS[day.month - 1], script)
    return f"{weekday}, {day.day} {month} {day.year}"


def moment(when: datetime, script: str = "cyrillic") -> str:
    """Give a moment of publication: ``24 Қараша, 2023 сағат 16:21``.

    Source: abai.kz. Errors: DateError for a naive moment.
    """
    local = localize(when)
    month, hour = _write(MONTHS[local.month - 1], script), _write(_HOUR, script)
    return f"{local.day} {month}, {local.year} {hour} {local:%H:%M}"


_MOMENT = re.compile(r"(\d{1,2})[ -](\w+)[,،]? (\d{4}),? (\w+) (\d{1,2}):(\d{2})")
_MASTHEAD = re.compile(r"(\w+)[,،] (\d{1,2}) (\w+),? (\d{4})")


def parse_moment(text: str, script: str | None = None) -> datetime:
    """Give the moment written as :func:`moment` writes it, aware, in Asia/Almaty.

    Shape: any script when ``script`` is None. In the hour repeated on 29 February 2024 the
    earlier reading is given. Errors: DateError for another form, month, day or hour.
    """
    match = _MOMENT.fullmatch(_clean(text))
    if match is None:
        raise DateError(f"not a moment of publication: {text[:80]!r}")
    day, month, year, hour_word, hour, minute = match.groups()
    if _find_name(hour_word, (_HOUR,), script) is None:
        raise DateError(f"expected the word for hour, found {hour_word!r}")
    found = build_day(int(year), month, int(day), script)
    if int(hour) > 23 or int(minute) > 59:
        raise DateError(f"no such time of day: {hour}:{minute}")
    return datetime(
        found.year, found.month, found.day, int(hour), int(minute), tzinfo=find_zone()
    )


def parse_masthead(text: str) -> date:
    """Give the day written as :func:`masthead` writes it, in any script.

    Errors: DateError for another form, an impossible day, or a weekday that is not its own.
    """
    match = _MASTHEAD.fullmatch(_clean(text))
    if match is None:
        raise DateError(f"not the day of a masthead: {text[:80]!r}")
    weekday, day, month, year = match.groups()
    found = build_day(int(year), month, int(day), None)
    number = _find_name(weekday, WEEKDAYS, None)
    if number is None:
        raise DateError(f"unknown weekday {weekday!r}")
    if number != found.weekday():
        raise DateError(f"{found.isoformat()} is {WEEKDAYS[found.weekday()]}, not {weekday}")
    return found


def build_day(year: int, month: str, day: int, script: str | None) -> date:
    """Give the day of a written month.

    Errors: DateError for an unknown month or a day the month does not have.
    """
    number = _find_name(month, MONTHS, script)
    if number is None:
        raise DateError(f"unknown month {month!r}")
    try:
        return date(year, number + 1, day)
    except ValueError:
        raise DateError(f"{MONTHS[number]} {year} has no day {day}") from None


def _clean(text: str) -> str:
    """Give the text in NFC with single plain spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _find_name(word: str, names: tuple[str, ...], script: str | None) -> int | None:
    """Give the index of a written name, read by its exact spelling or its skeleton."""
    known = _index_names(names, script)
    return known.get(word.casefold(), known.get(_skeleton(word)))


@lru_cache(maxsize=64)
def _index_names(names: tuple[str, ...], script: str | None) -> dict[str, int]:
    schemes = READABLE if script is None else (script,)
    index: dict[str, int] = {}
    for number, name in enumerate(names):
        for scheme in schemes:
            written = write_any(name, scheme)
            index.setdefault(written.casefold(), number)
            index.setdefault(_skeleton(written), number)
    return index


_SKELETON = str.maketrans("ıywqəғқ", "iiukaгк", "\u0621\u0674'")


def _skeleton(word: str) -> str:
    """Give a word without marks and with the letters merged that Latin schemes exchange."""
    bare = unicodedata.normalize("NFD", word.casefold().replace("ş", "sh"))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return kept.translate(_SKELETON).replace("gh", "g")
