"""Scenes of land and water."""

from .animals import draw_eagle, draw_rider
from .geometry import arc, bend, box, ellipse, lean, smooth
from .landscape import (
    draw_cloud, draw_furrows, draw_hills, draw_moon, draw_range, draw_rays, draw_ripples,
    draw_streaks, draw_sun, paint_sky, shape_hills, shape_road,
)
from .palette import (
    APRICOT, AZURE, BARK, CORAL, CREAM, EARTH, ICE, INK, LAGOON, LEAF, MADDER, MINT, MOSS, NAVY,
    NIGHT, OCHRE, PAPER, PINE, PLUM, ROSE, RUST, SAGE, SKY, SNOW, TEAL, WHEAT, WINE, mix,
)
from .plants import (
    draw_branches, draw_crown, draw_grass, draw_leaf, draw_plume, draw_spruce, draw_tulip,
)
from .sheet import HIGH, WIDE, Sheet


def draw_steppe_dawn(sheet: Sheet) -> None:
    """A rider crossing the low sun."""
    paint_sky(sheet, (PLUM, mix(WINE, CORAL, 0.4), CORAL, APRICOT, CREAM), 690)
    draw_streaks(sheet, 120, 380, 12, mix(CORAL, PLUM, 0.35))
    sheet.glow(800, 600, 620, CREAM, 0.7)
    sheet.fill(ellipse(800, 600, 270), SNOW)
    sheet.shade(ellipse(800, 600, 270), WHEAT, 90, 0.25, 0.7)
    for base, ink in ((650, mix(CORAL, PLUM, 0.45)), (700, mix(WINE, PLUM, 0.5))):
        draw_hills(sheet, shape_hills(base, 34, 1.4, base / 40), ink, PLUM, 0.6)
    front = shape_hills(760, 40, 0.9, 2.2)
    draw_hills(sheet, front, PLUM, INK, 1.0)
    draw_rider(sheet, 800, 742, 1.0, INK, CORAL)
    draw_grass(sheet, 990, 420, 110, (INK, mix(PLUM, INK, 0.5), mix(WINE, PLUM, 0.6)), 0.35)
    for x in range(60, 1600, 105):
        draw_plume(sheet, x + sheet.rng.uniform(-40, 40), 1000, sheet.rng.uniform(130, 260),
                   INK, mix(CORAL, CREAM, 0.35))


def draw_steppe_summer(sheet: Sheet) -> None:
    """A white road going to the horizon under great clouds."""
    paint_sky(sheet, (AZURE, mix(AZURE, SKY, 0.6), SKY, ICE), 560)
    draw_cloud(sheet, 1130, 330, 620, SNOW, mix(AZURE, SKY, 0.5))
    draw_cloud(sheet, 430, 250, 420, SNOW, mix(AZURE, SKY, 0.4))
    draw_cloud(sheet, 640, 470, 300, SNOW, SKY)
    draw_hills(sheet, shape_hills(545, 26, 1.2, 0.4), mix(TEAL, SKY, 0.45), TEAL, 0.5)
    draw_hills(sheet, shape_hills(590, 18, 0.8, 2.0), mix(SAGE, WHEAT, 0.3), SAGE, 0.8)
    draw_furrows(sheet, (820, 585), HIGH, 2400, 26, mix(SAGE, LEAF, 0.5))
    road = shape_road((820, 584), ((860, 610), (770, 680), (860, 800), (760, 1020)), 150)
    sheet.fill(road, mix(PAPER, WHEAT, 0.35))
    sheet.shade(road, OCHRE, 0, 0.5, 0.6)
    with sheet.inside(road):
        for bulge in (-0.03, 0.02, 0.06):
            sheet.carve(bend((822, 590), (760 + bulge * 2600, 1100), bulge), 16, mix(OCHRE, WHEAT, 0.4))
    greens = (LEAF, SAGE, mix(SAGE, WHEAT, 0.6), MOSS)
    draw_grass(sheet, 1000, 380, 120, greens, 0.4, (0, 600))
    draw_grass(sheet, 1000, 380, 120, greens, 0.4, (960, WIDE))
    for x in (40, 150, 240, 350, 440, 1010, 1120, 1210, 1330, 1420, 1500):
        draw_plume(sheet, x, 1005, sheet.rng.uniform(220, 420), LEAF, SNOW)


def _draw_forest(sheet: Sheet, ground: float, count: int, low: float, high: float,
                 ink: str, lit: str) -> None:
    places = sorted(sheet.rng.uniform(-20, WIDE + 20) for _ in range(count))
    for x in sheet.rng.sample(places, count):
        tall = sheet.rng.uniform(low, high) * (0.72 + 0.5 * abs(x / WIDE - 0.5))
        draw_spruce(sheet, x, ground + sheet.rng.uniform(-14, 14), tall, ink, lit)


def draw_alatau_snow(sheet: Sheet) -> None:
    """White peaks over a spruce forest in the cold."""
    paint_sky(sheet, (NAVY, AZURE, mix(SKY, AZURE, 0.3), mix(ROSE, CREAM, 0.4)), 560)
    draw_sun(sheet, 1130, 250, 62, SNOW, mix(CREAM, SKY, 0.3))
    far = ((-60, 520), (150, 380), (300, 470), (520, 330), (700, 450), (1000, 300), (1180, 450),
           (1380, 340), (1660, 520))
    draw_range(sheet, far, 720, mix(ICE, SKY, 0.5), mix(AZURE, SKY, 0.35))
    near = ((-80, 640), (210, 430), (390, 560), (770, 150), (1010, 500), (1240, 350), (1440, 540),
            (1700, 470))
    body = draw_range(sheet, near, 860, SNOW, mix(NAVY, AZURE, 0.55))
    sheet.shade(body, mix(SKY, AZURE, 0.2), 90, 0.55, 1.0)
    draw_hills(sheet, shape_hills(800, 30, 1.1, 1.0), ICE, mix(SKY, AZURE, 0.4), 0.9)
    _draw_forest(sheet, 860, 46, 130, 230, mix(PINE, AZURE, 0.3), mix(SKY, PINE, 0.3))
    draw_hills(sheet, shape_hills(900, 24, 0.9, 3.4), SNOW, SKY, 0.9)
    _draw_forest(sheet, 1010, 26, 220, 400, PINE, ICE)


def draw_alatau_spring(sheet: Sheet) -> None:
    """An apple tree in flower below snow peaks."""
    paint_sky(sheet, (mix(SKY, AZURE, 0.35), SKY, ICE, mix(CREAM, SNOW, 0.5)), 540)
    peaks = ((-60, 520), (190, 270), (380, 430), (640, 190), (850, 400), (1120, 170), (1330, 410),
             (1500, 300), (1680, 480))
    body = draw_range(sheet, peaks, 760, SNOW, mix(NAVY, SKY, 0.4))
    sheet.shade(body, mix(TEAL, SKY, 0.4), 90, 0.4, 1.1)
    draw_hills(sheet, shape_hills(600, 50, 1.3, 0.0), mix(TEAL, SAGE, 0.4), TEAL, 0.7)
    draw_hills(sheet, shape_hills(690, 46, 1.0, 2.6), SAGE, LEAF, 0.9)
    draw_hills(sheet, shape_hills(800, 34, 0.8, 4.2), LEAF, MOSS, 1.0)
    tips = draw_branches(sheet, (770, 850), -88, 150, 46, BARK, 0.7)
    for x, y in tips:
        draw_crown(sheet, x, y, 74, (mix(ROSE, CORAL, 0.35), ROSE, SNOW, SNOW), 26)
    greens = (MOSS, LEAF, mix(LEAF, WHEAT, 0.4))
    draw_grass(sheet, 1000, 420, 100, greens, 0.15)
    for _ in range(26):
        x, y = sheet.rng.uniform(0, WIDE), sheet.rng.uniform(930, 1020)
        draw_tulip(sheet, x, y, sheet.rng.uniform(80, 130), (MADDER, WINE, MOSS))


def draw_lake_blue(sheet: Sheet) -> None:
    """Drowned spruce trunks standing in a mountain lake."""
    paint_sky(sheet, (SKY, ICE, mix(CREAM, ICE, 0.5)), 380)
    peaks = ((-60, 360), (260, 180), (480, 310), (820, 90), (1080, 300), (1340, 190), (1680, 380))
    draw_range(sheet, peaks, 560, SNOW, mix(NAVY, SKY, 0.35))
    for base, phase, ink in ((430, 0.6, mix(TEAL, SKY, 0.3)), (480, 2.4, mix(TEAL, PINE, 0.4))):
        draw_hills(sheet, shape_hills(base, 60, 0.8, phase), ink, PINE, 0.8)
    _draw_forest(sheet, 540, 60, 90, 180, PINE, mix(TEAL, MINT, 0.3))
    water = box(-10, 540, WIDE + 10, HIGH + 10)
    sheet.fill(water, LAGOON)
    sheet.shade(box(0, 540, WIDE, 760), PINE, -90, 0.1, 0.9)
    sheet.shade(water, mix(NAVY, TEAL, 0.5), 90, 0.4, 0.95)
    draw_ripples(sheet, water, 560, 1000, 110, mix(LAGOON, MINT, 0.6))
    trunks = ((520, 690, 340), (640, 640, 250), (730, 770, 470), (850, 680, 330), (960, 740, 420),
              (1070, 660, 260), (390, 650, 220), (1180, 700, 300), (270, 740, 340), (1330, 690, 280))
    for x, y, tall in sorted(trunks, key=lambda trunk: trunk[1]):
        _draw_drowned_trunk(sheet, x, y, tall)


def _draw_drowned_trunk(sheet: Sheet, x: float, y: float, tall: float) -> None:
    wide = tall * 0.05
    for i in range(9):
        low, high = y + tall * 0.08 * i, y + tall * 0.08 * (i + 0.75)
        sway = wide * 0.5 * (1 if i % 2 else -1)
        half = wide * 0.5 * (1 - i / 11)
        sheet.fill([(x - half + sway, low), (x + half + sway, low), (x + half, high),
                    (x - half, high)], mix(TEAL, INK, 0.35))
    top = y - tall
    sheet.fill([(x - wide / 2, y), (x + wide / 2, y), (x + 3, top), (x - 1, top - 12)], INK)
    sheet.carve([(x - wide * 0.25, y), (x - wide * 0.2, y - tall / 2), (x, top)], wide * 0.3, ROSE)
    for _ in range(7):
        at = y - tall * sheet.rng.uniform(0.3, 0.92)
        side = sheet.rng.choice((-1, 1))
        reach = (at - top) * 0.22 + 12
        sheet.carve(bend((x, at), (x + side * reach, at + reach * 0.3), side * 0.15, 6), 5, INK)
    sheet.carve([(x - wide * 2, y), (x, y + 3), (x + wide * 2, y)], 7, MINT)


def draw_eagle_scene(sheet: Sheet) -> None:
    """A golden eagle with its wings wide before the sun."""
    paint_sky(sheet, (mix(TEAL, NAVY, 0.4), TEAL, mix(TEAL, MINT, 0.6), CREAM), 860)
    sheet.fill(ellipse(800, 440, 340), WHEAT)
    sheet.shade(ellipse(800, 440, 340), APRICOT, 90, 0.3, 0.9)
    draw_rays(sheet, 800, 440, 372, 470, 60, CREAM, 10)
    far = ((-60, 830), (200, 700), (380, 790), (640, 690), (860, 800), (1130, 680), (1300, 790),
           (1480, 710), (1660, 820))
    draw_range(sheet, far, 1010, mix(SNOW, MINT, 0.4), mix(TEAL, NAVY, 0.5))
    near = ((-60, 980), (260, 850), (480, 950), (800, 870), (1040, 960), (1350, 840), (1660, 960))
    draw_range(sheet, near, 1060, mix(TEAL, NAVY, 0.4), NIGHT)
    draw_eagle(sheet, 800, 440, 1.0)


def draw_tulips(sheet: Sheet) -> None:
    """Wild tulips in the foreground of a spring steppe."""
    paint_sky(sheet, (SKY, ICE, CREAM, mix(CREAM, ROSE, 0.5)), 640)
    draw_sun(sheet, 800, 470, 150, mix(CREAM, WHEAT, 0.5), SNOW)
    peaks = ((-60, 620), (240, 500), (420, 580), (700, 480), (900, 580), (1160, 470), (1370, 570),
             (1660, 500))
    draw_range(sheet, peaks, 760, mix(SKY, ICE, 0.5), mix(AZURE, SKY, 0.5))
    draw_hills(sheet, shape_hills(650, 30, 1.1, 1.5), mix(SAGE, MINT, 0.3), SAGE, 0.9)
    draw_hills(sheet, shape_hills(740, 26, 0.9, 0.2), SAGE, LEAF, 1.0)
    for depth in range(6):
        ground = 790 + depth * 22
        for _ in range(20 - 2 * depth):
            draw_tulip(sheet, sheet.rng.uniform(0, WIDE), ground, 50 + depth * 20,
                       (mix(MADDER, CORAL, 0.3), WINE, LEAF))
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
        (640, 0.3, mix(APRICOT, RUST, 0.35), RUST), (720, 2.1, mix(OCHRE, RUST, 0.4), WINE)
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
    spots = ((0, -0.78), (0.32, -0.95), (0.72, -0.86), (1.0, -0.45), (1.02, 0.05), (0.86, 0.58),
             (0.5, 0.95), (0.22, 1.0), (0, 0.93), (-0.22, 1.0), (-0.5, 0.95), (-0.86, 0.58),
             (-1.02, 0.05), (-1.0, -0.45), (-0.72, -0.86), (-0.32, -0.95))
    return smooth([(x + dx * r, y + dy * r) for dx, dy in spots], closed=True)


def _draw_whole_apple(sheet: Sheet, x: float, y: float, r: float) -> None:
    skin = _shape_apple(x, y, r)
    sheet.fill(skin, MADDER)
    with sheet.inside(skin):
        sheet.glow(x - r * 0.35, y - r * 0.2, r * 0.8, WHEAT, 0.75)
        for i in range(34):
            turn = -70 + i * 9.4
            top = (x + turn / 100 * r * 0.12, y - r * 0.74)
            foot = (x + (turn - 90) / 150 * r, y + r * 0.8 * sheet.rng.uniform(0.2, 1))
            sheet.carve(bend(top, foot, (turn - 90) / 620), 12, sheet.rng.choice((WINE, CORAL)))
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


SCENES = {
    "steppe-dawn": draw_steppe_dawn, "steppe-summer": draw_steppe_summer,
    "alatau-snow": draw_alatau_snow, "alatau-spring": draw_alatau_spring,
    "lake-blue": draw_lake_blue, "eagle": draw_eagle_scene, "tulips": draw_tulips,
    "saxaul": draw_saxaul, "apple": draw_apple,
}
__all__ = ["SCENES"]
_ = (NAVY, PINE, INK, draw_moon, lean, arc)
