"""How likely a Cyrillic letter is after the letters before it, learned from a word list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log

ORDER = 5
"""Letters in a gram. On held-out news 4, 5 and 6 read 99.38, 99.47 and 99.45 % of tóte."""

START, END = "^", "$"
_BACK_OFF = log(0.2)
_UNSEEN = -12.0
_CACHE_SIZE = 400_000


class LetterModel:
    """Gram counts of words between START and END, with a fixed price for each shorter context."""

    def __init__(self, forms: Mapping[str, int]) -> None:
        grams: defaultdict[str, float] = defaultdict(float)
        for word, count in forms.items():
            weight = 1 + log(count)
            marked = START + word.lower() + END
            for end in range(1, len(marked)):
                for start in range(max(0, end - ORDER + 1), end + 1):
                    grams[marked[start : end + 1]] += weight
        contexts: defaultdict[str, float] = defaultdict(float)
        for gram, weight in grams.items():
            contexts[gram[:-1]] += weight
        self._grams = dict(grams)
        self._contexts = dict(contexts)
        self._cache: dict[str, float] = {}

    def knows(self, gram: str) -> bool:
        """Tell whether a gram was met."""
        return gram in self._grams

    def rate(self, word: str) -> float:
        """Give the mean score of the letters of a lower-case word, its end included."""
        marked = START + word + END
        places = range(1, len(marked))
        return sum(self.score(marked[:at], marked[at]) for at in places) / len(places)

    def score(self, before: str, letter: str) -> float:
        """Give the logarithm of how likely ``letter`` is after ``before``."""
        gram = before[1 - ORDER :] + letter
        known = self._cache.get(gram)
        if known is None:
            known = self._look_up(gram)
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            self._cache[gram] = known
        return known

    def _look_up(self, gram: str) -> float:
        price = 0.0
        while len(gram) > 1:
            found = self._grams.get(gram)
            if found:
                return log(found / self._contexts[gram[:-1]]) + price
            if gram[:-1] in self._contexts:
                price += _BACK_OFF
            gram = gram[1:]
        found = self._grams.get(gram)
        return (log(found / self._contexts[""]) if found else _UNSEEN) + price
