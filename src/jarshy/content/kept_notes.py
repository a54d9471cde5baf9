"""Correction notes that readers have seen: a publication keeps them, whatever revision it is of.

An editor's form refuses to drop one (newsroom.forms); a schedule, an approval from a list or code
publish a revision without a form, and one that is older than a note would take it off the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from modelcluster.models import get_serializable_data_for_fields

TAKES_BACK = "content.delete_correctionnote"


def lost(article: Any, notes: Iterable[Any]) -> list[Any]:
    """The notes that readers have seen and that are not among these.

    A draft's note has no number until it is published; its minute tells it then.
    """
    if article.pk is None:
        return []
    known = {_key(note.pk, note.noted_at) for note in notes}
    return [note for note in _seen(article) if not _is_among(known, note)]


def bring_back(revision: Any, draft: Any) -> None:
    """Writes into a revision the seen notes it lacks, unless somebody with the right took them."""
    missing = lost(draft, draft.corrections.all())
    kept = [note for note in missing if not _was_taken_back(revision, note)]
    if kept:
        revision.content["corrections"] += [get_serializable_data_for_fields(n) for n in kept]
        revision.save(update_fields=["content"])


def number(revision: Any) -> None:
    """Gives a published revision's notes the numbers they got, so that a form knows them again."""
    rows = {(n.noted_at, n.text): n.pk for n in _seen(revision.content_object)}
    entries = [entry for entry in _entries(revision) if entry["pk"] is None]
    for entry in entries:
        entry["pk"] = rows.get((_moment(entry), entry["text"]))
    if entries:
        revision.save(update_fields=["content"])


def _seen(article: Any) -> Any:
    rows = article.corrections.get_live_queryset()
    return rows.filter(article__first_published_at__isnull=False)


def _key(number: int | None, noted_at: datetime) -> int | datetime:
    return number or noted_at.replace(second=0, microsecond=0)


def _is_among(known: set[int | datetime], note: Any) -> bool:
    return not known.isdisjoint({_key(note.pk, note.noted_at), _key(None, note.noted_at)})


def _was_taken_back(revision: Any, note: Any) -> bool:
    """True when whoever first saved the article without the note may do so."""
    rows = type(revision).objects.for_instance(revision.content_object)
    remover = None
    for row in rows.filter(id__lte=revision.pk).order_by("-id").iterator(chunk_size=20):
        known = {_key(entry["pk"], _moment(entry)) for entry in _entries(row)}
        if row.created_at < note.noted_at or _is_among(known, note):
            break
        remover = row.user
    return remover is not None and remover.has_perm(TAKES_BACK)


def _entries(revision: Any) -> list[dict[str, Any]]:
    """The notes of a revision; those from before there were notes do not speak of them."""
    return revision.content.get("corrections", [])


def _moment(entry: dict[str, Any]) -> datetime:
    at = entry["noted_at"]  # a moment until the revision is read from the database again
    return at if isinstance(at, datetime) else datetime.fromisoformat(at)
