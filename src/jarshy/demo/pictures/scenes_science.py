"""Scenes of looking closely and looking far."""

from .geometry import Point, arc, bend, box, ellipse, lean, place, read_outline, ribbon, smooth
from .landscape import draw_hills, draw_moon, draw_range, draw_stars, paint_sky, shape_hills
from .palette import (
    APRICOT,
    BARK,
    CORAL,
    CREAM,
    ICE,
    INK,
    LAGOON,
    MADDER,
    MINT,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    SKY,
    SNOW,
    STONE,
    TEAL,
    WHEAT,
    mix,
)
from .people import Dress, draw_standing
from .plants import draw_grass, draw_spruce
from .sheet import HIGH, WIDE, Sheet


def draw_observatory(sheet: Sheet) -> None:
    """An open dome under turning stars."""
    paint_sky(sheet, (INK, NIGHT, NAVY, mix(PLUM, CORAL, 0.3)), 760)
    _draw_trails(sheet, 800, 250)
    draw_stars(sheet, 120, 560)
    peaks = ((-60, 760), (240, 610), (440, 720), (700, 640), (960, 720), (1260, 590), (1660, 740))
    draw_range(sheet, peaks, 900, mix(SKY, NAVY, 0.5), NIGHT)
    draw_hills(sheet, shape_hills(840, 40, 0.5, 4.2), PINE, INK, 0.9)
    _draw_dome_house(sheet, 800, 850, 250)
    for x in (120, 210, 330, 420, 1200, 1290, 1400, 1490):
        draw_spruce(sheet, x, 930, sheet.rng.uniform(150, 260), INK, mix(TEAL, NAVY, 0.4))
    draw_hills(sheet, shape_hills(920, 20, 0.9, 1.0), INK, INK, 0.1)


def _draw_trails(sheet: Sheet, x: float, y: float) -> None:
    inks = (CREAM, SKY, SNOW, ROSE, WHEAT)
    for i in range(46):
        r = 40 + i * 19
        for _ in range(1 + i // 9):
            start = sheet.rng.uniform(0, 360)
            path = arc(x, y, r, r, start, start + sheet.rng.uniform(14, 40))
            sheet.carve(path, sheet.rng.uniform(2.5, 5), sheet.rng.choice(inks))
    sheet.glow(x, y, 90, CREAM, 0.7)
    sheet.dot(x, y, 8, SNOW)


def _draw_dome_house(sheet: Sheet, x: float, ground: float, r: float) -> None:
    wall = box(x - r, ground - r * 0.62, x + r, ground)
    sheet.fill(wall, mix(STONE, SKY, 0.3))
    sheet.shade(wall, NIGHT, 0, 0.2, 1.0)
    dome = arc(x, ground - r * 0.62, r * 1.08, r * 1.08, 180, 360)
    sheet.fill(dome, ICE)
    with sheet.inside(dome):
        slit = [
            (x - r * 0.04, ground),
            (x + r * 0.3, ground),
            (x + r * 0.36, ground - r * 1.8),
            (x + r * 0.02, ground - r * 1.8),
        ]
        sheet.fill(slit, INK)
        sheet.glow(x + r * 0.2, ground - r * 0.6, r * 0.5, APRICOT, 0.8)
        for sway in (-0.9, -0.62, -0.34, 0.62, 0.9):
            rib = bend(
                (x + sway * r * 1.05, ground - r * 0.62),
                (x + sway * r * 0.2, ground - r * 1.7),
                sway * 0.16,
            )
            sheet.carve(rib, 8, mix(ICE, NAVY, 0.4))
    sheet.shade(dome, NAVY, 15, 0.35, 1.0)
    foot, mouth = (x + r * 0.08, ground - r * 0.9), (x + r * 0.42, ground - r * 1.66)
    sheet.fill(ribbon([foot, mouth], (r * 0.2, r * 0.24)), WHEAT)
    sheet.fill(
        ribbon([lean(foot, mouth, 0.9), lean(foot, mouth, 1.02)], (r * 0.28, r * 0.28)), OCHRE
    )
    sheet.fill(box(x - r * 1.12, ground - r * 0.68, x + r * 1.12, ground - r * 0.58), NAVY)
    sheet.fill(box(x - r * 0.62, ground - r * 0.4, x - r * 0.36, ground), WHEAT)
    sheet.glow(x - r * 0.49, ground - r * 0.1, r * 0.5, WHEAT, 0.6)
    for dx in (0.12, 0.42, 0.7):
        sheet.fill(box(x + dx * r, ground - r * 0.4, x + (dx + 0.13) * r, ground - r * 0.22), CREAM)


def draw_telescope(sheet: Sheet) -> None:
    """A child at a telescope before an enormous moon."""
    paint_sky(sheet, (INK, NIGHT, NAVY, TEAL), 820)
    draw_stars(sheet, 260, 780)
    draw_moon(sheet, 800, 430, 330, CREAM, NAVY)
    _draw_craters(sheet, 800, 430, 330)
    draw_hills(sheet, shape_hills(850, 40, 0.5, 4.6), mix(TEAL, NAVY, 0.5), NIGHT, 0.9)
    draw_hills(sheet, shape_hills(890, 44, 0.5, 4.5), INK, INK, 0.1)
    draw_standing(sheet, 590, 860, 270, Dress(INK, INK, INK, INK, CORAL), INK)
    arm = [(614, 672), (668, 668), (716, 612)]
    sheet.fill(ribbon(arm, (34, 26, 22)), INK)
    _draw_tube(sheet, (676, 626), (1010, 424))
    for end in (730, 830, 930):
        sheet.stroke([(822, 550), (end, 865)], 12, INK)
    sheet.dot(822, 544, 22, INK)
    draw_grass(sheet, 980, 300, 90, (INK, mix(INK, TEAL, 0.2)), 0.2)


def _draw_craters(sheet: Sheet, x: float, y: float, r: float) -> None:
    for dx, dy, size in (
        (-0.5, 0.2, 0.1),
        (-0.2, -0.6, 0.13),
        (0.5, -0.4, 0.09),
        (0.3, 0.55, 0.12),
        (0.62, 0.15, 0.06),
        (-0.62, -0.28, 0.07),
        (0.08, -0.1, 0.08),
    ):
        spot = (x + dx * r, y + dy * r)
        sheet.fill(ellipse(*spot, size * r), mix(CREAM, STONE, 0.55))
        sheet.fill(
            ellipse(spot[0] + size * r * 0.14, spot[1] + size * r * 0.14, size * r * 0.84),
            mix(CREAM, WHEAT, 0.3),
        )


def _draw_tube(sheet: Sheet, near: Point, far: Point) -> None:
    sheet.fill(ribbon([near, far], (40, 74)), INK)
    sheet.fill(ribbon([lean(near, far, 0.86), lean(near, far, 1.02)], (86, 90)), INK)
    sheet.fill(ribbon([lean(near, far, -0.1), near], (30, 30)), INK)
    sheet.carve([(x - 12, y - 18) for x, y in bend(near, far)], 8, CORAL)
    sheet.fill(ribbon([lean(near, far, 0.3), lean(near, far, 0.33)], (54, 56)), OCHRE)
    sheet.fill(ribbon([lean(near, far, 0.7), lean(near, far, 0.73)], (70, 72)), OCHRE)


def draw_laboratory(sheet: Sheet) -> None:
    """A microscope among flasks of coloured liquid."""
    sheet.flood(mix(TEAL, NAVY, 0.35))
    sheet.glow(800, 420, 700, mix(LAGOON, MINT, 0.4), 0.8)
    _draw_molecule(sheet)
    for y in (250,):
        sheet.fill(box(-10, y, 330, y + 22), PINE)
        sheet.fill(box(1270, y, 1610, y + 22), PINE)
    for x, ink in (
        (70, CORAL),
        (170, WHEAT),
        (265, LAGOON),
        (1340, WHEAT),
        (1440, CORAL),
        (1535, MINT),
    ):
        _draw_bottle(sheet, x, 250, ink)
    sheet.fill(box(-10, 850, WIDE + 10, HIGH + 10), mix(NIGHT, TEAL, 0.2))
    sheet.fill(box(-10, 836, WIDE + 10, 862), MINT)
    sheet.shade(box(-10, 862, WIDE + 10, HIGH + 10), INK, 90, 0.1, 0.9)
    _draw_flask(sheet, 470, 840, 330, CORAL)
    _draw_round_flask(sheet, 1120, 840, 320, WHEAT)
    _draw_tubes(sheet, 1300, 840)
    _draw_tubes(sheet, 180, 840)
    _draw_microscope(sheet, 800, 840)


def _draw_molecule(sheet: Sheet) -> None:
    spots = [arc(800, 215, 120, 120, 60 * i - 90, 361)[0] for i in range(6)]
    pale = mix(MINT, SNOW, 0.4)
    for start, end in zip(spots, [*spots[1:], spots[0]], strict=True):
        sheet.stroke([start, end], 7, pale)
        outer = lean((800, 215), start, 1.75)
        sheet.stroke([start, outer], 7, pale)
        sheet.dot(*outer, 20, mix(LAGOON, NAVY, 0.2))
        sheet.dot(*outer, 13, pale)
    for i, spot in enumerate(spots):
        sheet.dot(*spot, 24, (CORAL, WHEAT)[i % 2])


def _draw_glass(sheet: Sheet, outline: list[Point], level: float, ink: str) -> None:
    bottom = max(y for _, y in outline) + 5
    sheet.fill(outline, mix(LAGOON, ICE, 0.55))
    with sheet.inside(outline):
        sheet.fill(box(0, level, WIDE, bottom), ink)
        sheet.shade(
            box(min(x for x, _ in outline), level, max(x for x, _ in outline), bottom),
            mix(ink, PLUM, 0.6),
            20,
            0.2,
            0.9,
        )
        for _ in range(9):
            x = sheet.rng.uniform(min(p for p, _ in outline), max(p for p, _ in outline))
            sheet.dot(
                x, sheet.rng.uniform(level, bottom), sheet.rng.uniform(4, 11), mix(ink, SNOW, 0.5)
            )
    sheet.stroke([*outline, outline[0]], 7, ICE)


def _draw_flask(sheet: Sheet, x: float, ground: float, tall: float, ink: str) -> None:
    cone = place(
        read_outline("-12,-100! -12,-66! -44,-8 -36,0! 36,0! 44,-8 12,-66! 12,-100!"),
        x,
        ground,
        tall / 100,
    )
    _draw_glass(sheet, cone, ground - tall * 0.38, ink)
    sheet.stroke([(x - tall * 0.16, ground - tall), (x + tall * 0.16, ground - tall)], 14, ICE)
    sheet.carve(
        [(x - tall * 0.24, ground - tall * 0.1), (x - tall * 0.07, ground - tall * 0.6)], 12, SNOW
    )


def _draw_round_flask(sheet: Sheet, x: float, ground: float, tall: float, ink: str) -> None:
    r = tall * 0.33
    bowl = [
        (x - 24, ground - tall),
        *[(x - 24, ground - r * 1.9)],
        *arc(x, ground - r, r, r, -105, -435),
        (x + 24, ground - r * 1.9),
        (x + 24, ground - tall),
    ]
    _draw_glass(sheet, bowl, ground - r * 1.1, ink)
    sheet.stroke([(x - 38, ground - tall), (x + 38, ground - tall)], 14, ICE)
    sheet.carve(arc(x, ground - r, r * 0.75, r * 0.75, 160, 240), 13, SNOW)


def _draw_tubes(sheet: Sheet, x: float, ground: float) -> None:
    for i, ink in enumerate((LAGOON, MADDER, WHEAT)):
        at = x + i * 66
        tube = [
            (at - 22, ground - 230),
            *arc(at, ground - 40, 22, 26, 180, 0),
            (at + 22, ground - 230),
        ]
        _draw_glass(sheet, tube, ground - 90 - i * 30, ink)
    for y in (ground - 180, ground - 60):
        sheet.fill(box(x - 46, y, x + 180, y + 20), OCHRE)
    for dx in (-46, 164):
        sheet.fill(box(x + dx, ground - 180, x + dx + 16, ground), OCHRE)


def _draw_bottle(sheet: Sheet, x: float, ground: float, ink: str) -> None:
    sheet.fill(box(x - 32, ground - 96, x + 32, ground), ink)
    sheet.shade(box(x - 32, ground - 96, x + 32, ground), PLUM, 0, 0.3, 0.9)
    sheet.fill(box(x - 14, ground - 130, x + 14, ground - 96), BARK)
    sheet.fill(box(x - 24, ground - 70, x + 24, ground - 26), PAPER)


def _draw_microscope(sheet: Sheet, x: float, ground: float) -> None:
    foot = place(read_outline("-150,0! -150,-30 -110,-52 110,-52 160,-30 160,0!"), x, ground)
    sheet.fill(foot, INK)
    limb = smooth(
        [
            (x + 90, ground - 40),
            (x + 170, ground - 190),
            (x + 130, ground - 350),
            (x + 20, ground - 420),
        ]
    )
    sheet.fill(ribbon(limb, (64, 58, 54, 50)), INK)
    sheet.carve([(px + 14, py) for px, py in limb], 9, LAGOON)
    sheet.fill(box(x - 140, ground - 150, x + 130, ground - 122), BARK)
    sheet.fill(box(x - 90, ground - 162, x + 10, ground - 150), ICE)
    sheet.dot(x + 150, ground - 200, 38, OCHRE)
    sheet.dot(x + 150, ground - 200, 20, BARK)
    low, top = (x - 44, ground - 180), (x + 70, ground - 560)
    sheet.fill(ribbon([low, lean(low, top, 0.24)], (34, 54)), WHEAT)
    sheet.fill(ribbon([lean(low, top, 0.24), lean(low, top, 0.78)], (88, 88)), PAPER)
    sheet.shade(ribbon([lean(low, top, 0.24), lean(low, top, 0.78)], (88, 88)), STONE, 20, 0.4, 1.0)
    sheet.fill(ribbon([lean(low, top, 0.72), lean(low, top, 0.8)], (100, 100)), OCHRE)
    sheet.fill(ribbon([lean(low, top, 0.8), top], (62, 56)), INK)
    sheet.fill(ribbon([lean(low, top, 0.98), lean(low, top, 1.04)], (80, 80)), OCHRE)
    sheet.glow(x - 44, ground - 140, 130, CREAM, 0.7)


SCENES = {
    "observatory": draw_observatory,
    "telescope": draw_telescope,
    "laboratory": draw_laboratory,
}
