"""Runs of Russian in Kazakh text."""

import pytest

from jarshy import kazakh
from jarshy.kazakh.scripts.russian import find_russian

RUSSIAN = [
    "Сейчас читают",
    "Глава государства провёл совещание по вопросам экономики",
    "Мы все учились понемногу чему-нибудь и как-нибудь",
    "Это было в прошлом году",
    "Министерство образования и науки Республики Казахстан",
    "Война и мир",
    "Преступление и наказание",
    "Самые обсуждаемые материалы недели",
    "Жители города жалуются на качество воды",
    "Наши дети должны знать историю своей страны",
]
KAZAKH = [
    "Алматы облысы",
    "Басты бет",
    "Балалар мен олардың ата-аналары",
    "Тарих-и Рашиди",
    "С. Сейфуллин атындағы театр",
    "К. Маркс пен Ф. Энгельс",
    "Материалдар",
    "Сандар: а) бир, б) екі, в) үш",
    "Он саны от пен сол жалын",
    "Саясат, экономика, спорт",
    "Автобус аялдамасы",
    "Ал сол адам да барды, бала да барды",
]


@pytest.mark.parametrize("text", RUSSIAN)
def test_a_russian_sentence_is_found_whole(text):
    assert find_russian(text) == [(0, len(text))]


@pytest.mark.parametrize("text", KAZAKH)
def test_kazakh_words_are_never_a_run_of_russian(text):
    assert find_russian(text) == []


def test_a_russian_quotation_is_left_inside_a_kazakh_sentence():
    text = "Ол «Жители города жалуются на качество воды» деп жазды."
    written = kazakh.convert(text, "latin_2018", keep_russian=True)
    assert written == "Ol «Жители города жалуются на качество воды» dep jazdy."


def test_without_the_option_plain_text_is_written_whole():
    assert kazakh.convert("Война и мир", "latin_2018") == "Voına ı mır"
