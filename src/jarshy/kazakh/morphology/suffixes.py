"""The flat suffix table: every legal suffix string with the stems it may follow.

A key is what is written after the cut; a reading says which part of speech it belongs to, after
which classes of stems it may stand (a mask of 7 classes x 2 harmonies) and what has to be put back
at the end of the stem (оқ|иды = оқы, қо|яды = қой, та|уып = тап).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jarshy.kazakh.morphology.grammar import STARTS, expand
from jarshy.kazakh.morphology.sounds import CLASS_LETTERS

BACK_BIT: Final = 1
FRONT_BIT: Final = 2
SHIFT_OF_CLASS: Final = {name: 2 * index for index, name in enumerate(STARTS)}
SHIFT: Final = {
    char: SHIFT_OF_CLASS["Y" if char in "ыі" else name]
    for name, letters in CLASS_LETTERS.items()
    for char in letters
}
ANY_CONSONANT: Final = sum(3 << SHIFT_OF_CLASS[name] for name in "RLNZT")
ANY_VOWEL: Final = sum(3 << SHIFT_OF_CLASS[name] for name in "VY")

PERSON: Final = frozenset({"s1sg", "s2sg", "s2pol", "s1pl", "s2pl", "s2polpl"})
BARRED_AFTER_VERB: Final = frozenset({"own", "ins2", "cmp", "dim"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a suffix string."""

    part: str  # "noun" or "verb"
    slots: tuple[str, ...]
    mask: int
    restore: str


def is_common(part: str, slots: tuple[str, ...]) -> bool:
    """False for chains that the grammar allows and nobody writes: they only bloat the table."""
    if part == "noun":
        return True
    if not BARRED_AFTER_VERB.isdisjoint(slots):
        return False
    if "attr" in slots:
        return len(slots) - slots.index("attr") <= 2 and slots[-1] not in PERSON
    if slots[-1] in PERSON and not {"abl", "sim", "pl"}.isdisjoint(slots):
        return False
    return slots[-1] not in PERSON or "loc" not in slots or "vn" in slots


def _readings() -> Iterator[tuple[str, str, tuple[str, ...], int, str]]:
    for part, barred in (("noun", frozenset()), ("verb", BARRED_AFTER_VERB)):
        for (sound, harmony), written, slots in expand(part, barred):
            if is_common(part, slots):
                side = BACK_BIT if harmony == "b" else FRONT_BIT
                yield from _contract(part, sound, side, written, slots)


def _contract(
    part: str, sound: str, side: int, written: str, slots: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], int, str]]:
    mask = side << SHIFT_OF_CLASS[sound]
    narrow = "ы" if side == BACK_BIT else "і"
    if part == "noun":
        yield written, part, slots, mask, ""
    elif sound == "Y" and written[0] == "й":
        # оқы + й + ды is written оқиды: и hides the last letter of the stem
        yield "и" + written[1:], part, slots, ANY_CONSONANT & _both(side), narrow
    elif sound == "Y" and written[0] == "у":
        yield written, part, slots, ANY_CONSONANT & _both(side), narrow
    else:
        yield written, part, slots, mask, ""
        yield from _contract_consonant(part, sound, side, written, slots)


def _contract_consonant(
    part: str, sound: str, side: int, written: str, slots: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], int, str]]:
    after_vowel = ANY_VOWEL & _both(side)
    if sound == "R" and written[0] == "а":
        yield "я" + written[1:], part, slots, after_vowel, "й"
    elif sound == "R" and written[0] == "у":
        yield "ю" + written[1:], part, slots, after_vowel, "й"
        yield "ю" + written[1:], part, slots, side << SHIFT_OF_CLASS["R"], ""
    elif sound == "T" and slots and "cvb" in slots[:1]:
        yield "у" + written, part, slots, after_vowel, "п"


def _both(side: int) -> int:
    return sum(side << shift for shift in SHIFT_OF_CLASS.values())


@lru_cache(maxsize=1)
def load_readings() -> dict[str, tuple[Reading, ...]]:
    """All readings by suffix string; readings that differ only in the mask are one."""
    masks: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    for written, part, slots, mask, restore in _readings():
        key = (written, part, slots, restore)
        masks[key] = masks.get(key, 0) | mask
    table: dict[str, list[Reading]] = {}
    for (written, part, slots, restore), mask in masks.items():
        table.setdefault(written, []).append(Reading(part, slots, mask, restore))
    return {written: tuple(found) for written, found in table.items()}
