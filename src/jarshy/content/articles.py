"""What the newsroom writes: articles and the names they are ordered by. Columns and rules only."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from jarshy.content import kept_notes, slugs
from jarshy.content.blocks import BodyBlock
from jarshy.content.errors import EmbargoError
from jarshy.content.previewing import preview

LANGUAGES = [("kk", "қазақша"), ("ru", "орысша"), ("en", "ағылшынша")]
ORIGINS = [("cyrillic", "кирилл"), ("latin", "латын"), ("arabic", "төте")]


class Named(models.Model):
    """Something with a name and an address of its own. The slug is made once and kept."""

    name = models.CharField("атауы", max_length=200)
    slug = models.SlugField(
        "мекенжайы", max_length=80, unique=True, blank=True, validators=[slugs.check]
    )
    about = models.TextField("сипаттама", blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a new name without a slug gets one that no other of its kind has.

        Errors: ValidationError for a new name with a slug that is none of ours.
        """
        if not self.slug:
            self.slug = slugs.free(type(self).objects, self.name)
        elif self._state.adding:
            slugs.check(self.slug)
        super().save(*args, **kwargs)


class Rubric(Named):
    """One of the paper's sections."""

    position = models.PositiveSmallIntegerField("реті", default=0)

    class Meta:
        ordering = ("position", "id")
        verbose_name = "айдар"
        verbose_name_plural = "айдарлар"


class Author(Named):
    """Who wrote it; not a login user."""

    portrait = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, verbose_name="портрет"
    )

    class Meta:
        verbose_name = "автор"
        verbose_name_plural = "авторлар"


class Topic(Named):
    """What an article is about, across rubrics."""

    class Meta:
        verbose_name = "тақырып"
        verbose_name_plural = "тақырыптар"


class Series(Named):
    """Articles that follow one another in numbered parts."""

    class Meta:
        verbose_name = "топтама"
        verbose_name_plural = "топтамалар"


class Article(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A text that was or will be published, in Cyrillic; the other scripts are rendered from it."""

    headline = models.CharField("тақырып", max_length=400)
    lead = models.TextField("кіріспе", blank=True)
    body = StreamField(BodyBlock(required=False), verbose_name="мәтін", blank=True)
    rubric = models.ForeignKey(
        Rubric, models.PROTECT, null=True, blank=True, verbose_name="айдар", related_name="+"
    )
    source = models.CharField("дереккөз", max_length=200, blank=True)
    topics = ParentalManyToManyField(Topic, verbose_name="тақырыптар", blank=True)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, verbose_name="топтама", related_name="+"
    )
    part = models.PositiveSmallIntegerField("бөлімі", null=True, blank=True)
    lead_picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="басты сурет",
        related_name="+",
    )
    picture_caption = models.CharField("сурет астындағы жазу", max_length=500, blank=True)
    picture_credit = models.CharField("сурет авторы", max_length=200, blank=True)
    published_at = models.DateTimeField("жарияланған сәті", null=True, blank=True)
    updated_at = models.DateTimeField("толықтырылған сәті", null=True, blank=True)
    embargo_until = models.DateTimeField("эмбарго мерзімі", null=True, blank=True)
    language = models.CharField("тілі", max_length=2, choices=LANGUAGES, default="kk")
    origin = models.CharField("түпнұсқа жазуы", max_length=8, choices=ORIGINS, default="cyrillic")
    comments_open = models.BooleanField("пікірге ашық", default=True)
    imported_views = models.PositiveBigIntegerField("көшірілген қаралым", default=0)
    imported_comments = models.PositiveIntegerField("көшірілген пікір", default=0)

    # The mixin's default is True; here a new article is a draft until somebody publishes it.
    live = models.BooleanField("жарияда", default=False, editable=False)

    class Meta:
        verbose_name = "мақала"
        verbose_name_plural = "мақалалар"
        constraints = (
            models.CheckConstraint(
                condition=Q(live=False) | Q(published_at__isnull=False),
                name="article_live_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=True, part__isnull=True)
                # A CHECK lets NULL through: "part >= 1" alone would accept a missing part.
                | Q(series__isnull=False, part__isnull=False, part__gte=1),
                name="article_part_goes_with_series",
            ),
            models.UniqueConstraint(fields=("series", "part"), name="article_part_once"),
            models.CheckConstraint(
                condition=Q(expire_at__isnull=True)
                | Q(embargo_until__isnull=True)
                | Q(expire_at__gt=F("embargo_until")),
                name="article_expires_after_embargo",
            ),
        )
        # Keyset pagination walks these: newest first, the id breaks a tie.
        indexes = (
            models.Index(
                fields=("-published_at", "-id"), condition=Q(live=True), name="article_latest"
            ),
            models.Index(
                fields=("rubric", "-published_at", "-id"),
                condition=Q(live=True),
                name="article_rubric_latest",
            ),
        )

    def __str__(self) -> str:
        return self.headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; an article that goes live without a moment gets that of its first publication."""
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at
        super().save(*args, **kwargs)

    @transaction.atomic
    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publishes in one transaction: the text, its log entry and its change rows, or nothing.

        Errors: EmbargoError when it would be out before the revision's embargo ends.
        """
        draft, now = revision.as_object(), timezone.now()
        embargo, out_at = draft.embargo_until, max(now, draft.go_live_at or now)
        if embargo and embargo > out_at:
            raise EmbargoError(f"article {self.pk} is under embargo until {embargo.isoformat()}")
        kept_notes.bring_back(revision, draft)
        super().publish(revision, *args, **kwargs)
        kept_notes.number(revision)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Takes down in one transaction."""
        super().unpublish(*args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page in each script."""
        return ORIGINS

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The real page of this draft, in the script asked for."""
        return preview(self, request, mode_name)


class Byline(models.Model):
    """An author's place among the authors of an article."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, verbose_name="автор", related_name="bylines")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        ordering = ("sort_order", "id")
        constraints = (models.UniqueConstraint(fields=("article", "author"), name="byline_once"),)

    def __str__(self) -> str:
        return str(self.author)


class OldAddress(models.Model):
    """Another address under which an article was or is reached; it answers 301.

    Shape of `address`: host (without www) and path and query, lower-case host, percent-decoded.
    """

    address = models.CharField(max_length=500, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="old_addresses")

    def __str__(self) -> str:
        return self.address
