"""Words and sentences of running text with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u00ad"
_PART = rf"(?:{_LETTER}[{_MARKS}]*)+"
_NUMBER = r"\d+(?:[.,]\d+)*"
_WORD = re.compile(rf"(?:{_NUMBER}|{_PART})(?:[-\u2010\u2011'’](?:{_NUMBER}|{_PART}))*|{_PART}")
_PIECE = re.compile(rf"{_NUMBER}|{_PART}")
_END = re.compile(r"[.!?…]+[»”\")\]]*(?=\s)|\n+")
_NEXT = re.compile(r"\s*[«“\"(–—-]*\s*(?P<first>\S)")
_ABBREVIATIONS_TEXT = (
    "т б с ж жж ғ ғғ км м см мм кг г га млн млрд трлн тг мин сағ проф акад доц обл ауд бет қ"
    " көш ред ст т.б т.с.с т.т б.з.б б.з б.э.д а.қ"
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_LAST_WORD = re.compile(rf"(?:{_LETTER}+\.)*{_LETTER}+$")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a text: ``text[start:end]``."""

    text: str
    start: int
    end: int


def words(text: str, *, split_hyphens: bool = False) -> list[Token]:
    """Give the words and numbers of a text in order.

    Shape: ``сондай-ақ``, ``5-ші`` and ``3,5`` are one token each unless ``split_hyphens``.

    >>> [token.text for token in words("Сондай-ақ 10-ға 3,5 км.")]
    ['Сондай-ақ', '10-ға', '3,5', 'км']
    """
    pattern = _PIECE if split_hyphens else _WORD
    return [Token(match[0], *match.span()) for match in pattern.finditer(text)]


def sentences(text: str) -> list[Token]:
    """Give the sentences of a text in order, without the space around them.

    Shape: a line break always ends one. A full stop does not when it follows an initial, a known
    abbreviation (т.б., ж., млн.) or comes before a small letter.
    """
    return list(_split(text))


def _split(text: str) -> Iterator[Token]:
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] != "\n" and not _is_end(text, match):
            continue
        yield from _trim(text, start, match.end())
        start = match.end()
    yield from _trim(text, start, len(text))


def _is_end(text: str, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end(), match.end() + 40)
    if following and following["first"].islower():
        return False
    if match[0] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    if before is None:
        return not text[max(0, match.start() - 1) : match.start()].isdigit() or following is None
    word = before[0]
    is_initial = len(word) == 1 and word.isupper()
    return not is_initial and word.lower() not in _ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> Iterator[Token]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = piece.strip()
    if kept:
        yield Token(kept, start + left, start + left + len(kept))
