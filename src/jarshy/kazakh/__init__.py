"""Kazakh text: scripts, repair, stems, folding, spelling, order, numbers and dates.

Usable alone; standard library only. Everything is loaded on first use.

>>> from jarshy import kazakh
>>> kazakh.convert("Қазақстан", "latin_2018")
'Qazaqstan'
>>> kazakh.detect("Азия").scheme
'cyrillic'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jarshy.kazakh import (
        collation,
        dates,
        errors,
        folding,
        keyboard,
        letters,
        morphology,
        names,
        numbers,
        scripts,
        slugs,
        spelling,
        stopwords,
        text,
        tokens,
    )
    from jarshy.kazakh.folding import fold
    from jarshy.kazakh.morphology import analyze, inflect, lemma, stem
    from jarshy.kazakh.names import find_mentions
    from jarshy.kazakh.scripts import READABLE, SCHEMES, convert, convert_html
    from jarshy.kazakh.scripts.detection import detect, read_any
    from jarshy.kazakh.spelling import check, suggest

__all__ = [
    "READABLE",
    "SCHEMES",
    "analyze",
    "check",
    "collation",
    "convert",
    "convert_html",
    "dates",
    "detect",
    "errors",
    "find_mentions",
    "fold",
    "folding",
    "inflect",
    "keyboard",
    "lemma",
    "letters",
    "morphology",
    "names",
    "numbers",
    "read_any",
    "scripts",
    "slugs",
    "spelling",
    "stem",
    "stopwords",
    "suggest",
    "text",
    "tokens",
]

_HOME = {
    "READABLE": "scripts",
    "SCHEMES": "scripts",
    "convert": "scripts",
    "convert_html": "scripts",
    "detect": "scripts.detection",
    "read_any": "scripts.detection",
    "fold": "folding",
    "stem": "morphology",
    "analyze": "morphology",
    "lemma": "morphology",
    "inflect": "morphology",
    "check": "spelling",
    "suggest": "spelling",
    "find_mentions": "names",
}
"""Public name to the module it lives in; the other names of ``__all__`` are modules."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name not in _HOME:
        return import_module(f"{__name__}.{name}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
