"""Scenes of open books."""

from .buildings import draw_yurt
from .geometry import (
    Outline,
    arc,
    box,
    ellipse,
    lean,
    place,
    read_outline,
    ribbon,
    smooth,
)
from .landscape import draw_hills, draw_range, draw_rays, draw_sun, shape_hills
from .ornament import draw_border
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    EARTH,
    INK,
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
from .sheet import HIGH, WIDE, Sheet

_SPINES = (MADDER, TEAL, OCHRE, NAVY, WINE, SAGE, CREAM, RUST, PINE, PLUM)


def draw_library(sheet: Sheet) -> None:
    """A reader in the window between walls of books."""
    sheet.flood(BARK)
    for left, right in ((-20, 500), (1100, 1620)):
        for row in range(6):
            _draw_shelf(sheet, left, right, 175 + row * 165)
    for x in (-20, 240, 492, 1088, 1340, 1600):
        sheet.fill(box(x, 0, x + 22, HIGH), EARTH)
    sheet.shade(box(0, 0, 500, HIGH), INK, 180, 0.2, 0.8)
    sheet.shade(box(1100, 0, WIDE, HIGH), INK, 0, 0.2, 0.8)
    sheet.fill(box(510, 0, 1092, HIGH), mix(RUST, APRICOT, 0.25))
    sheet.shade(box(510, 0, 1092, HIGH), EARTH, -90, 0.4, 0.8)
    _draw_arch_window(sheet)
    sheet.fill(box(480, 822, 1120, 862), CREAM)
    sheet.fill(box(510, 862, 1092, HIGH), EARTH)
    draw_border(sheet, 510, 1092, 880, 90, (WINE, WHEAT, OCHRE))
    _draw_reader(sheet, 800, 822)
    _draw_ladder(sheet)


def _draw_shelf(sheet: Sheet, left: float, right: float, ground: float) -> None:
    x = left
    while x < right - 20:
        wide = sheet.rng.uniform(16, 44)
        tall = sheet.rng.uniform(92, 136)
        ink = sheet.rng.choice(_SPINES)
        tilt = sheet.rng.choice((0, 0, 0, 0, 7)) * (wide < 34)
        book = place(box(0, -tall, wide, 0), x, ground, 1.0, -tilt)
        sheet.fill(book, ink)
        sheet.shade(book, INK, 0, 0.4, 0.6)
        for share in (0.18, 0.8):
            band = place(box(3, -tall * share - 6, wide - 3, -tall * share), x, ground, 1.0, -tilt)
            sheet.fill(band, mix(ink, WHEAT, 0.7))
        x += wide + 2 + tilt * 1.6
    sheet.fill(box(left, ground, right, ground + 16), EARTH)
    sheet.fill(box(left, ground + 16, right, ground + 28), INK)


def _draw_arch_window(sheet: Sheet) -> None:
    frame = [(556, 830), *arc(800, 320, 244, 244, 180, 360), (1044, 830)]
    sheet.fill(frame, CREAM)
    glass = [(580, 822), *arc(800, 320, 220, 220, 180, 360), (1020, 822)]
    with sheet.inside(glass):
        sheet.fill(box(560, 90, 1040, 840), SKY)
        sheet.shade(box(560, 90, 1040, 560), AZURE, -90, 0.1, 0.8)
        draw_sun(sheet, 880, 300, 66, CREAM, SNOW)
        peaks = ((500, 640), (640, 440), (730, 540), (850, 400), (960, 560), (1100, 450))
        draw_range(sheet, peaks, 760, SNOW, mix(AZURE, SKY, 0.3))
        draw_hills(sheet, shape_hills(690, 20, 3.0, 0.0), mix(TEAL, SAGE, 0.5), TEAL, 0.9)
    for x in (690, 910):
        sheet.stroke([(x, 130), (x, 822)], 10, CREAM)
    sheet.stroke([(580, 330), (1020, 330)], 10, CREAM)


def _draw_reader(sheet: Sheet, x: float, seat: float) -> None:
    back = place(
        read_outline("-150,0! -162,-110 -140,-206 -104,-240! -60,-226 -46,-150 -30,-60 0,0!"),
        x,
        seat,
    )
    thigh = smooth(
        [
            (x - 90, seat - 34),
            (x + 20, seat - 150),
            (x + 74, seat - 176),
            (x + 104, seat - 110),
            (x + 150, seat - 16),
        ]
    )
    sheet.fill(ribbon(thigh, (86, 72, 60, 46, 36)), NAVY)
    sheet.fill(place(read_outline("130,0! 136,-34 160,-30 208,-14 212,0!"), x, seat), INK)
    sheet.fill(back, MADDER)
    sheet.shade(back, WINE, 180, 0.3, 0.9)
    sheet.fill(ribbon([(x - 96, seat - 236), (x - 84, seat - 262)], (34, 30)), "#C98F68")
    sheet.fill(ellipse(x - 70, seat - 292, 38, 46), "#C98F68")
    hair = place(
        read_outline(
            "-118,-180! -128,-280 -100,-344 -58,-346 -34,-318! -66,-312 -84,-280 -88,-236 -96,-176!"
        ),
        x,
        seat,
    )
    sheet.fill(hair, INK)
    arm = smooth([(x - 104, seat - 200), (x - 60, seat - 120), (x + 22, seat - 176)])
    sheet.fill(ribbon(arm, (48, 42, 28)), mix(MADDER, CORAL, 0.3))
    sheet.dot(x + 22, seat - 178, 15, "#C98F68")
    pages: Outline = [
        (x + 4, seat - 160),
        (x + 48, seat - 270),
        (x + 62, seat - 262),
        (x + 26, seat - 152),
    ]
    sheet.fill(pages, SNOW)
    sheet.stroke([(x + 66, seat - 262), (x + 28, seat - 150), (x, seat - 158)], 9, OCHRE)


def _draw_ladder(sheet: Sheet) -> None:
    for x in (1190.0, 1290.0):
        sheet.stroke([(x + 50, 20), (x - 10, 1000)], 15, WHEAT)
    for i in range(10):
        y = 70 + i * 98
        x = 1240 - y * 0.061
        sheet.stroke([(x, y), (x + 100, y)], 12, OCHRE)


def draw_old_book(sheet: Sheet) -> None:
    """An open book out of which a country rises."""
    sheet.flood(mix(NAVY, TEAL, 0.35))
    sheet.shade(box(0, 0, WIDE, 760), NIGHT, -90, 0.1, 0.9)
    sheet.glow(800, 560, 640, WHEAT, 0.75)
    draw_sun(sheet, 800, 400, 170, CREAM)
    draw_rays(sheet, 800, 400, 200, 310, 40, CREAM, 11)
    sheet.fill(box(-10, 800, WIDE + 10, HIGH + 10), RUST)
    sheet.shade(box(-10, 800, WIDE + 10, HIGH + 10), BARK, 90, 0.1, 0.9)
    peaks = (
        (330, 660),
        (470, 480),
        (580, 570),
        (760, 330),
        (880, 530),
        (1030, 430),
        (1140, 560),
        (1270, 670),
    )
    draw_range(sheet, peaks, 720, SNOW, mix(NAVY, AZURE, 0.4))
    green = smooth([(300, 700), (480, 600), (680, 640), (900, 600), (1120, 620), (1300, 700)])
    sheet.fill([*green, (1300, 760), (300, 760)], SAGE)
    sheet.shade([*green, (1300, 760), (300, 760)], MOSS, 90, 0.2, 0.9)
    draw_yurt(sheet, 640, 690, 104, SNOW, STONE, MADDER)
    draw_yurt(sheet, 985, 692, 76, SNOW, STONE, TEAL)
    _draw_open_book(sheet, 800, 720)


def _draw_open_book(sheet: Sheet, x: float, y: float) -> None:
    sheet.fill(ellipse(x, y + 190, 620, 40), BARK)
    cover = [
        (x - 590, y + 10),
        (x - 610, y + 190),
        (x, y + 214),
        (x + 610, y + 190),
        (x + 590, y + 10),
    ]
    sheet.fill(cover, WINE)
    for lift, ink in ((24, mix(PAPER, STONE, 0.6)), (12, PAPER), (0, mix(PAPER, STONE, 0.3))):
        for side in (-1, 1):
            page = _shape_page(x, y + lift, side)
            sheet.fill(page, ink)
    for side in (-1, 1):
        page = _shape_page(x, y - 8, side)
        sheet.fill(page, SNOW)
        sheet.shade(page, OCHRE, 180 if side > 0 else 0, 0.6, 0.8)
        _draw_page_lines(sheet, x, y - 8, side)
    sheet.carve([(x, y - 6), (x, y + 60), (x, y + 190)], 9, RUST)
    mark = smooth([(x + 40, y + 168), (x + 60, y + 220), (x + 40, y + 290)])
    sheet.fill(ribbon(mark, (30, 32, 34)), MADDER)


def _shape_page(x: float, y: float, side: int) -> Outline:
    top = smooth(
        [(x, y + 6), (x + side * 140, y - 30), (x + side * 360, y - 16), (x + side * 560, y + 6)]
    )
    low = smooth(
        [
            (x + side * 580, y + 164),
            (x + side * 370, y + 134),
            (x + side * 150, y + 126),
            (x, y + 172),
        ]
    )
    return [*top, *low]


def _draw_page_lines(sheet: Sheet, x: float, y: float, side: int) -> None:
    for i in range(6):
        drop = 16 + i * 19
        start, end = x + side * 84, x + side * (540 if i % 3 != 2 else 400)
        line = smooth(
            [
                (start, y + drop + 6),
                (lean((start, 0), (end, 0), 0.4)[0], y + drop - 16),
                (end, y + drop + 4),
            ]
        )
        sheet.stroke(line, 5, mix(EARTH, STONE, 0.3))


SCENES = {
    "library": draw_library,
    "old-book": draw_old_book,
}
