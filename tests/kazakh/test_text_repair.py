"""Repair that tells what it changed, where and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy.kazakh.errors import SurrogateError
from jarshy.kazakh.text import REASONS, repair

PIECES = st.sampled_from(
    [
        "Cерік",
        "қазақ",
        '"',
        "«",
        "»",
        "“",
        "”",
        " - ",
        "-",
        " ",
        "\u00a0",
        "и\u0306",
        "Ӯ",
        "Ӊ",
        "№ 5",
        "О\u0301z",
        "А. Байтұрсынұлы",
        "5 км",
        "\n",
        "\u200b",
        "Q",
        "а",
        ".",
        "i",
        "ї",
        "\ufeff",
        "Y",
        "є",
    ]
)


@pytest.mark.parametrize(
    ("given_text", "repaired", "rule"),
    [
        ("Cерік", "Серік", "lookalike"),
        ("мемлекеттiк", "мемлекеттік", "lookalike"),
        ("Yкімет", "Үкімет", "lookalike"),
        ("Yақыт", "Уақыт", "lookalike"),
        ("Qаzаqstаn", "Qazaqstan", "lookalike"),
        ("О\u0301zbekstan", "Ózbekstan", "lookalike"),
        ("тои\u0306", "той", "nfc"),
        ("Ӯлт", "Ұлт", "mistyped"),
        ("таӊ", "таң", "mistyped"),
        ("қа\u200bзақ", "қазақ", "invisible"),
        ('"Қазақ" газеті', "«Қазақ» газеті", "quotes"),
        ("„Қазақ“ газеті", "«Қазақ» газеті", "quotes"),
        ("«Ол «Қазақ» деді»", "«Ол “Қазақ” деді»", "quotes"),
        ("Біз - халықпыз", "Біз – халықпыз", "dash"),
        ("- Сәлем!", "– Сәлем!", "dash"),
        ("қазақтың\u00a0тілі", "қазақтың тілі", "space"),
        ("№ 5 мектеп", "№\u00a05 мектеп", "binding"),
        ("А. Байтұрсынұлы", "А.\u00a0Байтұрсынұлы", "binding"),
        ("10 км жол", "10\u00a0км жол", "binding"),
    ],
)
def test_each_rule_repairs_and_names_itself(given_text, repaired, rule):
    result = repair(given_text)
    assert result.text == repaired
    assert {change.rule for change in result.changes} == {rule}
    assert all(change.reason == REASONS[rule] for change in result.changes)


@pytest.mark.parametrize(
    "text",
    [
        "Сәлем, әлем!",
        "Wi-Fi желісі",
        "USBға",
        "COVID-19",
        'print("x")',
        "-5 градус",
        "сондай-ақ",
        "2019-2023",
        '5" экран',
        "«Қазақ» газеті",
        "Біз – халықпыз",
        "тау — тау",
        "",
    ],
)
def test_sound_text_is_left_alone(text):
    assert repair(text).text == text
    assert not repair(text).changes


def test_changes_carry_the_offsets_of_the_given_text():
    text = 'Ол "Cерік" деді'
    for change in repair(text).changes:
        assert text[change.start : change.end] == change.before


def test_offsets_hold_after_an_invisible_character_that_vanished():
    text = '\ufeff"Cерік"'
    assert repair(text).text == "«Серік»"
    assert [text[change.start] for change in repair(text).changes] == ["\ufeff", '"', "C", '"']


def test_changes_of_one_word_chain():
    changes = repair("Cи\u0306рәк").changes
    assert [change.rule for change in changes] == ["nfc", "lookalike"]
    assert changes[0].after == changes[1].before


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(SurrogateError):
        repair("\ud800")


@given(
    st.lists(PIECES, max_size=14).map("".join) | st.text(st.characters(exclude_categories=["Cs"]))
)
def test_a_repaired_text_needs_no_repair(text):
    once = repair(text).text
    assert repair(once).text == once


@given(st.lists(PIECES, max_size=14).map("".join))
def test_replaying_the_changes_gives_the_repaired_text(text):
    result = repair(text)
    out, position = [], 0
    for change in result.changes:
        if out and change.start < position:
            out[-1] = change.after
            continue
        out += [text[position : change.start], change.after]
        position = change.end
    assert "".join(out) + text[position:] == result.text
