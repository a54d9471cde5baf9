"""How plausible a word is: as a form of a known stem, and as a string of letters.

Both halves are log probabilities. The first knows stems (how well) and chains of suffixes (how
often they are used); the second is a model of five letters in a row, for words nobody has listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log
from typing import Final

from jarshy.kazakh.morphology.candidates import (
    BOTH_BITS,
    NO_SUPPORT,
    VERB_KINDS,
    VOICELESS_SHIFT,
    WINDOW,
    find_bits,
)
from jarshy.kazakh.morphology.lexicon import LISTED, Lexicon
from jarshy.kazakh.morphology.sounds import DEVOICED, VOICED, VOWELS, has_vowel
from jarshy.kazakh.morphology.suffixes import SHIFT, load_readings
from jarshy.kazakh.morphology.tables import read_lines

ORDER: Final = 4  # letters of context; 3 accepts half a point fewer right words, 5 no more
WINDOW_OF_LETTERS: Final = 3  # a slip is felt by the letters around it
EDGE: Final = "^"
END: Final = "$"
LETTER_FLOOR: Final = 1 / 50
CHAIN_FLOOR: Final = 0.1
CLOSED_SCORE: Final = 5.0
IMPOSSIBLE: Final = -99.0
# How far a stem is known: listed, derived from a listed one, two suffixes seen, seen bare.
KNOWN: Final = {"listed": 0.0, "derived": -2.0, "supported": -1.5, "bare": -3.0}
Chains = Counter[tuple[str, tuple[str, ...]]]
Known = tuple[float, float, int]  # as noun, as verb, bits of its context


@lru_cache(maxsize=1)
def load_chains() -> Chains:
    """How many word types use each chain of slots."""
    rows = (line.split("\t") for line in read_lines("spell_chains.tsv"))
    return Counter({(part, tuple(slots.split())): int(count) for part, slots, count in rows})


class FormModel:
    """Plausibility of a word as a form of a known stem."""

    def __init__(
        self, lexicon: Lexicon, chains: Chains, extra: frozenset[str] = frozenset()
    ) -> None:
        self.lexicon, self.chains, self.extra = lexicon, chains, extra
        total = sum(chains.values())
        self.rules = {
            written: tuple(
                (
                    int(reading.part == "verb"),
                    reading.mask,
                    log((chains[reading.part, reading.slots] + CHAIN_FLOOR) / total),
                    reading.restore,
                )
                for reading in found
            )
            for written, found in load_readings().items()
        }
        self.bare = tuple(
            log((chains[part, ()] + CHAIN_FLOOR) / total) for part in ("noun", "verb")
        )
        self.stems: dict[str, Known] = {}

    def score(self, word: str) -> float:
        """Log plausibility of the best analysis with a known stem, IMPOSSIBLE without one."""
        return self.cut(word)[0]

    def cut(self, word: str) -> tuple[float, int]:
        """The score of the best analysis and the letters its stem has in this word."""
        stem = len(word)
        if word in self.lexicon.closed:
            return CLOSED_SCORE, stem
        known = self.stems.get(word) or self._know(word)
        best = max(known[0] + self.bare[0], known[1] + self.bare[1])
        if self.lexicon.support.get(word, NO_SUPPORT).seen:
            best = max(best, 0.0)
        length = len(word)
        for stop in range(max(2, length - WINDOW), length):
            if word[stop:] in self.rules:
                score = self._score_cut(word[:stop], word[stop:])
                if score > best:
                    best, stem = score, stop
        return max(best, IMPOSSIBLE), stem

    def _score_cut(self, stem: str, written: str) -> float:
        best = IMPOSSIBLE
        known = self.stems.get(stem) or self._know(stem)
        bits = known[2]
        keeps = not self._must_voice(stem, written)
        for part, mask, weight, restore in self.rules[written]:
            if mask & bits and (keeps or restore):
                goal = self.stems.get(stem + restore) or self._know(stem + restore)
                best = max(best, goal[part] + weight)
        if written[0] in VOWELS and bits:
            best = max(best, self._score_changed(stem, written, bits))
        return best

    def _must_voice(self, stem: str, written: str) -> bool:
        # listed native words of two syllables or more voice п к қ: кітабы, never кітапы
        return (
            stem[-1] in DEVOICED
            and written[0] in VOWELS
            and len(stem) > 3
            and stem[-2] in VOWELS
            and self.lexicon.own.get(stem, "p") != "p"
        )

    def _score_changed(self, stem: str, written: str, bits: int) -> float:
        best = IMPOSSIBLE
        if stem[-1] in VOICED:
            harmony = bits >> SHIFT.get(stem[-1], VOICELESS_SHIFT) & BOTH_BITS
            target = stem[:-1] + VOICED[stem[-1]]
            best = self._score_as(target, written, harmony << VOICELESS_SHIFT)
        short = self.lexicon.before_vowel.get(stem)
        if short and short.kind != "auto":
            best = max(best, self._score_as(short.stem, written, find_bits(short.stem)))
        return best

    def _score_as(self, stem: str, written: str, bits: int) -> float:
        goal = self.stems.get(stem) or self._know(stem)
        fitting = (
            goal[part] + weight
            for part, mask, weight, restore in self.rules[written]
            if mask & bits and not restore
        )
        return max(fitting, default=IMPOSSIBLE)

    def _know(self, stem: str) -> Known:
        bits = find_bits(stem) if has_vowel(stem) else 0
        known = self.stems[stem] = (self._level(stem, "noun"), self._level(stem, "verb"), bits)
        return known

    def _level(self, stem: str, part: str) -> float:
        if part == "noun" and stem in self.extra:
            return KNOWN["listed"]
        own = [k for k in self.lexicon.own.get(stem, "") if (k in VERB_KINDS) == (part == "verb")]
        if own:
            return KNOWN["listed" if own[0] in LISTED else "derived"]
        seen = self.lexicon.support.get(stem, NO_SUPPORT)
        if (seen.verb if part == "verb" else seen.noun) >= 2:
            return KNOWN["supported"]
        return KNOWN["bare"] if seen.seen else IMPOSSIBLE


class LetterModel:
    """Letters in context, learned from word types; unseen contexts back off (Witten-Bell)."""

    def __init__(self, words: Mapping[str, int] | frozenset[str]) -> None:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word in words:
            padded = EDGE * ORDER + word + END
            for index in range(ORDER, len(padded)):
                for order in range(ORDER + 1):
                    counts[padded[index - order : index]][padded[index]] += 1
        self.counts = {context: dict(seen) for context, seen in counts.items()}
        self.totals = {context: sum(seen.values()) for context, seen in counts.items()}
        self.kept: dict[tuple[str, str], float] = {}

    def find_odds(self, word: str) -> list[float]:
        """Log probability of each letter of the word and of its end."""
        padded = EDGE * ORDER + word + END
        return [
            self._odds(padded[index - ORDER : index], padded[index])
            for index in range(ORDER, len(padded))
        ]

    def describe(self, word: str) -> tuple[float, float]:
        """Mean log probability of a letter, and that of the least likely letters in a row."""
        odds = self.find_odds(word)
        starts = range(max(1, len(odds) - WINDOW_OF_LETTERS + 1))
        weakest = min(sum(odds[start : start + WINDOW_OF_LETTERS]) for start in starts)
        return sum(odds) / len(odds), weakest

    def has_seen(self, part: str) -> bool:
        """True when these letters have been seen in a row (EDGE and END mark the word ends)."""
        return part[-1] in self.counts.get(part[:-1], ())

    def _odds(self, context: str, letter: str) -> float:
        known = self.kept.get((context, letter))
        if known is not None:
            return known
        chance = LETTER_FLOOR
        for order in range(ORDER + 1):
            part = context[ORDER - order :]
            total = self.totals.get(part)
            if total:
                seen = self.counts[part]
                chance = (seen.get(letter, 0) + len(seen) * chance) / (total + len(seen))
        if len(self.kept) > 200_000:
            self.kept.clear()
        odds = self.kept[context, letter] = log(chance)
        return odds


def find_edits(word: str, letters: LetterModel, alphabet: str) -> Iterator[str]:
    """Words one edit away (drop, swap, replace, add) whose letters have been seen together."""
    padded = EDGE + word + END
    for index in range(len(word) + 1):
        before, rest = padded[: index + 1], padded[index + 1 :]
        tails = [letter + rest for letter in alphabet]
        if index < len(word):
            tails += [letter + rest[1:] for letter in alphabet if letter != rest[0]]
            tails.append(rest[1:])
            if index + 1 < len(word) and rest[0] != rest[1]:
                tails.append(rest[1] + rest[0] + rest[2:])
        for tail in tails:
            joint = before[-2:] + tail[:3]
            if all(letters.has_seen(joint[i : i + 3]) for i in range(len(joint) - 2)):
                yield before[1:] + tail[:-1]
