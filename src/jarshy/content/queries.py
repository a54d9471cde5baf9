"""Content as a reader's page needs it: frozen records, keyset pages, no counting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import Q

from jarshy.content.models import (
    Article,
    Author,
    Byline,
    FrontPage,
    FrontSlot,
    OldAddress,
    Rubric,
    Series,
    StandalonePage,
    Topic,
)
from jarshy.database.prepared import Prepared
from jarshy.media.queries import CARD_SPEC, PictureView, pictures

PAGE_SIZE = 24
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Microseconds since 1970 to the year 2286, and an id: exact, so that a tie is cut where it was.
_CURSOR = re.compile(r"([0-9]{1,16})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Label:
    """A name with an address: a rubric, an author, a topic, a series."""

    id: int
    name: str
    slug: str
    kind: str
    about: str = ""

    @property
    def path(self) -> str:
        """Its page in Cyrillic."""
        return f"/{self.kind}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list ordered by moment and id."""

    at: datetime
    id: int

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}-{self.id}"


@dataclass(frozen=True, slots=True)
class Card:
    """An article as a list shows it."""

    id: int
    headline: str
    lead: str
    published_at: datetime
    rubric: Label | None
    authors: str
    picture: PictureView | None
    language: str = "kk"

    @property
    def path(self) -> str:
        """The article's page in Cyrillic."""
        return f"/post/{self.id}"

    @property
    def cursor(self) -> Cursor:
        """The place just after this card."""
        return Cursor(self.published_at, self.id)


@dataclass(frozen=True, slots=True)
class CardPage:
    """One stretch of a list and where the next begins, if there is one."""

    cards: tuple[Card, ...]
    next: Cursor | None


def read_cursor(text: str) -> Cursor | None:
    """The cursor an address carries; None when it is not one."""
    match = _CURSOR.fullmatch(text)
    return match and Cursor(EPOCH + int(match[1]) * MICROSECOND, int(match[2]))


def rubrics() -> tuple[Label, ...]:
    """Every rubric, in the desk's order."""
    return tuple(Label(id_, name, slug, "rubric", about) for id_, name, slug, about in _RUBRICS())


_RUBRICS = Prepared(lambda: Rubric.objects.values_list("id", "name", "slug", "about"))
_KINDS: dict[str, Any] = {"rubric": Rubric, "author": Author, "topic": Topic, "series": Series}


def label(kind: str, slug: str) -> Label | None:
    """The rubric, author, topic or series at an address."""
    row = _KINDS[kind].objects.filter(slug=slug).first()
    return row and Label(row.id, row.name, row.slug, kind, row.about)


def portrait(author_id: int, spec: str) -> PictureView | None:
    """The author's picture, when there is one."""
    id_ = Author.objects.filter(id=author_id).values_list("portrait_id", flat=True).first()
    return pictures([id_], (spec,)).get(id_) if id_ else None


def latest(before: Cursor | None = None, limit: int = PAGE_SIZE) -> CardPage:
    """The newest live articles."""
    return _page(Q(), before, limit)


def of_rubric(rubric_id: int, before: Cursor | None = None) -> CardPage:
    """The newest of a rubric."""
    return _page(Q(rubric_id=rubric_id), before, PAGE_SIZE)


def of_author(author_id: int, before: Cursor | None = None) -> CardPage:
    """The newest of an author."""
    return _page(Q(bylines__author_id=author_id), before, PAGE_SIZE)


def of_topic(topic_id: int, before: Cursor | None = None) -> CardPage:
    """The newest on a topic."""
    return _page(Q(topics=topic_id), before, PAGE_SIZE)


def of_series(series_id: int) -> tuple[Card, ...]:
    """The live parts of a series, first part first."""
    rows = Article.objects.filter(series_id=series_id, live=True).order_by("part")
    return cards(list(rows.values_list("id", flat=True)))


def of_day(on: date, before: Cursor | None = None) -> CardPage:
    """What one day in the newsroom's zone brought, newest first."""
    start, end = _bounds(on)
    return _page(Q(published_at__gte=start, published_at__lt=end), before, PAGE_SIZE)


def latest_ids(limit: int) -> list[int]:
    """The newest live articles as numbers only."""
    return [id_ for (id_,) in _newest(limit)()]


@cache
def _newest(limit: int) -> Prepared:
    rows = Article.objects.filter(live=True).order_by("-published_at", "-id")
    return Prepared(lambda: rows.values_list("id")[:limit])


def _page(which: Q, before: Cursor | None, limit: int) -> CardPage:
    rows = Article.objects.filter(which, live=True)
    if before:
        # The first condition bounds the index, the second breaks ties inside one moment.
        rows = rows.filter(published_at__lte=before.at).filter(
            Q(published_at__lt=before.at) | Q(id__lt=before.id)
        )
    ids = list(rows.order_by("-published_at", "-id").values_list("id", flat=True)[: limit + 1])
    shown = cards(ids[:limit])
    return CardPage(shown, shown[-1].cursor if len(ids) > limit and shown else None)


def cards(ids: Sequence[int]) -> tuple[Card, ...]:
    """The live articles of these ids as cards, in the order of the ids. Three queries."""
    if not ids:
        return ()
    rows = {row[0]: row for row in _CARDS(list(ids))}
    authors = author_names(rows)
    shots = pictures((row[6] for row in rows.values()), (CARD_SPEC,))
    return tuple(_card(rows[id_], authors, shots) for id_ in dict.fromkeys(ids) if id_ in rows)


_CARDS = Prepared(
    lambda ids: Article.objects.filter(id__in=ids, live=True).values_list(
        *("id", "headline", "lead", "published_at", "language", "source", "lead_picture_id"),
        *("rubric_id", "rubric__name", "rubric__slug"),
    )
)


def _card(row: tuple[Any, ...], authors: dict[int, str], shots: dict[int, PictureView]) -> Card:
    id_, headline, lead, published_at, language, source, picture_id, *rubric = row
    label = Label(rubric[0], rubric[1], rubric[2], "rubric") if rubric[0] else None
    names, shot = authors.get(id_) or source, shots.get(picture_id)
    return Card(id_, headline, lead, published_at, label, names, shot, language)


def author_names(ids: Iterable[int]) -> dict[int, str]:
    """The authors of each article in their order, joined by commas."""
    names: dict[int, list[str]] = {}
    wanted = list(ids)
    for article_id, name in _AUTHORS(wanted) if wanted else ():
        names.setdefault(article_id, []).append(name)
    return {article_id: ", ".join(parts) for article_id, parts in names.items()}


_AUTHORS = Prepared(
    lambda ids: (
        Byline.objects.filter(article_id__in=ids)
        .order_by("sort_order", "id")
        .values_list("article_id", "author__name")
    )
)

# A limited SELECT inside a UNION needs a SELECT of its own around it on SQLite.
_NEWEST = (
    "SELECT rubric_id, id FROM (SELECT rubric_id, id FROM content_article"
    " WHERE live AND rubric_id = %s ORDER BY published_at DESC, id DESC LIMIT %s) AS newest"
)


def rubric_rows(labels: Sequence[Label], each: int = 4) -> dict[int, tuple[int, ...]]:
    """The newest article ids of every rubric: one query, `each` index rows a rubric."""
    if not labels:
        return {}
    params = [part for label in labels for part in (label.id, each)]
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_NEWEST] * len(labels)), params)
        for rubric_id, id_ in cursor.fetchall():
            found.setdefault(rubric_id, []).append(id_)
    return {rubric_id: tuple(ids) for rubric_id, ids in found.items()}


@dataclass(frozen=True, slots=True)
class Front:
    """What the desk set on the front page."""

    notice: str
    slot_ids: tuple[int, ...]


def front(now: datetime) -> Front:
    """The front page's notice and hand-set articles, those past their end left out."""
    pages = _FRONT()
    if not pages:
        return Front("", ())
    page_id, notice = pages[0]
    standing = (id_ for id_, until in _SLOTS(page_id) if until is None or until > now)
    return Front(notice, tuple(standing))


_FRONT = Prepared(lambda: FrontPage.objects.filter(live=True).values_list("id", "notice")[:1])
_SLOTS = Prepared(
    lambda page_id: FrontSlot.objects.filter(page_id=page_id, article__live=True).values_list(
        "article_id", "until"
    )
)


def front_page() -> FrontPage:
    """The front page of the tree. Errors: DoesNotExist before content.operations.open_site."""
    return FrontPage.objects.get()


def draft_front(page: FrontPage) -> Front:
    """The front page as it stands in an editor's form."""
    ids = tuple(slot.article_id for slot in page.slots.all() if slot.article_id)
    return Front(page.notice, ids)


def moved_to(address: str) -> int | None:
    """The article an old address belongs to. PostgreSQL's texts know no NUL, so none was stored."""
    if "\0" in address:
        return None
    rows = OldAddress.objects.filter(address=address)
    return rows.values_list("article_id", flat=True).first()


def is_taken(article_id: int) -> bool:
    """True when an article of this number exists, live or not."""
    return Article.objects.filter(id=article_id).exists()


def is_edited(article_id: int) -> bool:
    """True when somebody saved a version of this article in the newsroom."""
    return Article.objects.filter(id=article_id, latest_revision__isnull=False).exists()


def is_live(article_id: int) -> bool:
    """True for an article that stands on the site now."""
    return Article.objects.filter(id=article_id, live=True).exists()


def was_published(article_id: int) -> bool:
    """True for an article that stood on the site once and was taken down: 410, not 404."""
    return Article.objects.filter(
        id=article_id, live=False, first_published_at__isnull=False
    ).exists()


def _bounds(on: date) -> tuple[datetime, datetime]:
    """The first moment of a day and of the next one in the newsroom's zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return (
        datetime.combine(on, time.min, zone),
        datetime.combine(on + timedelta(days=1), time.min, zone),
    )


def has_day(on: date) -> bool:
    """True when something was published on this day: other days have no page."""
    if not 1900 < on.year < 2200:
        return False
    start, end = _bounds(on)
    return Article.objects.filter(live=True, published_at__gte=start, published_at__lt=end).exists()


def standalone(slug: str) -> StandalonePage | None:
    """The live page of this address."""
    return StandalonePage.objects.filter(slug=slug, live=True).first()


def neighbour_days(on: date) -> tuple[date | None, date | None]:
    """The nearest earlier and later day that have an article."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start, end = _bounds(on)
    live = Article.objects.filter(live=True)
    earlier = live.filter(published_at__lt=start).order_by("-published_at")
    later = live.filter(published_at__gte=end).order_by("published_at")
    days = (rows.values_list("published_at", flat=True).first() for rows in (earlier, later))
    before, after = (moment and moment.astimezone(zone).date() for moment in days)
    return before, after
