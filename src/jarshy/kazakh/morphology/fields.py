"""The three fields of a search index: surface, stem and the first letters of each stem.

Measured on KazQAD questions, BM25 with the three together finds more than any one of them, and the
first letters of the stem do better than those of the surface (docs/explanation/kazakh-morphology.md
has the figures).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jarshy.kazakh.morphology import stem
from jarshy.kazakh.morphology.lexicon import load_lexicon
from jarshy.kazakh.morphology.sounds import fold_case

PREFIX_LETTERS: Final = 5
# Weights of surface, stem and prefix in a ranking sum.
FIELD_WEIGHTS: Final = (0.3, 1.0, 0.5)
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text as the three fields index it, with its place in the text."""

    surface: str
    stem: str
    prefix: str
    start: int
    stop: int
    is_function_word: bool


def split_fields(text: str) -> Iterator[Token]:
    """Tokens of a text for indexing and for queries.

    Shape: Cyrillic text in, folded words out; the prefix is the first five letters of the stem.
    Function words (pronouns, particles, conjunctions) are marked: leave them out of queries.
    Errors: SurrogateError.
    """
    closed = load_lexicon().closed
    for match in _WORD.finditer(text):
        surface = fold_case(match.group())
        root = stem(surface)
        is_function_word = surface in closed
        yield Token(
            surface, root, root[:PREFIX_LETTERS], match.start(), match.end(), is_function_word
        )
