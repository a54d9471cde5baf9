"""Dates in Kazakh, written and read in every script. Time is passed in, never taken.

>>> from datetime import date
>>> masthead(date(2024, 11, 23)), masthead(date(2024, 11, 23), "latin_2018")
('Сенбі, 23 Қараша 2024', 'Senbi, 23 Qarasha 2024')
"""

from jarshy.kazakh.dates.names import MONTHS, WEEKDAYS, find_zone, localize
from jarshy.kazakh.dates.reading import (
    parse_day,
    parse_day_heading,
    parse_masthead,
    parse_moment,
    parse_relative,
    parse_span,
)
from jarshy.kazakh.dates.writing import (
    clock,
    day_heading,
    masthead,
    moment,
    news,
    official,
    relative,
    short,
    span,
)
from jarshy.kazakh.errors import DateError, ZoneDataError

__all__ = [
    "MONTHS", "WEEKDAYS", "DateError", "ZoneDataError", "clock", "day_heading", "find_zone",
    "localize", "masthead", "moment", "news", "official", "parse_day", "parse_day_heading",
    "parse_masthead", "parse_moment", "parse_relative", "parse_span", "relative", "short", "span",
]  # fmt: skip
