"""The reference is complete and true: settings, commands, words, and every Python block."""

from __future__ import annotations

import argparse
import doctest
import gettext
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from jarshy.cli import COMMANDS, _parser
from jarshy.config.env import Env
from tests.docs.code_names import is_there
from tests.docs.markdown import ROOT, Block, Document, find_documents, read_table

REFERENCE = ROOT / "docs/reference"


def _written(value: Any) -> str:
    """A default as the page writes it."""
    if value == "" or value is MISSING:
        return "empty"
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    return f"`{','.join(value) if isinstance(value, tuple) else value}`"


def test_the_settings_page_has_every_setting_with_its_default() -> None:
    page = Document(REFERENCE / "settings.md")
    rows = {row[0].strip("`"): row[1] for row in read_table(page.section("All settings"))}
    known = {f"JARSHY_{f.name.upper()}": _written(f.default) for f in fields(Env)}
    assert rows == known


def _subparsers() -> dict[str, argparse.ArgumentParser]:
    actions = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(actions[0].choices)


def test_the_command_page_has_every_command_and_every_option() -> None:
    page = Document(REFERENCE / "cli.md")
    parsers = _subparsers()
    assert len(parsers) == len(COMMANDS)
    for name, parser in parsers.items():
        section = page.section(f"jarshy {name}")
        real = {o for a in parser._actions for o in a.option_strings if o.startswith("--")}
        table = {row[0].strip("`").split()[0] for row in read_table(section)}
        assert table == real - {"--help"}, name
        for action in parser._actions:
            if not action.option_strings and action.choices:
                assert all(f"`{choice}`" in section for choice in action.choices), name


def test_the_command_page_has_no_command_that_is_gone() -> None:
    text = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^## jarshy (\w+)$", text, re.M))
    assert named == set(_subparsers())


def test_the_command_page_gives_the_defaults_of_options() -> None:
    page = Document(REFERENCE / "cli.md")
    for name, parser in _subparsers().items():
        table = read_table(page.section(f"jarshy {name}"))
        written = {row[0].strip("`").split()[0]: row[1] for row in table}
        real = {
            option: f"`{action.default}`" if action.default else "-"
            for action in parser._actions
            for option in action.option_strings
        }
        assert {option: real[option] for option in written} == written, name


def _glossary() -> list[list[str]]:
    return read_table((REFERENCE / "glossary.md").read_text(encoding="utf-8"))


def test_the_glossary_has_one_word_for_a_thing() -> None:
    for column in (0, 1):
        words = [row[column] for row in _glossary()]
        assert len(words) == len(set(words)) >= 40


def test_code_names_in_the_glossary_exist() -> None:
    missing = [
        name
        for row in _glossary()
        for name in re.findall(r"`([\w.]+)`", row[2])
        if not is_there(name)
    ]
    assert missing == []


def test_the_newsroom_calls_things_what_the_glossary_calls_them() -> None:
    kazakh = {name: row[0] for row in _glossary() for name in re.findall(r"`([\w.]+)`", row[2])}
    # A model may be written in a file of its own and found through its room's models.
    models = {
        f"{m._meta.app_label}.models.{m.__name__}": m
        for m in apps.get_models()
        if "verbose_name" in m._meta.original_attrs
    }
    paired = {name: model for name, model in models.items() if name in kazakh}
    assert len(paired) >= 8
    differing = {
        n: str(m._meta.verbose_name)
        for n, m in paired.items()
        if str(m._meta.verbose_name) != kazakh[n]
    }
    assert differing == {}


# The same English word for another thing there: a verb, or an editor's note.
OTHER_THINGS = {"lock", "change", "comment"}


def test_the_catalogue_of_the_newsroom_uses_the_words_of_the_glossary() -> None:
    catalogue = ROOT / "src/jarshy/newsroom/locale/kk/LC_MESSAGES/django.mo"
    with catalogue.open("rb") as file:
        translate = gettext.GNUTranslations(file).gettext
    words = {row[1]: row[0] for row in _glossary() if row[1] not in OTHER_THINGS}
    said = {
        e: translate(form) for e in words for form in (e, e.capitalize()) if translate(form) != form
    }
    assert {"draft", "publish", "preview", "workflow", "revision"} <= said.keys()
    assert {e: k for e, k in said.items() if k.lower() != words[e]} == {}


PYTHON = [
    pytest.param(document, block, id=f"{document.name}:{block.line}")
    for document in find_documents()
    for block in document.blocks
    if block.kind == "python" and (">>>" in block.code or document.path.parent == REFERENCE)
]


@pytest.mark.parametrize(("document", "block"), PYTHON)
def test_python_in_the_documents_gives_what_it_says(document: Document, block: Block) -> None:
    """Blocks of one document share their names: each is run after those above it."""
    above = [b.code for b in document.blocks if b.kind == "python" and b.line <= block.line]
    assert ">>>" in block.code
    text = "\n\n".join(code for code in above if ">>>" in code)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    case = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document.path), 0)
    report: list[str] = []
    results = doctest.DocTestRunner(optionflags=flags).run(case, out=report.append)
    assert results.attempted
    assert not results.failed, "".join(report)


def test_data_files_say_where_they_come_from_and_notice_names_them() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for file in sorted((ROOT / "src").rglob("*.tsv")):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("#"), file
        if re.search(r"KazNERD|CC BY", first):
            assert _named(file) in notice, file


def _named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
