"""Floors of spelling: right words of unseen sentences pass, slips in them do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jarshy.kazakh.morphology.tune_spelling import build_speller, pick_words, split_sentences
from jarshy.kazakh.spelling import Speller, load_spell_weights

GOLD = Path(os.environ.get("JARSHY_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
SEED = 2026  # not the seed the weights were fitted with
WORDS = 4000

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(
        not (GOLD / "kaznerd_valid.txt").exists(),
        reason="the gold data is not here: set JARSHY_GOLD to its folder",
    ),
]

Halves = tuple[Speller, list[str], list[str]]


@pytest.fixture(scope="module")
def halves() -> Halves:
    """A speller that knows one half of the sentences, words and slips of the other."""
    known, unseen = split_sentences(GOLD / "kaznerd_valid.txt", SEED)
    return (build_speller(known, load_spell_weights()), *pick_words(unseen, WORDS, SEED))


def test_right_words_of_unseen_sentences_are_accepted(halves: Halves) -> None:
    speller, right, _ = halves
    assert sum(map(speller.accept, right)) / len(right) >= 0.93


def test_slips_are_refused(halves: Halves) -> None:
    speller, _, slips = halves
    assert sum(map(speller.accept, slips)) / len(slips) <= 0.05
