"""Makes the pictures of the documents from those of `make shots`: cut, small, in few colours.

`make shots`, then `python -m tools.document_pictures`. What it writes is committed; a test keeps
each below 300 KB.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

OUT = Path(__file__).parents[1] / "docs/pictures"
WIDTH_PX = 1000
FRONT_HEIGHT_PX = 1150  # of the page at 1280: the masthead, the lead story and what stands beside
PHONE_HEIGHT_PX = 740
GAP_PX = 20
COLOURS = 160


def main() -> int:
    """Writes front.png and three-scripts.png."""
    shots = Path(os.environ.get("JARSHY_VAR", "var")) / "shots"
    OUT.mkdir(parents=True, exist_ok=True)
    keep(cut(shots / "front-cyrl-1280-light.png", FRONT_HEIGHT_PX), "front.png")
    phones = [shots / f"article-{script}-360-light.png" for script in ("cyrl", "latn", "arab")]
    keep(stand_side_by_side([cut(file, PHONE_HEIGHT_PX) for file in phones]), "three-scripts.png")
    return 0


def cut(file: Path, height_px: int) -> Image.Image:
    """The top of a picture. Errors: SystemExit when `make shots` has not made it."""
    if not file.exists():
        raise SystemExit(f"{file} is not there: run `make shots` first")
    with Image.open(file) as shot:
        return shot.convert("RGB").crop((0, 0, shot.width, min(height_px, shot.height)))


def stand_side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height in a row, with air between and around."""
    width = sum(picture.width for picture in pictures) + GAP_PX * (len(pictures) + 1)
    row = Image.new("RGB", (width, pictures[0].height + 2 * GAP_PX), "#c9c6bd")
    left = GAP_PX
    for picture in pictures:
        row.paste(picture, (left, GAP_PX))
        left += picture.width + GAP_PX
    return row


def keep(picture: Image.Image, name: str) -> None:
    """Writes a picture at the width of a page of text, with a palette."""
    scale = min(1.0, WIDTH_PX / picture.width)
    size = (round(picture.width * scale), round(picture.height * scale))
    small = picture.resize(size, Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(OUT / name, optimize=True)
    sys.stderr.write(f"{name}: {(OUT / name).stat().st_size} bytes\n")


if __name__ == "__main__":
    raise SystemExit(main())
