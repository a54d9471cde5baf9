"""A series as an EPUB 3 book in the reader's script: text only, a chapter a part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jarshy.content import presentation, queries
from jarshy.content.scripts import Script
from jarshy.reader import views
from jarshy.reader.environment import lines, moment, note_kind
from jarshy.reader.live import in_script
from jarshy.reader.xmltext import clean

EPUB = "application/epub+zip"
_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0"'
    ' xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
    ' full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_STYLE = (
    "body{line-height:1.6}blockquote{font-weight:bold}.verse{margin-inline-start:2em}"
    ".notes{border-inline-start:2px solid;padding-inline-start:1em;font-size:.9em}"
)
# What a text-only book leaves out: pictures, films, advice to read something else.
_LEFT_OUT = re.compile(
    r'<figure\b.*?</figure>|<p class="video".*?</p>|<aside\b.*?</aside>'
    r'|<p id="b\d+" class="video".*?</p>|<div[^>]* class="gallery">\s*</div>',
    re.S,
)
_VOID = re.compile(r"<(br|hr|col)([^>]*?)/?>")


def series(request: HttpRequest, script: Script, slug: str) -> HttpResponse:
    """The book, made when it is asked for."""
    label = queries.label("series", slug)
    cards = queries.of_series(label.id) if label else ()
    parts = [view for view in (presentation.article(card.id) for card in cards) if view]
    if label is None:
        return views.not_found(request)
    if not parts:
        return views.failure(404, script)
    name = f"{slug}-{script.lang}.epub".lower()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write_book(label, parts, script), content_type=EPUB, headers=headers)


def write_book(
    label: queries.Label, parts: Sequence[presentation.ArticleView], script: Script
) -> bytes:
    """The bytes of the book; the same parts give the same bytes."""
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book.opf": in_script(_package(label, parts, script), script.key),
        "nav.xhtml": _page(label.name, _contents(label, parts), script),
        "style.css": _STYLE,
    }
    files |= {f"part{n}.xhtml": _chapter(part, script) for n, part in enumerate(parts, 1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _put(archive, "mimetype", EPUB, zipfile.ZIP_STORED)
        for name, text in files.items():
            _put(archive, name, text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str, method: int) -> None:
    # No moment of packing goes in: a book that did not change has the same bytes.
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = method
    archive.writestr(info, clean(text).encode())


def _chapter(part: presentation.ArticleView, script: Script) -> str:
    lead = f"<p><b>{escape(part.lead)}</b></p>" if part.lead else ""
    names = ", ".join(escape(author.name) for author in part.authors)
    text = as_xml(_LEFT_OUT.sub("", part.body_html))
    words = f"<h1>{escape(part.headline)}</h1>{lead}{text}"
    own = _own_tongue(part.language)
    words = f'<div{own} dir="ltr">{words}</div>' if own else words
    return _page(part.headline, f"{words}<p>{names}</p>{_notes(part)}", script, own)


def _own_tongue(language: str) -> str:
    """The attributes that keep words of another language from being written in the script."""
    return "" if language == "kk" else f' lang="{language}" xml:lang="{language}"'


def _notes(part: presentation.ArticleView) -> str:
    """What the paper put right in a part: a book that is kept must not keep a fault."""
    said = [(note_kind(note), moment(note.noted_at), str(lines(note.text))) for note in part.notes]
    rows = "".join(f"<p><b>{kind}</b> {at}<br/>{as_xml(text)}</p>" for kind, at, text in said)
    return f'<section class="notes">{rows}</section>' if rows else ""


def as_xml(html: str) -> str:
    """HTML that content.body wrote, as XML: void tags closed, the one named entity by number."""
    return _VOID.sub(r"<\1\2/>", html).replace("&nbsp;", "&#160;")


def _page(title: str, body: str, script: Script, own: str = "") -> str:
    html = (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{script.lang}" xml:lang="{script.lang}" dir="{script.direction}">'
        f"<head><title{own}>{escape(title)}</title>"
        f'<link rel="stylesheet" href="style.css"/></head><body>{body}</body></html>'
    )
    return in_script(html, script.key)


def _contents(label: queries.Label, parts: Sequence[presentation.ArticleView]) -> str:
    rows = "".join(
        f'<li><a href="part{n}.xhtml"{_own_tongue(part.language)}>{escape(part.headline)}</a></li>'
        for n, part in enumerate(parts, 1)
    )
    return f'<nav epub:type="toc"><h1>{escape(label.name)}</h1><ol>{rows}</ol></nav>'


def _package(
    label: queries.Label, parts: Sequence[presentation.ArticleView], script: Script
) -> str:
    names = dict.fromkeys(author.name for part in parts for author in part.authors)
    creators = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in names)
    numbers = range(1, len(parts) + 1)
    items = "".join(
        f'<item id="part{n}" href="part{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    spine = "".join(f'<itemref idref="part{n}"/>' for n in numbers)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{settings.SITE_ADDRESS}{script.prefix}{label.path}'
        f"</dc:identifier><dc:title>{escape(label.name)}</dc:title>{creators}"
        f"<dc:language>{script.lang}</dc:language>"
        f'<meta property="dcterms:modified">{_modified(parts)}</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>'
        f'<spine page-progression-direction="{script.direction}">{spine}</spine></package>'
    )


def _modified(parts: Sequence[presentation.ArticleView]) -> str:
    told = [note.noted_at for part in parts for note in part.notes]
    moments = [at for part in parts for at in (part.updated_at, part.published_at) if at]
    newest: datetime | None = max(moments + told, default=None)
    return f"{newest:%Y-%m-%dT%H:%M:%SZ}" if newest else "1970-01-01T00:00:00Z"
