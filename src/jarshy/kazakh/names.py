"""Mentions of known names in running text, grouped by the name they are forms of.

The caller gives the gazetteer: a key (a topic, a person) with the ways it is written. A name of
several words is found when its words follow each other, the last one in any case, the others bare
or in any case too (Абай Құнанбаевтың, Қазақ елінің).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from jarshy.kazakh.morphology import stem
from jarshy.kazakh.morphology.analyzer import analyze_word
from jarshy.kazakh.morphology.sounds import fold_case

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What may stand between two words of one name: spaces, or the dot of an initial and spaces.
_GAP: Final = re.compile(r"[ \t\n\u00a0\u202f]+|\.[ \u00a0\u202f]?").fullmatch
READINGS: Final = 6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place in the text: offsets and the words as they stand there."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name and all its occurrences, in the order of the text."""

    key: str
    occurrences: tuple[Occurrence, ...]

    @property
    def count(self) -> int:
        """Number of occurrences."""
        return len(self.occurrences)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    stop: int
    stems: frozenset[str]
    is_capital: bool


class Gazetteer:
    """Names ready to be looked for; build it once, use it for many texts."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._by_head: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        for key, spellings in names.items():
            for spelling in spellings:
                self._add(key, spelling)
        for entries in self._by_head.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))

    def _add(self, key: str, spelling: str) -> None:
        words = _WORD.findall(spelling)
        if not words:
            return
        folded = tuple(fold_case(word) for word in words)
        capital = any(word[0].isupper() for word in words)
        for head in {folded[0], stem(folded[0])}:
            self._by_head.setdefault(head, []).append((folded, capital, key))

    def match(self, text: str, words: list[_Word], at: int) -> tuple[str, int] | None:
        """Key and number of words of the longest name that starts at word `at`."""
        for head in sorted(words[at].stems):
            for parts, capital, key in self._by_head.get(head, ()):
                if capital and not words[at].is_capital:
                    continue
                if _fits(text, words[at : at + len(parts)], parts):
                    return key, len(parts)
        return None


def find_mentions(text: str, gazetteer: Gazetteer | Mapping[str, Iterable[str]]) -> list[Mention]:
    """Known names mentioned in `text`, the most mentioned first.

    Shape: offsets count characters of `text`; overlapping names give way to the longer one that
    starts first; a name written with a capital is found only with one.
    Errors: SurrogateError.
    """
    names = gazetteer if isinstance(gazetteer, Gazetteer) else Gazetteer(gazetteer)
    words = _split(text)
    found: dict[str, list[Occurrence]] = {}
    at = 0
    while at < len(words):
        matched = names.match(text, words, at)
        if matched is None:
            at += 1
            continue
        key, length = matched
        start, stop = words[at].start, words[at + length - 1].stop
        found.setdefault(key, []).append(Occurrence(start, stop, text[start:stop]))
        at += length
    mentions = [Mention(key, tuple(places)) for key, places in found.items()]
    return sorted(mentions, key=lambda mention: (-mention.count, mention.occurrences[0].start))


def _split(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), find_stems(match.group()), match.group()[0].isupper())
        for match in _WORD.finditer(text)
    ]


def find_stems(word: str) -> frozenset[str]:
    """The word itself and the stems of its likeliest readings: a name may look like a verb form."""
    folded = fold_case(word)
    readings = analyze_word(word)[:READINGS] if word[0].isupper() else ()
    nouns = (reading.stem for reading in readings if reading.part == "noun")
    return frozenset({folded, stem(word), *nouns})


def _fits(text: str, words: list[_Word], parts: tuple[str, ...]) -> bool:
    if len(words) < len(parts):
        return False
    gaps = pairwise(words)
    return all(
        part in word.stems or stem(part) in word.stems
        for part, word in zip(parts, words, strict=True)
    ) and all(_GAP(text[left.stop : right.start]) for left, right in gaps)
