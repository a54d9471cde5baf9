"""Earth and sky: banded skies, suns, clouds, hills, ranges with snow, water, weather."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Sequence
from itertools import pairwise
from math import pi, sin

from .geometry import Outline, Point, arc, bend, box, ellipse, lean, smooth
from .palette import PAPER, SNOW, mix
from .sheet import HIGH, WIDE, Sheet


def paint_sky(sheet: Sheet, inks: Sequence[str], horizon: float) -> None:
    """Fill the sky from the first ink at the top to the last at the horizon."""
    sheet.flood(inks[0])
    count = len(inks) - 1
    for i, ink in enumerate(inks[1:]):
        top, bottom = horizon * i / count, horizon * (i + 1) / count
        sheet.shade(box(0, top, WIDE, bottom), ink, 90, 0.0, 1.02)
        sheet.fill(box(0, bottom - 1, WIDE, HIGH), ink)


def draw_sun(sheet: Sheet, x: float, y: float, r: float, ink: str, halo: str | None = None) -> None:
    """A flat disc, with a stippled halo when an ink is given for it."""
    if halo:
        sheet.glow(x, y, r * 2.6, halo, 0.75)
    sheet.fill(ellipse(x, y, r), ink)


def draw_rays(
    sheet: Sheet,
    x: float,
    y: float,
    near: float,
    far: float,
    count: int,
    ink: str,
    width: float = 14,
    start: float = 0.0,
) -> None:
    """Carved rays around a point."""
    for i in range(count):
        first, last = (arc(x, y, r, r, start + 360 * i / count, 361)[0] for r in (near, far))
        sheet.carve([lean(first, last, t / 4) for t in range(5)], width, ink)


def shape_cloud(x: float, y: float, width: float) -> Outline:
    """A heap of cloud standing on a flat base at `y`."""
    knobs = (
        (-0.34, 0.02, 0.12),
        (-0.16, 0.07, 0.16),
        (0.06, 0.11, 0.2),
        (0.27, 0.05, 0.14),
        (0.41, 0.0, 0.08),
    )
    line: Outline = []
    for i in range(121):
        u = -0.5 + i / 120
        rises = [lift + (r * r - (u - dx) ** 2) ** 0.5 for dx, lift, r in knobs if abs(u - dx) < r]
        line.append((x + u * width, y - max([0.0, *rises]) * width))
    return line


def draw_cloud(sheet: Sheet, x: float, y: float, width: float, ink: str, shade: str) -> None:
    """A flat-bottomed heap of cloud whose base is stippled."""
    cloud = shape_cloud(x, y, width)
    sheet.fill(cloud, ink)
    sheet.shade(cloud, shade, 80, 0.35, 1.0)
    for dx, lift, reach in ((-0.12, 0.05, 0.2), (0.16, 0.1, 0.24), (0.3, 0.03, 0.14)):
        start = (x + (dx - reach / 2) * width, y - lift * width)
        end = (x + (dx + reach / 2) * width, y - lift * width)
        sheet.carve(bend(start, end, 0.09), width * 0.012, shade)


def draw_streaks(sheet: Sheet, top: float, bottom: float, count: int, ink: str) -> None:
    """Long thin strips of cloud lying across the sky."""
    for _ in range(count):
        x, y = sheet.rng.uniform(-100, WIDE), sheet.rng.uniform(top, bottom)
        reach = sheet.rng.uniform(180, 620)
        sheet.carve(bend((x, y), (x + reach, y), 0.008), sheet.rng.uniform(5, 14), ink)


def draw_stars(sheet: Sheet, count: int, bottom: float, ink: str = PAPER) -> None:
    """Stars of uneven size above a line."""
    for _ in range(count):
        x, y = sheet.rng.uniform(0, WIDE), sheet.rng.uniform(0, bottom)
        sheet.dot(x, y, sheet.rng.choice((1.2, 1.2, 1.6, 2.2, 3.2)), ink)


def draw_moon(sheet: Sheet, x: float, y: float, r: float, ink: str, dark: str) -> None:
    """A full moon with its seas."""
    sheet.glow(x, y, r * 2.4, mix(dark, ink, 0.35), 0.55)
    sheet.fill(ellipse(x, y, r), ink)
    with sheet.inside(ellipse(x, y, r)):
        for dx, dy, size in ((-0.3, -0.25, 0.36), (0.3, 0.1, 0.28), (-0.1, 0.45, 0.2)):
            sheet.glow(x + dx * r, y + dy * r, size * r * 1.6, mix(ink, dark, 0.3), 0.8)
    sheet.shade(ellipse(x, y, r), mix(ink, dark, 0.35), 40, 0.45, 0.6)


def shape_hills(
    base: float, swing: float, waves: float, phase: float, tilt: float = 0.0
) -> Outline:
    """A rolling ground line from edge to edge, closed at the bottom of the sheet."""
    line: Outline = []
    for i in range(101):
        x = -20 + (WIDE + 40) * i / 100
        turn = x / WIDE * 2 * pi * waves + phase
        y = base - swing * (0.7 * sin(turn) + 0.3 * sin(turn * 2.3 + 1)) + tilt * (x / WIDE - 0.5)
        line.append((x, y))
    return [*line, (WIDE + 20, HIGH + 20), (-20, HIGH + 20)]


def draw_hills(
    sheet: Sheet, outline: Outline, ink: str, shadow: str, strength: float = 0.7
) -> None:
    """Lay a hill and darken it towards its foot."""
    sheet.fill(outline, ink)
    sheet.shade(outline, shadow, 90, 0.05, strength)


def shape_ridge(sheet: Sheet, peaks: Sequence[Point], rough: float, depth: int = 4) -> Outline:
    """A broken mountain line through the given turning points."""
    line = list(peaks)
    for _ in range(depth):
        finer: Outline = [line[0]]
        for start, end in pairwise(line):
            mid = lean(start, end, sheet.rng.uniform(0.4, 0.6))
            jolt = sheet.rng.uniform(-rough, rough) * abs(end[0] - start[0])
            finer += [(mid[0], mid[1] + jolt), end]
        line = finer
    return line


def _shape_spur(sheet: Sheet, top: Point, foot: Point, sway: float) -> Outline:
    count = 7
    path: Outline = []
    for i in range(count + 1):
        x, y = lean(top, foot, i / count)
        side = sway if i % 2 else -sway * 0.6
        path.append((x + side * (0.25 + i / count) * (i > 0), y + sheet.rng.uniform(-6, 6)))
    return path


def draw_range(
    sheet: Sheet,
    peaks: Sequence[Point],
    foot: float,
    light: str,
    dark: str,
    rough: float = 0.16,
) -> Outline:
    """A snowy range lit from the left; `peaks` alternate summits and saddles. Gives its outline."""
    ridge = shape_ridge(sheet, peaks, rough)
    body = [*ridge, (ridge[-1][0], foot), (ridge[0][0], foot)]
    sheet.fill(body, light)
    with sheet.inside(body):
        for i, (summit, saddle) in enumerate(pairwise(peaks)):
            if summit[1] < saddle[1]:
                _draw_flank(sheet, summit, saddle, foot, dark)
                before = peaks[i - 1] if i else (summit[0] - 120, foot)
                _draw_ribs(sheet, before, summit, foot, dark)
    return body


def _draw_flank(sheet: Sheet, summit: Point, saddle: Point, foot: float, dark: str) -> None:
    reach = saddle[0] - summit[0]
    spur = _shape_spur(sheet, summit, (summit[0] + reach * 0.15, foot), abs(reach) * 0.16)
    past = saddle[0] + reach * 0.25
    flank = [(summit[0], summit[1] - 60), (saddle[0], saddle[1] - 90), saddle, (past, foot)]
    sheet.fill([*spur, *reversed(flank)], dark)
    for _ in range(5):
        start = lean(summit, saddle, sheet.rng.uniform(0.1, 0.7))
        drop = (foot - start[1]) * sheet.rng.uniform(0.2, 0.45)
        end = (start[0] + reach * 0.25, start[1] + 20 + drop)
        lit = mix(dark, SNOW, 0.45)
        sheet.carve(bend((start[0] - 8, start[1] + 24), end, -0.08), abs(reach) * 0.05, lit)


def _draw_ribs(sheet: Sheet, before: Point, summit: Point, foot: float, dark: str) -> None:
    reach = summit[0] - before[0]
    for i in range(5):
        start = lean(before, summit, 0.25 + 0.15 * i)
        drop = (foot - start[1]) * sheet.rng.uniform(0.25, 0.6)
        end = (start[0] - reach * 0.1 + 10, start[1] + 16 + drop)
        sheet.carve(bend((start[0] + 8, start[1] + 12), end, 0.06), abs(reach) * 0.07, dark)


def draw_ripples(
    sheet: Sheet, outline: Outline, top: float, bottom: float, count: int, ink: str
) -> None:
    """Carved glints on water, longer and thicker nearer to the viewer."""
    with sheet.inside(outline):
        for _ in range(count):
            depth = sheet.rng.random()
            y = top + (bottom - top) * depth
            x, reach = sheet.rng.uniform(-50, WIDE), 40 + 150 * depth * sheet.rng.random()
            sheet.carve([(x, y), (x + reach / 2, y), (x + reach, y)], 3 + 6 * depth, ink)


def draw_falling(sheet: Sheet, count: int, slant: float, reach: float, ink: str) -> None:
    """Slanting rain, drawn as carved strokes."""
    for _ in range(count):
        x, y = sheet.rng.uniform(-50, WIDE), sheet.rng.uniform(-50, HIGH)
        far = reach * sheet.rng.uniform(0.5, 1.3)
        sheet.carve(
            [(x, y), (x + slant * far / 2, y + far / 2), (x + slant * far, y + far)], 3, ink
        )


def draw_flakes(sheet: Sheet, count: int, ink: str = SNOW) -> None:
    """Snowflakes of uneven size over the whole sheet."""
    for _ in range(count):
        x, y = sheet.rng.uniform(0, WIDE), sheet.rng.uniform(0, HIGH)
        sheet.dot(x, y, sheet.rng.choice((2, 2.5, 3, 4, 5.5)), ink)


def draw_furrows(
    sheet: Sheet, centre: Point, bottom: float, spread: float, count: int, ink: str
) -> None:
    """Lines of a field running to a vanishing point."""
    for i in range(count):
        x = centre[0] + spread * (i / (count - 1) - 0.5) * 2
        path = [lean(centre, (x, bottom), t) for t in (0.0, 0.3, 0.65, 1.0)]
        sheet.carve([*path, lean(centre, (x, bottom), 1.6)], 16, ink)


def shape_road(top: Point, bends: Sequence[Point], near: float, far: float = 3) -> Outline:
    """A winding road from the horizon to the foot of the sheet, wider as it comes."""
    path = smooth([top, *bends])
    left: Outline = []
    right: Outline = []
    for i, (x, y) in enumerate(path):
        share = i / (len(path) - 1)
        half = far + (near - far) * share * share
        left.append((x - half, y))
        right.append((x + half, y))
    return left + right[::-1]
