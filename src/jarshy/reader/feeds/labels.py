"""The feeds of a rubric, an author, a topic, a series."""

from __future__ import annotations

from jarshy.content import queries, syndication, tags
from jarshy.reader.feeds.plan import Subject

_TAGS = {
    "rubric": tags.rubric,
    "author": tags.author,
    "topic": tags.topic,
    "series": tags.series,
}


class LabelFeed:
    """What appeared under a name of this kind, newest first."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    @property
    def address(self) -> str:
        """The page of such a name."""
        return rf"{self.kind}/(?P<slug>[-\w]+)/"

    def read(self, **asked: str) -> Subject | None:
        """The name at an address, with its articles."""
        label = queries.label(self.kind, asked["slug"])
        if label is None:
            return None
        items = syndication.newest(label)
        depends = frozenset({_TAGS[self.kind](label.id)})
        return Subject(label.path, label.name, label.about, items, depends)
