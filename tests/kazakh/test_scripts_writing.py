"""Cyrillic written in the other schemes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy import kazakh
from jarshy.kazakh.datafiles import read_rows
from jarshy.kazakh.errors import SchemeError, StyleError, SurrogateError
from jarshy.kazakh.letters import ALPHABET
from jarshy.kazakh.scripts import BY_NAME, find_writer

OTHER_SCHEMES = [name for name in kazakh.SCHEMES if name != "cyrillic"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KAZAKH_TEXT = st.text(st.sampled_from(ALPHABET + ALPHABET.upper() + " -.,;?!«»12aQı\u0301\u00ad"))


@pytest.mark.parametrize(
    ("scheme", "written"),
    [
        ("cyrillic", "Азия, Қазақстан Республикасының Конституциясы: өңір, үйі, ұлт, тәуелсіз"),
        (
            "latin_2018",
            "Azııa, Qazaqstan Respýblıkasynyń Konstıtýtsııasy: óńir, úıi, ult, táýelsiz",
        ),
        ("latin_2021", "Azia, Qazaqstan Respublikasynyñ Konstitutsiasy: öñır, üiı, ūlt, täuelsız"),
        (
            "latin_abai",
            "Aziya, Qazaqstan Respublikasynyng Konstitusiyasy: ónir, ýii, últ, tәuelsiz",
        ),
        ("arabic", "ازيا، قازاقستان رەسپۋبليكاسىنىڭ كونستيتۋتسياسى: ءوڭىر، ءۇيى، ۇلت، تاۋەلسىز"),
    ],
)
def test_a_sentence_is_written_by_the_table_of_its_scheme(scheme, written):
    source = "Азия, Қазақстан Республикасының Конституциясы: өңір, үйі, ұлт, тәуелсіз"
    assert kazakh.convert(source, scheme) == written


@pytest.mark.parametrize("scheme", [name for name in BY_NAME if name != "cyrillic"])
def test_every_letter_of_the_alphabet_has_a_row_in_every_scheme(scheme):
    assert set(BY_NAME[scheme].letters) == set(ALPHABET)


@pytest.mark.parametrize(
    ("word", "written"),
    [("АЛАШ", "ALASH"), ("Шәмші", "Shámshi"), ("ІШКІ", "İSHKİ"), ("ИРАН", "IRAN"), ("Я", "Ia")],
)
def test_capitals_keep_whole_digraphs_and_both_kinds_of_i(word, written):
    assert kazakh.convert(word, "latin_2018") == written


def test_words_with_inner_capitals_keep_them():
    assert kazakh.convert("ҚазМұнайГаз", "latin_2018") == "QazMunaıGaz"
    assert kazakh.convert("ҚазМұнайГаз", "latin_abai") == "QazMúnayGaz"


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("өмір", "ءومىر"),
        ("көңіл", "كوڭىل"),
        ("әдебиет", "ادەبيەت"),
        ("қазір", "قازىر"),
        ("мұғалім", "مۇعالىم"),
        ("бидің", "ءبيدىڭ"),
        ("рублі", "رۋبلى"),
        ("қауіпті", "قاۋىپتى"),
        ("ой-пікір", "وي-پىكىر"),
        ("642-ші", "642-ءشى"),
        ("Каспий", "كاسپي"),
    ],
)
def test_hamza_stands_only_where_nothing_else_shows_a_front_word(word, written):
    assert kazakh.convert(word, "arabic") == written


def test_arabic_marks_change_but_not_inside_numbers_and_latin():
    written = kazakh.convert("Ән, жыр; қайда? 3,5 foo, bar қазақ", "arabic")
    assert written == "ءان، جىر؛ قايدا؟ 3,5 foo, bar قازاق"


def test_latin_of_abai_writes_ng_only_at_the_end_of_a_word():
    assert kazakh.convert("Өзіңді таң, тарихи", "latin_abai") == "Ózindi tang, tarihy"
    assert kazakh.convert("рухани-мәдени", "latin_abai") == "ruhaniy-mәdeny"


@pytest.mark.parametrize("scheme", OTHER_SCHEMES)
def test_addresses_code_emoji_and_chinese_pass_untouched(scheme):
    text = "https://abai.kz/әлем?a=1,2;b қ@abai.kz 😀 中文 if (a<b, c; d) { x }"
    written = kazakh.convert(text, scheme)
    for kept in ("https://abai.kz/әлем?a=1,2;b", "қ@abai.kz", "😀", "中文", "if (a<b, c; d) { x }"):
        assert kept in written


def test_a_latin_look_alike_inside_a_word_is_read_as_its_twin():
    assert kazakh.convert("Cерік", "arabic") == kazakh.convert("Серік", "arabic")


@pytest.mark.parametrize(("scheme", "word", "written"), list(read_rows("exceptions.tsv")))
def test_every_shipped_exception_is_written_as_listed(scheme, word, written):
    assert kazakh.convert(word, scheme) == written


def test_exceptions_of_the_caller_keep_the_case_and_may_give_a_beginning():
    words = {"latin_2018": {"алматы*": "almata", "қазмұнайгаз": "KazMunayGas"}}
    written = kazakh.convert("Алматыда, АЛМАТЫ, ҚазМұнайГаз", "latin_2018", exceptions=words)
    assert written == "Almatada, ALMATA, KazMunayGas"


def test_styles_of_portals_part_patronymics_and_iotate():
    written = kazakh.convert(
        "Байтұрсынұлының Назарбаев ұлылық", "arabic", styles=["patronymic_apart", "iotated_e"]
    )
    assert written == "بايتۇرسىن ۇلىنىڭ نازاربايەۆ ۇلىلىق"


def test_unknown_scheme_reading_scheme_and_unknown_style_are_refused():
    for name in ("latin", "latin_2019"):
        with pytest.raises(SchemeError, match=name):
            kazakh.convert("ән", name)
    with pytest.raises(StyleError, match="wide"):
        kazakh.convert("ән", "arabic", styles=["wide"])


@pytest.mark.parametrize("scheme", kazakh.SCHEMES)
def test_half_a_surrogate_pair_is_refused_with_its_place(scheme):
    with pytest.raises(SurrogateError, match="offset 3") as caught:
        kazakh.convert("ән \ud800", scheme)
    assert isinstance(caught.value, ValueError)
    with pytest.raises(SurrogateError):
        kazakh.convert_html("<p>\udfff", scheme)


@given(TEXT | KAZAKH_TEXT)
def test_any_text_is_written_without_an_error_and_loses_its_cyrillic_letters(text):
    for scheme in OTHER_SCHEMES:
        written = kazakh.convert(text, scheme)
        plain = re.sub(r"\S*(?:://|@|www\.|&)\S*", "", written)
        letters = set(ALPHABET) - {"ә"}
        own = [
            w
            for w in re.findall(r"\w+", plain.lower())
            if not re.search("[a-zà-ɏ\u0300-\u036f]", w)
        ]
        assert scheme == "latin_abai" or not letters & set("".join(own))


@given(KAZAKH_TEXT)
def test_writing_is_the_same_with_a_warm_and_a_cold_memo(text):
    warm = kazakh.convert(text, "arabic")
    from jarshy.kazakh.scripts.writer import Writer

    cold = Writer(BY_NAME["arabic"], {"бірақ": "بىراق"})
    assert cold.write(text) == warm == find_writer("arabic").write(text)


@pytest.mark.parametrize("scheme", kazakh.SCHEMES)
@pytest.mark.parametrize("syllable", ["қазақстан", "іа", "ШаҢ"])
def test_a_word_of_a_million_letters_is_written(scheme, syllable):
    letters = 1_000_000 // len(syllable) * len(syllable)
    written = kazakh.convert(syllable * (letters // len(syllable)), scheme)
    assert len(written) >= letters
