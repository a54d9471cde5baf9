"""Kazakh text: scripts, repair, stems, folding, spelling, order, numbers and dates.

Usable alone; standard library only. Everything is loaded on first use.

>>> from jarshy import kazakh
>>> kazakh.convert("Қазақстан", "latin_2018")
'Qazaqstan'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jarshy.kazakh.folding import fold as fold
    from jarshy.kazakh.scripts import SCHEMES as SCHEMES
    from jarshy.kazakh.scripts import convert as convert
    from jarshy.kazakh.scripts import convert_html as convert_html

_HOME = {
    "SCHEMES": "scripts",
    "READABLE": "scripts",
    "convert": "scripts",
    "convert_html": "scripts",
    "detect": "scripts.detection",
    "fold": "folding",
    "stem": "morphology",
    "analyze": "morphology",
    "lemma": "morphology",
    "inflect": "morphology",
    "check": "spelling",
    "suggest": "spelling",
    "find_mentions": "names",
}
"""Public name to the module it lives in."""

_MODULES = (
    "collation dates errors folding keyboard letters morphology names numbers scripts slugs"
    " spelling stopwords text tokens".split()
)

__all__ = sorted([*_HOME, *_MODULES])


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
