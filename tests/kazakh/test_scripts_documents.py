"""The reference pages of the scripts say what the code does."""

import doctest
import re
from pathlib import Path

import pytest

from jarshy.kazakh.letters import ALPHABET
from jarshy.kazakh.scripts import BY_NAME, SCHEMES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_letter_tables_are_those_of_the_code():
    text = (REFERENCE / "kazakh-scripts.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    start = next(index for index, row in enumerate(rows) if row[0] == "Cyrillic")
    schemes = [name.strip("`") for name in rows[start][1:]]
    for letter, row in zip(ALPHABET, rows[start + 2 :], strict=False):
        written = [BY_NAME[scheme].letters[letter] or "–" for scheme in schemes]
        assert row == [f"{letter.upper()} {letter}", *written]


def test_every_scheme_is_listed_as_written_or_read():
    text = (REFERENCE / "kazakh-scripts.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \| .* \| (yes|no) \| yes \|$", text, re.M))
    assert listed == {name: "yes" if name in SCHEMES else "no" for name in BY_NAME}


@pytest.mark.parametrize("page", ["kazakh-library.md"])
def test_the_examples_of_the_reference_run(page):
    failed, attempted = doctest.testfile(str(REFERENCE / page), module_relative=False)
    assert attempted > 20
    assert failed == 0
