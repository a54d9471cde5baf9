"""Outlines as lists of points: curves, ribbons, and moving them about."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, radians, sin

Point = tuple[float, float]
Outline = list[Point]


def _blend_spline(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t
        )

    return axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])


def smooth(points: Sequence[Point], closed: bool = False, steps: int = 8) -> Outline:
    """A Catmull-Rom curve through every given point."""
    count = len(points)
    if count < 3:
        return list(points)
    segments = count if closed else count - 1
    curve: Outline = []
    for i in range(segments):
        near = [_pick(points, i + shift, closed) for shift in (-1, 0, 1, 2)]
        curve += [
            _blend_spline(near[0], near[1], near[2], near[3], s / steps) for s in range(steps)
        ]
    return curve if closed else [*curve, points[-1]]


def _pick(points: Sequence[Point], index: int, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[min(max(index, 0), len(points) - 1)]


def read_outline(text: str, closed: bool = True) -> Outline:
    """The curve written as `x,y` pairs; a pair ending in `!` is a sharp corner."""
    marks = text.split()
    sharp = [mark.endswith("!") for mark in marks]
    points = [_read_point(mark) for mark in marks]
    if not any(sharp):
        return smooth(points, closed)
    if not closed:
        return _join_runs(points, sharp)
    first = sharp.index(True)
    turned = points[first:] + points[: first + 1]
    return _join_runs(turned, sharp[first:] + sharp[: first + 1])


def _read_point(mark: str) -> Point:
    x, y = mark.rstrip("!").split(",")
    return float(x), float(y)


def _join_runs(points: Outline, sharp: list[bool]) -> Outline:
    curve: Outline = []
    start = 0
    for i in range(1, len(points)):
        if sharp[i] or i == len(points) - 1:
            curve += smooth(points[start : i + 1])
            start = i
    return curve


def place(
    points: Iterable[Point],
    x: float,
    y: float,
    scale: float = 1.0,
    turn: float = 0.0,
    flip: bool = False,
) -> Outline:
    """The points mirrored, scaled, turned by degrees clockwise and moved to (x, y)."""
    c, s = cos(radians(turn)) * scale, sin(radians(turn)) * scale
    side = -1 if flip else 1
    return [(x + px * side * c - py * s, y + px * side * s + py * c) for px, py in points]


def stretch(points: Iterable[Point], wide: float, high: float) -> Outline:
    """The points scaled apart along each axis."""
    return [(x * wide, y * high) for x, y in points]


def ellipse(x: float, y: float, rx: float, ry: float | None = None) -> Outline:
    """An ellipse (a circle when one radius is given) as a closed outline."""
    ry = rx if ry is None else ry
    return arc(x, y, rx, ry, 0, 360)


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Outline:
    """Points of an elliptic arc between two angles in degrees, clockwise from the right."""
    count = max(8, int(abs(end - start) / 5))
    turns = (radians(start + (end - start) * i / count) for i in range(count + 1))
    return [(x + rx * cos(a), y + ry * sin(a)) for a in turns]


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """A rectangle as a closed outline."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def round_box(left: float, top: float, right: float, bottom: float, r: float) -> Outline:
    """A rectangle with rounded corners of radius `r`."""
    return [
        *arc(right - r, top + r, r, r, -90, 0),
        *arc(right - r, bottom - r, r, r, 0, 90),
        *arc(left + r, bottom - r, r, r, 90, 180),
        *arc(left + r, top + r, r, r, 180, 270),
    ]


def bend(start: Point, end: Point, bulge: float = 0.0, steps: int = 12) -> Outline:
    """A simple bow between two points; `bulge` is its height as a share of the length."""
    mx = (start[0] + end[0]) / 2 - (end[1] - start[1]) * bulge * 2
    my = (start[1] + end[1]) / 2 + (end[0] - start[0]) * bulge * 2
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * mx + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * my + t * t * end[1],
        )
        for t in (i / steps for i in range(steps + 1))
    ]


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> Outline:
    """The outline of a stroke whose width runs through `widths` from start to end."""
    last = len(points) - 1
    left: Outline = []
    right: Outline = []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, last)]
        span = hypot(bx - ax, by - ay) or 1.0
        half = read_along(widths, i / last) / 2
        nx, ny = -(by - ay) / span * half, (bx - ax) / span * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def read_along(values: Sequence[float], share: float) -> float:
    """The value at `share` (0..1) of a list read as evenly spaced knots."""
    spot = share * (len(values) - 1)
    low = min(int(spot), len(values) - 2)
    return values[low] + (values[low + 1] - values[low]) * (spot - low)


def spiral(x: float, y: float, r: float, turns: float, start: float, hand: int = 1) -> Outline:
    """A scroll winding inwards from radius `r`; `hand` 1 is clockwise, -1 the other way."""
    count = max(12, int(turns * 28))
    path: Outline = []
    for i in range(count + 1):
        share = i / count
        angle = radians(start) + hand * share * turns * 2 * pi
        reach = r * (1 - share) ** 0.85
        path.append((x + reach * cos(angle), y + reach * sin(angle)))
    return path


def aim(start: Point, end: Point) -> float:
    """The direction from one point to another in degrees, clockwise from the right."""
    return atan2(end[1] - start[1], end[0] - start[0]) * 180 / pi


def step(start: Point, angle: float, reach: float) -> Point:
    """The point `reach` away from `start` in the direction `angle` (degrees)."""
    return start[0] + cos(radians(angle)) * reach, start[1] + sin(radians(angle)) * reach


def lean(start: Point, end: Point, share: float) -> Point:
    """The point `share` of the way between two points."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
