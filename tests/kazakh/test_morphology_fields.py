"""The three search fields of a text."""

from __future__ import annotations

from jarshy.kazakh.morphology.fields import split_fields, split_query


def test_each_word_has_surface_stem_and_first_letters_of_the_stem() -> None:
    first, second = split_fields("Мектептерде оқиды")
    assert (first.surface, first.stem, first.prefix) == ("мектептерде", "мектеп", "мекте")
    assert (second.surface, second.stem, second.prefix) == ("оқиды", "оқы", "оқы")


def test_offsets_point_at_the_word() -> None:
    text = "«Абай жолы» – роман."
    assert [text[t.start : t.stop] for t in split_fields(text)] == ["Абай", "жолы", "роман"]


def test_function_words_are_marked() -> None:
    marks = {t.surface: t.is_function_word for t in split_fields("ол және кітап")}
    assert marks == {"ол": True, "және": True, "кітап": False}


def test_a_query_leaves_out_words_that_only_ask_and_repetitions() -> None:
    asked = [
        t.surface for t in split_query("Алматы қай жерде? Алматыда кімнің үйі, Алматы қандай?")
    ]
    assert asked == ["алматы", "жерде", "алматыда", "үйі"]


def test_a_query_of_question_words_keeps_them() -> None:
    assert [t.surface for t in split_query("Не? Қайда? Қашан?")] == ["не", "қайда", "қашан"]
    assert split_query("…") == []
