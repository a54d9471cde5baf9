"""Dates read back, in every script and form they are written in."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
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
    find_zone,
    localize,
)
from jarshy.kazakh.errors import DateError, check_unicode
from jarshy.kazakh.scripts import READABLE, write_any

_YEAR_WORDS = ("жылғы", "жылы", "жылдың", "жыл", "ж", "жж")
_ALL_WORDS = (
    *(name.lower() for name in MONTHS + WEEKDAYS),
    *_YEAR_WORDS,
    *UNITS,
    *UNITS.values(),
    *JUST_NOW.split(),
    *(HOUR, SOON, TODAY, YESTERDAY, TOMORROW, AGO, AFTER),
)
_LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]*)*"
_WORD = re.compile(_LETTERS)
_DAY = rf"(?P<day>\d{{1,2}})[ -](?P<month>{_LETTERS})"
_YEAR = r"(?P<year>\d{4})"
_MOMENT = re.compile(rf"{_DAY},? {_YEAR},? сағат (?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})")
_MASTHEAD = re.compile(rf"(?P<weekday>{_LETTERS}), {_DAY},? {_YEAR}")
_OFFICIAL = re.compile(
    rf"{_YEAR}[ -](?:жылғы|жылы|жылдың|ж\.) {_DAY}(?:, (?P<weekday>{_LETTERS}))?"
)
_NEWS = re.compile(rf"{_DAY},? {_YEAR}(?: (?:жыл|жылы|ж\.))?(?:, (?P<weekday>{_LETTERS}))?")
_SHORT = re.compile(r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})")
_FORMS = (_MASTHEAD, _OFFICIAL, _NEWS, _SHORT, _ISO)
_DAY_OF_YEAR = re.compile(rf"{_DAY}(?:, (?P<weekday>{_LETTERS}))?")
_SPAN = re.compile(
    rf"(?P<year>\d{{4}}) жылғы (?P<day>\d{{1,2}})(?: (?P<month>{_LETTERS}))? ?[–—-] ?"
    rf"(?:(?P<year2>\d{{4}}) жылғы )?(?P<day2>\d{{1,2}}) (?P<month2>{_LETTERS})"
)
_AGO = re.compile(rf"(?P<count>\d{{1,6}}) (?P<unit>{'|'.join(UNITS)}) {AGO}")
_AFTER = re.compile(rf"(?P<count>\d{{1,6}}) (?P<unit>{'|'.join(UNITS.values())}) {AFTER}")


def parse_moment(text: str, script: str | None = None) -> datetime:
    """Give the moment written as ``moment`` writes it, aware, in Asia/Almaty.

    Shape: any script when ``script`` is None. In the hour repeated on 29 February 2024 the
    earlier reading is given. Errors: DateError for another form, month, day or hour;
    SurrogateError.
    """
    match = _MOMENT.fullmatch(_canonize(text, script))
    if match is None:
        raise DateError(f"not a moment of publication: {text[:80]!r}")
    day = _build_day(match["year"], match["month"], match["day"])
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise DateError(f"no such time of day: {hour}:{minute:02}")
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=find_zone())


def parse_masthead(text: str, script: str | None = None) -> date:
    """Give the day written as ``masthead`` writes it, in any script.

    Errors: DateError for another form, an impossible day, or a weekday that is not its own.
    """
    match = _MASTHEAD.fullmatch(_canonize(text, script))
    if match is None:
        raise DateError(f"not the day of a masthead: {text[:80]!r}")
    return _read_form(match)


def parse_day(text: str, script: str | None = None) -> date:
    """Give the day of any written form that names its year: masthead, official, news, digits.

    Errors: DateError for another form, an impossible day, or a weekday that is not its own.
    """
    canonical = _canonize(text, script)
    for form in _FORMS:
        match = form.fullmatch(canonical)
        if match:
            return _read_form(match)
    raise DateError(f"not a date: {text[:80]!r}")


def parse_day_heading(text: str, today: date, script: str | None = None) -> date:
    """Give the day of a heading written as ``day_heading`` writes it on the day ``today``.

    Errors: DateError as :func:`parse_day`.
    """
    canonical = _canonize(text, script)
    near = {TODAY: 0, YESTERDAY: -1, TOMORROW: 1}.get(canonical)
    if near is not None:
        return today + timedelta(days=near)
    match = _DAY_OF_YEAR.fullmatch(canonical)
    if match is None:
        return parse_day(text, script)
    found = _build_day(str(today.year), match["month"], match["day"])
    _check_weekday(found, match["weekday"])
    return found


def parse_span(text: str, script: str | None = None) -> tuple[date, date]:
    """Give the first and the last day of a range written as ``span`` writes it.

    Errors: DateError for another form, an impossible day, or an end before the beginning.
    """
    match = _SPAN.fullmatch(_canonize(text, script))
    if match is None:
        day = parse_day(text, script)
        return day, day
    last = _build_day(match["year2"] or match["year"], match["month2"], match["day2"])
    first = _build_day(match["year"], match["month"] or match["month2"], match["day"])
    if last < first:
        raise DateError(f"the range ends before it begins: {text[:80]!r}")
    return first, last


def parse_relative(text: str, now: datetime, script: str | None = None) -> datetime:
    """Give about the moment written as ``relative`` writes it, counted from ``now``.

    Shape: months count 30.44 days and years 365.2425, the measure of the writer.
    Errors: DateError for another form or a naive ``now``.
    """
    here, canonical = localize(now), _canonize(text, script)
    if canonical in (JUST_NOW, SOON):
        return here
    for form, sign, names in ((_AGO, -1, tuple(UNITS)), (_AFTER, 1, tuple(UNITS.values()))):
        match = form.fullmatch(canonical)
        if match:
            unit = tuple(UNITS)[names.index(match["unit"])]
            return _step(here, sign * int(match["count"]), unit)
    raise DateError(f"not a time from now: {text[:80]!r}")


def _step(here: datetime, count: int, unit: str) -> datetime:
    try:
        return here + count * _LENGTHS[unit]
    except OverflowError:
        raise DateError(f"{count} {unit} from now is outside the calendar") from None


_LENGTHS = {
    "минут": timedelta(minutes=1),
    "сағат": timedelta(hours=1),
    "күн": timedelta(days=1),
    "апта": timedelta(weeks=1),
    "ай": timedelta(days=30.44),
    "жыл": timedelta(days=365.2425),
}


def _read_form(match: re.Match[str]) -> date:
    groups = match.groupdict()
    if "number" in groups:
        return _build_numbered(groups["year"], int(groups["number"]), groups["day"])
    found = _build_day(groups["year"], groups["month"], groups["day"])
    _check_weekday(found, groups.get("weekday"))
    return found


def _check_weekday(day: date, weekday: str | None) -> None:
    if weekday is None:
        return
    names = [name.lower() for name in WEEKDAYS]
    if weekday not in names:
        raise DateError(f"unknown weekday {weekday!r}")
    if names.index(weekday) != day.weekday():
        raise DateError(f"{day.isoformat()} is {WEEKDAYS[day.weekday()]}, not {weekday}")


def _build_day(year: str, month: str, day: str) -> date:
    names = [name.lower() for name in MONTHS]
    if month not in names:
        raise DateError(f"unknown month {month!r}")
    return _build_numbered(year, names.index(month) + 1, day)


def _build_numbered(year: str, month: int, day: str) -> date:
    if not 1 <= month <= len(MONTHS):
        raise DateError(f"there is no month {month}")
    try:
        return date(int(year), month, int(day))
    except ValueError:
        raise DateError(f"{MONTHS[month - 1]} {year} has no day {day}") from None


def _canonize(text: str, script: str | None) -> str:
    """Give the text in lower case with its date words in Cyrillic and single plain spaces.

    A date is short: longer text is refused before any work.
    """
    check_unicode(text)
    if len(text) > 200:
        raise DateError(f"too long for a date: {len(text)} characters")
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).replace("،", ",")
    known = _index_words(script)
    return _WORD.sub(lambda match: _name(match[0], known), plain)


def _name(word: str, known: dict[str, str]) -> str:
    lowered = word.casefold()
    return known.get(lowered) or known.get(_skeleton(lowered)) or lowered


@lru_cache(maxsize=32)
def _index_words(script: str | None) -> dict[str, str]:
    """Give every spelling of a date word, exact ones first, then skeletons, to its Cyrillic."""
    schemes = READABLE if script is None else (script,)
    pairs = [(form, word) for word in _ALL_WORDS for form in (word, word.title())]
    written = [
        (unicodedata.normalize("NFKC", write_any(form, scheme)).casefold(), word)
        for scheme in schemes
        for form, word in pairs
    ]
    index: dict[str, str] = {}
    for spelling, word in written:
        index.setdefault(spelling, word)
    for spelling, word in written:
        index.setdefault(_skeleton(spelling), word)
    return index


_SKELETON = str.maketrans("ıywqəғқә", "iiukaгкa", "\u0621\u0674'’")


def _skeleton(word: str) -> str:
    """Give a word without marks and with the letters merged that Latin schemes exchange."""
    bare = unicodedata.normalize("NFD", word.replace("ş", "sh"))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return kept.translate(_SKELETON).replace("gh", "g")
