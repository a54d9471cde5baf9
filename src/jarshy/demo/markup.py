"""The light markup of demo texts read into body blocks; docs/reference/demo-texts.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

Found = tuple[str, Any]
Keys = Mapping[str, int]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<!\w)_(.+?)_(?!\w)")
_LINK = re.compile(r"\[([^\]^][^\]]*)\]\((https?://[^)\s]+|/[^)\s]*)\)")
_FOREIGN = re.compile(r"\{([a-z]{2}):(.+?)\}", re.DOTALL)
_NOTE = re.compile(r"^\[\^(\w+)\]\s+(.*)$", re.DOTALL)


def read_body(text: str, pictures: Keys, articles: Keys) -> list[Found]:
    """The blocks of a body; keys of pictures and articles become their ids.

    Errors: KeyError for a picture or an article that is not there.
    """
    chunks = [chunk for chunk in re.split(r"\n[ \t]*\n", text.strip()) if chunk.strip()]
    return [_block(chunk.strip("\n"), pictures, articles) for chunk in chunks]


def _block(chunk: str, pictures: Keys, articles: Keys) -> Found:
    for start, read in _READERS.items():
        if chunk.startswith(start):
            return read(chunk, pictures, articles)
    note = _NOTE.match(chunk)
    if note:
        return "footnote", {"mark": note[1], "text": f"<p>{inline(note[2])}</p>"}
    return "paragraph", f"<p>{inline(' '.join(chunk.splitlines()))}</p>"


def inline(text: str) -> str:
    """Bold, italic, links and passages in another language."""
    html = escape(text, quote=False)
    html = _FOREIGN.sub(r'<span lang="\1">\2</span>', html)
    html = _LINK.sub(r'<a href="\2">\1</a>', html)
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", html))


def _heading(chunk: str, _: Keys, __: Keys) -> Found:
    return "heading", chunk.removeprefix("##").strip()


def _quote(chunk: str, _: Keys, __: Keys) -> Found:
    lines = [line.removeprefix(">").strip() for line in chunk.splitlines()]
    name = lines.pop().lstrip("—– ").strip() if lines[-1].startswith(("—", "–")) else ""
    return "quote", {"text": " ".join(lines), "name": name}


def _verse(chunk: str, _: Keys, __: Keys) -> Found:
    return "verse", "\n".join(line.removeprefix("|").strip() for line in chunk.splitlines())


def _words(text: str) -> dict[str, str]:
    caption, _, credit = text.partition(" | ")
    return {"caption": caption.strip(), "credit": credit.strip()}


def _picture(chunk: str, pictures: Keys, articles: Keys) -> Found:
    key, _, words = chunk.removeprefix("![").partition("]")
    return "picture", {"picture": pictures[key], **_words(words)}


def _gallery(chunk: str, pictures: Keys, articles: Keys) -> Found:
    items = []
    for line in chunk.splitlines()[1:]:
        key, _, words = line.partition(":")
        items.append({"type": "item", "value": {"picture": pictures[key.strip()], **_words(words)}})
    return "gallery", items


def _video(chunk: str, _: Keys, __: Keys) -> Found:
    url, _space, caption = chunk.removeprefix("!video").strip().partition(" ")
    return "video", {"url": url, "caption": caption.strip()}


def _table(chunk: str, _: Keys, __: Keys) -> Found:
    first, *lines = chunk.splitlines()
    rows = [[{"type": "item", "value": c.strip()} for c in line.split(";;")] for line in lines]
    caption = first.removeprefix("!table").strip()
    return "table", {"caption": caption, "rows": [{"type": "item", "value": row} for row in rows]}


def _read_also(chunk: str, _: Keys, articles: Keys) -> Found:
    return "read_also", articles[chunk.removeprefix("!readalso").strip()]


_READERS: dict[str, Callable[[str, Keys, Keys], Found]] = {
    "##": _heading,
    ">": _quote,
    "|": _verse,
    "![": _picture,
    "!gallery": _gallery,
    "!video": _video,
    "!table": _table,
    "!readalso": _read_also,
}
