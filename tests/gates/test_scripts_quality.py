"""Pinned floors of the scripts on gold text; floors only rise.

The gold stands in ``../shared/gold`` beside the project or where ``JARSHY_GOLD`` points.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jarshy.kazakh import convert
from jarshy.kazakh.scripts import find_reader, write_any
from jarshy.kazakh.scripts.lexicon import learn

pytestmark = pytest.mark.gate

GOLD = Path(
    os.environ.get("JARSHY_GOLD", Path(__file__).resolve().parents[2].parent / "shared" / "gold")
)
CYRILLIC = re.compile("[\u0400-\u052f]")
HAMZA = "\u0621"


def read_lines(name: str) -> Iterator[str]:
    path = GOLD / name
    if not path.exists():
        pytest.skip(f"no gold data: {name} is not in ../shared/gold nor where JARSHY_GOLD points")
    yield from path.read_text(encoding="utf-8").splitlines()


def read_sentences() -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for line in read_lines("kaznerd_valid.txt"):
        if line:
            sentences[-1].append(line.partition(" ")[0])
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


@pytest.mark.parametrize(
    ("scheme", "floor"), [("latin_2018", 0.997), ("latin_2021", 0.997), ("arabic", 0.993)]
)
@pytest.mark.parametrize("learned", [0, 1])
def test_news_comes_back_from_every_script_with_a_lexicon_of_the_other_half(scheme, floor, learned):
    sentences = read_sentences()
    reader = find_reader(scheme, learn(" ".join(words) for words in sentences[learned::2]))
    tokens = [token for words in sentences[1 - learned :: 2] for token in words]
    good = 0
    for token in tokens:
        wanted = token.lower() if scheme == "arabic" and CYRILLIC.search(token) else token
        good += reader.read(convert(token, scheme)) == wanted
    assert good / len(tokens) >= floor


def strip_hamza(word: str) -> str:
    return word.replace(HAMZA, "")


def test_tote_agrees_with_the_words_of_cldr_that_are_the_same_words():
    pairs = [line.split("\t")[:2] for line in read_lines("cldr_word_pairs_dev.tsv")]
    same = [
        (cyrillic, tote)
        for cyrillic, tote in pairs
        if strip_hamza(convert(cyrillic, "arabic")) == strip_hamza(tote)
    ]
    good = sum(convert(cyrillic, "arabic") == tote for cyrillic, tote in same)
    assert len(same) >= 0.83 * len(pairs)
    assert good / len(same) >= 0.99


PORTAL_SCHEMES = {
    ("arab", "abai.kz"): "arabic",
    ("latn", "abai.kz"): "latin_abai",
    ("latn", "abai.kz(2020)"): "latin_abai_2020",
    ("arab", "egemen.kz"): "arabic",
    ("latn", "egemen.kz"): "latin_2018",
}


def test_words_read_on_portals_are_written_as_they_print_them():
    rows = [line.split("\t") for line in read_lines("script_pairs_dev.tsv")][1:]
    good = sum(
        write_any(cyrillic, PORTAL_SCHEMES[script, site]) == printed
        for cyrillic, printed, script, site, _ in rows
    )
    assert good / len(rows) >= 0.99
