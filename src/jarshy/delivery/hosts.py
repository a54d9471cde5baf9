"""Which host names the house answers to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jarshy.delivery.keys import RefusedError

_HOST = re.compile(r"([a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?\Z")
_REMEMBERED = 1024


class Hosts:
    """The names an operator lists. `.example.kz` and `*` are honoured, but never stored under:
    whoever asks could make up as many names as he likes.
    """

    def __init__(self, allowed: Sequence[str]) -> None:
        self._exact = {name.lower() for name in allowed if not name.startswith((".", "*"))}
        self._ends = tuple(name.lower() for name in allowed if name.startswith("."))
        self._is_open = "*" in allowed
        self.known: dict[str | None, str] = {}  # header -> name, for names that may be stored

    def name(self, header: str | None) -> str | None:
        """The name a page may be stored under; None for one that is allowed by a pattern only.

        Errors: RefusedError 400 for a name that is missing, ill-formed or not ours.
        """
        match = _HOST.match((header or "").lower())
        name = match[1].rstrip(".") if match else ""
        if name in self._exact:
            if len(self.known) < _REMEMBERED:
                self.known[header] = name
            return name
        if name and (self._is_open or ("." + name).endswith(self._ends or ("\n",))):
            return None
        raise RefusedError(400)
