"""A page of an old portal once it has been read, whatever portal it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class RawPage:
    """What a source fetched: where it was found and its bytes, untouched."""

    name: str
    data: bytes
    address: str = ""


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A best-materials entry on the page."""

    rubric: str
    headline: str
    author: str
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPage:
    """A parsed page; texts are as printed there, repair comes later.

    Shape: `blocks` are (kind, value) as content.blocks.BodyBlock stores them.
    """

    old_id: str
    headline: str
    lead: str
    blocks: tuple[tuple[str, Any], ...]
    published_at: datetime
    views: int
    comments: int
    visited_on: date | None = None
    rubric: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    picture_credit: str = ""
    language: str = "kk"
    origin: str = "cyrillic"
    addresses: tuple[str, ...] = ()
    seen: tuple[SeenItem, ...] = field(default=())
