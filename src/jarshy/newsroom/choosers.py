"""Choosers that ask who is choosing: Wagtail's own show names and drafts to all of the staff."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)


class GuardMixin:
    """Opens a chooser only to those who may at least see what it holds."""

    model: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The chooser's answer. Errors: PermissionDenied for a person without any permission."""
        policy = ModelPermissionPolicy(self.model)
        if not policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class GuardedChooseView(GuardMixin, ChooseView):
    """The window of choice."""


class GuardedResultsView(GuardMixin, ChooseResultsView):
    """Its list, searched or turned over."""


class GuardedChosenView(GuardMixin, SnippetChosenView):
    """The one that was chosen."""


class GuardedChosenMultipleView(GuardMixin, SnippetChosenMultipleView):
    """The several that were chosen."""


class GuardedChooser(SnippetChooserViewSet):
    """A chooser of names or articles for those who may see them."""

    choose_view_class = GuardedChooseView
    choose_results_view_class = GuardedResultsView
    chosen_view_class = GuardedChosenView
    chosen_multiple_view_class = GuardedChosenMultipleView
