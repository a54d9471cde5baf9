"""Numbers in Kazakh words and the endings of numbers written in digits.

A suffix after digits follows the last spoken word: 5-ші (бесінші), 10-ға (онға), 2026 жылғы.
"""

from __future__ import annotations

from jarshy.kazakh.errors import KazakhError
from jarshy.kazakh.letters import classify_end, find_harmony

UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
SCALES = ("", "мың", "миллион", "миллиард", "триллион", "квадриллион")
LARGEST = 10 ** (3 * len(SCALES)) - 1

NBSP = "\u00a0"


class NumberError(KazakhError):
    """A number has no Kazakh words here, or a case is unknown."""

    code = "kazakh.number"


_CASES = {
    "genitive": {"V": "нІң", "N": "нІң", "R": "дІң", "L": "дІң", "Z": "дІң", "T": "тІң"},
    "dative": {"V": "ғА", "N": "ғА", "R": "ғА", "L": "ғА", "Z": "ғА", "T": "қА"},
    "accusative": {"V": "нІ", "N": "дІ", "R": "дІ", "L": "дІ", "Z": "дІ", "T": "тІ"},
    "locative": {"V": "дА", "N": "дА", "R": "дА", "L": "дА", "Z": "дА", "T": "тА"},
    "ablative": {"V": "дАн", "N": "нАн", "R": "дАн", "L": "дАн", "Z": "дАн", "T": "тАн"},
    "instrumental": {"V": "мен", "N": "мен", "R": "мен", "L": "мен", "Z": "бен", "T": "пен"},
    "plural": {"V": "лАр", "N": "дАр", "R": "лАр", "L": "дАр", "Z": "дАр", "T": "тАр"},
}
"""Case to the suffix by the class of the last sound; the capitals follow the harmony."""

_BACK = str.maketrans({"А": "а", "І": "ы"})
_FRONT = str.maketrans({"А": "е", "І": "і", "ғ": "г", "қ": "к"})


def group(number: float, decimals: int = 0) -> str:
    """Give a number in digits: 1381; from five digits on in threes, 12 500; 2,4 with decimals.

    Shape: groups are parted by no-break spaces, which keep their order in Arabic letters, too.

    >>> group(1381)
    '1381'
    >>> group(12500)
    '12\xa0500'
    >>> group(2.43, decimals=1)
    '2,4'
    """
    mark = "," if abs(number) >= 10_000 else ""
    return f"{number:{mark}.{decimals}f}".translate({ord(","): NBSP, ord("."): ","})


def spell(number: int) -> str:
    """Give a whole number in words: ``мың тоғыз жүз қырық бес``.

    Shape: a lone hundred or thousand goes without бір, a million with it.
    Errors: NumberError over 999 quadrillions.

    >>> spell(1945)
    'мың тоғыз жүз қырық бес'
    """
    if abs(number) > LARGEST:
        raise NumberError(f"no words for numbers over {LARGEST}")
    if number == 0:
        return UNITS[0]
    words = ["минус"] if number < 0 else []
    rest = abs(number)
    groups = [rest // 1000**power % 1000 for power in range(len(SCALES))]
    for power in reversed(range(len(SCALES))):
        words += _spell_group(groups[power], power)
    return " ".join(words)


def _spell_group(group: int, power: int) -> list[str]:
    if group == 0:
        return []
    if group == 1 and power == 1:
        return [SCALES[1]]
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [UNITS[hundreds]] if hundreds > 1 else []
    words += ["жүз"] if hundreds else []
    words += [TENS[tens]] if tens else []
    words += [UNITS[units]] if units else []
    return words + ([SCALES[power]] if power else [])


def spell_ordinal(number: int) -> str:
    """Give an ordinal in words: ``жиырма бесінші``, ``жиырмасыншы``.

    Errors: NumberError as :func:`spell`.
    """
    words = spell(number)
    return words + _pick_ordinal(words)


def spell_collective(number: int) -> str:
    """Give the collective of 1 to 7: ``біреу``, ``екеу``, ``жетеу``.

    Errors: NumberError for any other number: Kazakh has no such word.
    """
    if not 1 <= number <= 7:
        raise NumberError(f"no collective numeral of {number}; only of 1 to 7")
    return ("біреу", "екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу")[number - 1]


def find_last_word(number: int) -> str:
    """Give the last spoken word of a number: ``он`` for 10, ``жүз`` for 300."""
    return spell(number).rpartition(" ")[2]


def decline(number: int, case: str) -> str:
    """Give a number in digits with its case ending: ``10-ға``, ``5-тен``, ``3-ке``.

    Shape: ``case`` is genitive, dative, accusative, locative, ablative, instrumental or plural.
    Errors: NumberError for an unknown case.

    >>> decline(10, "dative"), decline(100, "ablative")
    ('10-ға', '100-ден')
    """
    return f"{number}-{find_ending(find_last_word(number), case)}"


def spell_declined(number: int, case: str) -> str:
    """Give a number in words with its case ending: ``жиырма бестен``.

    Errors: NumberError as :func:`spell` and :func:`decline`.
    """
    words = spell(number)
    return words + find_ending(words, case)


def find_ending(word: str, case: str) -> str:
    """Give the case ending a Cyrillic word takes by its harmony and last sound.

    Errors: NumberError for an unknown case.
    """
    if case not in _CASES:
        raise NumberError(f"unknown case {case!r}; known: {', '.join(_CASES)}")
    suffix = _CASES[case][classify_end(word) or "V"]
    if case == "instrumental":
        return suffix
    return suffix.translate(_BACK if find_harmony(word) == "back" else _FRONT)


def order(number: int) -> str:
    """Give an ordinal in digits: ``5-ші``, ``10-шы``.

    Source: the hyphen and the last syllable only, the spelling of newspapers.

    >>> order(5), order(10), order(20)
    ('5-ші', '10-шы', '20-шы')
    """
    return f"{number}-{'шы' if find_harmony(find_last_word(number)) == 'back' else 'ші'}"


def _pick_ordinal(words: str) -> str:
    back = find_harmony(words) == "back"
    last = words.rpartition(" ")[2]
    if last == "жиырма":
        return "сыншы"
    if classify_end(last) == "V":
        return "ншы" if back else "нші"
    return "ыншы" if back else "інші"


def group_digits(number: int) -> str:
    """Give a number with its thousands apart: ``1 234 567`` with non-breaking spaces.

    Source: CLDR kk. Four digits are grouped too.
    """
    return f"{number:,}".replace(",", NBSP)


def count_things(number: int, noun: str) -> str:
    """Give a number and a noun: ``2 пікір``; Kazakh nouns stay singular after a number."""
    return f"{group_digits(number)} {noun}"
