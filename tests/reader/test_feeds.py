"""Feeds: what a reader of feeds gets, in every script, whatever was typed."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jarshy.content.queries import Label
from jarshy.content.scripts import SCRIPTS, Script
from jarshy.content.syndication import Item
from jarshy.media.queries import PictureView, Source
from jarshy.reader.feeds import FEEDS, FORMS, atom, json_feed, pages_with_feeds
from jarshy.reader.feeds.assembly import assemble
from jarshy.reader.feeds.plan import Subject
from tests.browser.paper import NOW, TITLE_400, Paper
from tests.reader.conftest import PREFIXES, addresses

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "http://127.0.0.1:8000"
CYRILLIC = re.compile("[\u0400-\u052f]")
SUBJECTS = ("front", "rubric", "author", "topic", "series")


def feed_paths(paper: Paper) -> dict[str, str]:
    """The Cyrillic page and the feed of every kind."""
    known = addresses(paper)
    return {known[name]: f"{known[name].rstrip('/')}/feed.xml" for name in SUBJECTS}


def read(reader: Client, path: str) -> ElementTree.Element:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return ElementTree.fromstring(answer.content)


def entries(feed: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """By the path of their page in Cyrillic."""
    found = {}
    for entry in feed.findall(f"{ATOM}entry"):
        path = entry.find(f"{ATOM}link").attrib["href"].removeprefix(SITE)  # type: ignore[union-attr]
        found[re.sub("^/(lt|tt)", "", path)] = entry
    return found


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


@pytest.mark.parametrize("lang", PREFIXES)
def test_every_feed_says_where_it_is_and_what_it_belongs_to(
    reader: Client, paper: Paper, lang: str
) -> None:
    for page, path in feed_paths(paper).items():
        feed = read(reader, PREFIXES[lang] + path)
        assert feed.tag == f"{ATOM}feed" and feed.attrib[LANG] == lang
        links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
        assert links == {
            "self": SITE + PREFIXES[lang] + path,
            "alternate": SITE + PREFIXES[lang] + page,
        }
        assert reader.get(links["alternate"].removeprefix(SITE)).status_code == 200
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert entries(feed)


def test_a_feed_tells_its_kind_its_language_and_that_nothing_is_to_be_guessed(
    reader: Client, paper: Paper
) -> None:
    answer = reader.get("/tt/feed.xml")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer["Content-Language"] == "kk-Arab"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in answer
    assert reader.get("/feed.json")["Content-Type"] == "application/feed+json; charset=utf-8"


def test_every_entry_has_what_the_standard_asks_for(reader: Client, paper: Paper) -> None:
    for path in feed_paths(paper).values():
        feed = read(reader, path)
        found = list(entries(feed).values())
        assert len({text(entry, "id") for entry in found}) == len(found)
        for entry in found:
            assert text(entry, "id").startswith("urn:uuid:") and text(entry, "title")
            assert datetime.fromisoformat(text(entry, "updated")).utcoffset() is not None
            assert text(entry, "published") <= text(entry, "updated") <= text(feed, "updated")


def test_the_newest_thirty_stand_newest_first(reader: Client, paper: Paper) -> None:
    found = list(entries(read(reader, "/feed.xml")).values())
    moments = [datetime.fromisoformat(text(entry, "published")) for entry in found]
    assert len(found) == 30
    assert moments == sorted(moments, reverse=True)


def test_an_entry_says_what_its_article_says(reader: Client, paper: Paper) -> None:
    entry = entries(read(reader, _series(paper)))[f"/post/{paper.full}"]
    assert text(entry, "title") == "Әр блогы бар мақала"
    assert text(entry, "summary") == ('<p lang="kk-Cyrl" dir="ltr">Қысқаша мазмұны осында.</p>')
    assert datetime.fromisoformat(text(entry, "updated")) == NOW
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Суретсіз Автор"
    page = entry.findtext(f"{ATOM}author/{ATOM}uri") or ""
    assert reader.get(page.removeprefix(SITE)).status_code == 200
    labels = [kind.attrib["label"] for kind in entry.findall(f"{ATOM}category")]
    assert labels == ["Әдебиет"]
    for other in entries(read(reader, f"{addresses(paper)['topic']}/feed.xml")).values():
        assert [kind.attrib["label"] for kind in other.findall(f"{ATOM}category")][-1] == "Кітап"
    picture = entry.find(f"{MEDIA}thumbnail")
    assert picture is not None and picture.attrib["width"] == "640"
    assert picture.attrib["url"].startswith(f"{SITE}/media/")


def _series(paper: Paper) -> str:
    return addresses(paper)["series"] + "/feed.xml"


def test_scripts_differ_in_letters_and_addresses_and_not_in_what_they_mean(
    reader: Client, paper: Paper
) -> None:
    feeds = {start: read(reader, f"{start}{_series(paper)}") for start in PREFIXES.values()}
    found = {start: entries(feed) for start, feed in feeds.items()}
    for path, entry in found[""].items():
        for start in ("/lt", "/tt"):
            twin = found[start][path]
            assert text(twin, "id") == text(entry, "id")
            assert text(twin, "updated") == text(entry, "updated")
            assert text(twin, "title") != text(entry, "title")
    assert len({text(feed, "id") for feed in feeds.values()}) == 3


def test_no_feed_holds_a_letter_of_another_alphabet(reader: Client, paper: Paper) -> None:
    for start in ("/lt", "/tt"):
        for path in feed_paths(paper).values():
            for element in read(reader, start + path).iter():
                own = element.attrib.get(LANG, "kk")
                words = f"{element.text or ''}{element.attrib.get('label', '')}"
                assert own == "ru" or not CYRILLIC.search(words), words


def test_a_title_in_a_feed_is_the_one_on_the_page(reader: Client, paper: Paper) -> None:
    for start in PREFIXES.values():
        for path, entry in list(entries(read(reader, f"{start}{_series(paper)}")).items()):
            html = reader.get(start + path).content.decode()
            assert f">{text(entry, 'title')}</h1>" in html


def test_a_russian_article_stays_as_it_was_written(reader: Client, paper: Paper) -> None:
    for start in PREFIXES.values():
        entry = entries(read(reader, start + _rubric_of(paper.russian)))[f"/post/{paper.russian}"]
        title, summary = entry.find(f"{ATOM}title"), entry.find(f"{ATOM}summary")
        assert title is not None and title.text == "Русская статья целиком"
        assert title.attrib[LANG] == "ru"
        assert summary is not None
        assert summary.text == '<p lang="ru" dir="ltr">Короткое содержание.</p>'


def _rubric_of(article_id: int) -> str:
    from jarshy.content.models import Article

    return f"/rubric/{Article.objects.get(id=article_id).rubric.slug}/feed.xml"


def test_what_is_not_live_is_in_no_feed(reader: Client, paper: Paper) -> None:
    for path in feed_paths(paper).values():
        assert f"/post/{paper.taken_down}" not in entries(read(reader, path))


def test_an_article_without_author_is_signed_with_its_source(reader: Client, paper: Paper) -> None:
    from jarshy.content.models import Article

    row = Article.objects.create(
        headline="Көшірме", source="Abai.kz", live=True, published_at=NOW + timedelta(hours=1)
    )
    entry = entries(read(reader, "/lt/feed.xml"))[f"/post/{row.pk}"]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Abai.kz"
    assert entry.find(f"{ATOM}author/{ATOM}uri") is None


def test_the_json_feed_tells_the_same(reader: Client, paper: Paper) -> None:
    for start in PREFIXES.values():
        for path in feed_paths(paper).values():
            feed = read(reader, start + path)
            found = json.loads(reader.get(start + path.replace(".xml", ".json")).content)
            assert found["version"] == "https://jsonfeed.org/version/1.1"
            assert found["language"] == feed.attrib[LANG]
            assert found["feed_url"].endswith(path.replace(".xml", ".json"))
            ours = [(e["id"], e["title"], e["date_modified"]) for e in found["items"]]
            assert ours == [
                tuple(text(entry, name) for name in ("id", "title", "updated"))
                for entry in entries(feed).values()
            ]
            assert all(("content_html" in e) != ("content_text" in e) for e in found["items"])


@pytest.mark.parametrize(
    "path",
    [
        "/rubric/zhok/feed.xml",
        "/author/zhok/feed.json",
        "/topic/zhok/feed.xml",
        "/series/zhok/feed.xml",
        "/rubric/feed.xml",
        "/latest/feed.xml",
        "/feed.rss",
        "/feedxxml",
        "/feed.xml?before=1-1",
        "/feed.xml?before=abc",
    ],
)
def test_a_feed_that_is_not_there_is_404_in_the_script_of_its_address(
    reader: Client, paper: Paper, path: str
) -> None:
    for lang, start in PREFIXES.items():
        answer = reader.get(start + path)
        assert answer.status_code == 404
        assert f'<html lang="{lang}"' in answer.content.decode()


def test_an_empty_rubric_has_a_feed_without_entries(reader: Client, paper: Paper) -> None:
    path = addresses(paper)["empty rubric"]
    feed = read(reader, f"{path}/feed.xml")
    assert entries(feed) == {} and text(feed, "updated")
    assert json.loads(reader.get(f"{path}/feed.json").content)["items"] == []


def test_an_empty_site_has_a_feed(db: None) -> None:
    from jarshy.content.models import Article

    Article.objects.all().delete()
    feed = read(Client(HTTP_HOST="127.0.0.1"), "/feed.xml")
    assert entries(feed) == {}


def test_ids_outlive_another_host_and_another_name(
    reader: Client, paper: Paper, settings: Any
) -> None:
    before = read(reader, "/feed.xml")
    settings.SITE_ADDRESS, settings.SITE_NAME = "https://basqa.example", "Басқа"
    after = read(reader, "/feed.xml")
    assert text(before, "id") == text(after, "id")
    assert [text(e, "id") for e in before.findall(f"{ATOM}entry")] == [
        text(e, "id") for e in after.findall(f"{ATOM}entry")
    ]
    link = after.find(f"{ATOM}link")
    assert link is not None and link.attrib["href"] == "https://basqa.example/feed.xml"


def test_a_feed_costs_few_queries(
    reader: Client, paper: Paper, django_assert_max_num_queries: Any
) -> None:
    for path in feed_paths(paper).values():
        reader.get(path)
        with django_assert_max_num_queries(7):
            reader.get(path)


def test_a_page_offers_the_feed_of_the_paper_and_its_own() -> None:
    assert pages_with_feeds("/") == ("/",)
    assert pages_with_feeds("/archive/2024/11") == ("/",)
    assert pages_with_feeds("/series/jol") == ("/", "/series/jol")
    assert pages_with_feeds("/series/jol/whole") == ("/",)


def test_a_page_names_its_feeds_in_its_head(reader: Client, paper: Paper) -> None:
    for page, path in feed_paths(paper).items():
        for start in PREFIXES.values():
            html = reader.get(start + page).content.decode()
            found = re.findall(
                r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', html
            )
            assert found == [SITE + start + feed for feed in dict.fromkeys(("/feed.xml", path))]
    assert "atom+xml" not in reader.get("/post/999999999").content.decode()


ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'[]!-]/:?ҚқAاb \x00\x08\x0b\x1f\ufffe\uffff\U0001f600", max_size=40),
    st.sampled_from(
        [
            "]]>",
            "<!--hole:views:1-->",
            "<![CDATA[",
            "&#0;&amp;&nbsp;",
            "GPS құрылғысы",
            TITLE_400,
            "\U0001f1f0\U0001f1ff жеңіс",
        ]
    ),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    at = datetime(2024, 11, 23, 12, 0, tzinfo=UTC)
    names = [Label(1, draw(ANY_TEXT), "at", kind) for kind in ("rubric", "author", "topic")]
    shot = PictureView(1, draw(ANY_TEXT), draw(ANY_TEXT), (Source("/media/a&b.webp", 640, 400),))
    return Item(
        id=draw(st.integers(1, 10**18)),
        headline=draw(ANY_TEXT),
        lead=draw(ANY_TEXT),
        language=draw(st.sampled_from(["kk", "ru", "en"])),
        published_at=at,
        changed_at=at,
        rubric=draw(st.sampled_from([None, names[0]])),
        authors=draw(st.sampled_from([(), (names[1],)])),
        source=draw(ANY_TEXT),
        topics=(names[2],),
        picture=draw(st.sampled_from([None, shot])),
    )


PAPER = UUID("6a1f2b3c-0000-4000-8000-000000000001")


@given(item=items(), title=ANY_TEXT, about=ANY_TEXT, script=st.sampled_from(SCRIPTS))
def test_whatever_was_typed_a_feed_is_well_formed(
    item: Item, title: str, about: str, script: Script
) -> None:
    subject = Subject("/rubric/at", title, about, (item,), frozenset())
    for form in FORMS:
        written = form.write(assemble(subject, script, form.FILE, PAPER))
        assert "<!--hole" not in written
        if form is atom:
            feed = ElementTree.fromstring(written.encode())
            assert len(feed.findall(f"{ATOM}entry")) == 1
            ElementTree.fromstring(text(feed.findall(f"{ATOM}entry")[0], "summary") or "<p/>")
        else:
            assert form is json_feed
            assert len(json.loads(written)["items"]) == 1


def test_a_line_of_tote_runs_from_the_right_whatever_it_begins_with() -> None:
    from jarshy.content.scripts import ARABIC, LATIN
    from jarshy.reader.feeds.assembly import in_script

    assert in_script("GPS құрылғысы", ARABIC).startswith("\u200fGPS")
    assert not in_script("2024 жыл", ARABIC).startswith("\u200f")
    assert not in_script("GPS құрылғысы", LATIN).startswith("\u200f")


def test_kinds_and_forms_have_addresses_of_their_own() -> None:
    assert len({kind.address for kind in FEEDS}) == len(FEEDS)
    assert len({form.FILE for form in FORMS}) == len(FORMS)
    assert Path(atom.FILE).suffix == ".xml"
