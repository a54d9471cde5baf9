"""An article made ready for reading: one record, whether it is live or somebody's draft."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast, Coalesce

from jarshy.content import body, tags
from jarshy.content.models import Article, Byline, CorrectionNote, Rubric, Topic
from jarshy.content.neighbours import Neighbour, Standpoint, neighbours, related
from jarshy.content.queries import Label
from jarshy.database.prepared import Prepared
from jarshy.media.queries import PORTRAIT_SPEC, WIDE_SPECS, PictureView, pictures, pictures_of


@dataclass(frozen=True, slots=True)
class Part:
    """An article of a series."""

    id: int
    part: int
    headline: str
    language: str = "kk"

    @property
    def path(self) -> str:
        """Its page in Cyrillic."""
        return f"/post/{self.id}"


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The series an article belongs to, its live parts in order."""

    label: Label
    part: int
    parts: tuple[Part, ...]

    @property
    def earlier(self) -> Part | None:
        """The part before this one."""
        return next((p for p in reversed(self.parts) if p.part < self.part), None)

    @property
    def later(self) -> Part | None:
        """The part after this one."""
        return next((p for p in self.parts if p.part > self.part), None)


@dataclass(frozen=True, slots=True)
class Person:
    """An author as the box below an article shows them."""

    label: Label
    portrait: PictureView | None


@dataclass(frozen=True, slots=True)
class Note:
    """What the paper says of a correction; `is_fault` is False for something that was added."""

    is_fault: bool
    text: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything a page says of an article.

    Shape: `body_html` is safe HTML in Cyrillic; every other text is plain. `rubrics` are those of
    the site's menu, brought along by the query for authors and topics; empty for a draft.
    """

    id: int
    headline: str
    lead: str
    body_html: str
    words: int
    language: str
    rubric: Label | None
    authors: tuple[Label, ...]
    topics: tuple[Label, ...]
    source: str
    series: SeriesView | None
    picture: PictureView | None
    picture_html: str
    published_at: datetime | None
    updated_at: datetime | None
    comments_open: bool
    people: tuple[Person, ...] = ()
    related: tuple[Neighbour, ...] = ()
    linked_ids: tuple[int, ...] = ()
    rubrics: tuple[Label, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def path(self) -> str:
        """The page in Cyrillic."""
        return f"/post/{self.id}"

    @property
    def tags(self) -> set[str]:
        """What the page depends on."""
        shown = (self.id, *self.linked_ids, *(other.id for other in self.related))
        found = {tags.SITE, *map(tags.article, shown)}
        return found | ({tags.series(self.series.label.id)} if self.series else set())


@dataclass(frozen=True, slots=True)
class _Row:
    """What the article's own row says, whether it was read from the database or from a form."""

    id: int
    headline: str
    lead: str
    blocks: list[body.Block]
    rubric: Label | None
    series: Label | None
    source: str
    part: int | None
    picture_id: int | None
    picture_caption: str
    picture_credit: str
    published_at: datetime | None
    updated_at: datetime | None
    language: str
    comments_open: bool


_OWN = (
    "source",
    "part",
    "lead_picture_id",
    "picture_caption",
    "picture_credit",
    "published_at",
    "updated_at",
    "language",
    "comments_open",
)
_NAMES = tuple("picture_id" if name == "lead_picture_id" else name for name in _OWN)
_STORED = Prepared(
    lambda article_id: Article.objects.filter(id=article_id, live=True).values_list(
        *("id", "headline", "lead", Cast("body", TextField()), *_OWN),
        *("rubric_id", "rubric__name", "rubric__slug", "rubric__about"),
        *("series_id", "series__name", "series__slug", "series__about"),
    )
)


def article(article_id: int) -> ArticleView | None:
    """The live article of this id. Three to five queries."""
    found = _STORED(article_id)
    return _view(_read_row(found[0]), _stored_labels(article_id)) if found else None


def _read_row(columns: tuple[Any, ...]) -> _Row:
    id_, headline, lead, stored, *own = columns[:-8]
    rubric, series = _stored_label(columns[-8:-4], "rubric"), _stored_label(columns[-4:], "series")
    values = dict(zip(_NAMES, own, strict=True))
    blocks = json.loads(stored or "[]")
    return _Row(id_, headline, lead, blocks, rubric, series, **values)


def _stored_label(columns: tuple[Any, ...], kind: str) -> Label | None:
    id_, name, slug, about = columns
    return Label(id_, name, slug, kind, about) if id_ else None


def draft(row: Article) -> ArticleView:
    """An article as it stands in an editor's form, saved or not."""
    authors = [byline.author for byline in row.bylines.all() if byline.author_id]
    topics = tuple(Label(t.id, t.name, t.slug, "topic") for t in row.topics.all())
    portraits = {author.id: author.portrait_id or 0 for author in authors}
    rows = sorted(row.corrections.all(), key=lambda note: note.sort_order or 0)
    notes = tuple(Note(_is_fault(note.kind), note.text, note.noted_at) for note in rows)
    labels = _Labels(tuple(_author(a) for a in authors), topics, (), portraits, notes)
    return _view(_form_row(row), labels)


def _is_fault(kind: str) -> bool:
    return kind == str(CorrectionNote.Kind.CORRECTION)


def _form_row(row: Article) -> _Row:
    blocks = [block for block in row.body.get_prep_value() if block]
    rubric, series = _label(row.rubric, "rubric"), _label(row.series, "series")
    values = {name: getattr(row, column) for name, column in zip(_NAMES, _OWN, strict=True)}
    return _Row(row.pk or 0, row.headline, row.lead, blocks, rubric, series, **values)


def _author(author: Any) -> Label:
    return Label(author.id, author.name, author.slug, "author", author.about)


@dataclass(frozen=True, slots=True)
class _Labels:
    authors: tuple[Label, ...]
    topics: tuple[Label, ...]
    rubrics: tuple[Label, ...]
    portraits: dict[int, int]
    notes: tuple[Note, ...] = ()


def _labels_of(article_id: int) -> Any:
    """Authors, topics, the menu and the notes in one query: the lists have the same columns."""
    kind, none = CharField(), Value(0, IntegerField())
    names = ("author__name", "author__slug", "author__about", "author__portrait_id")
    authors = Byline.objects.filter(article_id=article_id).order_by()
    topics = Topic.objects.filter(article=article_id).order_by()
    rubrics = Rubric.objects.order_by()
    notes = CorrectionNote.objects.filter(article_id=article_id).order_by()
    place, moment = Coalesce("sort_order", 0), Cast("noted_at", CharField(max_length=40))
    own = ("id", "name", "slug")
    return authors.values_list(Value("author", kind), F("id") * 1, "author_id", *names).union(
        topics.values_list(Value("topic", kind), F("id") * 1, *own, Value("", kind), none),
        rubrics.values_list(Value("rubric", kind), F("position") * 1, *own, "about", none),
        notes.values_list(Value("note", kind), place, "id", "kind", moment, "text", none),
        all=True,
    )


_LABELS = Prepared(_labels_of)


def _stored_labels(article_id: int) -> _Labels:
    return _sort_labels(sorted(_LABELS(article_id), key=lambda row: row[:3]))


def _sort_labels(rows: list[tuple[Any, ...]]) -> _Labels:
    found: dict[str, list[Label]] = {"author": [], "topic": [], "rubric": []}
    notes = tuple(_stored_note(*row[3:6]) for row in rows if row[0] == "note")
    for kind, _, id_, name, slug, about, _ in rows:
        if kind != "note":
            found[kind].append(Label(id_, name, slug, kind, about))
    portraits = {row[2]: row[6] or 0 for row in rows if row[0] == "author"}
    authors, topics, rubrics = map(tuple, found.values())
    return _Labels(authors, topics, rubrics, portraits, notes)


def _stored_note(kind: str, moment: str, text: str) -> Note:
    """Both databases write a moment in UTC; SQLite does not say so."""
    return Note(_is_fault(kind), text, datetime.fromisoformat(moment).replace(tzinfo=UTC))


def _view(row: _Row, labels: _Labels) -> ArticleView:
    blocks = row.blocks
    shots, faces = pictures_of(
        (body.picture_ids(blocks) | {row.picture_id or 0}, WIDE_SPECS),
        (labels.portraits.values(), (PORTRAIT_SPEC,)),
    )
    found = neighbours(_standpoint(row, labels), body.linked_ids(blocks))
    linked = {
        n.id: body.Linked(n.id, n.headline, n.path, n.language) for n in found if n.kind == "linked"
    }
    lead_shot = shots.get(row.picture_id or 0)
    return ArticleView(
        id=row.id,
        headline=row.headline,
        lead=row.lead,
        body_html=body.write(blocks, body.Ground(shots, linked)),
        words=len(body.plain(blocks).split()),
        language=row.language,
        rubric=row.rubric,
        authors=labels.authors,
        topics=labels.topics,
        source=row.source,
        series=_series(row, found),
        picture=lead_shot,
        picture_html=_lead_figure(row, lead_shot),
        published_at=row.published_at,
        updated_at=row.updated_at,
        comments_open=row.comments_open,
        people=_people(labels, faces),
        related=related(n for n in found if n.id != row.id),
        linked_ids=tuple(linked),
        rubrics=labels.rubrics,
        notes=labels.notes,
    )


def _standpoint(row: _Row, labels: _Labels) -> Standpoint:
    topic_ids = tuple(topic.id for topic in labels.topics)
    rubric_id = row.rubric.id if row.rubric else None
    series_id = row.series.id if row.series else None
    return Standpoint(row.id, row.published_at, rubric_id, series_id, topic_ids)


def _people(labels: _Labels, faces: dict[int, PictureView]) -> tuple[Person, ...]:
    """The authors of whom there is something to show: words or a face."""
    people = (Person(a, faces.get(labels.portraits.get(a.id, 0))) for a in labels.authors)
    return tuple(person for person in people if person.label.about or person.portrait)


def _lead_figure(row: _Row, shot: PictureView | None) -> str:
    if shot is None:
        return ""
    return body.figure(
        shot, row.picture_caption, row.picture_credit, is_first=True, sizes=body.WIDE_SIZES
    )


def _label(named: Any, kind: str) -> Label | None:
    return named and Label(named.id, named.name, named.slug, kind, named.about)


def _series(row: _Row, found: tuple[Neighbour, ...]) -> SeriesView | None:
    if row.series is None:
        return None
    parts = sorted((n.part, n.id, n.headline, n.language) for n in found if n.kind == "series")
    return SeriesView(
        row.series, row.part or 1, tuple(Part(i, p, h, own) for p, i, h, own in parts)
    )


@dataclass(frozen=True, slots=True)
class PageView:
    """A standalone page; `body_html` is safe HTML in Cyrillic."""

    title: str
    slug: str
    body_html: str

    @property
    def path(self) -> str:
        """The page in Cyrillic."""
        return f"/page/{self.slug}"


def standalone(row: Any) -> PageView:
    """A standalone page, live or a draft."""
    blocks = [block for block in row.body.get_prep_value() if block]
    ground = body.Ground(pictures(body.picture_ids(blocks), WIDE_SPECS))
    return PageView(row.title, row.slug, body.write(blocks, ground))
