"""Refusals of the morphology."""

from __future__ import annotations


class MorphologyError(ValueError):
    """Any refusal of jarshy.kazakh.morphology."""

    code = "morphology"


class UnpairedSurrogateError(MorphologyError):
    """The text holds half of a surrogate pair and is no text at all.

    Shape: `position` is the index of the lone surrogate.
    """

    code = "unpaired_surrogate"

    def __init__(self, position: int) -> None:
        super().__init__(f"unpaired surrogate at position {position}")
        self.position = position


class UnknownSlotsError(MorphologyError):
    """No path of the grammar has these slots.

    Shape: `slots` are the refused slots in the order asked for.
    """

    code = "unknown_slots"

    def __init__(self, slots: tuple[str, ...]) -> None:
        super().__init__("no path of the grammar has the slots " + ", ".join(slots))
        self.slots = slots


class EmptyStemError(MorphologyError):
    """A stem without a letter cannot be inflected."""

    code = "empty_stem"

    def __init__(self) -> None:
        super().__init__("a stem needs at least one letter")
