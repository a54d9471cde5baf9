"""Dates written and read in every script."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh import SCHEMES, dates
from jarshy.kazakh.errors import DateError

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(
    lambda when: when.replace(second=0, microsecond=0)
)
SCRIPTS = st.sampled_from(SCHEMES)
NOW = datetime(2026, 3, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "script", "written"),
    [
        (date(2024, 11, 23), "cyrillic", "Сенбі, 23 Қараша 2024"),
        (date(2024, 5, 3), "cyrillic", "Жұма, 3 Мамыр 2024"),
        (date(2024, 11, 23), "latin_abai", "Senbi, 23 Qarasha 2024"),
        (date(2024, 3, 29), "latin_abai", "Júma, 29 Nauryz 2024"),
        (date(2024, 11, 23), "arabic", "سەنبى, 23 قاراشا 2024"),
        (date(2026, 1, 30), "arabic", "جۇما, 30 قاڭتار 2026"),
    ],
)
def test_masthead_is_written_as_the_portal_prints_it(day, script, written):
    assert dates.masthead(day, script) == written


def test_a_moment_is_shown_by_the_rules_of_the_zone_on_its_day():
    before = datetime(2023, 11, 24, 10, 21, tzinfo=UTC)
    after = datetime(2024, 11, 24, 10, 21, tzinfo=UTC)
    assert dates.moment(before) == "24 Қараша, 2023 сағат 16:21"
    assert dates.moment(after) == "24 Қараша, 2024 сағат 15:21"
    assert dates.moment(before, "arabic") == "24 قاراشا, 2023 ساعات 16:21"


def test_the_zone_changed_at_midnight_on_the_first_of_march_2024():
    last = datetime(2024, 2, 29, 17, 59, tzinfo=UTC)
    assert dates.clock(last) == "23:59"
    assert dates.clock(last + timedelta(minutes=1)) == "23:00"


@pytest.mark.parametrize(
    ("text", "offset_h"),
    [
        ("2 Mausım, 2020 sağat 11:04", 6),
        ("17 Mamyr, 2022 saghat 14:20", 6),
        ("8 قىركۇيەك, 2023 ساعات 15:10", 6),
        ("24 Қараша, 2024 сағат 16:21", 5),
        ("1 қаңтар, 2025  сағат 9:05", 5),
    ],
)
def test_moments_seen_on_portals_are_read(text, offset_h):
    assert dates.parse_moment(text).utcoffset() == timedelta(hours=offset_h)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 Ақпан, 2023 сағат 10:00", "Ақпан 2023 has no day 31"),
        ("3 Февраль, 2023 сағат 10:00", "unknown month"),
        ("3 Ақпан, 2023 сағат 25:00", "no such time of day"),
        ("кеше", "not a moment"),
        ("1" * 300, "too long"),
    ],
)
def test_an_impossible_moment_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(DateError, match=sentence) as caught:
        dates.parse_moment(text)
    assert isinstance(caught.value, ValueError)


def test_a_weekday_that_is_not_its_own_is_refused():
    with pytest.raises(DateError, match="Жұма"):
        dates.parse_masthead("Сенбі, 22 Қараша 2024")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dates.official(date(2026, 3, 22)), "2026 жылғы 22 наурыз"),
        (dates.news(date(2026, 3, 22)), "22 наурыз, 2026 жыл"),
        (dates.short(date(2026, 3, 2)), "02.03.2026"),
        (dates.official(date(2026, 3, 22), "latin_2021"), "2026 jylğy 22 nauryz"),
        (dates.span(date(2026, 3, 22), date(2026, 3, 24)), "2026 жылғы 22–24 наурыз"),
        (dates.span(date(2026, 3, 30), date(2026, 4, 2)), "2026 жылғы 30 наурыз – 2 сәуір"),
        (dates.span(date(2025, 12, 30), date(2026, 1, 2)),
         "2025 жылғы 30 желтоқсан – 2026 жылғы 2 қаңтар"),
    ],
)  # fmt: skip
def test_other_forms_follow_office_and_newspaper_usage(written, expected):
    assert written == expected


@pytest.mark.parametrize("text", ["2026 ж. 22 наурыз, жексенбі", "22 наурыз 2026 ж.", "2026-03-22"])
def test_further_forms_are_read(text):
    assert dates.parse_day(text) == date(2026, 3, 22)


@pytest.mark.parametrize(
    ("ago", "written"),
    [
        (timedelta(seconds=20), "жаңа ғана"),
        (timedelta(minutes=5), "5 минут бұрын"),
        (timedelta(hours=5), "5 сағат бұрын"),
        (timedelta(days=2), "2 күн бұрын"),
        (timedelta(days=8), "1 апта бұрын"),
        (timedelta(days=70), "2 ай бұрын"),
        (timedelta(days=800), "2 жыл бұрын"),
        (-timedelta(hours=3), "3 сағаттан кейін"),
        (-timedelta(seconds=3), "қазір"),
    ],
)
def test_relative_time_is_rounded_down(ago, written):
    assert dates.relative(NOW - ago, NOW) == written


def test_day_headings_name_near_days():
    today = date(2026, 3, 22)
    assert dates.day_heading(today, today) == "Бүгін"
    assert dates.day_heading(date(2026, 3, 21), today) == "Кеше"
    assert dates.day_heading(date(2026, 3, 15), today) == "15 наурыз, жексенбі"
    assert dates.day_heading(date(2025, 3, 15), today) == "15 наурыз 2025, сенбі"


def test_a_naive_moment_is_refused():
    with pytest.raises(DateError, match="time zone"):
        dates.moment(datetime(2024, 1, 1))
    with pytest.raises(ValueError, match="ends before"):
        dates.span(date(2024, 1, 2), date(2024, 1, 1))


@given(DAYS, SCRIPTS)
def test_every_written_day_is_read_back(day, script):
    for write in (dates.masthead, dates.official, dates.news):
        assert dates.parse_day(write(day, script)) == day
        assert dates.parse_day(write(day, script), script) == day
    assert dates.parse_day(dates.short(day)) == day


@given(MOMENTS, SCRIPTS)
def test_every_written_moment_is_read_back_but_for_the_repeated_hour(when, script):
    read = dates.parse_moment(dates.moment(when, script))
    assert read == when or read == when - timedelta(hours=1)


@given(DAYS, st.integers(0, 800), SCRIPTS)
def test_every_written_span_and_heading_is_read_back(day, length, script):
    last = day + timedelta(days=length)
    assert dates.parse_span(dates.span(day, last, script)) == (day, last)
    assert dates.parse_day_heading(dates.day_heading(day, last, script), last) == day


@given(st.integers(-3 * 10**8, 3 * 10**8), SCRIPTS)
def test_every_relative_time_is_read_back_to_its_own_words(seconds, script):
    when = NOW + timedelta(seconds=seconds)
    written = dates.relative(when, NOW, script)
    read = dates.parse_relative(written, NOW)
    assert abs((read - when).total_seconds()) <= max(86_400 * 2, abs(seconds) * 0.6)


@given(st.text())
def test_any_text_is_read_or_refused_as_a_date(text):
    for parse in (dates.parse_day, dates.parse_moment, dates.parse_span):
        with pytest.raises(ValueError, match=r"."):
            parse(text + "x")


def test_any_zone_of_the_caller_is_understood():
    east = timezone(timedelta(hours=9))
    assert dates.clock(datetime(2024, 6, 1, 9, tzinfo=east)) == "05:00"
