"""Any string is answered, whatever its length; half a surrogate pair is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh.errors import SurrogateError
from jarshy.kazakh.morphology import analyze, lemma, stem
from jarshy.kazakh.morphology.stemmer import Stemmer, load_stemmer

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40)
KAZAKH = st.text(alphabet="аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-", max_size=30)


@given(TEXT | KAZAKH)
def test_any_text_has_a_stem_and_an_analysis(word: str) -> None:
    readings = analyze(word)
    assert isinstance(stem(word), str)
    assert readings
    assert isinstance(lemma(word), str)


@given(KAZAKH)
def test_flat_tables_and_explained_features_agree(word: str) -> None:
    assert stem(word) == analyze(word)[0].stem


@given(KAZAKH.filter(lambda word: len(word.strip("-")) > 0))
def test_stem_of_a_word_is_never_empty(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(
    "word", ["а" * 10**6, "лар" * 333_333, "-" * 10**6, "а-" * 20_000, "б" * 10**6]
)
def test_huge_words_are_answered(word: str) -> None:
    assert stem(word)
    assert analyze(word)


def test_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(SurrogateError) as refused:
        stem("сөз\ud800")
    assert refused.value.position == 3


def test_memo_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_stemmer()
    own = Stemmer(loaded.lexicon, loaded.weights)
    monkeypatch.setattr("jarshy.kazakh.morphology.stemmer.MEMO_LIMIT", 10)
    for number in range(50):
        own.stem(f"сөз{number}")
    assert len(own.memo) <= 10
