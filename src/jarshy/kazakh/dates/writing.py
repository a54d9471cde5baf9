"""Dates written as Kazakh portals, papers and offices write them, in every script."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from jarshy.kazakh.dates.names import (
    AFTER,
    AGO,
    HOUR,
    JUST_NOW,
    MONTHS,
    SOON,
    TODAY,
    TOMORROW,
    UNITS,
    WEEKDAYS,
    YESTERDAY,
    localize,
)
from jarshy.kazakh.scripts import convert

_RANGE = "–"
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400
_JUST_NOW_S = 45


@lru_cache(maxsize=2048)
def _write(phrase: str, script: str) -> str:
    """Give a phrase in a script with its ASCII comma kept, as portals print dates."""
    return ",".join(convert(part, script) for part in phrase.split(","))


def masthead(day: date, script: str = "cyrillic") -> str:
    """Give the day of a masthead: ``Сенбі, 23 Қараша 2024``.

    Source: abai.kz; the comma is ASCII in every script.
    """
    weekday, month = _write(WEEKDAYS[day.weekday()], script), _write(MONTHS[day.month - 1], script)
    return f"{weekday}, {day.day} {month} {day.year}"


def moment(when: datetime, script: str = "cyrillic") -> str:
    """Give a moment of publication: ``24 Қараша, 2023 сағат 16:21``, in Asia/Almaty.

    Source: abai.kz. Errors: DateError for a naive moment.
    """
    local = localize(when)
    month, hour = _write(MONTHS[local.month - 1], script), _write(HOUR, script)
    return f"{local.day} {month}, {local.year} {hour} {local:%H:%M}"


def official(day: date, script: str = "cyrillic") -> str:
    """Give the official form: ``2026 жылғы 22 наурыз``."""
    return _write(f"{day.year} жылғы {_name_day(day)}", script)


def news(day: date, script: str = "cyrillic") -> str:
    """Give the form of running news: ``22 наурыз, 2026 жыл``."""
    return _write(f"{_name_day(day)}, {day.year} жыл", script)


def short(day: date) -> str:
    """Give the day in digits: ``22.03.2026``."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def clock(when: datetime) -> str:
    """Give the time of day in Asia/Almaty: ``16:21``.

    Errors: DateError for a naive moment.
    """
    return f"{localize(when):%H:%M}"


def day_heading(day: date, today: date, script: str = "cyrillic") -> str:
    """Give the heading of a day in a list: ``Бүгін``, ``Кеше``, ``22 наурыз, жексенбі``.

    Shape: the year is named when it is not the year of ``today``.
    """
    distance = (today - day).days
    if distance in _NEAR_DAYS:
        return _write(_NEAR_DAYS[distance].capitalize(), script)
    year = "" if day.year == today.year else f" {day.year}"
    return _write(f"{_name_day(day)}{year}, {WEEKDAYS[day.weekday()].lower()}", script)


_NEAR_DAYS = {0: TODAY, 1: YESTERDAY, -1: TOMORROW}


def span(first: date, last: date, script: str = "cyrillic") -> str:
    """Give a range of days in the official form, nothing said twice.

    ``2026 жылғы 22–24 наурыз``, ``2026 жылғы 30 наурыз – 2 сәуір``,
    ``2025 жылғы 30 желтоқсан – 2026 жылғы 2 қаңтар``.
    Errors: ValueError when the last day is before the first.
    """
    if last < first:
        raise ValueError(f"the range ends before it begins: {first} {_RANGE} {last}")
    if first == last:
        return official(first, script)
    if first.year != last.year:
        return f"{official(first, script)} {_RANGE} {official(last, script)}"
    days = f"{_name_day(first)} {_RANGE} {_name_day(last)}"
    if first.month == last.month:
        days = f"{first.day}{_RANGE}{_name_day(last)}"
    return _write(f"{first.year} жылғы {days}", script)


def relative(when: datetime, now: datetime, script: str = "cyrillic") -> str:
    """Give how long ago or how soon: ``5 сағат бұрын``, ``2 күн бұрын``, ``3 сағаттан кейін``.

    Shape: under 45 seconds ``жаңа ғана`` or ``қазір``; from 24 hours days are counted on the
    calendar of Asia/Almaty, then weeks, months and years, always rounded down.
    Errors: DateError for a naive moment.
    """
    here, there = localize(now), localize(when)
    seconds = abs((here - there).total_seconds())
    is_past = there <= here
    if seconds < _JUST_NOW_S:
        return _write(JUST_NOW if is_past else SOON, script)
    count, unit = _measure(seconds, abs((here.date() - there.date()).days))
    said = f"{count} {unit} {AGO}" if is_past else f"{count} {UNITS[unit]} {AFTER}"
    return _write(said, script)


def _measure(seconds: float, days: int) -> tuple[int, str]:
    if seconds < _HOUR_S:
        return max(1, int(seconds // _MINUTE_S)), "минут"
    if seconds < _DAY_S:
        return int(seconds // _HOUR_S), "сағат"
    for least, length, unit in ((365, 365.2425, "жыл"), (30, 30.44, "ай"), (7, 7, "апта")):
        if days >= least:
            return max(1, int(days / length)), unit
    return max(1, days), "күн"


def _name_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].lower()}"
