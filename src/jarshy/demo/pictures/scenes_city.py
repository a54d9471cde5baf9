"""Scenes of city streets."""

from collections.abc import Sequence

from .buildings import draw_block, draw_lamp_post
from .geometry import Point, arc, bend, box, lean, ribbon, smooth
from .landscape import (
    draw_falling,
    draw_hills,
    draw_moon,
    draw_range,
    draw_stars,
    paint_sky,
    shape_hills,
)
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    EARTH,
    INK,
    LAGOON,
    MADDER,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    RUST,
    SAGE,
    SKY,
    SNOW,
    STONE,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .people import Dress, draw_standing
from .plants import draw_crown, draw_leaf
from .sheet import HIGH, WIDE, Sheet


def draw_city_night(sheet: Sheet) -> None:
    """A lit city under the mountains, with its tower on the hill."""
    paint_sky(sheet, (INK, NIGHT, NAVY, mix(PLUM, CORAL, 0.35)), 620)
    draw_stars(sheet, 150, 380)
    draw_moon(sheet, 520, 190, 84, CREAM, NIGHT)
    peaks = ((-60, 520), (200, 380), (400, 480), (740, 310), (1000, 470), (1340, 340), (1660, 500))
    draw_range(sheet, peaks, 720, mix(AZURE, NAVY, 0.3), NIGHT)
    draw_hills(sheet, shape_hills(590, 60, 0.8, 3.9), mix(NIGHT, PINE, 0.6), INK, 0.9)
    _draw_tower(sheet, 1080, 590, 420)
    for depth, (wall, low, high) in enumerate(
        ((mix(NAVY, PLUM, 0.5), 470, 620), (NAVY, 540, 720), (NIGHT, 620, 800))
    ):
        x = -20.0
        while x < WIDE:
            wide = sheet.rng.uniform(80, 170)
            draw_block(
                sheet,
                x,
                x + wide,
                sheet.rng.uniform(low, high),
                960,
                wall,
                sheet.rng.choice((WHEAT, CREAM, APRICOT)),
                mix(wall, INK, 0.5),
                22 + depth * 4,
                0.3 + depth * 0.1,
            )
            x += wide + sheet.rng.uniform(-6, 34)
    sheet.fill(box(-10, 930, WIDE + 10, HIGH + 10), INK)
    for x in range(80, 1600, 180):
        draw_lamp_post(sheet, x, 985, 140, INK, WHEAT)
    _draw_headlights(sheet)


def _draw_tower(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    shaft = [
        (x - 20, ground),
        (x - 8, ground - tall * 0.6),
        (x + 8, ground - tall * 0.6),
        (x + 20, ground),
    ]
    sheet.fill(shaft, SNOW)
    sheet.shade(shaft, NAVY, 0, 0.2, 1.0)
    for share, half in ((0.6, 34), (0.64, 42), (0.69, 26)):
        y = ground - tall * share
        sheet.fill(
            [(x - half, y), (x + half, y), (x + half * 0.7, y - 15), (x - half * 0.7, y - 15)], SNOW
        )
        sheet.stroke([(x - half * 0.8, y - 5), (x + half * 0.8, y - 5)], 5, MADDER)
    for low, high, ink in ((0.7, 0.8, MADDER), (0.8, 0.88, SNOW), (0.88, 1.0, MADDER)):
        sheet.stroke([(x, ground - tall * low), (x, ground - tall * high)], 6, ink)
    sheet.glow(x, ground - tall, 40, CORAL, 1.0)
    sheet.dot(x, ground - tall, 7, CREAM)


def _draw_headlights(sheet: Sheet) -> None:
    for y, ink in ((950, CREAM), (972, CORAL)):
        for _ in range(16):
            x = sheet.rng.uniform(0, WIDE)
            sheet.carve([(x, y), (x + 60, y), (x + 150, y)], 7, ink)


def draw_city_park(sheet: Sheet) -> None:
    """An autumn alley with a bench and two people walking."""
    paint_sky(sheet, (mix(SKY, CREAM, 0.4), CREAM, mix(CREAM, WHEAT, 0.4)), 560)
    sheet.fill(box(-10, 560, WIDE + 10, HIGH + 10), mix(OCHRE, SAGE, 0.35))
    sheet.shade(box(-10, 560, WIDE + 10, HIGH + 10), RUST, 90, 0.1, 0.9)
    path = [(770, 555), (830, 555), (1330, 1010), (270, 1010)]
    sheet.fill(path, mix(PAPER, APRICOT, 0.25))
    sheet.shade(path, mix(EARTH, STONE, 0.5), 90, 0.35, 0.6)
    autumn = ((RUST, OCHRE, WHEAT), (MADDER, CORAL, APRICOT), (OCHRE, WHEAT, CREAM))
    for share in (0.86, 0.74, 0.58, 0.36, 0.02):
        for side in (-1, 1):
            x, ground = lean((800 + side * 690, 940), (800, 560), share)
            _draw_alley_tree(sheet, x, ground, 1 - share, autumn[sheet.rng.randrange(3)])
    for share in (0.66, 0.2):
        x, ground = lean((1300, 960), (800, 560), share)
        draw_lamp_post(sheet, x, ground, 470 * (1 - share), PINE, CREAM)
    _draw_shadows(sheet)
    _draw_bench(sheet, 470, 890)
    draw_standing(sheet, 790, 880, 270, Dress(MADDER, NAVY), WINE)
    draw_standing(sheet, 905, 880, 255, Dress(TEAL, INK, hair=INK))
    for _ in range(150):
        at = (sheet.rng.uniform(0, WIDE), 1000 - sheet.rng.random() ** 2 * 420)
        reach = 8 + 26 * (at[1] - 560) / 440
        ink = sheet.rng.choice((OCHRE, MADDER, WHEAT, RUST))
        draw_leaf(sheet, at, sheet.rng.uniform(0, 360), reach, ink)


def _draw_alley_tree(
    sheet: Sheet, x: float, ground: float, near: float, inks: Sequence[str]
) -> None:
    tall = 760 * near
    trunk = [(x, ground), (x + tall * 0.01, ground - tall * 0.4), (x, ground - tall * 0.9)]
    sheet.fill(ribbon(smooth(trunk), (tall * 0.09, tall * 0.05, tall * 0.03)), BARK)
    draw_crown(sheet, x, ground - tall * 0.85, tall * 0.46, inks, 40 + int(110 * near))


def _draw_shadows(sheet: Sheet) -> None:
    for y in (640, 700, 790, 930):
        wide = (y - 540) * 1.2
        sheet.carve(
            bend((800 - wide, y), (800 + wide, y + 12), 0.01),
            (y - 560) * 0.16,
            mix(APRICOT, EARTH, 0.35),
        )


def _draw_bench(sheet: Sheet, x: float, ground: float) -> None:
    for dx in (-90, 90):
        sheet.stroke([(x + dx, ground), (x + dx, ground - 110)], 12, INK)
    for y, ink in ((-106, PINE), (-84, PINE), (-50, MOSS)):
        sheet.stroke([(x - 120, ground + y), (x + 120, ground + y)], 15, ink)


def draw_rain_street(sheet: Sheet) -> None:
    """Umbrellas on a wet street in the evening."""
    paint_sky(sheet, (NIGHT, NAVY, mix(TEAL, NAVY, 0.3), mix(TEAL, CREAM, 0.4)), 600)
    sheet.glow(800, 560, 420, CREAM, 0.8)
    for share in (0.8, 0.62, 0.36, 0.0):
        for side in (-1, 1):
            _draw_facade(sheet, side, share)
    street = [(760, 600), (840, 600), (1700, 1010), (-100, 1010)]
    sheet.fill(street, mix(NAVY, TEAL, 0.35))
    sheet.shade(street, INK, 90, 0.2, 0.9)
    for share in (0.75, 0.55, 0.2):
        for side in (-1, 1):
            x, ground = lean((800 + side * 620, 960), (800, 600), share)
            draw_lamp_post(sheet, x, ground, 620 * (1 - share), INK, WHEAT)
            _draw_gleam(sheet, x, ground, 300 * (1 - share), WHEAT)
    _draw_gleam(sheet, 800, 640, 340, CREAM)
    for x, ground, tall, ink in (
        (620, 760, 190, TEAL),
        (985, 780, 200, WHEAT),
        (800, 720, 130, CORAL),
    ):
        _draw_walker(sheet, x, ground, tall, ink)
    _draw_walker(sheet, 490, 920, 330, OCHRE)
    _draw_walker(sheet, 1120, 930, 320, LAGOON)
    _draw_walker(sheet, 800, 965, 420, MADDER)
    draw_falling(sheet, 300, -0.28, 110, mix(SKY, SNOW, 0.4))


def _draw_facade(sheet: Sheet, side: int, share: float) -> None:
    near = 1 - share
    wall = mix(mix(PLUM, NAVY, 0.5), TEAL, share * 0.7)
    inner, outer = 800 + side * (60 + 560 * near), 800 + side * (100 + 1100 * near)
    left, right = sorted((inner, outer))
    draw_block(
        sheet,
        left,
        right,
        560 - 720 * near,
        600 + 330 * near,
        wall,
        mix(WHEAT, APRICOT, 0.4),
        mix(wall, INK, 0.4),
        34 + 60 * near,
        0.45,
    )


def _draw_gleam(sheet: Sheet, x: float, y: float, reach: float, ink: str) -> None:
    for i in range(10):
        wide = reach * 0.3 * sheet.rng.uniform(0.3, 1)
        line = y + reach * i / 9
        shift = sheet.rng.uniform(-0.05, 0.05) * reach
        sheet.carve(
            [(x - wide + shift, line), (x + shift, line), (x + wide + shift, line)],
            reach * 0.045,
            ink,
        )


def _draw_walker(sheet: Sheet, x: float, ground: float, tall: float, ink: str) -> None:
    _draw_gleam(sheet, x, ground + tall * 0.04, tall * 0.35, mix(ink, NAVY, 0.35))
    draw_standing(sheet, x, ground, tall, Dress(mix(ink, INK, 0.55), INK))
    top, r = ground - tall * 0.82, tall * 0.46
    canopy = [*arc(x, top, r, r * 0.66, 180, 360)]
    hem: list[Point] = []
    for i in range(5):
        start, end = (x + r - r * 0.4 * i, top), (x + r - r * 0.4 * (i + 1), top)
        hem += bend(start, end, -0.1, 6)
    sheet.fill([*canopy, *hem], ink)
    sheet.shade([*canopy, *hem], INK, 30, 0.4, 0.75)
    for dx in (-0.6, -0.2, 0.2, 0.6):
        sheet.carve(
            bend((x + dx * r, top), (x, top - r * 0.66), dx * 0.24), r * 0.03, mix(ink, INK, 0.45)
        )
    sheet.stroke([(x, top - r * 0.66), (x, top - r * 0.78)], r * 0.04, INK)


SCENES = {
    "city-night": draw_city_night,
    "city-park": draw_city_park,
    "rain-street": draw_rain_street,
}
