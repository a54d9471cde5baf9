"""The project's own illustrations: every key draws, the same each time, unlike the others."""

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat

from jarshy.demo.pictures import PICTURES, UnknownPictureError, draw, draw_portrait, portrait

KEYS = tuple(PICTURES)
EXPECTED_KEYS = [
    "steppe-dawn",
    "steppe-summer",
    "alatau-snow",
    "alatau-spring",
    "lake-blue",
    "yurts",
    "horses",
    "eagle",
    "city-night",
    "city-park",
    "library",
    "old-book",
    "manuscript",
    "dombra",
    "stage",
    "school",
    "observatory",
    "telescope",
    "laboratory",
    "football",
    "kokpar",
    "chess",
    "market",
    "bread",
    "rain-street",
    "snow-village",
    "train",
    "canal",
    "caravan",
    "petroglyph",
    "mausoleum",
    "ornament-red",
    "ornament-blue",
    "tulips",
    "apple",
    "saxaul",
    "printing-press",
    "microphone",
    "map-old",
    "pen",
]
KAZAKH = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
NAMES = tuple(
    f"{first} {last}"
    for first in ("Айгүл", "Ерлан", "Дана", "Нұрлан", "Сәуле", "Асқар")
    for last in ("Сәрсенова", "Төлегенов", "Қайратқызы", "Бекен")
)


@cache
def draw_small(key: str) -> Image.Image:
    return draw(key, 320, 200)


def measure_difference(one: Image.Image, two: Image.Image) -> float:
    """Mean absolute difference of two pictures, 0..255, grain averaged away."""
    small = [picture.resize((32, 32), Image.Resampling.BOX) for picture in (one, two)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


def count_tones(picture: Image.Image) -> int:
    """Distinct colours left when the grain is averaged away and tones are put in steps of 16."""
    flat = ImageOps.posterize(picture.resize((64, 64), Image.Resampling.BOX), 4)
    return len(flat.getcolors(64 * 64) or ())


def test_every_asked_key_has_a_picture_and_no_other() -> None:
    assert sorted(KEYS) == sorted(EXPECTED_KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_picture_has_the_asked_size_and_is_not_blank(key: str) -> None:
    picture = draw_small(key)
    assert (picture.mode, picture.size) == ("RGB", (320, 200))
    assert count_tones(picture) >= 40
    assert sum(ImageStat.Stat(picture.convert("L")).stddev) >= 30


@pytest.mark.parametrize("key", KEYS)
def test_picture_is_drawn_to_the_same_bytes_again(key: str) -> None:
    assert draw(key, 320, 200).tobytes() == draw_small(key).tobytes()


def test_pictures_differ_from_each_other() -> None:
    pairs = combinations(KEYS, 2)
    least = min((measure_difference(draw_small(a), draw_small(b)), a, b) for a, b in pairs)
    assert least[0] >= 20, least


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [(200, 200), (320, 180)])
def test_crop_still_shows_something(key: str, size: tuple[int, int]) -> None:
    assert count_tones(draw(key, *size)) >= 40


def test_square_is_the_middle_of_the_wide_picture() -> None:
    wide = draw("eagle", 640, 400).crop((120, 0, 520, 400))
    assert measure_difference(wide, draw("eagle", 400, 400)) < 4


def test_picture_is_full_size_unless_asked_otherwise() -> None:
    assert draw("pen").size == (1600, 1000)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(KEYS), st.integers(1, 120), st.integers(1, 120))
def test_any_positive_size_is_given_exactly(key: str, width_px: int, height_px: int) -> None:
    assert draw(key, width_px, height_px).size == (width_px, height_px)


@pytest.mark.parametrize("size", [(0, 10), (10, 0), (-5, 5)])
def test_size_below_one_pixel_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="positive size"):
        draw("pen", *size)


def test_unknown_key_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownPictureError, match="steppe-dawn") as refusal:
        draw("polar-bear")
    assert refusal.value.key == "polar-bear"


@pytest.mark.parametrize("key", KEYS)
def test_alt_text_is_one_short_kazakh_phrase(key: str) -> None:
    caption = PICTURES[key]
    letters = {letter for letter in caption.casefold() if letter.isalpha()}
    assert letters <= KAZAKH
    assert 20 <= len(caption) <= 100
    assert caption[0].isupper()
    assert not caption.endswith(".")
    assert not caption.startswith("Сурет")


def test_alt_texts_are_all_different() -> None:
    assert len(set(PICTURES.values())) == len(KEYS)


def test_portrait_is_square_and_the_same_for_the_same_name() -> None:
    cameo = draw_portrait("Айгүл Сәрсенова", 120)
    assert (cameo.mode, cameo.size) == ("RGB", (120, 120))
    assert cameo.tobytes() == draw_portrait("  айгүл   Сәрсенова ", 120).tobytes()


def test_portraits_of_many_names_are_of_many_kinds() -> None:
    portraits = [draw_portrait(name, 60) for name in NAMES]
    unlike = sum(
        all(measure_difference(one, other) > 4 for other in portraits[:i])
        for i, one in enumerate(portraits)
    )
    assert unlike >= len(NAMES) * 3 // 4


@pytest.mark.parametrize("name", ["Маржан Көзібақ", "Дана Бекен", "Ж. Оспанова", "Сая Талғатқызы"])
def test_name_of_a_woman_gets_one_of_her_heads(name: str) -> None:
    assert portrait.choose_heads(name) is portrait.HER_HEADS


@pytest.mark.parametrize("name", ["Қанат Қасым", "Абай Құнанбайұлы", "Мұса Ермек", "Қайрат Ш."])
def test_name_without_a_feminine_sign_gets_one_of_the_other_heads(name: str) -> None:
    assert portrait.choose_heads(name) is portrait.HIS_HEADS


def test_portrait_is_480_pixels_unless_asked_otherwise() -> None:
    assert draw_portrait("Ерлан Төлегенов").size == (480, 480)


@pytest.mark.parametrize(("name", "size_px"), [("", 100), ("  ", 100), ("Абай", 0)])
def test_portrait_without_a_name_or_a_size_is_refused(name: str, size_px: int) -> None:
    with pytest.raises(ValueError, match="portrait needs"):
        draw_portrait(name, size_px)
