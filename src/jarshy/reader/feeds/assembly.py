"""A subject and a script become a feed: texts are rewritten, addresses made absolute."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.templatetags.static import static

from jarshy import kazakh
from jarshy.content.queries import Label
from jarshy.content.scripts import Script
from jarshy.content.syndication import Item, site_uuid
from jarshy.media.queries import PictureView, Source
from jarshy.reader.feeds.plan import Category, Entry, Feed, Person, Subject
from jarshy.reader.xmltext import clean, line

# A feed without entries has to say when it changed, and never did.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_RIGHT_TO_LEFT_MARK = "\u200f"
# The first letter of any alphabet decides how a line of plain text runs.
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0600-\u06ff]")


def paper_id() -> UUID:
    """What ids are made from: they outlive another host, name or script of the paper."""
    return site_uuid() or uuid5(NAMESPACE_URL, settings.SITE_ADDRESS)


def assemble(subject: Subject, script: Script, file: str, paper: UUID) -> Feed:
    """The feed of a subject in a script; `file` is the last part of its address."""
    title = f"{subject.title} — {settings.SITE_NAME}" if subject.title else settings.SITE_NAME
    page = script.prefix + subject.path
    changes = [item.changed_at for item in subject.items]
    return Feed(
        # Three feeds; the articles in them are the same three times over.
        id=uuid5(paper, page).urn,
        title=in_script(line(title), script),
        about=in_script(line(subject.about), script),
        site_name=in_script(line(settings.SITE_NAME), script),
        page_address=settings.SITE_ADDRESS + page,
        own_address=f"{settings.SITE_ADDRESS}{page.rstrip('/')}/{file}",
        icon=_absolute(static("reader/mark.svg")),
        lang=script.lang,
        direction=script.direction,
        updated_at=_local(max(changes, default=_NEVER)),
        entries=tuple(_entry(item, script, paper) for item in subject.items),
    )


def in_script(text: str, script: Script) -> str:
    """Plain Kazakh text in the reader's script; runs of Russian stay, as they do on pages."""
    scheme = script.scheme(settings.LATIN_SCHEME)
    written = kazakh.convert(text, scheme, keep_russian=True)
    return _turn(written) if script.direction == "rtl" else written


def _turn(text: str) -> str:
    """A line of tóte that begins with a foreign word, told to run from the right nevertheless."""
    first = _FIRST_LETTER.search(text)
    is_turned = first is None or _ARABIC.match(first[0]) is not None
    return text if is_turned else _RIGHT_TO_LEFT_MARK + text


def in_language(text: str, language: str, script: Script) -> tuple[str, str]:
    """A text of an article as a reader of this script gets it, and the language it then is in."""
    return (in_script(text, script), script.lang) if language == "kk" else (text, language)


def _entry(item: Item, script: Script, paper: UUID) -> Entry:
    title, lang = in_language(line(item.headline), item.language, script)
    lead, _ = in_language(line(item.lead), item.language, script)
    direction = script.direction if lang == script.lang else "ltr"
    labels = [label for label in (item.rubric, *item.topics) if label]
    return Entry(
        id=uuid5(paper, item.path).urn,
        address=settings.SITE_ADDRESS + script.prefix + item.path,
        title=title,
        summary_html=f'<p lang="{lang}" dir="{direction}">{escape(lead)}</p>' if lead else "",
        lang=lang,
        authors=_people(item, script),
        categories=tuple(_category(label, script) for label in labels),
        published_at=_local(item.published_at),
        updated_at=_local(item.changed_at),
        picture=_picture(item.picture) if item.picture else None,
    )


def _people(item: Item, script: Script) -> tuple[Person, ...]:
    """The authors; the source where there are none, as on the article's page."""
    if not item.authors:
        source = line(item.source)
        return (Person(in_script(source, script)),) if source else ()
    site = settings.SITE_ADDRESS + script.prefix
    return tuple(Person(in_script(line(a.name), script), site + a.path) for a in item.authors)


def _category(label: Label, script: Script) -> Category:
    scheme = f"{settings.SITE_ADDRESS}/{label.kind}/"
    return Category(scheme, label.slug, in_script(line(label.name), script))


def _picture(picture: PictureView) -> Source:
    file = picture.largest
    return Source(_absolute(file.url), file.width_px, file.height_px)


def _absolute(url: str) -> str:
    return urljoin(settings.SITE_ADDRESS + "/", clean(url))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(microsecond=0)
