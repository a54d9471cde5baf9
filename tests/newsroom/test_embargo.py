"""An embargo is refused with a sentence, by every door through which an article can go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jarshy.content.models import Article, Series
from jarshy.newsroom import forms, roles
from jarshy.newsroom.views import EMBARGO_SENTENCE

Fill = Callable[..., dict[str, str]]
SignIn = Callable[..., Client]


def in_hours(hours: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(hours=hours)).strftime("%d.%m.%Y %H:%M")


def test_publishing_a_new_article_under_embargo_shows_a_sentence(
    sign_in: SignIn, form: Fill
) -> None:
    sent = form(embargo_until=in_hours(5), **{"action-publish": "1"})
    response = sign_in(roles.EDITOR).post(reverse("wagtailsnippets_content_article:add"), sent)
    assert response.status_code == 200
    assert "дейін созылады: оған дейін мақала жарияланбайды" in response.content.decode()
    assert not Article.objects.exists()


def test_a_draft_under_embargo_is_saved(sign_in: SignIn, form: Fill) -> None:
    sent = form(embargo_until=in_hours(5))
    sign_in(roles.JOURNALIST).post(reverse("wagtailsnippets_content_article:add"), sent)
    assert Article.objects.get().embargo_until > timezone.now()


def test_embargo_taken_off_in_the_form_lets_the_article_out(
    sign_in: SignIn, form: Fill, draft: Article
) -> None:
    draft.embargo_until = timezone.now() + timedelta(hours=5)
    draft.save_revision()
    address = reverse("wagtailsnippets_content_article:edit", args=[draft.pk])
    sign_in(roles.EDITOR).post(address, form(embargo_until="", **{"action-publish": "1"}))
    draft.refresh_from_db()
    assert draft.live


def test_approval_from_a_list_under_embargo_leads_back_with_a_sentence(
    sign_in: SignIn, form: Fill
) -> None:
    journalist = sign_in(roles.JOURNALIST)
    sent = form(embargo_until=in_hours(5), **{"action-submit": "1"})
    journalist.post(reverse("wagtailsnippets_content_article:add"), sent)
    article = Article.objects.get()
    task = article.current_workflow_task_state
    assert task is not None
    address = reverse(
        "wagtailsnippets_content_article:workflow_action", args=[article.pk, "approve", task.pk]
    )
    response = sign_in(roles.EDITOR).post(address, follow=True)
    assert EMBARGO_SENTENCE in response.content.decode()
    article.refresh_from_db()
    assert not article.live
    assert article.workflow_in_progress


def test_approval_in_the_editor_under_embargo_shows_a_sentence(sign_in: SignIn, form: Fill) -> None:
    journalist = sign_in(roles.JOURNALIST)
    values = {"embargo_until": in_hours(5)}
    journalist.post(
        reverse("wagtailsnippets_content_article:add"), form(**values, **{"action-submit": "1"})
    )
    article = Article.objects.get()
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    address = reverse("wagtailsnippets_content_article:edit", args=[article.pk])
    response = sign_in(roles.EDITOR).post(address, form(**values, **pressed))
    assert "дейін созылады: оған дейін мақала жарияланбайды" in response.content.decode()
    article.refresh_from_db()
    assert not article.live


def test_sending_back_under_embargo_is_not_refused(sign_in: SignIn, form: Fill) -> None:
    journalist = sign_in(roles.JOURNALIST)
    values = {"embargo_until": in_hours(5)}
    journalist.post(
        reverse("wagtailsnippets_content_article:add"), form(**values, **{"action-submit": "1"})
    )
    article = Article.objects.get()
    pressed = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    address = reverse("wagtailsnippets_content_article:edit", args=[article.pk])
    response = sign_in(roles.EDITOR).post(address, form(**values, **pressed))
    assert response.status_code == 302
    assert not Article.objects.get().workflow_in_progress


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"part": "2"}, forms.SERIES_AND_PART),
        ({"published_at": in_hours(3)}, forms.FUTURE_MOMENT),
        (
            {"embargo_until": in_hours(5), "expire_at": in_hours(4)},
            forms.EXPIRES_UNDER_EMBARGO,
        ),
        (
            {"embargo_until": in_hours(5), "go_live_at": in_hours(4)},
            forms.GOES_OUT_UNDER_EMBARGO,
        ),
    ],
)
def test_contradiction_between_fields_is_refused_with_a_sentence(
    values: dict[str, str], sentence: str, sign_in: SignIn, form: Fill
) -> None:
    address = reverse("wagtailsnippets_content_article:add")
    response = sign_in(roles.JOURNALIST).post(address, form(**values))
    assert sentence in response.content.decode()
    assert not Article.objects.exists()


def test_a_part_that_is_taken_is_refused_with_a_sentence(
    sign_in: SignIn, form: Fill, draft: Article
) -> None:
    series = Series.objects.create(name="Жазба")
    Article.objects.filter(pk=draft.pk).update(series=series, part=1)
    address = reverse("wagtailsnippets_content_article:add")
    response = sign_in(roles.JOURNALIST).post(address, form(series=str(series.pk), part="1"))
    assert forms.PART_TAKEN in response.content.decode()


def test_a_schedule_that_opens_after_the_embargo_is_taken(sign_in: SignIn, form: Fill) -> None:
    sent = form(embargo_until=in_hours(4), go_live_at=in_hours(5), **{"action-publish": "1"})
    sign_in(roles.EDITOR).post(reverse("wagtailsnippets_content_article:add"), sent)
    article = Article.objects.get()
    assert not article.live
    assert article.scheduled_revision is not None


def test_a_schedule_under_embargo_never_ends_in_a_fault(sign_in: SignIn, form: Fill) -> None:
    sent = form(embargo_until=in_hours(4), go_live_at=in_hours(5), **{"action-publish": "1"})
    client = sign_in(roles.EDITOR)
    response = client.post(reverse("wagtailsnippets_content_article:add"), sent, follow=True)
    assert response.status_code == 200
    assert not Article.objects.get().live
