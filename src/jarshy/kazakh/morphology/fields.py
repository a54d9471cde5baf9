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
# Stems of words that ask and name no topic. Left out of 273 questions, MRR@10 of the three fields
# is 0.008 higher (19 questions gain, 2 lose); leaving out every function word gains nothing.
INTERROGATIVES: Final = frozenset(
    "не немене неге неліктен неше нешінші кім қай қайда қайдан қайсы "  # noqa: SIM905
    "қалай қандай қанша қашан".split()
)
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
    Function words (pronouns, particles, conjunctions) are marked.
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


def split_query(text: str) -> list[Token]:
    """Tokens of a query to rank by: each word form once, without the words that only ask.

    Shape: as `split_fields`, in the order of the text; a query of nothing but question words keeps
    them.
    Errors: SurrogateError.
    """
    once: dict[str, Token] = {}
    for token in split_fields(text):
        once.setdefault(token.surface, token)
    tokens = list(once.values())
    return [token for token in tokens if not is_interrogative(token)] or tokens


def is_interrogative(token: Token) -> bool:
    """True for a question word in any of its forms (кім, кімнің, қандай)."""
    return not INTERROGATIVES.isdisjoint((token.surface, token.stem))
