"""Slugs, folding, sort keys, tokens, layouts, stop words, letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh import collation, fold, folding, keyboard, letters, slugs, stopwords, tokens
from jarshy.kazakh.errors import SchemeError, SurrogateError

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Қасым-Жомарт Тоқаев пен Ильхам Әлиев", "qasym-jomart-toqaev-pen-ilham-aliev"),
        ("Úkimet otyrysy", "ukimet-otyrysy"),
        ("İran ı IRAN", "iran-i-iran"),
        ("قازاقستان", "qazaqstan"),
        ("46 - сөз", "46-soz"),
        ("«Шы́ғарма»: ёлка, щит, объект", "shygarma-iolka-shit-obekt"),
    ],
)
def test_a_title_of_any_script_gives_a_readable_slug(title, slug):
    assert slugs.slugify(title) == slug


def test_a_title_without_letters_gives_a_stable_slug():
    assert slugs.slugify("中文") == slugs.slugify("中文") != slugs.slugify("中")
    assert re.fullmatch("n-[0-9a-f]{8}", slugs.slugify(""))


def test_a_long_slug_is_cut_at_a_word():
    assert slugs.slugify("бір екі үш төрт бес", max_length=10) == "bir-eki"
    assert len(slugs.slugify("ш" * 500)) <= 80
    with pytest.raises(ValueError, match="10 characters"):
        slugs.slugify("бір", max_length=5)


@given(TEXT)
def test_every_slug_is_plain_ascii_and_its_own_slug(text):
    slug = slugs.slugify(text)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert slugs.slugify(slug) == slug


@given(TEXT)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "meant"), [("казакстан", "Қазақстан"), ("унемши", "үнемші"), ("коныл", "көңіл")]
)
def test_words_typed_without_kazakh_letters_share_the_key(typed, meant):
    assert fold(typed) == fold(meant)


def test_a_folded_word_finds_its_real_forms():
    index = folding.FoldIndex(["он", "оң", "өң"])
    assert index.look_up("он") == ("он", "оң", "өң")
    assert index.look_up("Оң") == ("оң", "он", "өң")
    assert index.look_up("жоқ") == ()


def test_the_alphabet_sorts_in_dictionary_order():
    shuffled = sorted(letters.ALPHABET)
    assert "".join(sorted(shuffled, key=collation.key)) == letters.ALPHABET
    assert shuffled != list(letters.ALPHABET)


def test_case_decides_only_between_equal_words():
    words = ["ұл", "Ұл", "ҰЛ", "ұлт", "Үй", "үй", "уақыт", "ел 2", "ел-жұрт", "Zoom", "10"]
    assert sorted(words, key=collation.key) == [
        "10", "ел 2", "ел-жұрт", "уақыт", "ұл", "Ұл", "ҰЛ", "ұлт", "үй", "Үй", "Zoom",
    ]  # fmt: skip


def test_latin_and_tote_have_their_own_order():
    latin = ["zań", "shyn", "Ánı", "ana", "İs", "ıt", "chek"]
    ordered = sorted(latin, key=lambda word: collation.key(word, "latin_2018"))
    assert ordered == ["ana", "Ánı", "İs", "ıt", "zań", "shyn", "chek"]
    tote = ["ىرىس", "باس", "ءان", "ان"]
    ordered = sorted(tote, key=lambda word: collation.key(word, "arabic"))
    assert ordered == ["ان", "ءان", "باس", "ىرىس"]
    with pytest.raises(SchemeError):
        collation.key("a", "runic")


@given(st.lists(TEXT, max_size=6))
def test_the_sort_key_is_a_total_order_that_survives_storage(texts):
    keys = [collation.key(text) for text in texts]
    assert sorted(keys) == sorted(key.encode().decode() for key in keys)
    assert all("\x00" not in key for key in keys)


def test_words_keep_compounds_and_offsets():
    text = "Сондай-ақ 5-ші, 3,5 км: Wi-Fi!"
    found = tokens.words(text)
    assert [token.text for token in found] == ["Сондай-ақ", "5-ші", "3,5", "км", "Wi-Fi"]
    assert all(text[token.start : token.end] == token.text for token in found)
    parts = [token.text for token in tokens.words(text, split_hyphens=True)]
    assert parts[:3] == ["Сондай", "ақ", "5"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Қ. Сәтбаев келді. Ол т.б. айтты! «Иә.» Сонда 2023 ж. басында. Ақ.", 5),
        ("Бағасы 5 млн. теңге. Жақсы...", 2),
        ("Бірінші жол\nЕкінші жол", 2),
        ("Не дейсің?! Иә", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text, count):
    found = tokens.sentences(text)
    assert len(found) == count
    assert all(text[token.start : token.end] == token.text for token in found)


@given(TEXT)
def test_tokens_and_sentences_lie_in_order_inside_the_text(text):
    for found in (tokens.words(text), tokens.sentences(text)):
        ends = [0] + [token.end for token in found]
        assert all(token.start >= end for token, end in zip(found, ends, strict=False))
        assert all(text[token.start : token.end] == token.text for token in found)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("0fpf0cnfy", "қазақстан"), ("fkvfns 0fkfcs", "алматы қаласы"), ("google", "google"),
     ("qazaqstan", "qazaqstan"), ("the president", "the president"), ("алма", "алма"), ("", "")],
)  # fmt: skip
def test_only_a_query_plainly_on_the_wrong_layout_is_repaired(typed, meant):
    assert keyboard.repair_layout(typed) == meant


def test_the_words_of_the_caller_count_as_known():
    assert keyboard.repair_layout("mmm", {"ььь"}) == "ььь"
    assert keyboard.retype("пщщпду", "latin") == "google"
    with pytest.raises(ValueError, match="two layouts"):
        keyboard.retype("a", "greek")


def test_stop_words_are_distinct_lower_case_and_found_in_any_case():
    from jarshy.kazakh.datafiles import read_rows

    rows = [row[0] for row in read_rows("stopwords.tsv")]
    assert len(rows) == len(set(rows)) >= 150
    assert all(word == word.lower() for word in rows)
    assert stopwords.is_stopword("Және")
    assert not stopwords.is_stopword("қазақ")


def test_case_of_both_kinds_of_i_survives_a_round_trip():
    assert letters.lower_latin("IİŞ") == "ıiş"
    assert letters.upper_latin("ıiş") == "IİŞ"


@pytest.mark.parametrize(
    ("word", "harmony", "end"),
    [("бала", "back", "V"), ("мектеп", "front", "T"), ("тау", "back", "R"), ("гүл", "front", "L"),
     ("қыз", "back", "Z"), ("рубль", "back", "L"), ("Мадрид", "back", "T"), ("12", "front", "")],
)  # fmt: skip
def test_harmony_and_the_class_of_the_end(word, harmony, end):
    assert letters.find_harmony(word) == harmony
    assert letters.classify_end(word) == end


@pytest.mark.parametrize("function", [slugs.slugify, fold, collation.key, keyboard.repair_layout])
def test_half_a_surrogate_pair_is_refused_everywhere(function):
    with pytest.raises(SurrogateError):
        function("a\ud800")
    assert function("қазақ" * 200_000) is not None
