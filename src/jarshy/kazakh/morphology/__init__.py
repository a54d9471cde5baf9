"""Kazakh morphology: stems, analyses, dictionary forms and inflected forms.

Nothing is read before the first call; the first call builds the tables in about half a second.

>>> from jarshy.kazakh.morphology import analyze, inflect, lemma, stem
>>> stem("кітаптарымыздан")
'кітап'
>>> lemma("барғандардың")
'бару'
>>> analyze("балаларға")[0].slots
('pl', 'dat')
>>> inflect("Абай", ("gen",))
'Абайдың'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jarshy.kazakh.morphology.errors import (
    EmptyStemError,
    MorphologyError,
    UnknownSlotsError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jarshy.kazakh.morphology.analyzer import Analysis

__all__ = [
    "EmptyStemError",
    "MorphologyError",
    "UnknownSlotsError",
    "analyze",
    "inflect",
    "lemma",
    "stem",
]

known_stems: dict[str, str] = {}  # filled and bounded by the stemmer


def stem(word: str) -> str:
    """Stem of a word: what all its inflected forms share, in small letters.

    Shape: number, possession, case, person, tense, negation and passive are taken off; derivation
    (-шы, -лық, -лы, -сыз, causative) stays.
    Errors: SurrogateError.
    """
    try:
        return known_stems[word]
    except KeyError:
        from jarshy.kazakh.morphology.stemmer import load_stemmer

        return load_stemmer().stem(word)


def analyze(word: str) -> list[Analysis]:
    """Every legal analysis of a word, the most likely first.

    Shape: the first one has the stem that `stem` gives; there is always at least one.
    Errors: SurrogateError.
    """
    from jarshy.kazakh.morphology.analyzer import analyze_word

    return analyze_word(word)


def lemma(word: str) -> str:
    """Dictionary form: the bare noun, the verbal noun in -у of a verb (барғандардың: бару).

    Errors: SurrogateError.
    """
    from jarshy.kazakh.morphology.analyzer import find_lemma

    return find_lemma(word)


def inflect(stem: str, slots: Sequence[str]) -> str:
    """Stem with the suffixes of `slots`, in the order of the word.

    Shape: slots as in docs/reference/kazakh-morphology.md; the case of the stem is kept.
    Errors: UnknownSlotsError when the grammar has no such chain, EmptyStemError,
    SurrogateError.
    """
    from jarshy.kazakh.morphology.generator import spell_form

    return spell_form(stem, tuple(slots))
