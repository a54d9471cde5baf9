"""Scenes of settled land: a village, a railway, a canal."""

from itertools import pairwise

from .buildings import draw_house, draw_smoke
from .geometry import Outline, bend, box, ellipse, lean, ribbon, smooth
from .landscape import (
    draw_flakes,
    draw_furrows,
    draw_hills,
    draw_moon,
    draw_range,
    draw_ripples,
    draw_stars,
    draw_streaks,
    draw_sun,
    paint_sky,
    shape_hills,
    shape_road,
)
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CREAM,
    EARTH,
    ICE,
    INK,
    LAGOON,
    LEAF,
    MADDER,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    PINE,
    ROSE,
    RUST,
    SAGE,
    SKY,
    SNOW,
    STONE,
    TEAL,
    WHEAT,
    mix,
)
from .plants import draw_grass, draw_poplar, draw_spruce
from .sheet import HIGH, WIDE, Sheet


def draw_snow_village(sheet: Sheet) -> None:
    """A village asleep under snow, windows alight."""
    paint_sky(sheet, (NIGHT, NAVY, mix(AZURE, NAVY, 0.3)), 560)
    draw_stars(sheet, 130, 420)
    draw_moon(sheet, 1080, 190, 74, CREAM, NAVY)
    peaks = ((-60, 540), (260, 360), (500, 480), (760, 330), (980, 470), (1300, 350), (1660, 520))
    draw_range(sheet, peaks, 700, mix(SKY, AZURE, 0.45), mix(NAVY, AZURE, 0.4))
    draw_hills(sheet, shape_hills(590, 40, 1.0, 2.8), mix(AZURE, SKY, 0.35), NAVY, 0.7)
    for x in range(40, 1600, 66):
        draw_spruce(
            sheet,
            x,
            640 + sheet.rng.uniform(-20, 14),
            sheet.rng.uniform(90, 170),
            NIGHT,
            mix(AZURE, SKY, 0.5),
        )
    draw_hills(sheet, shape_hills(680, 24, 0.9, 0.8), mix(SKY, AZURE, 0.25), AZURE, 0.7)
    rows = (
        (330, 740, 74),
        (1280, 735, 78),
        (600, 730, 62),
        (1040, 742, 66),
        (160, 830, 100),
        (1460, 836, 104),
    )
    for x, ground, size in rows:
        draw_smoke(sheet, x + size * 0.5, ground - size * 1.9, size * 2, mix(SKY, ICE, 0.5), 40)
        draw_house(sheet, x, ground, size, mix(RUST, NAVY, 0.5), ICE, WHEAT)
    road = shape_road((840, 720), ((880, 770), (800, 850), (860, 1020)), 190, 14)
    sheet.fill(road, SKY)
    sheet.shade(road, AZURE, 0, 0.4, 0.6)
    draw_smoke(sheet, 660, 560, 330, ICE, 80)
    draw_house(sheet, 570, 900, 165, mix(MADDER, NAVY, 0.35), SNOW, WHEAT)
    draw_house(sheet, 1130, 920, 175, mix(TEAL, NAVY, 0.35), SNOW, WHEAT)
    for x in (570, 1130):
        sheet.glow(x, 940, 210, CREAM, 0.55)
    draw_hills(sheet, shape_hills(968, 16, 1.3, 1.0), SNOW, SKY, 0.9)
    draw_flakes(sheet, 330)


def draw_train(sheet: Sheet) -> None:
    """A locomotive coming out of the steppe."""
    paint_sky(sheet, (TEAL, LAGOON, mix(SKY, CREAM, 0.5), CREAM, APRICOT), 600)
    draw_streaks(sheet, 80, 360, 12, mix(LAGOON, SNOW, 0.5))
    draw_hills(sheet, shape_hills(590, 34, 1.1, 2.8), mix(TEAL, SAGE, 0.4), TEAL, 0.8)
    sheet.fill(box(-10, 630, WIDE + 10, HIGH + 10), OCHRE)
    draw_furrows(sheet, (1180, 620), HIGH, 2600, 30, mix(OCHRE, RUST, 0.4))
    sheet.shade(box(-10, 630, WIDE + 10, HIGH + 10), RUST, 90, 0.2, 0.9)
    _draw_wires(sheet)
    _draw_track(sheet)
    _draw_cars(sheet)
    _draw_engine(sheet)


_VANISH = (1260.0, 600.0)


def _draw_wires(sheet: Sheet) -> None:
    tops = []
    for share in (0.0, 0.42, 0.66, 0.8, 0.88, 0.93):
        foot, top = lean((130, 960), _VANISH, share), lean((130, 120), _VANISH, share)
        near = 1 - share
        sheet.stroke([foot, top], 3 + 15 * near, BARK)
        arm = 90 * near
        for drop in (30, 80):
            y = top[1] + drop * near
            sheet.stroke([(top[0] - arm, y), (top[0] + arm, y)], 2 + 7 * near, BARK)
        tops.append((top[0] + arm * 0.9, top[1] + 24 * near))
    for start, end in pairwise(tops):
        sheet.stroke(bend(start, end, 0.05), 2.5, BARK)


def _draw_track(sheet: Sheet) -> None:
    bed = [
        lean((60, 1080), _VANISH, 0.98),
        (330, 1080),
        (1180, 1080),
        lean((1240, 1080), _VANISH, 0.98),
    ]
    sheet.fill(bed, mix(STONE, EARTH, 0.5))
    for i in range(16):
        share = 1 - 1 / (1 + i * 0.22)
        left, right = lean((380, 1010), _VANISH, share), lean((1120, 1010), _VANISH, share)
        sheet.fill(ribbon([left, right], (40 * (1 - share), 40 * (1 - share))), BARK)
    for x in (490, 990):
        sheet.fill([(x - 13, 1040), (x + 13, 1040), lean((x + 4, 1040), _VANISH, 0.97)], ICE)


def _draw_cars(sheet: Sheet) -> None:
    corners = ((960, 360), (960, 860))
    side = [
        corners[0],
        lean(corners[0], _VANISH, 0.93),
        lean(corners[1], _VANISH, 0.93),
        corners[1],
    ]
    sheet.fill(side, mix(NAVY, TEAL, 0.3))
    sheet.shade(side, INK, 0, 0.1, 0.7)
    stripe = [lean((960, y), _VANISH, t) for y, t in ((650, 0), (650, 0.93), (690, 0.93), (690, 0))]
    sheet.fill(stripe, WHEAT)
    spot = 0.04
    while spot < 0.9:
        wide = 0.055 * (1 - spot)
        pane = [
            lean((960, y), _VANISH, t)
            for y, t in ((460, spot), (460, spot + wide), (570, spot + wide), (570, spot))
        ]
        sheet.fill(pane, CREAM)
        spot += wide * 1.6
    for gap in (0.34, 0.58, 0.74, 0.84):
        sheet.stroke(
            [lean(corners[0], _VANISH, gap), lean(corners[1], _VANISH, gap)], 9 * (1 - gap), INK
        )


def _draw_engine(sheet: Sheet) -> None:
    face = smooth(
        [
            (520, 860),
            (506, 620),
            (530, 430),
            (600, 340),
            (740, 318),
            (880, 340),
            (948, 430),
            (972, 620),
            (960, 860),
        ]
    )
    sheet.fill(face, NAVY)
    sheet.shade(face, INK, 20, 0.45, 0.8)
    with sheet.inside(face):
        sheet.fill(box(480, 650, 1000, 700), WHEAT)
        sheet.fill(box(480, 714, 1000, 730), MADDER)
        sheet.carve(bend((540, 840), (548, 440), 0.05), 16, mix(NAVY, SKY, 0.5))
    for left, right, tilt in ((560, 724, 12), (756, 920, -12)):
        pane = [(left + max(tilt, 0), 420), (right + min(tilt, 0), 420), (right, 560), (left, 560)]
        sheet.fill(pane, mix(SKY, CREAM, 0.4))
        sheet.shade(pane, TEAL, -60, 0.3, 0.8)
    for x, y, r in ((740, 372, 26), (590, 775, 32), (890, 775, 32)):
        sheet.glow(x, y, r * 4, CREAM, 0.8)
        sheet.fill(ellipse(x, y, r), SNOW)
    sheet.fill([(510, 830), (970, 830), (930, 930), (550, 930)], INK)
    sheet.fill([(560, 930), (920, 930), (860, 965), (620, 965)], mix(INK, STONE, 0.25))
    sheet.fill(box(700, 800, 780, 880), STONE)
    for x in range(580, 930, 50):
        sheet.stroke([(x, 850), (x + (740 - x) * 0.12, 920)], 9, MADDER)


def draw_canal(sheet: Sheet) -> None:
    """A straight canal between two walls of poplars."""
    paint_sky(sheet, (mix(AZURE, SKY, 0.3), SKY, CREAM, ROSE), 520)
    draw_sun(sheet, 800, 440, 66, SNOW, CREAM)
    peaks = ((-60, 500), (300, 400), (520, 480), (780, 410), (1000, 480), (1300, 390), (1660, 490))
    draw_range(sheet, peaks, 620, mix(ICE, SKY, 0.4), mix(AZURE, SKY, 0.45))
    sheet.fill(box(-10, 530, WIDE + 10, HIGH + 10), SAGE)
    draw_furrows(sheet, (800, 525), HIGH, 3000, 34, mix(LEAF, WHEAT, 0.35))
    sheet.shade(box(-10, 530, WIDE + 10, HIGH + 10), MOSS, 90, 0.2, 0.9)
    water: Outline = [(786, 530), (814, 530), (1190, 1020), (410, 1020)]
    bank = [(778, 530), (822, 530), (1270, 1020), (330, 1020)]
    sheet.fill(bank, mix(STONE, WHEAT, 0.4))
    sheet.fill(water, mix(AZURE, SKY, 0.4))
    sheet.shade(water, mix(TEAL, NAVY, 0.4), 90, 0.2, 1.0)
    with sheet.inside(water):
        for side in (-1, 1):
            bank_shade = [
                (800 + side * 14, 530),
                (800 + side * 400, 1020),
                (800 + side * 250, 1020),
            ]
            sheet.fill(bank_shade, mix(PINE, TEAL, 0.5))
        sheet.carve([(800, 530), (806, 700), (800, 1080)], 80, mix(CREAM, SKY, 0.3))
    draw_ripples(sheet, water, 580, 1000, 190, ICE)
    for share in (0.9, 0.84, 0.76, 0.65, 0.5, 0.28, 0.0):
        near = 1 - share
        for side in (-1, 1):
            x, ground = lean((800 + side * 610, 990), (800, 530), share)
            draw_poplar(
                sheet,
                x,
                ground,
                60 + 860 * near,
                mix(LEAF, SKY, share * 0.5),
                mix(PINE, TEAL, share * 0.8),
                EARTH,
            )
    draw_grass(sheet, 1010, 160, 100, (MOSS, LEAF, PINE), 0.2, (0, 360))
    draw_grass(sheet, 1010, 160, 100, (MOSS, LEAF, PINE), 0.2, (1250, WIDE))


SCENES = {
    "snow-village": draw_snow_village,
    "train": draw_train,
    "canal": draw_canal,
}
