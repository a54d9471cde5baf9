"""What an editor may type for the address of a page, and what is made of a title."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from jarshy.content.models import StandalonePage
from jarshy.content.slugs import REFUSAL
from jarshy.newsroom import roles
from jarshy.newsroom.roles import Role

SignIn = Callable[[Role], Client]


def fill(slug: str, title: str = "Байланыс") -> dict[str, str]:
    empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0"}
    sent = {f"comments-{key}": value for key, value in empty.items()}
    return sent | {"title": title, "slug": slug, "body-count": "0", "action-publish": "1"}


@pytest.fixture
def add(site: Any) -> str:
    """Where a standalone page is begun."""
    return reverse("wagtailadmin_pages:add", args=["content", "standalonepage", site.pk])


@pytest.fixture
def old_page(site: Any) -> StandalonePage:
    """A page from before the rule, read under a name that would be refused today."""
    page: StandalonePage = site.add_child(instance=StandalonePage(title="Біз", slug="biz"))
    Page.objects.filter(pk=page.pk).update(slug="Біз_туралы")
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("slug", ["Bailanys", "biz_turaly", "байланыс", "é"])
def test_what_is_no_plain_address_is_refused_where_it_was_typed(
    sign_in: SignIn, add: str, slug: str
) -> None:
    answer = sign_in(roles.CHIEF).post(add, fill(slug))
    assert answer.status_code == 200
    assert answer.context["form"].errors["slug"] == [REFUSAL]
    assert REFUSAL in unescape(answer.content.decode())
    assert not StandalonePage.objects.exists()


def test_a_plain_address_is_taken_and_read(sign_in: SignIn, add: str) -> None:
    assert sign_in(roles.CHIEF).post(add, fill("bailanys-2")).status_code == 302
    assert Client(HTTP_HOST="127.0.0.1").get("/page/bailanys-2").status_code == 200


def test_a_title_gives_an_address_when_none_was_typed(site: Any) -> None:
    made = [site.add_child(instance=StandalonePage(title="Қызмет шарты")) for _ in range(2)]
    assert [page.slug for page in made] == ["qyzmet-sharty", "qyzmet-sharty-2"]


def test_a_page_from_before_the_rule_keeps_its_address_when_it_is_edited(
    sign_in: SignIn, old_page: StandalonePage
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[old_page.pk])
    client = sign_in(roles.CHIEF)
    assert client.post(edit, fill(old_page.slug, "Біз кімбіз")).status_code == 302
    refused = client.post(edit, fill("Biz_turaly"))
    assert refused.context["form"].errors["slug"] == [REFUSAL]
    old_page.refresh_from_db()
    assert (old_page.title, old_page.slug) == ("Біз кімбіз", "Біз_туралы")


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
def test_a_page_from_before_the_rule_is_read_at_its_address(
    old_page: StandalonePage, prefix: str
) -> None:
    reader = Client(HTTP_HOST="127.0.0.1")
    assert reader.get(prefix + old_page.site_path).status_code == 200
    # The map of the site names it, written as addresses of a map must be.
    number = old_page.pk // 1000
    assert b"/page/%D0%91%D1%96%D0%B7_" in reader.get(f"/sitemap/page/{number}.xml").content


def test_a_copy_is_held_to_the_same_rule(sign_in: SignIn, site: Any) -> None:
    page = site.add_child(instance=StandalonePage(title="Біз", slug="biz"))
    copy = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": "Көшірме", "new_slug": "Biz_2", "new_parent_page": str(site.pk)}
    client = sign_in(roles.CHIEF)
    assert client.post(copy, sent).context["form"].errors["new_slug"] == [REFUSAL]
    assert client.post(copy, sent | {"new_slug": "biz-2"}).status_code == 302
    assert StandalonePage.objects.count() == 2
