"""What templates of the reader's site may say: holes, moments, addresses in the reader's script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from jarshy import kazakh
from jarshy.content.days import Month
from jarshy.content.names import Corrected
from jarshy.content.presentation import Note
from jarshy.content.queries import Label
from jarshy.content.scripts import Script
from jarshy.delivery import holes

register = template.Library()

_OWN_LINK = re.compile(
    r'href="(?=/(?:post|rubric|author|topic|series|archive|page|latest|search|corrections|ratings)[/"])'
)


@register.simple_tag
def hole(name: str, argument: Any = "") -> SafeString:
    """The place of a live value."""
    return mark_safe(holes.mark(name, argument))  # noqa: S308  (a comment of our own making)


@register.filter
def foreign(language: str) -> SafeString:
    """The attribute that marks words of another language, so that no script rewrites them."""
    return mark_safe("" if language == "kk" else f' lang="{escape(language)}"')  # noqa: S308


@register.filter
def moment(when: datetime | None) -> str:
    """24 Қараша, 2023 сағат 16:21; empty for a draft that has none yet."""
    return kazakh.dates.moment(when) if when else ""


@register.filter
def clock(when: datetime) -> str:
    """16:21 in the newsroom's zone."""
    return kazakh.dates.clock(when)


@register.filter
def in_script(html: str, script: Script) -> SafeString:
    """A body's own links led to the pages in the reader's script."""
    linked = _OWN_LINK.sub(f'href="{script.prefix}', html) if script.prefix else html
    return mark_safe(linked)  # noqa: S308  (content.body cleaned it)


@register.filter
def long_day(day: date) -> str:
    """Сенбі, 23 Қараша 2024."""
    return kazakh.dates.masthead(day)


@register.filter
def month_name(month: Month) -> str:
    """Қараша."""
    return kazakh.dates.MONTHS[month.number - 1]


@register.filter
def long_month(month: Month) -> str:
    """Қараша 2024."""
    return f"{month_name(month)} {month.year}"


@register.filter
def note_kind(note: Note | Corrected) -> str:
    """What a correction note tells of."""
    return "Түзету" if note.is_fault else "Толықтыру"


@register.filter
def amended(notes: Sequence[Note]) -> str:
    """One word beside an article's date: a fault that was put right weighs more than news."""
    return "Түзетілді" if any(note.is_fault for note in notes) else "Толықтырылды"


_KIND_NAMES = {"rubric": "Айдар", "author": "Автор", "topic": "Тақырып", "series": "Топтама"}


@register.filter
def kind_name(label: Label) -> str:
    """What a name is the name of."""
    return _KIND_NAMES[label.kind]
