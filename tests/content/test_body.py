"""Blocks written as HTML: what each becomes, and that nothing foreign comes through."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jarshy import kazakh
from jarshy.content import body
from jarshy.media.queries import PictureView, Source

SHOT = PictureView(5, "Дала", "Б. Оспан", (Source("/media/a.webp", 400, 250),))
GROUND = body.Ground({5: SHOT}, {9: body.Linked(9, "Көпір", "/post/9")})
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&"


def write(*blocks: tuple[str, object]) -> str:
    return body.write([{"type": kind, "value": value} for kind, value in blocks], GROUND)


def item(value: object) -> dict[str, object]:
    return {"type": "item", "value": value}


def every_block(text: str) -> list[tuple[str, object]]:
    """One block of each kind with the same text in all of its places."""
    return [
        ("paragraph", f"<p>{text}</p>"),
        ("heading", text),
        ("quote", {"text": text, "name": text}),
        ("verse", text),
        ("picture", {"picture": 5, "caption": text, "credit": text}),
        ("gallery", [item({"picture": 5, "caption": text, "credit": text})]),
        ("video", {"url": "https://example.org/v?" + text, "caption": text}),
        ("table", {"caption": text, "rows": [item([item(text)]), item([item(text)])]}),
        ("footnote", {"mark": text, "text": f"<p>{text}</p>"}),
        ("read_also", 9),
    ]


def test_nothing_foreign_comes_through_any_block() -> None:
    html = write(*every_block(EVIL))
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html.replace("&gt;", "")
    assert "<img src=x" not in html


@given(st.text(max_size=60))
def test_any_text_in_any_block_is_written(text: str) -> None:
    html = write(*every_block(text))
    assert "<script" not in html.lower()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@example("сөз \"тырнақшада\" 'мұнда' – \u00ad\u200b\ufeff\u2028\x0b\x1f\x7f\x85 ғ")
@example("a\xa0b")
@example("a\rb")
@example("a\x00b")
@example("</p><p>")
def test_a_paragraph_of_words_alone_is_what_the_sanitiser_gives(text: str) -> None:
    html = f"<p>{text}</p>"
    if body._WORDS_ALONE.fullmatch(html):
        assert nh3.clean(html) == html
    assert body.clean(html) == nh3.clean(
        html,
        tags=body._INLINE_TAGS,
        attributes=body._INLINE_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
    )


def test_every_kind_of_block_of_the_model_has_a_writer() -> None:
    from jarshy.content.blocks import BodyBlock

    assert set(BodyBlock().child_blocks) == {kind for kind, _ in every_block("")}
    for kind, value in every_block("сөз"):
        body.write([{"type": kind, "value": value}], GROUND)


def test_lines_and_stanzas_of_verse_survive() -> None:
    html = write(("verse", "Ай туды,\nТау асты.\n\nТаң атты."))
    assert "Ай туды,<br>" in html.replace("\n", "")
    assert html.count("<p>") == 2


def test_a_footnote_is_linked_both_ways_and_an_unknown_mark_stays() -> None:
    html = write(
        ("paragraph", "<p>Бірінші[^1] және екінші[^2].</p>"),
        ("footnote", {"mark": "1", "text": "<p>Түсінік</p>"}),
    )
    assert 'href="#fn-1"' in html
    assert 'id="fn-1"' in html
    assert 'href="#ref-1"' in html
    assert "[^2]" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x/y", ""])
def test_a_video_elsewhere_than_the_web_is_left_out(url: str) -> None:
    assert write(("video", {"url": url, "caption": "Бейне"})) == ""


@pytest.mark.parametrize("href", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:x,y"])
def test_a_link_that_runs_code_loses_its_address(href: str) -> None:
    html = write(("paragraph", f'<p><a href="{href}">сөз</a></p>'))
    assert "href" not in html
    assert "сөз" in html


def test_a_passage_in_another_language_keeps_its_mark() -> None:
    html = write(("paragraph", '<p>Ол <span lang="ru">спасибо</span> деді.</p>'))
    assert '<span lang="ru">спасибо</span>' in html


def test_what_is_missing_leaves_no_trace() -> None:
    assert write(("picture", {"picture": 77})) == ""
    assert write(("read_also", 77)) == ""
    assert write(("gallery", [item({"picture": 77})])) == ""
    assert write(("table", {"rows": []})) == ""


def test_words_are_counted_without_markup() -> None:
    blocks = [
        {"type": "paragraph", "value": "<p>Бір <b>екі</b></p>"},
        {"type": "heading", "value": "үш"},
    ]
    assert body.plain(blocks).split() == ["Бір", "екі", "үш"]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("жері 43.238° N, 76.945° E болатын", "43.238° N, 76.945° E"),
        ("43°14′20″ N 76°56′40″ E", "43°14′20″ N 76°56′40″ E"),
        ("ендігі 43,2° N", "43,2° N"),
        ("+25° болды, 25°C, 90° NATO", ""),
        ('<a href="https://a.kz" title="43.2° N">карта</a>', ""),
    ],
)
def test_coordinates_stay_one_run_in_every_script(text: str, run: str) -> None:
    html = body.write([{"type": "paragraph", "value": f"<p>{text}</p>"}], body.Ground())
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', html) == ([run] if run else [])
    assert run in kazakh.convert_html(html, "arabic")
