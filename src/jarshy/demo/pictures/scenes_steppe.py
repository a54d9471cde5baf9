"""Scenes of the steppe: herds, games, roads, villages."""

from .animals import GALLOP, STAND, draw_camel, draw_horse, draw_rider
from .buildings import draw_house, draw_smoke, draw_yurt
from .geometry import bend, box, ellipse, lean, ribbon, smooth
from .landscape import (
    draw_flakes, draw_furrows, draw_hills, draw_moon, draw_range, draw_ripples, draw_stars,
    draw_streaks, draw_sun, paint_sky, shape_hills, shape_road,
)
from .palette import (
    APRICOT, AZURE, BARK, CORAL, CREAM, EARTH, ICE, INK, LAGOON, LEAF, MADDER, MOSS, NAVY, NIGHT,
    OCHRE, PAPER, PINE, PLUM, ROSE, RUST, SAGE, SKY, SNOW, STONE, TEAL, WHEAT, WINE, mix,
)
from .plants import draw_grass, draw_poplar, draw_spruce
from .sheet import HIGH, WIDE, Sheet


def draw_yurts(sheet: Sheet) -> None:
    """A summer camp of three yurts below the mountains."""
    paint_sky(sheet, (TEAL, LAGOON, mix(SKY, CREAM, 0.4), CREAM), 520)
    draw_sun(sheet, 1090, 240, 80, CREAM, SNOW)
    peaks = ((-60, 480), (170, 300), (340, 420), (600, 220), (830, 400), (1080, 310), (1260, 420),
             (1450, 260), (1680, 460))
    body = draw_range(sheet, peaks, 700, SNOW, mix(TEAL, NAVY, 0.3))
    sheet.shade(body, mix(LAGOON, SKY, 0.4), 90, 0.45, 1.0)
    draw_hills(sheet, shape_hills(590, 54, 1.1, 1.2), mix(TEAL, SAGE, 0.45), TEAL, 0.8)
    draw_hills(sheet, shape_hills(680, 30, 0.9, 3.0), SAGE, LEAF, 1.0)
    for x, y, size in ((1240, 700, 0.34), (1330, 716, 0.4), (1150, 712, 0.36)):
        draw_horse(sheet, x, y, size, EARTH, STAND, 62)
    draw_yurt(sheet, 430, 752, 150, mix(PAPER, SKY, 0.12), STONE, MADDER)
    draw_yurt(sheet, 1200, 790, 170, PAPER, STONE, TEAL)
    draw_smoke(sheet, 800, 420, 300, SNOW, 90)
    draw_yurt(sheet, 800, 860, 305, SNOW, STONE, MADDER)
    draw_hills(sheet, shape_hills(880, 10, 1.6, 1.0), LEAF, MOSS, 1.0)
    draw_grass(sheet, 1000, 420, 110, (MOSS, LEAF, SAGE), 0.3)


def draw_horses(sheet: Sheet) -> None:
    """A herd at full gallop in the evening dust."""
    paint_sky(sheet, (mix(NAVY, PLUM, 0.4), mix(WINE, CORAL, 0.5), APRICOT, CREAM), 600)
    draw_streaks(sheet, 60, 330, 10, mix(CORAL, PLUM, 0.3))
    draw_sun(sheet, 1010, 430, 150, CREAM, SNOW)
    draw_hills(sheet, shape_hills(560, 60, 1.2, 2.2), mix(CORAL, PLUM, 0.5), PLUM, 0.8)
    draw_hills(sheet, shape_hills(650, 26, 0.8, 0.5), mix(OCHRE, RUST, 0.5), RUST, 0.8)
    herd = ((560, 640, 0.7, EARTH), (930, 650, 0.74, mix(PLUM, INK, 0.3)), (1230, 660, 0.7, RUST))
    for x, y, size, ink in herd:
        draw_horse(sheet, x, y, size, ink, GALLOP, 10, mane=INK, lit=APRICOT)
    for x in range(60, 1600, 120):
        sheet.glow(x, 700 + sheet.rng.uniform(-20, 20), 150, mix(APRICOT, CREAM, 0.3), 0.7)
    front = ((440, 850, 1.4, RUST), (1180, 850, 1.4, PAPER), (800, 905, 1.75, BARK))
    for x, y, size, ink in front:
        lit = STONE if ink == PAPER else APRICOT
        draw_horse(sheet, x, y, size, ink, GALLOP, 12, mane=STONE if ink == PAPER else INK, lit=lit)
    draw_hills(sheet, shape_hills(900, 10, 1.2, 0.5), mix(RUST, PLUM, 0.55), INK, 0.9)
    for x in range(100, 1600, 130):
        sheet.glow(x, 890 + sheet.rng.uniform(-20, 20), 130, mix(APRICOT, RUST, 0.2), 0.6)
    draw_grass(sheet, 1000, 340, 80, (INK, PLUM, WINE), 0.5)


def draw_kokpar(sheet: Sheet) -> None:
    """Two riders pulling at the goat in a kokpar game."""
    paint_sky(sheet, (mix(AZURE, SKY, 0.4), SKY, mix(SKY, CREAM, 0.6), CREAM), 600)
    peaks = ((-60, 560), (220, 400), (450, 520), (760, 360), (1000, 500), (1290, 390), (1660, 540))
    body = draw_range(sheet, peaks, 740, SNOW, mix(AZURE, SKY, 0.5))
    sheet.shade(body, CREAM, 90, 0.4, 1.0)
    draw_hills(sheet, shape_hills(640, 20, 1.0, 0.3), mix(WHEAT, SAGE, 0.3), OCHRE, 0.8)
    for x, flip in ((150, False), (330, False), (1290, True), (1470, True)):
        draw_rider(sheet, x, 705, 0.72, mix(EARTH, SKY, 0.2), None, GALLOP, 8, flip, stoop=24)
    for x in range(0, 1700, 120):
        sheet.glow(x, 760, 170, CREAM, 0.8)
    sheet.fill(box(-10, 800, WIDE + 10, HIGH + 10), mix(OCHRE, WHEAT, 0.4))
    sheet.shade(box(-10, 800, WIDE + 10, HIGH + 10), RUST, 90, 0.0, 0.9)
    draw_rider(sheet, 560, 930, 2.0, INK, CREAM, GALLOP, 10, coat=MADDER, stoop=44, horse=BARK)
    draw_rider(sheet, 1060, 930, 2.0, INK, CREAM, GALLOP, 10, True, coat=NAVY, stoop=44, horse=RUST)
    _draw_goat(sheet)
    for x in range(60, 1600, 150):
        sheet.glow(x, 940 + sheet.rng.uniform(-30, 20), 140, CREAM, 0.7)


def _draw_goat(sheet: Sheet) -> None:
    hide = smooth([(690, 590), (760, 640), (860, 640), (930, 590)])
    sheet.fill(ribbon(hide, (40, 92, 92, 40)), INK)
    for x, y in ((740, 660), (780, 676), (850, 676), (890, 656)):
        sheet.carve(bend((x, y), (x - 8, y + 90), 0.1), 22, INK)
    sheet.carve(bend((720, 610), (900, 612), -0.12), 10, EARTH)


def draw_caravan(sheet: Sheet) -> None:
    """A caravan of camels on the crest of a dune."""
    paint_sky(sheet, (mix(TEAL, SKY, 0.3), mix(SKY, CREAM, 0.5), CREAM, mix(WHEAT, APRICOT, 0.5)),
              700)
    sheet.fill(ellipse(800, 380, 250), mix(CORAL, APRICOT, 0.35))
    sheet.shade(ellipse(800, 380, 250), CREAM, 90, 0.4, 1.0)
    draw_hills(sheet, shape_hills(600, 60, 0.9, 0.2), mix(APRICOT, WHEAT, 0.4), APRICOT, 0.7)
    draw_hills(sheet, shape_hills(665, 40, 1.3, 2.6), mix(OCHRE, APRICOT, 0.5), RUST, 0.7)
    crest = smooth([(-20, 780), (380, 742), (800, 722), (1240, 742), (1640, 700)])
    sheet.fill([*crest, (WIDE + 20, HIGH + 20), (-20, HIGH + 20)], OCHRE)
    slope = smooth([(1640, 700), (1200, 746), (980, 800), (1050, 880), (820, 1020)])
    sheet.fill([*slope, (WIDE + 20, HIGH + 20)], mix(RUST, WINE, 0.35))
    sheet.shade([*crest, (WIDE + 20, HIGH + 20), (-20, HIGH + 20)], RUST, 90, 0.25, 0.8)
    for i in range(12):
        y = 800 + i * 17
        sheet.carve(smooth([(-40, y), (180, y - 12), (380, y + 6), (640 + i * 10, y - 10)]), 6, WHEAT)
    for x, y, size in ((240, 764, 0.78), (560, 744, 0.9), (1190, 752, 0.9)):
        draw_camel(sheet, x, y, size, BARK, RUST, pack=(MADDER, CREAM, TEAL))
    draw_camel(sheet, 868, 742, 1.0, BARK, RUST, pack=(MADDER, CREAM, TEAL))
    for start, end in (((330, 640), (480, 660)), ((640, 610), (790, 650)), ((950, 610), (1105, 660))):
        sheet.stroke(bend(start, end, 0.12), 3, INK)
    _draw_leader(sheet, 1400, 742)


def _draw_leader(sheet: Sheet, x: float, ground: float) -> None:
    robe = smooth([(x - 4, ground - 118), (x - 26, ground - 70), (x - 34, ground - 8)])
    back = smooth([(x + 30, ground - 8), (x + 18, ground - 70), (x + 10, ground - 118)])
    sheet.fill([*robe, *back], INK)
    sheet.fill(ellipse(x + 4, ground - 132, 15, 17), INK)
    sheet.fill(ribbon([(x - 14, ground - 140), (x + 22, ground - 140)], (18, 16)), MADDER)
    sheet.stroke([(x + 46, ground - 150), (x + 38, ground)], 5, INK)
    sheet.fill(ribbon([(x + 6, ground - 104), (x + 42, ground - 90)], (16, 10)), INK)
    sheet.stroke(bend((x - 20, ground - 90), (x - 112, ground - 120), 0.1), 3, INK)


def draw_snow_village(sheet: Sheet) -> None:
    """A village asleep under snow, windows alight."""
    paint_sky(sheet, (NIGHT, NAVY, mix(AZURE, NAVY, 0.3)), 560)
    draw_stars(sheet, 130, 420)
    draw_moon(sheet, 1080, 190, 74, CREAM, NAVY)
    peaks = ((-60, 540), (260, 360), (500, 480), (760, 330), (980, 470), (1300, 350), (1660, 520))
    draw_range(sheet, peaks, 700, mix(SKY, AZURE, 0.45), mix(NAVY, AZURE, 0.4))
    draw_hills(sheet, shape_hills(590, 40, 1.0, 2.8), mix(AZURE, SKY, 0.35), NAVY, 0.7)
    for x in range(40, 1600, 66):
        draw_spruce(sheet, x, 640 + sheet.rng.uniform(-20, 14), sheet.rng.uniform(90, 170),
                    NIGHT, mix(AZURE, SKY, 0.5))
    draw_hills(sheet, shape_hills(680, 24, 0.9, 0.8), mix(SKY, AZURE, 0.25), AZURE, 0.7)
    rows = ((330, 740, 74), (1280, 735, 78), (600, 730, 62), (1040, 742, 66),
            (160, 830, 100), (1460, 836, 104))
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
    for start, end in zip(tops, tops[1:], strict=False):
        sheet.stroke(bend(start, end, 0.05), 2.5, BARK)


def _draw_track(sheet: Sheet) -> None:
    bed = [lean((60, 1080), _VANISH, 0.98), (330, 1080), (1180, 1080), lean((1240, 1080), _VANISH, 0.98)]
    sheet.fill(bed, mix(STONE, EARTH, 0.5))
    for i in range(16):
        share = 1 - 1 / (1 + i * 0.22)
        left, right = lean((380, 1010), _VANISH, share), lean((1120, 1010), _VANISH, share)
        sheet.fill(ribbon([left, right], (40 * (1 - share), 40 * (1 - share))), BARK)
    for x in (490, 990):
        sheet.fill([(x - 13, 1040), (x + 13, 1040), lean((x + 4, 1040), _VANISH, 0.97)], ICE)


def _draw_cars(sheet: Sheet) -> None:
    corners = ((960, 360), (960, 860))
    side = [corners[0], lean(corners[0], _VANISH, 0.93), lean(corners[1], _VANISH, 0.93), corners[1]]
    sheet.fill(side, mix(NAVY, TEAL, 0.3))
    sheet.shade(side, INK, 0, 0.1, 0.7)
    stripe = [lean((960, y), _VANISH, t) for y, t in ((650, 0), (650, 0.93), (690, 0.93), (690, 0))]
    sheet.fill(stripe, WHEAT)
    spot = 0.04
    while spot < 0.9:
        wide = 0.055 * (1 - spot)
        pane = [lean((960, y), _VANISH, t) for y, t in
                ((460, spot), (460, spot + wide), (570, spot + wide), (570, spot))]
        sheet.fill(pane, CREAM)
        spot += wide * 1.6
    for gap in (0.34, 0.58, 0.74, 0.84):
        sheet.stroke([lean(corners[0], _VANISH, gap), lean(corners[1], _VANISH, gap)], 9 * (1 - gap), INK)


def _draw_engine(sheet: Sheet) -> None:
    face = smooth([(520, 860), (506, 620), (530, 430), (600, 340), (740, 318), (880, 340), (948, 430),
                   (972, 620), (960, 860)])
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
    water = [(786, 530), (814, 530), (1190, 1020), (410, 1020)]
    bank = [(778, 530), (822, 530), (1270, 1020), (330, 1020)]
    sheet.fill(bank, mix(STONE, WHEAT, 0.4))
    sheet.fill(water, mix(AZURE, SKY, 0.4))
    sheet.shade(water, mix(TEAL, NAVY, 0.4), 90, 0.2, 1.0)
    with sheet.inside(water):
        _draw_reflections(sheet)
        sheet.carve([(800, 530), (806, 700), (800, 1020)], 70, mix(CREAM, SKY, 0.3))
    draw_ripples(sheet, water, 580, 1000, 190, ICE)
    for share in (0.9, 0.84, 0.76, 0.65, 0.5, 0.28, 0.0):
        near = 1 - share
        for side in (-1, 1):
            x, ground = lean((800 + side * 610, 990), (800, 530), share)
            draw_poplar(sheet, x, ground, 60 + 860 * near, mix(LEAF, SKY, share * 0.5),
                        mix(PINE, TEAL, share * 0.8), EARTH)
    draw_grass(sheet, 1010, 160, 100, (MOSS, LEAF, PINE), 0.2, (0, 360))
    draw_grass(sheet, 1010, 160, 100, (MOSS, LEAF, PINE), 0.2, (1250, WIDE))


def _draw_reflections(sheet: Sheet) -> None:
    for share in (0.84, 0.7, 0.5, 0.2):
        for side in (-1, 1):
            x, y = lean((800 + side * 420, 1000), (800, 540), share)
            reach = 300 * (1 - share)
            path = smooth([(x, y), (x - side * 20, y + reach / 2), (x - side * 6, y + reach)])
            sheet.carve(path, 150 * (1 - share), mix(PINE, TEAL, 0.5))


SCENES = {
    "yurts": draw_yurts, "horses": draw_horses, "kokpar": draw_kokpar, "caravan": draw_caravan,
    "snow-village": draw_snow_village, "train": draw_train, "canal": draw_canal,
}
