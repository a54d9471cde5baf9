"""What this room writes down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jarshy.content.queries import is_live
from jarshy.reader.errors import MisprintRefusedError
from jarshy.reader.models import Misprint

PASSAGE_LENGTH = 300
OPEN_AT_ONCE = 50  # unsettled reports of one article; more of them tell an editor nothing new


@transaction.atomic
def report_misprint(*, article_id: int, passage: str, block: str, lang: str, at: datetime) -> None:
    """Notes a passage for the newsroom; the same one told twice is noted once.

    Errors: MisprintRefusedError `passage`, `article` or `enough`.
    """
    if not 2 <= len(passage) <= PASSAGE_LENGTH:
        raise MisprintRefusedError("passage", 400)
    if not is_live(article_id):
        raise MisprintRefusedError("article", 404)
    waiting = Misprint.objects.filter(article_id=article_id, is_settled=False)
    if len(waiting.values_list("id")[:OPEN_AT_ONCE]) >= OPEN_AT_ONCE:
        raise MisprintRefusedError("enough", 429)
    Misprint.objects.get_or_create(
        article_id=article_id,
        passage=passage,
        defaults={"block": block[:16], "lang": lang[:8], "created_at": at},
    )
