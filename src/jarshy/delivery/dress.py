"""Headers that are the same on every public page: nginx puts them on, so no hit carries them.

nginx parses the headers of a cached page anew at each hit: what it adds itself costs it less. Who
asks for bare pages shows a token that only the house can make: it names these very headers, so an
outdated file of nginx gets dressed pages, and a stranger can bare no page that others will read.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jarshy.delivery.plain import Send
from jarshy.delivery.variants import Line

HEADER = "x-jarshy-dressed"
_SHARED = (("vary", "Accept-Encoding"),)


@dataclass(frozen=True, slots=True)
class Dress:
    """Shape: `lines` with names in lower case; `token` is None where nobody may ask without."""

    lines: frozenset[Line] = frozenset()
    token: str | None = None

    def is_worn_by(self, asked: Mapping[str, str]) -> bool:
        """True when whoever asked puts these headers on himself."""
        shown = asked.get(HEADER)
        return shown is not None and self.token is not None and _is_same(shown, self.token)

    def take_off(self, headers: Iterable[Line]) -> list[Line]:
        """The headers without these; one of another value stays."""
        return [line for line in headers if line not in self.lines]


def _is_same(shown: str, token: str) -> bool:
    return hmac.compare_digest(shown.encode(), token.encode())


def make_dress(headers: Mapping[str, str], secret: str) -> Dress:
    """The dress of a house whose public pages carry these headers."""
    lines = sorted([*((name.lower(), value) for name, value in headers.items()), *_SHARED])
    said = "\n".join(f"{name}: {value}" for name, value in lines)
    digest = hmac.new(secret.encode(), said.encode(), hashlib.sha256)
    return Dress(frozenset(lines), digest.hexdigest()[:32])


def write_nginx(dress: Dress) -> str:
    """The lines of nginx that put the dress on, for the location whose answers are cached.

    Errors: ValueError for a value that nginx would read otherwise.
    """
    if any(mark in value for _, value in dress.lines for mark in '"$\\'):
        raise ValueError("a header holds a sign of nginx's own")
    adds = [f'add_header {name} "{value}" always;' for name, value in sorted(dress.lines)]
    return "\n".join([f"proxy_set_header {HEADER} {dress.token};", *adds, ""])


def undress(send: Send, dress: Dress) -> Send:
    """An ASGI send whose answers go out without the dress."""

    worn = {(name.encode(), value.encode()) for name, value in dress.lines}

    async def send_bare(message: Any) -> None:
        if message["type"] == "http.response.start":
            kept = [(n, v) for n, v in message.get("headers", ()) if (n.lower(), v) not in worn]
            message = {**message, "headers": kept}
        await send(message)

    return send_bare
