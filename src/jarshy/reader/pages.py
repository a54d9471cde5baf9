"""Every public page, assembled: rooms are asked, a template is filled, a script is chosen.

Each function returns a Page: HTML with holes for live values, and the tags it depends on.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from jarshy.comments.queries import thread
from jarshy.content import presentation, queries, tags
from jarshy.content.scripts import SCRIPTS, Script
from jarshy.media.queries import PORTRAIT_SPEC
from jarshy.reader.live import in_script

WORDS_A_MINUTE = 160  # Kazakh words are long; 160 a minute is a calm silent reader

MOTTO = "Қазақша жаңалық, ой мен сөз: бір мәтін, үш жазу."


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page before its live values.

    Shape: `html` is complete, in its script, with holes; `tags` are content.tags strings.
    """

    html: str
    tags: frozenset[str] = field(default_factory=frozenset)
    status: int = 200


def article(view: presentation.ArticleView, script: Script, *, is_preview: bool = False) -> Page:
    """The page of an article, live or a draft."""
    context = {
        "article": view,
        "title": view.headline,
        "description": view.lead or view.headline,
        "minutes": max(1, round(view.words / WORDS_A_MINUTE)),
        "comments": () if is_preview else thread(view.id),
        "is_preview": is_preview,
        "image": view.picture and view.picture.largest,
    }
    return _render("article", script, view.path, context, depends=view.tags)


def front(script: Script, now: datetime, desk: queries.Front | None = None) -> Page:
    """The front page: hand-set slots, then the latest, then rubrics."""
    desk = desk or queries.front(now)
    labels = queries.rubrics()
    rows = queries.rubric_rows(labels)
    newest = queries.latest_ids(limit=24)
    wanted = [*desk.slot_ids, *newest, *(id_ for ids in rows.values() for id_ in ids)]
    found = {card.id: card for card in queries.cards(wanted)}
    top = _take(found, [*desk.slot_ids, *newest], 6)
    shown = {card.id for card in top}
    context = {
        "notice": desk.notice,
        "lead": top[0] if top else None,
        "slots": top[1:],
        "latest": [c for c in _take(found, newest, 24) if c.id not in shown][:12],
        "rubric_rows": [(label, _take(found, rows.get(label.id, ()), 4)) for label in labels],
        "rubrics": labels,
    }
    return _render("front", script, "/", context, depends={tags.FRONT, tags.LATEST})


def _take(found: dict[int, queries.Card], ids: Any, limit: int) -> list[queries.Card]:
    return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found][:limit]


def latest(script: Script, before: queries.Cursor | None) -> Page:
    """Everything, newest first."""
    listing = queries.latest(before)
    context = {"title": "Соңғы жаңалықтар", "before": before}
    return _listing(script, "/latest", listing, context, depends={tags.LATEST})


def rubric(label: queries.Label, script: Script, before: queries.Cursor | None) -> Page:
    """A rubric's list."""
    listing = queries.of_rubric(label.id, before)
    return _labelled(script, label, listing, before, depends={tags.rubric(label.id)})


def author(label: queries.Label, script: Script, before: queries.Cursor | None) -> Page:
    """An author's list."""
    listing = queries.of_author(label.id, before)
    context = _named(label, before) | {"portrait": queries.portrait(label.id, PORTRAIT_SPEC)}
    return _listing(script, label.path, listing, context, depends={tags.author(label.id)})


def topic(label: queries.Label, script: Script, before: queries.Cursor | None) -> Page:
    """A topic's list."""
    listing = queries.of_topic(label.id, before)
    return _labelled(script, label, listing, before, depends={tags.topic(label.id)})


def series(label: queries.Label, script: Script) -> Page:
    """A series: its parts in order."""
    listing = queries.CardPage(queries.of_series(label.id), None)
    return _labelled(script, label, listing, None, depends={tags.series(label.id)})


def day(on: date, script: Script, before: queries.Cursor | None) -> Page:
    """What one day brought."""
    earlier, later = queries.neighbour_days(on)
    path = f"/archive/{on:%Y/%m/%d}"
    context = {"day": on, "earlier": earlier, "later": later, "before": before}
    # A neighbouring day may appear or vanish with any article.
    depends = {tags.day(on), tags.LATEST}
    return _listing(script, path, queries.of_day(on, before), context, depends=depends)


def standalone(page: Any, script: Script) -> Page:
    """A page such as About."""
    view = presentation.standalone(page)
    context = {"page": view, "title": view.title}
    return _render("page", script, view.path, context, depends={tags.page(view.slug)})


def draft(row: Any, script: Script, now: datetime) -> Page:
    """Whatever an editor previews: an article, the front page or a standalone page."""
    if isinstance(row, queries.StandalonePage):
        return standalone(row, script)
    if isinstance(row, queries.FrontPage):
        return front(script, now, desk=queries.draft_front(row))
    return article(presentation.draft(row), script, is_preview=True)


def server_error(script: Script) -> str:
    """The page of a fault: no query is asked for it."""
    return _render("failure", script, "/", {"status": 500, "rubrics": [None]}).html


def failure(status: int, script: Script) -> Page:
    """An error in the script of the address."""
    return _render("failure", script, "/", {"status": status})


def _labelled(
    script: Script,
    label: queries.Label,
    listing: queries.CardPage,
    before: queries.Cursor | None,
    *,
    depends: set[str],
) -> Page:
    return _listing(script, label.path, listing, _named(label, before), depends=depends)


def _named(label: queries.Label, before: queries.Cursor | None) -> dict[str, Any]:
    return {"title": label.name, "about": label.about, "before": before}


def _listing(
    script: Script,
    path: str,
    listing: queries.CardPage,
    context: dict[str, Any],
    *,
    depends: set[str],
) -> Page:
    shown = {"cards": listing.cards, "next": listing.next}
    return _render("listing", script, path, context | shown, depends=depends)


def _render(
    template: str,
    script: Script,
    path: str,
    context: dict[str, Any],
    *,
    depends: AbstractSet[str] = frozenset(),
) -> Page:
    frame = {
        "rubrics": context.get("rubrics") or queries.rubrics(),
        "script": script,
        "scripts": SCRIPTS,
        "path": path,
        "site": settings.SITE_ADDRESS,
        "site_name": settings.SITE_NAME,
        "description": context.get("about") or MOTTO,
    }
    html = render_to_string(f"reader/{template}.html", frame | context)
    status = context.get("status", 200)
    return Page(in_script(html, script.key), frozenset({tags.SITE, *depends}), status)
