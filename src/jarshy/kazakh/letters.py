"""The Kazakh alphabets: order, case and the classes of sounds.

Shape: all tables are lower-case Cyrillic in NFC unless a name says otherwise.
"""

from __future__ import annotations

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The 42 letters in dictionary order."""

KAZAKH_ONLY = "әғқңөұүһі"
"""The nine letters that Russian does not have."""

RUSSIAN_ONLY = "ёцщъьэ"
"""Letters that stand only in loans and foreign names."""

BACK_VOWELS = "аоұы"
FRONT_VOWELS = "әеөүіэ"
GLIDE_VOWELS = "иуёюя"
"""Letters that hide a vowel and a glide; и and у take the harmony of their neighbours."""

VOWELS = BACK_VOWELS + FRONT_VOWELS + GLIDE_VOWELS
CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
SILENT = "ъь"

VOICELESS = "пткқсшщчцфхһ"
DEVOICED_AT_END = VOICELESS + "бвгғд"
"""Ends after which a suffix begins with a voiceless consonant (Мадридте, Назарбаевтың)."""

BACK_CONSONANTS = "ғқ"
FRONT_CONSONANTS = "гк"

_LOWER_DOTTED = str.maketrans({"I": "ı", "İ": "i"})
_UPPER_DOTTED = str.maketrans({"i": "İ", "ı": "I"})


def lower_latin(text: str) -> str:
    """Give Kazakh Latin in lower case: ``I`` becomes ``ı`` and ``İ`` becomes ``i``.

    Source: Latin alphabets of 2018 and 2021. Python and ICU lower ``I`` to ``i``, which makes
    Иран read as Іран; the abai.kz digraph scheme has one ordinary i and needs ``str.lower``.
    """
    return text.translate(_LOWER_DOTTED).lower()


def upper_latin(text: str) -> str:
    """Give Kazakh Latin in upper case: ``i`` becomes ``İ`` and ``ı`` becomes ``I``."""
    return text.translate(_UPPER_DOTTED).upper()


def find_harmony(word: str) -> str:
    """Give ``"back"`` or ``"front"``: the harmony a suffix takes after this Cyrillic word.

    The last plain vowel decides; without one, қ ғ speak for back and к г for front; я and ю
    after a consonant or vowel count as back; with no evidence at all the answer is front.
    """
    for letter in reversed(word.lower()):
        if letter in BACK_VOWELS or letter in "яю":
            return "back"
        if letter in FRONT_VOWELS:
            return "front"
    lowered = word.lower()
    if any(letter in BACK_CONSONANTS for letter in lowered):
        return "back"
    if "у" in lowered and not any(letter in FRONT_CONSONANTS for letter in lowered):
        return "back"
    return "front"


def classify_end(word: str) -> str:
    """Give the class of the last sound: V, R, L, N, Z or T; empty when there is no letter.

    Shape: V vowel; R р й у и ю; L л; N м н ң; Z з ж; T voiceless and final б в г ғ д.
    Source: Kazakh school grammar; the classes that choose suffix variants.
    """
    for letter in reversed(word.lower()):
        if letter in _END_CLASS:
            return _END_CLASS[letter]
    return ""


_END_CLASS = {
    **dict.fromkeys(BACK_VOWELS + FRONT_VOWELS + "яё", "V"),
    **dict.fromkeys("рйуию", "R"),
    "л": "L",
    **dict.fromkeys("мнң", "N"),
    **dict.fromkeys("зж", "Z"),
    **dict.fromkeys(DEVOICED_AT_END, "T"),
}
