"""What a feed is made of: a kind says whose articles, a form writes a finished feed down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from jarshy.content.syndication import Item
from jarshy.media.queries import Source


@dataclass(frozen=True, slots=True)
class Subject:
    """What a kind gives: a page of the site and its newest articles, in Cyrillic.

    Shape: `path` is the page's; `title` is empty for the paper as a whole; `tags` are those whose
    change makes the feed another.
    """

    path: str
    title: str
    about: str
    items: tuple[Item, ...]
    tags: frozenset[str]


class FeedKind(Protocol):
    """Whose articles.

    Shape: `address` is a pattern of the page's path without its first slash and with one at its
    end, empty for the front page; its named groups are what `read` is given.
    """

    @property
    def address(self) -> str:
        """Where its pages are."""

    def read(self, **asked: str) -> Subject | None:
        """The subject at an address, None where there is none."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author, or the house an article is signed with; then without an address."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A rubric or a topic."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in the script of its feed.

    Shape: texts are plain; `summary_html` is one paragraph or empty; addresses are absolute;
    `lang` is that of title and summary.
    """

    id: str
    address: str
    title: str
    summary_html: str
    lang: str
    authors: tuple[Person, ...]
    categories: tuple[Category, ...]
    published_at: datetime
    updated_at: datetime
    picture: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed in one script, ready to be written in any form.

    Shape: `own_address` is that of this form; `updated_at` is in the newsroom's zone.
    """

    id: str
    title: str
    about: str
    site_name: str
    page_address: str
    own_address: str
    icon: str
    lang: str
    direction: str
    updated_at: datetime
    entries: tuple[Entry, ...] = field(default=())


class FeedForm(Protocol):
    """How a feed is written; a module.

    Shape: `FILE` is the last part of its addresses.
    """

    FILE: str
    CONTENT_TYPE: str

    def write(self, feed: Feed) -> str:
        """The document."""
