"""A body's stored blocks written as HTML: one small function a kind, found in one table.

The stored JSON is read as it is, without building Wagtail's block objects for every article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import nh3

from jarshy.media.queries import PictureView

Block = Mapping[str, Any]

_INLINE_TAGS = {"p", "br", "b", "strong", "i", "em", "sup", "sub", "a", "span", "q", "cite"}
_INLINE_ATTRIBUTES = {
    "*": {"lang", "dir", "translate"},
    "a": {"href", "title", "id"},
    "sup": {"class"},
}
# How wide a picture stands: in the column, across the page, in a gallery.
COLUMN_SIZES = "(min-width: 48rem) 44rem, 100vw"
WIDE_SIZES = "(min-width: 75rem) 62rem, 100vw"
TILE_SIZES = "(min-width: 48rem) 20rem, 50vw"

_FOOTNOTE = re.compile(r"\[\^([\w*]{1,8})\]")


@dataclass(frozen=True, slots=True)
class Linked:
    """Another article as a body points to it."""

    id: int
    headline: str
    path: str
    language: str = "kk"


@dataclass(frozen=True, slots=True)
class Ground:
    """What blocks refer to, fetched once for the whole body."""

    pictures: Mapping[int, PictureView] = field(default_factory=dict)
    articles: Mapping[int, Linked] = field(default_factory=dict)


def picture_ids(blocks: Iterable[Block]) -> set[int]:
    """The pictures a body shows."""
    ids = set()
    for block in blocks:
        value = block["value"]
        if block["type"] == "picture":
            ids.add(value.get("picture"))
        elif block["type"] == "gallery":
            ids.update(_items(item).get("picture") for item in value)
    return {id_ for id_ in ids if id_}


def linked_ids(blocks: Iterable[Block]) -> set[int]:
    """The articles a body recommends."""
    return {block["value"] for block in blocks if block["type"] == "read_also" and block["value"]}


def write(blocks: Iterable[Block], ground: Ground) -> str:
    """The whole body as safe HTML in Cyrillic, footnotes last."""
    blocks = list(blocks)
    marks = [block["value"]["mark"] for block in blocks if block["type"] == "footnote"]
    parts = [
        _anchor(_KINDS[block["type"]](block["value"], ground), number)
        for number, block in enumerate(blocks, 1)
    ]
    notes = "".join(_footnote(block["value"]) for block in blocks if block["type"] == "footnote")
    html = _link_footnotes("\n".join(part for part in parts if part), marks)
    html = _keep_places(html) if "°" in html else html
    return f'{html}\n<ol class="footnotes">{notes}</ol>' if notes else html


_FIRST_TAG = re.compile(r"<(p|figure|blockquote|div|aside)(?=[ >])")


def _anchor(html: str, number: int) -> str:
    """A block with its place in the text as its id: another script's page is opened there."""
    if html.startswith("<p>"):  # most do, and an expression takes four times as long
        return f'<p id="b{number}">{html[3:]}'
    return _FIRST_TAG.sub(rf'<\1 id="b{number}"', html, count=1)


# 43.238° N, 76.945° E: in a line of tóte its numbers and letters would change places.
# Bounded, for a paragraph may be a hundred thousand digits; a tag is passed over whole.
_ANGLE = r"\d[\d.,′″'° ]{0,24}° ?(?:\d[\d.,′″' ]{0,16})?[NSEW]\b"
_PLACE = re.compile(rf"<[^<>]*>|({_ANGLE}(?:,? {_ANGLE})?)")


def _keep_places(html: str) -> str:
    """Coordinates as one run from left to right."""
    return _PLACE.sub(lambda m: f'<bdi dir="ltr">{m[1]}</bdi>' if m[1] else m[0], html)


# A paragraph of words alone, which nh3 would give back as it is, sign for sign. Most are; nh3 takes
# 25 us for one, this 4.
_WORDS_ALONE = re.compile(r"<p>[^<>&\x00\r\xa0]*</p>")


def clean(html: str) -> str:
    """Rich text with nothing left in it but what a sentence may carry."""
    if _WORDS_ALONE.fullmatch(html):
        return html
    return nh3.clean(
        html,
        tags=_INLINE_TAGS,
        attributes=_INLINE_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
    )


def plain(blocks: Iterable[Block]) -> str:
    """The words of a body without their markup, for search, counting and descriptions."""
    return " ".join(_texts(block["value"]) for block in blocks if block["type"] != "read_also")


def _texts(value: Any) -> str:
    if isinstance(value, str):
        return re.sub(r"<[^>]+>", " ", value)
    if isinstance(value, Mapping):
        return " ".join(_texts(part) for key, part in value.items() if key not in {"id", "type"})
    if isinstance(value, list):
        return " ".join(_texts(part) for part in value)
    return ""


def _items(item: Any) -> Any:
    # A ListBlock stores {"type": "item", "value": …} since Wagtail 2.16; older rows hold the value.
    return item["value"] if isinstance(item, Mapping) and "value" in item else item


def _paragraph(value: str, _: Ground) -> str:
    html = clean(value)
    return html if html.lstrip().startswith("<p") else f"<p>{html}</p>"


def _heading(value: str, _: Ground) -> str:
    return f"<h2>{escape(value)}</h2>"


def _quote(value: Block, _: Ground) -> str:
    name = f"<cite>{escape(value['name'])}</cite>" if value.get("name") else ""
    return f"<blockquote><p>{_lines(value['text'])}</p>{name}</blockquote>"


def _verse(value: str, _: Ground) -> str:
    stanzas = re.split(r"\n\s*\n", value.strip("\n"))
    return f'<div class="verse">{"".join(f"<p>{_lines(stanza)}</p>" for stanza in stanzas)}</div>'


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line.rstrip()) for line in text.strip("\n").splitlines())


def _picture(value: Block, ground: Ground, sizes: str = COLUMN_SIZES) -> str:
    view = ground.pictures.get(value.get("picture") or 0)
    if view is None:
        return ""
    return figure(view, value.get("caption", ""), value.get("credit", ""), sizes=sizes)


def figure(
    view: PictureView,
    caption: str,
    credit: str,
    *,
    is_first: bool = False,
    sizes: str = COLUMN_SIZES,
) -> str:
    """A picture with its caption and credit; the first one of a page is fetched at once."""
    size = view.largest
    loading = 'fetchpriority="high"' if is_first else 'loading="lazy" decoding="async"'
    owner = credit or view.credit
    words = escape(caption)
    if owner:
        words += f' <span class="credit">Сурет: {escape(owner)}</span>'
    return (
        f'<figure><a class="zoom" href="{escape(size.url)}" aria-label="{_zoom_words(view.alt)}">'
        f'<img src="{escape(size.url)}" srcset="{escape(view.srcset)}" sizes="{sizes}"'
        f' width="{size.width_px}" height="{size.height_px}" alt="{escape(view.alt)}" {loading}>'
        "</a>" + (f"<figcaption>{words.strip()}</figcaption>" if words else "") + "</figure>"
    )


def _zoom_words(alt: str) -> str:
    return escape(f"Суретті үлкейту: {alt}" if alt else "Суретті үлкейту")


def _gallery(value: list[Any], ground: Ground) -> str:
    figures = "".join(_picture(_items(item), ground, TILE_SIZES) for item in value)
    return f'<div class="gallery">{figures}</div>' if figures else ""


def _video(value: Block, _: Ground) -> str:
    url = value["url"]
    if not url.startswith(("https://", "http://")):
        return ""
    caption = escape(value.get("caption") or "Бейнені көру")
    return (
        f'<p class="video"{_player(url)}><a href="{escape(url)}" rel="noopener nofollow">'
        f'<span class="play" aria-hidden="true"></span> {caption}</a></p>'
    )


# Films that may play in the page, at a click and never before: host and how its player is reached.
PLAYERS = (
    (
        re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([\w-]{6,20})"),
        "https://www.youtube-nocookie.com/embed/",
    ),
    (re.compile(r"https?://(?:www\.)?vimeo\.com/(\d{5,12})"), "https://player.vimeo.com/video/"),
)


def _player(url: str) -> str:
    for pattern, player in PLAYERS:
        match = pattern.match(url)
        if match:
            return f' data-player="{player}{match[1]}"'
    return ""


def _table(value: Block, _: Ground) -> str:
    rows = [[_items(cell) for cell in _items(row)] for row in value["rows"]]
    if not rows:
        return ""
    caption = f"<caption>{escape(value['caption'])}</caption>" if value.get("caption") else ""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[1:]
    )
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="Кесте"><table>{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _read_also(value: int, ground: Ground) -> str:
    linked = ground.articles.get(value)
    if linked is None:
        return ""
    return (
        f'<aside class="read-also"><span>Тағы оқыңыз:</span> '
        f'<a href="{linked.path}"{_foreign(linked)}>{escape(linked.headline)}</a></aside>'
    )


def _foreign(linked: Linked) -> str:
    return "" if linked.language == "kk" else f' lang="{escape(linked.language)}"'


def _nothing(_: Any, __: Ground) -> str:
    return ""  # a footnote stands at the end, not where it was typed


def _footnote(value: Block) -> str:
    mark = escape(value["mark"])
    text = re.sub(r"</?p[^>]*>", " ", clean(value["text"])).strip()
    back = f'<a href="#ref-{mark}" aria-label="Мәтінге оралу">↑</a>'
    return f'<li id="fn-{mark}"><span class="mark">{mark}</span> {text} {back}</li>'


def _link_footnotes(html: str, marks: list[str]) -> str:
    known = set(marks)
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        mark = match[1]
        if mark not in known:
            return match[0]
        anchor = "" if mark in seen else f' id="ref-{mark}"'
        seen.add(mark)
        return f'<sup class="ref"><a href="#fn-{mark}"{anchor}>{mark}</a></sup>'

    return _FOOTNOTE.sub(link, html)


_KINDS: dict[str, Callable[[Any, Ground], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quote": _quote,
    "verse": _verse,
    "picture": _picture,
    "gallery": _gallery,
    "video": _video,
    "table": _table,
    "footnote": _nothing,
    "read_also": _read_also,
}
