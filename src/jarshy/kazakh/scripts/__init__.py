"""Kazakh in every script: plain text and finished HTML, forward and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from jarshy.kazakh.errors import SchemeError, check_unicode
from jarshy.kazakh.scripts import (
    arabic,
    cyrillic,
    latin_2017,
    latin_2018,
    latin_2018_rules,
    latin_2019,
    latin_2021,
    latin_abai,
    latin_abai_2020,
    latin_qaz2004,
)
from jarshy.kazakh.scripts.html import HtmlWriter
from jarshy.kazakh.scripts.lexicon import Lexicon, load_lexicon
from jarshy.kazakh.scripts.reader import Reader
from jarshy.kazakh.scripts.scheme import Scheme
from jarshy.kazakh.scripts.writer import Writer

_MODULES = (
    cyrillic,
    latin_2018,
    latin_2021,
    latin_abai,
    arabic,
    latin_2018_rules,
    latin_2019,
    latin_2017,
    latin_qaz2004,
    latin_abai_2020,
)
BY_NAME: dict[str, Scheme] = {module.SCHEME.name: module.SCHEME for module in _MODULES}
SCHEMES: tuple[str, ...] = tuple(name for name, scheme in BY_NAME.items() if scheme.writable)
"""Names of the schemes that can be written."""

READABLE: tuple[str, ...] = tuple(BY_NAME)
"""Names of the schemes that can be read."""

Exceptions = Mapping[str, Mapping[str, str]]
"""Scheme name to (lower-case Cyrillic word, its spelling); ``word*`` gives a beginning."""


def convert(
    text: str, to: str, *, source: str = "cyrillic", exceptions: Exceptions | None = None
) -> str:
    """Give plain Kazakh text in the scheme ``to``.

    Errors: SchemeError for a scheme that does not exist or cannot be written;
    SurrogateError for text with half a surrogate pair.
    """
    writer = find_writer(to, exceptions)
    check_unicode(text)
    if source != "cyrillic":
        text = find_reader(source).read(text)
    return text if to == "cyrillic" else writer.write(text)


def convert_html(html: str, to: str, *, exceptions: Exceptions | None = None) -> str:
    """Give a finished HTML page or fragment with its Cyrillic prose in the scheme ``to``.

    Shape: prose is text and the attributes title, alt, placeholder, aria-label and the like;
    code, scripts, foreign ``lang``, ``translate="no"`` and Russian runs stay. The exceptions are
    plain text; they are escaped here.
    Errors: SchemeError, SurrogateError.
    """
    words = (exceptions or {}).get(to)
    if to not in SCHEMES:
        raise SchemeError(to, SCHEMES)
    check_unicode(html)
    if to == "cyrillic":
        return html
    return _build_html_writer(to, tuple(sorted(words.items())) if words else ()).write(html)


def find_scheme(name: str) -> Scheme:
    """Give the scheme of this name.

    Errors: SchemeError when there is none.
    """
    if name not in BY_NAME:
        raise SchemeError(name, READABLE)
    return BY_NAME[name]


def find_reader(source: str, lexicon: Lexicon | None = None) -> Reader:
    """Give the reader of a scheme, with the shipped lexicon unless another is given.

    Errors: SchemeError when there is no such scheme.
    """
    scheme = find_scheme(source)
    return _build_reader(source) if lexicon is None else Reader(scheme, lexicon)


@lru_cache(maxsize=16)
def _build_reader(source: str) -> Reader:
    return Reader(BY_NAME[source], load_lexicon())


def find_writer(to: str, exceptions: Exceptions | None = None) -> Writer:
    """Give the writer of a scheme with these exceptions; the same writer for the same words.

    Errors: SchemeError when the scheme cannot be written.
    """
    if to not in SCHEMES:
        raise SchemeError(to, SCHEMES)
    words = (exceptions or {}).get(to)
    return _build_writer(to, tuple(sorted(words.items())) if words else ())


def write_any(text: str, to: str) -> str:
    """Give text in any scheme, those for reading only included; for tables of spellings.

    Errors: SchemeError when the scheme does not exist.
    """
    return text if find_scheme(to).name == "cyrillic" else _build_writer(to, ()).write(text)


@lru_cache(maxsize=64)
def _build_writer(to: str, words: tuple[tuple[str, str], ...]) -> Writer:
    return Writer(BY_NAME[to], {word.lower(): written for word, written in words})


@lru_cache(maxsize=64)
def _build_html_writer(to: str, words: tuple[tuple[str, str], ...]) -> HtmlWriter:
    return HtmlWriter(_build_writer(to, tuple((word, escape(text)) for word, text in words)))
