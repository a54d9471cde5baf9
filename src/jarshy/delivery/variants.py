"""The forms in which a page goes over the wire: plain, gzip, brotli, each with its own ETag."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import brotli

# A page is compressed at most once a second, and served thousands of times in between.
# 41 KB of Kazakh HTML: gzip 6 1.4 ms, brotli 5 1.6 ms; see docs/explanation/performance.md.
GZIP_LEVEL = 6
BROTLI_QUALITY = 5
IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
_MARKS = {IDENTITY: "", GZIP: "-g", BROTLI: "-b"}

# A shared cache may keep a page one second and show it one more while it asks again; when the
# house is down it may go on for a day. A browser asks each time: 304 costs it 200 bytes.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"

Line = tuple[str, str]
_KEPT_IN_304 = frozenset({"etag", "cache-control", "vary", "content-language"})


class Variant:
    """One ready answer. Shape: header names in lower case, all that do not differ by reader."""

    __slots__ = ("body", "etag", "headers", "size_bytes", "status")

    def __init__(self, status: int, headers: Sequence[Line], body: bytes) -> None:
        self.status = status
        self.etag = next((value for name, value in headers if name == "etag"), "")
        self.headers = [*headers, ("content-length", str(len(body)))]
        self.body = body
        self.size_bytes = len(body) + 750  # its own headers and the objects around them, measured

    def unchanged(self) -> list[Line]:
        """The headers of a 304."""
        return [line for line in self.headers if line[0] in _KEPT_IN_304]


@lru_cache(maxsize=256)
def _line(name: str, value: str) -> Line:
    """A header most pages share: kept once, not once a page."""
    return name.lower(), value


def build_variant(status: int, headers: Sequence[Line], body: bytes, coding: str) -> Variant:
    """A body in one coding, with all headers but those that differ between readers."""
    tag = hashlib.blake2b(body, digest_size=9).hexdigest()
    lines = [_line(name, value) for name, value in headers]
    lines.append(_line("cache-control", CACHE_CONTROL))
    lines.append(_line("vary", "Accept-Encoding"))
    if status == 200:
        lines.append(("etag", f'"{tag}{_MARKS[coding]}"'))
    if coding != IDENTITY:
        lines.append(_line("content-encoding", coding))
    return Variant(status, lines, compress(body, coding))


def compress(body: bytes, coding: str) -> bytes:
    """The body in a coding. An empty body stays empty."""
    if coding == GZIP and body:
        # No name and no time in the gzip header: the same page gives the same bytes.
        packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 31)
        return packer.compress(body) + packer.flush()
    if coding == BROTLI and body:
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY, mode=brotli.MODE_TEXT))
    return body


def choose_coding(accepted: str) -> str:
    """The best coding an Accept-Encoding header allows: brotli, gzip, or none."""
    known = _CODINGS.get(accepted)
    return known or _remember_coding(accepted[:MAX_ACCEPTED_CHARS])


# No lru_cache: it would keep headers as long as anybody likes to send them.
_CODINGS: dict[str, str] = {}
MAX_ACCEPTED_CHARS = 200
MAX_CODINGS = 512


def _remember_coding(accepted: str) -> str:
    if len(_CODINGS) >= MAX_CODINGS:
        _CODINGS.clear()
    return _CODINGS.setdefault(accepted, _choose(accepted))


def _choose(accepted: str) -> str:
    weights = _read_weights(accepted.lower())
    return max((BROTLI, GZIP), key=lambda c: _weight(weights, c)) if _any(weights) else IDENTITY


def _any(weights: Mapping[str, float]) -> bool:
    return max(_weight(weights, BROTLI), _weight(weights, GZIP)) > 0


def _weight(weights: Mapping[str, float], coding: str) -> float:
    return weights.get(coding, weights.get("*", 0.0))


def _read_weights(header: str) -> dict[str, float]:
    weights = {}
    for part in header.split(","):
        name, _, parameter = part.partition(";")
        number = parameter.strip().removeprefix("q=") if parameter else "1"
        try:
            weights[name.strip()] = float(number)
        except ValueError:
            weights[name.strip()] = 0.0
    return weights


def is_unchanged(asked: str, etag: str) -> bool:
    """True when an If-None-Match header names this ETag."""
    if not etag:
        return False
    names = [part.strip().removeprefix("W/") for part in asked[:4096].split(",")]
    return etag in names or asked.strip() == "*"
