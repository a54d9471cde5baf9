"""The project's documents as tests read them: blocks of code, links, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[\w-]*)[^\n]*\n(?P<code>.*?)^(?P=fence)[ \t]*$", re.M | re.S
)
_NOTE_BEFORE = re.compile(r"<!--\s*(?P<note>[^>]*?)\s*-->\s*\Z")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.M)
_QUOTED = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the HTML comment just before it, its lines, where it begins."""

    kind: str
    note: str
    code: str
    line: int


@dataclass(frozen=True)
class Document:
    """One Markdown file."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return _FENCE.sub("", self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._find_blocks())

    def _find_blocks(self) -> Iterator[Block]:
        for match in _FENCE.finditer(self.text):
            before = self.text[: match.start()]
            note = _NOTE_BEFORE.search(before)
            yield Block(
                match["kind"], note["note"] if note else "", match["code"], before.count("\n") + 1
            )

    @cached_property
    def links(self) -> tuple[str, ...]:
        return tuple(match["target"] for match in _LINK.finditer(_QUOTED.sub("", self.prose)))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The fragment of each heading, as forges make it."""
        return frozenset(map(_slug, _HEADING.findall(self.prose)))

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """What stands between backticks in running text."""
        return tuple(_QUOTED.findall(self.prose))

    def section(self, heading: str) -> str:
        """The text under a heading, up to the next of the same or a higher level; blocks included.

        Errors: LookupError when there is none.
        """
        lines, found = self.text.splitlines(), []
        level = 0
        is_fenced = False
        for line in lines:
            is_fenced ^= line.startswith("```")
            mark = re.match(r"(#{1,6})\s+(.+?)\s*$", line) if not is_fenced else None
            if mark and level and len(mark[1]) <= level:
                break
            if level:
                found.append(line)
            elif mark and mark[2] == heading:
                level = len(mark[1])
        if not level:
            raise LookupError(f"{self.name} has no heading {heading!r}")
        return "\n".join(found)


def _slug(heading: str) -> str:
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain))


def find_documents() -> tuple[Document, ...]:
    """Every Markdown file that belongs to the project."""
    top = [path for path in ROOT.glob("*.md") if path.is_file()]
    folders = ("docs", "requirements", "deploy", "bench", "tests", "tools", "src")
    below = [path for folder in folders for path in (ROOT / folder).rglob("*.md")]
    return tuple(Document(path) for path in sorted({*top, *below}))


def read_table(text: str) -> list[list[str]]:
    """The rows of the Markdown tables in a text, heads and rules left out."""
    rows, is_body = [], False
    for line in text.splitlines():
        if not line.startswith("|"):
            is_body = False
        elif set(line) <= set("|-: "):
            is_body = True
        elif is_body:
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            rows.append([cell.strip().replace("\\|", "|") for cell in cells])
    return rows
