"""Horses, riders, camels and the eagle, built of limbs so that they can move."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence

from .geometry import (
    Outline,
    Point,
    arc,
    bend,
    ellipse,
    lean,
    place,
    read_outline,
    ribbon,
    smooth,
    step,
)
from .palette import BARK, CREAM, EARTH, INK, MADDER, OCHRE, RUST, WHEAT, mix
from .sheet import Sheet

_TRUNK = read_outline(
    "-72,-140 -50,-151 -15,-144 12,-142 38,-153 60,-150 80,-124 74,-98 56,-84 20,-77 -22,-86"
    " -44,-84 -70,-90 -80,-116"
)
_NECK = read_outline(
    "28,-146 44,-160 66,-188 84,-206 91,-210! 96,-228! 103,-209! 113,-198 131,-168 141,-152"
    " 141,-143 133,-137 125,-141 112,-156 98,-164 90,-158 84,-140 78,-116 50,-112"
)
_NECK_JOINT = (46.0, -132.0)
_MANE = ((40, -158), (52, -172), (62, -184), (72, -196), (82, -206), (92, -212))

Leg = tuple[Point, ...]
# Joints from hip or shoulder to hoof, hooves of a standing horse at height 0.
STAND: tuple[Leg, ...] = (
    ((-54, -104), (-44, -78), (-58, -52), (-52, -20), (-51, -8), (-44, 0)),
    ((52, -98), (50, -64), (51, -46), (49, -18), (50, -8), (56, 0)),
    ((-62, -104), (-56, -78), (-72, -52), (-67, -20), (-66, -8), (-59, 0)),
    ((62, -98), (62, -64), (63, -46), (61, -18), (62, -8), (68, 0)),
)
WALK: tuple[Leg, ...] = (
    ((-54, -104), (-38, -78), (-46, -52), (-34, -22), (-31, -8), (-24, 0)),
    ((52, -98), (44, -64), (38, -46), (24, -22), (20, -10), (24, 0)),
    ((-62, -104), (-60, -78), (-84, -54), (-88, -22), (-90, -9), (-84, 0)),
    ((62, -98), (78, -68), (86, -50), (80, -24), (78, -14), (84, -6)),
)
GALLOP: tuple[Leg, ...] = (
    ((-54, -106), (-34, -80), (-46, -56), (-22, -30), (-14, -20), (-4, -20)),
    ((54, -100), (72, -70), (90, -54), (76, -34), (66, -28), (62, -18)),
    ((-62, -108), (-74, -80), (-104, -66), (-130, -40), (-140, -32), (-150, -24)),
    ((62, -102), (92, -88), (114, -76), (140, -54), (150, -47), (160, -42)),
)
_FORE_WIDTHS = (32, 20, 15, 10, 10, 15)
_HIND_WIDTHS = (50, 38, 17, 11, 10, 15)


def draw_horse(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    ink: str,
    pose: Sequence[Leg] = STAND,
    nod: float = 0.0,
    flip: bool = False,
    mane: str | None = None,
    lit: str | None = None,
) -> None:
    """A horse on its ground point; `nod` lowers the neck by degrees, `lit` carves its back."""
    far = mix(ink, INK, 0.4)
    for i, leg in enumerate(pose):
        widths = _FORE_WIDTHS if i % 2 else _HIND_WIDTHS
        limb = ribbon(smooth(leg, steps=5), widths)
        sheet.fill(place(limb, x, y, size, flip=flip), far if i < 2 else ink)
    _draw_tail(sheet, x, y, size, mane or ink, pose is GALLOP, flip)
    sheet.fill(place(_TRUNK, x, y, size, flip=flip), ink)
    neck = _turn_about(_NECK, _NECK_JOINT, nod)
    sheet.fill(place(neck, x, y, size, flip=flip), ink)
    _draw_mane(sheet, x, y, size, mane or ink, nod, pose is GALLOP, flip)
    if lit:
        _carve_back(sheet, x, y, size, lit, nod, flip)


def _turn_about(points: Sequence[Point], joint: Point, turn: float) -> Outline:
    moved = [(px - joint[0], py - joint[1]) for px, py in points]
    return place(moved, joint[0], joint[1], 1.0, turn)


def _draw_tail(
    sheet: Sheet, x: float, y: float, size: float, ink: str, flying: bool, flip: bool
) -> None:
    ends = (
        ((-150, -158), (-168, -140), (-160, -118), (-140, -104))
        if flying
        else ((-98, -40), (-90, -32), (-104, -56), (-84, -46))
    )
    for end in ends:
        lock = smooth([(-72, -138), lean((-84, -134), end, 0.4 if flying else 0.15), end])
        sheet.fill(place(ribbon(lock, (12, 22, 20, 0)), x, y, size, flip=flip), ink)


def _draw_mane(
    sheet: Sheet, x: float, y: float, size: float, ink: str, nod: float, flying: bool, flip: bool
) -> None:
    for px, py in _MANE:
        end = (px - 42, py + 2) if flying else (px - 10, py + 30)
        lock = _turn_about(bend((px + 4, py + 6), end, -0.15, 6), _NECK_JOINT, nod)
        sheet.fill(place(ribbon(lock, (16, 13, 0)), x, y, size, flip=flip), ink)


def _carve_back(
    sheet: Sheet, x: float, y: float, size: float, ink: str, nod: float, flip: bool
) -> None:
    back = smooth([(-66, -140), (-46, -146), (-14, -139), (14, -137), (34, -144)])
    cheek = _turn_about(bend((106, -196), (134, -152), 0.02), _NECK_JOINT, nod)
    haunch = bend((-66, -128), (-50, -92), 0.2)
    breast = bend((66, -128), (60, -92), -0.2)
    for path, width in ((back, 5), (cheek, 4), (haunch, 5), (breast, 5)):
        sheet.carve(place(path, x, y, size, flip=flip), width * size, ink)


def draw_rider(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    ink: str,
    lit: str | None = None,
    pose: Sequence[Leg] = WALK,
    nod: float = 4.0,
    flip: bool = False,
    coat: str | None = None,
    stoop: float = 0.0,
    horse: str | None = None,
) -> None:
    """A rider in a fur hat; `stoop` leans him forward by degrees."""
    draw_horse(sheet, x, y, size, horse or ink, pose, nod, flip, mane=ink, lit=lit)
    cloth = coat or ink

    def lay(path: Outline, widths: Sequence[float], colour: str) -> None:
        sheet.fill(place(ribbon(path, widths), x, y, size, flip=flip), colour)

    saddle = smooth([(-26, -146), (0, -142), (32, -150)])
    lay(saddle, (14, 16, 18), ink)
    lay(smooth([(4, -150), (36, -126), (34, -104), (24, -84)]), (32, 28, 18, 14), cloth)
    lay([(18, -80), (44, -80)], (10, 9), ink)
    hip = (4.0, -146.0)
    body = _turn_about([(4, -140), (4, -172), (10, -206)], hip, stoop)
    lay(body, (46, 40, 36), cloth)
    arm = [*_turn_about([(10, -200), (24, -178)], hip, stoop), (54, -168)]
    lay(smooth(arm), (20, 17, 12), cloth)
    sheet.stroke(place(bend((54, -168), (122, -158), -0.05), x, y, size, flip=flip), 2 * size, ink)
    skin = "#C98F68" if coat else ink
    _draw_hat(sheet, _turn_about([(14, -222)], hip, stoop)[0], x, y, size, flip, (skin, ink))
    if lit:
        rim = _turn_about(bend((-12, -150), (-4, -202), -0.05), hip, stoop)
        sheet.carve(place(rim, x, y, size, flip=flip), 5 * size, lit)


def _draw_hat(
    sheet: Sheet, head: Point, x: float, y: float, size: float, flip: bool, inks: Sequence[str]
) -> None:
    hx, hy = head
    face = ellipse(hx, hy, 13, 15)
    hat = [
        (hx - 20, hy + 12),
        (hx - 18, hy - 8),
        (hx - 8, hy - 22),
        (hx, hy - 34),
        (hx + 9, hy - 20),
        (hx + 19, hy - 8),
        (hx + 15, hy - 3),
        (hx - 4, hy - 4),
        (hx - 10, hy + 16),
    ]
    for outline, ink in zip((face, hat), inks, strict=True):
        sheet.fill(place(outline, x, y, size, flip=flip), ink)


_CAMEL = read_outline(
    "-92,-150 -80,-164 -62,-176 -50,-214 -38,-226 -24,-214 -14,-178 0,-168 14,-180 24,-216 38,-230"
    " 50,-218 62,-178 80,-162 96,-132 110,-122 124,-140 130,-176 138,-208 150,-222! 154,-232!"
    " 162,-222 186,-212 200,-198 198,-190 186,-188 168,-192 160,-184 156,-150 142,-112 122,-92"
    " 92,-84 50,-88 -10,-86 -60,-92 -88,-104 -98,-128"
)
_CAMEL_LEGS: tuple[Leg, ...] = (
    ((-66, -116), (-58, -84), (-66, -54), (-56, -8), (-46, 0)),
    ((70, -112), (66, -70), (60, -52), (50, -8), (58, 0)),
    ((-78, -116), (-78, -84), (-96, -56), (-98, -8), (-88, 0)),
    ((84, -112), (96, -72), (100, -54), (96, -8), (106, 0)),
)


def draw_camel(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    ink: str,
    lit: str,
    flip: bool = False,
    pack: Sequence[str] = (),
) -> None:
    """A two-humped camel walking, with a striped pack when inks are given for it."""
    for i, leg in enumerate(_CAMEL_LEGS):
        widths = (34, 20, 15, 11, 17) if i % 2 else (46, 26, 16, 11, 17)
        limb = place(ribbon(smooth(leg, steps=5), widths), x, y, size, flip=flip)
        sheet.fill(limb, mix(ink, INK, 0.35) if i < 2 else ink)
    tail = place(ribbon(bend((-94, -140), (-108, -84), 0.15), (8, 5, 9)), x, y, size, flip=flip)
    sheet.fill(tail, ink)
    body = place(_CAMEL, x, y, size, flip=flip)
    sheet.fill(body, ink)
    for start, end in (
        ((-60, -172), (-40, -218)),
        ((16, -176), (36, -222)),
        ((140, -200), (152, -160)),
        ((120, -104), (146, -128)),
        ((112, -90), (134, -106)),
    ):
        sheet.carve(place(bend(start, end, 0.08), x, y, size, flip=flip), 6 * size, lit)
    for i, stripe in enumerate(pack):
        cloth = [
            (-30 + i * 4, -182 + i * 20),
            (32 - i * 4, -182 + i * 20),
            (40 - i * 2, -166 + i * 20),
            (-38 + i * 2, -166 + i * 20),
        ]
        sheet.fill(place(cloth, x, y, size, flip=flip), stripe)


_EAGLE_HEAD = read_outline(
    "-52,-60! -50,-110 -34,-150 0,-168 34,-160 52,-142 66,-134 74,-114 66,-96! 54,-106 40,-104"
    " 44,-84 54,-54!"
)


def draw_eagle(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A golden eagle from the front, wings spread, head turned to the right."""
    for side in (-1, 1):
        _draw_wing(sheet, x, y, size, side)
    _draw_tail_fan(sheet, x, y, size)
    body = place(read_outline("-58,-70 0,-96 58,-70 70,10 52,110 0,176 -52,110 -70,10"), x, y, size)
    sheet.fill(body, EARTH)
    with sheet.inside(body):
        for row in range(11):
            for i in range(7):
                px = x + (i - 3 + 0.5 * (row % 2)) * 24 * size
                py = y + (-70 + row * 24) * size
                sheet.carve(
                    [(px - 9 * size, py), (px, py + 15 * size), (px + 9 * size, py)],
                    6 * size,
                    (OCHRE, BARK, RUST)[(i + row) % 3],
                )
    _draw_talons(sheet, x, y, size)
    _draw_eagle_head(sheet, x, y, size)


def _draw_feather(
    sheet: Sheet, root: Point, angle: float, reach: float, wide: float, ink: str, edge: str
) -> None:
    tip = step(root, angle, reach)
    blade = bend(root, tip, 0.04, 10)
    sheet.fill(ribbon(blade, (wide * 0.8, wide, wide, wide * 0.85, wide * 0.12)), edge)
    sheet.fill(ribbon(blade[:-1], (wide * 0.6, wide * 0.76, wide * 0.74, wide * 0.5, 0)), ink)


def _draw_wing(sheet: Sheet, x: float, y: float, size: float, side: int) -> None:
    def spot(px: float, py: float) -> Point:
        return x + side * px * size, y + py * size

    def fan(root: Point, angle: float, reach: float, wide: float, ink: str, edge: str) -> None:
        turned = angle if side > 0 else 180 - angle
        _draw_feather(sheet, root, turned, reach * size, wide * size, ink, edge)

    for i in range(8):
        root = spot(330 - i * 9, -190 + i * 16)
        fan(root, -34 + i * 13, 300 - i * 10, 46, INK, mix(BARK, EARTH, 0.6))
    for i in range(9):
        root = spot(270 - i * 26, -110 + i * 8)
        fan(root, 66 + i * 3.2, 215 - i * 6, 50, BARK, mix(EARTH, OCHRE, 0.35))
    for i in range(12):
        root = spot(330 - i * 25, -176 + i * 11)
        fan(root, 10 + i * 7.4, 130, 42, EARTH, mix(OCHRE, EARTH, 0.3))
    arm = smooth([spot(20, -30), spot(120, -92), spot(240, -176), spot(348, -206)])
    sheet.fill(ribbon(arm, (96 * size, 84 * size, 70 * size, 22 * size)), RUST)
    for i in range(16):
        at = lean(spot(330, -196), spot(40, -50), i / 15)
        fan(at, 20 + i * 5, 66, 30, mix(RUST, OCHRE, 0.5), WHEAT)


def _draw_tail_fan(sheet: Sheet, x: float, y: float, size: float) -> None:
    for i in (0, 6, 1, 5, 2, 4, 3):
        angle = 90 + (i - 3) * 11
        root = (x + (3 - i) * 5 * size, y + 120 * size)
        _draw_feather(sheet, root, angle, 220 * size, 50 * size, BARK, CREAM)


def _draw_talons(sheet: Sheet, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        thigh = [(x + side * 34 * size, y + 80 * size), (x + side * 44 * size, y + 168 * size)]
        sheet.fill(ribbon(thigh, (62 * size, 22 * size)), RUST)
        for turn in (62, 90, 118):
            toe = step(thigh[1], turn, 44 * size)
            sheet.fill(ribbon(bend(thigh[1], toe, 0.1, 6), (15 * size, 12 * size, 8 * size)), WHEAT)
            claw = bend(toe, step(toe, turn + side * 30, 24 * size), 0.2, 6)
            sheet.fill(ribbon(claw, (9 * size, 0)), INK)


def _draw_eagle_head(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.fill(place(_EAGLE_HEAD, x, y, size), OCHRE)
    for i in range(9):
        start = (-40 + i * 10, -128 + abs(i - 3) * 4)
        lock = bend(start, (start[0] - 6 + i * 2, start[1] + 62), 0.06)
        sheet.carve(place(lock, x, y, size), 8 * size, WHEAT if i % 2 else RUST)
    beak = read_outline("46,-144! 70,-140 88,-120 84,-94! 74,-104 60,-104 44,-110!")
    sheet.fill(place(beak, x, y, size), INK)
    sheet.fill(place([(44, -142), (60, -140), (58, -112), (42, -112)], x, y, size), WHEAT)
    sheet.fill(place(ellipse(24, -132, 10), x, y, size), MADDER)
    sheet.fill(place(ellipse(25, -132, 5), x, y, size), INK)
    sheet.carve(place(bend((2, -146), (46, -138), 0.05), x, y, size), 11 * size, BARK)


_ = arc
