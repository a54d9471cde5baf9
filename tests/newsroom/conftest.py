"""People of every role, and an article of which they may or may not do something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from jarshy.accounts.models import User
from jarshy.content.models import Article, Author, Rubric
from jarshy.newsroom.roles import ADMINISTRATOR, ROLES, Role


@pytest.fixture
def hire(site: Any) -> Callable[[Role], User]:
    """Makes a person of a role."""

    def make(role: Role) -> User:
        user = User(username=role.key, first_name=role.name, email=f"{role.key}@example.org")
        user.is_staff, user.is_superuser = True, role is ADMINISTRATOR
        user.save()
        user.groups.add(Group.objects.get(name=role.name))
        return user

    return make


@pytest.fixture
def sign_in(hire: Callable[[Role], User]) -> Callable[[Role], Client]:
    """A browser in which a new person of a role is signed in."""

    def enter(role: Role) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(hire(role))
        return client

    return enter


@pytest.fixture
def everybody(sign_in: Callable[[Role], Client]) -> dict[str, Client]:
    """A browser for each role, by the role's key."""
    return {role.key: sign_in(role) for role in ROLES}


@pytest.fixture
def draft(site: Any) -> Article:
    """An unpublished article with a rubric and an author."""
    rubric = Rubric.objects.create(name="Қоғам")
    Author.objects.create(name="Айша Қарақат")
    article = Article(headline="Тұзкөлдің тұзы", lead="Көлдің тұзы неге азайды?", rubric=rubric)
    article.save()
    article.save_revision()
    return article


@pytest.fixture
def live(draft: Article, now: datetime) -> Article:
    """The same, published."""
    draft.save_revision().publish()
    draft.refresh_from_db()
    return draft


@pytest.fixture
def form() -> Callable[..., dict[str, str]]:
    """The article form as a browser sends it."""

    def fill(**values: str) -> dict[str, str]:
        empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0"}
        parts = ("bylines", "corrections")
        sent = {f"{part}-{key}": value for part in parts for key, value in empty.items()}
        sent |= {"headline": "Жаңа мақала", "lead": "", "body-count": "0", "language": "kk"}
        sent |= {"origin": "cyrillic", "comments_open": "on", "source": ""}
        return sent | values

    return fill
