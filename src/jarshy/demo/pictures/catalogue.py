"""Every picture by its key: what it shows in words, and how it is drawn."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from types import MappingProxyType

from PIL import Image

from . import (
    scenes_books,
    scenes_city,
    scenes_craft,
    scenes_gatherings,
    scenes_growth,
    scenes_heritage,
    scenes_lesson,
    scenes_letters,
    scenes_mountains,
    scenes_roads,
    scenes_science,
    scenes_steppe,
)
from .sheet import Sheet

_SCENES: dict[str, Callable[[Sheet], None]] = {
    **scenes_mountains.SCENES,
    **scenes_growth.SCENES,
    **scenes_steppe.SCENES,
    **scenes_roads.SCENES,
    **scenes_city.SCENES,
    **scenes_gatherings.SCENES,
    **scenes_science.SCENES,
    **scenes_heritage.SCENES,
    **scenes_lesson.SCENES,
    **scenes_books.SCENES,
    **scenes_letters.SCENES,
    **scenes_craft.SCENES,
}


class UnknownPictureError(LookupError):
    """No picture has this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no picture is called {key!r}; known: {', '.join(PICTURES)}")
        self.key = key


def _read_captions() -> dict[str, str]:
    lines = files(__package__).joinpath("pictures.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {key: caption for key, _, caption in rows}


PICTURES: Mapping[str, str] = MappingProxyType(_read_captions())


def draw(key: str, width_px: int = 1600, height_px: int = 1000) -> Image.Image:
    """The picture of this key, the same bytes every time.

    Shape: an RGB image; a sheet of other proportions shows the middle of the 16:10 drawing.
    Units: pixels. Errors: UnknownPictureError for a key outside PICTURES, ValueError for a size
    below 1.
    """
    scene = _SCENES.get(key)
    if scene is None:
        raise UnknownPictureError(key)
    sheet = Sheet(key, width_px, height_px)
    scene(sheet)
    return sheet.finish()
