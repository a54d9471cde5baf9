"""An article made ready for reading: one record, whether it is live or somebody's draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, IntegerField, Value

from jarshy.content import body, tags
from jarshy.content.models import Article, Byline, Rubric, Topic
from jarshy.content.neighbours import Neighbour, Standpoint, neighbours, related
from jarshy.content.queries import Label
from jarshy.media.queries import PORTRAIT_SPEC, WIDE_SPECS, PictureView, pictures


@dataclass(frozen=True, slots=True)
class Part:
    """An article of a series."""

    id: int
    part: int
    headline: str

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
    rubrics: tuple[Label, ...] = ()

    @property
    def path(self) -> str:
        """The page in Cyrillic."""
        return f"/post/{self.id}"

    @property
    def tags(self) -> set[str]:
        """What the page depends on."""
        found = {tags.SITE, tags.article(self.id), *(tags.article(n.id) for n in self.related)}
        return found | ({tags.series(self.series.label.id)} if self.series else set())


def article(article_id: int) -> ArticleView | None:
    """The live article of this id. Four or five queries."""
    rows = Article.objects.filter(live=True).select_related("rubric", "series")
    row = rows.defer("locked_by", "latest_revision", "live_revision").filter(id=article_id).first()
    return row and _view(row, _stored_labels(row.id))


def draft(row: Article) -> ArticleView:
    """An article as it stands in an editor's form, saved or not."""
    authors = [byline.author for byline in row.bylines.all() if byline.author_id]
    topics = tuple(Label(t.id, t.name, t.slug, "topic") for t in row.topics.all())
    portraits = {author.id: author.portrait_id or 0 for author in authors}
    return _view(row, _Labels(tuple(_author(a) for a in authors), topics, (), portraits))


def _author(author: Any) -> Label:
    return Label(author.id, author.name, author.slug, "author", author.about)


@dataclass(frozen=True, slots=True)
class _Labels:
    authors: tuple[Label, ...]
    topics: tuple[Label, ...]
    rubrics: tuple[Label, ...]
    portraits: dict[int, int]


def _stored_labels(article_id: int) -> _Labels:
    """Authors, topics and the menu in one query: the three lists have the same columns."""
    kind, none = CharField(), Value(0, IntegerField())
    authors = (
        Byline.objects.filter(article_id=article_id)
        .order_by()
        .values_list(
            Value("author", kind),
            F("id") * 1,
            "author_id",
            "author__name",
            "author__slug",
            "author__about",
            "author__portrait_id",
        )
    )
    own = ("id", "name", "slug")
    topics = (
        Topic.objects.filter(article=article_id)
        .order_by()
        .values_list(Value("topic", kind), F("id") * 1, *own, Value("", kind), none)
    )
    rubrics = Rubric.objects.order_by().values_list(
        Value("rubric", kind), F("position") * 1, *own, "about", none
    )
    rows = sorted(authors.union(topics, rubrics, all=True), key=lambda row: row[:3])
    return _sort_labels(rows)


def _sort_labels(rows: list[tuple[Any, ...]]) -> _Labels:
    found: dict[str, list[Label]] = {"author": [], "topic": [], "rubric": []}
    for kind, _, id_, name, slug, about, _ in rows:
        found[kind].append(Label(id_, name, slug, kind, about))
    portraits = {row[2]: row[6] or 0 for row in rows if row[0] == "author"}
    return _Labels(tuple(found["author"]), tuple(found["topic"]), tuple(found["rubric"]), portraits)


def _view(row: Article, labels: _Labels) -> ArticleView:
    blocks = [block for block in row.body.get_prep_value() if block]
    shots = pictures(body.picture_ids(blocks) | {row.lead_picture_id or 0}, WIDE_SPECS)
    found = neighbours(_standpoint(row, labels), body.linked_ids(blocks))
    linked = {n.id: body.Linked(n.id, n.headline, n.path) for n in found if n.kind == "linked"}
    lead_shot = shots.get(row.lead_picture_id)
    return ArticleView(
        id=row.pk or 0,
        headline=row.headline,
        lead=row.lead,
        body_html=body.write(blocks, body.Ground(shots, linked)),
        words=len(body.plain(blocks).split()),
        language=row.language,
        rubric=_label(row.rubric, "rubric"),
        authors=labels.authors,
        topics=labels.topics,
        source=row.source,
        series=_series(row, found),
        picture=lead_shot,
        picture_html=_lead_figure(row, lead_shot),
        published_at=row.published_at,
        updated_at=row.updated_at,
        comments_open=row.comments_open,
        people=_people(labels),
        related=related(n for n in found if n.id != row.pk),
        rubrics=labels.rubrics,
    )


def _standpoint(row: Article, labels: _Labels) -> Standpoint:
    topic_ids = tuple(topic.id for topic in labels.topics)
    return Standpoint(row.pk or 0, row.published_at, row.rubric_id, row.series_id, topic_ids)


def _people(labels: _Labels) -> tuple[Person, ...]:
    """The authors of whom there is something to show: words or a face."""
    shots = pictures(labels.portraits.values(), (PORTRAIT_SPEC,))
    people = (Person(a, shots.get(labels.portraits.get(a.id, 0))) for a in labels.authors)
    return tuple(person for person in people if person.label.about or person.portrait)


def _lead_figure(row: Article, shot: PictureView | None) -> str:
    if shot is None:
        return ""
    return body.figure(
        shot, row.picture_caption, row.picture_credit, is_first=True, sizes=body.WIDE_SIZES
    )


def _label(named: Any, kind: str) -> Label | None:
    return named and Label(named.id, named.name, named.slug, kind, named.about)


def _series(row: Article, found: tuple[Neighbour, ...]) -> SeriesView | None:
    label = _label(row.series, "series")
    if label is None:
        return None
    parts = sorted((n.part, n.id, n.headline) for n in found if n.kind == "series")
    return SeriesView(label, row.part or 1, tuple(Part(i, p, h) for p, i, h in parts))


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


# The editor's preview: the reader's room registers the real page here, for content cannot call up.
_previewers: list[Callable[[Any, Any, str], Any]] = []


def register_previewer(previewer: Callable[[Any, Any, str], Any]) -> None:
    """Names the function (draft, request, script key) that answers a preview."""
    _previewers[:] = [previewer]


def preview(row: Any, request: Any, script_key: str) -> Any:
    """The response that shows a draft as the real page."""
    return _previewers[0](row, request, script_key)
