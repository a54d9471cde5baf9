"""Inflected forms, and that taking them apart gives back what they were made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh.morphology import (
    EmptyStemError,
    UnknownSlotsError,
    analyze,
    inflect,
)
from jarshy.kazakh.morphology.grammar import spell_chains
from jarshy.kazakh.morphology.suffixes import is_common

NOUNS = ("бала", "кітап", "орын", "халық", "тау", "сөз", "жол", "адам", "қыз", "дос", "мектеп")
VERBS = ("бар", "кел", "оқы", "қой", "тап", "жаз", "көр", "айт", "сөйле", "ки", "түс")


def list_chains(part: str) -> list[tuple[str, ...]]:
    chains = {slots for _, slots in spell_chains(part, ("R", "b")) if slots}
    return sorted(slots for slots in chains if is_common(part, slots))


@pytest.mark.parametrize(
    ("stem", "slots", "expected"),
    [
        ("Абай", "gen", "Абайдың"),
        ("кітап", "p3", "кітабы"),
        ("орын", "p3 loc", "орнында"),
        ("тау", "p3", "тауы"),
        ("бала", "pl p1pl abl", "балаларымыздан"),
        ("қала", "loc attr pl gen", "қаладағылардың"),
        ("Назарбаев", "gen", "Назарбаевтың"),
        ("Мадрид", "loc", "Мадридте"),
        ("Путин", "dat", "Путинге"),
        ("Алжир", "dat", "Алжирге"),
        ("ұйым", "dat", "ұйымға"),
        ("университет", "dat", "университетке"),
        ("автомобиль", "p3", "автомобилі"),
        ("банк", "gen", "банктің"),
        ("Ахметбек", "p3", "Ахметбекі"),
        ("сен", "pl dat", "сендерге"),
        ("оқы", "pres v3", "оқиды"),
        ("қой", "pres v3", "қояды"),
        ("тап", "cvb", "тауып"),
        ("таны", "vn", "тану"),
        ("ки", "vn", "кию"),
        ("қорық", "cvb", "қорқып"),
        ("кет", "des p1sg", "кеткім"),
        ("бар", "vn p3 dat", "баруына"),
        ("айт", "imp2pol please", "айтыңызшы"),
        ("кел", "neg perf ness abl", "келмегендіктен"),
    ],
)
def test_forms_are_spelled_by_the_rules(stem: str, slots: str, expected: str) -> None:
    assert inflect(stem, slots.split()) == expected


@given(st.sampled_from(NOUNS), st.sampled_from(list_chains("noun")))
def test_noun_forms_come_apart_into_what_they_were_made_of(
    noun: str, slots: tuple[str, ...]
) -> None:
    readings = {(reading.stem, reading.slots) for reading in analyze(inflect(noun, slots))}
    assert (noun, slots) in readings


@given(st.sampled_from(VERBS), st.sampled_from(list_chains("verb")))
def test_verb_forms_come_apart_into_what_they_were_made_of(
    verb: str, slots: tuple[str, ...]
) -> None:
    readings = {(reading.stem, reading.slots) for reading in analyze(inflect(verb, slots))}
    assert (verb, slots) in readings


def test_no_slots_leave_the_stem_alone() -> None:
    assert inflect("Алматы", ()) == "Алматы"


def test_slots_the_grammar_does_not_know_are_refused() -> None:
    with pytest.raises(UnknownSlotsError) as refused:
        inflect("бала", ("gen", "pl"))
    assert refused.value.slots == ("gen", "pl")


def test_stem_without_letters_is_refused() -> None:
    with pytest.raises(EmptyStemError):
        inflect("123", ("gen",))
