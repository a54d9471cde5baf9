"""Holes in a finished page: places for live values, filled in when the page is served.

A hole is the comment `<!--hole:name:argument-->`. A provider fills all holes of its name at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

# (arguments, script key) -> one piece of safe HTML per argument, in that script
Provider = Callable[[Sequence[str], str], Mapping[str, str]]

_HOLE = re.compile(r"<!--hole:([a-z_]+):([\w.-]*)-->")


def mark(name: str, argument: object = "") -> str:
    """The text that stands in a page where a live value belongs."""
    return f"<!--hole:{name}:{argument}-->"


def fill(html: str, script: str, providers: Mapping[str, Provider]) -> str:
    """The page with every hole filled; each provider is asked once.

    Errors: KeyError for a hole nobody provides, which is a fault of the template.
    """
    asked: dict[str, dict[str, None]] = {}
    for name, argument in _HOLE.findall(html):
        asked.setdefault(name, {})[argument] = None
    values = {name: providers[name](list(arguments), script) for name, arguments in asked.items()}
    return _HOLE.sub(lambda match: values[match[1]].get(match[2], ""), html)
