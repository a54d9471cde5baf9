"""What the documents say of the project is there: links, files, commands, settings."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from itertools import takewhile
from pathlib import Path

import pytest

from jarshy.cli import _parser
from jarshy.config.env import NEIGHBOURS, Env
from tests.docs.code_names import ROOMS, is_there
from tests.docs.markdown import ROOT, Document, find_documents, read_table

DOCUMENTS = find_documents()
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)

# Spelt in parts: this file is itself searched for addresses that must stand nowhere.
_PLACES = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"),
           ("deb", "debian", "org"), ("ftp", "debian", "org"))  # fmt: skip
HOSTS = tuple(".".join(parts) for parts in _PLACES)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:" + "|".join(("work", "root", "tmp", "home/")) + r")\b")
FOLDERS = {
    path.name for path in (*ROOT.iterdir(), *(ROOT / "src/jarshy").iterdir()) if path.is_dir()
}
SHIPPED = {path.name for path in ROOT.iterdir() if path.name[0] != "." and path.name != "var"}
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+\.(?:py|md|toml|txt|tsv|sh|html|css|js|png|conf|service)")
PICTURE_LIMIT_BYTES = 300 * 1024


@every_document
def test_links_between_documents_resolve(document: Document) -> None:
    broken = [link for link in document.links if not _leads_somewhere(document, link)]
    assert broken == []


def _leads_somewhere(document: Document, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = link.partition("#")
    target = (document.path.parent / path).resolve() if path else document.path
    if not target.exists() or ROOT not in target.parents:
        return False
    return not anchor or target.suffix != ".md" or anchor in Document(target).anchors


@every_document
def test_no_document_names_a_registry_or_a_path_of_a_machine(document: Document) -> None:
    assert [host for host in HOSTS if host in document.text.lower()] == []
    assert MACHINE_PATH.findall(document.text) == []


@every_document
def test_files_named_in_a_document_exist(document: Document) -> None:
    named = {name for quoted in document.quoted for name in FILE.findall(quoted)}
    ours = {name for name in named if name.split("/")[0] in FOLDERS & (SHIPPED | ROOMS)}
    missing = [name for name in sorted(ours) if not _stands(name)]
    assert missing == []


def _stands(name: str) -> bool:
    return (ROOT / name).exists() or (ROOT / "src/jarshy" / name).exists()


@every_document
def test_names_of_code_in_a_document_exist(document: Document) -> None:
    dotted = re.compile(r"(?:jarshy\.)?((?:" + "|".join(sorted(ROOMS)) + r")(?:\.\w+)+)(?:\(.*\))?")
    matches = (dotted.fullmatch(quoted) for quoted in document.quoted)
    named = {match[1] for match in matches if match and match[1].rpartition(".")[2] != "py"}
    assert [name for name in sorted(named) if not is_there(name)] == []


def test_every_room_stands_in_the_map_with_doors_that_open() -> None:
    table = read_table(Document(ROOT / "ARCHITECTURE.md").section("Rooms and their doors"))
    rows = {row[0].strip("`"): row[1:] for row in table}
    assert set(rows) == ROOMS - {"cli", "config", "demo", "ops"}
    closed = [(room, name) for room, cells in rows.items() for name in _doors(room, cells)]
    assert closed == []


def test_the_floors_of_the_map_are_those_that_are_enforced() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [sorted(re.findall(r"\w+", layer)) for layer in layers]
    drawn = next(b.code for b in Document(ROOT / "ARCHITECTURE.md").blocks if b.kind == "text")
    known = {room for floor in floors for room in floor}
    lines = [re.split(r"\s{2,}", line.removeprefix(line[:10]))[0] for line in drawn.splitlines()]
    found = [sorted(known.intersection(re.findall(r"\w+", line))) for line in lines]
    assert [rooms for rooms in found if rooms] == floors


def _doors(room: str, cells: list[str]) -> Iterator[str]:
    """The names that lead nowhere; a bare name stands in the module named before it."""
    for cell in cells:
        module = room
        for name in re.findall(r"`([\w.]+)`", cell):
            if is_there(f"{room}.{name}"):
                module = f"{room}.{name}".rpartition(".")[0]
            elif not is_there(f"{module}.{name}"):
                yield name


@every_document
def test_commands_in_a_document_are_understood(document: Document) -> None:
    for words in _command_lines(document):
        if words[0] == "make":
            targets = [word for word in words[1:] if "=" not in word and not word.startswith("-")]
            assert set(targets) <= _make_targets(), words
        elif Path(words[0]).name == "jarshy":
            _parser().parse_args(words[1:])


def _command_lines(document: Document) -> Iterator[list[str]]:
    for block in document.blocks:
        if block.kind not in {"console", "sh", "bash"}:
            continue
        for line in re.sub(r"\\\n", " ", block.code).splitlines():
            prompts = ("$ ", "# ") if block.kind == "console" else ("",)
            if not line.startswith(prompts) or (line[:1] == "#" and block.kind != "console"):
                continue
            words = _first_command(line.removeprefix("$ ").removeprefix("# "))
            while words and re.match(r"[A-Z_]+=|sudo$|nice$|env$", words[0]):
                words.pop(0)
            if words:
                yield words


def _first_command(line: str) -> list[str]:
    """The words of a line up to a pipe, a redirection or the next command."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    operators = set("|&;<>")
    return list(takewhile(lambda word: not set(word) <= operators, lexer))


def _make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


@every_document
def test_settings_named_in_a_document_are_settings(document: Document) -> None:
    known = {f"JARSHY_{field.name.upper()}" for field in fields(Env)} | NEIGHBOURS
    known |= {"JARSHY_CONFIG", "JARSHY_"}
    assert set(re.findall(r"JARSHY_[A-Z_]*", document.text)) <= known


def test_every_document_is_in_the_index() -> None:
    index = Document(ROOT / "docs/README.md")
    linked = {(index.path.parent / link.partition("#")[0]).resolve() for link in index.links}
    decisions = Document(ROOT / "docs/adr/README.md")
    linked |= {
        (decisions.path.parent / link.partition("#")[0]).resolve() for link in decisions.links
    }
    outside = [d.name for d in DOCUMENTS if d.name.startswith("docs/") and d.path not in linked]
    assert set(outside) <= {"docs/README.md"}


def test_pictures_in_documents_are_small() -> None:
    pictures = [path for path in (ROOT / "docs/pictures").glob("*") if path.is_file()]
    assert pictures
    heavy = [path.name for path in pictures if path.stat().st_size > PICTURE_LIMIT_BYTES]
    assert heavy == []


@pytest.mark.parametrize("name", ["README.md", "README.kk.md"])
def test_the_readme_is_one_screen_with_a_picture_and_two_commands(name: str) -> None:
    readme = Document(ROOT / name)
    assert len(readme.text.splitlines()) <= 60
    assert "docs/pictures/front.png" in readme.links
    commands = [words for words in _command_lines(readme) if words[0] == "make"]
    assert [words[:2] for words in commands] == [["make", "demo"], ["make", "test"]]


def test_the_kazakh_readme_links_to_what_the_english_one_links_to() -> None:
    english, kazakh = Document(ROOT / "README.md"), Document(ROOT / "README.kk.md")
    swapped = {
        "README.kk.md": "README.md",
        "docs/how-to/write-and-publish.md": "docs/how-to/write-and-publish.kk.md",
    }
    assert {swapped.get(link, link) for link in english.links} == set(kazakh.links)


DECISIONS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_what_was_weighed_and_what_would_change_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for part in ("## Decision", "## What else was weighed", "## What would change our mind"):
        assert part in text
    assert re.search(r"^(?:Status|- Status|\*\*Status\*\*): \w", text, re.M)
    assert len(text.splitlines()) <= 80, "one page"


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(numbers) == len(set(numbers)) >= 15
