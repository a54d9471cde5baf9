"""What a writing scheme is: a letter table, its rules in context and its way of capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jarshy.kazakh.errors import StyleError


@dataclass(frozen=True)
class Scheme:
    """One way to write Kazakh.

    Shape: ``letters`` maps each lower-case Cyrillic letter to lower-case output. ``rewrites``
    are (trigger letter, pattern, replacement), applied in order to the lower-case Cyrillic word
    before the letters. ``capitals`` overrides the capital of a letter. ``marks`` maps
    punctuation.
    """

    name: str
    script: str
    letters: Mapping[str, str]
    writable: bool = True
    dotted_i: bool = False
    rewrites: tuple[tuple[str, str, str], ...] = ()
    capitals: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    readings: tuple[tuple[str, str], ...] = ()
    """Written unit and Cyrillic that the letters alone do not tell, for the way back."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other characters met in this scheme, put right before reading."""
    word_marks: str = ""
    """Characters that stand before a word and are no letters."""
    has_cyrillic: bool = False
    """Some letters of the scheme stay Cyrillic (ә in the Latin of abai.kz)."""
    split_word: Callable[[str], tuple[str, ...]] | None = None
    """Gives the parts of a word that are written apart; sees Cyrillic with its capitals."""
    styles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Named habits of portals: the fields of this scheme that each changes."""
    mark_word: Callable[[str], str] | None = None
    """Gives what stands before a word as a whole (the hamza of tóte); sees Cyrillic."""

    def restyle(self, styles: Collection[str]) -> Scheme:
        """Give the scheme with these styles on; rewrites are added, other fields replaced.

        Errors: StyleError for a style the scheme does not have.
        """
        scheme = self
        for style in sorted(styles):
            if style not in self.styles:
                raise StyleError(style, self.name, tuple(self.styles))
            changes = dict(self.styles[style])
            changes["rewrites"] = changes.get("rewrites", ()) + scheme.rewrites
            scheme = replace(scheme, **changes)
        return scheme

    @property
    def is_caseless(self) -> bool:
        """Arabic letters have no capitals."""
        return self.script == "Arab"

    @property
    def word_pattern(self) -> str:
        """The pattern of a word of this scheme in running text."""
        if self.is_caseless:
            return "[\u0620-\u065f\u066e-\u06d3\u06d5]+"
        apostrophes = "'" if any("'" in written for written in self.letters.values()) else ""
        return f"[A-Za-z\u00c0-\u024f\u0259\u02b9\u02ba\u0300-\u036f\u0400-\u052f{apostrophes}]+"

    def clean(self, text: str) -> str:
        """Give text in NFC with the other spellings of this scheme put right."""
        text = unicodedata.normalize("NFC", text)
        for met, meant in self.spellings.items():
            text = text.replace(met, meant)
        return text

    @property
    def sees_hyphen(self) -> bool:
        """A rewrite of this scheme asks whether a hyphen follows the word."""
        return any("-" in pattern for _, pattern, _ in self.rewrites)
