"""The awkward paper in the test database, and a reader without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.browser.paper import Paper, print_paper

PREFIXES = {"kk-Cyrl": "", "kk-Latn": "/lt", "kk-Arab": "/tt"}


@pytest.fixture(scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def paper(django_db_setup: None, django_db_blocker: Any, _folder: Path) -> Iterator[Paper]:
    """The awkward paper, printed once for a module and taken away after it."""
    from django.db import transaction
    from django.test import override_settings

    from jarshy.content.operations import open_site

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=_folder):
        outer = transaction.atomic()
        outer.__enter__()
        open_site(name="Жаршы")
        try:
            yield print_paper()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def reader(paper: Paper, db: None) -> Client:
    """Somebody who asks for pages."""
    return Client(HTTP_HOST="127.0.0.1")


def addresses(paper: Paper) -> dict[str, str]:
    """One address of every page type, in Cyrillic, by its name."""
    from jarshy.content.models import Author, Rubric, Series, Topic

    return {
        "front": "/",
        "article": f"/post/{paper.full}",
        "rubric": f"/rubric/{Rubric.objects.earliest('id').slug}",
        "empty rubric": f"/rubric/{Rubric.objects.latest('id').slug}",
        "author": f"/author/{Author.objects.earliest('id').slug}",
        "author without a face": f"/author/{Author.objects.latest('id').slug}",
        "topic": f"/topic/{Topic.objects.get().slug}",
        "series": f"/series/{Series.objects.get().slug}",
        "whole series": f"/series/{Series.objects.get().slug}/whole",
        "latest": "/latest",
        "day": "/archive/2024/11/23",
        "month": "/archive/2024/11",
        "archive": "/archive",
        "search": "/search",
        "search answer": "/search?q=%D0%BA%D1%96%D1%82%D0%B0%D0%BF",
        "corrections": "/corrections",
        "ratings": "/ratings",
        "about": "/page/about",
        "long title": f"/post/{paper.long_title}",
        "no text": f"/post/{paper.no_text}",
        "long word": f"/post/{paper.long_word}",
        "lost file": f"/post/{paper.lost_file}",
        "many comments": f"/post/{paper.many_comments}",
        "discussion": f"/post/{paper.many_comments}/comments",
        "Russian article": f"/post/{paper.russian}",
        "taken down": f"/post/{paper.taken_down}",
        "missing": "/post/999999999",
    }


STATUS = {"taken down": 410, "missing": 404}
