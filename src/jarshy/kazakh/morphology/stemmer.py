"""stem: the best cut of a word, by flat tables made of the same features `analyze` explains.

Everything that can be weighed before the word is seen is weighed when the tables are built: a
suffix string is a number, a stem is two numbers (as noun, as verb) and its harmony bits. A word
costs one look-up per possible cut, at most WINDOW of them, whatever its length.
"""

from __future__ import annotations

from functools import lru_cache
from math import log1p
from typing import Final, NamedTuple

from jarshy.kazakh import morphology
from jarshy.kazakh.morphology.analyzer import load_weights, weigh
from jarshy.kazakh.morphology.candidates import (
    BARE_NOUN,
    BARE_VERB,
    BOTH_BITS,
    NO_SUPPORT,
    VERB_KINDS,
    VOICELESS_SHIFT,
    WINDOW,
    describe_suffixes,
    find_bits,
)
from jarshy.kazakh.morphology.hyphens import split_tail
from jarshy.kazakh.morphology.lexicon import Lexicon, load_lexicon
from jarshy.kazakh.morphology.sounds import VOICED, VOWELS, fold_case, has_vowel
from jarshy.kazakh.morphology.suffixes import SHIFT, Reading, load_readings

# Read by jarshy.kazakh.morphology.stem without entering this module.
STEMS: Final = morphology.known_stems
MEMO_LIMIT: Final = 200_000
Rule = tuple[int, int, float, str]  # 0 noun or 1 verb, mask, weight, letters to restore
# weight as noun, as verb, bits of its context, bits with both harmonies, the stem to give out
Entry = tuple[float, float, int, int, str]


class KindWeights(NamedTuple):
    """Weights of a stem of some parts of speech as noun or as verb: base, per support, per ending."""

    known: float
    support: float
    ending: float


class Stemmer:
    """Stems words with one lexicon and one set of weights."""

    def __init__(
        self, lexicon: Lexicon, weights: dict[str, float], memo: dict[str, str] | None = None
    ) -> None:
        self.lexicon, self.weights = lexicon, weights
        self.rules = {
            written: tuple(self._weigh_reading(reading, written) for reading in found)
            for written, found in load_readings().items()
        }
        bare = (weigh(describe_suffixes(reading, ""), weights) for reading in (BARE_NOUN, BARE_VERB))
        self.bare_noun, self.bare_verb = bare
        self.harmony = weights.get("assumed:harmony", 0.0)
        self.passive = weights.get("assumed:passive", 0.0)
        self.kinds: dict[str, tuple[KindWeights, KindWeights]] = {}
        self.entries: dict[str, Entry] = {}
        self.memo: dict[str, str] = {} if memo is None else memo

    def stem(self, word: str) -> str:
        """Stem of `word`, folded; remembered for the next time."""
        try:
            return self.memo[word]
        except KeyError:
            return self._remember(word)

    def _remember(self, word: str) -> str:
        if len(self.memo) >= MEMO_LIMIT:
            self.memo.clear()
            self.entries.clear()
        found = self.memo[word] = self.find(fold_case(word))
        return found

    def find(self, word: str) -> str:
        """Stem of a folded word: closed classes first, then hyphens, then the best cut."""
        closed = self.lexicon.closed.get(word)
        if closed:
            return closed[0]
        if "-" in word:
            head, tail = split_tail(word, self.lexicon)
            return head + self.find(tail) if tail else head
        return self.cut(word) if len(word) > 1 else word

    def cut(self, word: str) -> str:
        """Stem of a folded word by its best cut."""
        entries, rules, before_vowel = self.entries, self.rules, self.lexicon.before_vowel
        entry = entries.get(word) or self._enter(word)
        best, found = max(entry[0] + self.bare_noun, entry[1] + self.bare_verb), entry[4]
        length = len(word)
        for stop in range(max(2, length - WINDOW), length):
            readings = rules.get(word[stop:])
            if readings is None:
                continue
            stem = word[:stop]
            entry = entries.get(stem) or self._enter(stem)
            _, _, bits, loose, _ = entry
            for part, mask, score, restore in readings:
                if not mask & bits:
                    if not mask & loose:
                        continue
                    score += self.harmony
                goal = (entries.get(stem + restore) or self._enter(stem + restore)) if restore else entry
                score += goal[part]
                if score > best:
                    best, found = score, goal[4]
            if word[stop] in VOWELS and (stem[-1] in VOICED or stem in before_vowel):
                best, found = self._cut_changed(stem, readings, best, found)
        return found

    def _cut_changed(
        self, stem: str, readings: tuple[Rule, ...], best: float, found: str
    ) -> tuple[float, str]:
        goals = []
        last = VOICED.get(stem[-1])
        bits = (self.entries[stem][2] >> SHIFT.get(stem[-1], VOICELESS_SHIFT)) & BOTH_BITS
        if last:
            goals.append((stem[:-1] + last, bits << VOICELESS_SHIFT, "voiced_" + last))
        short = self.lexicon.before_vowel.get(stem)
        if short:
            goals.append((short.stem, find_bits(short.stem), short.kind))
        for target, target_bits, name in goals:
            goal = self.entries.get(target) or self._enter(target)
            for part, mask, weight, restore in readings:
                score = weight + goal[part] + self.weights.get("assumed:" + name, 0.0)
                if not restore and mask & target_bits and score > best:
                    best, found = score, goal[4]
        return best, found

    def _weigh_reading(self, reading: Reading, written: str) -> Rule:
        weight = weigh(describe_suffixes(reading, written), self.weights)
        if reading.restore:
            weight += self.weights.get("assumed:restored", 0.0)
        return int(reading.part == "verb"), reading.mask, weight, reading.restore

    def _enter(self, stem: str) -> Entry:
        """Weigh a stem met for the first time."""
        kinds = self.lexicon.own.get(stem, "")
        noun, verb = self.kinds.get(kinds) or self._weigh_kinds(kinds)
        seen = self.lexicon.support.get(stem, NO_SUPPORT)
        ending = self.lexicon.ending_odds(stem)
        bare, size = log1p(seen.bare), len(stem)
        output = self.lexicon.stands_for.get(stem, stem)
        assumed = 0.0 if output == stem else self.passive
        get = self.weights.get
        scores = (
            kind.known
            + kind.support * log1p(count)
            + kind.ending * ending
            + get(part + "seen_bare", 0.0) * bare
            + (get(f"{part}letters_{size}", 0.0) if size < 5 else 0.0)
            + assumed
            for part, kind, count in (("noun:", noun, seen.noun), ("verb:", verb, seen.verb))
        )
        bits = find_bits(stem) if has_vowel(stem) else 0
        loose = bits and BOTH_BITS << SHIFT.get(stem[-1], VOICELESS_SHIFT) | bits
        entry = self.entries[stem] = (*scores, bits, loose, output)  # type: ignore[assignment]
        return entry

    def _weigh_kinds(self, kinds: str) -> tuple[KindWeights, KindWeights]:
        found = tuple(self._weigh_kind(kinds, part) for part in ("noun", "verb"))
        self.kinds[kinds] = found  # type: ignore[assignment]
        return found  # type: ignore[return-value]

    def _weigh_kind(self, kinds: str, part: str) -> KindWeights:
        own = [kind for kind in kinds if (kind in VERB_KINDS) == (part == "verb")]
        name = f"own_{own[0]}" if own else "own_other" if kinds else ""
        get = self.weights.get
        return KindWeights(
            get(f"{part}:{name}", 0.0) if name else 0.0,
            get(f"{part}:support_own" if own else f"{part}:support", 0.0),
            0.0 if own and own[0] in "napv" else get(f"{part}:ending", 0.0),
        )


@lru_cache(maxsize=1)
def load_stemmer() -> Stemmer:
    """The stemmer of the package data; it fills the memo `jarshy.kazakh.morphology.stem` reads."""
    return Stemmer(load_lexicon(), load_weights(), STEMS)
