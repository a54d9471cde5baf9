"""Text typed on the wrong keyboard layout: ``0fpf0`` for қазақ, ``пщщпду`` for google."""

from __future__ import annotations

import re
from collections.abc import Container

from jarshy.kazakh.errors import check_unicode

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.234580-=9"
_KAZAKH_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбюәіңғүқөһұ"
_TO_KAZAKH = dict(zip(_LATIN_KEYS, _KAZAKH_KEYS, strict=True))
_SHIFTED = dict(zip('{}:"<>~@#$%*)_+(', "ХЪЖЭБЮЁӘІҢҒҮҚӨҺҰ", strict=True))
_TO_KAZAKH |= {latin.upper(): own.upper() for latin, own in _TO_KAZAKH.items() if latin.isalpha()}
_TO_KAZAKH |= _SHIFTED
_TO_LATIN = {own: latin for latin, own in _TO_KAZAKH.items()}
_KAZAKH_TABLE, _LATIN_TABLE = str.maketrans(_TO_KAZAKH), str.maketrans(_TO_LATIN)
_WORD = re.compile("[а-яёәғқңөұүһі]+")
_HAS_LATIN = re.compile("[A-Za-z]")
_HAS_CYRILLIC = re.compile("[\u0400-\u052f]")
_LEAST = -3.0
"""Mean score of a letter: half the words unseen in learning score -1.7, one in ten under -3.1."""


def retype(text: str, to: str) -> str:
    """Give what the same keys type on the other layout: ``to`` is cyrillic or latin.

    Source: the Kazakh layout of Windows and the US layout; its digit row gives ә і ң ғ ү ұ қ ө һ.
    Errors: ValueError for another ``to``.
    """
    if to not in ("cyrillic", "latin"):
        raise ValueError(f"there are two layouts, cyrillic and latin, not {to!r}")
    return text.translate(_KAZAKH_TABLE if to == "cyrillic" else _LATIN_TABLE)


def repair_layout(text: str, known: Container[str] = frozenset()) -> str:
    """Give a query as it was meant when it was plainly typed on the wrong layout, else itself.

    Shape: ``known`` holds lower-case Cyrillic words of the caller (an index vocabulary); the
    shipped lexicon is asked too. Only a text wholly in Latin keys is judged, and it changes only
    when every word of it becomes a known or likely Kazakh word while none was one in Latin.
    Errors: SurrogateError.
    """
    check_unicode(text)
    if not _HAS_LATIN.search(text) or _HAS_CYRILLIC.search(text) or len(text) > 400:
        return text
    typed = retype(text, "cyrillic")
    words = typed.lower().split()
    if not all(_is_likely(word, known) for word in words):
        return text
    return text if _reads_as_latin(text) else typed


def _is_likely(word: str, known: Container[str]) -> bool:
    from jarshy.kazakh.scripts.lexicon import load_lexicon

    forms = load_lexicon().forms
    if word in known or word in forms or word.title() in forms:
        return True
    if not _WORD.fullmatch(word) or len(word) < 3:
        return False
    return load_lexicon().model.rate(word) > _LEAST


def _reads_as_latin(text: str) -> bool:
    from jarshy.kazakh.scripts.detection import detect

    return detect(text).confidence > 0.3 and text.isalpha()
