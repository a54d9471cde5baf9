"""Sound classes and vowel harmony, as far as suffixes depend on them.

Source: the assimilation and harmony rules of the standard grammar; loans by observed usage.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from jarshy.kazakh.errors import SurrogateError

VOWELS: Final = frozenset("аәеёиоөуұүыіэюя")
BACK: Final = frozenset("аоұыяё")
FRONT: Final = frozenset("әеөүіэ")
NEUTRAL: Final = frozenset("иую")

# V vowel, R glide or р, L, N nasal, Z voiced fricative, T voiceless. Final б в г ғ д are pronounced
# voiceless, so they take the suffixes of T (Мадридте, Назарбаевтың).
CLASS_LETTERS: Final = {
    "V": "аәеоөұүыіяэё",
    "R": "рйуию",
    "L": "л",
    "N": "мнң",
    "Z": "зж",
    "T": "птксқшщчцфхһбвгғд",
}
CLASS_OF: Final = {ch: name for name, letters in CLASS_LETTERS.items() for ch in letters}

VOICED: Final = {"б": "п", "г": "к", "ғ": "қ"}
DEVOICED: Final = {"п": "б", "к": "г", "қ": "ғ"}

_LOOKALIKES: Final = str.maketrans("aeiopcyxhkmtəɵABEKMHOPCTYXIЁ", "аеіорсухһкмтәөАВЕКМНОРСТУХІЁ")
_ODD_LETTERS: Final = str.maketrans("ӊҥҡӯўѳї", "ңңқұұөі")
_CLEAN: Final = re.compile(r"[а-яәғқңөұүһіё-]+").fullmatch
_LATIN: Final = re.compile(r"[A-Za-zəɵ]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")


def fold_case(word: str) -> str:
    """Lower-case word in NFC with look-alike letters repaired: the form every table is keyed by.

    Errors: SurrogateError for a lone surrogate.
    """
    low = word.lower()
    if _CLEAN(low):
        return low
    return _repair(word)


def _repair(word: str) -> str:
    for index, char in enumerate(word):
        if "\ud800" <= char <= "\udfff":
            raise SurrogateError(index)
    text = unicodedata.normalize("NFC", word)
    if _CYRILLIC.search(text) and _LATIN.search(text):
        mapped = text.translate(_LOOKALIKES)
        text = text if _LATIN.search(mapped) else mapped
    return text.lower().translate(_ODD_LETTERS).replace("\u00ad", "")


def harmony_of(word: str) -> str:
    """'b' back, 'f' front or '?' undecided: the harmony a suffix after `word` must have.

    и, у and ю are looked through; when no other vowel decides, қ ғ mean back and к г front.
    """
    for char in reversed(word):
        if char in BACK:
            return "b"
        if char in FRONT:
            return "f"
    if "қ" in word or "ғ" in word:
        return "b"
    return "?"


def has_vowel(word: str) -> bool:
    """True when at least one letter is a vowel."""
    return any(char in VOWELS for char in word)
