"""What a person sees after signing in: what to begin, what waits, what they wrote last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from jarshy.comments.models import Comment
from jarshy.content.misprints import count_new
from jarshy.content.models import Article
from jarshy.newsroom.misprints import may_settle

SHOWN = 8
LOOKED_AT = 80  # revisions: autosave writes many for one article


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list of the dashboard."""

    id: int
    headline: str
    is_live: bool
    edited_at: datetime


def recent_entries(user: Any) -> tuple[Entry, ...]:
    """The articles this person wrote in last, the latest first."""
    kind = ContentType.objects.get_for_model(Article)
    rows = Revision.objects.filter(base_content_type=kind, user=user).order_by("-created_at")
    edited: dict[int, datetime] = {}
    for id_, at in rows.values_list("object_id", "created_at")[:LOOKED_AT]:
        edited.setdefault(int(id_), at)
    wanted = list(edited)[:SHOWN]
    found = {row.pk: row for row in Article.objects.filter(id__in=wanted).only("headline", "live")}
    return tuple(
        Entry(id_, found[id_].headline, found[id_].live, edited[id_])
        for id_ in wanted
        if id_ in found
    )


class RecentPanel(Component):
    """The person's own last articles."""

    name = "recent_articles"
    template_name = "newsroom/recent.html"
    order = 300

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The entries."""
        return {"entries": recent_entries(parent_context["request"].user)}


class MisprintsPanel(Component):
    """How many new misprints readers told of."""

    name = "waiting_misprints"
    template_name = "newsroom/waiting_misprints.html"
    order = 260

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The number; none for a person who may not settle them."""
        is_asked = may_settle(parent_context["request"].user)
        return {"count": count_new() if is_asked else 0}


class HeldPanel(Component):
    """Comments that wait for a moderator, the oldest first."""

    name = "held_comments"
    template_name = "newsroom/held.html"
    order = 250

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The comments; none for a person who may not change them."""
        if not parent_context["request"].user.has_perm("comments.change_comment"):
            return {"comments": ()}
        held = Comment.objects.filter(state=Comment.State.HELD).order_by("created_at")
        queue = reverse("wagtailsnippets_comments_comment:list")
        return {
            "comments": list(held.select_related("article").defer("article__body")[:SHOWN]),
            "queue": f"{queue}?state={Comment.State.HELD}",
        }
