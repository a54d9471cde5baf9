"""Atom. Source: RFC 4287; pictures by Media RSS, which readers of feeds look for."""

from __future__ import annotations

from collections.abc import Iterable

from jarshy.reader.feeds.plan import Entry, Feed, Person
from jarshy.reader.xmltext import DECLARATION, element, words

FILE = "feed.xml"
CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def write(feed: Feed) -> str:
    """The feed as an Atom document."""
    parts = [
        element("id", words(feed.id)),
        element("title", words(feed.title)),
        element("subtitle", words(feed.about)) if feed.about else "",
        element("updated", feed.updated_at.isoformat()),
        element("link", rel="self", type="application/atom+xml", href=feed.own_address),
        element("link", rel="alternate", type="text/html", href=feed.page_address),
        element("icon", words(feed.icon)),
        # Stands for every entry that names nobody.
        *_people([Person(feed.site_name)]),
        *map(_entry, feed.entries),
    ]
    return DECLARATION + element(
        "feed",
        "\n".join(part for part in parts if part),
        xmlns="http://www.w3.org/2005/Atom",
        xmlns_media="http://search.yahoo.com/mrss/",
        xml_lang=feed.lang,
    )


def _entry(entry: Entry) -> str:
    parts = [
        element("id", words(entry.id)),
        element("title", words(entry.title), xml_lang=entry.lang),
        element("published", entry.published_at.isoformat()),
        element("updated", entry.updated_at.isoformat()),
        element("link", rel="alternate", type="text/html", href=entry.address),
        *_people(entry.authors),
        *(
            element("category", term=kind.term, scheme=kind.scheme, label=kind.label)
            for kind in entry.categories
        ),
        _summary(entry),
        _picture(entry),
    ]
    return element("entry", "\n".join(part for part in parts if part))


def _people(people: Iterable[Person]) -> list[str]:
    return [
        element(
            "author",
            element("name", words(person.name))
            + (element("uri", words(person.address)) if person.address else ""),
        )
        for person in people
    ]


def _summary(entry: Entry) -> str:
    """HTML, for plain text cannot say that it runs from the right."""
    if not entry.summary_html:
        return ""
    return element("summary", words(entry.summary_html), type="html", xml_lang=entry.lang)


def _picture(entry: Entry) -> str:
    shot = entry.picture
    if shot is None:
        return ""
    sizes = {"width": str(shot.width_px), "height": str(shot.height_px)}
    return element("media:thumbnail", url=shot.url, **sizes)
