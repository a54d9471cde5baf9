"""The screens themselves: what is found, what is shown and in which form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.search import admin_search_areas

from jarshy.comments.models import Comment
from jarshy.content.models import Article
from jarshy.newsroom import dashboard, roles
from jarshy.newsroom.roles import Role

SignIn = Callable[[Role], Client]


def get_text(client: Client, name: str, *args: Any) -> str:
    return str(client.get(reverse(name, args=args)).content.decode())


def test_sidebar_searches_articles_first(sign_in: SignIn) -> None:
    response = sign_in(roles.CHIEF).get(reverse("wagtailadmin_home"))
    first = admin_search_areas.search_items_for_request(response.wsgi_request)[0]
    assert first.url == reverse("wagtailsnippets_content_article:list")


def test_moments_are_shown_and_taken_as_they_are_written_in_kazakh(
    sign_in: SignIn, draft: Article
) -> None:
    moment = timezone.now().replace(second=0, microsecond=0) - timedelta(days=1)
    draft.published_at = moment
    draft.save_revision()
    text = get_text(sign_in(roles.EDITOR), "wagtailsnippets_content_article:edit", draft.pk)
    assert f'value="{timezone.localtime(moment):%d.%m.%Y %H:%M}"' in text


def test_sign_in_screen_wears_the_papers_name(db: None) -> None:
    text = get_text(Client(), "wagtailadmin_login")
    assert "<title>Кіру - Жаршы</title>" in " ".join(text.split()).replace("> ", ">")
    assert "newsroom/mark.svg" in text
    assert 'aria-label="Wagtail"' not in text


def test_dashboard_shows_what_the_person_wrote_last_first(
    sign_in: SignIn, form: Callable[..., dict[str, str]]
) -> None:
    client = sign_in(roles.JOURNALIST)
    for headline in ("Бірінші мақала", "Екінші мақала"):
        client.post(reverse("wagtailsnippets_content_article:add"), form(headline=headline))
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    shown = dashboard.recent_entries(request.user)
    assert [entry.headline for entry in shown] == ["Екінші мақала", "Бірінші мақала"]
    assert "Сіз соңғы жазған мақалалар" in get_text(client, "wagtailadmin_home")


def test_dashboard_shows_held_comments_to_those_who_may_decide(
    sign_in: SignIn, live: Article
) -> None:
    now = timezone.now()
    held, shown = Comment.State.HELD, Comment.State.SHOWN
    for text, state in (("Күтіп тұрған сөз", held), ("Шығып кеткен сөз", shown)):
        Comment.objects.create(article=live, name="Оқырман", text=text, state=state, created_at=now)
    seen = get_text(sign_in(roles.MODERATOR), "wagtailadmin_home")
    assert "Күтіп тұрған сөз" in seen
    assert "Шығып кеткен сөз" not in seen
    assert "Күтіп тұрған сөз" not in get_text(sign_in(roles.JOURNALIST), "wagtailadmin_home")


def test_preview_is_the_real_page_in_each_script(
    sign_in: SignIn, form: Callable[..., dict[str, str]], draft: Article
) -> None:
    client = sign_in(roles.JOURNALIST)
    address = reverse("wagtailsnippets_content_article:preview_on_edit", args=[draft.pk])
    client.post(address, form(headline="Қызғалдақ гүлдеді"))
    for mode, lang in (("cyrillic", "kk-Cyrl"), ("latin", "kk-Latn"), ("arabic", "kk-Arab")):
        text = client.get(f"{address}?mode={mode}").content.decode()
        assert f'lang="{lang}"' in text
        assert ("Қызғалдақ" in text) == (mode == "cyrillic")


def test_every_role_of_the_reference_page_is_described_as_it_is() -> None:
    from pathlib import Path

    page = Path(__file__).parents[2] / "docs/reference/roles.md"
    rows = [line.split("|") for line in page.read_text(encoding="utf-8").splitlines()]
    table = {row[1].strip(" `"): [c.strip() for c in row[2:7]] for row in rows if len(row) == 8}
    order = (roles.JOURNALIST, roles.EDITOR, roles.CHIEF, roles.MODERATOR)
    every = {name for role in roles.ROLES for name in role.permissions}
    assert {name for name in table if "." in name} == every
    for name in every:
        expected = ["✓" if name in role.permissions else "" for role in order] + ["✓"]
        assert table[name] == expected, name


def test_article_set_by_the_chief_editor_leads_the_front_page(
    sign_in: SignIn, live: Article, site: Any
) -> None:
    newer = Article(headline="Кейінгі жаңалық")
    newer.save()
    newer.save_revision().publish()
    empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0"}
    sent = {f"comments-{key}": value for key, value in empty.items()}
    sent |= {f"slots-{key}": value for key, value in (empty | {"TOTAL_FORMS": "1"}).items()}
    sent |= {"slots-0-article": str(live.pk), "slots-0-ORDER": "1", "slots-0-until": ""}
    sent |= {"title": "Жаршы", "slug": site.slug, "notice": "Бүгін мереке", "action-publish": "1"}
    address = reverse("wagtailadmin_pages:edit", args=[site.pk])
    assert sign_in(roles.CHIEF).post(address, sent).status_code == 302
    shown = Client().get("/").content.decode()
    assert "Бүгін мереке" in shown
    assert shown.index(live.headline) < shown.index(newer.headline)
