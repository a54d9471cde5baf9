"""The demo newsroom built into an empty database: names, pictures, articles, comments, views."""

from __future__ import annotations

import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from jarshy.audience.models import ReadIn, Source
from jarshy.audience.moments import hour_of
from jarshy.audience.operations import (
    close_days,
    record_filtered,
    record_hours,
    set_best,
    sum_today,
)
from jarshy.audience.rows import Slot
from jarshy.comments.operations import add_shown
from jarshy.content.models import (
    Article,
    Author,
    Byline,
    CorrectionNote,
    Rubric,
    Series,
    StandalonePage,
    Topic,
)
from jarshy.content.operations import announce, set_front
from jarshy.content.queries import front_page
from jarshy.demo.markup import read_body
from jarshy.demo.pictures import PICTURES, draw, draw_portrait
from jarshy.demo.texts_reader import DemoArticle, DemoTexts
from jarshy.media.models import Picture
from jarshy.media.queries import CARD_SPEC, PORTRAIT_SPEC, WIDE_SPECS, render
from jarshy.reader.ratings import refresh

Progress = Callable[[str, int, int], None]


class DemoNewsroom:
    """Builds once; `now` is the moment the newsroom's clock is set to."""

    def __init__(
        self,
        texts: DemoTexts,
        *,
        now: datetime,
        progress: Progress,
        shot_px: tuple[int, int] = (1600, 1000),
    ) -> None:
        self.texts = texts
        self.shot_px = shot_px
        self.now = now
        self.progress = progress
        self.ids: dict[str, dict[str, int]] = {"pictures": {}, "articles": {}}

    def build(self) -> None:
        """Everything, or nothing at all: one transaction."""
        with transaction.atomic():
            self._draw_pictures()
            self._name_things()
            self._write_articles()
            self._fill_front()
            self._write_comments()
            self._count_views()

    def _draw_pictures(self) -> None:
        keys = sorted(_used_pictures(self.texts))
        authors = self.texts.newsroom["authors"]
        total = len(keys) + len(authors)
        for n, key in enumerate(keys, 1):
            self.ids["pictures"][key] = _store(
                draw(key, *self.shot_px), key, PICTURES[key], (*WIDE_SPECS, CARD_SPEC)
            )
            self.progress("суреттер", n, total)
        for n, author in enumerate(authors, len(keys) + 1):
            portrait = draw_portrait(author["name"])
            self.ids["pictures"]["author:" + author["key"]] = _store(
                portrait, "author-" + author["key"], author["name"], (PORTRAIT_SPEC,)
            )
            self.progress("суреттер", n, total)

    def _name_things(self) -> None:
        room = self.texts.newsroom
        self.ids["rubrics"] = _name(Rubric, room["rubrics"], about="description", position=True)
        self.ids["topics"] = _name(Topic, room["topics"])
        self.ids["series"] = _name(Series, room["series"])
        self.ids["authors"] = _name(Author, room["authors"])
        for author in room["authors"]:
            portrait_id = self.ids["pictures"]["author:" + author["key"]]
            row_id = self.ids["authors"][author["key"]]
            Author.objects.filter(id=row_id).update(portrait_id=portrait_id)

    def _write_articles(self) -> None:
        """Oldest first, so that numbers rise with time; bodies last: they name other articles."""
        ordered = sorted(self.texts.articles.values(), key=lambda a: -a.head["age_hours"])
        rows = {article.key: self._article(article) for article in ordered}
        for n, article in enumerate(ordered, 1):
            row = rows[article.key]
            row.save()
            self.ids["articles"][article.key] = row.pk
            self.progress("мақалалар", n, len(ordered))
        for article in ordered:
            self._complete(article, rows[article.key])
        self._correct()
        announce(rows.values(), at=self.now)

    def _article(self, article: DemoArticle) -> Article:
        head = article.head
        published_at = self.now - timedelta(hours=head["age_hours"])
        return Article(
            headline=head["headline"],
            lead=head.get("lead", ""),
            rubric_id=self.ids["rubrics"].get(head.get("rubric", "")),
            source=head.get("source", ""),
            series_id=self.ids["series"].get(head.get("series", "")),
            part=head.get("part"),
            lead_picture_id=self.ids["pictures"].get(head.get("picture", "")),
            picture_caption=head.get("picture_caption", ""),
            picture_credit=head.get("picture_credit", ""),
            published_at=published_at,
            first_published_at=published_at,
            last_published_at=published_at,
            live=True,
        )

    def _complete(self, article: DemoArticle, row: Article) -> None:
        blocks = read_body(article.body, self.ids["pictures"], self.ids["articles"])
        stored = [{"type": kind, "value": value} for kind, value in blocks]
        row.body = json.dumps(stored, ensure_ascii=False)
        row.save(update_fields=["body"])
        Byline.objects.bulk_create(
            Byline(article=row, author_id=self.ids["authors"][key], sort_order=n)
            for n, key in enumerate(article.head.get("authors", []))
        )
        row.topics.through.objects.bulk_create(
            row.topics.through(article_id=row.pk, topic_id=self.ids["topics"][key])
            for key in article.head.get("topics", [])
        )

    def _correct(self) -> None:
        """What the paper says of its own faults, in the order of the file."""
        CorrectionNote.objects.bulk_create(
            CorrectionNote(
                article_id=self.ids["articles"][note["article"]],
                kind=note["kind"],
                text=note["text"],
                noted_at=self.now - timedelta(hours=note["age_hours"]),
                sort_order=n,
            )
            for n, note in enumerate(self.texts.corrections)
        )

    def _fill_front(self) -> None:
        room, ids = self.texts.newsroom, self.ids["articles"]
        chosen = [room["front"]["lead"], *room["front"]["slots"]]
        notice = room["site"].get("notice", "")
        set_front(article_ids=[ids[key] for key in chosen], notice=notice, at=self.now)
        set_best(article_ids=[ids[key] for key in room["best"]["picks"]])
        paragraphs = room["site"]["about"].strip().split("\n\n")
        blocks = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in paragraphs]
        about = StandalonePage(title="Біз туралы", slug="about", body=json.dumps(blocks))
        front_page().add_child(instance=about)

    def _write_comments(self) -> None:
        stored: dict[str, list[int]] = {}
        for comment in self.texts.comments:
            thread = stored.setdefault(comment["article"], [])
            reply_to = comment.get("reply_to")
            thread.append(
                add_shown(
                    article_id=self.ids["articles"][comment["article"]],
                    name=comment["name"],
                    text=comment["text"],
                    created_at=self.now - timedelta(hours=comment["age_hours"]),
                    parent_id=None if reply_to is None else thread[reply_to],
                )
            )

    def _count_views(self) -> None:
        slots: Counter[Slot] = Counter()
        for key, article in self.texts.articles.items():
            spread = spread_views(key, article.head["views"], article.head["age_hours"], self.now)
            slots.update(split_views(key, self.ids["articles"][key], spread))
        record_hours(hours=slots)
        record_filtered(counts=_robots_beside(slots))
        close_days(now=self.now)
        sum_today(now=self.now)
        refresh(now=self.now)


# How a Kazakh portal's readers arrive and what they read in: the demo's guess, not a measurement.
_ARRIVE: dict[Any, int] = {
    Source.DIRECT: 30, Source.INTERNAL: 18, Source.SEARCH: 24,
    Source.SOCIAL: 14, Source.MESSENGER: 11, Source.OTHER: 3,
}  # fmt: skip
_READ_IN: dict[Any, int] = {ReadIn.CYRILLIC: 90, ReadIn.LATIN: 6, ReadIn.ARABIC: 4}
# For each hundred views, what the filters removed.
_REMOVED = {
    "robot": 21, "repeat": 14, "data_centre": 6, "prefetch": 2,
    "staff": 2, "stale": 1, "hurried": 1, "forged": 1,
}  # fmt: skip


def split_views(key: str, article_id: int, spread: dict[datetime, int]) -> Counter[Slot]:
    """Each view of a history given a source class and a script."""
    dice = random.Random(key)  # noqa: S311  (a demo's dice, the same at every build)
    split: Counter[Slot] = Counter()
    for hour, count in spread.items():
        sources = dice.choices(list(_ARRIVE), list(_ARRIVE.values()), k=count)
        scripts = dice.choices(list(_READ_IN), list(_READ_IN.values()), k=count)
        hour_number = hour_of(hour)
        split.update(
            Slot(article_id, hour_number, source, script)
            for source, script in zip(sources, scripts, strict=True)
        )
    return split


def _robots_beside(slots: Counter[Slot]) -> dict[tuple[int, str], int]:
    hours: Counter[int] = Counter()
    for slot, count in slots.items():
        hours[slot.hour] += count
    found = {
        (h, name): n * part // 100 for h, n in hours.items() for name, part in _REMOVED.items()
    }
    return {key: count for key, count in found.items() if count}


def spread_views(key: str, total: int, age_hours: float, now: datetime) -> dict[datetime, int]:
    """A plausible history that adds up to `total`: most readers come on the first day.

    The weight of the hour t after publication is 1 / (t + 2)^1.1, less at night in Almaty.
    """
    start = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    count = max(1, min(int(age_hours), 24 * 60))
    hours = [start - timedelta(hours=count - 1 - n) for n in range(count)]
    dice = random.Random(key)  # noqa: S311  (a demo's dice, the same at every build)
    asleep = {hour for hour in range(24) if hour in {19, 20, 21, 22, 23, 0}}  # 0-5 h in Almaty
    weights = [
        (0.2 if hour.hour in asleep else 1.0) * dice.uniform(0.7, 1.3) / (n + 2) ** 1.1
        for n, hour in enumerate(hours)
    ]
    return _share(total, dict(zip(hours, weights, strict=True)))


def _share(total: int, weights: dict[datetime, float]) -> dict[datetime, int]:
    """Whole numbers in proportion to the weights that add up to the total exactly."""
    whole, shared, carried = sum(weights.values()), {}, 0.0
    for hour, weight in weights.items():
        carried += total * weight / whole
        shared[hour] = round(carried)
        carried -= shared[hour]
    last = next(reversed(shared))
    shared[last] += total - sum(shared.values())
    return {hour: count for hour, count in shared.items() if count > 0}


def _used_pictures(texts: DemoTexts) -> set[str]:
    import re

    found = {a.head["picture"] for a in texts.articles.values() if a.head.get("picture")}
    for article in texts.articles.values():
        found |= {
            key for key in PICTURES if re.search(rf"(!\[{key}\]|^{key}:)", article.body, re.M)
        }
    return found


def _name(
    model: Any, rows: Iterable[dict[str, Any]], *, about: str = "about", position: bool = False
) -> dict[str, int]:
    ids = {}
    for n, row in enumerate(rows, 1):
        more = {"position": n} if position else {}
        made = model.objects.create(
            name=row.get("name") or row["title"], slug=row["key"], about=row.get(about, ""), **more
        )
        ids[row["key"]] = made.pk
    return ids


def _store(image: Any, key: str, words: str, specs: tuple[str, ...]) -> int:
    """Saves a drawn picture with every size a page will ask for."""
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "JPEG", quality=90)
    file = ContentFile(stream.getvalue(), name=f"{key}.jpg")
    picture = Picture(title=words, alt=words, credit="Жаршы", file=file)
    picture.width, picture.height = image.size
    picture.save()
    render(picture, specs)
    return picture.pk
