from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience.errors import TokenError
from jarshy.audience.tokens import AHEAD_HOURS, LIFE_HOURS, SCRIPTS, PageToken, Signer

HOUR = 480_000


@settings(deadline=None)
@given(st.integers(1, 10**18 - 1), st.sampled_from(sorted(SCRIPTS)), st.integers(0, LIFE_HOURS))
def test_a_token_says_what_it_was_made_of(article_id: int, script: str, age: int) -> None:
    token = Signer("key").make(article_id, HOUR - age, script)
    number = {"cyrillic": 0, "latin": 1, "arabic": 2}[script]
    assert Signer("key").read(token, HOUR) == PageToken(article_id, HOUR - age, number)


@settings(deadline=None)
@given(st.integers(0, 25), st.sampled_from("0123456789abcdlXYZ-_."))
def test_a_changed_token_is_forged(place: int, char: str) -> None:
    token = Signer("key").make(176593, HOUR, "latin")
    changed = token[:place] + char + token[place + 1 :]
    if changed == token:
        return
    with pytest.raises(TokenError) as refusal:
        Signer("key").read(changed, HOUR)
    assert refusal.value.code == "forged"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_token"),
        ("7", "forged"),
        ("7.480000.c.", "forged"),
        ("٧.480000.c.AAAAAAAAAAAA", "forged"),
        (Signer("another key").make(7, HOUR, "cyrillic"), "forged"),
        (Signer("key").make(7, HOUR + AHEAD_HOURS + 1, "cyrillic"), "stale"),
        (Signer("key").make(7, HOUR - LIFE_HOURS - 1, "cyrillic"), "stale"),
    ],
)
def test_a_bad_token_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(TokenError) as refusal:
        Signer("key").read(text, HOUR)
    assert refusal.value.code == code


def test_a_remembered_token_grows_stale_too() -> None:
    signer = Signer("key")
    token = signer.make(7, HOUR, "cyrillic")
    assert signer.read(token, HOUR).article_id == 7
    with pytest.raises(TokenError, match="stale"):
        signer.read(token, HOUR + LIFE_HOURS + 1)
