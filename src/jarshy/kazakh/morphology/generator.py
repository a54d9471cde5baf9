"""inflect: a stem with a chain of suffixes, spelled by the same grammar that takes words apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from jarshy.kazakh.morphology.errors import EmptyStemError, UnknownSlotsError
from jarshy.kazakh.morphology.grammar import Arc, Context, advance, load_arcs, realize
from jarshy.kazakh.morphology.lexicon import load_lexicon
from jarshy.kazakh.morphology.sounds import CLASS_OF, DEVOICED, VOWELS, fold_case, harmony_of

# Last letters of a verb, first of the suffix, letters dropped from the stem, letter put instead.
VERB_SEAMS: Final = (
    ("ыі", "й", 1, "и"),  # оқы + йды: оқиды
    ("ыі", "у", 1, "у"),  # оқы + у: оқу
    ("й", "а", 1, "я"),  # қой + ады: қояды
    ("й", "у", 1, "ю"),  # қой + у: қою
    ("и", "у", 0, "ю"),  # ки + у: кию
)


def spell_form(stem: str, slots: tuple[str, ...]) -> str:
    """Stem with the suffixes of `slots`; see jarshy.kazakh.morphology.inflect."""
    folded = fold_case(stem)
    if not any(char.isalpha() for char in folded):
        raise EmptyStemError
    if not slots:
        return stem
    part = "verb" if any(arc.slot == slots[0] for arc in load_arcs()["verb"]) else "noun"
    context = find_form_context(folded)
    suffix = _spell_slots(part, context, slots)
    if suffix is None:
        raise UnknownSlotsError(slots)
    return attach(stem, folded, suffix, part)


def find_form_context(folded: str) -> Context:
    """Class and harmony of a stem; и, у and ю alone are front in names (Путинге), ю and у back."""
    letter = folded.rstrip("ьъ")[-1:] or folded[-1]
    sound = "Y" if letter in "ыі" else CLASS_OF.get(letter, "T")
    harmony = harmony_of(folded)
    if _ends_front_in_loans(folded):
        harmony = "f"
    elif folded.endswith(("аев", "оев", "уев")):
        harmony = "b"  # Назарбаевтың, Тоқаевтың; but Медведевтің
    elif harmony == "?":
        harmony = "f" if "и" in folded else "b"
    return sound, harmony


def _ends_front_in_loans(folded: str) -> bool:
    """True for loans that take front suffixes after a back vowel.

    Source: usage: final ь or к (рольдің, банктің, паркте) and closed syllables in и (Алжирге).
    """
    if folded[-1] in "ькг":
        return True
    last_vowel = max((i for i, char in enumerate(folded) if char in VOWELS), default=-1)
    closed = 0 <= last_vowel < len(folded) - 1
    return closed and folded[last_vowel] == "и" and not _has_native_letter(folded)


def _has_native_letter(folded: str) -> bool:
    return any(char in "қғңұүіһәө" or char == "ы" for char in folded)


def _spell_slots(state: str, context: Context, slots: tuple[str, ...]) -> str | None:
    for arc in load_arcs().get(state, ()):
        if arc.after and context[0] not in arc.after:
            continue
        rest = slots[1:] if arc.slot and arc.slot == slots[0] else slots
        if arc.slot and rest is slots:
            continue
        found = _finish(arc, context, rest)
        if found is not None:
            return found
    return None


def _finish(arc: Arc, context: Context, rest: tuple[str, ...]) -> str | None:
    head = realize(arc.template, context)
    if not rest:
        return head
    tail = _spell_slots(arc.target, advance(context, head), rest)
    return None if tail is None else head + tail


def attach(stem: str, folded: str, suffix: str, part: str) -> str:
    """Stem and written suffix with the changes at the seam: voicing, vowel loss, и я ю."""
    if part == "verb":
        for lasts, first, dropped, written in VERB_SEAMS:
            if folded[-1] in lasts and suffix[0] == first:
                return stem[: len(stem) - dropped] + written + suffix[1:]
        if folded[-1] == "п" and suffix.startswith(("ып", "іп")):
            return stem[:-1] + "у" + suffix
    if suffix[0] not in VOWELS:
        return stem + suffix
    return _join_vowel(stem, folded, suffix, part)


def _join_vowel(stem: str, folded: str, suffix: str, part: str) -> str:
    if folded in load_elided() and (part == "verb" or suffix[0] in "ыі"):
        return stem[:-2] + stem[-1] + suffix
    if folded[-1] == "ь" and suffix[0] in "ыі":
        return stem[:-1] + suffix
    if folded[-1] in DEVOICED and is_voicing(stem, folded):
        return stem[:-1] + DEVOICED[folded[-1]] + suffix
    return stem + suffix


def is_voicing(stem: str, folded: str) -> bool:
    """True where final п к қ becomes б г ғ: not in names, not in банк or парк."""
    proper = stem[:1].isupper()
    return not proper and len(folded) > 1 and folded[-2] in VOWELS


@lru_cache(maxsize=1)
def load_elided() -> frozenset[str]:
    """Stems whose last vowel drops before a vowel (орын: орны)."""
    shorts = load_lexicon().before_vowel.values()
    return frozenset(short.stem for short in shorts if short.kind == "elided")
