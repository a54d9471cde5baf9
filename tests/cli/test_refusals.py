"""The command refuses with one sentence: no traceback reaches anybody."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

CASE = Path(__file__).parents[1] / "cases" / "page.txt"
ROOT = Path(__file__).parents[2]


def jarshy(*words: object, var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own, on its own SQLite."""
    environ = {"PATH": os.environ["PATH"], "JARSHY_VAR": str(var), "PYTHONWARNINGS": "error"}
    environ |= {f"JARSHY_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "jarshy.cli", *map(str, words)],
        capture_output=True, text=True, check=False, env=environ, cwd=var.parent, timeout=120,
    )  # fmt: skip


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal."""
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} cannot be used" in sentence(
            jarshy("demo", "--port", port, var=tmp_path / "var")
        )


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_a_port_that_does_not_exist_is_one_sentence(tmp_path: Path, port: int) -> None:
    assert f"port {port} does not exist" in sentence(
        jarshy("serve", "--port", port, var=tmp_path / "var")
    )


def test_an_unwritable_var_is_one_sentence(tmp_path: Path) -> None:
    # A file in the way refuses even root, whom permissions do not stop.
    (tmp_path / "var").write_text("in the way")
    assert "cannot write to" in sentence(jarshy("migrate", var=tmp_path / "var"))


def test_an_unknown_setting_is_one_sentence(tmp_path: Path) -> None:
    assert "JARSHY_COLOUR: unknown setting" in sentence(
        jarshy("migrate", var=tmp_path / "var", colour="red")
    )


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    assert "the database does not answer" in sentence(
        jarshy("migrate", var=tmp_path / "var", database=nowhere)
    )


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    result = jarshy("import", "dump", tmp_path / "none.txt", var=tmp_path / "var")
    assert "no such file or folder" in sentence(result)


def test_a_bad_dump_says_file_line_and_reason_and_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(CASE.read_text("utf-8").replace("8 Қыркүйек", "31 Ақпан"), "utf-8")
    result = jarshy("import", "dump", bad, var=tmp_path / "var")
    line = sentence(result)
    assert line.startswith(f"{bad}: line 2: ")
    assert "Ақпан" in line
    assert "refused" in result.stdout


def test_python_too_old_is_one_sentence(tmp_path: Path) -> None:
    """An interpreter that says it is 3.9 is all there is."""
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    for name in ("sh", "dirname", "cksum", "cat", "cut"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}" if name != "sh" else "/bin/sh")
    (tmp_path / "tools").mkdir()
    script = (ROOT / "tools" / "prepare.sh").read_text(encoding="utf-8")
    (tmp_path / "tools" / "prepare.sh").write_text(script, encoding="utf-8")
    result = subprocess.run(
        ["/bin/sh", tmp_path / "tools" / "prepare.sh", "run"],
        capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)},
    )  # fmt: skip
    assert "needs Python 3.11 or newer; found: Python 3.9.2" in sentence(result)
