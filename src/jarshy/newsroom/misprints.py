"""Misprints that readers told of: a list with their sentences, settled in one click."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from jarshy.content import misprints

# Wagtail's menu cuts a word off at 149 px; «хабар» alone would be read as news.
TITLE = "Табылған қателер"
ON_A_PAGE = 25
MOST_IDS = 100
SETTLED = "Хабар «{}» деп белгіленді."
NOT_THERE = "Мұндай хабар жоқ: оны басқа біреу қарап үлгерген болуы мүмкін."


def may_see(user: Any) -> bool:
    """True for those who write articles."""
    return bool(user.has_perm("content.view_misprint"))


def may_settle(user: Any) -> bool:
    """True for those who can put a published text right."""
    return bool(user.has_perm("content.change_misprint"))


@require_admin_access
def queue(request: HttpRequest) -> HttpResponse:
    """The reports in one state."""
    state = request.GET.get("state", misprints.NEW)
    if not may_see(request.user):
        raise PermissionDenied
    if state not in misprints.STATES:
        raise Http404
    found = misprints.reports(state)
    context = {
        "page_title": TITLE,
        "header_title": TITLE,
        "header_icon": "warning",
        "state": state,
        "states": misprints.STATES.items(),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("p")),
        "may_settle": may_settle(request.user),
    }
    return render(request, "newsroom/misprints.html", context)


@require_POST
@require_admin_access
def settle(request: HttpRequest) -> HttpResponse:
    """Puts reports into a state and goes back to the list they came from."""
    if not may_settle(request.user):
        raise PermissionDenied
    state, came_from = request.POST.get("state", ""), request.POST.get("from", "")
    ids = [int(id_) for id_ in request.POST.getlist("id")[:MOST_IDS] if _is_id(id_)]
    if state not in misprints.STATES or came_from not in misprints.STATES or not ids:
        raise Http404
    if misprints.settle(ids=ids, state=state, by=request.user, at=timezone.now()):
        messages.success(request, SETTLED.format(misprints.STATES[state]))
    else:
        messages.error(request, NOT_THERE)
    return redirect(f"{reverse('newsroom_misprints')}?state={came_from}")


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


class MisprintsItem(MenuItem):
    """The way to the reports, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those who write articles."""
        return may_see(request.user)


@hooks.register("register_admin_urls")
def lay_addresses() -> list[URLPattern]:
    """The screen's addresses."""
    return [
        path("misprints/", queue, name="newsroom_misprints"),
        path("misprints/settle/", settle, name="newsroom_misprints_settle"),
    ]


@hooks.register("register_admin_menu_item")
def add_to_menu() -> MenuItem:
    """After comments: both are readers' words."""
    url = reverse("newsroom_misprints")
    return MisprintsItem(TITLE, url, name="misprints", icon_name="warning", order=210)
