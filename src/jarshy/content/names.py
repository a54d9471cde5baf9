"""Names found by what somebody typed, and the notes of what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import BooleanField, ExpressionWrapper, Q

from jarshy.content.models import Author, CorrectionNote, Rubric, Series, Topic
from jarshy.content.queries import Label
from jarshy.kazakh.folding import fold

_KINDS = (("rubric", Rubric), ("topic", Topic), ("series", Series), ("author", Author))
LIMIT = 40
CORRECTED_ROWS = 100


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
class Corrected:
    """A note below a live article, as the page of corrections shows it."""

    id: int
    headline: str
    language: str
    is_fault: bool
    text: str
    noted_at: datetime

    @property
    def path(self) -> str:
        """The article's page in Cyrillic."""
        return f"/post/{self.id}"


def corrected(limit: int = CORRECTED_ROWS) -> tuple[Corrected, ...]:
    """The notes of live articles, the newest first. One query."""
    own = ("article_id", "article__headline", "article__language")
    is_fault = ExpressionWrapper(Q(kind=CorrectionNote.Kind.CORRECTION), BooleanField())
    rows = CorrectionNote.objects.filter(article__live=True).order_by("-noted_at", "-id")
    return tuple(
        Corrected(*row) for row in rows.values_list(*own, is_fault, "text", "noted_at")[:limit]
    )
