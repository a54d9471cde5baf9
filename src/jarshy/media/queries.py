"""Pictures as a page needs them: every size there is, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jarshy.media.models import Picture, Rendition

# Phone, large phone, column, full width at 1280 px; a portrait is a square.
WIDTHS_PX = (400, 800, 1280)
WIDE_SPECS = tuple(f"width-{width}|format-webp|webpquality-72" for width in WIDTHS_PX)
CARD_SPEC = "fill-640x400|format-webp|webpquality-68"
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


def pictures(ids: Iterable[int], specs: tuple[str, ...] = WIDE_SPECS) -> dict[int, PictureView]:
    """The pictures of these ids that exist, each with all sizes asked for.

    One query when every size was made before; a missing size is made here, once.
    """
    wanted = {id_ for id_ in ids if id_}
    if not wanted:
        return {}
    found: dict[int, list[Rendition]] = {}
    rows = Rendition.objects.filter(image_id__in=wanted, filter_spec__in=specs)
    for rendition in rows.select_related("image").order_by("width"):
        found.setdefault(rendition.image_id, []).append(rendition)
    incomplete = {id_ for id_ in wanted if len(found.get(id_, ())) < len(specs)}
    found.update(_render_missing(incomplete, specs))
    return {id_: _view(renditions) for id_, renditions in found.items() if renditions}


def _render_missing(ids: set[int], specs: tuple[str, ...]) -> dict[int, list[Rendition]]:
    if not ids:
        return {}
    made = {}
    for picture in Picture.objects.filter(id__in=ids):
        made[picture.id] = render(picture, specs)
    return made


def render(picture: Picture, specs: tuple[str, ...]) -> list[Rendition]:
    """Every size of one picture, smallest first; empty when its file is gone or broken."""
    try:
        renditions = picture.get_renditions(*specs)
    except (OSError, ValueError):
        return []
    return sorted(renditions.values(), key=lambda rendition: rendition.width)


def _view(renditions: list[Rendition]) -> PictureView:
    picture = renditions[0].image
    sources = {(r.width, r.url): Source(r.url, r.width, r.height) for r in renditions}
    return PictureView(
        id=picture.id,
        alt=picture.default_alt_text,
        credit=picture.credit,
        sources=tuple(sources[key] for key in sorted(sources)),
    )
