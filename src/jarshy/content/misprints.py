"""Misprints that readers tell of: noted at the reader's word, settled by the newsroom.

Both fronts need them and may not ask each other; they are about the text of an article, so they
live in the room of articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, TextField
from django.db.models.functions import Cast

from jarshy.content import sentences
from jarshy.content.errors import MisprintRefusedError
from jarshy.content.models import Article, Misprint
from jarshy.content.queries import is_live

PASSAGE_LENGTH = 300
OPEN_AT_ONCE = 50  # unsettled reports of one article; more of them tell an editor nothing new
SHOWN = 200  # reports looked at for one screen
STATES = dict(Misprint.State.choices)
NEW = str(Misprint.State.NEW)
FIXED = str(Misprint.State.FIXED)


@transaction.atomic
def report(*, article_id: int, passage: str, block: str, lang: str, at: datetime) -> None:
    """Notes a passage for the newsroom; told again it is counted, and new again if it was fixed.

    Errors: MisprintRefusedError `passage`, `article` or `enough`.
    """
    if not 2 <= len(passage) <= PASSAGE_LENGTH:
        raise MisprintRefusedError("passage", 400)
    if not is_live(article_id):
        raise MisprintRefusedError("article", 404)
    known = Misprint.objects.filter(article_id=article_id, passage=passage)
    if known.update(told=F("told") + 1, created_at=at):
        known.filter(state=FIXED).update(state=NEW, settled_at=None, settled_by=None)
        return
    waiting = Misprint.objects.filter(article_id=article_id, state=NEW)
    if len(waiting.values_list("id")[:OPEN_AT_ONCE]) >= OPEN_AT_ONCE:
        raise MisprintRefusedError("enough", 429)
    values = {"block": block[:16], "lang": lang[:8], "created_at": at}
    Misprint.objects.get_or_create(article_id=article_id, passage=passage, defaults=values)


@transaction.atomic
def settle(*, ids: Iterable[int], state: str, by: Any, at: datetime) -> int:
    """Puts reports into a state in the name of a person; says how many there were."""
    rows = Misprint.objects.filter(pk__in=list(ids))
    if state == NEW:
        return rows.update(state=state, settled_at=None, settled_by=None)
    return rows.update(state=state, settled_at=at, settled_by=by)


def count_new(limit: int = 1000) -> int:
    """How many wait, no further than the limit."""
    return Misprint.objects.filter(state=NEW)[:limit].count()


@dataclass(frozen=True, slots=True)
class Report:
    """What readers told of one place, the newest word first.

    Shape: `pieces` is the sentence as (text, whether it was marked); empty when the text no
    longer has the passage. `passages` are as readers saw them, in their scripts.
    """

    ids: tuple[int, ...]
    article_id: int
    headline: str
    passages: tuple[str, ...]
    pieces: tuple[tuple[str, bool], ...]
    told: int
    told_at: datetime
    state: str
    settled_by: str


def reports(state: str, limit: int = SHOWN) -> tuple[Report, ...]:
    """The newest reports in a state, those of one place together. Two queries."""
    rows = list(Misprint.objects.filter(state=state).select_related("settled_by")[:limit])
    texts = _texts({row.article_id for row in rows})
    groups: list[list[tuple[Misprint, sentences.Place | None]]] = []
    for row in rows:
        place = sentences.find(texts[row.article_id][1], row.block, row.passage, row.lang)
        same = next((g for g in groups if _is_same(g[0], row, place)), None)
        if same is None:
            groups.append([(row, place)])
        else:
            same.append((row, place))
    return tuple(_report(group, texts) for group in groups)


def _is_same(first: tuple[Misprint, Any], row: Misprint, place: sentences.Place | None) -> bool:
    """True for words of one article that overlap in its text, in whatever script each was read."""
    other, there = first
    if other.article_id != row.article_id:
        return False
    return bool(place and there and place.overlaps(there))


def _texts(article_ids: set[int]) -> dict[int, tuple[str, tuple[sentences.Passage, ...]]]:
    stored = Article.objects.filter(pk__in=article_ids).annotate(stored=Cast("body", TextField()))
    fields = ("id", "headline", "lead", "stored")
    return {
        id_: (headline, sentences.passages(headline, lead, body))
        for id_, headline, lead, body in stored.values_list(*fields)
    }


def _report(
    group: list[tuple[Misprint, sentences.Place | None]],
    texts: dict[int, tuple[str, tuple[sentences.Passage, ...]]],
) -> Report:
    first, place = group[0]
    rows = [row for row, _ in group]
    return Report(
        ids=tuple(row.pk for row in rows),
        article_id=first.article_id,
        headline=texts[first.article_id][0],
        passages=tuple(dict.fromkeys(row.passage for row in rows)),
        pieces=place.pieces if place else (),
        told=sum(row.told for row in rows),
        told_at=first.created_at,
        state=first.state,
        settled_by=str(first.settled_by or ""),
    )
