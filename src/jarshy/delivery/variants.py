"""The forms in which a page goes over the wire: plain, gzip, brotli, each with its own ETag."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

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

Message = dict[str, Any]


class Variant:
    """One ready answer: the two ASGI messages of a GET and the start of a 304."""

    __slots__ = ("body", "empty", "etag", "size_bytes", "start", "unchanged")

    def __init__(self, status: int, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> None:
        self.etag = next((value for name, value in headers if name == b"etag"), b"")
        length = (b"content-length", str(len(body)).encode())
        self.start: Message = _start(status, [*headers, length])
        kept = (b"etag", b"cache-control", b"vary", b"content-language")
        self.unchanged: Message = _start(304, [pair for pair in headers if pair[0] in kept])
        self.body: Message = {"type": "http.response.body", "body": body}
        self.empty: Message = {"type": "http.response.body", "body": b""}
        self.size_bytes = len(body) + 1200  # the messages and headers around it, measured


def _start(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": headers}


def build_variant(
    status: int, headers: Sequence[tuple[str, str]], body: bytes, coding: str
) -> Variant:
    """A body in one coding, with all headers but those that differ between readers."""
    tag = hashlib.blake2b(body, digest_size=9).hexdigest()
    lines = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    lines.append((b"cache-control", CACHE_CONTROL.encode()))
    lines.append((b"vary", b"Accept-Encoding"))
    if status == 200:
        lines.append((b"etag", f'"{tag}{_MARKS[coding]}"'.encode()))
    if coding != IDENTITY:
        lines.append((b"content-encoding", coding.encode()))
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


@lru_cache(maxsize=512)
def choose_coding(accepted: bytes) -> str:
    """The best coding an Accept-Encoding header allows: brotli, gzip, or none."""
    weights = _read_weights(accepted[:512].decode("latin-1").lower())
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


def is_unchanged(asked: bytes, etag: bytes) -> bool:
    """True when an If-None-Match header names this ETag."""
    if not etag:
        return False
    names = [part.strip().removeprefix(b"W/") for part in asked[:4096].split(b",")]
    return etag in names or asked.strip() == b"*"
