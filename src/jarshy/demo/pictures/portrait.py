"""Portraits of authors as cameos: a profile before an ornament, chosen by the name.

Nobody is likened. A face is a silhouette in ink; the name only chooses the head-dress,
the ornament and the colours, the same every time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from PIL import Image

from .geometry import Outline, arc, bend, box, ellipse, place, read_outline, ribbon, smooth, step
from .landscape import draw_rays
from .ornament import (
    draw_border,
    draw_cross,
    draw_horns,
    draw_lozenge,
    draw_ring,
    draw_rosette,
    shape_scallop,
)
from .palette import (
    APRICOT,
    AZURE,
    BARK,
    CORAL,
    CREAM,
    ICE,
    INK,
    LAGOON,
    MADDER,
    MINT,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    RUST,
    SAGE,
    SKY,
    SNOW,
    TEAL,
    WHEAT,
    WINE,
    mix,
)
from .sheet import Sheet

_HEAD = read_outline(
    "40,-352 70,-318 82,-284 82,-262! 78,-250 94,-222 108,-203! 104,-194 88,-190! 95,-178 95,-171!"
    " 86,-167! 93,-160 90,-149! 84,-143 91,-130 87,-112 66,-100 36,-98 26,-80 28,-40 60,0 60,40!"
    " -90,40! -66,-20 -60,-90 -66,-150 -92,-210 -96,-270 -74,-328 -20,-362"
)
_BUST = read_outline(
    "-62,-58! -110,-22 -190,20 -236,80 -262,190 -270,300! 250,300! 236,180 200,70"
    " 130,10 58,-34! 0,20"
)
_NECKLINE = read_outline("-62,-58! -20,-10 20,0 58,-34! 66,0 20,70 -40,30 -76,-20")


@dataclass(frozen=True)
class Livery:
    """The inks of one portrait."""

    ground: str
    motif: str
    disc: str
    face: str
    coat: str
    dress: str
    lit: str


_LIVERIES = (
    Livery(TEAL, LAGOON, CREAM, mix(PLUM, INK, 0.4), MADDER, INK, APRICOT),
    Livery(MADDER, mix(MADDER, WINE, 0.6), WHEAT, INK, NAVY, NIGHT, CREAM),
    Livery(NAVY, AZURE, APRICOT, mix(WINE, INK, 0.5), TEAL, INK, CREAM),
    Livery(OCHRE, RUST, CREAM, mix(TEAL, INK, 0.55), WINE, INK, WHEAT),
    Livery(PLUM, mix(PLUM, CORAL, 0.4), ROSE, INK, OCHRE, NIGHT, CREAM),
    Livery(PINE, TEAL, MINT, mix(NAVY, INK, 0.4), RUST, INK, SNOW),
    Livery(SAGE, PINE, PAPER, mix(BARK, INK, 0.3), TEAL, BARK, CREAM),
    Livery(SKY, AZURE, SNOW, mix(NAVY, INK, 0.45), CORAL, INK, ICE),
)
# Endings of a surname that only a woman carries.
_SHE = ("қызы", "ова", "ева", "ская")


def draw_portrait(name: str, size_px: int = 480) -> Image.Image:
    """The portrait belonging to a name, square.

    Units: `size_px` in pixels. Errors: ValueError for an empty name or a size below 1.
    """
    key = " ".join(name.split()).casefold()
    if not key:
        raise ValueError("a portrait needs a name")
    if size_px < 1:
        raise ValueError(f"a portrait needs a positive size, not {size_px}")
    chance = Random(key)
    sheet = Sheet(key, size_px * 2, size_px * 2)
    livery = chance.choice(_LIVERIES)
    chance.choice(_GROUNDS)(sheet, livery)
    heads = choose_heads(key)
    sheet.fill(ellipse(800, 500, 392), livery.disc)
    sheet.shade(ellipse(800, 500, 392), mix(livery.disc, livery.motif, 0.6), 60, 0.3, 0.7)
    draw_ring(sheet, 800, 500, 392, 12, livery.lit)
    with sheet.inside(_shape_window()):
        _draw_sitter(
            sheet, livery, chance.choice(heads), chance.random() < 0.4, flip=chance.random() < 0.5
        )
    # Drawn at twice the size, so that the grain stays fine beside a small face.
    return sheet.finish().reduce(2)


@cache
def _read_feminine_names() -> frozenset[str]:
    lines = files(__package__).joinpath("feminine_names.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def choose_heads(name: str) -> tuple["Head", ...]:
    """The four heads a name chooses from: hers when the name shows a woman, else his."""
    words = name.casefold().split()
    feminine = any(word in _read_feminine_names() or word.endswith(_SHE) for word in words)
    return HER_HEADS if feminine else HIS_HEADS


def _shape_window() -> Outline:
    return [(300, -10), (1300, -10), (1300, 500), *arc(800, 500, 386, 386, 0, 180), (300, 500)]


@dataclass(frozen=True)
class Pose:
    """Where the sitter stands on the sheet; `lay` draws an outline there."""

    sheet: Sheet
    livery: Livery
    flip: bool

    def set(self, outline: Outline) -> Outline:
        """The outline in its place on the sheet."""
        return place(outline, 800 + (18 if self.flip else -18), 690, 1.36, 0, self.flip)

    def lay(self, outline: Outline, ink: str) -> Outline:
        """Fill an outline; gives it placed."""
        placed = self.set(outline)
        self.sheet.fill(placed, ink)
        return placed

    def carve(self, path: Outline, width: float, ink: str) -> None:
        """Carve a stroke."""
        self.sheet.carve(self.set(path), width * 1.36, ink)


Head = Callable[[Pose], None]


def _draw_sitter(sheet: Sheet, livery: Livery, head: Head, glasses: bool, flip: bool) -> None:
    pose = Pose(sheet, livery, flip)
    if head is _draw_long_hair:
        pose.lay(
            read_outline("-60,-340 -110,-260 -120,-120 -150,20 -120,90! 20,60! -20,-100 0,-300"),
            livery.dress,
        )
    face = pose.lay(_HEAD, livery.face)
    sheet.shade(face, mix(livery.face, livery.lit, 0.3), 180 if flip else 0, 0.5, 0.7)
    pose.carve(bend((78, -318), (80, -266), -0.08), 7, livery.lit)
    pose.carve(bend((82, -246), (102, -206), -0.02), 6, livery.lit)
    coat = pose.lay(_BUST, livery.coat)
    sheet.shade(coat, INK, 90, 0.2, 0.7)
    _draw_collar(pose)
    head(pose)
    if glasses:
        _draw_glasses(pose)


def _draw_collar(pose: Pose) -> None:
    pose.lay(_NECKLINE, mix(pose.livery.coat, INK, 0.5))
    edge = smooth([(-72, -40), (-46, 20), (10, 96), (6, 300)])
    pose.lay(ribbon(edge, (16, 26, 30, 34)), pose.livery.lit)
    for i in range(6):
        spot = pose.set([(9, 120 + i * 32)])[0]
        draw_lozenge(pose.sheet, *spot, 17, pose.livery.coat)
    for shift in (-120, 130):
        foot = pose.set([(shift, 190)])[0]
        draw_horns(pose.sheet, *foot, 100, mix(pose.livery.coat, pose.livery.lit, 0.55))


def _draw_glasses(pose: Pose) -> None:
    lens = pose.set(ellipse(66, -248, 21, 24))
    pose.sheet.fill(lens, mix(pose.livery.face, SNOW, 0.75))
    pose.sheet.stroke([*lens, lens[0]], 10, pose.livery.lit)
    pose.sheet.stroke(pose.set([(46, -252), (-34, -262), (-46, -244)]), 9, pose.livery.lit)


def _draw_ear(pose: Pose) -> None:
    pose.lay(ellipse(-22, -232, 17, 27), mix(pose.livery.face, pose.livery.lit, 0.28))


_CROP = (
    "74,-318! 62,-360 10,-390 -60,-376 -104,-330 -112,-262 -96,-196 -72,-170!"
    " -56,-206 -40,-236 -10,-268 -2,-300! 34,-304 58,-306"
)


def _draw_short_hair(pose: Pose) -> None:
    pose.lay(read_outline(_CROP), pose.livery.dress)
    for i in range(6):
        start = (48 - i * 22, -350 - (3 - abs(i - 2)) * 6)
        pose.carve(
            bend(start, (start[0] - 62, start[1] + 66 + i * 6), -0.14),
            7,
            mix(pose.livery.dress, pose.livery.lit, 0.5),
        )
    _draw_ear(pose)


def _draw_beard(pose: Pose) -> None:
    _draw_short_hair(pose)
    beard = (
        "-40,-236! -8,-214 4,-176 30,-158 58,-154 68,-180 92,-188! 96,-176 84,-166!"
        " 96,-148 98,-100 66,-46 16,-70 -20,-126 -40,-180"
    )
    pose.lay(read_outline(beard), mix(pose.livery.dress, pose.livery.lit, 0.3))
    for i in range(5):
        lock = bend((-14 + i * 20, -164 + i * 5), (14 + i * 14, -92 + i * 6), 0.06)
        pose.carve(lock, 6, mix(pose.livery.dress, pose.livery.lit, 0.75))
    _draw_ear(pose)


def _draw_cap(pose: Pose) -> None:
    _draw_short_hair(pose)
    cap = pose.lay(
        read_outline(
            "80,-304! 66,-376 40,-400 -20,-410 -80,-392 -112,-352 -116,-282! -40,-300 20,-308"
        ),
        pose.livery.coat,
    )
    pose.sheet.shade(cap, INK, 180 if not pose.flip else 0, 0.4, 0.7)
    pose.lay(ribbon(smooth([(82, -314), (0, -312), (-118, -288)]), (34, 34, 34)), pose.livery.lit)
    for i in range(6):
        spot = pose.set([(64 - i * 32, -313 + i * i * 0.9)])[0]
        draw_lozenge(pose.sheet, *spot, 17, pose.livery.coat)
    foot = pose.set([(-16, -336)])[0]
    draw_horns(pose.sheet, *foot, 66, pose.livery.lit, 4 if pose.flip else -4, tip=False)


def _draw_felt_hat(pose: Pose) -> None:
    _draw_short_hair(pose)
    crown = pose.lay(
        read_outline("78,-312! 62,-380 24,-440 -22,-474! -68,-438 -106,-372 -118,-286!"), SNOW
    )
    pose.sheet.shade(crown, mix(SNOW, INK, 0.35), 180 if not pose.flip else 0, 0.4, 0.9)
    pose.carve(smooth([(-20, -466), (-14, -410), (-10, -330)]), 7, pose.livery.face)
    pose.lay(
        read_outline("118,-336! 92,-304 20,-290 -70,-284 -140,-262! -130,-310 -60,-330 30,-342"),
        pose.livery.face,
    )
    foot = pose.set([(28, -352)])[0]
    draw_horns(pose.sheet, *foot, 84, pose.livery.coat, 10 if pose.flip else -10, tip=False)


def _draw_bun(pose: Pose) -> None:
    pose.lay(ellipse(-128, -300, 58, 54), pose.livery.dress)
    pose.carve(arc(-128, -300, 36, 34, 60, 280), 8, pose.livery.lit)
    hair = (
        "78,-312! 64,-362 10,-388 -60,-376 -108,-330 -112,-250 -80,-190! -40,-214"
        " -16,-240 20,-270 48,-296"
    )
    pose.lay(read_outline(hair), pose.livery.dress)
    for i in range(5):
        pose.carve(
            bend((60 - i * 8, -330 - i * 9), (-86, -240 - i * 24), -0.16),
            6,
            mix(pose.livery.dress, pose.livery.lit, 0.5),
        )
    _draw_ear(pose)
    _draw_earring(pose)


def _draw_earring(pose: Pose) -> None:
    for i, size in enumerate((13, 17, 11)):
        spot = pose.set([(-22, -188 + i * 22)])[0]
        draw_lozenge(pose.sheet, *spot, size, pose.livery.lit)


def _draw_long_hair(pose: Pose) -> None:
    hair = (
        "80,-308! 68,-366 10,-396 -64,-384 -116,-334 -126,-240 -128,-120 -168,0 -150,110 -104,150!"
        " -70,60 -52,-60 -36,-170 -8,-240 24,-286 50,-304"
    )
    pose.lay(read_outline(hair), pose.livery.dress)
    for i in range(6):
        path = smooth(
            [
                (56 - i * 14, -336 - i * 6),
                (-50 - i * 8, -240),
                (-70 - i * 7, -90),
                (-94 - i * 9, 60),
            ]
        )
        pose.carve(path, 6, mix(pose.livery.dress, pose.livery.lit, 0.5))


def _draw_bob(pose: Pose) -> None:
    hair = (
        "84,-296! 74,-366 10,-398 -66,-384 -118,-330 -130,-240 -124,-150 -104,-112!"
        " -40,-104 2,-120!"
        " 6,-190 20,-240 36,-290! 60,-290"
    )
    pose.lay(read_outline(hair), pose.livery.dress)
    for i in range(6):
        path = smooth([(30 - i * 16, -370 + i * 2), (-20 - i * 14, -260), (-16 - i * 16, -130)])
        pose.carve(path, 6, mix(pose.livery.dress, pose.livery.lit, 0.5))
    band = smooth([(56, -356), (-20, -350), (-100, -330)])
    pose.lay(ribbon(band, (20, 26, 24)), pose.livery.coat)


def _draw_scarf(pose: Pose) -> None:
    veil = (
        "84,-306! 70,-376 6,-408 -70,-392 -124,-330 -136,-220 -150,-100 -190,40! -60,90 50,20!"
        " 40,-60 20,-96! -6,-150 4,-230 40,-292"
    )
    cloth = pose.lay(read_outline(veil), SNOW)
    pose.sheet.shade(
        cloth, mix(SNOW, pose.livery.coat, 0.55), 180 if not pose.flip else 0, 0.4, 0.9
    )
    edge = smooth([(82, -310), (40, -290), (6, -226), (-4, -150), (22, -96), (48, -30)])
    pose.lay(ribbon(edge, (20, 24, 24, 24, 22)), pose.livery.coat)
    turban = pose.lay(
        read_outline("92,-318! 70,-392 0,-430 -90,-400 -138,-326! -60,-346 20,-350"), SNOW
    )
    pose.sheet.shade(turban, pose.livery.coat, 200, 0.5, 0.6)
    for i in range(3):
        pose.carve(
            bend((80, -330 - i * 18), (-120 + i * 12, -340 - i * 18), -0.1),
            7,
            mix(SNOW, pose.livery.coat, 0.5),
        )
    for i in range(4):
        path = bend((-20 - i * 26, -250), (-40 - i * 34, 40), -0.08)
        pose.carve(path, 6, mix(SNOW, pose.livery.coat, 0.5))


HIS_HEADS: tuple[Head, ...] = (_draw_short_hair, _draw_beard, _draw_cap, _draw_felt_hat)
HER_HEADS: tuple[Head, ...] = (_draw_bun, _draw_long_hair, _draw_bob, _draw_scarf)


def _lay_crosses(sheet: Sheet, livery: Livery) -> None:
    sheet.flood(livery.ground)
    for row in range(5):
        for column in range(5):
            x, y = 300 + column * 250, row * 250
            draw_cross(sheet, x, y, 104, livery.motif, livery.ground)


def _lay_sun(sheet: Sheet, livery: Livery) -> None:
    sheet.flood(livery.ground)
    draw_rays(sheet, 800, 500, 400, 760, 56, livery.motif, 22)
    for i in range(28):
        foot = step((800, 500), i * 360 / 28, 404)
        draw_horns(sheet, *foot, 84, livery.lit, i * 360 / 28 + 90, tip=False)


def _lay_wheel(sheet: Sheet, livery: Livery) -> None:
    sheet.flood(livery.ground)
    for x, y in ((300, 0), (1300, 0), (300, 1000), (1300, 1000)):
        draw_rosette(sheet, x, y, 330, 16, (livery.motif, livery.lit, livery.coat))
    sheet.fill(shape_scallop(800, 500, 450, 36, 0.06), livery.motif)


def _lay_borders(sheet: Sheet, livery: Livery) -> None:
    sheet.flood(livery.ground)
    for i in range(8):
        draw_border(
            sheet, 290, 1310, i * 130 - 20, 112, (livery.ground, livery.motif, livery.ground)
        )
    sheet.fill(box(290, 0, 310, 1000), livery.ground)


_GROUNDS = (_lay_crosses, _lay_sun, _lay_wheel, _lay_borders)
