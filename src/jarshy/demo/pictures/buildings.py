"""Yurts, village houses, blocks of flats, domes."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence

from .geometry import Outline, Point, arc, bend, box, ellipse, place, read_outline, smooth
from .ornament import draw_horns, draw_lozenge, draw_teeth
from .palette import BARK, CREAM, INK, MADDER, OCHRE, SNOW, WHEAT, WINE, mix
from .sheet import Sheet

_YURT = read_outline(
    "-100,0! -104,-30 -102,-64! -84,-88 -58,-112 -28,-130! 28,-130! 58,-112 84,-88 102,-64!"
    " 104,-30 100,0!"
)


def draw_yurt(
    sheet: Sheet, x: float, ground: float, size: float, felt: str, shade: str, band: str
) -> None:
    """A white yurt with an ornamented girth; `size` is its half width."""
    s = size / 100
    body = place(_YURT, x, ground, s)
    sheet.fill(body, felt)
    sheet.shade(body, shade, 0, 0.35, 1.0)
    top = place([*arc(0, -130, 28, 14, 180, 360)], x, ground, s)
    sheet.fill(top, mix(felt, shade, 0.35))
    with sheet.inside(body):
        _draw_girth(sheet, x, ground, s, band, felt)
        for dx in (-74, -46, 46, 74):
            rope = smooth([(dx * 0.36, -132), (dx * 0.8, -104), (dx, -68)])
            sheet.carve(place(rope, x, ground, s), 4 * s, band)
    _draw_door(sheet, x, ground, s)


def _draw_girth(sheet: Sheet, x: float, ground: float, s: float, band: str, felt: str) -> None:
    sheet.fill(place(box(-110, -72, 110, -52), x, ground, s), band)
    sheet.fill(place(box(-110, -10, 110, -5), x, ground, s), band)
    for i in range(-5, 6):
        if s > 0.9:
            draw_horns(sheet, x + i * 19 * s, ground - 54 * s, 13 * s, felt, tip=False)
        else:
            draw_lozenge(sheet, x + i * 19 * s, ground - 62 * s, 6 * s, felt)
    draw_teeth(sheet, x - 104 * s, x + 104 * s, ground - 52 * s, -8 * s, 22, band)


def _draw_door(sheet: Sheet, x: float, ground: float, s: float) -> None:
    sheet.fill(place(box(-22, -62, 22, 0), x, ground, s), BARK)
    for side in (-1, 1):
        leaf = place(box(min(side * 2, side * 19), -58, max(side * 2, side * 19), 0), x, ground, s)
        sheet.fill(leaf, MADDER)
        sheet.shade(leaf, WINE, 90, 0.3, 0.9)
        for row in (-44, -20):
            draw_lozenge(sheet, x + side * 10.5 * s, ground + row * s, 7 * s, WHEAT)
            draw_lozenge(sheet, x + side * 10.5 * s, ground + row * s, 3.4 * s, WINE)


def draw_smoke(
    sheet: Sheet, x: float, y: float, height: float, ink: str, drift: float = 60
) -> None:
    """A rising, widening curl of smoke."""
    for shift, wide in ((0, 0.1), (14, 0.06)):
        path = smooth(
            [
                (x, y),
                (x + drift * 0.5 + shift, y - height * 0.3),
                (x - drift * 0.2 + shift, y - height * 0.62),
                (x + drift + shift, y - height),
            ]
        )
        sheet.carve(path, height * wide, ink)


def draw_house(
    sheet: Sheet, x: float, ground: float, size: float, wall: str, roof: str, light: str
) -> None:
    """A village house with a snowy gable and lit windows; `size` is its half width."""
    high, peak = size * 0.95, size * 0.85
    front = box(x - size, ground - high, x + size, ground)
    sheet.fill(front, wall)
    sheet.shade(front, INK, 0, 0.3, 0.6)
    gable = [(x - size, ground - high), (x, ground - high - peak), (x + size, ground - high)]
    sheet.fill(gable, mix(wall, INK, 0.25))
    chimney = box(x + size * 0.4, ground - high - peak * 1.1, x + size * 0.62, ground - high)
    sheet.fill(chimney, BARK)
    eave = size * 0.2
    snow = [
        (x - size - eave, ground - high + eave * 0.7),
        (x - size, ground - high - eave * 0.3),
        (x, ground - high - peak - eave * 1.3),
        (x + size, ground - high - eave * 0.3),
        (x + size + eave, ground - high + eave * 0.7),
        (x, ground - high - peak + eave * 0.6),
    ]
    sheet.fill(snow, roof)
    sheet.shade(snow, mix(roof, INK, 0.4), 0, 0.5, 0.7)
    for dx in (-0.5, 0.5):
        _draw_window(sheet, x + dx * size, ground - high * 0.5, size * 0.24, light)


def _draw_window(sheet: Sheet, x: float, y: float, r: float, light: str) -> None:
    sheet.fill(box(x - r * 1.25, y - r * 1.5, x + r * 1.25, y + r * 1.5), SNOW)
    pane = box(x - r, y - r * 1.25, x + r, y + r * 1.25)
    sheet.fill(pane, light)
    sheet.shade(pane, OCHRE, 90, 0.2, 0.7)
    sheet.stroke([(x, y - r * 1.25), (x, y + r * 1.25)], r * 0.18, BARK)
    sheet.stroke([(x - r, y - r * 0.3), (x + r, y - r * 0.3)], r * 0.18, BARK)


def draw_block(
    sheet: Sheet,
    left: float,
    right: float,
    top: float,
    ground: float,
    wall: str,
    lit: str,
    dark: str,
    pitch: float = 26,
    share: float = 0.5,
) -> None:
    """A block of flats whose windows are lit by chance."""
    sheet.fill(box(left, top, right, ground), wall)
    columns = max(1, int((right - left - pitch * 0.5) / pitch))
    gap = (right - left) / columns
    for row in range(int((ground - top) / (pitch * 1.2))):
        y = top + pitch * (0.6 + row * 1.2)
        for column in range(columns):
            x = left + gap * (column + 0.5)
            ink = lit if sheet.rng.random() < share else dark
            sheet.fill(box(x - gap * 0.26, y, x + gap * 0.26, y + pitch * 0.6), ink)
    sheet.shade(box(left, top, right, ground), INK, 20, 0.45, 0.8)


def draw_dome(sheet: Sheet, x: float, base: float, r: float, ink: str, dark: str, lit: str) -> None:
    """A ribbed dome on its drum, pointed a little, with a finial."""
    shell = place(
        read_outline("-100,0! -108,-40 -98,-92 -60,-140 0,-176! 60,-140 98,-92 108,-40 100,0!"),
        x,
        base,
        r / 100,
    )
    sheet.fill(shell, ink)
    with sheet.inside(shell):
        for i in range(-4, 5):
            sway = i * 0.26 * r
            rib = smooth(
                [
                    (x + sway * 0.9, base),
                    (x + sway * 1.04, base - r * 0.7),
                    (x + sway * 0.5, base - r * 1.45),
                    (x, base - r * 1.76),
                ]
            )
            sheet.stroke(rib, r * 0.035, dark)
            sheet.carve([(px + r * 0.06, py) for px, py in rib], r * 0.05, lit)
    sheet.shade(shell, dark, 10, 0.4, 0.95)
    sheet.stroke([(x, base - r * 1.74), (x, base - r * 2.02)], r * 0.04, OCHRE)
    sheet.dot(x, base - r * 1.85, r * 0.06, WHEAT)


def shape_arch(x: float, base: float, half: float, high: float) -> Outline:
    """A pointed arch standing on a line."""
    spring = base - high * 0.55
    left: Outline = bend((x - half, spring), (x, base - high), -0.16)
    right: Outline = bend((x, base - high), (x + half, spring), -0.16)
    return [(x - half, base), *left, *right, (x + half, base)]


def draw_bricks(
    sheet: Sheet,
    left: float,
    right: float,
    top: float,
    bottom: float,
    inks: Sequence[str],
    pitch: float,
) -> None:
    """A brick wall whose courses carry a lozenge pattern; inks: brick, joint, tile."""
    sheet.fill(box(left, top, right, bottom), inks[0])
    rows, columns = int((bottom - top) / pitch), int((right - left) / pitch)
    for row in range(rows):
        y = top + row * pitch
        sheet.stroke([(left, y), (right, y)], pitch * 0.07, inks[1])
        for column in range(columns):
            spot = (abs((column % 8) - 4) + abs((row % 8) - 4)) % 4
            if spot == 0:
                x = left + (column + 0.5) * (right - left) / columns
                draw_lozenge(sheet, x, y + pitch / 2, pitch * 0.36, inks[2])


def draw_lamp_post(
    sheet: Sheet, x: float, ground: float, height: float, ink: str, light: str
) -> None:
    """A street lamp with its pool of light."""
    top = ground - height
    sheet.glow(x, top, height * 0.32, light, 0.8)
    sheet.stroke([(x, ground), (x, top + height * 0.04)], height * 0.025, ink)
    sheet.fill(box(x - height * 0.03, ground - height * 0.08, x + height * 0.03, ground), ink)
    sheet.fill(ellipse(x, top, height * 0.055), mix(light, CREAM, 0.6))
    cap: list[Point] = [
        (x - height * 0.06, top - height * 0.03),
        (x, top - height * 0.09),
        (x + height * 0.06, top - height * 0.03),
    ]
    sheet.fill(cap, ink)
