"""Felt ornament: the ram's horn, its crosses and borders, the crown of a yurt."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence
from functools import lru_cache

from .geometry import (
    Outline,
    Point,
    arc,
    box,
    ellipse,
    place,
    ribbon,
    smooth,
    step,
)
from .sheet import Sheet

# One horn grows up from the foot, turns outwards and curls back under itself; 100 units high.
_HORN: list[Point] = [
    (7, 4),
    (8, -34),
    (20, -70),
    (48, -90),
    (80, -80),
    (92, -52),
    (80, -28),
    (56, -26),
    (46, -44),
    (58, -56),
]
_HORN_WIDTHS = (15, 17, 19, 21, 21, 20, 18, 16, 15, 14)


@lru_cache(maxsize=2)
def shape_horn(flip: bool) -> tuple[Point, ...]:
    """One ram's horn, its foot at the origin, about 100 units high."""
    path = smooth(_HORN, steps=6)
    body = ribbon(path, _HORN_WIDTHS)
    return tuple(place(body, 0, 0, flip=flip))


def draw_horns(
    sheet: Sheet, x: float, y: float, size: float, ink: str, turn: float = 0.0, tip: bool = True
) -> None:
    """A pair of ram's horns standing on (x, y), `size` high, turned clockwise."""
    scale = size / 100
    for flip in (False, True):
        sheet.fill(place(shape_horn(flip), x, y, scale, turn), ink)
        end = place([(58, -56)], x, y, scale, turn, flip)[0]
        sheet.dot(*end, 9 * scale, ink)
    stem = [(-14, 8), (14, 8), (12, -40), (0, -62), (-12, -40)]
    sheet.fill(place(stem, x, y, scale, turn), ink)
    if tip:
        sheet.fill(place([(0, -128), (13, -106), (0, -84), (-13, -106)], x, y, scale, turn), ink)


def draw_cross(sheet: Sheet, x: float, y: float, size: float, ink: str, heart: str) -> None:
    """Four pairs of horns growing out of one lozenge; `size` is its half width."""
    for turn in (0, 90, 180, 270):
        foot = step((x, y), turn - 90, size * 0.24)
        draw_horns(sheet, *foot, size * 0.58, ink, turn)
    draw_lozenge(sheet, x, y, size * 0.42, ink)
    draw_lozenge(sheet, x, y, size * 0.24, heart)
    draw_lozenge(sheet, x, y, size * 0.11, ink)


def draw_lozenge(sheet: Sheet, x: float, y: float, r: float, ink: str) -> None:
    """A square standing on its corner."""
    sheet.fill([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink)


def shape_scallop(x: float, y: float, r: float, petals: int, depth: float) -> Outline:
    """A closed flower-like edge with `petals` rounded lobes."""
    path: Outline = []
    for i in range(petals):
        turn = 360 * i / petals
        path.append(step((x, y), turn, r * (1 - depth)))
        path.append(step((x, y), turn + 180 / petals, r))
    return smooth(path, closed=True)


def draw_border(
    sheet: Sheet, left: float, right: float, y: float, height: float, inks: Sequence[str]
) -> None:
    """A running border of horns, alternately up and down; inks: ground, horn, edge."""
    ground, horn, edge = inks
    sheet.fill(box(left, y, right, y + height), ground)
    count = max(1, round((right - left) / height))
    pitch = (right - left) / count
    for i in range(count):
        x = left + pitch * (i + 0.5)
        up = i % 2 == 0
        foot = y + height * (0.86 if up else 0.14)
        draw_horns(sheet, x, foot, height * 0.62, horn, 0 if up else 180, tip=False)
    rim = height * 0.06
    for top in (y, y + height - rim):
        sheet.fill(box(left, top, right, top + rim), edge)


def draw_teeth(
    sheet: Sheet, left: float, right: float, y: float, height: float, count: int, ink: str
) -> None:
    """A row of triangles; a negative height hangs them downwards."""
    pitch = (right - left) / count
    for i in range(count):
        x = left + pitch * i
        sheet.fill([(x, y), (x + pitch, y), (x + pitch / 2, y - height)], ink)


def draw_ring(sheet: Sheet, x: float, y: float, r: float, width: float, ink: str) -> None:
    """A circle line."""
    sheet.stroke(arc(x, y, r, r, 0, 362), width, ink)


def draw_crown_ring(sheet: Sheet, x: float, y: float, r: float, ink: str, width: float) -> None:
    """The crown of a yurt seen from below: a ring with three and three bowed staves."""
    draw_ring(sheet, x, y, r, width * 1.6, ink)
    for shift in (-0.24, 0.0, 0.24):
        reach = r * (1 - shift * shift) ** 0.5
        bow = shift * r * 0.5
        across = [(x - reach, y + shift * r), (x, y + shift * r + bow), (x + reach, y + shift * r)]
        down = [(x + shift * r, y - reach), (x + shift * r + bow, y), (x + shift * r, y + reach)]
        for path in (across, down):
            sheet.stroke(smooth(path), width, ink)


def draw_rosette(
    sheet: Sheet, x: float, y: float, r: float, count: int, inks: Sequence[str]
) -> None:
    """A wheel of horns around an eye; inks: ground, horn, eye."""
    ground, horn, eye = inks
    sheet.fill(shape_scallop(x, y, r, count, 0.1), ground)
    for i in range(count):
        turn = 360 * i / count
        foot = step((x, y), turn - 90, r * 0.36)
        draw_horns(sheet, *foot, r * 0.4, horn, turn, tip=False)
    draw_ring(sheet, x, y, r * 0.33, r * 0.05, horn)
    sheet.fill(ellipse(x, y, r * 0.16), eye)
