"""Numbers in words and their endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh import numbers
from jarshy.kazakh.numbers import NumberError


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "нөл"),
        (17, "он жеті"),
        (100, "жүз"),
        (1945, "мың тоғыз жүз қырық бес"),
        (2026, "екі мың жиырма алты"),
        (1_000_000, "бір миллион"),
        (101_001, "жүз бір мың бір"),
        (-5, "минус бес"),
    ],
)
def test_numbers_are_spelt_as_spoken(number, words):
    assert numbers.spell(number) == words


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [(1, "бірінші"), (6, "алтыншы"), (9, "тоғызыншы"), (20, "жиырмасыншы"), (50, "елуінші"),
     (1000, "мыңыншы"), (2025, "екі мың жиырма бесінші")],
)  # fmt: skip
def test_ordinals_in_words(number, ordinal):
    assert numbers.spell_ordinal(number) == ordinal


@pytest.mark.parametrize(
    ("number", "case", "written"),
    [
        (10, "dative", "10-ға"), (5, "dative", "5-ке"), (3, "dative", "3-ке"),
        (6, "dative", "6-ға"), (40, "dative", "40-қа"), (100, "ablative", "100-ден"),
        (2026, "genitive", "2026-ның"), (2025, "genitive", "2025-тің"), (9, "locative", "9-да"),
        (7, "accusative", "7-ні"), (30, "instrumental", "30-бен"), (80, "ablative", "80-нен"),
        (50, "plural", "50-лер"), (1000, "dative", "1000-ға"),
    ],
)  # fmt: skip
def test_the_last_spoken_word_chooses_the_ending(number, case, written):
    assert numbers.decline(number, case) == written


@pytest.mark.parametrize(
    ("number", "written"), [(5, "5-ші"), (10, "10-шы"), (20, "20-шы"), (27, "27-ші")]
)
def test_ordinals_in_digits(number, written):
    assert numbers.order(number) == written


def test_numbers_in_words_take_the_same_endings():
    assert numbers.spell_declined(25, "ablative") == "жиырма бестен"
    assert numbers.spell_declined(2026, "dative") == "екі мың жиырма алтыға"


def test_collectives_exist_for_one_to_seven_only():
    assert numbers.spell_collective(5) == "бесеу"
    with pytest.raises(NumberError, match="1 to 7"):
        numbers.spell_collective(8)


def test_thousands_are_parted_by_non_breaking_spaces():
    assert numbers.group_digits(1_234_567) == "1\u00a0234\u00a0567"
    assert numbers.count_things(2, "пікір") == "2 пікір"


def test_what_has_no_words_is_refused():
    with pytest.raises(NumberError, match="no words"):
        numbers.spell(10**18)
    with pytest.raises(NumberError, match="unknown case"):
        numbers.decline(5, "vocative")


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_different_numbers_have_different_words(first, second):
    assert (numbers.spell(first) == numbers.spell(second)) == (first == second)
