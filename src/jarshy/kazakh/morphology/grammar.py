"""The suffix grammar: arcs read from data, spelled out for any base.

The arcs of data/morph_suffixes.tsv form a graph; a path from `noun` or `verb` is a legal chain of
suffixes. One sound context (class of the last sound + harmony) decides how a template is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jarshy.kazakh.morphology.sounds import BACK, CLASS_OF, FRONT
from jarshy.kazakh.morphology.tables import read_rows

# Which consonant an archiphoneme becomes after each class; Y is V ending in ы/і.
ASSIMILATION: Final = {
    "L": {"V": "л", "R": "л", "L": "д", "N": "д", "Z": "д", "T": "т"},
    "N": {"V": "н", "R": "д", "L": "д", "N": "н", "Z": "д", "T": "т"},
    "C": {"V": "н", "R": "д", "L": "д", "N": "д", "Z": "д", "T": "т"},
    "D": {"V": "д", "R": "д", "L": "д", "N": "д", "Z": "д", "T": "т"},
    "B": {"V": "д", "R": "д", "L": "д", "N": "н", "Z": "д", "T": "т"},
    "M": {"V": "м", "R": "м", "L": "м", "N": "м", "Z": "б", "T": "п"},
    "Q": {"V": "м", "R": "м", "L": "м", "N": "б", "Z": "б", "T": "п"},
}
STARTS: Final = ("V", "Y", "R", "L", "N", "Z", "T")
NOT_FINAL: Final = frozenset({"perf", "aor", "intent", "desire"})


@dataclass(frozen=True, slots=True)
class Arc:
    """One suffix: where it may stand, what it is called and how it is written."""

    target: str
    slot: str
    template: str
    after: str


Context = tuple[str, str]  # class of the last sound, harmony
Chain = tuple[str, tuple[str, ...]]  # the written suffixes, their slots


@lru_cache(maxsize=1)
def load_arcs() -> dict[str, tuple[Arc, ...]]:
    """Arcs of the grammar by the state they leave."""
    arcs: dict[str, list[Arc]] = {}
    for states, target, slot, template, *after in read_rows("morph_suffixes.tsv"):
        arc = Arc(target, slot, template, after[0] if after else "")
        for state in states.split(","):
            arcs.setdefault(state, []).append(arc)
    return {state: tuple(found) for state, found in arcs.items()}


def realize(template: str, context: Context) -> str:
    """Template written out after a base with the given last sound and harmony."""
    sound, harmony = context
    after_vowel = sound in "VY"
    out = []
    optional = False
    for char in template:
        if char == "(":
            optional = True
        elif char == ")":
            optional = False
        elif optional and after_vowel != (char == "с"):
            continue
        else:
            out.append(_write(char, "V" if sound == "Y" else sound, harmony))
    return "".join(out)


def _write(char: str, sound: str, harmony: str) -> str:
    back = harmony == "b"
    match char:
        case "A":
            return "а" if back else "е"
        case "I":
            return "ы" if back else "і"
        case "K":
            return "қ" if back else "к"
        case "G":
            return ("қ" if back else "к") if sound == "T" else ("ғ" if back else "г")
        case "J":
            return "й" if sound == "V" else ("а" if back else "е")
        case _:
            return ASSIMILATION[char][sound] if char in ASSIMILATION else char


def advance(context: Context, written: str) -> Context:
    """Context after `written` has been added to a base in `context`."""
    if not written:
        return context
    last = written[-1]
    sound = "Y" if last in "ыі" else CLASS_OF.get(last, "T")
    for char in reversed(written):
        if char in BACK:
            return sound, "b"
        if char in FRONT:
            return sound, "f"
    return sound, context[1]


@lru_cache(maxsize=512)
def spell_chains(
    state: str, context: Context, barred: frozenset[str] = frozenset()
) -> tuple[Chain, ...]:
    """Every legal chain of suffixes from `state`, written for `context`, without `barred` slots.

    Shape: (written suffixes, slots); the empty chain is there when `state` may end a word.
    """
    chains: list[Chain] = [] if state in NOT_FINAL else [("", ())]
    for arc in load_arcs().get(state, ()):
        if arc.slot in barred or (arc.after and context[0] not in arc.after):
            continue
        head = realize(arc.template, context)
        slot = (arc.slot,) if arc.slot else ()
        chains.extend(
            (head + tail, slot + slots)
            for tail, slots in spell_chains(arc.target, advance(context, head), barred)
        )
    return tuple(chains)


def expand(
    part: str, barred: frozenset[str] = frozenset()
) -> Iterator[tuple[Context, str, tuple[str, ...]]]:
    """Every chain of `part` ("noun" or "verb") for every context: (context, written, slots).

    Shape: the chains kept in between are let go at the end, tens of megabytes of them.
    """
    for sound in STARTS:
        for harmony in "bf":
            for written, slots in spell_chains(part, (sound, harmony), barred):
                if written:
                    yield (sound, harmony), written, slots
    spell_chains.cache_clear()
