"""The only listener to Wagtail and to saved rows: each event becomes one announcement."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished, published, unpublished

from jarshy.content import tags
from jarshy.content.models import (
    Article,
    Author,
    CorrectionNote,
    FrontPage,
    Rubric,
    Series,
    StandalonePage,
    Topic,
)
from jarshy.content.operations import announce, places_of, tell

_LISTS = {Author: tags.author, Topic: tags.topic, Series: tags.series, Rubric: tags.rubric}


def connect() -> None:
    """Starts listening; called once, when Django is ready."""
    pre_save.connect(_article_leaves, sender=Article)
    published.connect(_article_changed, sender=Article)
    unpublished.connect(_article_changed, sender=Article)
    pre_delete.connect(_article_changed, sender=Article)
    post_delete.connect(_note_deleted, sender=CorrectionNote)
    for model in _LISTS:
        post_save.connect(_name_changed, sender=model)
        pre_delete.connect(_name_changed, sender=model)
    for signal in (page_published, page_unpublished):
        signal.connect(_page_changed)


def _article_changed(instance: Article, **_: Any) -> None:
    announce([instance], at=timezone.now())


def _article_leaves(instance: Article, update_fields: Any = None, **_: Any) -> None:
    """What showed the article as it stood shows it no longer: its old rubric, author or day."""
    if update_fields or not instance.pk:
        return  # Wagtail's own marks of a draft; an article that is new
    stood = Article.objects.filter(pk=instance.pk, live=True).first()
    if stood:
        tell(places_of(stood), at=timezone.now())


def _note_deleted(instance: CorrectionNote, **_: Any) -> None:
    # A note that came is seen in its article's tags; one that went is in none of them any more.
    tell({tags.CORRECTIONS, tags.article(instance.article_id)}, at=timezone.now())


def _name_changed(sender: Any, instance: Any, **_: Any) -> None:
    # The name stands in the frame (rubrics) or on cards and articles all over the site.
    changed = {_LISTS[sender](instance.pk), tags.SITE}
    tell(changed, at=timezone.now())


def _page_changed(instance: Any, **_: Any) -> None:
    if isinstance(instance, FrontPage):
        changed = {tags.FRONT, tags.SITE}
    elif isinstance(instance, StandalonePage):
        changed = {tags.page(instance.slug), tags.PAGES}
    else:
        return
    tell(changed, at=timezone.now())
