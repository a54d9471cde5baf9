"""Where in an article a passage stands that somebody read in any of the three scripts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape

from django.conf import settings

from jarshy import kazakh
from jarshy.content import body
from jarshy.content.scripts import SCRIPTS
from jarshy.kazakh.tokens import sentences

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_SCHEMES = {script.lang: script for script in SCRIPTS}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text in words; `block` is its id on the page."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a block, with the sentence around them."""

    block: str
    text: str
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """True when the two share a letter."""
        return self.block == other.block and self.start < other.end and other.start < self.end

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence as (text, whether it is the place)."""
        spans = sentences(self.text)
        first = max((s.start for s in spans if s.start <= self.start), default=0)
        last = min((s.end for s in spans if s.end >= self.end), default=len(self.text))
        cut = ((first, self.start, False), (self.start, self.end, True), (self.end, last, False))
        return tuple((self.text[a:b], is_marked) for a, b, is_marked in cut if a < b)


def passages(headline: str, lead: str, stored: str) -> tuple[Passage, ...]:
    """Everything a reader may mark, in order, its markup left out; `stored` is the body's JSON."""
    blocks = json.loads(stored or "[]")
    texts = [("title", headline), ("standfirst", lead)]
    texts += [(f"b{n}", unescape(body.plain([block]))) for n, block in enumerate(blocks, 1)]
    return tuple(Passage(block, _SPACES.sub(" ", text).strip()) for block, text in texts)


def find(texts: tuple[Passage, ...], block: str, passage: str, lang: str) -> Place | None:
    """The place of a passage, in the block named first; None when the text has it no more."""
    script = _SCHEMES.get(lang)
    scheme = script.scheme(settings.LATIN_SCHEME) if script else "cyrillic"
    for text in sorted(texts, key=lambda text: text.block != block):
        found = _look(text, passage, scheme)
        if found:
            return found
    return None


def _look(text: Passage, passage: str, scheme: str) -> Place | None:
    start = text.text.find(passage)
    if start >= 0:
        return Place(text.block, text.text, start, start + len(passage))
    return None if scheme == "cyrillic" else _look_in_script(text, passage, scheme)


def _look_in_script(text: Passage, passage: str, scheme: str) -> Place | None:
    """Word by word, for letters of two scripts do not stand at the same places."""
    spans, written, length = [], [], 0
    for word in _WORD.finditer(text.text):
        there = kazakh.convert(word[0], scheme)
        spans.append((length, length + len(there), word))
        written.append(there)
        length += len(there) + 1
    start = " ".join(written).find(passage)
    if start < 0:
        return None
    met = [word for a, b, word in spans if a < start + len(passage) and b > start]
    return Place(text.block, text.text, met[0].start(), met[-1].end()) if met else None
