"""Scenes of made things: strings, chessmen, a press, a microphone."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from .geometry import (
    Outline,
    Point,
    arc,
    bend,
    box,
    ellipse,
    place,
    read_outline,
    ribbon,
    round_box,
    smooth,
    step,
)
from .landscape import draw_range, draw_rays
from .ornament import draw_border, draw_horns, draw_ring
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
    MADDER,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    RUST,
    SKY,
    SNOW,
    STONE,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .sheet import HIGH, WIDE, Sheet


def draw_dombra(sheet: Sheet) -> None:
    """A dombra lying across rings of sound."""
    sheet.flood(mix(WINE, MADDER, 0.35))
    centre = (600.0, 700.0)
    for i, r in enumerate(range(1120, 240, -110)):
        sheet.fill(
            ellipse(*centre, r),
            (mix(WINE, MADDER, 0.35), MADDER, mix(MADDER, CORAL, 0.5), CORAL)[i % 4],
        )
    sheet.shade(box(0, 0, WIDE, HIGH), WINE, 20, 0.3, 0.8)
    for i in range(14):
        foot = step(centre, i * 360 / 14 + 8, 330)
        draw_horns(sheet, *foot, 84, mix(WHEAT, CREAM, 0.3), i * 360 / 14 + 98, tip=False)
    turn = 50.0
    for dx, ink in ((26, mix(WINE, INK, 0.5)), (0, "")):
        _draw_dombra_body(sheet, centre[0] + dx, centre[1] + dx, turn, ink)


_DOMBRA_SIZE = 0.92


def _draw_dombra_body(sheet: Sheet, x: float, y: float, turn: float, flat: str) -> None:
    def lay(outline: Outline, ink: str) -> Outline:
        placed = place(outline, x, y, _DOMBRA_SIZE, turn)
        sheet.fill(placed, flat or ink)
        return placed

    lay(ribbon([(0, -160), (0, -790)], (50, 36)), BARK)
    lay(read_outline("-22,-780! -34,-900 -22,-960 0,-936! 22,-960 34,-900 22,-780!"), EARTH)
    for side, along in ((-1, -830), (1, -890)):
        lay(ribbon([(side * 22, along), (side * 66, along)], (14, 14)), BARK)
        lay(ellipse(side * 76, along, 24, 17), OCHRE)
    belly = read_outline(
        "0,-236! 46,-190 112,-108 160,10 150,116 88,184 0,204 -88,184 -150,116 -160,10"
        " -112,-108 -46,-190"
    )
    shell = lay(belly, OCHRE)
    if flat:
        return
    sheet.shade(shell, RUST, 40, 0.35, 0.95)
    with sheet.inside(shell):
        for shift in range(-150, 160, 44):
            grain = bend((shift * 0.3, -240), (shift, 220), shift / 1400)
            sheet.carve(place(grain, x, y, _DOMBRA_SIZE, turn), 5, mix(OCHRE, RUST, 0.45))
    sheet.stroke([*shell, shell[0]], 11, BARK)
    _draw_dombra_strings(sheet, x, y, turn)


def _draw_dombra_strings(sheet: Sheet, x: float, y: float, turn: float) -> None:
    sheet.fill(place(ellipse(0, -24, 27), x, y, _DOMBRA_SIZE, turn), BARK)
    for i in range(10):
        at = -740 + i * 56 + i * i * 0.3
        sheet.stroke(place([(-22, at), (22, at)], x, y, _DOMBRA_SIZE, turn), 6, WHEAT)
    sheet.fill(place(box(-52, 96, 52, 112), x, y, _DOMBRA_SIZE, turn), BARK)
    draw_horns(sheet, *place([(0, 186)], x, y, _DOMBRA_SIZE, turn)[0], 46, WINE, turn, tip=False)
    for dx in (-9, 9):
        sheet.stroke(
            place([(dx * 0.6, -940), (dx, 120), (0, 196)], x, y, _DOMBRA_SIZE, turn), 3.5, SNOW
        )


def draw_printing_press(sheet: Sheet) -> None:
    """A web of newsprint coming down through the cylinders of a press."""
    sheet.flood(mix(TEAL, NAVY, 0.5))
    sheet.shade(box(0, 0, WIDE, HIGH), NIGHT, -90, 0.1, 0.9)
    draw_rays(sheet, 800, 470, 520, 1200, 36, mix(TEAL, LAGOON, 0.4), 46)
    for x in (250, 1260):
        sheet.fill(box(x, -10, x + 90, 900), NIGHT)
        sheet.carve([(x + 12, 0), (x + 12, 450), (x + 12, 900)], 8, LAGOON)
        for y in range(50, 900, 90):
            sheet.dot(x + 45, y, 13, OCHRE)
    sheet.fill([(150, 1010), (250, 860), (1350, 860), (1450, 1010)], NIGHT)
    _draw_web(sheet, 480, 1120, -20, 190)
    _draw_cylinder(sheet, 370, 1230, 150, 78, MADDER)
    _draw_web(sheet, 480, 1120, 240, 400)
    _draw_cylinder(sheet, 340, 1260, 380, 96, OCHRE)
    for x, y, r in (
        (295, 265, 74),
        (1305, 265, 74),
        (295, 150, 52),
        (1305, 150, 52),
        (295, 400, 84),
        (1305, 400, 84),
    ):
        _draw_gear(sheet, x, y, r)
    _draw_front_page(sheet)


def _draw_web(sheet: Sheet, left: float, right: float, top: float, bottom: float) -> None:
    paper = box(left, top, right, bottom)
    sheet.fill(paper, PAPER)
    with sheet.inside(paper):
        for column in range(6):
            x = left + 22 + column * 102
            for y in range(int(top) - 10, int(bottom), 17):
                sheet.fill(box(x, y, x + 86, y + 8), mix(INK, STONE, 0.5))
        sheet.fill(box(left + 226, top, left + 414, bottom), mix(AZURE, SKY, 0.5))
    sheet.shade(paper, INK, 90, 0.5, 0.8)


def _draw_cylinder(sheet: Sheet, left: float, right: float, y: float, r: float, ink: str) -> None:
    drum = round_box(left, y - r, right, y + r, 24)
    sheet.fill(drum, ink)
    sheet.shade(drum, mix(ink, SNOW, 0.6), -90, 0.5, 0.8)
    sheet.shade(drum, INK, 90, 0.4, 1.0)
    for x in (left + 46, right - 62):
        sheet.fill(box(x, y - r, x + 16, y + r), mix(ink, INK, 0.5))
    sheet.carve(
        [(left + 80, y - r * 0.55), (800, y - r * 0.55), (right - 80, y - r * 0.55)], 11, SNOW
    )


def _draw_gear(sheet: Sheet, x: float, y: float, r: float) -> None:
    teeth = 16
    for i in range(teeth):
        tooth = ribbon(
            [step((x, y), i * 360 / teeth, r * 0.8), step((x, y), i * 360 / teeth, r * 1.12)],
            (r * 0.26, r * 0.16),
        )
        sheet.fill(tooth, BARK)
    sheet.fill(ellipse(x, y, r), BARK)
    draw_ring(sheet, x, y, r * 0.78, r * 0.07, OCHRE)
    for i in range(5):
        sheet.dot(*step((x, y), i * 72, r * 0.48), r * 0.17, NIGHT)
    sheet.dot(x, y, r * 0.2, WHEAT)


def _fold(u: float, v: float) -> Point:
    """A spot of the outcoming page (0..1 each way), which widens and sags towards the viewer."""
    depth = v * (0.7 + 0.3 * v)
    half = 320 + 170 * depth
    return 800 + (u * 2 - 1) * half, 452 + 520 * depth + 26 * (u * 2 - 1) ** 2 * depth


def _lay_on_page(sheet: Sheet, spot: tuple[float, float, float, float], ink: str) -> Outline:
    u0, v0, u1, v1 = spot
    steps = [i / 8 for i in range(9)]
    block = [_fold(u0 + (u1 - u0) * t, v0) for t in steps] + [
        _fold(u1 + (u0 - u1) * t, v1) for t in steps
    ]
    sheet.fill(block, ink)
    return block


def _draw_front_page(sheet: Sheet) -> None:
    page = _lay_on_page(sheet, (0, 0, 1, 1), SNOW)
    _lay_on_page(sheet, (0.05, 0.1, 0.95, 0.25), MADDER)
    for i in range(9):
        x, y = _fold(0.12 + i * 0.095, 0.24)
        draw_horns(sheet, x, y, 52, SNOW, tip=False)
    _lay_on_page(sheet, (0.05, 0.28, 0.95, 0.3), INK)
    picture = _lay_on_page(sheet, (0.05, 0.35, 0.58, 0.74), SKY)
    with sheet.inside(picture):
        sheet.dot(640, 690, 50, CORAL)
        peaks = ((300, 820), (440, 720), (520, 780), (640, 690), (740, 780), (820, 740), (900, 830))
        draw_range(sheet, peaks, 900, SNOW, NAVY)
    for i in range(8):
        _lay_on_page(
            sheet,
            (0.62, 0.35 + i * 0.05, 0.95 - (i % 3) * 0.05, 0.375 + i * 0.05),
            mix(INK, STONE, 0.4),
        )
    for column in range(3):
        for i in range(4):
            left = 0.05 + column * 0.31
            _lay_on_page(
                sheet, (left, 0.79 + i * 0.05, left + 0.28, 0.812 + i * 0.05), mix(INK, STONE, 0.4)
            )
    sheet.shade(page, INK, -90, 0.78, 0.5)
    sheet.shade(page, STONE, 0, 0.7, 0.6)


def draw_microphone(sheet: Sheet) -> None:
    """A studio microphone in rings of sound."""
    sheet.flood(MADDER)
    inks = (mix(MADDER, WINE, 0.6), MADDER, mix(MADDER, CORAL, 0.6), CORAL, APRICOT, CREAM)
    for i, r in enumerate((960, 800, 650, 510, 380, 300)):
        sheet.fill(_shape_wave_ring(r, 14 if i < 5 else 0), inks[i])
        sheet.shade(_shape_wave_ring(r, 14), mix(inks[i], WINE, 0.5), 60, 0.5, 0.5)
    sheet.stroke([(800, 640), (800, 1010)], 44, INK)
    sheet.carve([(790, 700), (790, 850), (790, 1010)], 9, STONE)
    sheet.fill(ribbon(arc(800, 560, 214, 214, 20, 160), (26, 30, 26)), INK)
    sheet.fill(box(766, 740, 834, 850), NIGHT)
    for y in (764, 796, 828):
        sheet.fill(box(760, y, 840, y + 10), OCHRE)
    _draw_capsule(sheet)


def _shape_wave_ring(r: float, sway: float) -> Outline:
    spots = []
    for i in range(96):
        push = sway * (1 if i % 2 else -1)
        spots.append(step((800, 430), i * 3.75, r + push))
    return smooth(spots, closed=True, steps=3)


def _draw_capsule(sheet: Sheet) -> None:
    shell = read_outline(
        "-176,120! -180,-60 -160,-220 -90,-310 0,-334 90,-310 160,-220 180,-60 176,120!"
        " 120,186 0,206 -120,186"
    )
    body = place(shell, 800, 470)
    sheet.fill(place(shell, 812, 484), WINE)
    sheet.fill(body, ICE)
    with sheet.inside(body):
        for x in range(630, 980, 46):
            sheet.fill(box(x, 130, x + 24, 690), mix(INK, NAVY, 0.4))
        sheet.fill(box(600, 440, 1000, 540), ICE)
        draw_border(sheet, 600, 1000, 455, 70, (NAVY, WHEAT, OCHRE))
        sheet.fill(box(774, 120, 826, 440), ICE)
        sheet.stroke([(800, 120), (800, 440)], 8, STONE)
    sheet.shade(body, INK, 15, 0.5, 0.8)
    sheet.stroke([*body, body[0]], 17, INK)
    sheet.carve(bend((652, 540), (676, 250), 0.08), 17, SNOW)


def draw_chess(sheet: Sheet) -> None:
    """A dark knight facing the white pieces."""
    sheet.flood(mix(OCHRE, WHEAT, 0.3))
    sheet.glow(800, 420, 700, CREAM, 0.9)
    for i in range(9, 0, -1):
        sheet.stroke(arc(800, 440, 60 * i + 240, 60 * i + 240, 180, 360), 5, mix(OCHRE, RUST, 0.25))
    _draw_board(sheet)
    for x, y, size in ((300, 720, 0.86), (520, 706, 0.8), (1080, 706, 0.8), (1310, 720, 0.86)):
        _draw_pawn(sheet, x, y, size, PAPER, STONE)
    _draw_king(sheet, 1200, 840, 1.0)
    _draw_pawn(sheet, 420, 850, 1.25, PAPER, STONE)
    sheet.fill(ellipse(800, 936, 260, 36), BARK)
    _draw_knight(sheet, 800, 930, 1.0)


def _draw_board(sheet: Sheet) -> None:
    sheet.fill(box(-10, 660, WIDE + 10, HIGH + 10), CREAM)

    def spot(column: float, row: float) -> Point:
        depth = row / 4
        y = 660 + 360 * depth**1.4
        return 800 + (column - 5) * (170 + 200 * depth**1.4), y

    for row in range(4):
        for column in range(10):
            if (row + column) % 2:
                square = [
                    spot(column, row),
                    spot(column + 1, row),
                    spot(column + 1, row + 1),
                    spot(column, row + 1),
                ]
                sheet.fill(square, mix(RUST, BARK, 0.4))
    sheet.shade(box(-10, 660, WIDE + 10, HIGH + 10), BARK, 90, 0.5, 0.7)
    sheet.fill(box(-10, 652, WIDE + 10, 664), BARK)


def _draw_base(sheet: Sheet, x: float, y: float, size: float, ink: str, dark: str) -> None:
    for half, low, high in ((150, -34, 0), (124, -60, -34), (96, -84, -60)):
        step_box = place(box(-half, low, half, high), x, y, size)
        sheet.fill(step_box, ink)
        sheet.shade(step_box, dark, 0, 0.3, 1.0)
        sheet.carve(
            place([(-half, low), (0, low), (half, low)], x, y, size), 6 * size, mix(ink, SNOW, 0.35)
        )


def _draw_knight(sheet: Sheet, x: float, y: float, size: float) -> None:
    body = place(
        read_outline(
            "-110,-80! -120,-180 -86,-300 -60,-420 -70,-540 -40,-620! -10,-672! 16,-618"
            " 80,-600 130,-548"
            " 180,-450 214,-384 206,-346 176,-330 140,-344 116,-372 60,-384 26,-400 44,-330"
            " 96,-240 118,-160"
            " 112,-80!"
        ),
        x,
        y,
        size,
    )
    sheet.fill(body, INK)
    sheet.shade(body, mix(NAVY, AZURE, 0.4), 180, 0.45, 0.7)
    _draw_base(sheet, x, y, size, INK, NIGHT)
    for i in range(9):
        start = (-56 - (i % 2) * 6, -590 + i * 52)
        lock = bend(start, (start[0] + 84 - i * 2, start[1] + 56), 0.2)
        sheet.carve(place(lock, x, y, size), 15 * size, OCHRE)
    sheet.fill(place(ellipse(70, -520, 17, 13), x, y, size), WHEAT)
    sheet.fill(place(ellipse(75, -518, 8), x, y, size), INK)
    for path, width in (
        (((30, -560), (70, -556), (104, -532)), 10),
        (((194, -372), (180, -362), (170, -366)), 9),
        (((126, -360), (160, -358), (200, -352)), 7),
        (((40, -470), (66, -420), (110, -400)), 12),
    ):
        sheet.carve(place(smooth(path), x, y, size), width * size, WHEAT)
    draw_horns(sheet, *place([(16, -110)], x, y, size)[0], 92 * size, MADDER)


def _draw_pawn(sheet: Sheet, x: float, y: float, size: float, ink: str, dark: str) -> None:
    body = place(
        read_outline("-84,-84! -60,-130 -34,-200 -30,-240! 30,-240! 34,-200 60,-130 84,-84!"),
        x,
        y,
        size * 0.62,
    )
    sheet.fill(body, ink)
    sheet.shade(body, dark, 0, 0.3, 1.0)
    _draw_base(sheet, x, y, size * 0.62, ink, dark)
    for cy, rx, ry in ((-246, 66, 16), (-312, 68, 68)):
        head = place(ellipse(0, cy, rx, ry), x, y, size * 0.62)
        sheet.fill(head, ink)
        sheet.shade(head, dark, 20, 0.4, 1.0)


def _draw_king(sheet: Sheet, x: float, y: float, size: float) -> None:
    body = place(
        read_outline("-90,-84! -60,-150 -40,-260 -34,-330! 34,-330! 40,-260 60,-150 90,-84!"),
        x,
        y,
        size * 0.9,
    )
    sheet.fill(body, SNOW)
    sheet.shade(body, STONE, 0, 0.3, 1.0)
    _draw_base(sheet, x, y, size * 0.9, SNOW, STONE)
    crown = place(read_outline("-44,-348! -78,-450! 78,-450! 44,-348!"), x, y, size * 0.9)
    for outline in (place(box(-74, -350, 74, -328), x, y, size * 0.9), crown):
        sheet.fill(outline, SNOW)
        sheet.shade(outline, STONE, 0, 0.3, 1.0)
    sheet.fill(place(arc(0, -450, 74, 34, 180, 360), x, y, size * 0.9), MADDER)
    sheet.stroke(place([(0, -480), (0, -540)], x, y, size * 0.9), 15, OCHRE)
    sheet.stroke(place([(-24, -518), (24, -518)], x, y, size * 0.9), 15, OCHRE)


SCENES = {
    "dombra": draw_dombra,
    "chess": draw_chess,
    "printing-press": draw_printing_press,
    "microphone": draw_microphone,
}
