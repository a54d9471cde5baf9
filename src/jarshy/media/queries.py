"""Pictures as a page needs them: every size there is, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from django.core.files.storage import default_storage

from jarshy.database.prepared import Prepared
from jarshy.media.models import Picture, Rendition

# Phone, large phone, column, full width at 1280 px; a portrait is a square.
WIDTHS_PX = (400, 800, 1280)
WIDE_SPECS = tuple(f"width-{width}|format-webp|webpquality-60" for width in WIDTHS_PX)
CARD_SPEC = "fill-640x400|format-webp|webpquality-56"
PORTRAIT_SPEC = "fill-160x160|format-webp|webpquality-75"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a picture."""

    url: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture ready for a template: sizes rise, the words are plain text."""

    id: int
    alt: str
    credit: str
    sources: tuple[Source, ...]

    @property
    def largest(self) -> Source:
        """The size a browser without srcset shows."""
        return self.sources[-1]

    @property
    def srcset(self) -> str:
        """The value of the attribute of that name."""
        return ", ".join(f"{source.url} {source.width_px}w" for source in self.sources)


# (id, size) of a picture's file, then the words that go with it
_Row = tuple[int, str, str, int, int, str, str, str]
_Found = dict[int, dict[str, _Row]]  # the rows of a picture by the names of their sizes
Use = tuple[Iterable[int], tuple[str, ...]]


def pictures(ids: Iterable[int], specs: tuple[str, ...] = WIDE_SPECS) -> dict[int, PictureView]:
    """The pictures of these ids that exist, each with all sizes asked for.

    One query when every size was made before; a missing size is made here, once.
    """
    return pictures_of((ids, specs))[0]


def pictures_of(*uses: Use) -> tuple[dict[int, PictureView], ...]:
    """For each use, ids and sizes, what `pictures` gives: in one query for all of them."""
    wanted = [(sorted({id_ for id_ in ids if id_}), specs) for ids, specs in uses]
    ids = sorted({id_ for ids, _ in wanted for id_ in ids})
    specs = tuple(dict.fromkeys(spec for ids, specs in wanted if ids for spec in specs))
    found = _stored(ids, specs) if ids else {}
    return tuple(_views(found, ids, specs) for ids, specs in wanted)


def _views(found: _Found, ids: list[int], specs: tuple[str, ...]) -> dict[int, PictureView]:
    kept = {id_: _cut(found[id_], specs) for id_ in ids if id_ in found}
    missing = [id_ for id_ in ids if len(kept.get(id_, ())) < len(specs)]
    if missing and _render_missing(missing, specs):
        kept |= _stored(missing, specs)
    return {id_: _view(list(rows.values())) for id_, rows in kept.items() if rows}


def _cut(rows: dict[str, _Row], specs: tuple[str, ...]) -> dict[str, _Row]:
    return {spec: row for spec, row in rows.items() if spec in specs}


@cache
def _question(specs: tuple[str, ...]) -> Prepared:
    columns = ("image_id", "filter_spec", "file", "width", "height")
    words = ("image__alt", "image__title", "image__credit")
    return Prepared(
        lambda ids: (
            Rendition.objects.filter(image_id__in=ids, filter_spec__in=specs)
            .order_by("id")
            .values_list(*columns, *words)
        )
    )


def _stored(ids: list[int], specs: tuple[str, ...]) -> _Found:
    """Each picture's renditions by size; where a focal point was moved the newest one counts."""
    found: _Found = {}
    for row in _question(specs)(ids):
        found.setdefault(row[0], {})[row[1]] = row
    return found


def _render_missing(ids: list[int], specs: tuple[str, ...]) -> bool:
    """Makes what was never made; True when anything was."""
    made = [render(picture, specs) for picture in Picture.objects.filter(id__in=ids)]
    return any(made)


def render(picture: Picture, specs: tuple[str, ...]) -> list[Rendition]:
    """Every size of one picture, smallest first; empty when its file is gone or broken."""
    try:
        renditions = picture.get_renditions(*specs)
    except (OSError, ValueError):
        return []
    return sorted(renditions.values(), key=lambda rendition: rendition.width)


# A name keeps its address for ever; a storage would join and quote it anew for each picture.
_address = lru_cache(maxsize=20_000)(default_storage.url)


def _view(rows: list[_Row]) -> PictureView:
    id_, _, _, _, _, alt, title, credit = rows[0]
    # A picture smaller than a size asked for has several renditions of one width.
    files = {width: (file, height) for _, _, file, width, height, *_ in rows}
    sources = (
        Source(_address(file), width, height) for width, (file, height) in sorted(files.items())
    )
    return PictureView(id=id_, alt=alt or title, credit=credit, sources=tuple(sources))
