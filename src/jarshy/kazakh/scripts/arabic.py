"""Tóte jazu: the Arabic letters of Akhmet Baitursynuly as portals print them today.

The hamza (U+0621) stands once before a front word that shows its frontness by no other letter.
"""

import re

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "ا", "ә": "ا", "б": "ب", "в": "ۆ", "г": "گ", "ғ": "ع", "д": "د", "е": "ە", "ё": "يو",
    "ж": "ج", "з": "ز", "и": "ي", "й": "ي", "к": "ك", "қ": "ق", "л": "ل", "м": "م", "н": "ن",
    "ң": "ڭ", "о": "و", "ө": "و", "п": "پ", "р": "ر", "с": "س", "т": "ت", "у": "ۋ", "ұ": "ۇ",
    "ү": "ۇ", "ф": "ف", "х": "ح", "һ": "ھ", "ц": "تس", "ч": "چ", "ш": "ش", "щ": "شش",
    "ъ": "", "ы": "ى", "і": "ى", "ь": "", "э": "ە", "ю": "يۋ", "я": "يا",
}  # fmt: skip

HAMZA = "\u0621"
_NEEDS = frozenset("әөүі")
_SHOWS_HARMONY = frozenset("еэкгғқ")
_FIRST_VOWEL = re.compile("[аәоөұүыіуюя]")


def mark_front_word(word: str) -> str:
    """Give the hamza when a lower-case Cyrillic word needs it, else nothing.

    A back word whose only front letter is the і of its ending (доллары but рублі, лариі) has
    none: the hamza would soften the whole word.
    Source: Baitursynuly (к г е are always soft, қ ғ always hard); CLDR for the loans.
    """
    if _NEEDS.isdisjoint(word) or not _SHOWS_HARMONY.isdisjoint(word):
        return ""
    return "" if _is_back_with_front_ending(word) else HAMZA


def _is_back_with_front_ending(word: str) -> bool:
    """Tell whether a word begins with a back vowel and is front only in the і of its end."""
    first = _FIRST_VOWEL.search(word)
    if first is None or first[0] in _NEEDS or not _ROUND_OR_OPEN.isdisjoint(word):
        return False
    return word.rfind("і") > max(word.rfind(vowel) for vowel in "аоұы")


_ROUND_OR_OPEN = frozenset("әөү")


SPELLINGS = {
    "\u0674": HAMZA, "\u0675": "\u0621ا", "\u0676": "\u0621و", "\u0677": "\u0621ۇ",
    "\u0678": "\u0621ى", "ی": "ي", "ک": "ك", "ہ": "ھ", "ە\u200c": "ە", "ه": "ە", "أ": "ءا",
    "ـ": "", "\u06cb\u0654": "ۋ",
}  # fmt: skip

_PATRONYMIC = re.compile(
    "([А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2,})((?:ұлы|қызы)(?:н?[аеыіңдмт]{0,2}[а-яңғ]{0,3})?)"
)


def split_patronymic(word: str) -> tuple[str, ...]:
    """Give a surname in -ұлы or -қызы as two words (Байтұрсын ұлы), any other word whole.

    Source: ar.egemen.kz and ar.inform.kz, who also cut common words; here only a word with a
    capital is cut.
    """
    match = _PATRONYMIC.fullmatch(word)
    return match.groups() if match else (word,)


SCHEME = Scheme(
    name="arabic",
    script="Arab",
    letters=LETTERS,
    rewrites=(("и", "и(?=[яю])|(?<=и)й", ""),),
    marks={",": "،", ";": "؛", "?": "؟"},
    readings=(("يا", "ия"), ("يۋ", "ию"), ("ي", "ий"), ("س", "ц")),
    styles={
        "patronymic_apart": {"split_word": split_patronymic},
        "iotated_e": {"rewrites": (("е", "(?<=а)е", "йе"),)},
    },
    spellings=SPELLINGS,
    word_marks=HAMZA,
    mark_word=mark_front_word,
)
