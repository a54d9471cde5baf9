"""Grasses, trees and flowers."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence

from .geometry import (
    Outline,
    Point,
    aim,
    bend,
    ellipse,
    lean,
    place,
    read_outline,
    ribbon,
    smooth,
    step,
)
from .palette import mix
from .sheet import WIDE, Sheet


def draw_grass(
    sheet: Sheet,
    ground: float,
    count: int,
    height: float,
    inks: Sequence[str],
    wind: float = 0.3,
    across: tuple[float, float] = (0, WIDE),
) -> None:
    """Blades of grass along a line, leaning with the wind."""
    for _ in range(count):
        x = sheet.rng.uniform(*across)
        tall = height * sheet.rng.uniform(0.5, 1.2)
        tip = (x + tall * (wind + sheet.rng.uniform(-0.25, 0.25)), ground - tall)
        blade = bend((x, ground + 8), tip, -0.12 if tip[0] > x else 0.12, 6)
        sheet.fill(ribbon(blade, (height * 0.07, height * 0.05, 0)), sheet.rng.choice(inks))


def draw_plume(sheet: Sheet, x: float, ground: float, height: float, stem: str, ink: str) -> None:
    """One stalk of feather grass with its long silky awn."""
    bow = smooth(
        [
            (x, ground),
            (x + height * 0.05, ground - height * 0.55),
            (x + height * 0.3, ground - height * 0.95),
            (x + height * 0.7, ground - height),
        ]
    )
    sheet.fill(ribbon(bow, (4, 3, 2)), stem)
    for i in range(len(bow) // 2, len(bow)):
        fur = height * 0.1 * (1.1 - (i / len(bow)))
        tip = (bow[i][0] + fur * 2.4, bow[i][1] - fur * 0.2)
        sheet.carve(bend(bow[i], tip, -0.1, 4), 5, ink)


def draw_spruce(sheet: Sheet, x: float, ground: float, height: float, ink: str, lit: str) -> None:
    """A narrow mountain spruce, its left side carved by light."""
    tiers = max(5, int(height / 34))
    half = height * 0.17
    for i in range(tiers):
        share = (i + 1) / tiers
        top = ground - height + height * 0.86 * (i / tiers) * 0.98
        low = ground - height * 0.06 - height * 0.86 * (1 - share)
        wide = half * (0.25 + 0.75 * share) * sheet.rng.uniform(0.85, 1.12)
        skirt = [
            (x, top - height * 0.03),
            (x + wide, low),
            (x + wide * 0.45, low - height * 0.012),
            (x, low + height * 0.02),
            (x - wide * 0.45, low - height * 0.012),
            (x - wide, low),
        ]
        sheet.fill(skirt, ink)
        sheet.carve(
            bend((x - wide * 0.1, top), (x - wide * 0.82, low - 2), -0.05, 5), height * 0.02, lit
        )
    sheet.fill(
        [
            (x - 5, ground - height * 0.08),
            (x + 5, ground - height * 0.08),
            (x + 5, ground),
            (x - 5, ground),
        ],
        ink,
    )


def draw_poplar(
    sheet: Sheet, x: float, ground: float, height: float, ink: str, dark: str, bark: str
) -> None:
    """A tall pyramid poplar: a flame of leaves on a short trunk."""
    trunk = ribbon([(x, ground), (x, ground - height * 0.3)], (height * 0.045, height * 0.03))
    sheet.fill(trunk, bark)
    flame = place(_FLAME, x, ground - height * 0.12, height / 100)
    sheet.fill(flame, ink)
    sheet.shade(flame, dark, 10, 0.3, 0.95)
    for i in range(9):
        y = ground - height * (0.2 + 0.075 * i)
        reach = height * 0.05 * (1.15 - abs(i - 3) / 7)
        side = -1 if i % 2 else 1
        sheet.carve(
            bend((x + side * 2, y), (x + side * reach, y - height * 0.1), side * 0.1, 5),
            height * 0.013,
            dark if side > 0 else mix(ink, "#FFFFFF", 0.25),
        )


_FLAME = read_outline("0,-88! 5,-74 9,-52 11,-30 9,-10 4,0 0,2 -4,0 -9,-10 -11,-30 -8,-54 -5,-74")


def draw_crown(
    sheet: Sheet, x: float, y: float, r: float, inks: Sequence[str], leaves: int = 160
) -> None:
    """A round heap of leaves: dark mass first, lighter leaves over it towards the light."""
    for _ in range(14):
        dx, dy = sheet.rng.uniform(-0.75, 0.75), sheet.rng.uniform(-0.55, 0.55)
        sheet.fill(ellipse(x + dx * r, y + dy * r, r * sheet.rng.uniform(0.3, 0.5)), inks[0])
    for _ in range(leaves):
        dx, dy = sheet.rng.gauss(0, 0.5), sheet.rng.gauss(0, 0.4)
        if dx * dx / 1.4 + dy * dy / 0.8 < 1:
            lit = 1 + (dx + dy + sheet.rng.uniform(-0.5, 0.5) < 0) * (len(inks) - 2)
            draw_leaf(
                sheet,
                (x + dx * r, y + dy * r),
                sheet.rng.uniform(0, 360),
                r * 0.17,
                inks[min(lit, len(inks) - 1)],
            )


def draw_leaf(
    sheet: Sheet, at: Point, angle: float, reach: float, ink: str, vein: str | None = None
) -> None:
    """A pointed leaf from its stem, with a carved vein when an ink is given."""
    end = step(at, angle, reach)
    spine = bend(at, end, 0.05, 8)
    sheet.fill(ribbon(spine, (0, reach * 0.38, reach * 0.42, reach * 0.24, 0)), ink)
    if vein:
        sheet.carve(spine[1:-1], reach * 0.05, vein)


def draw_tulip(sheet: Sheet, x: float, ground: float, height: float, inks: Sequence[str]) -> None:
    """A wild tulip; inks: petal, petal shade, stem."""
    petal, shade, stem = inks
    lean_by = sheet.rng.uniform(-0.08, 0.08) * height
    top = (x + lean_by, ground - height * 0.72)
    _draw_tulip_leaves(sheet, x, ground, height, stem)
    sheet.fill(ribbon(bend((x, ground), top, 0.04), (height * 0.045, height * 0.03)), stem)
    size = height * 0.32 / 100
    for name in ("left", "right"):
        outer = place(_PETAL_SIDE, *top, size, flip=name == "right")
        sheet.fill(outer, shade if name == "right" else petal)
        sheet.shade(outer, shade, 90, 0.35, 0.9)
    middle = place(_PETAL, *top, size)
    sheet.fill(middle, petal)
    sheet.shade(middle, mix(petal, "#FFD27A", 0.55), -90, 0.45, 0.55)
    sheet.shade(middle, shade, 90, 0.6, 0.95)
    for dx in (-14, 0, 14):
        vein = [(dx * 0.4, -6), (dx * 0.9, -40), (dx * 0.7, -78)]
        sheet.carve(place(smooth(vein), *top, size), 5 * size, shade)


_PETAL = read_outline("0,2! -20,-4 -34,-30 -32,-64 -14,-92 0,-106! 14,-92 32,-64 34,-30 20,-4")
_PETAL_SIDE = read_outline("0,2! -26,-2 -50,-24 -58,-58 -54,-88 -64,-116! -40,-104 -12,-84 2,-50")


def _draw_tulip_leaves(sheet: Sheet, x: float, ground: float, height: float, ink: str) -> None:
    light = mix(ink, "#CFE0A0", 0.35)
    for side, reach, tone in ((-1, 0.34, ink), (1, 0.28, light)):
        spine = smooth(
            [
                (x, ground),
                (x + side * height * reach * 0.5, ground - height * 0.22),
                (x + side * height * reach, ground - height * 0.5),
            ]
        )
        sheet.fill(ribbon(spine, (height * 0.05, height * 0.1, height * 0.06, 0)), tone)
        sheet.carve(spine[2:-2], height * 0.012, mix(tone, "#12261C", 0.4))


def draw_wheat(
    sheet: Sheet, foot: Point, top: Point, bulge: float, size: float, inks: Sequence[str]
) -> None:
    """An ear of wheat on its stalk; inks: grain, grain shade, stalk."""
    stalk = bend(foot, top, bulge, 24)
    sheet.fill(ribbon(stalk, (size * 0.14, size * 0.1)), inks[2])
    for i in range(13, 24):
        along = _read_heading(stalk, i)
        for side in (-1, 1):
            ink = inks[0] if side < 0 else inks[1]
            draw_leaf(sheet, stalk[i], along + side * 28, size, ink)
            tip = step(stalk[i], along + side * 16, size * 2.2)
            sheet.carve([stalk[i], lean(stalk[i], tip, 0.5), tip], size * 0.09, inks[1])
    draw_leaf(sheet, stalk[-1], _read_heading(stalk, 24), size, inks[0])


def _read_heading(path: Outline, i: int) -> float:
    return aim(path[i - 1], path[i])


def draw_branches(
    sheet: Sheet, start: Point, angle: float, reach: float, width: float, ink: str, twist: float
) -> list[Point]:
    """A crooked tree grown branch by branch; gives the tips of its twigs."""
    end = step(start, angle, reach)
    bow = bend(start, end, sheet.rng.uniform(-twist, twist) * 0.4)
    sheet.fill(ribbon(bow, (width, width * 0.72)), ink)
    sheet.dot(*end, width * 0.36, ink)
    if width < 4 or reach < 14:
        return [end]
    tips: list[Point] = []
    for side in (-1, 1):
        turn = angle + side * sheet.rng.uniform(14, 40) + sheet.rng.uniform(-twist, twist) * 30
        far = reach * sheet.rng.uniform(0.62, 0.86)
        tips += draw_branches(sheet, end, turn, far, width * 0.68, ink, twist)
    return tips
