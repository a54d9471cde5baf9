"""Kazakh stop words: words that carry no topic."""

from __future__ import annotations

from functools import lru_cache

from jarshy.kazakh.datafiles import read_rows


@lru_cache(maxsize=1)
def load_stopwords() -> frozenset[str]:
    """Give the stop words, lower-case Cyrillic forms."""
    return frozenset(row[0] for row in read_rows("stopwords.tsv"))


def is_stopword(word: str) -> bool:
    """Tell whether a Cyrillic word is a stop word, whatever its case."""
    return word.lower() in load_stopwords()
