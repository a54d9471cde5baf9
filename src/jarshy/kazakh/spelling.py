"""Spelling: is this a word, and if not, which one was meant.

A word is right when it is a legal form of a known stem and no far more plausible word is one slip
away; an unknown word is right when its letters are those of a Kazakh word and nothing known is
near. The weights of these reasons are fitted (data/spell_weights.tsv).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice
from math import log1p
from typing import Final

from jarshy.kazakh.morphology.hyphens import PARTICLES, is_suffix
from jarshy.kazakh.morphology.lexicon import LISTED, Lexicon, load_lexicon
from jarshy.kazakh.morphology.plausibility import (
    IMPOSSIBLE,
    Chains,
    FormModel,
    LetterModel,
    find_edits,
    load_chains,
)
from jarshy.kazakh.morphology.sounds import fold_case
from jarshy.kazakh.morphology.tables import read_rows

ALPHABET: Final = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяё"
# Letters typed for Kazakh ones on a keyboard without them, and the other way round.
LOOSE_LETTERS: Final = {
    "а": "ә", "ә": "а", "о": "ө", "ө": "о", "у": "ұү", "ұ": "уү", "ү": "уұ", "к": "қ",
    "қ": "к", "г": "ғ", "ғ": "г", "н": "ң", "ң": "н", "х": "һқ", "һ": "х", "и": "і", "і": "иы",
    "ы": "і", "э": "ә", "ё": "ө",
}  # fmt: skip
LONGEST_WORD: Final = 40  # longer strings are not words: accepted only letter by letter
BEAM: Final = 64
LETTER_COST: Final = 0.7  # a Kazakh letter restored
SLIP_COST: Final = 3.0  # any other edit
Features = dict[str, float]


class Speller:
    """Checks and suggests with one lexicon; words given to it are stems like any other."""

    def __init__(
        self,
        lexicon: Lexicon,
        chains: Chains,
        weights: dict[str, float],
        words: frozenset[str] = frozenset(),
    ) -> None:
        self.lexicon, self.weights, self.words = lexicon, weights, words
        self.forms = FormModel(lexicon, chains, words)
        listed = {stem for stem, kinds in lexicon.own.items() if not LISTED.isdisjoint(kinds)}
        seen = {stem for stem, support in lexicon.support.items() if support.seen}
        self.letters = LetterModel(frozenset(listed | seen | words))
        self.backward = LetterModel(frozenset(word[::-1] for word in listed | seen | words))

    def accept(self, word: str) -> bool:
        """True when `word` is spelled right; numbers and other scripts are not judged."""
        folded = fold_case(word)
        if not any("\u0400" <= char <= "\u04ff" for char in folded) or len(folded) < 3:
            return True
        if word.isupper() and len(word) <= 5:
            return True
        if "-" in folded:
            return all(self._accept_part(part) for part in folded.split("-") if part)
        return self._accept_part(folded)

    def _accept_part(self, part: str) -> bool:
        if len(part) < 3 or part in PARTICLES or part.isdigit() or is_suffix(part):
            return True
        if len(part) > LONGEST_WORD or any(char not in ALPHABET for char in part):
            return False
        if self.is_certain(part):
            return True
        return self.weigh(self.describe(part)) > 0.0

    def is_certain(self, word: str) -> bool:
        """True for function words, words seen in the corpus and words of the lists as they are."""
        seen = self.lexicon.support.get(word)
        return word in self.words or word in self.lexicon.closed or bool(seen and seen.seen)

    def weigh(self, features: Features) -> float:
        """Weighted sum: above zero is accepted."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def describe(self, word: str) -> Features:
        """Reasons for and against a word that is not certain."""
        own, stem = self.forms.cut(word)
        found = self._describe_letters(word) | self._describe_neighbours(word, own)
        if own <= IMPOSSIBLE:
            return {f"unknown:{name}": value for name, value in found.items()}
        found |= {
            "form": own,
            "stem_letters": float(min(stem, 8)),
            "suffix_letters": float(len(word) - stem),
        }
        return {f"known:{name}": value for name, value in found.items()}

    def _describe_letters(self, word: str) -> Features:
        mean, weakest = self.letters.describe(word)
        mean_back, weakest_back = self.backward.describe(word[::-1])
        return {
            "mean_letter": mean,
            "weakest_letters": weakest,
            "mean_letter_back": mean_back,
            "weakest_letters_back": weakest_back,
            "length": float(min(len(word), 14)),
            "always": 1.0,
        }

    def _describe_neighbours(self, word: str, own: float) -> Features:
        edits = set(find_edits(word, self.letters, ALPHABET))
        restored = {found for found, _ in self._restore_letters(word)}
        near = max(map(self.forms.score, edits | restored), default=IMPOSSIBLE)
        seen = sum(map(self.is_certain, edits))
        found = {
            "near_seen": float(seen > 0 or any(map(self.is_certain, restored))),
            "times_near_seen": log1p(seen),
        }
        if near > IMPOSSIBLE:
            found["near"] = 1.0
            found["near_form" if own <= IMPOSSIBLE else "gap"] = (
                near if own <= IMPOSSIBLE else near - own
            )
        return found

    def suggest(self, word: str, limit: int) -> list[str]:
        """Right words near `word`, the likeliest first, written with its capitals."""
        folded = fold_case(word)
        if not 1 < len(folded) <= LONGEST_WORD or "-" in folded:
            return []
        scored: dict[str, float] = {}
        for candidate, cost in self._find_candidates(folded):
            score = self._rate(candidate)
            if score > IMPOSSIBLE and candidate != folded:
                scored[candidate] = max(scored.get(candidate, IMPOSSIBLE), score - cost)
        best = sorted(scored, key=lambda found: (-scored[found], found))
        return [copy_capitals(word, found) for found in islice(best, limit)]

    def _rate(self, word: str) -> float:
        score = self.forms.score(word)
        if score <= IMPOSSIBLE:
            return IMPOSSIBLE
        seen = self.lexicon.support.get(word)
        return score + (min(seen.seen, 20) / 10 if seen else 0.0)

    def _find_candidates(self, word: str) -> Iterator[tuple[str, float]]:
        once = list(find_edits(word, self.letters, ALPHABET))
        restored = list(self._restore_letters(word))
        yield from restored
        yield from ((edit, SLIP_COST) for edit in once)
        if any(self.forms.score(found) > IMPOSSIBLE for found in once):
            return
        if any(self.forms.score(found) > IMPOSSIBLE for found, _ in restored):
            return
        once.sort(key=lambda edit: -sum(self.letters.find_odds(edit)))
        for edit in once[:BEAM]:
            for twice in find_edits(edit, self.letters, ALPHABET):
                yield twice, 2 * SLIP_COST

    def _restore_letters(self, word: str) -> Iterator[tuple[str, float]]:
        beam: list[tuple[str, float, float]] = [("", 0.0, 0.0)]
        for char in word:
            grown = []
            for head, odds, cost in beam:
                for letter in char + LOOSE_LETTERS.get(char, ""):
                    new = odds + self.letters.find_odds(head + letter)[-2]
                    grown.append((head + letter, new, cost + (letter != char) * LETTER_COST))
            grown.sort(key=lambda item: item[2] - item[1])
            beam = grown[:BEAM]
        yield from ((head, cost) for head, _, cost in beam if head != word)


def copy_capitals(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@lru_cache(maxsize=1)
def load_spell_weights() -> dict[str, float]:
    """Weights of the reasons, fitted by `python -m jarshy.kazakh.morphology.tune_spelling`."""
    return {name: float(weight) for name, weight in read_rows("spell_weights.tsv")}


@lru_cache(maxsize=4)
def load_speller(words: frozenset[str] = frozenset()) -> Speller:
    """The speller of the package data with these personal or site words."""
    return Speller(load_lexicon(), load_chains(), load_spell_weights(), words)


def check(word: str, words: Collection[str] = ()) -> bool:
    """True when `word` is spelled right.

    Shape: one word as it stands in the text; `words` are the personal and site lists, dictionary
    forms, whose inflected forms are then right too. Numbers and other scripts are not judged.
    Errors: SurrogateError.
    """
    return load_speller(frozenset(map(fold_case, words))).accept(word)


accept = check


def suggest(word: str, limit: int = 5, words: Collection[str] = ()) -> list[str]:
    """Words that were probably meant, the likeliest first, with the capitals of `word`.

    Shape: at most `limit`; empty when nothing known is near. Kazakh letters typed without their
    marks are restored first (казак: қазақ).
    Errors: SurrogateError.
    """
    return load_speller(frozenset(map(fold_case, words))).suggest(word, limit)
