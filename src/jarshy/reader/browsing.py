"""Pages for going through the paper: the archive's calendar, whole series, names, corrections."""

from __future__ import annotations

from django.conf import settings

from jarshy import kazakh
from jarshy.content import days, names, presentation, queries, tags
from jarshy.content.scripts import Script
from jarshy.reader.frame import Page, render
from jarshy.reader.pages import first_shot

# Monday first; a short form as calendars print it, and the day's own name for a screen reader.
_WEEKDAYS = tuple(
    zip(("Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"), kazakh.dates.WEEKDAYS, strict=True)
)


def archive(script: Script) -> Page:
    """Every month there is, by year."""
    ends = days.reach()
    context = {"title": "Мұрағат", "years": days.years(*ends) if ends else ()}
    return render("archive", script, "/archive", context, depends={tags.LATEST})


def month(of: days.Month, script: Script) -> Page | None:
    """A month as a calendar; None outside the archive, which so has an end on both sides."""
    ends = days.reach()
    if ends is None or not ends[0] <= of <= ends[1]:
        return None
    context = {
        "title": f"{kazakh.dates.MONTHS[of.number - 1]} {of.year}",
        "month": of,
        "weekdays": _WEEKDAYS,
        "weeks": days.weeks(of),
        "earlier": of.shift(-1) if of > ends[0] else None,
        "later": of.shift(1) if of < ends[1] else None,
    }
    return render("archive", script, of.path, context, depends={tags.LATEST})


def series(label: queries.Label, script: Script) -> Page:
    """A series: its parts in order."""
    cards = queries.of_series(label.id)
    context = _series_context(label) | {"cards": cards, "first_shot": first_shot(cards)}
    return render("series", script, label.path, context, depends={tags.series(label.id)})


def whole_series(label: queries.Label, script: Script) -> Page:
    """All parts of a series one after another on one page."""
    cards = queries.of_series(label.id)
    parts = [view for view in (presentation.article(card.id) for card in cards) if view]
    context = _series_context(label) | {"cards": cards, "whole": parts}
    depends = {tags.series(label.id), *(tags.article(part.id) for part in parts)}
    return render("series", script, f"{label.path}/whole", context, depends=depends)


def _series_context(label: queries.Label) -> dict[str, object]:
    return {"title": label.name, "about": label.about}


def search(asked: str, script: Script) -> Page:
    """The search page: names that contain what was asked for."""
    found = names.find(*_spellings(asked, script)) if asked else ()
    context = {"title": "Іздеу", "asked": asked, "found": found, "is_preview": bool(asked)}
    return render("search", script, "/search", context, depends={tags.SITE})


def _spellings(asked: str, script: Script) -> tuple[str, ...]:
    """What was typed, as it is and read from the script of the page."""
    scheme = script.scheme(settings.LATIN_SCHEME)
    return (asked, kazakh.convert(asked, "cyrillic", source=scheme))


def corrections(script: Script) -> Page:
    """What the paper put right or added after publication, in its own words."""
    context = {"title": "Толықтырулар мен түзетулер", "notes": names.corrected()}
    return render("corrections", script, "/corrections", context, depends={tags.CORRECTIONS})
