"""The feed of the whole paper."""

from __future__ import annotations

from jarshy.content import syndication, tags
from jarshy.reader.feeds.plan import Subject
from jarshy.reader.paper import MOTTO


class SiteFeed:
    """Everything, newest first."""

    address = ""

    def read(self, **_: str) -> Subject | None:
        """The paper."""
        return Subject("/", "", MOTTO, syndication.newest(), frozenset({tags.LATEST}))
