"""The scene of a lesson."""

from .geometry import arc, bend, box, ellipse, place, read_outline, ribbon, smooth
from .ornament import draw_horns
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    EARTH,
    INK,
    MADDER,
    MINT,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    RUST,
    SAGE,
    SNOW,
    STONE,
    TEAL,
    WHEAT,
    mix,
)
from .people import Dress, draw_bust
from .sheet import HIGH, WIDE, Sheet


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
    pupils = (
        (150, 320, NAVY, False),
        (420, 350, MADDER, True),
        (1180, 350, TEAL, False),
        (1450, 320, PLUM, True),
    )
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
    wave = smooth(
        [(720, 460), (800, 360), (890, 240), (980, 360), (1070, 480), (1160, 360), (1200, 300)]
    )
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
        for dx, dy, wide, high in (
            (-0.35, -0.3, 0.6, 0.42),
            (0.4, 0.1, 0.4, 0.5),
            (-0.3, 0.6, 0.4, 0.3),
        ):
            land = [
                (x + (dx + wide * k) * r, y + (dy + high * m) * r)
                for k, m in ((-1, 0), (-0.3, -0.8), (0.6, -0.6), (1, 0.1), (0.2, 0.9), (-0.5, 0.6))
            ]
            sheet.fill(smooth(land, closed=True), SAGE)
        for k in (-0.5, 0.0, 0.5):
            sheet.stroke(
                bend((x - r, y + k * r), (x + r, y + k * r), 0.05), 3, mix(AZURE, SNOW, 0.5)
            )
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
    hand = place(
        read_outline(
            "-30,30! -34,-10 -40,-54 -30,-56 -20,-22 -16,-74 -6,-76 -2,-24 6,-80 16,-80"
            " 16,-22 26,-70 36,-66 32,-10 46,-20 52,-8 34,30!"
        ),
        x + 84,
        ground - 420,
        0.9,
    )
    sheet.fill(hand, "#C98F68")
    sheet.shade(hand, RUST, 20, 0.4, 0.7)


SCENES = {
    "school": draw_school,
}
