"""Pictures in every size a page needs: made once, asked for in one query."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from jarshy.media.models import Picture, Rendition
from jarshy.media.queries import CARD_SPEC, WIDE_SPECS, pictures

pytestmark = pytest.mark.django_db


def store(width_px: int = 1600, height_px: int = 1000, **words: str) -> Picture:
    """A stored picture of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (width_px, height_px), "teal").save(stream, "JPEG")
    picture = Picture(title="Дала", file=ContentFile(stream.getvalue(), name="dala.jpg"), **words)
    picture.width, picture.height = width_px, height_px
    picture.save()
    return picture


def test_every_size_is_made_at_the_first_asking_and_found_in_one_query_after_it(
    django_assert_num_queries,
) -> None:
    picture = store(credit="Б. Оспан", alt="Таңғы дала")
    first = pictures([picture.pk])
    with django_assert_num_queries(1):
        again = pictures([picture.pk, 0, picture.pk])
    assert again == first
    view = again[picture.pk]
    assert [source.width_px for source in view.sources] == [400, 800, 1280]
    assert (view.alt, view.credit) == ("Таңғы дала", "Б. Оспан")
    assert view.largest.url.endswith(".webp")


def test_a_small_picture_is_not_blown_up() -> None:
    picture = store(500, 300)
    assert [s.width_px for s in pictures([picture.pk])[picture.pk].sources] == [400, 500]


def test_a_picture_without_a_description_is_named_by_its_title() -> None:
    picture = store()
    assert pictures([picture.pk])[picture.pk].alt == "Дала"


def test_a_moved_focal_point_brings_a_new_crop(django_assert_num_queries) -> None:
    picture = store()
    before = pictures([picture.pk], (CARD_SPEC,))[picture.pk].largest.url
    picture.focal_point_x, picture.focal_point_y = 100, 100
    picture.focal_point_width = picture.focal_point_height = 50
    picture.save()
    Rendition.objects.filter(image=picture).delete()
    after = pictures([picture.pk], (CARD_SPEC,))[picture.pk].largest.url
    assert before != after


def test_a_missing_file_leaves_the_page_without_the_picture() -> None:
    picture = store()
    Path(picture.file.path).unlink()
    assert pictures([picture.pk], WIDE_SPECS) == {}


def test_what_is_not_there_is_not_there() -> None:
    assert pictures([]) == {}
    assert pictures([999]) == {}
