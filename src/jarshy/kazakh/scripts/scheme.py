"""What a writing scheme is: a letter table, its rules in context and its way of capitals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


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
    mark_word: Callable[[str], str] | None = None
    """Gives what stands before a word as a whole (the hamza of tóte); sees Cyrillic."""

    @property
    def is_caseless(self) -> bool:
        """Arabic letters have no capitals."""
        return self.script == "Arab"

    @property
    def sees_hyphen(self) -> bool:
        """A rewrite of this scheme asks whether a hyphen follows the word."""
        return any("-" in pattern for _, pattern, _ in self.rewrites)
