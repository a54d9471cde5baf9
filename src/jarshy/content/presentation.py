"""An article made ready for reading: one record, whether it is live or somebody's draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Value

from jarshy.content import body, tags
from jarshy.content.models import Article, Byline, Topic
from jarshy.content.queries import Label
from jarshy.media.queries import WIDE_SPECS, PictureView, pictures


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


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything a page says of an article.

    Shape: `body_html` is safe HTML in Cyrillic; every other text is plain.
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

    @property
    def path(self) -> str:
        """The page in Cyrillic."""
        return f"/post/{self.id}"

    @property
    def tags(self) -> set[str]:
        """What the page depends on."""
        found = {tags.SITE, tags.article(self.id)}
        return found | ({tags.series(self.series.label.id)} if self.series else set())


def article(article_id: int) -> ArticleView | None:
    """The live article of this id. Four or five queries."""
    rows = Article.objects.filter(live=True).select_related("rubric", "series")
    row = rows.defer("locked_by", "latest_revision", "live_revision").filter(id=article_id).first()
    return row and _view(row, *_stored_labels(row.id))


def draft(row: Article) -> ArticleView:
    """An article as it stands in an editor's form, saved or not."""
    authors = tuple(_author(byline.author) for byline in row.bylines.all() if byline.author_id)
    topics = tuple(Label(t.id, t.name, t.slug, "topic") for t in row.topics.all())
    return _view(row, authors, topics)


def _author(author: Any) -> Label:
    return Label(author.id, author.name, author.slug, "author", author.about)


def _stored_labels(article_id: int) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Authors and topics in one query: the two lists have the same columns."""
    text = CharField()
    authors = (
        Byline.objects.filter(article_id=article_id)
        .order_by()
        .values_list(
            Value("author", text),
            F("id") * 1,
            "author_id",
            "author__name",
            "author__slug",
            "author__about",
        )
    )
    topics = (
        Topic.objects.filter(article=article_id)
        .order_by()
        .values_list(Value("topic", text), F("id") * 1, "id", "name", "slug", Value("", text))
    )
    rows = sorted(authors.union(topics, all=True), key=lambda row: (row[0], row[1]))
    labels = [Label(id_, name, slug, kind, about) for kind, _, id_, name, slug, about in rows]
    return (
        tuple(label for label in labels if label.kind == "author"),
        tuple(label for label in labels if label.kind == "topic"),
    )


def _view(row: Article, authors: tuple[Label, ...], topics: tuple[Label, ...]) -> ArticleView:
    blocks = [block for block in row.body.get_prep_value() if block]
    shown = body.picture_ids(blocks) | {row.lead_picture_id or 0}
    shots = pictures(shown, WIDE_SPECS)
    linked, series = _neighbours(row, body.linked_ids(blocks))
    lead_shot = shots.get(row.lead_picture_id)
    return ArticleView(
        id=row.pk or 0,
        headline=row.headline,
        lead=row.lead,
        body_html=body.write(blocks, body.Ground(shots, linked)),
        words=len(body.plain(blocks).split()),
        language=row.language,
        rubric=_label(row.rubric, "rubric"),
        authors=authors,
        topics=topics,
        source=row.source,
        series=series,
        picture=lead_shot,
        picture_html=_lead_figure(row, lead_shot),
        published_at=row.published_at,
        updated_at=row.updated_at,
        comments_open=row.comments_open,
    )


def _lead_figure(row: Article, shot: PictureView | None) -> str:
    if shot is None:
        return ""
    return body.figure(shot, row.picture_caption, row.picture_credit, is_first=True)


def _label(named: Any, kind: str) -> Label | None:
    return named and Label(named.id, named.name, named.slug, kind, named.about)


def _neighbours(
    row: Article, linked_ids: set[int]
) -> tuple[dict[int, body.Linked], SeriesView | None]:
    """The articles a page points to: read-also and the other parts of its series, in one query."""
    if not linked_ids and not row.series_id:
        return {}, None
    rows = Article.objects.filter(id__in=linked_ids, live=True).order_by()
    if row.series_id:
        rows = rows | Article.objects.filter(series_id=row.series_id, live=True).order_by()
    found = list(rows.values_list("id", "headline", "series_id", "part"))
    linked = {i: body.Linked(i, h, f"/post/{i}") for i, h, _, _ in found if i in linked_ids}
    if not row.series_id:
        return linked, None
    parts = sorted((p, i, h) for i, h, s, p in found if s == row.series_id)
    label = _label(row.series, "series")
    assert label is not None
    return linked, SeriesView(label, row.part or 1, tuple(Part(i, p, h) for p, i, h in parts))


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
