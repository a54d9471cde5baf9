"""Which words are right, and what is suggested for the others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.kazakh.spelling import accept, check, load_speller, suggest


@pytest.mark.parametrize(
    "word",
    ["кітабымыздың", "Қазақстанда", "оқушыларға", "келмегендіктен", "қуанышты", "АҚШ-тың",
     "ой-пікір", "сол-ақ", "2024-жылғы", "өз", "Құнанбаевтың"],
)  # fmt: skip
def test_right_words_are_accepted(word: str) -> None:
    assert check(word)


@pytest.mark.parametrize(
    "word",
    ["кітапы", "мектепде", "бакыт", "жаналык", "мемлекеттк", "балалрға", "қызмткер", "тарихқке"],
)
def test_wrong_words_are_refused(word: str) -> None:
    assert not check(word)


@pytest.mark.parametrize("word", ["2024", "Wagtail", "😀", "—", "12:30", "中文", ""])
def test_numbers_and_other_scripts_are_not_judged(word: str) -> None:
    assert check(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("бакыт", "бақыт"), ("онер", "өнер"), ("улттык", "ұлттық"), ("жаналык", "жаңалық"),
     ("алматыга", "алматыға"), ("окушылар", "оқушылар"), ("кызметкерлер", "қызметкерлер")],
)  # fmt: skip
def test_kazakh_letters_typed_without_their_marks_are_restored_first(word: str, meant: str) -> None:
    assert suggest(word)[0] == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("мектепде", "мектепте"), ("кітапы", "кітабы"), ("мемлекеттк", "мемлекеттік"),
     ("балалрға", "балаларға"), ("универститет", "университет"), ("кітаптер", "кітаптар")],
)  # fmt: skip
def test_slips_are_mended(word: str, meant: str) -> None:
    assert meant in suggest(word)


def test_suggestions_keep_the_capitals() -> None:
    assert suggest("Бакыт")[0] == "Бақыт"
    assert suggest("БАКЫТ")[0] == "БАҚЫТ"


def test_no_more_suggestions_than_asked_for() -> None:
    assert len(suggest("балалрға", limit=2)) == 2


def test_personal_words_are_right_in_all_their_forms() -> None:
    assert not check("Гжлөртхтің")
    assert check("Гжлөртхтің", words=["Гжлөртх"])


def test_accept_is_check() -> None:
    assert accept is check


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_text_is_judged_and_suggestions_are_known_words(word: str) -> None:
    assert check(word) in (True, False)
    for meant in suggest(word, limit=3):
        assert load_speller().forms.score(meant.lower()) > -90


def test_huge_words_are_answered() -> None:
    assert not check("қ" * 10**6)
    assert suggest("қ" * 10**6) == []
