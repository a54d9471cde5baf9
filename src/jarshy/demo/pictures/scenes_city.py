"""Scenes of the town: streets, the school, the stage, the pitch, the market."""

from collections.abc import Sequence

from .buildings import draw_block, draw_lamp_post
from .geometry import Point, arc, bend, box, ellipse, lean, place, read_outline, ribbon, smooth
from .landscape import (
    draw_falling, draw_furrows, draw_hills, draw_moon, draw_range, draw_rays, draw_stars, paint_sky,
    shape_hills,
)
from .ornament import draw_border, draw_horns
from .palette import (
    APRICOT, AZURE, BARK, CORAL, CREAM, EARTH, ICE, INK, LAGOON, LEAF, MADDER, MINT, MOSS, NAVY,
    NIGHT, OCHRE, PAPER, PINE, PLUM, RUST, SAGE, SKY, SNOW, STONE, TEAL, WHEAT, WINE, mix,
)
from .people import Dress, draw_bust, draw_heads, draw_runner, draw_standing
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
    for depth, (wall, low, high) in enumerate(((mix(NAVY, PLUM, 0.5), 470, 620), (NAVY, 540, 720),
                                               (NIGHT, 620, 800))):
        x = -20.0
        while x < WIDE:
            wide = sheet.rng.uniform(80, 170)
            draw_block(sheet, x, x + wide, sheet.rng.uniform(low, high), 960, wall,
                       sheet.rng.choice((WHEAT, CREAM, APRICOT)), mix(wall, INK, 0.5),
                       22 + depth * 4, 0.3 + depth * 0.1)
            x += wide + sheet.rng.uniform(-6, 34)
    sheet.fill(box(-10, 930, WIDE + 10, HIGH + 10), INK)
    for x in range(80, 1600, 180):
        draw_lamp_post(sheet, x, 985, 140, INK, WHEAT)
    _draw_headlights(sheet)


def _draw_tower(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    shaft = [(x - 20, ground), (x - 8, ground - tall * 0.6), (x + 8, ground - tall * 0.6), (x + 20, ground)]
    sheet.fill(shaft, SNOW)
    sheet.shade(shaft, NAVY, 0, 0.2, 1.0)
    for share, half in ((0.6, 34), (0.64, 42), (0.69, 26)):
        y = ground - tall * share
        sheet.fill([(x - half, y), (x + half, y), (x + half * 0.7, y - 15), (x - half * 0.7, y - 15)], SNOW)
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


def _draw_alley_tree(sheet: Sheet, x: float, ground: float, near: float, inks: Sequence[str]) -> None:
    tall = 760 * near
    trunk = [(x, ground), (x + tall * 0.01, ground - tall * 0.4), (x, ground - tall * 0.9)]
    sheet.fill(ribbon(smooth(trunk), (tall * 0.09, tall * 0.05, tall * 0.03)), BARK)
    draw_crown(sheet, x, ground - tall * 0.85, tall * 0.46, inks, 40 + int(110 * near))


def _draw_shadows(sheet: Sheet) -> None:
    for y in (640, 700, 790, 930):
        wide = (y - 540) * 1.2
        sheet.carve(bend((800 - wide, y), (800 + wide, y + 12), 0.01), (y - 560) * 0.16, mix(APRICOT, EARTH, 0.35))


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
    for x, ground, tall, ink in ((620, 760, 190, TEAL), (985, 780, 200, WHEAT), (800, 720, 130, CORAL)):
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
    draw_block(sheet, left, right, 560 - 720 * near, 600 + 330 * near, wall,
               mix(WHEAT, APRICOT, 0.4), mix(wall, INK, 0.4), 34 + 60 * near, 0.45)


def _draw_gleam(sheet: Sheet, x: float, y: float, reach: float, ink: str) -> None:
    for i in range(10):
        wide = reach * 0.3 * sheet.rng.uniform(0.3, 1)
        line = y + reach * i / 9
        shift = sheet.rng.uniform(-0.05, 0.05) * reach
        sheet.carve([(x - wide + shift, line), (x + shift, line), (x + wide + shift, line)], reach * 0.045, ink)


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
        sheet.carve(bend((x + dx * r, top), (x, top - r * 0.66), dx * 0.24), r * 0.03, mix(ink, INK, 0.45))
    sheet.stroke([(x, top - r * 0.66), (x, top - r * 0.78)], r * 0.04, INK)


def draw_school(sheet: Sheet) -> None:
    """A lesson: raised hands before the blackboard."""
    sheet.flood(mix(CREAM, WHEAT, 0.3))
    sheet.shade(box(0, 0, WIDE, HIGH), APRICOT, 90, 0.3, 0.6)
    board = box(290, 110, 1310, 610)
    sheet.fill(box(268, 88, 1332, 632), EARTH)
    sheet.fill(board, PINE)
    sheet.shade(board, INK, 30, 0.3, 0.6)
    sheet.shade(board, mix(PINE, MINT, 0.4), 200, 0.6, 0.4)
    _draw_chalk(sheet)
    sheet.fill(box(268, 620, 1332, 644), BARK)
    for x, ink in ((520, SNOW), (600, CORAL), (980, SNOW)):
        sheet.fill(box(x, 610, x + 46, 620), ink)
    _draw_globe(sheet, 1120, 640, 120)
    _draw_desk_books(sheet)
    pupils = ((150, 320, NAVY, False), (420, 350, MADDER, True), (1180, 350, TEAL, False),
              (1450, 320, PLUM, True))
    for x, size, ink, braids in pupils:
        draw_bust(sheet, x, 1010, size, Dress(ink, hair=BARK if braids else INK), braids)
    _draw_raised_hand(sheet, 905, 1010)
    draw_bust(sheet, 800, 1010, 400, Dress(SNOW, hair=INK), True)


def _draw_chalk(sheet: Sheet) -> None:
    chalk = mix(SNOW, MINT, 0.25)
    sheet.stroke([(400, 500), (640, 500), (400, 300), (400, 500)], 7, chalk)
    sheet.stroke([(400, 470), (430, 470), (430, 500)], 5, chalk)
    sheet.stroke([(720, 360), (1200, 360)], 5, chalk)
    sheet.stroke([(800, 190), (800, 520)], 5, chalk)
    wave = smooth([(720, 460), (800, 360), (890, 240), (980, 360), (1070, 480), (1160, 360), (1200, 300)])
    sheet.stroke(wave, 8, WHEAT)
    draw_horns(sheet, 520, 240, 70, CORAL)
    for i in range(7):
        y = 180 + (i % 3) * 34
        sheet.stroke([(1000 + (i // 3) * 90, y), (1050 + (i // 3) * 90 + i * 4, y)], 5, chalk)


def _draw_globe(sheet: Sheet, x: float, y: float, r: float) -> None:
    sheet.fill(box(x - r * 0.5, y + r * 1.2, x + r * 0.5, y + r * 1.34), BARK)
    sheet.stroke([(x, y + r), (x, y + r * 1.25)], 16, OCHRE)
    sheet.stroke(arc(x, y, r * 1.1, r * 1.1, -60, 120), 12, OCHRE)
    sheet.fill(ellipse(x, y, r), AZURE)
    with sheet.inside(ellipse(x, y, r)):
        for dx, dy, wide, high in ((-0.35, -0.3, 0.6, 0.42), (0.4, 0.1, 0.4, 0.5), (-0.3, 0.6, 0.4, 0.3)):
            land = [(x + (dx + wide * k) * r, y + (dy + high * m) * r)
                    for k, m in ((-1, 0), (-0.3, -0.8), (0.6, -0.6), (1, 0.1), (0.2, 0.9), (-0.5, 0.6))]
            sheet.fill(smooth(land, closed=True), SAGE)
        for k in (-0.5, 0.0, 0.5):
            sheet.stroke(bend((x - r, y + k * r), (x + r, y + k * r), 0.05), 3, mix(AZURE, SNOW, 0.5))
    sheet.shade(ellipse(x, y, r), NAVY, 40, 0.4, 0.9)


def _draw_desk_books(sheet: Sheet) -> None:
    sheet.fill(box(300, 800, 1300, 1010), RUST)
    sheet.shade(box(300, 800, 1300, 1010), BARK, 90, 0.1, 0.9)
    sheet.fill(box(280, 786, 1320, 812), EARTH)
    for i, (ink, wide) in enumerate(((TEAL, 210), (MADDER, 180), (WHEAT, 200))):
        y = 786 - i * 44
        sheet.fill(box(500 - wide / 2, y - 44, 500 + wide / 2, y), ink)
        sheet.fill(box(500 - wide / 2 + 14, y - 32, 500 + wide / 2, y - 12), PAPER)


def _draw_raised_hand(sheet: Sheet, x: float, ground: float) -> None:
    arm = smooth([(x + 40, ground - 60), (x + 92, ground - 200), (x + 84, ground - 400)])
    sheet.fill(ribbon(arm, (110, 92, 66)), mix(SNOW, STONE, 0.35))
    hand = place(read_outline("-30,30! -34,-10 -40,-54 -30,-56 -20,-22 -16,-74 -6,-76 -2,-24 6,-80 16,-80"
                              " 16,-22 26,-70 36,-66 32,-10 46,-20 52,-8 34,30!"), x + 84, ground - 420, 0.9)
    sheet.fill(hand, "#C98F68")
    sheet.shade(hand, RUST, 20, 0.4, 0.7)


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
            x = 800 + side * (810 - i * 62)
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
    for path, widths in ((((-20, -160), (90, -170), (104, -84), (96, -6)), (80, 72, 46, 34)),
                         (((-30, -160), (40, -150), (40, -84), (30, -6)), (80, 70, 44, 34))):
        sheet.fill(ribbon([(x + a, ground + b) for a, b in smooth(path)], widths), NAVY)
    robe = place(read_outline("-74,-130! -84,-240 -60,-330 -20,-352! 24,-352! 58,-330 74,-240 66,-140!"), x, ground)
    sheet.fill(robe, TEAL)
    sheet.shade(robe, NIGHT, 0, 0.4, 0.9)
    sheet.carve(place(bend((-66, -320), (-78, -160), -0.06), x, ground), 18, CREAM)
    sheet.fill(ellipse(x + 4, ground - 392, 36, 44), "#B97C56")
    cap = place(read_outline("-40,-404! -36,-440 4,-470 44,-440 46,-404!"), x, ground)
    sheet.fill(cap, MADDER)
    sheet.carve(place(bend((-38, -412), (44, -412), 0.0), x, ground), 14, WHEAT)
    _draw_held_dombra(sheet, x, ground)
    for path in (((-70, -310), (-110, -230), (-30, -206)), ((66, -310), (150, -268), (206, -330))):
        arm = [(x + a, ground + b) for a, b in smooth(path)]
        sheet.fill(ribbon(arm, (48, 42, 30)), mix(TEAL, NIGHT, 0.3))
        sheet.dot(*arm[-1], 19, "#B97C56")


def _draw_held_dombra(sheet: Sheet, x: float, ground: float) -> None:
    belly = place(read_outline("0,-66! 40,-34 56,20 36,66 0,78 -36,66 -56,20 -40,-34"),
                  x - 40, ground - 216, 1.1, 66)
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
        lane = [(800 + i * 60, 620), (800 + (i + 1) * 60, 620), (800 + (i + 1) * 190, 1010), (800 + i * 190, 1010)]
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
    for i in range(5):
        start = (x - r - 40 - i * 24, y + (i - 2) * r * 0.42)
        sheet.carve(bend((start[0] - 130, start[1] + 40), start, 0.04), 13, ICE)
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


SCENES = {
    "city-night": draw_city_night, "city-park": draw_city_park, "rain-street": draw_rain_street,
    "school": draw_school, "stage": draw_stage, "football": draw_football,
}
_ = (draw_furrows, draw_rays, MADDER)
