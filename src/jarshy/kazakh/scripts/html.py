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
    DRAWING,
    IMPLIED_END,
    INLINE,
    P_CLOSERS,
    PROSE_ATTRIBUTES,
    PROSE_META,
    RAW,
    SPEAKS,
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
_LOOSE_AMPERSAND = re.compile("&(?=[\u0400-\u052f])")
_NEW_TAG = re.compile("<(?=[A-Za-z/!?])")
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_SAFE_BARE_VALUE = re.compile(r"[^\s\"'=<>`]+")
_MEMO_TEXTS = 20_000
_MEMO_TAGS = 20_000
_SHORT_TEXT = 160

_CODED, _FOREIGN, _UNTRANSLATED, _TIME = 1, 2, 4, 8
_DEEPEST = 100
"""How many open elements a stray tag is looked for in: keeps broken pages linear."""


class HtmlWriter:
    """Writes the prose of HTML in one scheme; keeps a memo of short texts and plain tags."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._texts: dict[str, str] = {}
        self._tags: dict[str, _Tag] = {}
        self._spoken: dict[tuple[str, int], tuple[str, int]] = {}

    def write(self, html: str) -> str:
        """Give the page with its prose in the scheme of this writer."""
        return "".join(_Pass(self, html).run())

    def write_prose(self, text: str) -> str:
        """Give one text; character references are understood, runs of Russian stay."""
        known = self._texts.get(text)
        if known is None:
            runs = find_russian(text)
            known = _write_between(text, 0, runs, self.write_all) if runs else self.write_all(text)
            if len(text) <= _SHORT_TEXT:
                if len(self._texts) >= _MEMO_TEXTS:
                    self._texts.clear()
                self._texts[text] = known
        return known

    def write_all(self, text: str) -> str:
        """Give one text written whole, Russian or not; it never becomes markup.

        ``<қ`` is text, ``<q`` would be a tag: such a sign is escaped, and an ampersand too.
        """
        source = text
        if "&" in text:
            source = _LOOSE_AMPERSAND.sub("&amp;", _ENTITY.sub(_decode_letter, text))
        written = self._writer.write(source)
        return _NEW_TAG.sub("&lt;", written) if "<" in text else written

    def write_tag(self, tag: str, name: str, state: int) -> tuple[str, int]:
        """Give a start tag with its prose written, and the state inside its element."""
        known = self._spoken.get((tag, state))
        if known is None:
            inside = _hear(state, tag) if SPEAKS.search(tag) else state
            is_prose = not inside & (_FOREIGN | _UNTRANSLATED)
            written = self.write_attributes(tag, name) if is_prose else tag
            known = written, inside | _find_flag(name)
            if len(self._spoken) >= _MEMO_TAGS:
                self._spoken.clear()
            if len(tag) <= _SHORT_TEXT:
                self._spoken[tag, state] = known
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
        written = self.write_prose(inner)
        if not quote and not _SAFE_BARE_VALUE.fullmatch(written):
            return '"' + written.replace('"', "&quot;") + '"'
        return quote + written + quote

    def sort_tag(self, tag: str) -> _Tag:
        """Give what a tag does, with a memo."""
        known = self._tags.get(tag)
        if known is None:
            known = _sort_tag(tag)
            if len(self._tags) >= _MEMO_TAGS:
                self._tags.clear()
            if len(tag) <= _SHORT_TEXT:
                self._tags[tag] = known
        return known


_PASS, _OPEN, _CLOSE, _SPEAK = range(4)
"""What a tag does: nothing, opens, closes, or says something about the language or has prose."""

_Tag = tuple[int, str, bool, int]
"""What a tag does, its element, whether it ends a run of text, what it adds to the state."""


def _sort_tag(tag: str) -> _Tag:
    match = _TAG_NAME.match(tag)
    if match is None:
        return _PASS, "", False, 0
    name = match[2].lower()
    ends_block = name not in INLINE
    if match[1]:
        return _CLOSE, name, ends_block, 0
    if name in RAW or not tag.isascii() or "&#" in tag or SPEAKS.search(tag):
        return _SPEAK, name, ends_block, 0
    if name in VOID or (name in DRAWING and tag.endswith("/>")):
        return _PASS, name, ends_block, 0
    return _OPEN, name, ends_block, _find_flag(name)


def _find_flag(name: str) -> int:
    if name == "time":
        return _TIME
    return _CODED if name in CODE else 0


def _cut_content(token: str) -> str:
    """The start tag alone of an element whose content is not markup."""
    head = START_TAG.match(token)
    assert head is not None
    return head[0]


def _decode_letter(match: re.Match[str]) -> str:
    decoded = entities.unescape(match[0])
    return decoded if _WORD_CHARACTER.fullmatch(decoded) else match[0]


def _describes(tag: str) -> bool:
    attributes = read_attributes(tag)
    named = attributes.get("name") or attributes.get("property") or ""
    return named.lower() in PROSE_META


class _Pass:
    """One walk over one page; the stack holds open elements and the state outside of each."""

    def __init__(self, owner: HtmlWriter, html: str) -> None:
        self._owner = owner
        self._parts = TOKEN.split(html)
        self._stack: list[tuple[str, int]] = [("", 0)]
        self._state = 0
        self._block: list[int] = []

    def run(self) -> list[str]:
        """Give the pieces of the written page in order: text and tags by turns."""
        parts, block, look_up = self._parts, self._block, self._owner.sort_tag
        if parts[0]:
            block.append(0)
        for index in range(1, len(parts), 2):
            action, name, ends_block, flag = look_up(parts[index])
            if ends_block and block:
                self._end_block()
            if action == _CLOSE:
                self._pop(name)
            elif action == _OPEN:
                if ends_block:
                    self._close_implied(name)
                self._stack.append((name, self._state))
                self._state |= flag
            elif action == _SPEAK:
                parts[index] = self._speak(parts[index], name)
            text = parts[index + 1]
            # Between two blocks stand line breaks only; inside a block a blank parts two words.
            if text and (block or not text.isspace()):
                if not self._state:
                    block.append(index + 1)
                elif self._state == _TIME:
                    self._write_time(index + 1)
        self._end_block()
        return parts

    def _write_time(self, index: int) -> None:
        """Write the text of a ``<time>``: its comma stays ASCII, as portals print dates."""
        pieces = self._parts[index].split(",")
        self._parts[index] = ",".join(map(self._owner.write_prose, pieces))

    def _end_block(self) -> None:
        """Write the texts of a finished block, but not its runs of Russian."""
        block, parts = self._block, self._parts
        if len(block) == 1:
            parts[block[0]] = self._owner.write_prose(parts[block[0]])
            block.clear()
            return
        runs = find_russian("".join([parts[index] for index in block]))
        write = self._owner.write_all if runs else self._owner.write_prose
        offset = 0
        for index in block:
            text = parts[index]
            parts[index] = _write_between(text, offset, runs, write)
            offset += len(text)
        block.clear()

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes by itself: ``<p>`` before a block, ``<li>`` before one."""
        top = self._stack[-1][0]
        if name in IMPLIED_END.get(top, ()):
            self._pop(top)
        elif name in P_CLOSERS:
            for above in range(1, min(len(self._stack), _DEEPEST)):
                element = self._stack[-above][0]
                if element == "p":
                    self._pop("p")
                if element not in INLINE:
                    return

    def _pop(self, name: str) -> None:
        """Close an element and all inside it; an end tag of nothing open does nothing."""
        stack = self._stack
        if stack[-1][0] == name:
            self._state = stack.pop()[1]
            return
        for above in range(2, min(len(stack), _DEEPEST)):
            if stack[-above][0] == name:
                self._state = stack[-above][1]
                del stack[-above:]
                return

    def _speak(self, tag: str, name: str) -> str:
        self._close_implied(name)
        start = _cut_content(tag) if name in RAW else tag
        written, state = self._owner.write_tag(start, name, self._state)
        if name not in VOID and not (name in DRAWING and written.endswith("/>")):
            self._stack.append((name, self._state))
            self._state = state
        return written + tag[len(start) :]


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
    for run_start, run_end in runs:
        start, end = max(run_start - offset, 0), min(run_end - offset, len(text))
        if start < end:
            pieces += [write(text[position:start]), text[start:end]]
            position = end
    return "".join(pieces) + write(text[position:])
