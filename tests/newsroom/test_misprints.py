"""The screen of misprints: who sees it, who decides, and that a decision is one click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jarshy.accounts.models import User
from jarshy.content.misprints import report
from jarshy.content.models import Article, Misprint
from jarshy.newsroom import roles

SignIn = Callable[[roles.Role], Client]
QUEUE = "newsroom_misprints"


@pytest.fixture
def told(live: Article) -> Misprint:
    """What a reader told of the headline."""
    report(article_id=live.pk, passage="тұзы", block="title", lang="kk-Cyrl", at=timezone.now())
    return Misprint.objects.get()


def settle(client: Client, row: Misprint, state: str) -> int:
    sent = {"id": str(row.pk), "state": state, "from": "new"}
    return client.post(reverse("newsroom_misprints_settle"), sent).status_code


def read(client: Client, name: str = QUEUE, query: str = "") -> str:
    return str(client.get(reverse(name) + query).content.decode())


def test_a_report_stands_in_its_sentence_with_the_way_to_the_editor(
    sign_in: SignIn, told: Misprint
) -> None:
    html = read(sign_in(roles.EDITOR))
    assert "Тұзкөлдің <mark>тұзы</mark>" in html
    assert reverse("wagtailsnippets_content_article:edit", args=[told.article_id]) in html


@pytest.mark.parametrize("state", ["fixed", "no_fault"])
def test_an_editor_settles_a_report_in_one_click(
    state: str, sign_in: SignIn, told: Misprint
) -> None:
    client = sign_in(roles.EDITOR)
    assert settle(client, told, state) == 302
    told.refresh_from_db()
    assert (told.state, told.settled_by.username) == (state, "editor")
    assert "<mark>" not in read(client)
    assert "<mark>тұзы</mark>" in read(client, query=f"?state={state}")
    settle(client, told, "new")
    told.refresh_from_db()
    assert (told.state, told.settled_by, told.settled_at) == ("new", None, None)


@pytest.mark.parametrize("role", [roles.JOURNALIST, roles.MODERATOR], ids=lambda r: r.key)
def test_who_cannot_publish_cannot_settle(
    role: roles.Role, sign_in: SignIn, told: Misprint
) -> None:
    client = sign_in(role)
    assert settle(client, told, "fixed") in {302, 403}
    told.refresh_from_db()
    assert told.state == "new"
    assert "newsroom/misprints/settle" not in read(client)


def test_a_form_of_another_site_settles_nothing(
    hire: Callable[[roles.Role], User], told: Misprint
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(hire(roles.EDITOR))
    assert settle(client, told, "fixed") == 403


def test_what_is_no_decision_is_not_found(sign_in: SignIn, told: Misprint) -> None:
    client = sign_in(roles.EDITOR)
    assert settle(client, told, "lost") == 404
    address = reverse("newsroom_misprints_settle")
    assert client.get(address).status_code == 405
    for ids in ([], ["x"], ["-1"], ["9" * 30], ["²"]):
        assert client.post(address, {"id": ids, "state": "fixed", "from": "new"}).status_code == 404
    assert client.get(reverse(QUEUE) + "?state=lost").status_code == 404
    assert client.get(reverse(QUEUE) + "?p=abc").status_code == 200


def test_the_dashboard_counts_new_reports_for_those_who_may_settle(
    sign_in: SignIn, told: Misprint
) -> None:
    words = "Оқырмандардан жаңа хабар: 1"
    assert words in read(sign_in(roles.EDITOR), "wagtailadmin_home")
    assert words not in read(sign_in(roles.JOURNALIST), "wagtailadmin_home")
    Misprint.objects.update(state="fixed")
    assert words not in read(sign_in(roles.CHIEF), "wagtailadmin_home")
