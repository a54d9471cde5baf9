"""The sheet a picture is drawn on: flat fills, carved strokes, shade with a little tooth.

Scenes draw in a space of 1600 by 1000 units. A sheet of another shape shows the middle of
that space, so a square and a 16:9 crop keep whatever stands near the centre.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import cos, radians, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .geometry import Outline, Point, ellipse, ribbon

WIDE, HIGH = 1600, 1000
# Edges are drawn at twice the size and halved at the end; three times costs 2.2x and shows nothing.
OVERSAMPLE = 2
# A grain is solid once its density passes the noise by 11 of 255; below that its edge fades.
_GRAIN_EDGE = [min(255, v * 24) for v in range(256)]
# How much of a shade is grain. Dots of two pixels turn into noise in a small picture, and noise is
# what a codec pays for: a card of 640 px is 42 KB with grain alone on grained paper, 20 KB so.
_TOOTH = 0.15


@lru_cache(maxsize=4)
def _make_noise(width_px: int, height_px: int) -> Image.Image:
    """Organic noise whose values are evenly spread, so that a threshold is a density."""
    raw = Random("paper").randbytes(width_px * height_px)
    noise = Image.frombytes("L", (width_px, height_px), raw)
    return ImageOps.equalize(noise.filter(ImageFilter.GaussianBlur(0.7)))


@lru_cache(maxsize=4)
def _make_coarse_noise(width_px: int, height_px: int) -> Image.Image:
    size = (width_px * OVERSAMPLE, height_px * OVERSAMPLE)
    return _make_noise(width_px, height_px).resize(size, Image.Resampling.BILINEAR)


class Sheet:
    """One picture in the making; `rng` is its own source of chance."""

    def __init__(self, seed: str, width_px: int, height_px: int) -> None:
        if width_px < 1 or height_px < 1:
            raise ValueError(f"a picture needs a positive size, not {width_px}x{height_px}")
        self.rng = Random(seed)
        self._size_px = (width_px, height_px)
        size = (width_px * OVERSAMPLE, height_px * OVERSAMPLE)
        self.scale = max(size[0] / WIDE, size[1] / HIGH)
        self._dx = (size[0] - WIDE * self.scale) / 2
        self._dy = (size[1] - HIGH * self.scale) / 2
        self._image = Image.new("RGB", size)
        self._pen = ImageDraw.Draw(self._image)

    def _scale_points(self, points: Sequence[Point]) -> Outline:
        return [(x * self.scale + self._dx, y * self.scale + self._dy) for x, y in points]

    def fill(self, outline: Sequence[Point], colour: str) -> None:
        """Lay a flat colour within an outline."""
        self._pen.polygon(self._scale_points(outline), fill=colour)

    def flood(self, colour: str) -> None:
        """Lay one colour over the whole sheet."""
        self._pen.rectangle((0, 0, *self._image.size), fill=colour)

    def stroke(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a line of even width with round joints and ends."""
        path = self._scale_points(points)
        px = max(1, round(width * self.scale))
        self._pen.line(path, fill=colour, width=px, joint="curve" if px > 3 else None)
        if px > 3:
            for x, y in (path[0], path[-1]):
                r = px / 2 - 0.5
                self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def carve(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a gouge mark: thin at both ends, `width` in the middle."""
        self.fill(ribbon(points, (0, width * 0.8, width, width * 0.7, 0)), colour)

    def dot(self, x: float, y: float, r: float, colour: str) -> None:
        """Draw a filled circle."""
        if r * self.scale < 3:
            x, y, r = x * self.scale + self._dx, y * self.scale + self._dy, r * self.scale
            self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        else:
            self.fill(ellipse(x, y, r), colour)

    def _find_bounds(self, path: Outline) -> tuple[int, int, int, int] | None:
        xs, ys = [x for x, _ in path], [y for _, y in path]
        wide, high = self._image.size
        left, top = max(int(min(xs)), 0), max(int(min(ys)), 0)
        right, bottom = min(int(max(xs)) + 1, wide), min(int(max(ys)) + 1, high)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _cut_mask(self, path: Outline, bounds: tuple[int, int, int, int]) -> Image.Image:
        left, top, right, bottom = bounds
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in path], fill=255)
        return mask

    def _stipple(
        self,
        density: Image.Image,
        bounds: tuple[int, int, int, int],
        mask: Image.Image | None,
        colour: str,
    ) -> None:
        noise = _make_coarse_noise(*self._size_px).crop(bounds)
        grains = ImageChops.subtract(density, noise).point(_GRAIN_EDGE)
        grains = Image.blend(density, grains, _TOOTH)
        if mask is not None:
            grains = ImageChops.multiply(grains, mask)
        self._image.paste(colour, bounds, grains)

    def shade(
        self,
        outline: Sequence[Point],
        colour: str,
        angle: float = 90.0,
        start: float = 0.2,
        strength: float = 0.8,
    ) -> None:
        """Shade an outline with a colour that thickens in the direction `angle`.

        Units: `angle` in degrees clockwise from the right (90 is down); `start` is the share of
        the way at which the shade begins, `strength` its density (0..1) at the far end.
        """
        path = self._scale_points(outline)
        bounds = self._find_bounds(path)
        if bounds is not None:
            density = self._slope(path, bounds, angle)
            density = density.point(_make_slope_table(start, strength))
            self._stipple(density, bounds, self._cut_mask(path, bounds), colour)

    @staticmethod
    def _slope(path: Outline, bounds: tuple[int, int, int, int], angle: float) -> Image.Image:
        ux, uy = cos(radians(angle)), sin(radians(angle))
        along = [x * ux + y * uy for x, y in path]
        low, span = min(along), max(max(along) - min(along), 1e-6)
        left, top, right, bottom = bounds
        kx, ky = ux / span * 253, uy / span * 253
        shift = (left * ux + top * uy - low) / span * 253 + 1
        return Image.linear_gradient("L").transform(
            (right - left, bottom - top),
            Image.Transform.AFFINE,
            (0, 0, 128, kx, ky, shift),
            Image.Resampling.NEAREST,
        )

    def glow(self, x: float, y: float, r: float, colour: str, strength: float = 0.8) -> None:
        """Lay a disc of light that is densest in the middle."""
        path = self._scale_points([(x - r, y - r), (x + r, y + r)])
        bounds = self._find_bounds(path)
        if bounds is None:
            return
        (x0, y0), (x1, _) = path
        ratio = 256 / (x1 - x0)
        left, top, right, bottom = bounds
        disc = Image.radial_gradient("L").transform(
            (right - left, bottom - top),
            Image.Transform.AFFINE,
            (ratio, 0, (left - x0) * ratio, 0, ratio, (top - y0) * ratio),
        )
        table = [round(max(0.0, 1 - v / 180) * 255 * strength) for v in range(256)]
        mask = self._cut_mask(self._scale_points(ellipse(x, y, r)), bounds)
        self._stipple(disc.point(table), bounds, mask, colour)

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """Keep whatever is drawn in the block within an outline."""
        before = self._image.copy()
        yield
        path = self._scale_points(outline)
        bounds = self._find_bounds(path)
        if bounds is not None:
            before.paste(self._image.crop(bounds), bounds, self._cut_mask(path, bounds))
        self._image.paste(before)

    def finish(self) -> Image.Image:
        """The picture at its asked size."""
        return self._image.reduce(OVERSAMPLE)


def _make_slope_table(start: float, strength: float) -> list[int]:
    span = max(1 - start, 1e-6)
    return [round(max(0.0, v / 255 - start) / span * strength * 255) for v in range(256)]
