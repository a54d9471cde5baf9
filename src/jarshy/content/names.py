"""Names found by what somebody typed, and articles changed after publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import F

from jarshy.content.models import Article, Author, Rubric, Series, Topic
from jarshy.content.queries import Label
from jarshy.kazakh.folding import fold

_KINDS = (("rubric", Rubric), ("topic", Topic), ("series", Series), ("author", Author))
LIMIT = 40
CHANGED_ROWS = 100


def find(*asked: str, limit: int = LIMIT) -> tuple[Label, ...]:
    """Rubrics, topics, series and authors whose name contains one of the spellings, folded."""
    keys = {key for key in (fold(words).strip() for words in asked) if key}
    if not keys:
        return ()
    found = (
        Label(id_, name, slug, kind)
        for kind, model in _KINDS
        for id_, name, slug in model.objects.values_list("id", "name", "slug").iterator()
        if any(key in fold(name) for key in keys)
    )
    return tuple(islice(found, limit))


@dataclass(frozen=True, slots=True)
class Changed:
    """An article and the moment it was last added to."""

    id: int
    headline: str
    updated_at: datetime
    language: str

    @property
    def path(self) -> str:
        """Its page in Cyrillic."""
        return f"/post/{self.id}"


def changed(limit: int = CHANGED_ROWS) -> tuple[Changed, ...]:
    """Live articles added to after their publication, the newest change first."""
    rows = Article.objects.filter(live=True, updated_at__gt=F("published_at"))
    fields = ("id", "headline", "updated_at", "language")
    return tuple(Changed(*row) for row in rows.order_by("-updated_at").values_list(*fields)[:limit])
