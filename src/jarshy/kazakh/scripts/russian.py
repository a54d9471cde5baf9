"""Runs of Russian inside Kazakh text, found with care: a Kazakh word must never be one.

A run is a stretch between sentence marks, quotation marks or brackets. It is Russian when it has
no letter of Kazakh alone and most of its words show Russian grammar: function words that Kazakh
does not have, and endings of Russian inflection.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jarshy.kazakh.datafiles import read_rows
from jarshy.kazakh.letters import KAZAKH_ONLY

_KAZAKH = KAZAKH_ONLY + KAZAKH_ONLY.upper()
_STRETCH = re.compile(r"[^.!?…\n«»“”„\"()\[\]:;|<>]+")
_KAZAKH_LETTER = re.compile(f"[{_KAZAKH}]")
_SHORTEST = 8
_WORD = re.compile("[\u0400-\u052f]+")
_ENDING = re.compile(
    "[а-яё]{2,}(?:ого|его|ому|ему|ыми|ими|ная|кая|вая|тая|шая|няя|ное|кое|вое|ые|ие|ный|ться|тся"
    "|ать|ять|ить|ость|ости|остью|ение|ения|ению|ением|ание|ания|анию|ство|ства|ству|ции|цией"
    "|ами|ями|иях|ются|ает|яет|ует|уют|ают|яют|лся|лась|лись|щий|щая|щие|щих|вший|вшая)"
)
_KAZAKH_ENDING = re.compile(
    "[а-яё]{2,}(?:лар|дар|тар|лер|дер|тер|дан|тан|нан|ден|тен|нен|мен|бен|пен|ды|ты|да|та|сы"
    "|лары|дары|тары|лық|лы|дай|тай|дей|тей|ша|ып|ады|еді|атын|сын|мыз)"
)
_KAZAKH_WORDS = frozenset(
    {"мен", "бен", "пен", "да", "де", "та", "те", "бар", "деп", "ал", "сол", "осы", "ол"}
    | {"болды", "болып", "емес", "екен"}
)


@lru_cache(maxsize=1)
def load_words() -> frozenset[str]:
    """Give the Russian function words."""
    return frozenset(word for row in read_rows("russian_words.tsv") for word in row[0].split())


def find_russian(text: str) -> list[tuple[int, int]]:
    """Give the (start, end) of every run of Russian, in order.

    Shape: offsets in ``text``; a run begins and ends with a letter.
    """
    runs = []
    has_kazakh = _KAZAKH_LETTER.search
    for match in _STRETCH.finditer(text):
        stretch = match[0]
        if len(stretch) < _SHORTEST or has_kazakh(stretch):
            continue
        words = list(_WORD.finditer(stretch))
        if len(words) > 1 and _is_russian(stretch, words):
            start = match.start()
            runs.append((start + words[0].start(), start + words[-1].end()))
    return runs


def is_russian(text: str) -> bool:
    """Tell whether a stretch of words without sentence marks is Russian.

    Positive evidence only: a function word with no Kazakh ending in sight and at least one sign
    in four words; or two signs, one word in three, more than there are Kazakh endings.
    """
    words = list(_WORD.finditer(text))
    return len(words) > 1 and _is_russian(text, words)


def _is_russian(stretch: str, words: list[re.Match[str]]) -> bool:
    lowered = [word[0].lower() for word in words]
    if not _KAZAKH_WORDS.isdisjoint(lowered) or _KAZAKH_LETTER.search(stretch):
        return False
    function_words = load_words()
    strong = sum(
        lowered[index] in function_words and _stands_free(stretch, word, at_head=index == 0)
        for index, word in enumerate(words)
    )
    signs = sum(_ENDING.fullmatch(word) is not None for word in lowered)
    against = sum(_KAZAKH_ENDING.fullmatch(word) is not None for word in lowered)
    if sum(len(word) > 2 for word in lowered) < 2:
        return False
    if strong and not against:
        return 4 * (strong + signs) >= len(words)
    evidence = strong + signs
    return evidence > max(1, against) and 3 * evidence >= len(words) and (strong > 0 or signs > 2)


def _stands_free(stretch: str, word: re.Match[str], *, at_head: bool) -> bool:
    """Tell whether a word stands between spaces, small unless it is the first.

    A comma may follow, but not a single letter: those are points of a list.
    """
    before = stretch[word.start() - 1] if word.start() else " "
    after = stretch[word.end()] if word.end() < len(stretch) else " "
    is_followed = after in _SPACES or (after == "," and len(word[0]) > 1)
    return before in _SPACES and is_followed and (at_head or word[0].islower())


_SPACES = " \u00a0"
