"""Addresses from titles: plain ASCII, never empty, the same for the same text for ever."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from jarshy.kazakh.errors import check_unicode

LETTERS = {
    "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ı": "i", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "ŋ": "n", "№": "no",
}  # fmt: skip
_ARABIC_LETTERS = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ج": "j", "چ": "ch", "ح": "h", "د": "d", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ع": "g", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "گ": "g",
    "ڭ": "n", "ل": "l", "م": "m", "ن": "n", "ھ": "h", "ه": "h", "ە": "e", "و": "o", "ۇ": "u",
    "ۆ": "v", "ۋ": "u", "ى": "y", "ي": "i", "ی": "i", "ئ": "i", "ء": "",
}  # fmt: skip
_TABLE = str.maketrans({**LETTERS, **_ARABIC_LETTERS})
_JOINED = re.compile("[\u00ad\u0300-\u036f'’ʼʹʺ`]+")
_GAP = re.compile("[^a-z0-9]+")


def slugify(text: str, *, max_length: int = 80) -> str:
    """Give the slug of a title: lower-case ASCII letters and digits with single hyphens.

    Cut at a word when longer than ``max_length``; a text without a letter or digit of the known
    scripts gives ``n-`` and eight hexadecimal digits of its SHA-256.
    Errors: SurrogateError; ValueError for a ``max_length`` under 10.

    >>> slugify("Қасым-Жомарт Тоқаев: «Әділ ел»")
    'qasym-jomart-toqaev-adil-el'
    """
    if max_length < 10:
        raise ValueError("a slug needs room for at least 10 characters")
    check_unicode(text)
    lowered = unicodedata.normalize("NFKC", text).replace("İ", "i").lower()
    plain = unicodedata.normalize("NFKD", lowered.translate(_TABLE)).translate(_TABLE)
    slug = _GAP.sub("-", _JOINED.sub("", plain)).strip("-")
    return _cut(slug, max_length) or _name_by_hash(text)


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    head, _, _ = slug[: max_length + 1].rpartition("-")
    return head or slug[:max_length]


def _name_by_hash(text: str) -> str:
    return "n-" + hashlib.sha256(text.encode()).hexdigest()[:8]
