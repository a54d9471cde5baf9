"""Stems, analyses and dictionary forms."""

from __future__ import annotations

import pytest

from jarshy.kazakh.morphology import analyze, lemma, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("кітаптарымыздан", "кітап"),
        ("кітабымыздың", "кітап"),
        ("балаларға", "бала"),
        ("орнында", "орын"),
        ("халқының", "халық"),
        ("Қазақстандағы", "қазақстан"),
        ("келмегендіктен", "кел"),
        ("оқиды", "оқы"),
        ("қояды", "қой"),
        ("тауып", "тап"),
        ("сүюге", "сүй"),
        ("қорқып", "қорық"),
        ("жасалды", "жаса"),
        ("бірінші", "бір"),
        ("бүгінгі", "бүгін"),
        ("Назарбаевтың", "назарбаев"),
        ("Путинге", "путин"),
        ("автомобилі", "автомобиль"),
        ("маған", "мен"),
        ("солардан", "сол"),
    ],
)
def test_inflection_is_taken_off(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["әкімшілік", "жазушы", "достық", "сөзсіз", "оқушы", "мұғалім"])
def test_derived_words_stay_whole(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ой-пікірлерге", "ой-пікір"),
        ("АҚШ-тың", "ақш"),
        ("5-ші", "5"),
        ("2020-ға", "2020"),
        ("сол-ақ", "сол"),
        ("Нью-Йорктегі", "нью-йорк"),
        ("сондай-ақ", "сондай-ақ"),
    ],
)
def test_hyphenated_words_are_cut_at_their_last_part(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_latin_lookalikes_inside_a_cyrillic_word_do_not_matter() -> None:
    assert stem("қaлaлaрдa") == "қала"  # the four а are Latin


def test_word_forms_fold_case_and_normal_form() -> None:
    assert stem("ҚАЛАЙ") == stem("қалай")
    assert stem("тай") == stem("таи\u0306")


def test_first_analysis_has_the_stem_and_names_the_slots() -> None:
    best = analyze("балаларымыздан")[0]
    assert (best.stem, best.part, best.slots) == ("бала", "noun", ("pl", "p1pl", "abl"))


def test_verb_analysis_names_tense_and_person() -> None:
    best = analyze("бармадыңыз")[0]
    assert (best.stem, best.part, best.slots) == ("бар", "verb", ("neg", "past", "e2pol"))


def test_ambiguous_word_keeps_its_other_readings() -> None:
    stems = {reading.stem for reading in analyze("қаладым")}
    assert {"қала", "қал"} & stems


def test_analyses_come_best_first() -> None:
    scores = [reading.score for reading in analyze("қаламдар")]
    assert scores == sorted(scores, reverse=True)


def test_what_had_to_be_assumed_is_named() -> None:
    assert analyze("кітабы")[0].assumed == ("voiced_п",)
    assert analyze("жасалды")[0].assumed == ("passive",)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("барғандардың", "бару"), ("оқиды", "оқу"), ("тауып", "табу"), ("қояды", "қою"),
     ("кітаптары", "кітап"), ("қорқып", "қорқу"), ("киеді", "кию")],
)  # fmt: skip
def test_lemma_is_the_dictionary_form(word: str, expected: str) -> None:
    assert lemma(word) == expected
