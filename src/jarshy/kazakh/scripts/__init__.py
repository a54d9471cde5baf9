"""Kazakh in every script: plain text and finished HTML, forward and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape

from jarshy.kazakh.datafiles import read_rows
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
from jarshy.kazakh.scripts.russian import find_russian
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

_Words = tuple[tuple[str, str], ...]


def convert(
    text: str,
    to: str,
    *,
    source: str = "cyrillic",
    exceptions: Exceptions | None = None,
    styles: Collection[str] = (),
    keep_russian: bool = False,
) -> str:
    """Give plain Kazakh text in the scheme ``to``.

    Shape: ``source`` is any readable scheme. ``exceptions`` are added to those shipped.
    ``styles`` are habits of the scheme (arabic: ``patronymic_apart``, ``iotated_e``). With
    ``keep_russian`` runs of Russian stay as they are. Tóte read back is lower case.
    Errors: SchemeError for a scheme that does not exist or cannot be written; StyleError;
    SurrogateError for text with half a surrogate pair.

    >>> convert("Қазақстан Республикасы", "latin_2018")
    'Qazaqstan Respýblıkasy'
    >>> convert("Qazaqstan Respýblıkasy", "cyrillic", source="latin_2018")
    'Қазақстан Республикасы'
    """
    writer = find_writer(to, exceptions, styles)
    check_unicode(text)
    if source != "cyrillic":
        text = find_reader(source).read(text)
    if to == "cyrillic":
        return text
    runs = find_russian(text) if keep_russian else []
    pieces, position = [], 0
    for start, end in runs:
        pieces += [writer.write(text[position:start]), text[start:end]]
        position = end
    return "".join(pieces) + writer.write(text[position:])


def convert_html(
    html: str, to: str, *, exceptions: Exceptions | None = None, styles: Collection[str] = ()
) -> str:
    """Give a finished HTML page or fragment with its Cyrillic prose in the scheme ``to``.

    Shape: prose is text and the attributes title, alt, placeholder, aria-label and the like;
    code, scripts, foreign ``lang``, ``translate="no"`` and runs of Russian stay. ``lang`` and
    ``dir`` of the page are not touched. The exceptions are plain text; they are escaped here.
    Errors: SchemeError, StyleError, SurrogateError.

    >>> convert_html('<p title="Ән">Жыр <code>ән</code></p>', "latin_2021")
    '<p title="Än">Jyr <code>ән</code></p>'
    """
    _check_writable(to)
    writer = _build_html_writer(to, _collect_words(to, exceptions), tuple(sorted(styles)))
    check_unicode(html)
    return html if to == "cyrillic" else writer.write(html)


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


def find_writer(
    to: str, exceptions: Exceptions | None = None, styles: Collection[str] = ()
) -> Writer:
    """Give the writer of a scheme with these exceptions; the same writer for the same words.

    Errors: SchemeError when the scheme cannot be written; StyleError.
    """
    _check_writable(to)
    return _build_writer(to, _collect_words(to, exceptions), tuple(sorted(styles)))


def write_any(text: str, to: str) -> str:
    """Give text in any scheme, those for reading only included; for tables of spellings.

    Errors: SchemeError when the scheme does not exist.
    """
    return text if find_scheme(to).name == "cyrillic" else _build_writer(to, (), ()).write(text)


@lru_cache(maxsize=1)
def load_exceptions() -> dict[str, dict[str, str]]:
    """Give the exceptions shipped with the library: scheme to word to spelling."""
    found: dict[str, dict[str, str]] = {name: {} for name in READABLE}
    for scheme, word, written in read_rows("exceptions.tsv"):
        found[scheme][word] = written
    return found


def _check_writable(to: str) -> None:
    if to not in SCHEMES:
        raise SchemeError(to, SCHEMES)


def _collect_words(to: str, exceptions: Exceptions | None) -> _Words:
    given = exceptions.get(to, {}) if exceptions else {}
    lowered = {word.lower(): written for word, written in given.items()}
    return tuple(sorted((load_exceptions()[to] | lowered).items()))


@lru_cache(maxsize=64)
def _build_writer(to: str, words: _Words, styles: tuple[str, ...]) -> Writer:
    return Writer(BY_NAME[to].restyle(styles), dict(words))


@lru_cache(maxsize=64)
def _build_html_writer(to: str, words: _Words, styles: tuple[str, ...]) -> HtmlWriter:
    escaped = tuple((word, escape(written)) for word, written in words)
    return HtmlWriter(_build_writer(to, escaped, styles))


@lru_cache(maxsize=16)
def _build_reader(source: str) -> Reader:
    return Reader(BY_NAME[source], load_lexicon())
