"""JSON Feed. Source: version 1.1 at jsonfeed.org."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from jarshy.reader.feeds.plan import Entry, Feed, Person

FILE = "feed.json"
CONTENT_TYPE = "application/feed+json; charset=utf-8"


def write(feed: Feed) -> str:
    """The feed as a JSON document."""
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.page_address,
        "feed_url": feed.own_address,
        "icon": feed.icon,
        "language": feed.lang,
        "authors": _people([Person(feed.site_name)]),
        "items": [_item(entry) for entry in feed.entries],
    }
    # Without a "<" no text can be taken for a hole of the page store, nor for a tag.
    return json.dumps(_said(found), ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _item(entry: Entry) -> dict[str, Any]:
    # One of the two must be there.
    text = {"content_html": entry.summary_html} if entry.summary_html else {}
    return _said(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_text": "" if text else entry.title,
            **text,
            "image": entry.picture.url if entry.picture else "",
            "date_published": entry.published_at.isoformat(),
            "date_modified": entry.updated_at.isoformat(),
            "language": entry.lang,
            "authors": _people(entry.authors),
            "tags": [kind.label for kind in entry.categories],
        }
    )


def _people(people: Iterable[Person]) -> list[dict[str, str]]:
    return [_said({"name": person.name, "url": person.address}) for person in people]


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something; the list of items is there even when it is empty."""
    return {key: value for key, value in values.items() if value or key == "items"}
