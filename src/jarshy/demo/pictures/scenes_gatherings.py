"""Scenes where people come together: the stage, the pitch, the market."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from .geometry import Point, arc, bend, box, ellipse, place, read_outline, ribbon, smooth
from .landscape import paint_sky
from .ornament import draw_border, draw_horns
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
from .people import Dress, draw_heads, draw_runner
from .plants import draw_leaf
from .sheet import HIGH, WIDE, Sheet


def draw_stage(sheet: Sheet) -> None:
    """A dombra player alone in the light of the stage."""
    sheet.flood(mix(NIGHT, INK, 0.4))
    beam = [(730, -20), (870, -20), (1130, 850), (470, 850)]
    sheet.fill(beam, mix(PLUM, CORAL, 0.3))
    sheet.shade(beam, CREAM, -90, 0.1, 0.9)
    sheet.shade(beam, APRICOT, 90, 0.5, 0.7)
    sheet.fill(box(-10, 800, WIDE + 10, HIGH + 10), mix(WINE, INK, 0.45))
    sheet.fill(ellipse(800, 850, 360, 58), CREAM)
    sheet.shade(ellipse(800, 850, 360, 58), APRICOT, 0, 0.3, 0.9)
    _draw_curtains(sheet)
    _draw_player(sheet, 800, 850)
    draw_heads(sheet, 930, 13, 58, mix(PLUM, INK, 0.6), CORAL)
    draw_heads(sheet, 1000, 10, 76, INK, mix(WINE, CORAL, 0.3))


def _draw_curtains(sheet: Sheet) -> None:
    for side in (-1, 1):
        for i in range(7):
            x = 800.0 + side * (810 - i * 62)
            fold = smooth([(x, -20), (x + side * 10, 400), (x + side * (60 - i * 6), 860)])
            sheet.fill(ribbon(fold, (120, 110, 84)), (MADDER, mix(MADDER, WINE, 0.6))[i % 2])
            sheet.carve([(px + side * 22, py) for px, py in fold], 26, WINE)
    draw_border(sheet, -10, WIDE + 10, -10, 130, (WINE, WHEAT, OCHRE))
    for i in range(9):
        x = -20 + i * 205.0
        swag = [*bend((x, 118), (x + 205, 118), 0.0), *bend((x + 205, 118), (x, 118), 0.22)]
        sheet.fill(swag, MADDER)
        sheet.shade(swag, WINE, 90, 0.2, 1.0)
    sheet.shade(box(-10, 0, 330, 900), INK, 180, 0.3, 0.9)
    sheet.shade(box(1270, 0, 1610, 900), INK, 0, 0.3, 0.9)


def _draw_player(sheet: Sheet, x: float, ground: float) -> None:
    sheet.fill(box(x - 80, ground - 150, x + 70, ground - 10), BARK)
    sheet.shade(box(x - 80, ground - 150, x + 70, ground - 10), INK, 0, 0.2, 0.9)
    for path, widths in (
        (((-20, -160), (90, -170), (104, -84), (96, -6)), (80, 72, 46, 34)),
        (((-30, -160), (40, -150), (40, -84), (30, -6)), (80, 70, 44, 34)),
    ):
        sheet.fill(ribbon([(x + a, ground + b) for a, b in smooth(path)], widths), NAVY)
    robe = place(
        read_outline("-74,-130! -84,-240 -60,-330 -20,-352! 24,-352! 58,-330 74,-240 66,-140!"),
        x,
        ground,
    )
    sheet.fill(robe, TEAL)
    sheet.shade(robe, NIGHT, 0, 0.4, 0.9)
    sheet.carve(place(bend((-66, -320), (-78, -160), -0.06), x, ground), 18, CREAM)
    sheet.fill(ellipse(x + 4, ground - 392, 36, 44), "#B97C56")
    sheet.fill(arc(x + 4, ground - 396, 39, 42, 170, 370), INK)
    sheet.fill(ellipse(x + 8, ground - 386, 30, 37), "#B97C56")
    cap = place(read_outline("-38,-414! -34,-446 4,-454 42,-446 44,-414!"), x, ground)
    sheet.fill(cap, MADDER)
    sheet.carve(place(bend((-36, -420), (42, -420), 0.0), x, ground), 11, WHEAT)
    _draw_held_dombra(sheet, x, ground)
    for bow in (((-70, -310), (-110, -230), (-30, -206)), ((66, -310), (150, -268), (206, -330))):
        arm = [(x + a, ground + b) for a, b in smooth(bow)]
        sleeve = mix(TEAL, NIGHT, 0.3)
        sheet.dot(*arm[0], 24, sleeve)
        sheet.fill(ribbon(arm, (48, 42, 30)), sleeve)
        sheet.dot(*arm[-1], 19, "#B97C56")


def _draw_held_dombra(sheet: Sheet, x: float, ground: float) -> None:
    belly = place(
        read_outline("0,-66! 40,-34 56,20 36,66 0,78 -36,66 -56,20 -40,-34"),
        x - 40,
        ground - 216,
        1.1,
        66,
    )
    neck = [(x + 20, ground - 244), (x + 300, ground - 372)]
    sheet.fill(ribbon(neck, (18, 14)), BARK)
    sheet.fill(ribbon([neck[1], (x + 350, ground - 396)], (26, 18)), EARTH)
    sheet.fill(belly, OCHRE)
    sheet.shade(belly, RUST, 60, 0.3, 0.9)
    sheet.dot(x - 30, ground - 222, 11, BARK)


def draw_football(sheet: Sheet) -> None:
    """A player striking the ball under floodlights."""
    paint_sky(sheet, (NIGHT, NAVY, TEAL, LAGOON), 560)
    for side in (-1, 1):
        _draw_floodlight(sheet, 800 + side * 560, side)
    stand = [(-10, 470), (500, 520), (1100, 520), (1610, 470), (1610, 640), (-10, 640)]
    sheet.fill(stand, NIGHT)
    with sheet.inside(stand):
        for _ in range(900):
            x, y = sheet.rng.uniform(0, WIDE), sheet.rng.uniform(470, 620)
            sheet.dot(x, y, 5, sheet.rng.choice((MADDER, WHEAT, SKY, TEAL, PLUM, INK)))
    sheet.fill(box(-10, 620, WIDE + 10, HIGH + 10), LEAF)
    for i in range(-6, 7, 2):
        lane = [
            (800 + i * 60, 620),
            (800 + (i + 1) * 60, 620),
            (800 + (i + 1) * 190, 1010),
            (800 + i * 190, 1010),
        ]
        sheet.fill(lane, mix(LEAF, MOSS, 0.5))
    sheet.shade(box(-10, 620, WIDE + 10, HIGH + 10), PINE, 90, 0.4, 0.9)
    sheet.stroke([(-10, 700), (1610, 700)], 8, ICE)
    sheet.stroke(arc(800, 705, 380, 80, 0, 180), 7, ICE)
    sheet.fill(ellipse(700, 928, 260, 26), PINE)
    draw_runner(sheet, 700, 930, 2.5, _KICK, Dress(SKY, WHEAT, hair=INK), SKY)
    _draw_ball(sheet, 1130, 700, 88)


_KICK: dict[str, tuple[Point, ...]] = {
    "head": ((-24, -232),),
    "trunk": ((4, -128), (-6, -160), (-14, -196)),
    "near_arm": ((-14, -198), (-58, -186), (-98, -214)),
    "far_arm": ((-6, -198), (40, -180), (66, -212)),
    "far_leg": ((0, -124), (-8, -74), (-20, -44), (-30, -10), (-12, -3)),
    "near_leg": ((8, -120), (56, -100), (88, -90), (130, -70), (150, -84)),
}


def _draw_floodlight(sheet: Sheet, x: float, side: int) -> None:
    beam = [(x, 170), (800 - side * 700, 700), (800 + side * 300, 760)]
    sheet.shade(beam, mix(LAGOON, CREAM, 0.5), -90, 0.1, 0.5)
    sheet.stroke([(x, 180), (x, 560)], 16, INK)
    sheet.glow(x, 150, 210, CREAM, 0.9)
    sheet.fill(box(x - 84, 90, x + 84, 204), INK)
    for row in range(3):
        for column in range(5):
            sheet.dot(x - 64 + column * 32, 114 + row * 34, 12, SNOW)


def _draw_ball(sheet: Sheet, x: float, y: float, r: float) -> None:
    for i in range(4):
        swoosh = arc(800, 560, 330 + i * 26, 330 + i * 26, 30 + i * 2, 66 - i * 5)
        sheet.carve(swoosh, 12, ICE)
    ball = ellipse(x, y, r)
    sheet.fill(ball, SNOW)
    with sheet.inside(ball):
        for turn in range(0, 360, 72):
            spot = arc(x, y, r * 0.86, r * 0.86, turn - 90, 361)[0]
            inner = arc(x, y, r * 0.34, r * 0.34, turn - 90, 361)[0]
            sheet.stroke([inner, spot], r * 0.06, INK)
            sheet.fill(_shape_pentagon(*spot, r * 0.33, turn + 90), INK)
        sheet.fill(_shape_pentagon(x, y, r * 0.36, -90), INK)
    sheet.shade(ball, mix(AZURE, NAVY, 0.4), 50, 0.4, 0.8)


def _shape_pentagon(x: float, y: float, r: float, turn: float) -> list[Point]:
    return [arc(x, y, r, r, turn + 72 * i, 720)[0] for i in range(5)]


def draw_market(sheet: Sheet) -> None:
    """A fruit seller behind melons, apples and grapes."""
    sheet.flood(mix(TEAL, LAGOON, 0.4))
    sheet.shade(box(0, 0, WIDE, HIGH), NIGHT, -90, 0.2, 0.7)
    for x in range(120, 1600, 160):
        sheet.fill(box(x, 200, x + 100, 620), mix(TEAL, NAVY, 0.4))
    for x in (230, 560, 1040, 1370):
        sheet.stroke([(x, 150), (x, 300)], 4, INK)
        sheet.glow(x, 320, 130, WHEAT, 0.9)
        sheet.dot(x, 320, 22, CREAM)
    _draw_seller(sheet, 800, 712)
    sheet.fill(box(-10, 600, WIDE + 10, HIGH + 10), RUST)
    draw_border(sheet, -10, WIDE + 10, 890, 100, (WINE, WHEAT, OCHRE))
    _draw_crates(sheet)
    _draw_scales(sheet, 1090, 600)
    _draw_awning(sheet)


def _draw_awning(sheet: Sheet) -> None:
    for i in range(16):
        x, ink = i * 100.0, (MADDER, CREAM)[i % 2]
        sheet.fill(
            [
                (x + (x - 800) * -0.08, -10),
                (x + 100 + (x - 700) * -0.08, -10),
                (x + 100, 104),
                (x, 104),
            ],
            ink,
        )
        sheet.fill(arc(x + 50, 104, 50, 44, 0, 180), ink)
        sheet.shade(arc(x + 50, 104, 50, 44, 0, 180), mix(ink, PLUM, 0.5), 90, 0.0, 0.8)
    sheet.shade(box(0, 0, WIDE, 110), PLUM, 90, 0.6, 0.6)


def _draw_seller(sheet: Sheet, x: float, base: float) -> None:
    coat = place(
        read_outline("-200,0! -196,-150 -150,-226 -50,-256! 50,-256! 150,-226 196,-150 200,0!"),
        x,
        base,
    )
    sheet.fill(coat, NAVY)
    sheet.shade(coat, INK, 0, 0.5, 0.9)
    sheet.fill([(x - 46, base - 254), (x + 46, base - 254), (x, base - 120)], PAPER)
    for side in (-1, 1):
        sheet.stroke([(x + side * 50, base - 256), (x, base - 120)], 15, WHEAT)
    sheet.fill(box(x - 32, base - 296, x + 32, base - 246), "#A9714D")
    face = place(
        read_outline("-64,-400 -62,-340 -36,-290 0,-274 36,-290 62,-340 64,-400 0,-430"), x, base
    )
    sheet.fill(face, "#C98F68")
    sheet.shade(face, RUST, 0, 0.5, 0.8)
    beard = place(
        read_outline("-62,-350! -40,-320 0,-334 40,-320 62,-350! 52,-270 0,-226 -52,-270"), x, base
    )
    sheet.fill(beard, ICE)
    sheet.carve(place(smooth([(-36, -322), (0, -340), (36, -322)]), x, base), 20, SNOW)
    for side in (-1, 1):
        sheet.carve(
            place(bend((side * 14, -372), (side * 42, -374), side * -0.2), x, base), 8, BARK
        )
    sheet.carve(place([(2, -378), (8, -356), (2, -346)], x, base), 7, RUST)
    hat = place(
        read_outline("-96,-392! -60,-430 -44,-500 0,-548 44,-500 60,-430 96,-392! 0,-416"), x, base
    )
    sheet.fill(hat, SNOW)
    sheet.shade(hat, STONE, 0, 0.5, 0.9)
    draw_horns(sheet, x, base - 436, 44, INK, tip=False)


def _draw_crates(sheet: Sheet) -> None:
    heaps: tuple[tuple[float, str, str, str], ...] = (
        (170, MADDER, WINE, "apple"),
        (490, WHEAT, OCHRE, "melon"),
        (800, CORAL, MADDER, "apple"),
        (1110, SAGE, MOSS, "melon"),
        (1430, APRICOT, RUST, "apple"),
    )
    for x, ink, dark, kind in heaps:
        rows = ((5, 56), (4, 56), (3, 56)) if kind == "apple" else ((3, 96), (2, 96))
        for level, (count, pitch) in enumerate(rows):
            for i in range(count):
                px = x + (i - (count - 1) / 2) * pitch
                py = 770 - level * pitch * 0.74 - pitch * 0.3
                _draw_fruit(sheet, px, py, pitch * 0.53, ink, dark, kind)
        sheet.fill([(x - 152, 760), (x + 152, 760), (x + 136, 880), (x - 136, 880)], OCHRE)
        sheet.shade(
            [(x - 152, 760), (x + 152, 760), (x + 136, 880), (x - 136, 880)], EARTH, 90, 0.1, 0.9
        )
        for y in (800, 840):
            sheet.stroke([(x - 146, y), (x + 146, y)], 5, BARK)


def _draw_fruit(sheet: Sheet, x: float, y: float, r: float, ink: str, dark: str, kind: str) -> None:
    high = r * (0.98 if kind == "apple" else 0.86)
    sheet.fill(ellipse(x, y, r, high), ink)
    if kind == "melon":
        for sway in (-0.7, -0.35, 0.0, 0.35, 0.7):
            rib = bend((x + sway * r * 0.3, y - high), (x + sway * r * 0.3, y + high), -sway * 0.34)
            sheet.carve(rib, r * 0.1, dark)
    else:
        sheet.stroke([(x, y - high * 0.7), (x + r * 0.14, y - high * 1.15)], 5, BARK)
        draw_leaf(sheet, (x + r * 0.1, y - high), -20, r * 0.6, LEAF)
    sheet.shade(ellipse(x, y, r, high), dark, 50, 0.4, 0.95)
    sheet.carve(arc(x, y, r * 0.68, high * 0.68, 190, 260), r * 0.16, mix(ink, SNOW, 0.6))


def _draw_scales(sheet: Sheet, x: float, y: float) -> None:
    sheet.stroke([(x, y), (x, y - 190)], 14, OCHRE)
    sheet.stroke([(x - 130, y - 176), (x + 130, y - 196)], 11, OCHRE)
    sheet.dot(x, y - 192, 16, WHEAT)
    for side, drop in ((-1, -176), (1, -196)):
        top = (x + side * 128, y + drop)
        for dx in (-56, 56):
            sheet.stroke([top, (top[0] + dx, top[1] + 104)], 3, CREAM)
        sheet.fill(arc(top[0], top[1] + 104, 66, 30, 0, 180), WHEAT)
        sheet.shade(arc(top[0], top[1] + 104, 66, 30, 0, 180), RUST, 90, 0.2, 0.9)


SCENES = {
    "stage": draw_stage,
    "football": draw_football,
    "market": draw_market,
}
