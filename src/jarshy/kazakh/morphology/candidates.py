"""Every way to cut a folded word into a stem and a legal chain of suffixes, with its features.

A feature is a name and a number; data/morph_weights.tsv gives its weight. The score of a cut is
the weighted sum of the features of its stem, of its suffixes and of what had to be assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p
from typing import Final

from jarshy.kazakh.morphology.lexicon import LISTED, Lexicon, Support
from jarshy.kazakh.morphology.sounds import (
    BACK,
    FRONT,
    NEUTRAL,
    VOICED,
    VOWELS,
    has_vowel,
)
from jarshy.kazakh.morphology.suffixes import (
    ANY_CONSONANT,
    BACK_BIT,
    FRONT_BIT,
    SHIFT,
    SHIFT_OF_CLASS,
    Reading,
)

# No legal chain is longer: words of any length cost at most this many look-ups.
WINDOW: Final = 24
LOOSE_ENDINGS: Final = ("ев", "ов", "нк", "рк", "ск", "лк", "кс")
BOTH_BITS: Final = BACK_BIT | FRONT_BIT
VOICELESS_SHIFT: Final = SHIFT_OF_CLASS["T"]
# Weighed alike after nouns and after participles: both are declined the same way.
NOMINAL_SLOTS: Final = frozenset(
    "pl p1sg p2sg p2pol p1pl p3 gen acc dat loc abl ins attr sim equ".split()  # noqa: SIM905
)
LISTED_NOUNS: Final = frozenset("nap")
VERB_KINDS: Final = frozenset("vwxyABCDEFGHIJ")
NO_SUPPORT: Final = Support()
Features = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cut: the dictionary stem, the stem as looked up, the suffixes and what was assumed."""

    stem: str
    looked_up: str
    reading: Reading
    written: str
    assumed: tuple[str, ...] = ()


BARE_NOUN: Final = Reading("noun", (), 0, "")
BARE_VERB: Final = Reading("verb", (), 0, "")


def find_harmony(stem: str) -> int:
    """Harmony bits a suffix after `stem` may have; both where usage is divided.

    Source: и, у, ю as last vowel (Путинге, Алжирге beside ұйымға), names in -ев and -ов
    (Назарбаевтың, Медведевтің), loans in -к (банктің).
    """
    loose = stem.endswith(LOOSE_ENDINGS)
    for char in reversed(stem):
        if char in BACK:
            return BOTH_BITS if loose else BACK_BIT
        if char in FRONT:
            return BOTH_BITS if loose else FRONT_BIT
        if char in NEUTRAL or char in "ьъ":
            loose = True
    if "қ" in stem or "ғ" in stem:
        return BACK_BIT
    return BOTH_BITS


def find_bits(stem: str) -> int:
    """Contexts (class and harmony, as in Reading.mask) that `stem` is."""
    last = stem[-1]
    if last in "ьъ":
        return ANY_CONSONANT
    return find_harmony(stem) << SHIFT.get(last, VOICELESS_SHIFT)


def find_candidates(
    word: str, readings: dict[str, tuple[Reading, ...]], lexicon: Lexicon
) -> Iterator[Candidate]:
    """All cuts of a folded word, the whole word as bare stem first."""
    for bare in (BARE_NOUN, BARE_VERB) if has_vowel(word) else (BARE_NOUN,):
        yield Candidate(lexicon.stands_for.get(word, word), word, bare, "")
    for cut in range(max(2, len(word) - WINDOW), len(word)):
        written = word[cut:]
        found = readings.get(written)
        if found and has_vowel(word[:cut]):
            for reading in found:
                yield from _attach(word[:cut], written, reading, lexicon)


def _attach(stem: str, written: str, reading: Reading, lexicon: Lexicon) -> Iterator[Candidate]:
    bits = find_bits(stem)
    if reading.mask & bits:
        yield _candidate(stem + reading.restore, written, reading, lexicon)
    elif reading.mask & _both_harmonies(stem):
        yield _candidate(stem + reading.restore, written, reading, lexicon, "harmony")
    if written[0] in VOWELS and not reading.restore:
        yield from _attach_changed(stem, written, reading, lexicon)


def _both_harmonies(stem: str) -> int:
    return BOTH_BITS << SHIFT.get(stem[-1], VOICELESS_SHIFT)


def _attach_changed(
    stem: str, written: str, reading: Reading, lexicon: Lexicon
) -> Iterator[Candidate]:
    harmony = find_harmony(stem)
    if stem[-1] in VOICED and reading.mask & harmony << VOICELESS_SHIFT:
        restored = stem[:-1] + VOICED[stem[-1]]
        yield _candidate(restored, written, reading, lexicon, "voiced_" + VOICED[stem[-1]])
    short = lexicon.before_vowel.get(stem)
    if short and reading.mask & find_bits(short.stem):
        yield _candidate(short.stem, written, reading, lexicon, short.kind)


def _candidate(
    stem: str, written: str, reading: Reading, lexicon: Lexicon, *assumed: str
) -> Candidate:
    return Candidate(lexicon.stands_for.get(stem, stem), stem, reading, written, assumed)


def describe_stem(stem: str, part: str, lexicon: Lexicon) -> Features:
    """Features of a stem as noun or verb: how well it is known, how long it is, how it ends."""
    kinds = lexicon.own.get(stem, "")
    seen = lexicon.support.get(stem, NO_SUPPORT)
    found: list[tuple[str, float]] = []
    own = [kind for kind in kinds if (kind in VERB_KINDS) == (part == "verb")]
    if own:
        found.append((f"{part}:own_{own[0]}", 1.0))
    elif kinds:
        found.append((f"{part}:own_other", 1.0))
    if not own or own[0] not in LISTED:
        found.append((f"{part}:ending", lexicon.ending_odds(stem)))
    count = seen.verb if part == "verb" else seen.noun
    found.append((f"{part}:support{'_own' if own else ''}", log1p(count)))
    found.append((f"{part}:seen_bare", log1p(seen.bare)))
    if len(stem) < 5:
        found.append((f"{part}:letters_{len(stem)}", 1.0))
    return tuple(found)


def describe_suffixes(reading: Reading, written: str) -> Features:
    """Features of a chain of suffixes: its slots and its length."""
    part = reading.part
    if not reading.slots:
        return ((f"{part}:bare", 1.0),)
    first = reading.slots[0]
    slots = tuple(
        (f"{'slot' if slot in NOMINAL_SLOTS else part}:{slot}", 1.0) for slot in reading.slots
    )
    return (*slots, (f"{part}:chain_letters", float(len(written))), (f"{part}:first_{first}", 1.0))


def describe(candidate: Candidate, lexicon: Lexicon) -> Features:
    """All features of a cut."""
    assumed = [f"assumed:{name}" for name in candidate.assumed]
    if candidate.stem != candidate.looked_up:
        assumed.append("assumed:passive")
    if candidate.reading.restore:
        assumed.append("assumed:restored")
    if not candidate.written and is_listed_noun(candidate.looked_up, lexicon):
        assumed.append("noun:listed_as_it_stands")
    return (
        describe_stem(candidate.looked_up, candidate.reading.part, lexicon)
        + describe_suffixes(candidate.reading, candidate.written)
        + tuple((name, 1.0) for name in assumed)
    )


def is_listed_noun(word: str, lexicon: Lexicon) -> bool:
    """True when the whole word is a noun, adjective or name of the own list."""
    return not LISTED_NOUNS.isdisjoint(lexicon.own.get(word, ""))
