"""Scenes of what grows, and of bread."""

from math import cos, radians, sin

from .geometry import arc, bend, box, ellipse, place, smooth, step
from .landscape import draw_hills, draw_range, draw_sun, paint_sky, shape_hills
from .ornament import draw_horns, draw_lozenge
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    EARTH,
    ICE,
    LEAF,
    MADDER,
    MINT,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
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
from .plants import draw_branches, draw_grass, draw_leaf, draw_tulip, draw_wheat
from .sheet import HIGH, WIDE, Sheet


def draw_tulips(sheet: Sheet) -> None:
    """Wild tulips in the foreground of a spring steppe."""
    paint_sky(sheet, (SKY, ICE, CREAM, mix(CREAM, ROSE, 0.5)), 640)
    draw_sun(sheet, 800, 470, 150, mix(CREAM, WHEAT, 0.5), SNOW)
    peaks = (
        (-60, 620),
        (240, 500),
        (420, 580),
        (700, 480),
        (900, 580),
        (1160, 470),
        (1370, 570),
        (1660, 500),
    )
    draw_range(sheet, peaks, 760, mix(SKY, ICE, 0.5), mix(AZURE, SKY, 0.5))
    draw_hills(sheet, shape_hills(650, 30, 1.1, 1.5), mix(SAGE, MINT, 0.3), SAGE, 0.9)
    draw_hills(sheet, shape_hills(740, 26, 0.9, 0.2), SAGE, LEAF, 1.0)
    for depth in range(6):
        ground = 790 + depth * 22
        for _ in range(20 - 2 * depth):
            draw_tulip(
                sheet,
                sheet.rng.uniform(0, WIDE),
                ground,
                50 + depth * 20,
                (mix(MADDER, CORAL, 0.3), WINE, LEAF),
            )
    draw_grass(sheet, 1010, 260, 150, (MOSS, LEAF, PINE), 0.1)
    big = ((140, 470), (1490, 500), (370, 620), (1270, 600), (610, 560), (1020, 640), (810, 760))
    for x, tall in big:
        draw_tulip(sheet, x, 1040, tall, (mix(MADDER, CORAL, 0.15), WINE, MOSS))


def draw_saxaul(sheet: Sheet) -> None:
    """A crooked saxaul holding the sand under a hot moon."""
    paint_sky(sheet, (mix(PLUM, NAVY, 0.5), mix(WINE, CORAL, 0.35), APRICOT, CREAM), 680)
    sheet.fill(ellipse(940, 400, 230), CREAM)
    sheet.shade(ellipse(940, 400, 230), APRICOT, 90, 0.3, 0.8)
    for base, phase, ink, dark in (
        (640, 0.3, mix(APRICOT, RUST, 0.35), RUST),
        (720, 2.1, mix(OCHRE, RUST, 0.4), WINE),
    ):
        draw_hills(sheet, shape_hills(base, 50, 1.1, phase), ink, dark, 0.75)
    dune = smooth([(-20, 880), (300, 830), (640, 760), (860, 770), (1100, 840), (1640, 800)])
    dune += [(WIDE + 20, HIGH + 20), (-20, HIGH + 20)]
    sheet.fill(dune, WHEAT)
    sheet.shade(dune, RUST, 60, 0.35, 0.9)
    _draw_sand_lines(sheet)
    sheet.carve(bend((740, 792), (1420, 880), 0.04), 60, mix(RUST, WINE, 0.5))
    for turn, reach, width in ((-112, 150, 62), (-70, 130, 50), (-150, 110, 34)):
        tips = draw_branches(sheet, (740, 800), turn, reach, width, BARK, 1.0)
        for x, y in tips:
            _draw_saxaul_twigs(sheet, x, y)
    for shift in (-40, -6, 34):
        sheet.carve(bend((740, 800), (740 + shift * 3.4, 838), 0.1), 24, BARK)


def _draw_saxaul_twigs(sheet: Sheet, x: float, y: float) -> None:
    for _ in range(7):
        dx = sheet.rng.uniform(-50, 50)
        end = (x + dx, y + sheet.rng.uniform(-42, 34))
        ink = sheet.rng.choice((MOSS, PINE, mix(MOSS, SAGE, 0.5)))
        sheet.carve(bend((x, y), end, sheet.rng.uniform(-0.2, 0.2), 6), 8, ink)


def _draw_sand_lines(sheet: Sheet) -> None:
    for i in range(16):
        y = 850 + i * 11
        x = sheet.rng.uniform(-100, 1300)
        path = smooth([(x, y), (x + 120, y - 10), (x + 260, y + 6), (x + 420, y - 4)])
        sheet.carve(path, 6, mix(OCHRE, RUST, 0.4))


def draw_apple(sheet: Sheet) -> None:
    """A great Aport apple and its half, with leaves."""
    sheet.flood(mix(MINT, PAPER, 0.35))
    sheet.shade(box(0, 0, WIDE, HIGH), mix(TEAL, MINT, 0.4), -90, 0.2, 0.7)
    peaks = ((-60, 560), (260, 380), (450, 500), (800, 300), (1010, 480), (1330, 350), (1660, 540))
    body = draw_range(sheet, peaks, 800, mix(SNOW, MINT, 0.3), mix(TEAL, MINT, 0.35))
    sheet.shade(body, mix(MINT, PAPER, 0.3), 90, 0.3, 1.1)
    sheet.fill(box(0, 780, WIDE, HIGH), mix(RUST, EARTH, 0.3))
    sheet.shade(box(0, 780, WIDE, HIGH), BARK, 90, 0.1, 0.9)
    sheet.fill(ellipse(700, 856, 330, 46), BARK)
    sheet.fill(ellipse(1140, 886, 200, 34), BARK)
    _draw_whole_apple(sheet, 690, 560, 300)
    _draw_half_apple(sheet, 1110, 700, 190)


def _shape_apple(x: float, y: float, r: float) -> list[tuple[float, float]]:
    spots = (
        (0, -0.78),
        (0.32, -0.95),
        (0.72, -0.86),
        (1.0, -0.45),
        (1.02, 0.05),
        (0.86, 0.58),
        (0.5, 0.95),
        (0.22, 1.0),
        (0, 0.93),
        (-0.22, 1.0),
        (-0.5, 0.95),
        (-0.86, 0.58),
        (-1.02, 0.05),
        (-1.0, -0.45),
        (-0.72, -0.86),
        (-0.32, -0.95),
    )
    return smooth([(x + dx * r, y + dy * r) for dx, dy in spots], closed=True)


def _draw_whole_apple(sheet: Sheet, x: float, y: float, r: float) -> None:
    skin = _shape_apple(x, y, r)
    sheet.fill(skin, MADDER)
    with sheet.inside(skin):
        sheet.glow(x - r * 0.35, y - r * 0.2, r * 0.8, WHEAT, 0.75)
        for i in range(38):
            sway, first = -1.0 + i / 18.5, sheet.rng.uniform(18, 50)
            turns = [first + k * sheet.rng.uniform(9, 15) for k in range(8)]
            line = [(x + sway * sin(radians(a)) * r, y - cos(radians(a)) * r * 0.86) for a in turns]
            sheet.carve(line, 11, sheet.rng.choice((WINE, CORAL, APRICOT)))
        sheet.glow(x, y - r * 0.86, r * 0.42, MOSS, 1.0)
    sheet.shade(skin, WINE, 40, 0.45, 1.0)
    sheet.carve(bend((x - r * 0.72, y - r * 0.3), (x - r * 0.6, y + r * 0.4), 0.16), 30, CREAM)
    sheet.stroke(bend((x, y - r * 0.76), (x + r * 0.18, y - r * 1.25), 0.12), 18, BARK)
    draw_leaf(sheet, (x + r * 0.1, y - r * 1.02), -28, r * 0.95, LEAF, MOSS)
    draw_leaf(sheet, (x + r * 0.08, y - r * 1.0), -150, r * 0.6, MOSS, SAGE)


def _draw_half_apple(sheet: Sheet, x: float, y: float, r: float) -> None:
    sheet.fill(_shape_apple(x, y, r), MADDER)
    sheet.shade(_shape_apple(x, y, r), WINE, 20, 0.4, 1.0)
    sheet.fill(_shape_apple(x - 4, y, r * 0.92), mix(CREAM, SNOW, 0.5))
    sheet.shade(_shape_apple(x - 4, y, r * 0.92), WHEAT, 40, 0.4, 0.7)
    core = ellipse(x - 4, y + r * 0.05, r * 0.3, r * 0.4)
    sheet.stroke([*core, core[0]], 4, OCHRE)
    for side in (-1, 1):
        seed = (x - 4 + side * r * 0.05, y + r * 0.2)
        draw_leaf(sheet, seed, -90 + side * 24, r * 0.3, BARK)
    sheet.carve([(x - 4, y - r * 0.72), (x - 4, y), (x - 4, y + r * 0.8)], 5, OCHRE)
    sheet.stroke(bend((x, y - r * 0.74), (x - r * 0.12, y - r * 1.1), 0.1), 11, BARK)


def draw_bread(sheet: Sheet) -> None:
    """Tandoor bread and fried dough on an embroidered cloth."""
    sheet.flood(mix(NAVY, TEAL, 0.3))
    sheet.shade(box(0, 0, WIDE, HIGH), NIGHT, 40, 0.3, 0.8)
    cloth = place(box(-620, -410, 620, 410), 800, 500, 1.0, -4)
    sheet.fill(cloth, PAPER)
    sheet.shade(cloth, STONE, 50, 0.5, 0.6)
    for side in (-1, 1):
        for i in range(11):
            foot = place([(-560 + i * 112, side * 384)], 800, 500, 1.0, -4)[0]
            draw_horns(sheet, *foot, 76, MADDER, -4 if side > 0 else 176)
        edge = place([(-620, side * 400), (620, side * 400)], 800, 500, 1.0, -4)
        sheet.stroke(edge, 14, MADDER)
    for foot, top, bulge in (
        ((180, 900), (420, 200), -0.08),
        ((250, 930), (500, 280), -0.05),
        ((1440, 860), (1200, 160), 0.08),
    ):
        draw_wheat(sheet, foot, top, bulge, 44, (WHEAT, OCHRE, mix(OCHRE, SAGE, 0.4)))
    _draw_loaf(sheet, 1130, 350, 190)
    _draw_loaf(sheet, 760, 520, 320)
    _draw_bowl(sheet, 1130, 730, 200)


def _draw_loaf(sheet: Sheet, x: float, y: float, r: float) -> None:
    sheet.fill(ellipse(x + r * 0.06, y + r * 0.08, r * 1.01), mix(STONE, EARTH, 0.6))
    sheet.fill(ellipse(x, y, r), mix(OCHRE, RUST, 0.4))
    sheet.glow(x - r * 0.2, y - r * 0.25, r * 1.0, WHEAT, 0.75)
    sheet.shade(ellipse(x, y, r), RUST, 45, 0.5, 0.9)
    sheet.fill(ellipse(x, y, r * 0.66), mix(CREAM, WHEAT, 0.6))
    sheet.shade(ellipse(x, y, r * 0.66), OCHRE, 225, 0.3, 0.9)
    for ring, count in ((0.56, 24), (0.42, 18), (0.28, 12), (0.13, 6)):
        for i in range(count):
            sheet.dot(*step((x, y), 360 * i / count, r * ring), r * 0.022, EARTH)
    for i in range(8):
        foot = step((x, y), i * 45, r * 0.2)
        sheet.carve(bend(foot, step((x, y), i * 45, r * 0.6), 0.1), r * 0.03, RUST)
    for i in range(30):
        start = step((x, y), 12 * i, r * 0.74)
        sheet.carve(
            bend(start, step((x, y), 12 * i + 10, r * 0.95), 0.12), r * 0.035, (EARTH, WHEAT)[i % 2]
        )
    for _ in range(60):
        spot = step((x, y), sheet.rng.uniform(0, 360), r * sheet.rng.uniform(0.1, 0.93))
        draw_leaf(sheet, spot, sheet.rng.uniform(0, 360), r * 0.05, CREAM)


def _draw_bowl(sheet: Sheet, x: float, y: float, r: float) -> None:
    sheet.fill(ellipse(x + 12, y + 16, r * 1.02), mix(STONE, EARTH, 0.6))
    sheet.fill(ellipse(x, y, r), SNOW)
    for i in range(20):
        draw_lozenge(sheet, *step((x, y), 18 * i, r * 0.88), r * 0.075, (AZURE, MADDER)[i % 2])
    sheet.fill(ellipse(x, y, r * 0.77), AZURE)
    sheet.shade(ellipse(x, y, r * 0.77), NAVY, 225, 0.2, 1.0)
    spots = [step((x, y), 60 * i, r * 0.48) for i in range(6)] + [
        (x, y),
        (x + r * 0.2, y - r * 0.22),
    ]
    for px, py in spots:
        dough = ellipse(px, py, r * 0.27, r * 0.24)
        sheet.fill(dough, mix(OCHRE, RUST, 0.25))
        sheet.shade(dough, RUST, 45, 0.3, 1.0)
        sheet.carve(arc(px, py, r * 0.19, r * 0.16, 190, 280), r * 0.05, CREAM)


SCENES = {
    "tulips": draw_tulips,
    "saxaul": draw_saxaul,
    "apple": draw_apple,
    "bread": draw_bread,
}
