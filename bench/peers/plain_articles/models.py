"""An article as Wagtail's manual would write it."""

from __future__ import annotations

from django.db import models
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class ArticlePage(Page):
    """A page of the tree with a body of paragraphs."""

    lead = models.TextField(blank=True)
    rubric = models.CharField(max_length=100, blank=True)
    author = models.CharField(max_length=100, blank=True)
    body = StreamField([("paragraph", RichTextBlock())])
