"""The way back into Cyrillic, its lexicon and detection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy import kazakh
from jarshy.kazakh.errors import SchemeError, SurrogateError
from jarshy.kazakh.letters import ALPHABET
from jarshy.kazakh.scripts import find_reader, write_any
from jarshy.kazakh.scripts.lexicon import format_lexicon, learn, load_lexicon, parse_lexicon

SENTENCE = (
    "Қазақстан Республикасының Конституциясы 1995 жылы қабылданды, бүгін үкімет отырысында"
    " өңірлердің әлеуметтік жағдайы талқыланып, жаңа жоба туралы әңгіме болды"
)
READABLE = [name for name in kazakh.READABLE if name not in ("cyrillic", "arabic")]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LETTERS = st.text(
    st.sampled_from("aáäbvgǵğdejzıiykqlmnńñoóöprstuúūüýfhcşw'ŋ shchng" + "قازىرۇەءٴ،؟")
)


@pytest.mark.parametrize("scheme", READABLE)
def test_a_sentence_comes_back_from_every_latin(scheme):
    assert kazakh.convert(write_any(SENTENCE, scheme), "cyrillic", source=scheme) == SENTENCE


def test_a_sentence_comes_back_from_tote_in_lower_case():
    written = kazakh.convert(SENTENCE, "arabic")
    assert kazakh.convert(written, "cyrillic", source="arabic") == SENTENCE.lower()


@pytest.mark.parametrize(
    ("written", "cyrillic"),
    [
        ("Azııa Abaıdyń QazMunaıGaz ALASH", "Азия Абайдың ҚазМұнайГаз АЛАШ"),
        ("О\u0301zbekstan Qаzаqstаn", "Өзбекстан Қазақстан"),
        ("İran IRAN facebook Twitter", "Іран ИРАН facebook Twitter"),
        ("https://abai.kz/lt ult", "https://abai.kz/lt ұлт"),
    ],
)
def test_latin_2018_is_read_with_its_capitals_and_foreign_words_stay(written, cyrillic):
    assert kazakh.convert(written, "cyrillic", source="latin_2018") == cyrillic


@pytest.mark.parametrize("written", ["ءۇشىن", "ٴۇشىن", "ٷشىن"])
def test_every_encoding_of_the_hamza_is_read(written):
    assert kazakh.convert(written, "cyrillic", source="arabic") == "үшін"


def test_marks_and_numbers_of_tote_are_read():
    assert kazakh.convert("نە؟ 3,5؛ ءبىر،", "cyrillic", source="arabic") == "не? 3,5; бір,"


def test_one_scheme_is_rewritten_into_another_through_cyrillic():
    assert kazakh.convert("Azııa tili", "latin_2021", source="latin_2018") == "Azia tılı"


def test_an_unseen_word_is_read_so_that_writing_it_gives_the_word_back():
    reader = find_reader("latin_2018", learn(["қазақ тілі туралы заң"]))
    word = reader.read_word("tilshilerdi")
    assert kazakh.convert(word, "latin_2018") == "tilshilerdi"


def test_the_lexicon_of_the_caller_decides_between_readings():
    assert find_reader("latin_2018", learn(["фильмі"])).read("fılmi") == "фильмі"
    assert find_reader("latin_2018", learn(["филмі"])).read("fılmi") == "филмі"


def test_names_keep_their_capital_in_a_learned_lexicon():
    lexicon = learn(["Бүгін Астана қаласында", "Ол Астана туралы айтты. Бүгін келді, бүгін"])
    assert lexicon.forms["Астана"] == 2
    assert lexicon.forms["бүгін"] == 3


def test_a_lexicon_survives_its_table():
    lexicon = learn([SENTENCE])
    table = format_lexicon(lexicon, "source").splitlines()
    assert table[0] == "# source"
    assert parse_lexicon(line.split("\t") for line in table[1:]).forms == dict(lexicon.forms)


def test_the_shipped_lexicon_names_its_source_and_stays_small():
    from importlib.resources import files

    text = (files("jarshy.kazakh") / "data" / "lexicon.tsv").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text.partition("\n")[0]
    assert len(text.encode()) < 1_500_000
    assert len(load_lexicon().forms) > 15_000


@pytest.mark.parametrize("scheme", kazakh.READABLE)
def test_a_sentence_is_detected_in_its_scheme(scheme):
    wanted = "latin_2018" if scheme == "latin_2018_rules" else scheme
    found = kazakh.detect(write_any(SENTENCE, scheme))
    assert str(found.scheme).startswith(wanted)
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    "text",
    ["", "123 !", "The government said on Monday that the new law is ready", "هذا نص عربي للاختبار",
     "Это просто русский текст без казахских букв вообще", "Bu Türkçe bir metindir ve öyle kalır"],
)  # fmt: skip
def test_other_languages_are_not_detected_as_kazakh(text):
    assert kazakh.detect(text).scheme is None


def test_text_of_any_script_is_read_by_detection():
    for scheme in kazakh.SCHEMES:
        assert kazakh.read_any(kazakh.convert(SENTENCE, scheme)).lower() == SENTENCE.lower()
    assert kazakh.read_any("plain English words here, no more") == (
        "plain English words here, no more"
    )


def test_an_unknown_source_and_a_half_surrogate_are_refused():
    with pytest.raises(SchemeError, match="runic"):
        kazakh.convert("a", "cyrillic", source="runic")
    with pytest.raises(SurrogateError):
        kazakh.convert("\ud800", "cyrillic", source="latin_2018")
    with pytest.raises(SurrogateError):
        kazakh.detect("\ud800")


@given(TEXT | LETTERS)
def test_any_text_is_read_and_detected_without_an_error(text):
    for scheme in kazakh.READABLE:
        assert isinstance(kazakh.convert(text, "cyrillic", source=scheme), str)
    assert 0 <= kazakh.detect(text).confidence <= 1


@given(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=12))
def test_reading_then_writing_latin_2018_gives_the_same_letters(word):
    written = kazakh.convert(word, "latin_2018")
    again = kazakh.convert(written, "cyrillic", source="latin_2018")
    assert kazakh.convert(again, "latin_2018") == written


@pytest.mark.parametrize("scheme", kazakh.READABLE)
def test_a_word_of_a_million_letters_is_read(scheme):
    word = write_any("қазақстан" * 111_112, scheme)
    assert len(kazakh.convert(word, "cyrillic", source=scheme)) >= 900_000
