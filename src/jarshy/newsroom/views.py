"""The article's editor: an embargo answers with a sentence, and what was typed is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import CreateView, EditView, WorkflowActionView

from jarshy.content.errors import EmbargoError

EMBARGO_SENTENCE = (
    "Эмбарго мерзімі әлі біткен жоқ: мақала жарияланбады, мәтін нобай болып сақталды."
)


class EmbargoMixin:
    """Saves the draft and says why it does not go out yet."""

    request: HttpRequest

    def run_action_method(self) -> HttpResponse | None:
        """Publishes, submits or approves; under embargo the editor is led back to the draft."""
        try:
            with transaction.atomic():
                return super().run_action_method()  # type: ignore[misc]
        except EmbargoError:
            messages.error(self.request, EMBARGO_SENTENCE)
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]


class ArticleCreateView(EmbargoMixin, CreateView):
    """A new article."""


class ArticleEditView(EmbargoMixin, EditView):
    """An article being written."""


class ArticleApprovalView(WorkflowActionView):
    """A decision taken from a list, without opening the editor."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Carries the decision out; an approval under embargo is refused with a sentence."""
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except EmbargoError:
            messages.error(request, EMBARGO_SENTENCE)
            return redirect(self.redirect_url)
