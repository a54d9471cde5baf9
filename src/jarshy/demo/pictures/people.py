"""People as flat figures: standing in coats, seated, or in movement by their joints."""

# A mark is told by its place, its size and its inks, always in that order.
# ruff: noqa: PLR0917

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .geometry import Point, arc, bend, box, ellipse, place, read_outline, ribbon, smooth
from .palette import BARK, INK, mix
from .sheet import Sheet


@dataclass(frozen=True)
class Dress:
    """The inks of one figure."""

    coat: str
    trousers: str = INK
    skin: str = "#C98F68"
    hair: str = BARK
    lit: str | None = None


_COAT = read_outline(
    "-9,-150! -24,-143 -29,-126 -27,-96 -33,-56! 33,-56! 27,-96 29,-126 24,-143 9,-150!"
)


def draw_standing(
    sheet: Sheet, x: float, ground: float, height: float, dress: Dress, hat: str | None = None
) -> None:
    """A figure in a coat seen from behind; `hat` is the ink of a cap."""
    s = height / 180
    for side in (-1, 1):
        leg = [(side * 12, -62), (side * 12, -6)]
        sheet.fill(place(ribbon(leg, (20, 13)), x, ground, s), dress.trousers)
        sheet.fill(place(ellipse(side * 14, -3, 10, 5), x, ground, s), INK)
        arm = smooth([(side * 23, -138), (side * 34, -108), (side * 32, -80)])
        sheet.fill(place(ribbon(arm, (15, 14, 11)), x, ground, s), mix(dress.coat, INK, 0.18))
        sheet.fill(place(ellipse(side * 32, -76, 5.5), x, ground, s), dress.skin)
    coat = place(_COAT, x, ground, s)
    sheet.fill(coat, dress.coat)
    sheet.shade(coat, INK, 20, 0.45, 0.7)
    sheet.fill(place(box(-5.5, -158, 5.5, -144), x, ground, s), dress.skin)
    sheet.fill(place(ellipse(0, -166, 12, 15), x, ground, s), dress.hair)
    if hat:
        sheet.fill(place([*arc(0, -168, 14.5, 15, 180, 360)], x, ground, s), hat)
    if dress.lit:
        rim = smooth([(-21, -141), (-27, -118), (-30, -62)])
        sheet.carve(place(rim, x, ground, s), 5 * s, dress.lit)


def draw_runner(
    sheet: Sheet,
    x: float,
    ground: float,
    size: float,
    joints: Mapping[str, Sequence[Point]],
    dress: Dress,
    sock: str,
) -> None:
    """A figure in movement; joints: near/far arm and leg, trunk and head (one point)."""

    def lay(name: str, widths: Sequence[float], ink: str, part: slice = slice(None)) -> None:
        path = smooth(list(joints[name])[part], steps=6)
        sheet.fill(place(ribbon(path, widths), x, ground, size), ink)
        for end, wide in ((path[0], widths[0]), (path[-1], widths[-1])):
            sheet.fill(place(ellipse(*end, wide / 2), x, ground, size), ink)

    dark = mix(dress.skin, INK, 0.35)
    lay("far_arm", (17, 13, 11), dark)
    lay("far_leg", (36, 26, 20, 15), dark)
    lay("far_leg", (21, 16), mix(sock, INK, 0.3), slice(2, 4))
    lay("far_leg", (15, 12), INK, slice(3, 5))
    lay("far_leg", (42, 34), mix(dress.trousers, INK, 0.3), slice(0, 2))
    lay("near_leg", (40, 28, 22, 17), dress.skin)
    lay("near_leg", (24, 18), sock, slice(2, 4))
    lay("near_leg", (17, 13), INK, slice(3, 5))
    lay("near_leg", (46, 38), dress.trousers, slice(0, 2))
    lay("trunk", (46, 50, 48), dress.coat)
    lay("near_arm", (20, 15, 12), dress.skin)
    lay("near_arm", (24, 21), dress.coat, slice(0, 2))
    hx, hy = joints["head"][0]
    sheet.fill(place(ellipse(hx, hy, 18, 21), x, ground, size), dress.skin)
    cap = place([*arc(hx, hy - 2, 19, 20, 150, 330)], x, ground, size)
    sheet.fill(cap, dress.hair)


def draw_heads(
    sheet: Sheet,
    base: float,
    count: int,
    r: float,
    ink: str,
    lit: str | None = None,
    across: tuple[float, float] = (0, 1600),
) -> None:
    """A row of spectators from behind, heads and shoulders."""
    left, right = across
    for i in range(count):
        x = left + (right - left) * (i + 0.5) / count + sheet.rng.uniform(-0.3, 0.3) * r
        size = r * sheet.rng.uniform(0.85, 1.12)
        top = base - sheet.rng.uniform(0, 0.5) * r
        sheet.fill(ellipse(x, top, size * 0.72, size * 0.9), ink)
        sheet.fill(ellipse(x, top + size * 2.0, size * 1.6, size * 1.15), ink)
        sheet.fill(box(x - size * 1.6, top + size * 2.0, x + size * 1.6, 1010), ink)
        if lit:
            sheet.carve(arc(x, top, size * 0.68, size * 0.86, 200, 300), size * 0.12, lit)


def draw_bust(
    sheet: Sheet, x: float, base: float, size: float, dress: Dress, braids: bool = False
) -> None:
    """Head and shoulders from behind, `size` high."""
    s = size / 100
    shoulders = place(
        read_outline("-62,0! -58,-30 -30,-44 -10,-50! 10,-50! 30,-44 58,-30 62,0!"), x, base, s
    )
    sheet.fill(shoulders, dress.coat)
    sheet.shade(shoulders, INK, 30, 0.4, 0.7)
    sheet.fill(place(box(-9, -62, 9, -44), x, base, s), dress.skin)
    sheet.fill(place(ellipse(0, -76, 23, 27), x, base, s), dress.hair)
    for side in (-1, 1) if braids else ():
        braid = smooth([(side * 16, -66), (side * 26, -46), (side * 24, -12)])
        sheet.fill(place(ribbon(braid, (14, 12, 7)), x, base, s), dress.hair)
        bow = place(ellipse(side * 25, -44, 9, 6), x, base, s)
        sheet.fill(bow, "#FBF7EE")
    sheet.carve(
        place(bend((-18, -90), (10, -102), 0.16), x, base, s),
        5 * s,
        mix(dress.hair, "#FFFFFF", 0.25),
    )
