"""The two kinds of page that stand in Wagtail's tree: the front page and standalone pages."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import StreamField
from wagtail.models import Page

from jarshy.content import slugs
from jarshy.content.articles import ORIGINS, Article
from jarshy.content.blocks import BodyBlock
from jarshy.content.previewing import preview
from jarshy.kazakh.slugs import LETTERS


def _slug_input() -> SlugInput:
    """Wagtail's field that fills itself while a title is typed, with the letters of our slugs."""
    letters = LETTERS | {"_": "-"}
    return SlugInput(formatters=[(re.compile(a, re.IGNORECASE), b) for a, b in letters.items()])


class SlugCheckingCopyForm(CopyForm):
    """Wagtail's form for a copy of a page; its address is held to the same rule."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].validators = [slugs.check]


class SitePage(Page):
    """A page of the tree whose address and looks are the reader's, not Wagtail's."""

    copy_form_class = SlugCheckingCopyForm
    promote_panels = (
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=_slug_input()),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading="Іздеу жүйелері үшін",
        ),
    )

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Checks everything; a new page without a slug gets one that no page beside it has."""
        if not self.slug and self.path:
            self.slug: str = slugs.free(self.get_siblings(inclusive=False), self.title)
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Refuses a slug that is none of ours, unless the page has long been read under it."""
        super().clean()
        if Page.objects.filter(pk=self.pk, slug=self.slug).exists():
            return
        try:
            slugs.check(self.slug)
        except ValidationError as refusal:
            raise ValidationError({"slug": refusal}) from refusal

    @property
    def site_path(self) -> str:
        """The Cyrillic path of the page."""
        raise NotImplementedError

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page in each script."""
        return ORIGINS

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Wagtail's (site id, root address, path); None while there is no site."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], settings.SITE_ADDRESS, self.site_path)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The real page of this draft, in the script asked for."""
        return preview(self, request, mode_name)


class FrontPage(SitePage):
    """What the desk sets by hand on the front page; the rest of it follows from the articles."""

    notice = models.CharField("хабарлама жолағы", max_length=300, blank=True)

    max_count = 1
    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ("content.StandalonePage",)
    content_panels = (
        *Page.content_panels,
        FieldPanel("notice"),
        InlinePanel("slots", heading="Бас беттегі орындар", label="Орын"),
    )

    class Meta:
        verbose_name = "бас бет"
        verbose_name_plural = "бас беттер"

    @property
    def site_path(self) -> str:
        """The root."""
        return "/"


class FrontSlot(models.Model):
    """A place filled by hand; the first one is the lead story."""

    page = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="slots")
    article = models.ForeignKey(Article, models.CASCADE, verbose_name="мақала", related_name="+")
    until = models.DateTimeField("мерзімі", null=True, blank=True)
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        ordering = ("sort_order", "id")
        constraints = (models.UniqueConstraint(fields=("page", "article"), name="slot_once"),)

    def __str__(self) -> str:
        return str(self.article)


class StandalonePage(SitePage):
    """A page outside the stream of articles: about the paper, contacts, house rules."""

    body = StreamField(BodyBlock(), verbose_name="мәтін", blank=True)

    parent_page_types = ("content.FrontPage",)
    subpage_types: tuple[str, ...] = ()
    content_panels = (TitleFieldPanel("title"), FieldPanel("body"))

    class Meta:
        verbose_name = "жеке бет"
        verbose_name_plural = "жеке беттер"

    @property
    def site_path(self) -> str:
        """Below /page/."""
        return f"/page/{self.slug}"
