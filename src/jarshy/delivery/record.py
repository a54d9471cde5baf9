"""A page as the store keeps it, in memory and on disk."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import brotli

from jarshy.delivery.holes import Hole
from jarshy.delivery.keys import Key
from jarshy.delivery.marks import Mark, read_mark

_MAGIC = b"jarshy-page-2"
_QUALITY = 1


class Body:
    """A UTF-8 body with holes: plain when it comes from the press, packed soon after.

    One thread packs it while another may read it: what is held is replaced in one step.
    """

    __slots__ = ("_held",)

    def __init__(self, *, plain: bytes | None = None, packed: bytes = b"") -> None:
        self._held = (False, packed) if plain is None else (True, plain)

    def plain(self) -> bytes:
        """The bytes themselves."""
        is_plain, held = self._held
        return held if is_plain or not held else bytes(brotli.decompress(held))

    def pack(self) -> bytes:
        """The brotli-compressed bytes, and from now on no others are kept.

        Quality 1 takes 0.08 ms for an article of 12 KB and gives two fifths, half the time of
        zlib's level 1; better ones cost more than they save: the body is unpacked again for every
        splice, never sent.
        """
        is_plain, held = self._held
        if is_plain:
            held = bytes(brotli.compress(held, quality=_QUALITY)) if held else b""
            self._held = (False, held)
        return held

    def __len__(self) -> int:
        return len(self._held[1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and self.plain() == other.plain()

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A rendered page before its live values.

    Shape: `values` are those of the moment of rendering, in the order of `holes`; `headers` hold
    only what every reader may see.
    Units: `born_at` in seconds since 1970; `fresh_s` seconds of life, None for as long as valid.
    """

    key: Key
    status: int
    script: str
    headers: tuple[tuple[str, str], ...]
    tags: frozenset[str]
    mark: Mark
    born_at: float
    fresh_s: float | None
    holes: tuple[Hole, ...]
    values: tuple[str, ...]
    body: Body

    @property
    def size_bytes(self) -> int:
        """What it costs to keep; 900 bytes is the record around the body, measured."""
        return 900 + len(self.body) + 2 * sum(map(len, self.values))


def write_record(record: Record) -> bytes:
    """The bytes of a record in a file: magic, checksum, a line of JSON, the packed body."""
    head = {
        "key": record.key,
        "status": record.status,
        "script": record.script,
        "headers": record.headers,
        "tags": sorted(record.tags),
        "mark": str(record.mark),
        "born_at": record.born_at,
        "fresh_s": record.fresh_s,
        "holes": record.holes,
        "values": record.values,
    }
    rest = json.dumps(head, ensure_ascii=False).encode() + b"\n" + record.body.pack()
    return b"%s %s\n%s" % (_MAGIC, _digest(rest), rest)


def read_record(data: bytes) -> Record | None:
    """The record in the bytes of a file; None for anything torn, foreign or older."""
    first, _, rest = data.partition(b"\n")
    if first != b"%s %s" % (_MAGIC, _digest(rest)):
        return None
    line, _, packed = rest.partition(b"\n")
    head = json.loads(line)
    return Record(
        key=Key(*head["key"]),
        status=head["status"],
        script=head["script"],
        headers=tuple((name, value) for name, value in head["headers"]),
        tags=frozenset(head["tags"]),
        mark=read_mark(head["mark"]),
        born_at=head["born_at"],
        fresh_s=head["fresh_s"],
        holes=tuple((name, argument) for name, argument in head["holes"]),
        values=tuple(head["values"]),
        body=Body(packed=packed),
    )


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
