"""Scenes of the open steppe: riders, herds, camps."""

from .animals import GALLOP, STAND, draw_camel, draw_horse, draw_rider
from .buildings import draw_smoke, draw_yurt
from .geometry import bend, box, ellipse, ribbon, smooth
from .landscape import (
    draw_cloud,
    draw_furrows,
    draw_hills,
    draw_range,
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
    CORAL,
    CREAM,
    EARTH,
    ICE,
    INK,
    LAGOON,
    LEAF,
    MADDER,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
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
from .plants import (
    draw_grass,
    draw_plume,
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
        draw_plume(
            sheet,
            x + sheet.rng.uniform(-40, 40),
            1000,
            sheet.rng.uniform(130, 260),
            INK,
            mix(CORAL, CREAM, 0.35),
        )


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
    verge = shape_road((820, 584), ((860, 610), (770, 680), (860, 800), (760, 1020)), 26, 0.5)
    sheet.fill(verge, mix(SAGE, WHEAT, 0.35))
    greens = (LEAF, SAGE, mix(SAGE, WHEAT, 0.6), MOSS)
    draw_grass(sheet, 1000, 380, 120, greens, 0.4, (0, 600))
    draw_grass(sheet, 1000, 380, 120, greens, 0.4, (960, WIDE))
    for x in (40, 150, 240, 350, 440, 1010, 1120, 1210, 1330, 1420, 1500):
        draw_plume(sheet, x, 1005, sheet.rng.uniform(220, 420), LEAF, SNOW)


def draw_yurts(sheet: Sheet) -> None:
    """A summer camp of three yurts below the mountains."""
    paint_sky(sheet, (TEAL, LAGOON, mix(SKY, CREAM, 0.4), CREAM), 520)
    draw_sun(sheet, 1090, 240, 80, CREAM, SNOW)
    peaks = (
        (-60, 480),
        (170, 300),
        (340, 420),
        (600, 220),
        (830, 400),
        (1080, 310),
        (1260, 420),
        (1450, 260),
        (1680, 460),
    )
    body = draw_range(sheet, peaks, 700, SNOW, mix(TEAL, NAVY, 0.3))
    sheet.shade(body, mix(LAGOON, SKY, 0.4), 90, 0.45, 1.0)
    draw_hills(sheet, shape_hills(590, 54, 1.1, 1.2), mix(TEAL, SAGE, 0.45), TEAL, 0.8)
    draw_hills(sheet, shape_hills(680, 30, 0.9, 3.0), SAGE, LEAF, 1.0)
    for x, y, size in ((1440, 716, 0.42), (1530, 742, 0.48), (150, 726, 0.44)):
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
    peaks = ((-60, 560), (220, 400), (450, 520), (760, 330), (1000, 500), (1290, 390), (1660, 540))
    body = draw_range(sheet, peaks, 740, SNOW, mix(AZURE, SKY, 0.5))
    sheet.shade(body, CREAM, 90, 0.4, 1.0)
    draw_hills(sheet, shape_hills(640, 20, 1.0, 0.3), mix(WHEAT, SAGE, 0.3), OCHRE, 0.8)
    for x in (120, 300, 1330, 1500):
        draw_rider(sheet, x, 720, 0.78, mix(EARTH, SKY, 0.15), None, GALLOP, 8, stoop=24)
    for x in range(0, 1700, 120):
        sheet.glow(x, 770, 170, CREAM, 0.8)
    sheet.fill(box(-10, 800, WIDE + 10, HIGH + 10), mix(OCHRE, WHEAT, 0.4))
    sheet.shade(box(-10, 800, WIDE + 10, HIGH + 10), RUST, 90, 0.0, 0.9)
    draw_rider(sheet, 950, 890, 2.0, INK, CREAM, GALLOP, 6, coat=MADDER, stoop=-12, horse=RUST)
    sheet.fill(ribbon(smooth([(934, 480), (900, 506), (884, 540)]), (40, 34, 22)), MADDER)
    draw_rider(sheet, 610, 945, 2.0, INK, CREAM, GALLOP, 34, coat=NAVY, stoop=40, horse=BARK)
    _draw_goat(sheet, 866, 566)
    sheet.fill(ribbon(smooth([(690, 596), (744, 626), (800, 580)]), (44, 36, 22)), NAVY)
    for x in range(60, 1600, 150):
        sheet.glow(x, 950 + sheet.rng.uniform(-30, 20), 140, CREAM, 0.7)


def _draw_goat(sheet: Sheet, x: float, y: float) -> None:
    for dx, sway in ((-60, -20), (-34, 6), (44, -8), (66, 18)):
        leg = bend((x + dx, y + 20), (x + dx + sway, y + 104), 0.06)
        sheet.fill(ribbon(leg, (24, 13, 11)), STONE)
    hide = smooth([(x - 92, y - 6), (x - 30, y - 26), (x + 40, y - 24), (x + 98, y + 4)])
    body = ribbon(hide, (44, 84, 84, 40))
    sheet.fill(body, PAPER)
    sheet.shade(body, EARTH, 90, 0.3, 0.9)
    for i in range(9):
        start = (x - 76 + i * 18, y - 44)
        sheet.carve(bend(start, (start[0] - 8, y + 18), 0.1), 6, STONE)


def draw_caravan(sheet: Sheet) -> None:
    """A caravan of camels on the crest of a dune."""
    paint_sky(
        sheet, (mix(TEAL, SKY, 0.3), mix(SKY, CREAM, 0.5), CREAM, mix(WHEAT, APRICOT, 0.5)), 700
    )
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
        sheet.carve(
            smooth([(-40, y), (180, y - 12), (380, y + 6), (640 + i * 10, y - 10)]), 6, WHEAT
        )
    for x, y, size in ((240, 764, 0.78), (560, 744, 0.9), (1190, 752, 0.9)):
        draw_camel(sheet, x, y, size, BARK, RUST, pack=(MADDER, CREAM, TEAL))
    draw_camel(sheet, 868, 742, 1.0, BARK, RUST, pack=(MADDER, CREAM, TEAL))
    for start, end in (
        ((330, 640), (480, 660)),
        ((640, 610), (790, 650)),
        ((950, 610), (1105, 660)),
    ):
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


SCENES = {
    "steppe-dawn": draw_steppe_dawn,
    "steppe-summer": draw_steppe_summer,
    "yurts": draw_yurts,
    "horses": draw_horses,
    "kokpar": draw_kokpar,
    "caravan": draw_caravan,
}
