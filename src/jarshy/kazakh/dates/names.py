"""The words of dates: months, weekdays, units, and the zone of Kazakhstan."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jarshy.kazakh.errors import DateError, ZoneDataError

MONTHS = (
    "Қаңтар", "Ақпан", "Наурыз", "Сәуір", "Мамыр", "Маусым",
    "Шілде", "Тамыз", "Қыркүйек", "Қазан", "Қараша", "Желтоқсан",
)  # fmt: skip
WEEKDAYS = ("Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі")
"""Monday first, as ``date.weekday`` counts."""

HOUR = "сағат"
JUST_NOW = "жаңа ғана"
SOON = "қазір"
TODAY, YESTERDAY, TOMORROW = "бүгін", "кеше", "ертең"
AGO, AFTER = "бұрын", "кейін"

UNITS = {
    "минут": "минуттан",
    "сағат": "сағаттан",
    "күн": "күннен",
    "апта": "аптадан",
    "ай": "айдан",
    "жыл": "жылдан",
}
"""Unit of time to its ablative, for what is still to come."""


@lru_cache(maxsize=1)
def find_zone() -> ZoneInfo:
    """Give Asia/Almaty: UTC+6 until 29 February 2024, UTC+5 since.

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
