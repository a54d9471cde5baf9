"""Golden: every line of a page dump stands in the page we make of it, in the dump's order."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from jarshy import kazakh
from jarshy.archive.models import ImportedPage
from jarshy.archive.operations import move_in
from jarshy.archive.sources import SOURCES
from jarshy.audience.operations import set_best
from jarshy.content.operations import IncomingArticle, take_in
from tests.conftest import ALMATY, SEED
from tests.support.reading import first_missing, fold_space, visible_lines

CASES = Path(__file__).parents[1] / "cases"
SCHEMES = {"": "cyrillic", "/lt": "latin_2018", "/tt": "arabic"}
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def dumps() -> list[tuple[Path, str]]:
    """The dump the project started from, where it stands, and one of our own."""
    seed = SEED / "page.txt"
    ours = (CASES / "page.txt", "https://abai.kz/index.php/post/173412")
    return [ours, (seed, "https://abai.kz/index.php/post/176593")] if seed.exists() else [ours]


@pytest.fixture(params=dumps(), ids=lambda case: case[0].parent.name)
def imported(request, site, now, monkeypatch):
    """A dump moved in, its best materials made real and picked, the calendar set to its visit."""
    path, address = request.param
    report = move_in(source=SOURCES["dump"](), path=path, address=address, at=now)
    assert report.refused == []
    page = ImportedPage.objects.get()
    picks = [_write_best(entry, n) for n, entry in enumerate(page.seen.all())]
    set_best(article_ids=picks)
    visit = datetime.combine(page.visited_on, datetime.min.time(), ALMATY).replace(hour=13)
    monkeypatch.setattr(timezone, "now", lambda: visit)
    return page.article_id, _lines(path)


def _write_best(entry, n: int) -> int:
    incoming = IncomingArticle(
        id=None,
        headline=entry.headline,
        lead="",
        blocks=[],
        rubric=entry.rubric,
        authors=(entry.author,),
        published_at=datetime(2023, 1, 1 + n, tzinfo=ALMATY),
        imported_views=entry.views,
    )
    return take_in(incoming=incoming, at=datetime(2024, 1, 1, tzinfo=ALMATY))


def _lines(path: Path) -> list[str]:
    return [line for line in map(fold_space, path.read_text(encoding="utf-8").splitlines()) if line]


@pytest.mark.parametrize("prefix", SCHEMES)
def test_every_line_of_the_dump_stands_whole_and_in_order(imported, prefix: str) -> None:
    article_id, dump = imported
    response = Client().get(f"{prefix}/post/{article_id}", headers={"host": "127.0.0.1"})
    assert response.status_code == 200
    wanted = [_written(line, SCHEMES[prefix]) for line in dump]
    assert first_missing(wanted, visible_lines(response.content.decode())) is None


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_nothing_of_the_page_is_left_in_cyrillic(imported, prefix: str) -> None:
    article_id, _ = imported
    html = (
        Client().get(f"{prefix}/post/{article_id}", headers={"host": "127.0.0.1"}).content.decode()
    )
    # The switch names Cyrillic in Cyrillic, and says so: lang="kk-Cyrl".
    own = re.sub(r'<a [^>]*lang="kk-Cyrl"[^>]*>[^<]*</a>', "", html)
    assert own != html
    assert CYRILLIC.findall(own) == []


def _written(line: str, scheme: str) -> str:
    """A line of the dump in a script; dates keep their ASCII comma, as portals print them."""
    if scheme == "cyrillic":
        return line
    # Dates are printed inside <time>; the library is told so in the same way.
    dated = re.sub(r"(\d{1,2} \w+, \d{4} \w+ [\d:]+)$", r"<time>\1</time>", line)
    if dated == line and re.match(r"^\w+, \d{1,2} \w+ \d{4}$", line):
        dated = f"<time>{line}</time>"
    return re.sub(r"</?time>", "", kazakh.convert_html(dated, scheme))
