"""Holes in a finished page: places for live values, filled in when the page is served.

A hole is the comment `<!--hole:name:argument-->`. A provider fills all holes of its name at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

# (arguments, script key) -> one piece of safe HTML per argument, in that script
Provider = Callable[[Sequence[str], str], Mapping[str, str]]
Hole = tuple[str, str]  # name, argument

_HOLE = re.compile(r"<!--hole:([a-z_]+):([\w.-]*)-->")
_HOLE_BYTES = re.compile(rb"<!--hole:([a-z_]+):([\w.-]*)-->")


def mark(name: str, argument: object = "") -> str:
    """The text that stands in a page where a live value belongs."""
    return f"<!--hole:{name}:{argument}-->"


def find(html: str) -> tuple[Hole, ...]:
    """The different holes of a page, in the order of their first appearance."""
    return tuple(dict.fromkeys((name, argument) for name, argument in _HOLE.findall(html)))


def ask(wanted: Iterable[Hole], script: str, providers: Mapping[str, Provider]) -> dict[Hole, str]:
    """A value for each hole; each provider is asked once.

    Errors: KeyError for a hole nobody provides, which is a fault of the template.
    """
    asked: dict[str, dict[str, None]] = {}
    for name, argument in wanted:
        asked.setdefault(name, {})[argument] = None
    return {
        (name, argument): values.get(argument, "")
        for name, arguments in asked.items()
        for values in (providers[name](list(arguments), script),)
        for argument in arguments
    }


def fill(html: str, script: str, providers: Mapping[str, Provider]) -> str:
    """The page with every hole filled.

    Errors: KeyError for a hole nobody provides.
    """
    values = ask(find(html), script, providers)
    return _HOLE.sub(lambda match: values[match[1], match[2]], html)


def splice(html: bytes, values: Mapping[bytes, bytes]) -> bytes:
    """The stored page with its values.

    Shape: UTF-8; `values` maps b"name:argument" to a piece of HTML. A hole without one stays empty.
    """
    return _HOLE_BYTES.sub(lambda match: values.get(match[1] + b":" + match[2], b""), html)
