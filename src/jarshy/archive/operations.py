"""Old pages moving in: read, repaired, stored, each in a transaction of its own."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.db import transaction

from jarshy import kazakh
from jarshy.archive.errors import PageError
from jarshy.archive.models import ImportedPage, SeenEntry
from jarshy.archive.oldpage import OldPage, RawPage
from jarshy.content.operations import IncomingArticle, take_in
from jarshy.content.queries import is_edited, is_taken

if TYPE_CHECKING:
    from jarshy.archive.sources import Source


@dataclass(slots=True)
class Report:
    """How a run ended. The outcomes add up to the pages found; `moved` says where each one is."""

    outcomes: Counter[str] = field(default_factory=Counter)
    moved: list[tuple[str, int]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def move_in(*, source: Source, path: Path, address: str, at: datetime) -> Report:
    """Imports every page at a path; a page that cannot be read is named and left out."""
    report = Report()
    for raw in source.fetch(path, address):
        try:
            outcome, article_id = store(
                source_name=source.name, raw=raw, page=source.parse(raw), at=at
            )
            report.moved.append((raw.name, article_id))
        except PageError as error:
            report.refused.append(f"{raw.name}: {error}")
            outcome = "refused"
        report.outcomes[outcome] += 1
    return report


@transaction.atomic
def store(*, source_name: str, raw: RawPage, page: OldPage, at: datetime) -> tuple[str, int]:
    """Stores one page: "new", "changed", or "same" when nothing had to be written, and its article.

    Errors: PageError when its number belongs to another article, or people edited it here.
    """
    digest = hashlib.sha256(raw.data + raw.address.encode()).hexdigest()
    known = ImportedPage.objects.filter(source=source_name, old_id=page.old_id).first()
    if known and known.sha256 == digest:
        return "same", known.article_id
    id_ = int(page.old_id) if page.old_id.isdigit() else None
    _refuse_foreign(known, id_)
    existing_id = known.article_id if known else None
    article_id = take_in(incoming=_repaired(page, id_), at=at, existing_id=existing_id)
    row, _ = ImportedPage.objects.update_or_create(
        source=source_name,
        old_id=page.old_id,
        defaults={
            "sha256": digest,
            "visited_on": page.visited_on,
            "article_id": article_id,
        },
    )
    _record_seen(row, page)
    return "changed" if known else "new", article_id


def _refuse_foreign(known: ImportedPage | None, id_: int | None) -> None:
    """Keeps an import from writing over what people wrote here."""
    if known and is_edited(known.article_id):
        raise PageError(f"article {known.article_id} was edited here since; it is left as it is")
    if known is None and id_ is not None and is_taken(id_):
        raise PageError(f"number {id_} belongs to another article here")


def _record_seen(row: ImportedPage, page: OldPage) -> None:
    row.seen.all().delete()
    SeenEntry.objects.bulk_create(
        SeenEntry(
            page=row,
            position=n,
            rubric=item.rubric,
            headline=item.headline,
            author=item.author,
            views=item.views,
        )
        for n, item in enumerate(page.seen, 1)
    )


def _repaired(page: OldPage, id_: int | None) -> IncomingArticle:
    return IncomingArticle(
        id=id_,
        headline=_repair(page.headline),
        lead=_repair(page.lead),
        blocks=[(kind, _repair_value(value)) for kind, value in page.blocks],
        published_at=page.published_at,
        rubric=_repair(page.rubric),
        authors=tuple(_repair(name) for name in page.authors),
        source=page.source,
        language=page.language,
        origin=page.origin,
        picture_credit=_repair(page.picture_credit),
        imported_views=page.views,
        imported_comments=page.comments,
        addresses=tuple(_address_key(address) for address in page.addresses),
    )


def _repair(text: str) -> str:
    return kazakh.text.repair(text).text


def _repair_value(value: Any) -> Any:
    return _repair(value) if isinstance(value, str) else value


def _address_key(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return unquote(f"{host}{parts.path}" + (f"?{parts.query}" if parts.query else ""))[:500]
