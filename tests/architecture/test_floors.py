"""The house stands on its floors: legal imports pass, illegal ones are tried and refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# (file that would be edited, line that would be added)
ILLEGAL = [
    ("kazakh/letters.py", "import jarshy.content.tags"),
    ("kazakh/letters.py", "import django"),
    ("delivery/operations.py", "import jarshy.content.tags"),
    ("media/queries.py", "import jarshy.delivery.operations"),
    ("content/tags.py", "import jarshy.audience.queries"),
    ("content/tags.py", "import jarshy.reader.live"),
    ("audience/queries.py", "import jarshy.comments.queries"),
    ("comments/queries.py", "import jarshy.archive.models"),
    ("archive/oldpage.py", "import jarshy.audience.operations"),
    ("reader/live.py", "import jarshy.newsroom.roles"),
    ("newsroom/roles.py", "import jarshy.reader.pages"),
    ("reader/live.py", "import jarshy.config.env"),
    ("demo/scale.py", "import jarshy.cli"),
    ("config/env.py", "import jarshy.cli"),
    ("delivery/holes.py", "import django.db"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter over a copy of the house."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--config", tree / "pyproject.toml"],
        cwd=tree / "src",
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(tree / "src"), "PATH": "/usr/bin:/bin"},
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", tree)
    skipped = shutil.ignore_patterns("__pycache__", "*.txt", "*.tsv", "static", "templates")
    shutil.copytree(ROOT / "src", tree / "src", ignore=skipped)
    return tree


def test_the_house_as_it_stands_keeps_its_floors(house: Path) -> None:
    result = lint(house)
    assert result.returncode == 0, result.stdout


def test_illegal_imports_are_refused(house: Path) -> None:
    """All edits are tried one after the other; each alone must break a contract."""
    accepted = []
    for file, line in ILLEGAL:
        target = house / "src/jarshy" / file
        before = target.read_text(encoding="utf-8")
        target.write_text(f"{before}\n{line}\n", encoding="utf-8")
        if lint(house).returncode == 0:
            accepted.append((file, line))
        target.write_text(before, encoding="utf-8")
    assert accepted == []


def test_a_new_room_must_be_given_a_floor(house: Path) -> None:
    room = house / "src/jarshy/attic"
    room.mkdir()
    (room / "__init__.py").write_text("", encoding="utf-8")
    result = lint(house)
    shutil.rmtree(room)
    assert result.returncode != 0
    assert "attic" in result.stdout
