"""Floors of the stemmer: forms of one word together, different words apart."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from jarshy.kazakh.morphology import stem

GOLD = Path(os.environ.get("JARSHY_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
SETS = ("um_n", "um_v", "ktb", "names")

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(
        not (GOLD / "eval_conflation.py").exists(),
        reason="the gold data is not here: set JARSHY_GOLD to its folder",
    ),
]


@pytest.fixture(scope="module")
def protocol() -> ModuleType:
    """The evaluation script beside the gold data."""
    spec = importlib.util.spec_from_file_location("eval_conflation", GOLD / "eval_conflation.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_rows(name: str) -> list[tuple[str, str]]:
    """Form and lemma of each row of one set."""
    lines = (GOLD / "conflation_dev.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return sorted({(form, lemma) for label, form, lemma in rows if label == name})


def measure(protocol: ModuleType, rows: list[tuple[str, str]]) -> dict[str, float]:
    """Pairwise figures of our stems over rows of form and lemma."""
    types = protocol.types_of(rows, "all")
    pairs, by_lemma = protocol.gold_pairs(types)
    return protocol.measure(types, pairs, by_lemma, {form: stem(form) for form in types})


@pytest.fixture(scope="module")
def figures(protocol: ModuleType) -> dict[str, dict[str, float]]:
    """The figures of each set."""
    return {name: measure(protocol, load_rows(name)) for name in SETS}


def test_forms_of_a_word_share_their_stem(figures: dict[str, dict[str, float]]) -> None:
    macro = sum(found["F1"] for found in figures.values()) / len(SETS)
    assert macro >= 0.965


@pytest.mark.parametrize(
    ("name", "floor"), [("um_n", 0.97), ("um_v", 0.95), ("ktb", 0.935), ("names", 0.99)]
)
def test_no_set_falls_behind(figures: dict[str, dict[str, float]], name: str, floor: float) -> None:
    assert figures[name]["F1"] >= floor


def test_different_words_are_rarely_merged(protocol: ModuleType) -> None:
    rows = [row for name in SETS for row in load_rows(name)]
    assert measure(protocol, rows)["OI"] <= 1e-5
