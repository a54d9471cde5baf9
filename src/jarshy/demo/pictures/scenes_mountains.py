"""Scenes of the mountains."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from .animals import draw_eagle
from .geometry import (
    bend,
    box,
    ellipse,
    ribbon,
    smooth,
)
from .landscape import (
    draw_hills,
    draw_range,
    draw_rays,
    draw_ripples,
    draw_sun,
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
    ICE,
    INK,
    LAGOON,
    LEAF,
    MADDER,
    MINT,
    MOSS,
    NAVY,
    NIGHT,
    PINE,
    ROSE,
    SAGE,
    SKY,
    SNOW,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .plants import (
    draw_crown,
    draw_grass,
    draw_spruce,
    draw_tulip,
)
from .sheet import HIGH, WIDE, Sheet


def _draw_forest(
    sheet: Sheet, ground: float, count: int, low: float, high: float, ink: str, lit: str
) -> None:
    places = sorted(sheet.rng.uniform(-20, WIDE + 20) for _ in range(count))
    for x in sheet.rng.sample(places, count):
        tall = sheet.rng.uniform(low, high) * (0.72 + 0.5 * abs(x / WIDE - 0.5))
        draw_spruce(sheet, x, ground + sheet.rng.uniform(-14, 14), tall, ink, lit)


def draw_alatau_snow(sheet: Sheet) -> None:
    """White peaks over a spruce forest in the cold."""
    paint_sky(sheet, (NAVY, AZURE, mix(SKY, AZURE, 0.3), mix(ROSE, CREAM, 0.4)), 560)
    draw_sun(sheet, 1130, 250, 62, SNOW, mix(CREAM, SKY, 0.3))
    far = (
        (-60, 520),
        (150, 380),
        (300, 470),
        (520, 330),
        (700, 450),
        (1000, 300),
        (1180, 450),
        (1380, 340),
        (1660, 520),
    )
    draw_range(sheet, far, 720, mix(ICE, SKY, 0.5), mix(AZURE, SKY, 0.35))
    near = (
        (-80, 640),
        (210, 430),
        (390, 560),
        (770, 150),
        (1010, 500),
        (1240, 350),
        (1440, 540),
        (1700, 470),
    )
    body = draw_range(sheet, near, 860, SNOW, mix(NAVY, AZURE, 0.55))
    sheet.shade(body, mix(SKY, AZURE, 0.2), 90, 0.55, 1.0)
    draw_hills(sheet, shape_hills(800, 30, 1.1, 1.0), ICE, mix(SKY, AZURE, 0.4), 0.9)
    _draw_forest(sheet, 860, 46, 130, 230, mix(PINE, AZURE, 0.3), mix(SKY, PINE, 0.3))
    draw_hills(sheet, shape_hills(900, 24, 0.9, 3.4), SNOW, SKY, 0.9)
    _draw_forest(sheet, 1010, 26, 220, 400, PINE, ICE)


def draw_alatau_spring(sheet: Sheet) -> None:
    """An apple tree in flower below snow peaks."""
    paint_sky(sheet, (mix(SKY, AZURE, 0.35), SKY, ICE, mix(CREAM, SNOW, 0.5)), 540)
    peaks = (
        (-60, 520),
        (190, 270),
        (380, 430),
        (640, 190),
        (850, 400),
        (1120, 170),
        (1330, 410),
        (1500, 300),
        (1680, 480),
    )
    body = draw_range(sheet, peaks, 760, SNOW, mix(NAVY, SKY, 0.4))
    sheet.shade(body, mix(TEAL, SKY, 0.4), 90, 0.4, 1.1)
    draw_hills(sheet, shape_hills(600, 50, 1.3, 0.0), mix(TEAL, SAGE, 0.4), TEAL, 0.7)
    draw_hills(sheet, shape_hills(690, 46, 1.0, 2.6), SAGE, LEAF, 0.9)
    draw_hills(sheet, shape_hills(800, 34, 0.8, 4.2), LEAF, MOSS, 1.0)
    _draw_apple_tree(sheet, 800, 850)
    greens = (MOSS, LEAF, mix(LEAF, WHEAT, 0.4))
    draw_grass(sheet, 1000, 420, 100, greens, 0.15)
    for _ in range(26):
        x, y = sheet.rng.uniform(0, WIDE), sheet.rng.uniform(930, 1020)
        draw_tulip(sheet, x, y, sheet.rng.uniform(80, 130), (MADDER, WINE, MOSS))


def _draw_apple_tree(sheet: Sheet, x: float, ground: float) -> None:
    boughs = (
        ((0, 10), (-14, -110), (10, -220), (0, -330)),
        ((-6, -120), (-90, -210), (-200, -270)),
        ((4, -150), (110, -230), (210, -300)),
        ((0, -210), (-70, -320), (-110, -390)),
        ((6, -240), (80, -330), (110, -410)),
    )
    heaps = (
        (-215, -290, 110),
        (215, -320, 110),
        (-120, -400, 130),
        (125, -425, 135),
        (0, -470, 140),
    )
    pinks = (mix(ROSE, CORAL, 0.45), mix(ROSE, CORAL, 0.12), mix(ROSE, SNOW, 0.5), SNOW)
    sheet.fill(ellipse(x, ground + 8, 300, 26), MOSS)
    for dx, dy, r in heaps[:2]:
        draw_crown(sheet, x + dx, ground + dy, r, pinks, 150)
    for i, bough in enumerate(boughs):
        path = smooth([(x + dx, ground + dy) for dx, dy in bough])
        sheet.fill(ribbon(path, (64, 46, 34, 14) if i == 0 else (30, 20, 8)), BARK)
    sheet.carve(bend((x - 16, ground - 10), (x - 10, ground - 190), -0.04), 12, EARTH)
    for dx, dy, r in heaps[2:]:
        draw_crown(sheet, x + dx, ground + dy, r, pinks, 210)


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
    trunks = (
        (520, 690, 340),
        (640, 640, 250),
        (730, 770, 470),
        (850, 680, 330),
        (960, 740, 420),
        (1070, 660, 260),
        (390, 650, 220),
        (1180, 700, 300),
        (270, 740, 340),
        (1330, 690, 280),
    )
    for x, y, tall in sorted(trunks, key=lambda trunk: trunk[1]):
        _draw_drowned_trunk(sheet, x, y, tall)


def _draw_drowned_trunk(sheet: Sheet, x: float, y: float, tall: float) -> None:
    wide = tall * 0.05
    for i in range(9):
        low, high = y + tall * 0.08 * i, y + tall * 0.08 * (i + 0.75)
        sway = wide * 0.5 * (1 if i % 2 else -1)
        half = wide * 0.5 * (1 - i / 11)
        sheet.fill(
            [(x - half + sway, low), (x + half + sway, low), (x + half, high), (x - half, high)],
            mix(TEAL, INK, 0.35),
        )
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
    far = (
        (-60, 830),
        (200, 700),
        (380, 790),
        (640, 690),
        (860, 800),
        (1130, 680),
        (1300, 790),
        (1480, 710),
        (1660, 820),
    )
    draw_range(sheet, far, 1010, mix(SNOW, MINT, 0.4), mix(TEAL, NAVY, 0.5))
    near = ((-60, 980), (260, 850), (480, 950), (800, 870), (1040, 960), (1350, 840), (1660, 960))
    draw_range(sheet, near, 1060, mix(TEAL, NAVY, 0.4), NIGHT)
    draw_eagle(sheet, 800, 440, 1.0)


SCENES = {
    "alatau-snow": draw_alatau_snow,
    "alatau-spring": draw_alatau_spring,
    "lake-blue": draw_lake_blue,
    "eagle": draw_eagle_scene,
}
