"""Finished HTML in another scheme: only prose changes, everything else stays byte for byte.

No tree is built: one split into tags and text, and a stack of the open elements to know where a
foreign language begins and ends. What a browser would swallow (an unclosed tag or comment) is
copied untouched.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable

from jarshy.kazakh.scripts.markup import (
    CODE,
    IMPLIED_END,
    P_CLOSERS,
    PROSE_ATTRIBUTES,
    PROSE_META,
    RAW,
    START_TAG,
    TOKEN,
    VOID,
    read_attributes,
)
from jarshy.kazakh.scripts.russian import find_russian
from jarshy.kazakh.scripts.writer import Writer

_ATTRIBUTE = re.compile(r"([^\s=/>\"'<]+)(\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>]+)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORD_CHARACTER = re.compile("[\u00ad\u0300-\u036f\u0400-\u052f]")
_MEMO_NODES = 20_000
_MEMO_TAGS = 20_000
_SHORT_NODE = 160

_CODED, _FOREIGN, _UNTRANSLATED, _TIME = 1, 2, 4, 8
_NOT_PROSE = _CODED | _FOREIGN | _UNTRANSLATED


class HtmlWriter:
    """Writes the prose of HTML in one scheme; keeps a memo of short texts and plain tags."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._nodes: dict[str, str] = {}
        self._plain_tags: dict[str, tuple[str, str]] = {}

    def write(self, html: str) -> str:
        """Give the page with its prose in the scheme of this writer."""
        return "".join(_Pass(self, html).run())

    def write_prose(self, text: str) -> str:
        """Give one text node or attribute value; character references are understood."""
        known = self._nodes.get(text)
        if known is None:
            source = _ENTITY.sub(_decode_letter, text) if "&" in text else text
            known = self._writer.write(source)
            if len(text) <= _SHORT_NODE:
                if len(self._nodes) >= _MEMO_NODES:
                    self._nodes.clear()
                self._nodes[text] = known
        return known

    def write_attributes(self, tag: str, name: str) -> str:
        """Give a start tag with its prose attributes written."""
        described = name == "meta" and _describes(tag)

        def write_one(match: re.Match[str]) -> str:
            attribute = match[1].lower()
            if attribute in PROSE_ATTRIBUTES or (described and attribute == "content"):
                return match[1] + match[2] + self._write_value(match[3])
            return match[0]

        return _ATTRIBUTE.sub(write_one, tag)

    def _write_value(self, value: str) -> str:
        quote = value[0] if value[0] in "\"'" else ""
        inner = value[1:-1] if quote else value
        if find_russian(inner):
            return value
        return quote + self.write_prose(inner) + quote

    def sort_tag(self, tag: str) -> tuple[str, str]:
        """Give what a tag does and its name: open, close, pass, or speak (needs a closer look)."""
        known = self._plain_tags.get(tag)
        if known is None:
            known = _sort_tag(tag)
            if len(self._plain_tags) >= _MEMO_TAGS:
                self._plain_tags.clear()
            if len(tag) <= _SHORT_NODE:
                self._plain_tags[tag] = known
        return known


def _sort_tag(tag: str) -> tuple[str, str]:
    match = START_TAG.match(tag)
    if match is None:
        return "pass", ""
    name = match[2].lower()
    if match[1]:
        return "close", name
    lowered = tag.lower()
    if name in RAW or name in CODE or name == "time" or not tag.isascii():
        return "speak", name
    if "lang" in lowered or "translate" in lowered or "&#" in tag:
        return "speak", name
    return ("pass" if name in VOID else "open"), name


def _decode_letter(match: re.Match[str]) -> str:
    decoded = entities.unescape(match[0])
    return decoded if _WORD_CHARACTER.fullmatch(decoded) else match[0]


def _describes(tag: str) -> bool:
    attributes = read_attributes(tag)
    named = attributes.get("name") or attributes.get("property") or ""
    return named.lower() in PROSE_META


class _Pass:
    """One walk over one page."""

    def __init__(self, owner: HtmlWriter, html: str) -> None:
        self._owner = owner
        self._parts = TOKEN.split(html)
        self._stack: list[tuple[str, int]] = []
        self._open: dict[str, int] = {}
        self._state = 0
        self._block: list[int] = []

    def run(self) -> list[str]:
        """Give the pieces of the written page in order."""
        parts, sort_tag = self._parts, self._owner.sort_tag
        for index, part in enumerate(parts):
            if not index & 1:
                if part and not self._state & _NOT_PROSE:
                    self._take_text(index, part)
                continue
            action, name = sort_tag(part)
            if action == "pass":
                continue
            if name not in _INLINE:
                self._end_block()
            if action == "open":
                self._close_implied(name)
                self._push(name, part, self._state)
            elif action == "close":
                self._pop(name)
            else:
                parts[index] = self._speak(part, name)
        self._end_block()
        return parts

    def _take_text(self, index: int, text: str) -> None:
        if self._state & _TIME:
            pieces = map(self._owner.write_prose, text.split(","))
            self._parts[index] = ",".join(pieces)
        else:
            self._block.append(index)

    def _end_block(self) -> None:
        """Write the texts of a finished block, but not its runs of Russian."""
        block, parts, write = self._block, self._parts, self._owner.write_prose
        if not block:
            return
        self._block = []
        whole = parts[block[0]] if len(block) == 1 else "".join(parts[i] for i in block)
        runs = find_russian(whole)
        if not runs:
            for index in block:
                parts[index] = write(parts[index])
            return
        offset = 0
        for index in block:
            text = parts[index]
            parts[index] = _write_between(text, offset, runs, write)
            offset += len(text)

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes by itself: ``<p>`` before a block, ``<li>`` before one."""
        if self._open.get("p") and name in P_CLOSERS:
            self._pop("p")
        elif self._stack and name in IMPLIED_END.get(self._stack[-1][0], ()):
            self._pop(self._stack[-1][0])

    def _push(self, name: str, tag: str, state: int) -> None:
        if name in VOID or (tag.endswith("/>") and (self._open.get("svg") or name == "svg")):
            return
        self._stack.append((name, self._state))
        self._open[name] = self._open.get(name, 0) + 1
        self._state = state

    def _pop(self, name: str) -> None:
        if not self._open.get(name):
            return
        while True:
            closed, state = self._stack.pop()
            self._open[closed] -= 1
            self._state = state
            if closed == name:
                return

    def _speak(self, tag: str, name: str) -> str:
        head = START_TAG.match(tag)
        assert head is not None
        self._close_implied(name)
        body = tag[head.end() :]
        tag = head[0]
        state = _hear(self._state, tag)
        if not state & (_FOREIGN | _UNTRANSLATED):
            tag = self._owner.write_attributes(tag, name)
        if name in CODE:
            state |= _CODED
        elif name == "time":
            state |= _TIME
        self._push(name, tag, state)
        return tag + body


def _hear(state: int, tag: str) -> int:
    """Give the state inside an element that may name its language."""
    attributes = read_attributes(tag)
    language = attributes.get("lang", attributes.get("xml:lang"))
    if language is not None:
        is_kazakh = language.lower() == "kk" or language.lower().startswith("kk-")
        state = state & ~_FOREIGN if is_kazakh else state | _FOREIGN
    translate = attributes.get("translate")
    if translate is not None:
        state = state | _UNTRANSLATED if translate.lower() == "no" else state & ~_UNTRANSLATED
    return state


def _write_between(
    text: str, offset: int, runs: list[tuple[int, int]], write: Callable[[str], str]
) -> str:
    """Give one text with only the parts outside the runs (offsets in the block) written."""
    pieces, position = [], 0
    for start, end in runs:
        start, end = max(start - offset, 0), min(end - offset, len(text))
        if start < end and end > position:
            pieces += [write(text[position:start]), text[start:end]]
            position = end
    return "".join(pieces) + write(text[position:])


_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small"
    " span strong sub sup time u var wbr img".split()
)
