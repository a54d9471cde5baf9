"""What a document tells people to type is typed: blocks marked `<!-- run -->`, in their order.

A block marked `<!-- file: name -->` is written to that file first. Every document has a working
folder of its own that looks like the checkout, and a var/ of its own with its tables laid.
Output is compared as doctest does: `…` stands for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, Block, Document, find_documents

RUNNING = [d for d in find_documents() if any(block.note == "run" for block in d.blocks)]
SHARED = ("Makefile", "bench", "docs", "pyproject.toml", "requirements", "src", "tests", "tools")
PATIENCE_S = 180


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A var/ after `jarshy migrate`, to be copied."""
    folder = tmp_path_factory.mktemp("laid")
    ran = _run(".venv/bin/jarshy migrate", _checkout(folder))
    assert ran.returncode == 0, ran.stdout
    return folder / "var"


def _checkout(folder: Path) -> Path:
    for name in SHARED:
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("JARSHY_", "DJANGO_"))}
    environ |= {"JARSHY_VAR": str(folder / "var"), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environ, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE_S,
    )  # fmt: skip


def _steps(block: Block) -> Iterator[tuple[str, str]]:
    """(command, expected output) of a console block; a backslash continues a command."""
    for step in re.split(r"^\$ ", block.code, flags=re.M)[1:]:
        command, _, output = step.replace("\\\n", "").partition("\n")
        yield command, output


def _matches(output: str, expected: str) -> bool:
    pattern = ".*?".join(map(re.escape, _fold(expected).split("…")))
    return re.fullmatch(pattern, _fold(output), re.S) is not None


def _fold(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def test_at_least_the_tutorial_and_the_import_are_run() -> None:
    names = {document.name for document in RUNNING}
    assert names >= {"docs/tutorial/first-hour.md", "docs/how-to/import-a-dump.md"}


def test_an_output_that_differs_is_seen() -> None:
    assert _matches("new      1\n", "new … 1")
    assert not _matches("new      2\n", "new … 1")
    assert not _matches("", "new")


@pytest.mark.parametrize("document", RUNNING, ids=lambda one: one.name)
def test_what_a_document_says_to_type_does_what_it_says(
    document: Document, laid: Path, tmp_path: Path
) -> None:
    folder = _checkout(tmp_path)
    shutil.copytree(laid, folder / "var", symlinks=True)
    for block in document.blocks:
        if block.note.startswith("file: "):
            path = folder / block.note.removeprefix("file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.code, encoding="utf-8")
        elif block.note == "run":
            for command, expected in _steps(block):
                ran = _run(command, folder)
                place = f"{document.name}:{block.line}: $ {command}\n{ran.stdout}"
                assert "Traceback" not in ran.stdout, place
                assert _matches(ran.stdout, expected) if expected else ran.returncode == 0, place
