"""What is known about stems: own word list, corpus support, short stems, closed classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import Final

from jarshy.kazakh.morphology.grammar import Context, realize
from jarshy.kazakh.morphology.sounds import CLASS_OF, DEVOICED, VOWELS, harmony_of
from jarshy.kazakh.morphology.tables import read_rows

SURNAME_HEADS: Final = frozenset({"ов", "ев", "ұл"})
PASSIVE: Final = frozenset("wxy")  # kinds of morph_derivation.tsv that stand for their verb
LISTED: Final = frozenset("napv")  # parts of speech of the own word list
ELIDING: Final = frozenset("рлнңмқкпсзт")


@dataclass(frozen=True, slots=True)
class Support:
    """How a stem was seen in a corpus.

    Shape: different noun suffixes, different verb suffixes, times bare (0 for inflected forms of
    known words), times as a whole word.
    """

    noun: int = 0
    verb: int = 0
    bare: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class ShortStem:
    """A stem that is written shorter before some suffixes, or stands for another one."""

    stem: str
    kind: str  # "elided", "auto" (elided by rule), "sign" (dropped ь), "passive", "alias"


@dataclass(slots=True)
class Lexicon:
    """All that is known about stems; every table is keyed by the folded stem."""

    own: dict[str, str] = field(default_factory=dict)  # stem -> parts of speech, e.g. "nv"
    support: dict[str, Support] = field(default_factory=dict)
    before_vowel: dict[str, ShortStem] = field(default_factory=dict)
    stands_for: dict[str, str] = field(default_factory=dict)
    closed: dict[str, tuple[str, str]] = field(default_factory=dict)  # form -> lemma, class
    endings: dict[str, float] = field(default_factory=dict)  # last letters -> log odds of an end

    def ending_odds(self, stem: str) -> float:
        """Log odds that a word part ending like `stem` is a whole stem."""
        return self.endings.get(stem[-3:], self.endings.get(stem[-2:], 0.0))


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon built from the data files of the package."""
    return build_lexicon(read_own(), read_support())


def read_own() -> dict[str, str]:
    """Own word list: stem -> its parts of speech."""
    own: dict[str, str] = {}
    for stem, part in read_rows("morph_stems.tsv"):
        own[stem] = own.get(stem, "") + part
    return own


def read_support() -> dict[str, Support]:
    """Corpus support by stem, as learned by `python -m jarshy.kazakh.morphology.learn`."""
    return {stem: Support(*map(int, counts)) for stem, *counts in read_rows("morph_support.tsv")}


def build_lexicon(own: dict[str, str], support: dict[str, Support]) -> Lexicon:
    """A lexicon from word lists; the short stems and ending statistics are derived from them."""
    lexicon = Lexicon(own=own, support=support)
    lexicon.closed = {form: (lemma, kind) for form, lemma, kind in read_rows("morph_closed.tsv")}
    _add_aliases(lexicon)
    _add_derived_short_stems(lexicon)
    lexicon.endings = count_endings([stem for stem, parts in own.items() if parts != "v"], support)
    derive_stems(lexicon)
    return lexicon


def _add_aliases(lexicon: Lexicon) -> None:
    for short, stem, part, *condition in read_rows("morph_alias.tsv"):
        if condition and condition[0] == "vowel":
            lexicon.before_vowel[short] = ShortStem(stem, "elided")
        else:
            lexicon.stands_for[short] = stem
            lexicon.own.setdefault(short, part)


def _add_derived_short_stems(lexicon: Lexicon) -> None:
    known = list(lexicon.own) + [s for s, seen in lexicon.support.items() if seen.noun >= 3]
    for stem in known:
        if len(stem) > 3 and stem[-1] in "ьъ":
            lexicon.before_vowel.setdefault(stem[:-1], ShortStem(stem, "sign"))
        elif is_elidable(stem):
            short = stem[:-2] + stem[-1]
            if short not in lexicon.own:
                lexicon.before_vowel.setdefault(short, ShortStem(stem, "auto"))


def is_elidable(stem: str) -> bool:
    """True when the last vowel may drop before a vowel: its neighbours are single consonants."""
    return (
        len(stem) >= 4
        and stem[-2] in "ыі"
        and stem[-1] in ELIDING
        and stem[-3] not in VOWELS
        and stem[-4] in VOWELS | {"й", "у", "р", "л"}
    )


def derive_stems(lexicon: Lexicon) -> None:
    """Add stems derived from known ones (оқыт, жолшы); passives stand for their verb."""
    rows = [(*row, "")[:5] for row in read_rows("morph_derivation.tsv")]
    # passives first: талқылан is the passive of талқыла before it is derived from талқы
    _derive(lexicon, [row for row in rows if row[0] in PASSIVE])
    _derive(lexicon, [row for row in rows if row[0] not in PASSIVE])


def _derive(lexicon: Lexicon, rows: list[tuple[str, ...]]) -> None:
    for stem, parts in list(lexicon.own.items()):
        if not LISTED.intersection(parts):
            continue
        context = find_context(stem)
        for kind, source, _, template, after in rows:
            if (source in parts or (source == "n" and not {"p", "a"}.isdisjoint(parts))) and (
                not after or context[0] in after
            ):
                _add_derived(lexicon, stem, kind, template, context)


def _add_derived(lexicon: Lexicon, stem: str, kind: str, template: str, context: Context) -> None:
    if kind == "y" and stem[-2:] not in ("ла", "ле"):
        return
    suffix = realize(template, context)
    derived = join(stem, suffix)
    if derived in lexicon.own:
        return
    lexicon.own[derived] = kind
    if kind in PASSIVE:
        lexicon.stands_for.setdefault(derived, stem)


def find_context(stem: str) -> Context:
    """Sound class and harmony that decide how a suffix after `stem` is written."""
    letter = stem[-1]
    sound = "Y" if letter in "ыі" else CLASS_OF.get(letter, "T")
    return sound, "f" if harmony_of(stem) == "f" else "b"


def join(stem: str, suffix: str) -> str:
    """Stem and suffix with the changes at the seam: voicing, and ы/і or й before у."""
    if suffix[0] == "у" and stem[-1] in "ыій":
        return stem[:-1] + ("ю" if stem[-1] == "й" else "у") + suffix[1:]
    if suffix[0] in VOWELS and stem[-1] in DEVOICED and suffix[:2] not in SURNAME_HEADS:
        return stem[:-1] + DEVOICED[stem[-1]] + suffix
    return stem + suffix


def count_endings(stems: Iterable[str], support: dict[str, Support]) -> dict[str, float]:
    """Log odds that these last two or three letters end a stem rather than stand inside a word."""
    ends: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for stem in stems:
        for width in (2, 3):
            if len(stem) > width:
                ends[stem[-width:]] += 1
    for word, seen in support.items():
        if seen.bare:
            for stop in range(3, len(word)):
                inside[word[stop - 2 : stop]] += 1
                inside[word[stop - 3 : stop]] += 1
    total_ends, total_inside = sum(ends.values()) or 1, sum(inside.values()) or 1
    return {
        part: log((ends[part] + 0.5) / total_ends) - log((inside[part] + 2.0) / total_inside)
        for part in set(ends) | {p for p, n in inside.items() if n >= 3}
    }
