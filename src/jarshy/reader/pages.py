"""Every public page, assembled: rooms are asked, a template is filled, a script is chosen.

Each function returns a Page: HTML with holes for live values, and the tags it depends on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings

from jarshy.audience.rankings import Ranking
from jarshy.comments.queries import Thread, opening, thread
from jarshy.content import presentation, queries, showcase, tags
from jarshy.content.scripts import Script
from jarshy.media.queries import PORTRAIT_SPEC
from jarshy.reader.frame import Page, render

WORDS_A_MINUTE = 160  # Kazakh words are long; 160 a minute is a calm silent reader
LONG_READ_WORDS = 500  # from here on a text opens with a large first letter
RECENT = 200  # how far back the front page looks for opinions, series and a picture
LATEST_LINES = 10
IN_ROW = 4  # articles of a rubric
TOP = 8  # the lead story, two beside each other under it, five in the next column


def article(view: presentation.ArticleView, script: Script, *, is_preview: bool = False) -> Page:
    """The page of an article, live or a draft."""
    context = {
        "article": view,
        "title": view.headline,
        "description": view.lead or view.headline,
        "minutes": max(1, round(view.words / WORDS_A_MINUTE)) if view.words else 0,
        "is_long": view.words >= LONG_READ_WORDS,
        "shares": shares(settings.SITE_ADDRESS + script.prefix + view.path),
        "rubrics": view.rubrics,
        "talk": Thread((), None) if is_preview else opening(view.id),
        "is_preview": is_preview,
        "image": view.picture and view.picture.largest,
    }
    return render("article", script, view.path, context, depends=view.tags)


def comments(card: queries.Card, script: Script, after: queries.Cursor | None) -> Page:
    """Every comment of an article, a stretch at a time."""
    path = f"{card.path}/comments"
    context = {"title": f"{card.headline}: пікірлер", "card": card, "after": after}
    context |= {"talk": thread(card.id, after), "is_preview": bool(after)}
    return render("discussion", script, path, context, depends={tags.article(card.id)})


def shares(address: str) -> tuple[tuple[str, str], ...]:
    """Where an article may be shown to others: plain links, nobody's script."""
    quoted = quote(address, safe="")
    return (
        ("Telegram", f"https://t.me/share/url?url={quoted}"),
        ("WhatsApp", f"https://wa.me/?text={quoted}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={quoted}"),
        ("VK", f"https://vk.com/share.php?url={quoted}"),
        ("X", f"https://x.com/intent/post?url={quoted}"),
    )


def front(script: Script, now: datetime, desk: queries.Front | None = None) -> Page:
    """The front page: hand-set slots, the latest with the time, what stands out, rubrics."""
    desk = desk or queries.front(now)
    labels = queries.rubrics()
    newest = queries.latest_ids(limit=RECENT)
    top_ids = list(dict.fromkeys([*desk.slot_ids, *newest[:TOP]]))[:TOP]
    rows = {
        id_: _without(ids, top_ids)[:IN_ROW]
        for id_, ids in queries.rubric_rows(labels, each=IN_ROW + TOP).items()
    }
    wanted = [*top_ids, *newest[:LATEST_LINES], *(id_ for ids in rows.values() for id_ in ids)]
    found = {card.id: card for card in queries.cards(wanted)}
    top = _take(found, top_ids)
    pair = [card for card in top[1:] if card.picture][:2]
    rest = _without(newest, top_ids)
    context = {
        "notice": desk.notice,
        "lead": top[0] if top else None,
        "pair": pair,
        "slots": [card for card in top[1:] if card not in pair],
        "latest": _by_day(_take(found, newest[:LATEST_LINES])),
        "rubric_rows": [(label, _take(found, rows.get(label.id, ()))) for label in labels],
        "rubrics": labels,
        "opinions": showcase.opinions(rest),
        "series": showcase.series_rows(newest),
        "day_picture": showcase.day_picture(rest[:30]),
    }
    depends = {tags.FRONT, tags.LATEST}
    return render("front", script, "/", context, depends=depends)


def _without(ids: Sequence[int], shown: Sequence[int]) -> list[int]:
    return [id_ for id_ in ids if id_ not in shown]


def _by_day(cards: Sequence[queries.Card]) -> list[tuple[date, list[queries.Card]]]:
    zone = ZoneInfo(settings.TIME_ZONE)
    days = groupby(cards, key=lambda card: card.published_at.astimezone(zone).date())
    return [(day, list(group)) for day, group in days]


def _take(found: dict[int, queries.Card], ids: Sequence[int]) -> list[queries.Card]:
    return [found[id_] for id_ in ids if id_ in found]


def latest(script: Script, before: queries.Cursor | None) -> Page:
    """Everything, newest first."""
    listing = queries.latest(before)
    title = "Бұрынғы жаңалықтар" if before else "Соңғы жаңалықтар"
    context = {"title": title, "before": before, "is_led": True}
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
    return render("page", script, view.path, context, depends={tags.page(view.slug)})


def ratings(rankings: Sequence[Ranking], script: Script) -> Page:
    """Every ranking: its formula and its first places, which are live values."""
    context = {"title": "Рейтингтер", "rankings": rankings, "places": "5"}
    return render("ratings", script, "/ratings", context)


def rating(ranking: Ranking, script: Script) -> Page:
    """One ranking: its formula and its places."""
    context = {"title": ranking.TITLE, "rankings": (ranking,), "places": "50"}
    return render("ratings", script, f"/ratings/{ranking.NAME}", context)


def draft(row: Any, script: Script, now: datetime) -> Page:
    """Whatever an editor previews: an article, the front page or a standalone page."""
    if isinstance(row, queries.StandalonePage):
        return standalone(row, script)
    if isinstance(row, queries.FrontPage):
        return front(script, now, desk=queries.draft_front(row))
    return article(presentation.draft(row), script, is_preview=True)


def server_error(script: Script, status: int) -> str:
    """The page of a fault: no query is asked for it."""
    return render("failure", script, "/", {"status": status, "rubrics": (None,)}).html


def failure(status: int, script: Script) -> Page:
    """An error in the script of the address."""
    return render("failure", script, "/", {"status": status})


def _labelled(
    script: Script,
    label: queries.Label,
    listing: queries.CardPage,
    before: queries.Cursor | None,
    *,
    depends: set[str],
) -> Page:
    context = _named(label, before) | {"is_led": True}
    return _listing(script, label.path, listing, context, depends=depends)


def _named(label: queries.Label, before: queries.Cursor | None) -> dict[str, Any]:
    over = {"author": "Автор", "topic": "Тақырып"}.get(label.kind, "")
    return {"title": label.name, "about": label.about, "before": before, "over": over}


def _listing(
    script: Script,
    path: str,
    listing: queries.CardPage,
    context: dict[str, Any],
    *,
    depends: set[str],
) -> Page:
    cards = listing.cards
    context |= {"cards": cards, "next": listing.next, "first_shot": first_shot(cards)}
    return render("listing", script, path, context, depends=depends)


def first_shot(cards: Sequence[queries.Card]) -> int | None:
    """The place of the picture a phone shows first: it is fetched before the style is read."""
    return next((n for n, card in enumerate(cards[:3]) if card.picture), None)
