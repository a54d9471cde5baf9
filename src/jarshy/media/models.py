"""Pictures and their renditions: Wagtail's, with the credit a newspaper owes."""

from __future__ import annotations

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture with the words that belong to it; captions are written where it is used."""

    alt = models.CharField("сипаттама", max_length=300, blank=True)
    credit = models.CharField("сурет авторы", max_length=200, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "credit",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "сурет"
        verbose_name_plural = "суреттер"
        permissions = (("choose_picture", "Can choose picture"),)

    @property
    def default_alt_text(self) -> str:
        """The description a screen reader speaks."""
        return self.alt or self.title


class Rendition(AbstractRendition):
    """One size of a picture, made once."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
