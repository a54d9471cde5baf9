"""Sort keys in dictionary order: the 42 Cyrillic letters, the Latin alphabets, tóte.

Code points put all nine Kazakh letters in the wrong place. The Cyrillic key gives the order of
ICU for ``kk``: space, marks, digits, Cyrillic, Latin; case decides last, small before capital.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from jarshy.kazakh.errors import SchemeError, check_unicode
from jarshy.kazakh.letters import ALPHABET

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
ALPHABETS = {
    "cyrillic": " ".join(ALPHABET),
    "latin_2018": "a á b c d e f g ǵ h i ı j k l m n ń o ó p q r s t u ú v w x y ý z sh ch",
    "latin_2021": "a ä b c d e f g ğ h ı i j k l m n ñ o ö p q r s ş t u ū ü v w x y z",
    "latin_abai": "a ә b c d e f g gh h i j k l m n ng o ó p q r s t u ú ý v w x y z sh ch",
    "arabic": "ا ب ۆ گ ع د ە ج ز ي ك ق ل م ن ڭ و پ ر س ت ۋ ۇ ف ح ھ چ ش ى",
}
"""Scheme to its letters in order; the letters c w x of foreign names stand in their Latin place.

Source: CLDR kk for Cyrillic; the decree of 2018 (sh and ch at the end); the draft of 2021; for
tóte the order of the Kazakh alphabet, the hamza decides only between equals.
"""

_MARKS = "_-–—,;:!?.…'‘’\"“”„«»()[]{}§@*/\\&#%‰•`^+±÷×<=>|~$£¥€₸№"
_SEPARATOR = "\x01"
_SPACE, _FIRST_MARK, _FIRST_DIGIT, _FIRST_LETTER = 0x02, 0x100, 0x200, 0x300
_OTHER_ALPHABET, _OTHER = 0x400, 0x600
_HAMZA = "\u0621"


def key(text: str, scheme: str = "cyrillic") -> str:
    """Give a string whose plain comparison sorts texts in dictionary order.

    Shape: letters, then accents, then case, parted by U+0001; can be stored in a column and
    compared by code point. Errors: SchemeError, SurrogateError.

    >>> sorted(["Үй", "Ұл", "Ел", "Әке", "Аға"], key=key)
    ['Аға', 'Әке', 'Ел', 'Ұл', 'Үй']
    """
    check_unicode(text)
    weights, longest, dotted = _load_weights(scheme)
    letters, accents, cases = [], [], []
    plain = unicodedata.normalize("NFC", text)
    index = 0
    while index < len(plain):
        unit, weight, accent = _take(plain, index, weights, longest, dotted)
        index += len(unit)
        accents.append(accent)
        if weight:
            letters.append(weight)
            cases.append("2" if unit[0] != unit[0].lower() else "1")
    marks = "".join(accents)
    return _SEPARATOR.join(("".join(letters), marks, "".join(cases)))


def _take(
    text: str, index: int, weights: dict[str, str], longest: int, dotted: bool
) -> tuple[str, str, str]:
    """Give the next letter, its weight (empty when it does not count) and its accent."""
    for length in range(longest, 0, -1):
        unit = text[index : index + length]
        lowered = _lower(unit, dotted)
        if lowered in weights:
            return unit, weights[lowered], ""
    return _weigh_other(unit, lowered, weights)


def _weigh_other(unit: str, lowered: str, weights: dict[str, str]) -> tuple[str, str, str]:
    category = unicodedata.category(unit)
    base = unicodedata.normalize("NFD", lowered)
    if unit == _HAMZA or category[0] == "M":
        return unit, "", unit
    if category[0] == "Z" or unit in "\t\n\r":
        return unit, chr(_SPACE), ""
    if base[0] in weights:
        return unit, weights[base[0]], base[1:]
    if category == "Nd":
        return unit, chr(_FIRST_DIGIT + unicodedata.digit(unit)), ""
    is_ignored = category in ("Cc", "Cf")
    return unit, "" if is_ignored else chr(min(0x10FFFF, _OTHER + ord(base[0]))), ""


def _lower(unit: str, dotted: bool) -> str:
    if dotted:
        return unit.replace("I", "ı").replace("İ", "i").lower()
    return unit.lower()


@lru_cache(maxsize=8)
def _load_weights(scheme: str) -> tuple[dict[str, str], int, bool]:
    if scheme not in ALPHABETS:
        raise SchemeError(scheme, tuple(ALPHABETS))
    own = ALPHABETS[scheme].split()
    weights = {mark: chr(_FIRST_MARK + place) for place, mark in enumerate(_MARKS)}
    others = (_LATIN if scheme in ("cyrillic", "arabic") else ALPHABETS["cyrillic"]).split()
    weights |= {letter: chr(_OTHER_ALPHABET + place) for place, letter in enumerate(others)}
    weights |= {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(own)}
    return weights, max(map(len, own)), scheme in ("latin_2018", "latin_2021")
