"""Refusals of the morphology."""

from __future__ import annotations

from jarshy.kazakh.errors import KazakhError


class MorphologyError(KazakhError):
    """Any refusal of jarshy.kazakh.morphology."""

    code = "kazakh.morphology"


class UnknownSlotsError(MorphologyError):
    """No path of the grammar has these slots.

    Shape: `slots` are the refused slots in the order asked for.
    """

    code = "kazakh.unknown_slots"

    def __init__(self, slots: tuple[str, ...]) -> None:
        super().__init__("no path of the grammar has the slots " + ", ".join(slots))
        self.slots = slots


class EmptyStemError(MorphologyError):
    """A stem without a letter cannot be inflected."""

    code = "kazakh.empty_stem"

    def __init__(self) -> None:
        super().__init__("a stem needs at least one letter")
