"""HTTP for feeds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jarshy.content import tags
from jarshy.content.scripts import Script
from jarshy.delivery.responses import StorableResponse
from jarshy.reader import views
from jarshy.reader.feeds.assembly import assemble, paper_id
from jarshy.reader.feeds.plan import FeedForm, FeedKind


def feed(
    request: HttpRequest, script: Script, kind: FeedKind, form: FeedForm, **asked: str
) -> HttpResponse:
    """A feed; it has one page only, so a cursor of a list leads nowhere."""
    subject = None if "before" in request.GET else kind.read(**asked)
    if subject is None:
        return views.failure(404, script)
    return StorableResponse(
        form.write(assemble(subject, script, form.FILE, paper_id())),
        script=script.key,
        # SITE: the names of rubrics, authors and topics stand in entries.
        tags=subject.tags | {tags.SITE},
        content_type=form.CONTENT_TYPE,
        headers={"Content-Language": script.lang},
    )
