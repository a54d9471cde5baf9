"""Known Cyrillic word forms: learned from text, kept as a table, the base of the way back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jarshy.kazakh.datafiles import read_rows
from jarshy.kazakh.errors import check_unicode
from jarshy.kazakh.letters import ALPHABET
from jarshy.kazakh.scripts.letter_model import LetterModel

_WORD = re.compile(f"[{ALPHABET}{ALPHABET.upper()}]+")
_LONGEST = 40


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Word forms with their counts.

    Shape: ``forms`` keys are Cyrillic in NFC; a word that is usually capital inside a sentence
    (a name) keeps its capital.
    """

    forms: Mapping[str, int]

    @cached_property
    def model(self) -> LetterModel:
        """The letter model of these forms."""
        return LetterModel(self.forms)


def learn(lines: Iterable[str]) -> Lexicon:
    """Give the lexicon of running Cyrillic text, one paragraph or sentence a line.

    A word counts as a name when more than half of its uses inside a sentence are capital; words
    of more than 40 letters are left out.
    Errors: SurrogateError.
    """
    counts: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        check_unicode(line)
        for match in _WORD.finditer(line):
            word, lowered = match[0], match[0].lower()
            if len(word) > _LONGEST:
                continue
            counts[lowered] += 1
            if _is_inside(line, match.start()):
                inside[lowered] += 1
                capital[lowered] += word[0] != lowered[0]
    names = {word for word in counts if 2 * capital[word] > inside[word]}
    return Lexicon({word.title() if word in names else word: n for word, n in counts.items()})


def _is_inside(line: str, start: int) -> bool:
    """Tell whether a word stands inside a sentence, not at its head."""
    before = line[max(0, start - 4) : start].rstrip(' «“"—–-')
    return bool(before) and before[-1] not in ".!?…:"


def format_lexicon(lexicon: Lexicon, source: str) -> str:
    """Give the table of a lexicon, the commonest words first, with its source line."""
    rows = sorted(lexicon.forms.items(), key=lambda item: (-item[1], item[0]))
    return f"# {source}\n" + "".join(f"{word}\t{count}\n" for word, count in rows)


def parse_lexicon(rows: Iterable[list[str]]) -> Lexicon:
    """Give the lexicon of a table of word and count; a missing count is 1."""
    forms: Counter[str] = Counter()
    for row in rows:
        forms[row[0]] += int(row[1]) if len(row) > 1 else 1
    return Lexicon(forms)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Give the lexicon shipped with the library."""
    rows = [*read_rows("lexicon.tsv"), *read_rows("loans.tsv")]
    return parse_lexicon(rows)
