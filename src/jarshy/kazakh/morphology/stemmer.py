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
    is_listed_noun,
)
from jarshy.kazakh.morphology.hyphens import split_tail
from jarshy.kazakh.morphology.lexicon import LISTED, Lexicon, load_lexicon
from jarshy.kazakh.morphology.sounds import VOICED, VOWELS, fold_case, has_vowel
from jarshy.kazakh.morphology.suffixes import SHIFT, Reading, load_readings

# Read by jarshy.kazakh.morphology.stem without entering this module.
STEMS: Final = morphology.known_stems
MEMO_LIMIT: Final = 200_000
Rule = tuple[int, int, float, str]  # 0 noun or 1 verb, mask, weight, letters to restore
# weights as noun and as verb, bits of its context, bits with both harmonies, the stem to give out
Entry = tuple[tuple[float, float], int, int, str]


class KindWeights(NamedTuple):
    """Weights of stems of some kind, as noun or as verb."""

    known: float
    support: float
    ending: float
    bare: float
    letters: tuple[float, ...]

    def weigh(self, support: float, ending: float, bare: float, size: int) -> float:
        """Weight of a stem with these features."""
        return (
            self.known
            + self.support * support
            + self.ending * ending
            + self.bare * bare
            + self.letters[size]
        )


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
        bare = (
            weigh(describe_suffixes(reading, ""), weights) for reading in (BARE_NOUN, BARE_VERB)
        )
        self.bare_noun, self.bare_verb = bare
        self.listed = weights.get("noun:listed_as_it_stands", 0.0)
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
        pair, _, _, found = entries.get(word) or self._enter(word)
        best = max(pair[0] + self.bare_noun, pair[1] + self.bare_verb)
        if is_listed_noun(word, self.lexicon):
            best += self.listed
        length = len(word)
        for stop in range(max(2, length - WINDOW), length):
            readings = rules.get(word[stop:])
            if readings is None:
                continue
            stem = word[:stop]
            entry = entries.get(stem) or self._enter(stem)
            _, bits, loose, _ = entry
            for part, mask, weight, restore in readings:
                if not mask & loose:
                    continue
                goal = entry
                if restore:
                    goal = entries.get(stem + restore) or self._enter(stem + restore)
                score = goal[0][part] + weight
                if not mask & bits:
                    score += self.harmony
                if score > best:
                    best, found = score, goal[3]
            if word[stop] in VOWELS and (stem[-1] in VOICED or stem in before_vowel):
                best, found = self._cut_changed(stem, readings, best, found)
        return found

    def _cut_changed(
        self, stem: str, readings: tuple[Rule, ...], best: float, found: str
    ) -> tuple[float, str]:
        for target, bits, name in self._change(stem):
            pair, _, _, output = self.entries.get(target) or self._enter(target)
            assumed = self.weights.get("assumed:" + name, 0.0)
            for part, mask, weight, restore in readings:
                score = pair[part] + weight + assumed
                if not restore and mask & bits and score > best:
                    best, found = score, output
        return best, found

    def _change(self, stem: str) -> list[tuple[str, int, str]]:
        # what the stem may be before a vowel: its last sound voiced, its last vowel dropped
        changed = []
        last = VOICED.get(stem[-1])
        if last:
            shift = SHIFT.get(stem[-1], VOICELESS_SHIFT)
            harmony = self.entries[stem][1] >> shift & BOTH_BITS
            changed.append((stem[:-1] + last, harmony << VOICELESS_SHIFT, "voiced_" + last))
        short = self.lexicon.before_vowel.get(stem)
        if short:
            changed.append((short.stem, find_bits(short.stem), short.kind))
        return changed

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
        output = self.lexicon.stands_for.get(stem, stem)
        assumed = 0.0 if output == stem else self.passive
        bare, size = log1p(seen.bare), min(len(stem), 5)
        pair = (
            noun.weigh(log1p(seen.noun), ending, bare, size) + assumed,
            verb.weigh(log1p(seen.verb), ending, bare, size) + assumed,
        )
        bits = find_bits(stem) if has_vowel(stem) else 0
        loose = bits and bits | BOTH_BITS << SHIFT.get(stem[-1], VOICELESS_SHIFT)
        entry = self.entries[stem] = (pair, bits, loose, output)
        return entry

    def _weigh_kinds(self, kinds: str) -> tuple[KindWeights, KindWeights]:
        found = self._weigh_kind(kinds, "noun"), self._weigh_kind(kinds, "verb")
        self.kinds[kinds] = found
        return found

    def _weigh_kind(self, kinds: str, part: str) -> KindWeights:
        own = [kind for kind in kinds if (kind in VERB_KINDS) == (part == "verb")]
        name = f"own_{own[0]}" if own else "own_other" if kinds else ""
        get = self.weights.get
        return KindWeights(
            get(f"{part}:{name}", 0.0) if name else 0.0,
            get(f"{part}:support_own" if own else f"{part}:support", 0.0),
            0.0 if own and own[0] in LISTED else get(f"{part}:ending", 0.0),
            get(f"{part}:seen_bare", 0.0),
            tuple(get(f"{part}:letters_{size}", 0.0) for size in range(6)),
        )


@lru_cache(maxsize=1)
def load_stemmer() -> Stemmer:
    """The stemmer of the package data; it fills the memo `jarshy.kazakh.morphology.stem` reads."""
    return Stemmer(load_lexicon(), load_weights(), STEMS)
