"""An article in another language is never pushed through the Kazakh converter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from jarshy.audience.moments import hour_of
from jarshy.audience.operations import record_hours
from jarshy.audience.rows import Slot
from jarshy.content.models import Article
from jarshy.reader.ratings import refresh

HEADLINE = "Письмо редактору"
LEAD = "Читатель спрашивает, редакция отвечает."


@pytest.fixture
def russian(site) -> Article:
    """A live article in Russian."""
    return Article.objects.create(
        headline=HEADLINE,
        lead=LEAD,
        body=[("paragraph", "<p>Здравствуйте, уважаемая редакция!</p>"), ("heading", "Ответ")],
        language="ru",
        live=True,
        published_at=datetime(2024, 11, 20, tzinfo=UTC),
    )


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_its_words_stay_as_they_are_and_say_their_language(russian, prefix: str) -> None:
    html = (
        Client().get(f"{prefix}/post/{russian.pk}", headers={"host": "127.0.0.1"}).content.decode()
    )
    assert f">{HEADLINE}</h1>" in html
    assert "Здравствуйте, уважаемая редакция!" in html
    assert "<h2>Ответ</h2>" in html
    assert 'lang="ru"' in html


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_its_card_in_a_list_stays_too(russian, prefix: str) -> None:
    html = Client().get(f"{prefix}/latest", headers={"host": "127.0.0.1"}).content.decode()
    assert HEADLINE in html
    assert LEAD in html


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_its_headline_in_a_ranking_stays_too(russian, prefix: str) -> None:
    now = timezone.now()
    record_hours(hours={Slot(russian.pk, hour_of(now)): 12})
    refresh(now)
    html = Client().get(f"{prefix}/ratings/week", headers={"host": "127.0.0.1"}).content.decode()
    assert f'<h3 lang="ru"><a href="{prefix}/post/{russian.pk}">{HEADLINE}</a></h3>' in html
