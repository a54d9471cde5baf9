"""Scenes of what was handed down in rock, brick and felt."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from .buildings import draw_bricks, draw_dome, shape_arch
from .geometry import Point, arc, bend, box, ellipse, place, ribbon, smooth, step
from .landscape import draw_hills, draw_rays, draw_streaks, paint_sky, shape_hills
from .ornament import (
    draw_border,
    draw_cross,
    draw_crown_ring,
    draw_horns,
    draw_lozenge,
    draw_ring,
    draw_rosette,
    draw_teeth,
    shape_scallop,
)
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    EARTH,
    ICE,
    INK,
    LAGOON,
    MADDER,
    NAVY,
    NIGHT,
    OCHRE,
    RUST,
    SAGE,
    SKY,
    SNOW,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .plants import draw_grass
from .sheet import HIGH, WIDE, Sheet


def draw_petroglyph(sheet: Sheet) -> None:
    """Sun-headed spirits and ibexes pecked into a dark rock."""
    sheet.flood(mix(EARTH, BARK, 0.35))
    _draw_rock(sheet)
    light = mix(CREAM, APRICOT, 0.25)
    _draw_sun_spirit(sheet, 800, 420, light)
    for x, y, size, flip in (
        (430, 520, 1.5, False),
        (1180, 500, 1.5, True),
        (330, 800, 1.0, False),
        (1290, 800, 1.05, True),
        (1200, 210, 0.8, True),
        (400, 210, 0.8, False),
    ):
        _draw_ibex(sheet, x, y, size, light, flip)
    for i in range(7):
        _draw_dancer(sheet, 590 + i * 70, 850, 0.8, light, i % 2)
    for i in range(12):
        sheet.dot(560 + i * 44, 920, 7, light)
    sheet.shade(box(0, 0, WIDE, HIGH), BARK, 150, 0.45, 0.75)
    sheet.shade(box(0, 0, WIDE, HIGH), INK, 60, 0.62, 0.7)


def _draw_rock(sheet: Sheet) -> None:
    for _ in range(60):
        x, y = sheet.rng.uniform(-100, WIDE), sheet.rng.uniform(-60, HIGH)
        spots = [
            (
                x + sheet.rng.uniform(60, 230) * cos(radians(a)),
                y + sheet.rng.uniform(40, 120) * sin(radians(a)),
            )
            for a in range(0, 360, 60)
        ]
        ink = sheet.rng.choice((EARTH, mix(EARTH, RUST, 0.3), mix(EARTH, BARK, 0.6)))
        sheet.shade(spots, ink, sheet.rng.uniform(0, 360), 0.0, 0.8)
    cracks = (
        ((0, 180), (210, 230), (300, 420), (250, 640), (330, 1000)),
        ((1600, 120), (1420, 210), (1370, 420), (1450, 660), (1390, 1000)),
        ((1370, 420), (1240, 380)),
        ((300, 420), (210, 470)),
        ((640, 0), (660, 90), (620, 150)),
        ((1000, 1000), (1010, 940), (1060, 900)),
    )
    for crack in cracks:
        for start, end in pairwise(crack):
            sheet.stroke(bend(start, end, sheet.rng.uniform(-0.05, 0.05)), 9, BARK)
            sheet.carve(
                bend((start[0] + 8, start[1] + 6), (end[0] + 8, end[1] + 6)),
                6,
                mix(EARTH, APRICOT, 0.4),
            )


def _draw_sun_spirit(sheet: Sheet, x: float, y: float, ink: str) -> None:
    for r in (64, 104):
        draw_ring(sheet, x, y - 140, r, 15, ink)
    sheet.dot(x, y - 140, 26, ink)
    for i in range(26):
        start = step((x, y - 140), i * 360 / 26, 122)
        end = step((x, y - 140), i * 360 / 26, 176)
        sheet.fill(ribbon([start, end], (12, 16)), ink)
        sheet.dot(*end, 9, ink)
    sheet.fill(ribbon([(x, y - 30), (x, y + 130)], (26, 36)), ink)
    for side in (-1, 1):
        limb = smooth([(x, y + 30), (x + side * 90, y + 44), (x + side * 120, y - 40)])
        sheet.fill(ribbon(limb, (24, 20, 18)), ink)
        leg = smooth(
            [
                (x, y + 120),
                (x + side * 62, y + 170),
                (x + side * 50, y + 250),
                (x + side * 84, y + 254),
            ]
        )
        sheet.fill(ribbon(leg, (28, 24, 18, 14)), ink)
        for turn in (-120, -90, -60):
            sheet.stroke(
                [(x + side * 120, y - 40), step((x + side * 120, y - 40), turn, 34)], 9, ink
            )


def _draw_ibex(sheet: Sheet, x: float, y: float, size: float, ink: str, flip: bool) -> None:
    def lay(path: Sequence[Point], widths: Sequence[float]) -> None:
        sheet.fill(place(ribbon(smooth(path), widths), x, y, size, flip=flip), ink)

    lay([(-70, -8), (0, -16), (60, -12)], (30, 34, 36))
    lay([(52, -14), (80, -42), (92, -56), (122, -44)], (30, 24, 22, 9))
    lay([(-70, -14), (-88, -34)], (10, 6))
    for px in (-68, -48, 46, 62):
        lay([(px, 0), (px + 6, 34), (px, 70)], (13, 10, 9))
    for reach in (0, 22):
        horn = arc(22 + reach * 0.4, -50, 76 - reach, 76 - reach, -2, -168)
        sheet.fill(place(ribbon(horn, (13, 11, 5)), x, y, size, flip=flip), ink)
    for i in range(7):
        knob = step((22, -50), -24 - i * 20, 84)
        sheet.fill(place(ellipse(*knob, 6), x, y, size, flip=flip), ink)


def _draw_dancer(sheet: Sheet, x: float, y: float, size: float, ink: str, up: int) -> None:
    sheet.fill(place(ellipse(0, -92, 12), x, y, size), ink)
    sheet.fill(place(ribbon([(0, -82), (0, -34)], (12, 18)), x, y, size), ink)
    for side in (-1, 1):
        raised = -20 if (side > 0) == bool(up) else 16
        sheet.stroke(
            place([(0, -70), (side * 24, -66), (side * 42, -66 + raised)], x, y, size), 8, ink
        )
        sheet.stroke(place([(0, -36), (side * 18, -14), (side * 14, 16)], x, y, size), 9, ink)


def draw_mausoleum(sheet: Sheet) -> None:
    """A domed tomb of brick and turquoise tile at sunset."""
    paint_sky(sheet, (mix(NAVY, TEAL, 0.4), mix(TEAL, SKY, 0.5), CREAM, APRICOT), 720)
    draw_streaks(sheet, 90, 300, 9, mix(SKY, SNOW, 0.5))
    sheet.glow(800, 560, 640, CREAM, 0.7)
    draw_hills(sheet, shape_hills(700, 20, 1.0, 2.0), mix(APRICOT, RUST, 0.4), RUST, 0.6)
    sheet.fill(box(-10, 790, WIDE + 10, HIGH + 10), mix(OCHRE, WHEAT, 0.4))
    brick = mix(WHEAT, APRICOT, 0.35)
    inks = (brick, mix(brick, RUST, 0.35), TEAL)
    sheet.fill(box(660, 250, 940, 440), brick)
    draw_border(sheet, 650, 950, 290, 70, (TEAL, SKY, NAVY))
    draw_dome(sheet, 800, 270, 130, LAGOON, mix(NAVY, TEAL, 0.5), mix(LAGOON, ICE, 0.5))
    for left, right in ((330, 610), (990, 1270)):
        draw_bricks(sheet, left, right, 470, 850, inks, 20)
        arch = shape_arch((left + right) / 2, 850, 70, 270)
        sheet.fill(arch, mix(brick, RUST, 0.5))
        sheet.shade(arch, BARK, 180, 0.1, 0.9)
        draw_teeth(sheet, left, right, 470, 22, 9, brick)
    for x in (320, 1280):
        _draw_corner_tower(sheet, x, 860, brick)
    _draw_portal(sheet, inks)
    shadow = [(250, 870), (1350, 870), (1600, 960), (420, 960)]
    sheet.shade(shadow, RUST, 60, 0.0, 0.9)
    path = [(740, 862), (860, 862), (1010, 1010), (590, 1010)]
    sheet.fill(path, CREAM)
    sheet.shade(path, OCHRE, 90, 0.2, 0.8)
    draw_grass(sheet, 1000, 130, 60, (RUST, OCHRE, SAGE), 0.2, (0, 560))
    draw_grass(sheet, 1000, 130, 60, (RUST, OCHRE, SAGE), 0.2, (1040, WIDE))


def _draw_corner_tower(sheet: Sheet, x: float, ground: float, brick: str) -> None:
    tower = [(x - 66, ground), (x - 50, 430), (x + 50, 430), (x + 66, ground)]
    sheet.fill(tower, brick)
    sheet.shade(tower, RUST, 0, 0.3, 1.0)
    for y in range(470, 840, 60):
        half = 50 + (y - 430) * 0.037
        for i in range(5):
            draw_lozenge(sheet, x + (i - 2) * half * 0.4, y, 13, (TEAL, NAVY)[i % 2])
    sheet.fill(box(x - 60, 412, x + 60, 434), TEAL)
    draw_dome(sheet, x, 414, 50, LAGOON, NAVY, ICE)


def _draw_portal(sheet: Sheet, inks: Sequence[str]) -> None:
    draw_bricks(sheet, 580, 1020, 390, 868, inks, 22)
    sheet.fill(box(566, 372, 1034, 400), TEAL)
    draw_border(sheet, 580, 1020, 400, 64, (NAVY, LAGOON, WHEAT))
    for x in (580, 980):
        sheet.fill(box(x, 464, x + 40, 868), NAVY)
        for y in range(490, 860, 44):
            draw_lozenge(sheet, x + 20, y, 15, LAGOON)
            draw_lozenge(sheet, x + 20, y, 7, CREAM)
    frame = shape_arch(800, 868, 168, 390)
    sheet.fill(frame, LAGOON)
    sheet.fill(shape_arch(800, 868, 150, 366), mix(WHEAT, RUST, 0.45))
    sheet.shade(shape_arch(800, 868, 150, 366), BARK, -90, 0.0, 1.0)
    for i, row in enumerate((590, 630, 670)):
        draw_teeth(sheet, 690 - i * 14, 910 + i * 14, row, -28, 7 + i, mix(WHEAT, APRICOT, 0.5))
    door = shape_arch(800, 868, 62, 180)
    sheet.fill(door, BARK)
    sheet.stroke([(800, 690), (800, 868)], 4, OCHRE)
    sheet.stroke(door, 8, TEAL)


def draw_ornament_red(sheet: Sheet) -> None:
    """A felt carpet in red: great horned crosses in a border."""
    sheet.flood(mix(WINE, INK, 0.25))
    for row in range(-1, 3):
        for column in range(-1, 5):
            x, y = 200 + column * 400, 300 + row * 400
            odd = (row + column) % 2 == 0
            ground, ink = (MADDER, CREAM) if odd else (CREAM, MADDER)
            draw_lozenge(sheet, x, y, 200, ground)
            draw_cross(sheet, x, y, 150, ink, ground)
    for row in range(-1, 3):
        for column in range(-1, 5):
            _draw_gap_motif(sheet, 400 + column * 400, 100 + row * 400)
    for shift in range(-1400, 3000, 400):
        sheet.stroke([(shift - 500, -200), (shift + 900, 1200)], 10, OCHRE)
        sheet.stroke([(shift + 900, -200), (shift - 500, 1200)], 10, OCHRE)
    sheet.shade(box(0, 0, WIDE, HIGH), INK, 60, 0.5, 0.35)


def _draw_gap_motif(sheet: Sheet, x: float, y: float) -> None:
    draw_lozenge(sheet, x, y, 200, mix(NAVY, INK, 0.3))
    for turn in (0, 90, 180, 270):
        draw_horns(sheet, *step((x, y), turn - 90, 46), 84, OCHRE, turn)
    sheet.dot(x, y, 34, MADDER)
    sheet.dot(x, y, 17, CREAM)


def draw_ornament_blue(sheet: Sheet) -> None:
    """A blue sun of horns around the crown of a yurt."""
    sheet.flood(mix(AZURE, NAVY, 0.35))
    sheet.glow(800, 500, 900, mix(AZURE, LAGOON, 0.4), 0.7)
    for corner in ((0, 0), (WIDE, 0), (0, HIGH), (WIDE, HIGH)):
        draw_rosette(sheet, *corner, 330, 16, (NIGHT, WHEAT, CORAL))
    draw_rays(sheet, 800, 500, 440, 560, 64, WHEAT, 13)
    sheet.fill(shape_scallop(800, 500, 440, 32, 0.06), NIGHT)
    for i in range(16):
        foot = step((800, 500), i * 22.5 - 90, 296)
        draw_horns(sheet, *foot, 96, WHEAT, i * 22.5, tip=False)
    sheet.fill(ellipse(800, 500, 292), TEAL)
    draw_ring(sheet, 800, 500, 288, 10, WHEAT)
    for i in range(8):
        foot = step((800, 500), i * 45 - 90, 152)
        draw_horns(sheet, *foot, 100, SNOW, i * 45)
        draw_lozenge(sheet, *step((800, 500), i * 45 - 67.5, 250), 20, CORAL)
    sheet.fill(ellipse(800, 500, 146), NAVY)
    draw_crown_ring(sheet, 800, 500, 124, WHEAT, 11)
    for x, y in ((800, -10), (800, 1010), (190, 500), (1410, 500)):
        draw_cross(sheet, x, y, 120, SKY, NAVY)


SCENES = {
    "petroglyph": draw_petroglyph,
    "mausoleum": draw_mausoleum,
    "ornament-red": draw_ornament_red,
    "ornament-blue": draw_ornament_blue,
}
