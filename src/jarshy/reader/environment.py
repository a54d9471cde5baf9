"""The Jinja environment of the reader's templates: holes, moments, addresses in a script.

Jinja rather than Django's own templates: compiled to Python; a page of 24 articles took 4.1 ms
instead of 8.9 (docs/adr/0032).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.defaultfilters import linebreaks
from django.template.loader import render_to_string
from django.templatetags import static as static_tags
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from jarshy import kazakh
from jarshy.content.days import Month
from jarshy.content.names import Corrected
from jarshy.content.presentation import Note
from jarshy.content.queries import Label
from jarshy.content.scripts import Script
from jarshy.delivery import holes

_OWN_LINK = re.compile(
    r'href="(?=/(?:post|rubric|author|topic|series|archive|page|latest|search|corrections|ratings)[/"])'
)
# A file's address is fixed while the process runs; Django joins and quotes it anew each time.
static = cache(static_tags.static)
# Stands for a piece that was set aside.
KEPT = "<!--kept:{}-->"
_OWN = Markup("")  # the language of the page itself
_FRACTION = re.compile(r"\b\d+/\w\b")
_COUNTED = re.compile(r"(?<=[\dk]) (?=\w)")
_NO_BREAK = "\u00a0"
_JOINER = "\u2060"
_DASHES = ("–", "—", "-")  # as they are typed
_OPENERS = ("«", "“", "(")
_KIND_NAMES = {"rubric": "Айдар", "author": "Автор", "topic": "Тақырып", "series": "Топтама"}


def build(**options: Any) -> Environment:
    """The environment, as Django's settings name it."""
    # A tag of a template alone on its line leaves neither the line nor its indentation in the page.
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(**options)  # noqa: S701  (autoescape is among the options)
    environment.globals |= {"hole": hole, "static": static}
    environment.filters |= {
        "amended": amended,
        "aside": aside,
        "clock": kazakh.dates.clock,
        "foreign": foreign,
        "formula": formula,
        "grouped": kazakh.numbers.group,
        "heading_day": heading_day,
        "iso": iso,
        "kind_name": kind_name,
        "lines": lines,
        "linked": linked,
        "long_day": kazakh.dates.masthead,
        "long_month": long_month,
        "moment": moment,
        "month_name": month_name,
        "note_kind": note_kind,
        "paragraphs": paragraphs,
        "stamp": stamp,
        "two_digits": "{:02}".format,
    }
    return environment


def write(template: str, context: dict[str, Any]) -> str:
    """A template of the reader's, filled; Cyrillic still, its holes open.

    No line begins with a dash: the space before one does not break. None ends with the hyphen of
    an ending that is spoken of: «-лар».
    """
    html = render_to_string(f"reader/{template}.html", context, using="reader")
    for dash in _DASHES:
        html = html.replace(f" {dash} ", f"{_NO_BREAK}{dash} ")
    for opener in _OPENERS:
        html = html.replace(f"{opener}-", f"{opener}-{_JOINER}")
    return html


@pass_context
def aside(context: Context, html: str) -> Markup:
    """A piece that needs no change of script, or has had it: the conversion passes over its mark.

    `reader.frame.render` keeps the pieces and puts them back; without it they stand as they are.
    """
    kept = context.get("kept")
    if kept is None:
        return Markup(html)  # noqa: S704  (a template of ours wrote it)
    kept.append(html)
    return Markup(KEPT.format(len(kept) - 1))  # noqa: S704  (a comment of our own making)


def hole(name: str, argument: Any = "") -> Markup:
    """The place of a live value."""
    return Markup(holes.mark(name, argument))  # noqa: S704  (a comment of our own making)


def foreign(language: str) -> Markup:
    """The attribute that marks words of another language, so that no script rewrites them."""
    return _OWN if language == "kk" else Markup(' lang="{}"').format(language)


def moment(when: datetime | None) -> str:
    """24 Қараша, 2023 сағат 16:21; empty for a draft that has none yet."""
    return kazakh.dates.moment(when) if when else ""


def iso(when: datetime) -> str:
    """2023-11-24T16:21:00+06:00, in the newsroom's zone."""
    return when.astimezone(_zone(settings.TIME_ZONE)).isoformat()


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def stamp(day: date, form: str) -> str:
    """A day in a form of `date.strftime`: for addresses and attributes, never for readers."""
    return day.strftime(form)


def paragraphs(text: str) -> Markup:
    """A reader's plain words: escaped, empty lines between paragraphs, line breaks kept."""
    return Markup(linebreaks(text, autoescape=True))  # noqa: S704  (it escapes)


def lines(text: str) -> Markup:
    """Plain words, escaped, with their line breaks."""
    return Markup("<br>").join(text.splitlines())


def linked(html: str, script: Script) -> Markup:
    """A body's own links led to the pages in the reader's script."""
    found = _OWN_LINK.sub(f'href="{script.prefix}', html) if script.prefix else html
    return Markup(found)  # noqa: S704  (content.body cleaned it)


def note_kind(note: Note | Corrected) -> str:
    """What a correction note tells of."""
    return "Түзету" if note.is_fault else "Толықтыру"


def amended(notes: Sequence[Note]) -> str:
    """One word beside an article's date: a fault that was put right weighs more than news."""
    return "Түзетілді" if any(note.is_fault for note in notes) else "Толықтырылды"


def formula(text: str) -> Markup:
    """The plain words of a ranking's formula, escaped, in which a line ends between words only.

    None ends within ``k-қаралым`` or ``1 ұпай``; ``1/k`` stays so: between tóte letters it would
    turn to k/1.
    """
    kept = str(escape(text)).replace("k-", f"k-{_JOINER}")
    kept = _COUNTED.sub(_NO_BREAK, kept)
    return Markup(_FRACTION.sub(r'<bdi dir="ltr">\g<0></bdi>', kept))  # noqa: S704


def heading_day(day: date) -> str:
    """Сенбі, 23 Қараша 2024, where a line may end after the weekday only."""
    weekday, rest = kazakh.dates.masthead(day).split(" ", 1)
    return f"{weekday} {rest.replace(' ', _NO_BREAK)}"


def month_name(month: Month) -> str:
    """Қараша."""
    return kazakh.dates.MONTHS[month.number - 1]


def long_month(month: Month) -> str:
    """Қараша 2024."""
    return f"{month_name(month)} {month.year}"


def kind_name(label: Label) -> str:
    """What a name is the name of."""
    return _KIND_NAMES[label.kind]
