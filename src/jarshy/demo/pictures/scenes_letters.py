"""Scenes of ink on paper: a leaf, a map, a pen."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence

from .geometry import (
    Outline,
    Point,
    arc,
    bend,
    box,
    ellipse,
    lean,
    place,
    read_outline,
    ribbon,
    smooth,
    spiral,
    step,
)
from .ornament import draw_border, draw_cross, draw_horns, draw_lozenge, draw_ring, draw_teeth
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CREAM,
    EARTH,
    ICE,
    INK,
    LAGOON,
    MADDER,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    SNOW,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .sheet import HIGH, WIDE, Sheet


def draw_manuscript(sheet: Sheet) -> None:
    """An old written leaf with an ornamented head, a reed pen and an ink pot."""
    sheet.flood(mix(WINE, BARK, 0.35))
    for row in range(4):
        for column in range(6):
            draw_cross(sheet, 100 + column * 290, 70 + row * 290, 132, mix(WINE, RUST, 0.45), BARK)
    sheet.shade(box(0, 0, WIDE, HIGH), INK, 30, 0.1, 0.8)
    _draw_leaf_sheet(sheet, 690, 500, 7, mix(PAPER, WHEAT, 0.5))
    _draw_leaf_sheet(sheet, 740, 500, -4, PAPER)
    _draw_leaf_head(sheet, 740, 500, -4)
    _draw_script(sheet, 740, 500, -4)
    _draw_ink_pot(sheet, 1210, 640)
    _draw_reed(sheet, (985, 860), (1340, 210))


def _draw_leaf_sheet(sheet: Sheet, x: float, y: float, turn: float, ink: str) -> None:
    leaf = read_outline(
        "-330,-420! 0,-410 330,-424! 322,-100 334,200 326,424! 0,412 -334,430! -324,100 -338,-200"
    )
    sheet.fill(place(leaf, x + 22, y + 24, 1.0, turn), INK)
    placed = place(leaf, x, y, 1.0, turn)
    sheet.fill(placed, ink)
    sheet.shade(placed, APRICOT, 60, 0.45, 0.5)
    sheet.shade(placed, OCHRE, 200, 0.7, 0.5)


def _draw_leaf_head(sheet: Sheet, x: float, y: float, turn: float) -> None:
    frame = place(box(-285, -380, 285, 390), x, y, 1.0, turn)
    for width, ink in ((12, MADDER), (4, WHEAT)):
        sheet.stroke([*frame, frame[0]], width, ink)
    head = place(
        smooth(
            [
                (-262, -190),
                (-262, -290),
                (-130, -300),
                (0, -362),
                (130, -300),
                (262, -290),
                (262, -190),
            ]
        ),
        x,
        y,
        1.0,
        turn,
    )
    sheet.fill(head, NAVY)
    for px, size in ((-180, 74), (-92, 70), (0, 120), (92, 70), (180, 74)):
        foot = place([(px, -200)], x, y, 1.0, turn)[0]
        draw_horns(sheet, *foot, size, WHEAT, turn, tip=False)


def _draw_script(sheet: Sheet, x: float, y: float, turn: float) -> None:
    for row in range(9):
        base = -130 + row * 58
        at = 250.0
        while at > -230:
            wide = sheet.rng.uniform(26, 104)
            _draw_word(
                sheet, at, base, min(wide, at + 250), (x, y, turn), WINE if row == 0 else INK
            )
            at -= wide + 14


def _draw_word(
    sheet: Sheet,
    right: float,
    base: float,
    wide: float,
    frame: tuple[float, float, float],
    ink: str,
) -> None:
    x, y, turn = frame
    kind = sheet.rng.randrange(5)
    dip = (2, 10, 4, 16, 0)[kind]
    bowl = smooth(
        [
            (right, base - 18),
            (right - wide * 0.14, base),
            (right - wide * 0.55, base + dip),
            (right - wide * 0.9, base + dip * 0.4),
            (right - wide, base - 12 - dip),
        ]
    )
    sheet.fill(place(ribbon(bowl, (4, 7, 9, 6, 2)), x, y, 1.0, turn), ink)
    for i in range(kind % 3 + (wide > 60)):
        px = right - wide * (0.16 + 0.26 * i)
        tall = (40, 16, 34, 12)[(i + kind) % 4]
        stem = bend((px + 3, base - tall), (px, base + 2), 0.04, 6)
        sheet.fill(place(ribbon(stem, (6, 5, 5)), x, y, 1.0, turn), ink)
    for i in range((0, 1, 2, 3, 1)[kind]):
        spot = place(
            [(right - wide * 0.5 + i * 10, base + (20 if kind % 2 else -24))], x, y, 1.0, turn
        )[0]
        draw_lozenge(sheet, *spot, 4, ink)


def _draw_ink_pot(sheet: Sheet, x: float, y: float) -> None:
    sheet.fill(ellipse(x + 20, y + 130, 150, 40), INK)
    pot = place(
        read_outline(
            "-60,-110! -60,-70 -120,-20 -128,60 -90,120! 90,120! 128,60 120,-20 60,-70 60,-110!"
        ),
        x,
        y,
    )
    sheet.fill(pot, TEAL)
    with sheet.inside(pot):
        draw_border(sheet, x - 140, x + 140, y - 10, 76, (NAVY, WHEAT, LAGOON))
    sheet.shade(pot, INK, 0, 0.4, 0.9)
    sheet.fill(ellipse(x, y - 112, 72, 22), mix(TEAL, ICE, 0.4))
    sheet.fill(ellipse(x, y - 110, 54, 14), INK)


def _draw_reed(sheet: Sheet, tip: Point, end: Point) -> None:
    sheet.fill(
        ribbon([(tip[0] + 18, tip[1] + 22), (end[0] + 18, end[1] + 22)], (4, 22, 26, 26)), BARK
    )
    sheet.fill(ribbon(bend(tip, end, 0.01), (2, 22, 25, 26, 27, 27)), OCHRE)
    sheet.carve([(x - 5, y - 3) for x, y in bend(tip, end, 0.01)][2:], 7, CREAM)
    for share in (0.35, 0.66):
        sheet.fill(ribbon([lean(tip, end, share), lean(tip, end, share + 0.012)], (32, 32)), RUST)
    sheet.fill(ribbon([tip, lean(tip, end, 0.06)], (2, 13)), INK)


def draw_map_old(sheet: Sheet) -> None:
    """An old map with a caravan road, mountains and a compass rose."""
    sheet.flood(BARK)
    sheet.shade(box(0, 0, WIDE, HIGH), INK, 40, 0.2, 0.8)
    parchment = read_outline(
        "150,90! 480,70 820,96 1180,66 1470,98! 1440,300 1484,520 1450,740 1476,930! 1120,916"
        " 800,944 470,914 128,936! 160,700 120,480 162,260"
    )
    sheet.fill(place(parchment, 18, 20), INK)
    land = mix(PAPER, WHEAT, 0.35)
    sheet.fill(parchment, land)
    with sheet.inside(parchment):
        _draw_map_waters(sheet)
        _draw_map_grid(sheet)
    for angle in (0, 90, 180, 270):
        sheet.shade(parchment, OCHRE, angle, 0.7, 0.8)
    for x, y, size in (
        (940, 690, 0.9),
        (1120, 680, 1.3),
        (1250, 690, 1.2),
        (1020, 710, 1.2),
        (1190, 720, 1.3),
        (1330, 715, 0.9),
    ):
        _draw_map_peak(sheet, x, y, size)
    _draw_map_road(sheet)
    _draw_compass(sheet, 1210, 290, 150)
    _draw_map_marks(sheet)
    sheet.stroke([*parchment, parchment[0]], 6, EARTH)


def _draw_map_waters(sheet: Sheet) -> None:
    sea = mix(LAGOON, PAPER, 0.35)
    shores = (
        (
            (60, 300),
            (250, 250),
            (330, 360),
            (290, 480),
            (400, 560),
            (350, 700),
            (240, 760),
            (60, 740),
        ),
        ((560, 230), (650, 190), (740, 220), (720, 300), (630, 330), (560, 300)),
        ((960, 500), (1060, 470), (1190, 490), (1300, 470), (1260, 515), (1090, 530)),
    )
    for shore in shores:
        outline = smooth(shore, closed=True)
        sheet.fill(outline, sea)
        sheet.shade(outline, TEAL, 180, 0.2, 0.7)
        sheet.stroke([*outline, outline[0]], 6, TEAL)
    for i in range(12):
        y = 320 + i * 34
        path = smooth(
            [
                (150 + (i % 3) * 30, y),
                (170 + (i % 3) * 30, y - 10),
                (190 + (i % 3) * 30, y),
                (214 + (i % 3) * 30, y - 8),
            ]
        )
        sheet.carve(path, 6, PAPER)
    for river in (
        ((640, 330), (700, 440), (660, 540), (760, 640), (900, 700)),
        ((350, 640), (520, 700), (640, 800), (840, 820)),
    ):
        sheet.stroke(smooth(river), 7, TEAL)


def _draw_map_grid(sheet: Sheet) -> None:
    faint = mix(WHEAT, EARTH, 0.3)
    for i in range(16):
        far = step((1210, 290), i * 22.5, 1500)
        sheet.stroke([(1210, 290), far], 2, faint)


def _draw_map_peak(sheet: Sheet, x: float, y: float, size: float) -> None:
    peak = place([(-60, 0), (0, -110), (60, 0)], x, y, size)
    sheet.fill(peak, PAPER)
    sheet.fill(place([(0, -110), (60, 0), (8, 0), (18, -40)], x, y, size), EARTH)
    sheet.stroke(peak, 6, BARK)


def _draw_map_road(sheet: Sheet) -> None:
    road = smooth(
        [
            (430, 480),
            (540, 560),
            (600, 700),
            (760, 740),
            (860, 600),
            (840, 460),
            (960, 400),
            (1010, 330),
        ],
        steps=12,
    )
    for i in range(0, len(road) - 3, 5):
        sheet.stroke([road[i], road[i + 2]], 9, MADDER)
    for x, y in ((430, 480), (600, 700), (862, 610), (1010, 330)):
        sheet.fill(box(x - 20, y - 24, x + 20, y + 6), RUST)
        sheet.fill(arc(x, y - 24, 20, 24, 180, 360), LAGOON)
        sheet.fill(box(x - 5, y - 12, x + 5, y + 6), BARK)
        sheet.stroke([(x - 20, y + 6), (x + 20, y + 6)], 5, BARK)


def _draw_compass(sheet: Sheet, x: float, y: float, r: float) -> None:
    for scale, width in ((0.98, 5), (0.8, 3)):
        draw_ring(sheet, x, y, r * scale, width, EARTH)
    for turn, reach in ((45, 0.66), (0, 1.05)):
        for i in range(4):
            angle = turn + i * 90
            tip = step((x, y), angle, r * reach)
            for side, ink in ((-1, MADDER if turn == 0 else OCHRE), (1, INK)):
                sheet.fill([(x, y), step((x, y), angle + side * 45, r * 0.2), tip], ink)
    draw_horns(sheet, x, y - r * 1.06, r * 0.32, MADDER)


def _draw_map_marks(sheet: Sheet) -> None:
    for x, y in (
        (760, 420),
        (800, 440),
        (480, 840),
        (520, 850),
        (1060, 830),
        (1100, 840),
        (900, 250),
        (940, 240),
        (860, 240),
    ):
        sheet.stroke([(x, y), (x, y - 14)], 4, BARK)
        sheet.fill([(x - 13, y - 12), (x, y - 50), (x + 13, y - 12)], MOSS)
    banner = [(300, 140), (740, 130), (716, 160), (742, 192), (300, 200), (326, 170)]
    sheet.fill(banner, MADDER)
    draw_teeth(sheet, 350, 700, 190, 14, 24, WHEAT)
    for x in range(380, 700, 52):
        draw_horns(sheet, x, 176, 26, CREAM, tip=False)


def draw_pen(sheet: Sheet) -> None:
    """A pen nib drawing a line that turns into mountains and a horn."""
    sheet.flood(PAPER)
    sheet.shade(box(0, 0, WIDE, HIGH), mix(WHEAT, APRICOT, 0.4), 60, 0.3, 0.5)
    sheet.fill(ellipse(560, 430, 190), MADDER)
    sheet.shade(ellipse(560, 430, 190), WINE, 60, 0.4, 0.9)
    _draw_ink_range(sheet)
    line = smooth([(800, 700), (720, 752), (560, 770), (360, 742), (220, 780), (150, 860)])
    sheet.fill(ribbon(line, (3, 10, 17, 19, 16, 14)), INK)
    curl = spiral(208, 868, 62, 1.7, 188, -1)
    sheet.fill(ribbon(curl, (14, 17, 15, 8)), INK)
    under = smooth([(800, 702), (900, 800), (1100, 850), (1330, 830)])
    sheet.fill(ribbon(under, (2, 9, 14, 9)), INK)
    sheet.fill(ribbon(spiral(1330, 782, 50, 1.6, 90, -1), (10, 14, 13, 6)), INK)
    for x, y, r in ((690, 850, 16), (740, 890, 8), (646, 884, 6), (960, 910, 9)):
        sheet.dot(x, y, r, INK)
    _draw_nib(sheet, 800, 702, 42)


def _draw_ink_range(sheet: Sheet) -> None:
    ridge: list[Point] = [
        (120, 740),
        (250, 600),
        (320, 660),
        (470, 470),
        (560, 590),
        (620, 540),
        (740, 660),
        (800, 700),
    ]
    body = [*ridge, (560, 772), (360, 744), (220, 780)]
    sheet.fill(body, SNOW)
    for summit, foot in (((250, 600), 760), ((470, 470), 750), ((620, 540), 756)):
        dark = [
            summit,
            (summit[0] + 30, summit[1] + 60),
            (summit[0] + 12, summit[1] + 110),
            (summit[0] + 50, foot),
            (summit[0] + 96, foot - 20),
            (summit[0] + 82, summit[1] + 96),
        ]
        sheet.fill(dark, INK)
        for i in range(4):
            start = (summit[0] - 12 - i * 16, summit[1] + 24 + i * 22)
            sheet.carve(bend(start, (start[0] - 20, start[1] + 74), 0.05), 9, INK)
    sheet.stroke(ridge, 9, INK)


def _draw_nib(sheet: Sheet, x: float, y: float, turn: float) -> None:
    def lay(outline: Sequence[Point], ink: str) -> Outline:
        placed = place(outline, x, y, 1.0, turn)
        sheet.fill(placed, ink)
        return placed

    lay(
        read_outline("-66,-430! -92,-520 -96,-760 -90,-1100! 90,-1100! 96,-760 92,-520 66,-430!"),
        NAVY,
    )
    barrel = lay(
        read_outline("-74,-470! -92,-540 -96,-760 -90,-1100! 90,-1100! 96,-760 92,-540 74,-470!"),
        NAVY,
    )
    sheet.shade(barrel, INK, turn, 0.4, 1.0)
    sheet.carve(place(bend((-58, -520), (-60, -1080)), x, y, 1.0, turn), 16, AZURE)
    lay(box(-97, -620, 97, -596), WHEAT)
    lay(box(-97, -586, 97, -576), WHEAT)
    nib = lay(
        read_outline(
            "0,0! -16,-70 -70,-200 -96,-290 -84,-390 -62,-470! 62,-470! 84,-390 96,-290"
            " 70,-200 16,-70"
        ),
        WHEAT,
    )
    sheet.shade(nib, OCHRE, turn, 0.35, 1.0)
    inner = lay(read_outline("0,-60! -40,-190 -62,-290 -50,-420! 50,-420! 62,-290 40,-190"), CREAM)
    sheet.shade(inner, OCHRE, turn, 0.5, 0.8)
    lay(ribbon([(0, 0), (0, -250)], (2, 7)), INK)
    lay(ellipse(0, -262, 17), INK)
    foot = place([(0, -330)], x, y, 1.0, turn)[0]
    draw_horns(sheet, *foot, 66, MADDER, turn)


SCENES = {
    "manuscript": draw_manuscript,
    "map-old": draw_map_old,
    "pen": draw_pen,
}
