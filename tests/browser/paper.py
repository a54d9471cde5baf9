"""A small paper made to be awkward: every kind of page and block, and the worst that may be typed.

Run as a program it fills the database of JARSHY_VAR; tests inside a database call `print_paper`.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jarshy.kazakh.slugs import slugify

NOW = datetime(2024, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))

LONG_WORD = "қанағаттандырылмағандықтарыңыздан" * 3
TITLE_400 = ("Өңірдегі ғылыми кітапханалардың қысқы жұмысы туралы үлкен әңгіме " * 7)[:400]
RUSSIAN = "Весь этот абзац написан по-русски, и переписывать его другими буквами нельзя."
MIXED = "GPS (Global Positioning System) құрылғысы 43.238° N, 76.945° E нүктесін көрсетті: «ОК»."
VERSE = (
    "Таң атты, терезем алдында\nТоңған бір торғай шиқылдар.\n\n"
    "Нан ұсақ, қолым жылы, ал мұнда\nКүн шықса, көше жылтылдар."
)


@dataclass(frozen=True)
class Paper:
    """The numbers of the articles that tests ask for by name."""

    full: int
    long_title: int
    no_text: int
    many_pictures: int
    lost_file: int
    russian: int
    long_word: int
    taken_down: int
    many_comments: int


def page_paths(ids: dict[str, int]) -> dict[str, str]:
    """One path of every page type; `ids` are the fields of a Paper."""
    return {
        "front": "/",
        "article": f"/post/{ids['full']}",
        "rubric": f"/rubric/{slugify('Қоғам')}",
        "empty-rubric": f"/rubric/{slugify('Бос айдар')}",
        "author": f"/author/{slugify('Маржан Көзібақ')}",
        "faceless-author": f"/author/{slugify('Суретсіз Автор')}",
        "topic": f"/topic/{slugify('Кітап')}",
        "series": f"/series/{slugify('Жол дәптері')}",
        "whole-series": f"/series/{slugify('Жол дәптері')}/whole",
        "latest": "/latest",
        "day": "/archive/2024/11/23",
        "month": "/archive/2024/11",
        "archive": "/archive",
        "search": "/search",
        "search-answer": "/search?q=%D0%BA%D1%96%D1%82%D0%B0%D0%BF",
        "corrections": "/corrections",
        "ratings": "/ratings",
        "about": "/page/about",
        "long-title": f"/post/{ids['long_title']}",
        "long-word": f"/post/{ids['long_word']}",
        "no-text": f"/post/{ids['no_text']}",
        "lost-file": f"/post/{ids['lost_file']}",
        "many-comments": f"/post/{ids['many_comments']}",
        "discussion": f"/post/{ids['many_comments']}/comments",
        "russian": f"/post/{ids['russian']}",
        "taken-down": f"/post/{ids['taken_down']}",
        "missing": "/post/999999999",
    }


def print_paper(comments: int = 70) -> Paper:
    """Writes the paper into the database; `comments` is how many one article gets."""
    from jarshy.audience.operations import set_best
    from jarshy.content.models import Article, Author, Byline, Rubric, Series, Topic
    from jarshy.content.operations import set_front

    names = (("Қоғам", "Күнделікті тіршілік."), ("Әдебиет", "Өлең мен әңгіме."), ("Бос айдар", ""))
    rubrics = [Rubric.objects.create(name=name, about=about) for name, about in names]
    face, shot, lost = _picture("Портрет", "#7a4a2b"), _picture("Дала", "#3f6f7a"), _lost_picture()
    authors = [
        Author.objects.create(name="Маржан Көзібақ", about="Кітап туралы жазады.", portrait=face),
        Author.objects.create(name="Суретсіз Автор"),
    ]
    topic, series = Topic.objects.create(name="Кітап"), Series.objects.create(name="Жол дәптері")
    made: list[Any] = []
    russian_words = {"language": "ru", "lead": "Короткое содержание."}

    def write(headline: str, blocks: list[dict[str, Any]], **more: Any) -> int:
        at = NOW - timedelta(hours=3 * len(made) + 1)
        values = {"rubric": rubrics[len(made) % 2], "lead": "Қысқаша мазмұны осында.", **more}
        row = Article(headline=headline, body=blocks, live=True, published_at=at, **values)
        row.first_published_at = at
        row.save()
        Byline.objects.create(article=row, author=authors[len(made) % 2], sort_order=0)
        made.append(row)
        return int(row.pk)

    plain = [
        _block(
            "paragraph", "<p>Бұл – кәдімгі абзац, ішінде қазақ сөздері мен «-лар» жалғауы ғана.</p>"
        )
    ] * 4
    parts = [write(f"Жол дәптері: {n}-күн", plain, series=series, part=n) for n in (1, 2, 3)]
    russian = write(
        "Русская статья целиком", [_block("paragraph", f"<p>{RUSSIAN}</p>")], **russian_words
    )
    ordinary = [write(f"Кітапхана жаңалығы {n}", plain) for n in range(1, 30)]
    paper = Paper(
        full=write(
            "Әр блогы бар мақала",
            _every_block(shot, ordinary[0]),
            lead_picture=shot,
            picture_caption="Дала кеші",
            picture_credit="Ділда Таңбалы",
            series=series,
            part=4,
            updated_at=NOW,
        ),
        long_title=write(TITLE_400, plain, lead_picture=shot),
        no_text=write("Мәтінсіз мақала", [], lead=""),
        many_pictures=write("Бес жүз сурет", [_gallery(shot, 500)]),
        lost_file=write(
            "Файлы жоқ сурет", [_shown(lost), *plain], lead_picture=_broken_picture()
        ),
        russian=russian,
        long_word=write(LONG_WORD, [_block("paragraph", f"<p>{LONG_WORD}</p>")], lead=LONG_WORD),
        taken_down=write("Алынған мақала", plain),
        many_comments=write("Көп пікірлі мақала", plain),
    )  # fmt: skip
    for row in made[::2]:
        row.topics.set([topic])
        row.save()
    Article.objects.filter(pk=paper.taken_down).update(live=False)
    _discuss(paper.many_comments, comments)
    set_front(article_ids=[paper.full, paper.long_title, *parts], notice="Сынақ нөмірі", at=NOW)
    set_best(article_ids=[paper.full, ordinary[1], paper.long_word])
    _about()
    return paper


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def _every_block(shot: Any, other_id: int) -> list[dict[str, Any]]:
    words = "Мәтін ішінде <b>қою</b>, <i>көлбеу</i> сөз бар[^1]. " * 12
    return [
        _block("paragraph", f"<p>{words}</p>"),
        _block("heading", "Ортадағы тақырыпша"),
        _block("quote", {"text": "Кітап – ұрпаққа хат.", "name": "Кітапханашы"}),
        _block("verse", VERSE),
        _block("picture", {"picture": shot.pk, "caption": "Жол үсті", "credit": ""}),
        _gallery(shot, 5),
        _block("video", {"url": "https://youtu.be/abcdefghijk", "caption": "Бейнежазба"}),
        _block(
            "table", {"caption": "Баға", "rows": [["Зат", "Баға"], ["Нан", "150"], ["Сүт", "320"]]}
        ),
        _block("paragraph", f'<p lang="ru">{RUSSIAN}</p>'),
        _block("paragraph", f"<p>{MIXED}</p>"),
        _block("paragraph", "<p>" + "Ұзын мәтін жалғаса береді. " * 80 + "</p>"),
        _block("read_also", other_id),
        _block("footnote", {"mark": "1", "text": "<p>Сілтеме мәтіні.</p>"}),
    ]


def _shown(picture: Any) -> dict[str, Any]:
    return _block("picture", {"picture": picture.pk, "caption": "Жоқ", "credit": ""})


def _gallery(shot: Any, count: int) -> dict[str, Any]:
    item = {"picture": shot.pk, "caption": "Көрініс", "credit": "Ділда Таңбалы"}
    return _block("gallery", [{"type": "item", "value": item}] * count)


def _picture(name: str, colour: str) -> Any:
    from django.core.files.base import ContentFile
    from PIL import Image, ImageDraw

    from jarshy.media.models import Picture
    from jarshy.media.queries import CARD_SPEC, PORTRAIT_SPEC, WIDE_SPECS, render

    image = Image.new("RGB", (1600, 1000), colour)
    ImageDraw.Draw(image).ellipse((500, 200, 1100, 800), fill="#e8c46a")
    stream = io.BytesIO()
    image.save(stream, "JPEG")
    file = ContentFile(stream.getvalue(), name="shot.jpg")
    picture = Picture(title=name, alt=f"{name} суреті", credit="Жаршы", file=file)
    picture.width, picture.height = image.size
    picture.save()
    render(picture, (*WIDE_SPECS, CARD_SPEC, PORTRAIT_SPEC))
    return picture


def _lost_picture() -> Any:
    """A picture whose renditions are known and whose files are gone."""
    picture = _picture("Жоғалған", "#333333")
    for rendition in picture.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    return picture


def _broken_picture() -> Any:
    """A picture whose file went before any size was made of it."""
    picture = _picture("Бүлінген", "#555555")
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)
    return picture


def _discuss(article_id: int, count: int) -> None:
    from jarshy.comments.operations import add_shown

    parent: int | None = None
    for n in range(count):
        text = "مەنىڭ پىكىرىم وسىنداي" if n == 3 else f"{n}-пікір. " + (LONG_WORD if n == 5 else "")
        made = add_shown(
            article_id=article_id, name="Оқырман", text=text, created_at=NOW, parent_id=parent
        )
        parent = made if n % 7 in {0, 1} else None


def _about() -> None:
    import json

    from jarshy.content.models import StandalonePage
    from jarshy.content.queries import front_page

    blocks = [_block("paragraph", "<p>Біз туралы қысқа мәтін.</p>")]
    page = StandalonePage(title="Біз туралы", slug="about", body=json.dumps(blocks))
    front_page().add_child(instance=page)


def main() -> None:
    """Tables, site, paper; the numbers are printed as JSON."""
    import argparse
    import json
    import os
    from dataclasses import asdict

    from jarshy.cli import ground

    os.environ["DJANGO_SETTINGS_MODULE"] = "jarshy.config.settings"

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--comments", type=int, default=70)
    comments = parser.parse_args().comments
    ground.start_django()
    ground.lay_tables()
    from django.db import transaction

    with transaction.atomic():  # each of 10,000 comments on its own would wait for the disk
        paper = print_paper(comments)
    sys.stdout.write(json.dumps(asdict(paper)))


if __name__ == "__main__":
    main()
