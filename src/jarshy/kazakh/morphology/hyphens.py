"""Words with a hyphen: which part carries the suffixes.

Shape: ой-пікірлер is ой- + пікірлер; АҚШ-тың and 5-ші are a head that is never cut and a tail that
is nothing but suffixes; болған-ды, сол-ақ end in a particle.
"""

from __future__ import annotations

from typing import Final

from jarshy.kazakh.morphology.lexicon import Lexicon
from jarshy.kazakh.morphology.suffixes import load_readings

PARTICLES: Final = frozenset(
    "ақ ау ай ды ді ты ті да де та те мыс міс ше шы ші ғой қой мы мі".split()  # noqa: SIM905
)
ORDINALS: Final = frozenset(["шы", "ші", "ыншы", "інші", "ншы", "нші"])


def split_tail(word: str, lexicon: Lexicon) -> tuple[str, str]:
    """Head that stays and tail to be cut; an empty tail means the head is the stem.

    Shape: head + tail is what is left of the word; the head ends in a hyphen when a tail follows.
    """
    head, _, tail = word.rpartition("-")
    if not head.strip("-") or not tail:
        return word.strip("-") or word, ""
    if head[-1].isdigit() and (tail in ORDINALS or is_suffix(tail)):
        return head, ""
    if tail in PARTICLES:
        return split_tail(head, lexicon) if "-" in head else ("", head)
    if is_suffix(tail) and tail not in lexicon.own:
        return head, ""
    return head + "-", tail


def is_suffix(text: str) -> bool:
    """True for a chain of noun suffixes (тың, дан, лардың)."""
    return any(reading.part == "noun" for reading in load_readings().get(text, ()))
