"""Readers' reports: found in the text from any script, together when they mean one place."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.conf import settings

from jarshy import kazakh
from jarshy.content import misprints
from jarshy.content.models import Article, Misprint

pytestmark = pytest.mark.django_db

TEXT = "Көл биыл ерте қатты. Мұздың қалыңдығы он сантиметр &amp; одан да көп! Балықшылар қуанды."


@pytest.fixture
def article(now: datetime) -> Article:
    """A live article of two paragraphs."""
    body = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in ("Бірінші.", TEXT)]
    return Article.objects.create(headline="Қысқы көл", body=body, live=True, published_at=now)


def tell(
    article: Article, passage: str, at: datetime, lang: str = "kk-Cyrl", block: str = "b2"
) -> None:
    misprints.report(article_id=article.pk, passage=passage, block=block, lang=lang, at=at)


@pytest.mark.parametrize("lang", ["kk-Cyrl", "kk-Latn", "kk-Arab"])
def test_a_passage_read_in_any_script_is_shown_in_its_cyrillic_sentence(
    article: Article, now: datetime, lang: str
) -> None:
    schemes = {"kk-Cyrl": "cyrillic", "kk-Latn": settings.LATIN_SCHEME, "kk-Arab": "arabic"}
    tell(article, kazakh.convert("қалыңдығы он", schemes[lang]), now, lang)
    (found,) = misprints.reports(misprints.NEW)
    assert found.pieces == (
        ("Мұздың ", False),
        ("қалыңдығы он", True),
        (" сантиметр & одан да көп!", False),
    )


def test_reports_of_one_place_stand_together_whatever_the_script(
    article: Article, now: datetime
) -> None:
    tell(article, "қалыңдығы", now)
    tell(article, "қалыңдығы он", now + timedelta(minutes=1))
    tell(article, kazakh.convert("қалыңдығы", settings.LATIN_SCHEME), now, "kk-Latn")
    tell(article, "қалыңдығы", now + timedelta(minutes=2))
    tell(article, "Балықшылар", now)
    first, second = misprints.reports(misprints.NEW)
    assert (len(first.ids), first.told, first.told_at) == (3, 4, now + timedelta(minutes=2))
    assert (second.passages, second.told) == (("Балықшылар",), 1)


def test_words_that_left_the_text_are_shown_as_they_were_told(
    article: Article, now: datetime
) -> None:
    tell(article, "жоқ сөз", now)
    (found,) = misprints.reports(misprints.NEW)
    assert (found.pieces, found.passages) == ((), ("жоқ сөз",))


def test_a_fixed_passage_told_again_is_new_again_and_no_fault_stays(
    article: Article, now: datetime
) -> None:
    for state, expected in (("fixed", "new"), ("no_fault", "no_fault")):
        tell(article, "қатты", now)
        misprints.settle(ids=[Misprint.objects.get().pk], state=state, by=None, at=now)
        tell(article, "қатты", now + timedelta(hours=1))
        assert Misprint.objects.get().state == expected


def test_counting_stops_at_its_limit(article: Article, now: datetime) -> None:
    for n in range(3):
        tell(article, f"сөз {n}", now)
    assert (misprints.count_new(), misprints.count_new(limit=2)) == (3, 2)
