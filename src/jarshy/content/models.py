"""The tables of this room, as Django and other rooms find them."""

from __future__ import annotations

from jarshy.content.articles import (
    LANGUAGES,
    ORIGINS,
    Article,
    Author,
    Byline,
    OldAddress,
    Rubric,
    Series,
    Topic,
)
from jarshy.content.corrections import CorrectionNote, Misprint
from jarshy.content.pages import FrontPage, FrontSlot, StandalonePage

__all__ = [
    "LANGUAGES",
    "ORIGINS",
    "Article",
    "Author",
    "Byline",
    "CorrectionNote",
    "FrontPage",
    "FrontSlot",
    "Misprint",
    "OldAddress",
    "Rubric",
    "Series",
    "StandalonePage",
    "Topic",
]
