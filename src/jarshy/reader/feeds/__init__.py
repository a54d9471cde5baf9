"""The feeds there are, and the forms they come in.

A feed is a kind - whose articles - in a form - how they are written. Each is one file here and
one line in its list; every kind comes in every form and every script.
"""

from __future__ import annotations

import re

from jarshy.reader.feeds import atom, json_feed
from jarshy.reader.feeds.labels import LabelFeed
from jarshy.reader.feeds.plan import FeedForm, FeedKind
from jarshy.reader.feeds.site import SiteFeed

FEEDS: tuple[FeedKind, ...] = (
    SiteFeed(),
    LabelFeed("rubric"),
    LabelFeed("author"),
    LabelFeed("topic"),
    LabelFeed("series"),
)
FORMS: tuple[FeedForm, ...] = (atom, json_feed)


def pages_with_feeds(path: str) -> tuple[str, ...]:
    """The pages whose feeds a page offers, in Cyrillic: the front page, and itself if it has one.

    >>> pages_with_feeds("/rubric/adebiet"), pages_with_feeds("/post/7")
    (('/', '/rubric/adebiet'), ('/',))
    """
    has_own = any(re.fullmatch(f"/{kind.address}", f"{path}/") for kind in FEEDS if kind.address)
    return ("/", path) if has_own else ("/",)
