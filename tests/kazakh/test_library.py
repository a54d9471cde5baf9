"""The library as a whole: light to import, complete, usable from the shell."""

import doctest
import importlib
import io
import subprocess
import sys

import pytest

from jarshy import kazakh
from jarshy.kazakh import __main__ as shell

DOCTESTED = ["", ".slugs", ".folding", ".collation", ".tokens", ".numbers", ".dates", ".scripts"]


def test_importing_the_library_loads_no_table_and_no_module_of_its_own():
    code = (
        "import sys; from jarshy import kazakh; print([m for m in sys.modules if 'kazakh.' in m])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_library_needs_nothing_outside_the_standard_library():
    code = (
        "import sys; from jarshy import kazakh; kazakh.convert('ән', 'arabic');"
        "kazakh.convert('án', 'cyrillic', source='latin_2018'); kazakh.dates.MONTHS;"
        "own = {m.partition('.')[0] for m in sys.modules} - set(sys.stdlib_module_names);"
        "print([m for m in own - {'jarshy', '__main__', '__mp_main__'} if 'sysconfig' not in m])"
    )
    ran = subprocess.run([sys.executable, "-Sc", code], capture_output=True, text=True, check=False,
                         env={"PYTHONPATH": ":".join(sys.path)})  # fmt: skip
    assert ran.stdout.strip() == "[]", ran.stderr


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        kazakh.nothing  # noqa: B018
    assert "convert" in dir(kazakh)


@pytest.mark.parametrize("name", DOCTESTED)
def test_the_examples_in_the_docstrings_run(name):
    result = doctest.testmod(importlib.import_module(f"jarshy.kazakh{name}"))
    assert result.attempted and not result.failed


@pytest.mark.parametrize(
    ("arguments", "given", "answer"),
    [
        (["convert", "latin_2018"], "Ән\n", "Án\n"),
        (["convert", "cyrillic"], "Azııa jáne Qazaqstan\n", "Азия және Қазақстан\n"),
        (["convert", "arabic", "--html"], "<p lang=ru>Ән</p>ән", "<p lang=ru>Ән</p>ءان"),
        (["detect"], "Қазақстан", "cyrillic\t1.0\n"),
        (["repair"], "Cерік", "Серік"),
        (["learn"], "Ән ән", "# Word forms and counts learned by jarshy.kazakh\nән\t2\n"),
    ],
)
def test_the_shell_reads_standard_input_and_answers(arguments, given, answer, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    assert shell.main(arguments) == 0
    assert capsys.readouterr().out == answer


def test_the_shell_stems_and_explains(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Cерік балалардың"))
    assert shell.main(["explain"]) == 0
    out = capsys.readouterr().out
    assert "Cерік -> Серік" in out
    assert "балалардың\tбала\tnoun" in out
    monkeypatch.setattr(sys, "stdin", io.StringIO("балалардың"))
    assert shell.main(["stem"]) == 0
    assert capsys.readouterr().out == "балалардың\tбала\n"


def test_refused_input_ends_with_status_one_and_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("ән"))
    assert shell.main(["convert", "runic"]) == 1
    assert "unknown writing scheme" in capsys.readouterr().err
