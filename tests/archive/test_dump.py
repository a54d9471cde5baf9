"""Page dumps: what is read from them, and what is refused with its line and reason."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarshy import kazakh
from jarshy.archive.errors import PageError
from jarshy.archive.oldpage import OldPage, RawPage
from jarshy.archive.sources.dump import MAX_BYTES, PageDump

CASE = (Path(__file__).parents[1] / "cases" / "page.txt").read_text(encoding="utf-8")
META = "1381 2 пікір 24 Қараша, 2023 сағат 16:21"


def parse(text: str, address: str = "https://abai.kz/post/7", name: str = "page.txt") -> OldPage:
    return PageDump().parse(RawPage(name, text.encode(), address))


def refusal(data: str | bytes, address: str = "https://abai.kz/post/7") -> PageError:
    raw = RawPage("page.txt", data.encode() if isinstance(data, str) else data, address)
    with pytest.raises(PageError) as caught:
        PageDump().parse(raw)
    return caught.value


def test_every_part_of_a_dump_is_read() -> None:
    page = parse(CASE, "https://abai.kz/index.php/post/173412")
    assert page.old_id == "173412"
    assert page.visited_on == date(2025, 6, 5)
    assert (page.rubric, page.views, page.comments) == ("Әдебиет", 1728, 55)
    assert page.headline == "Көктемгі тасқыннан кейінгі кітапхана"
    assert page.lead.startswith("Ауыл тұрғындары")
    assert [kind for kind, _ in page.blocks] == ["paragraph"] * 3
    assert page.source == "Zharshy.kz"
    assert [item.views for item in page.seen] == [905, 1204, 77]
    assert page.seen[0].author == "Нұрбол Сәрсенұлы"


def test_the_moment_follows_the_zone_of_its_day() -> None:
    before = parse(CASE).published_at
    after = parse(CASE.replace("8 Қыркүйек, 2023", "8 Қыркүйек, 2024")).published_at
    assert before.utcoffset() == timedelta(hours=6)
    assert after.utcoffset() == timedelta(hours=5)
    assert before.replace(tzinfo=None) == datetime(2023, 9, 8, 15, 10)


def test_a_lead_that_the_text_repeats_is_dropped() -> None:
    text = f"{META}\n\nТақырып\n\nБір сөйлем ғана...\n\nБір сөйлем ғана емес, екеу.\n\nСоңы."
    page = parse(text)
    assert page.lead == ""
    assert page.blocks[0] == ("paragraph", "<p>Бір сөйлем ғана емес, екеу.</p>")


def test_lines_that_stand_together_are_verse() -> None:
    text = f"{META}\n\nТақырып\n\nКіріспе сөз.\n\nАй туды,\nТау асты.\n\nСоңғы сөйлем."
    assert ("verse", "Ай туды,\nТау асты.") in parse(text).blocks


def test_a_signature_that_is_a_person_is_an_author() -> None:
    page = parse(f"{META}\n\nТақырып\n\nКіріспе.\n\nМәтін.\n\nДәурен Берікқажыұлы\n\n2 пікір")
    assert page.authors == ("Дәурен Берікқажыұлы",)
    assert page.source == ""


def test_a_photo_credit_under_the_title_is_not_the_lead() -> None:
    page = parse(f"{META}\n\nТақырып\n\nСурет: автордың архивінен.\n\nКіріспе.\n\nМәтін.")
    assert page.picture_credit == "автордың архивінен."
    assert page.lead == "Кіріспе."


def test_markup_in_a_dump_is_text() -> None:
    page = parse(f"{META}\n\nТақырып\n\nКіріспе.\n\n<script>alert(1)</script> & т.б.")
    assert page.blocks[-1] == (
        "paragraph",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; т.б.</p>",
    )


@pytest.mark.parametrize(
    ("scheme", "origin"),
    [("latin_2018", "latin"), ("latin_abai", "latin"), ("arabic", "arabic")],
)
def test_a_dump_in_another_script_is_stored_in_cyrillic(scheme: str, origin: str) -> None:
    dump = kazakh.convert(CASE, scheme)
    page, twin = parse(dump), parse(CASE)
    assert page.origin == origin
    assert page.published_at == twin.published_at
    assert page.visited_on == twin.visited_on
    assert (page.views, page.comments, page.rubric) == (1728, 55, "Әдебиет")
    assert page.headline == twin.headline
    assert page.source == "Zharshy.kz"
    assert [item.views for item in page.seen] == [905, 1204, 77]
    assert not re.search(
        "[a-zA-Z\u0600-\u06ff]", page.blocks[0][1].replace("<p>", "").replace("</p>", "")
    )


def test_a_russian_page_is_marked_as_russian() -> None:
    text = (
        f"{META}\n\nО чём рассказала старая карта города\n\nИсторики нашли её в архиве и показали"
        " жителям.\n\nНа ней видно, что улица раньше была берегом реки, а площадь стояла"
        " под водой каждую весну.\n\nAbai.kz"
    )
    assert parse(text).language == "ru"
    assert parse(CASE).language == "kk"


def test_the_number_comes_from_the_address_or_the_name_of_the_file() -> None:
    assert parse(CASE, "http://abai.kz/post/view?id=11229").old_id == "11229"
    assert parse(CASE, "", "176593.txt").old_id == "176593"
    assert parse("https://abai.kz/tt/post/55/\n" + CASE, "").old_id == "55"
    assert parse(CASE, "", "page.txt").old_id == parse(CASE, "", "other.txt").old_id


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("", 0, "empty"),
        ("\n \n", 0, "empty"),
        (b"\xff\xfe\x00", 1, "UTF-8"),
        (f"{META}\n\nТақ".encode() + b"\xd2\n", 3, "UTF-8"),
        ("Сенбі, 23 Қараша 2024\n1381 2 пікір", 2, "no line with views"),
        (f"Сенбі, 23 Қараша 2024\n{META}\n\n2 пікір\n", 2, "no title"),
        ("\n1381 2 пікір 31 Ақпан, 2023 сағат 16:21\n\nТақырып", 2, "Ақпан"),
        ("1381 2 пікір 24 Ноябрь, 2023 сағат 16:21\n\nТақырып", 1, "ноябрь"),
        ("1381 2 пікір 24 Қараша, 2023 сағат 25:21\n\nТақырып", 1, "25"),
        ("Сенбі, 31 Ақпан 2024\n" + META + "\n\nТақырып", 1, "Ақпан"),
        (f"{META}\n\nТақырып\n\nҮздік материалдар\n\nТіл\n\nЕскі сөз", 9, "views"),
        (f"{META}\n\n{'қ' * 401}", 3, "title of 401"),
        (b"x" * (MAX_BYTES + 1), 0, "larger than"),
        (f"{META}\n\nТақ\0ырып", 3, "NUL"),
    ],
)
def test_what_is_not_a_dump_is_refused_with_its_line(
    data: str | bytes, line: int, words: str
) -> None:
    error = refusal(data)
    assert words in str(error)
    assert error.line == line


def test_an_address_without_a_number_is_refused() -> None:
    assert "does not end in a post's number" in str(refusal(CASE, "https://abai.kz/about"))


@given(
    st.binary(max_size=400)
    | st.text(max_size=400).map(lambda t: f"{META}\n\n{t}".encode("utf-8", "replace"))
)
def test_any_bytes_are_a_page_or_a_refusal(data: bytes) -> None:
    try:
        page = PageDump().parse(RawPage("page.txt", data, "https://abai.kz/post/7"))
    except PageError as error:
        assert str(error)
    else:
        assert page.headline
