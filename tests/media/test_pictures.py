"""Pictures in every size a page needs: made once, asked for in one query."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from jarshy.media.models import Picture, Rendition
from jarshy.media.queries import CARD_SPEC, PORTRAIT_SPEC, WIDE_SPECS, pictures, pictures_of

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


def test_several_uses_of_pictures_are_answered_as_each_would_be_alone_in_one_query(
    django_assert_num_queries,
) -> None:
    shown, face, both = store().pk, store(400, 400).pk, store().pk
    uses = (([shown, both, 0], WIDE_SPECS), ([face, both], (PORTRAIT_SPEC,)), ([], (CARD_SPEC,)))
    alone = tuple(pictures(ids, specs) for ids, specs in uses)
    assert [sorted(found) for found in alone] == [[shown, both], [face, both], []]
    with django_assert_num_queries(1):
        assert pictures_of(*uses) == alone


def test_a_size_of_one_use_that_was_never_made_is_made_beside_those_of_another() -> None:
    shown, face = store().pk, store(400, 400).pk
    pictures([shown])
    found = pictures_of(([shown], WIDE_SPECS), ([face], (PORTRAIT_SPEC,)))
    assert found == (pictures([shown]), pictures([face], (PORTRAIT_SPEC,)))
    assert found[1][face].largest.width_px == 160


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
