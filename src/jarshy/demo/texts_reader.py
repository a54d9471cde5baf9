"""The demo newsroom's files read into records, nothing stored yet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
_FENCE = "+++"


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One article file: its head as TOML gave it, its body as text."""

    key: str
    head: dict[str, Any]
    body: str


@dataclass(frozen=True, slots=True)
class DemoTexts:
    """The whole demo newsroom."""

    newsroom: dict[str, Any]
    comments: list[dict[str, Any]]
    articles: dict[str, DemoArticle]
    corrections: list[dict[str, Any]]


def read_texts(folder: Path = FOLDER) -> DemoTexts:
    """Everything in the folder. Errors: ValueError naming the file that is not well-formed."""
    files = sorted((folder / "articles").glob("*.txt"))
    articles = {file.stem: _read_article(file) for file in files}
    comments, corrections, newsroom = (
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("comments", "corrections", "newsroom")
    )
    return DemoTexts(newsroom, comments["comments"], articles, corrections["corrections"])


def _read_article(file: Path) -> DemoArticle:
    parts = file.read_text(encoding="utf-8").split(f"{_FENCE}\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise ValueError(f"{file.name}: a head between two lines of +++ is expected")
    return DemoArticle(file.stem, tomllib.loads(parts[1]), parts[2])
