"""Which requests may be answered from the store, and under which key.

The key holds all of a request that may change the answer. Noise in the query falls away here, so
that it can neither split nor flood the store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

MAX_PATH_CHARS = 1024
MAX_QUERY_BYTES = 2048
# Control characters, and the way up out of a folder, which no address of ours or of old has.
_IMPOSSIBLE = re.compile(r"[\x00-\x1f\x7f]|(?:\A|/)\.\.(?:/|\Z)")
# Written behind an address by those who link to it; says nothing about the page.
_TRACKING = re.compile(
    r"(?:utm_\w*|mtm_\w*|pk_\w*|\w*clid|_openstat|_ga|_gl|mc_[ce]id|igshid|ref|from|yrclid)\Z"
)


class Key(NamedTuple):
    """One page of the store. Shape: `path` is percent-decoded, `query` canonical and encoded."""

    host: str
    path: str
    query: str = ""


class RefusedError(Exception):
    """A request no page can answer; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Addresses:
    """What the house says of its addresses.

    Shape: `passed` are first path segments that are never stored; `queries` maps paths without
    their script to the query names that choose a page: a whole path, where `*` stands for a
    number, else a first segment. Segments that are in neither belong to old addresses: their
    whole query counts, but for what trackers add.
    """

    scripts: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    queries: Mapping[str, Sequence[str]] | None = None

    def key(self, host: str, path: str, query: bytes) -> Key | None:
        """The key of a request, None when the store must not be asked.

        Errors: RefusedError for an address no page can have.
        """
        if len(path) > MAX_PATH_CHARS or len(query) > MAX_QUERY_BYTES:
            raise RefusedError(414)
        if _IMPOSSIBLE.search(path):
            raise RefusedError(400)
        parts = path.lstrip("/").split("/")
        if len(parts) > 1 and parts[0] in self.scripts:
            del parts[0]
        if parts[0] in self.passed:
            return None
        return Key(host, path, self._query(parts, query) if query else "")

    def _query(self, parts: Sequence[str], query: bytes) -> str:
        first, known = parts[0], self.queries or {}
        given = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        shape = "/".join("*" if part.isdigit() else part for part in parts)
        names = known.get(shape, known.get(first))
        if names is None and first not in self.scripts:
            return urlencode([(n, v) for n, v in given if not _TRACKING.match(n)])
        last = dict(given)
        return urlencode([(name, last[name][:64]) for name in names or () if name in last])
