"""Counted views, their sums, what was filtered out, rankings and the picks of the desk.

Hours and days are whole numbers since 1970 (hours in UTC, days in the newsroom's zone): 4 bytes
instead of 19 in tables that hold a row for every article and hour.
"""

from __future__ import annotations

from django.db import models

from jarshy.content.models import Article


class Source(models.IntegerChoices):
    """Where a reader came from, as a class: the address itself is never kept."""

    DIRECT = 0, "Тікелей"
    INTERNAL = 1, "Сайттың ішінен"
    SEARCH = 2, "Іздеу жүйесі"
    SOCIAL = 3, "Әлеуметтік желі"
    MESSENGER = 4, "Мессенджер"
    OTHER = 5, "Басқа сайт"


class ReadIn(models.IntegerChoices):
    """The script a page was read in."""

    CYRILLIC = 0, "Кирилл"
    LATIN = 1, "Латын"
    ARABIC = 2, "Төте"


class HourlyViews(models.Model):
    """Measured views of one article in one hour, by source class and script.

    `weight` counts for rankings, in thousandths of a view: the k-th view of an article from one
    address in a day weighs 1/k. No constraint ties a row to its article: a view that arrives while
    the article is being deleted must not undo the other views of its commit.
    """

    pk = models.CompositePrimaryKey("article_id", "hour", "source", "script")
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    hour = models.IntegerField()
    source = models.SmallIntegerField(choices=Source, default=Source.DIRECT)
    script = models.SmallIntegerField(choices=ReadIn, default=ReadIn.CYRILLIC)
    views = models.PositiveIntegerField(default=0)
    weight = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("hour", "article"), name="views_by_hour"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour} {self.views}"


class TotalViews(models.Model):
    """The sum of an article's hours, kept so that a list of cards reads one row each."""

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    views = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.article_id} {self.views}"


class DailyViews(models.Model):
    """An article's views of a day that is over: what rankings of a week and longer add up."""

    pk = models.CompositePrimaryKey("article_id", "day")
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    day = models.IntegerField()
    views = models.PositiveIntegerField()
    weight = models.PositiveBigIntegerField()

    class Meta:
        # Every column: a year's ranking reads this index alone, never the table.
        indexes = (models.Index(fields=("day", "article", "views", "weight"), name="views_by_day"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.day} {self.views}"


class DailySum(models.Model):
    """A whole day of the site, a rubric or an author, by source class and script.

    `key_id` is 0 for the site. Views stay with the rubric in which the article stood that night.
    A row of source and script ALL holds the day's sum, for those who do not ask for the parts.
    """

    ALL = -1

    class Kind(models.IntegerChoices):
        """What was added up."""

        SITE = 0
        RUBRIC = 1
        AUTHOR = 2

    pk = models.CompositePrimaryKey("kind", "key_id", "day", "source", "script")
    kind = models.SmallIntegerField(choices=Kind)
    key_id = models.BigIntegerField()
    day = models.IntegerField()
    source = models.SmallIntegerField(choices=Source)
    script = models.SmallIntegerField(choices=ReadIn)
    views = models.PositiveBigIntegerField()

    class Meta:
        # A year of every author is 20,000 entries of this index and 400,000 rows of the table. It
        # is no partial index: SQLite cannot tell that a parameter is the -1 of its condition.
        indexes = (
            models.Index(
                fields=("kind", "source", "day", "key_id", "views"), name="sums_of_whole_days"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.key_id} {self.day} {self.views}"


class OpenDay(models.Model):
    """A day whose hours changed since it was last added up."""

    day = models.IntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.day)


class Seen(models.Model):
    """Marks of the views counted by one commit, so that no view is counted twice.

    Shape of `marks`: see audience.marks. They are keyed hashes; the key lives a day at most in a
    file of its own and is then destroyed, so the marks of yesterday name nobody.
    """

    salt = models.CharField(max_length=16)
    seen_at = models.DateTimeField(db_index=True)
    views = models.PositiveIntegerField()
    marks = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.id} {self.views}"


class Filtered(models.Model):
    """How many beacons a filter removed in an hour."""

    pk = models.CompositePrimaryKey("hour", "reason")
    hour = models.IntegerField()
    reason = models.CharField(max_length=16)
    count = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.hour} {self.reason} {self.count}"


class Ranked(models.Model):
    """A place in a ranking as it was last computed."""

    pk = models.CompositePrimaryKey("ranking", "place")
    ranking = models.CharField(max_length=16)
    place = models.PositiveSmallIntegerField()
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    score = models.FloatField()

    def __str__(self) -> str:
        return f"{self.ranking} {self.place}. {self.article_id}"


class BestPick(models.Model):
    """An article the desk holds up as best material until a moment."""

    position = models.PositiveSmallIntegerField("орны", unique=True)
    article = models.OneToOneField(Article, models.CASCADE, verbose_name="мақала", related_name="+")
    until = models.DateTimeField("мерзімі", null=True, blank=True)

    class Meta:
        ordering = ("position",)
        verbose_name = "үздік материал"
        verbose_name_plural = "үздік материалдар"

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"
