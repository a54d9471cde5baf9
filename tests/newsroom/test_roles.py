"""Who may open and do what, asked of the server itself: a hidden button refuses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jarshy.comments.models import Comment
from jarshy.content.models import Article, Author, Rubric, StandalonePage
from jarshy.newsroom import roles

INITIALS = {"J": "journalist", "E": "editor", "C": "chief", "M": "moderator", "A": "administrator"}

# what is asked for · by which method · who is let in
TABLE = """
wagtailadmin_home                              get   JECMA
wagtailadmin_account                           get   JECMA
wagtailsnippets_content_article:list           get   JECA
wagtailsnippets_content_article:add            get   JECA
wagtailsnippets_content_article:add            post  JECA
wagtailsnippets_content_article:edit article   get   JECA
wagtailsnippets_content_article:edit article   post  JECA
wagtailsnippets_content_article:history article  get  JECA
wagtailsnippets_content_article:preview_on_edit article post JECA
wagtailsnippets_content_article:unpublish article  get   ECA
wagtailsnippets_content_article:unpublish article  post  ECA
wagtailsnippets_content_article:lock article   post  ECA
wagtailsnippets_content_article:unlock article post  ECA
wagtailsnippets_content_article:delete article get   CA
wagtailsnippets_content_article:delete article post  CA
wagtailsnippetchoosers_content_article:choose  get   JECA
wagtailsnippetchoosers_content_article:choose_results  get   JECA
wagtailsnippetchoosers_content_article:chosen article  get   JECA
wagtailsnippetchoosers_content_rubric:choose   get   JECA
wagtailsnippetchoosers_comments_comment:choose get   CMA
wagtailsnippets_content_rubric:list            get   JECA
wagtailsnippets_content_rubric:add             get   CA
wagtailsnippets_content_rubric:add             post  CA
wagtailsnippets_content_rubric:edit rubric     get   CA
wagtailsnippets_content_rubric:edit rubric     post  CA
wagtailsnippets_content_author:list            get   JECA
wagtailsnippets_content_author:add             get   JECA
wagtailsnippets_content_author:edit author     get   ECA
wagtailsnippets_content_author:edit author     post  ECA
wagtailsnippets_content_author:delete author   post  CA
wagtailsnippets_content_topic:add              get   JECA
wagtailsnippets_content_series:add             get   JECA
wagtailsnippets_comments_comment:list          get   CMA
wagtailsnippets_comments_comment:add           get   A
wagtailsnippets_comments_comment:edit comment  get   CMA
wagtailsnippets_comments_comment:edit comment  post  CMA
wagtailsnippets_comments_comment:delete comment  post  CMA
newsroom_misprints                             get   JECA
wagtailsnippets_audience_bestpick:list         get   CA
wagtailsnippets_audience_bestpick:add          get   CA
wagtailsnippets_audience_bestpick:add          post  CA
wagtailimages:index                            get   JECA
wagtailimages:add_multiple                     get   JECA
wagtailadmin_explore_root                      get   CA
wagtailadmin_pages:edit front                  get   CA
wagtailadmin_pages:edit front                  post  CA
wagtailusers_users:index                       get   A
wagtailusers_users:add                         get   A
wagtailusers_users:add                         post  A
wagtailusers_groups:index                      get   A
wagtailsites:index                             get   A
wagtailadmin_collections:index                 get   A
wagtailadmin_workflows:index                   get   A
wagtailadmin_reports:locked_pages              get   CA
wagtailadmin_reports:workflow                  get   CA
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


def is_let_in(response: Any) -> bool:
    """Refusals are 403, 404 and a way back to the dashboard or to the sign-in page."""
    if response.status_code in {403, 404}:
        return False
    home = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    return response.status_code != 302 or response["Location"].split("?")[0] not in home


@pytest.fixture
def subjects(live: Article, site: Any) -> dict[str, int]:
    comment = Comment.objects.create(
        article=live, name="Оқырман", text="Рақмет!", created_at=timezone.now()
    )
    rubric, author = Rubric.objects.get(), Author.objects.get()
    rows = {"article": live, "comment": comment, "rubric": rubric, "author": author, "front": site}
    return {name: row.pk for name, row in rows.items()}


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_address_lets_in_exactly_these_roles(
    row: list[str],
    everybody: dict[str, Client],
    subjects: dict[str, int],
    form: Callable[..., dict[str, str]],
) -> None:
    name, *subject, method, allowed = row
    address = reverse(name, args=[subjects[word] for word in subject])
    expected = {INITIALS[letter] for letter in allowed}
    # The refused first: whoever may delete leaves nothing for the next one to ask for.
    order = sorted(INITIALS.values(), key=lambda role: role in expected)
    refused, let_in = order[: 5 - len(expected)], order[5 - len(expected) :]
    sent = form() if method == "post" and "article:" in name else {}

    def lets_in(role: str) -> bool:
        return is_let_in(getattr(everybody[role], method)(address, sent))

    assert [role for role in refused if lets_in(role)] == []
    asked = let_in[:1] if "delete" in name and method == "post" else let_in
    assert [role for role in asked if not lets_in(role)] == []


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_nobody_gets_in_without_signing_in(row: list[str], subjects: dict[str, int]) -> None:
    name, *subject, method, _ = row
    address = reverse(name, args=[subjects[word] for word in subject])
    response = getattr(Client(), method)(address)
    assert response.status_code in {302, 403}
    if response.status_code == 302:
        assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_journalist_who_forges_the_publish_button_only_saves_a_draft(
    sign_in: Callable[..., Client], form: Callable[..., dict[str, str]]
) -> None:
    client = sign_in(roles.JOURNALIST)
    sent = form(headline="Менің мақалам", **{"action-publish": "1"})
    client.post(reverse("wagtailsnippets_content_article:add"), sent)
    article = Article.objects.get(headline="Менің мақалам")
    assert not article.live


def test_journalist_cannot_approve_what_he_sent_to_the_editor(
    sign_in: Callable[..., Client], form: Callable[..., dict[str, str]]
) -> None:
    client = sign_in(roles.JOURNALIST)
    sent = form(headline="Менің мақалам", **{"action-submit": "1"})
    client.post(reverse("wagtailsnippets_content_article:add"), sent)
    article = Article.objects.get(headline="Менің мақалам")
    task = article.current_workflow_task_state
    assert task is not None
    address = reverse(
        "wagtailsnippets_content_article:workflow_action", args=[article.pk, "approve", task.pk]
    )
    client.post(address)
    article.refresh_from_db()
    assert not article.live
    assert article.workflow_in_progress


def test_moderator_changes_the_state_of_a_comment_and_not_its_words(
    sign_in: Callable[..., Client], subjects: dict[str, int]
) -> None:
    address = reverse("wagtailsnippets_comments_comment:edit", args=[subjects["comment"]])
    sent = {"state": "shown", "name": "Басқа", "text": "Өзгерген", "article": "1"}
    sign_in(roles.MODERATOR).post(address, sent)
    comment = Comment.objects.get()
    assert (comment.state, comment.name, comment.text) == ("shown", "Оқырман", "Рақмет!")


def test_menu_of_a_moderator_holds_comments_alone(sign_in: Callable[..., Client]) -> None:
    client = sign_in(roles.MODERATOR)
    from wagtail.admin.menu import admin_menu

    response = client.get(reverse("wagtailadmin_home"))
    shown = [item.name for item in admin_menu.menu_items_for_request(response.wsgi_request)]
    assert shown == ["comments"]


def test_groups_have_exactly_the_permissions_of_the_table(site: Any) -> None:
    for role in roles.ROLES:
        group = Group.objects.get(name=role.name)
        held = group.permissions.values_list("content_type__app_label", "codename")
        assert {f"{app}.{code}" for app, code in held} == set(role.permissions)


def test_a_permission_given_by_hand_is_taken_back_at_the_next_start(site: Any) -> None:
    group = Group.objects.get(name=roles.JOURNALIST.name)
    group.permissions.add(Permission.objects.get(codename="publish_article"))
    roles.lay_roles()
    assert not group.permissions.filter(codename="publish_article").exists()


def test_nothing_of_wagtails_examples_is_left(site: Any) -> None:
    from wagtail.models import Collection, Page, Workflow

    names = set(Group.objects.values_list("name", flat=True))
    assert names == {role.name for role in roles.ROLES}
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Редакция қарауы"]
    assert Collection.objects.get(depth=1).name == "Ортақ қор"
    assert Page.objects.get(depth=1).title == "Түбір"


def test_laying_the_roles_twice_changes_nothing(site: Any) -> None:
    from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow

    def count() -> list[int]:
        kinds = (Group, Workflow, GroupApprovalTask, GroupPagePermission)
        return [kind.objects.count() for kind in kinds]

    before = count()
    roles.lay_roles()
    assert count() == before


# Wagtail opens these to all of the staff and shows each person only what is theirs to see.
OPEN_ADDRESSES = (
    "wagtailimages_chooser:choose",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:images:listing",
    "wagtailadmin_choose_page",
)


@pytest.mark.parametrize("name", OPEN_ADDRESSES)
def test_open_address_shows_a_moderator_no_draft_and_no_picture(
    name: str,
    sign_in: Callable[..., Client],
    form: Callable[..., dict[str, str]],
    draft: Article,
    site: Any,
) -> None:
    from django.core.files.images import ImageFile
    from wagtail.images.tests.utils import get_test_image_file

    from jarshy.media.models import Picture

    file = get_test_image_file()
    assert isinstance(file, ImageFile)
    Picture.objects.create(title="Құпия сурет", file=file)
    site.add_child(instance=StandalonePage(title="Құпия бет", slug="qupiia", live=False))
    client = sign_in(roles.MODERATOR)
    address = reverse("wagtailsnippets_content_article:edit", args=[draft.pk])
    assert sign_in(roles.CHIEF).post(address, form(headline="Құпия")).status_code == 302
    text = client.get(reverse(name)).content.decode()
    assert draft.headline not in text
    assert "Құпия" not in text


def test_front_page_cannot_be_deleted_or_taken_down(
    sign_in: Callable[..., Client], site: Any
) -> None:
    client = sign_in(roles.ADMINISTRATOR)
    for act in ("delete", "unpublish"):
        response = client.post(reverse(f"wagtailadmin_pages:{act}", args=[site.pk]), follow=True)
        assert "Бас бет" in response.content.decode()
    for act in ("delete", "unpublish"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
        client.post(f"{address}?id={site.pk}", {"include_descendants": "on"})
    site.refresh_from_db()
    assert site.live
