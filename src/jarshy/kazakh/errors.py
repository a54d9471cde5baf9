"""What the language library refuses, each with a stable code."""

from __future__ import annotations


class KazakhError(ValueError):
    """A request this library cannot fulfil; ``code`` is stable."""

    code = "kazakh"


class SurrogateError(KazakhError):
    """Text holds half of a surrogate pair, so it is not Unicode text.

    ``position`` is the offset of the first one.
    """

    code = "kazakh.surrogate"

    def __init__(self, position: int) -> None:
        super().__init__(f"unpaired surrogate at offset {position}: this is not Unicode text")
        self.position = position


class SchemeError(KazakhError):
    """A writing scheme is unknown, or can be read but not written."""

    code = "kazakh.scheme"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"unknown writing scheme {name!r}; known: {', '.join(known)}")
        self.name = name


class StyleError(KazakhError):
    """A scheme has no such style."""

    code = "kazakh.style"

    def __init__(self, style: str, scheme: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{scheme} has no style {style!r}; known: {', '.join(known) or 'none'}")
        self.style = style


class DateError(KazakhError):
    """A written date names no day: unknown month, impossible day, unknown form."""

    code = "kazakh.date"


class ZoneDataError(KazakhError):
    """The time zone data of this machine is missing or older than the change of March 2024."""

    code = "kazakh.zone"


def check_unicode(text: str) -> None:
    """Refuse text with unpaired surrogates.

    Errors: SurrogateError, with the offset of the first one.
    """
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SurrogateError(error.start) from None
