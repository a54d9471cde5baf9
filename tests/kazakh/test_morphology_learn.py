"""Learning stems from text: what is counted, what is not, and that the files read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jarshy.kazakh.morphology import learn
from jarshy.kazakh.morphology.lexicon import Support, build_lexicon, read_own

TEXT = ["Блогердің жазбасы", "Блогерге хат", "блогер келді. Барғандарды көрдім", "барғандар 12 go"]


@pytest.fixture(scope="module")
def support() -> dict[str, Support]:
    return learn.count_support(
        learn.count_types(TEXT), build_lexicon(read_own() | {"блогер": ""}, {})
    )


def test_words_are_folded_and_other_scripts_left_out() -> None:
    assert learn.count_types(TEXT)["блогер"] == 1
    assert "go" not in learn.count_types(TEXT)


def test_stem_seen_with_two_suffixes_is_supported() -> None:
    types = Counter({"шолпанқұловтың": 1, "шолпанқұловқа": 2, "шолпанқұлов": 1})
    found = learn.count_support(types, build_lexicon(read_own(), {}))["шолпанқұлов"]
    assert (found.noun, found.bare, found.seen) == (2, 1, 1)


def test_forms_of_known_verbs_are_no_stems(support: dict[str, Support]) -> None:
    assert "барған" not in support
    assert support["барғандар"].bare == 0


def test_annotated_corpus_gives_its_words(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("Абай B-PERSON\nжазды O\n\nжай жол\n", encoding="utf-8")
    assert list(learn.read_conll(corpus)) == ["Абай", "жазды", "", "жай жол", ""]


def test_command_writes_both_tables_with_their_source(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("\n".join(TEXT), encoding="utf-8")
    learn.main([str(corpus), "--out", str(tmp_path), "--source", "source: test"])
    for name in ("morph_support.tsv", "spell_chains.tsv"):
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("# source: test\n")
