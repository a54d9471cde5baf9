"""Mentions of known names in running text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh.names import Gazetteer, find_mentions

NAMES = {
    "abai": ["Абай", "Абай Құнанбаев", "Құнанбаев"],
    "kazakhstan": ["Қазақстан", "Қазақ елі"],
    "new-york": ["Нью-Йорк"],
    "finance": ["қаржы министрлігі"],
    "qasym": ["Қасым-Жомарт Тоқаев"],
}


def find(text: str) -> dict[str, list[str]]:
    mentions = find_mentions(text, NAMES)
    return {mention.key: [place.text for place in mention.occurrences] for mention in mentions}


def test_forms_of_a_name_are_one_mention() -> None:
    found = find("Абайдың жолы. Абайға арналған. Абай туралы.")
    assert found == {"abai": ["Абайдың", "Абайға", "Абай"]}


def test_longest_name_wins() -> None:
    assert find("Абай Құнанбаевтың өлеңі") == {"abai": ["Абай Құнанбаевтың"]}


def test_last_word_of_a_long_name_may_be_inflected() -> None:
    assert find("Қазақ елінің тарихы, Қасым-Жомарт Тоқаевқа хат") == {
        "kazakhstan": ["Қазақ елінің"],
        "qasym": ["Қасым-Жомарт Тоқаевқа"],
    }


def test_name_with_a_capital_is_not_found_without_it() -> None:
    assert find("абай бол, мұқият бол") == {}


def test_common_name_is_found_either_way() -> None:
    assert find("Қаржы министрлігінде. Кеше қаржы министрлігі хабарлады.") == {
        "finance": ["Қаржы министрлігінде", "қаржы министрлігі"]
    }


def test_words_parted_by_a_full_stop_and_new_sentence_are_no_name() -> None:
    assert "finance" not in find("Бұл қаржы, министрлігі емес")


def test_most_mentioned_name_comes_first() -> None:
    mentions = find_mentions("Нью-Йоркте. Абай, Абайды, Абайға.", NAMES)
    assert [(mention.key, mention.count) for mention in mentions] == [("abai", 3), ("new-york", 1)]


def test_gazetteer_built_once_gives_the_same() -> None:
    text = "Абайдың Қазақстаны"
    assert find_mentions(text, Gazetteer(NAMES)) == find_mentions(text, NAMES)


@given(
    st.lists(st.sampled_from(["Абайдың", "қала", "Құнанбаев", "Қазақ", "елі", ".", "Нью-Йорктен"]))
)
def test_offsets_give_the_text_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    places = sorted(
        (place.start, place.stop, place.text)
        for mention in find_mentions(text, NAMES)
        for place in mention.occurrences
    )
    assert all(text[start:stop] == found for start, stop, found in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
