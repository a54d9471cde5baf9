"""A reader with scripts off, with a keyboard, with a screen reader; and what scripts add."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import PREFIXES, Portal

pytestmark = pytest.mark.browser

STATUS = {"taken-down": 410, "missing": 404}


@pytest.fixture
def page(browser: Any) -> Any:
    """A page at a desk; the test fails when the console reports an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made = context.new_page()
    faults: list[str] = []
    made.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    context.close()
    assert [fault for fault in faults if "404" not in fault and "410" not in fault] == []


def test_with_scripts_off_every_page_is_whole(browser: Any, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for lang in PREFIXES:
        for name, path in portal.pages.items():
            answer = page.goto(portal.url(path, lang))
            assert answer.status == STATUS.get(name, 200), name
            assert page.locator("h1").count() == 1, name
            assert page.locator(".today time").inner_text().strip(), name
            assert page.locator(".scripts a").count() == 3, name
    context.close()


def test_with_scripts_off_a_reader_goes_from_script_to_script(browser: Any, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    path = portal.pages["article"]
    page.goto(portal.url(path))
    page.click('.scripts a[lang="kk-Arab"]')
    assert page.url == portal.url(path, "kk-Arab")
    page.click('.scripts a[lang="kk-Latn"]')
    assert page.url == portal.url(path, "kk-Latn")
    assert page.locator("html").get_attribute("lang") == "kk-Latn"
    context.close()


def test_the_script_once_chosen_is_offered_and_never_imposed(page: Any, portal: Portal) -> None:
    path = portal.pages["article"]
    page.goto(portal.url(path))
    assert page.locator(".offer").count() == 0, "nothing was chosen yet"
    page.click('.scripts a[lang="kk-Arab"]')
    page.wait_for_url(portal.url(path, "kk-Arab"))
    page.goto(portal.url("/latest"))
    page.wait_for_selector(".offer")
    assert page.url == portal.url("/latest"), "no redirect"
    page.click(".offer a")
    page.wait_for_url(portal.url("/latest", "kk-Arab"))
    assert page.locator(".offer").count() == 0
    page.goto(portal.url("/latest"))
    page.click(".offer button")
    page.goto(portal.url("/archive"))
    assert page.locator(".offer").count() == 0, "closed once, not offered again"
    assert page.context.cookies() == []


def test_with_scripts_off_the_search_form_answers(browser: Any, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal.url("/search"))
    page.fill("#q", "кітап")
    page.click(".search button")
    assert page.locator(".names a").first.inner_text() == "Кітап"
    context.close()


def test_no_page_is_wider_than_its_window(browser: Any, portal: Portal) -> None:
    wide = []
    for width in (320, 360, 768, 1280):
        context = browser.new_context(viewport={"width": width, "height": 740})
        page = context.new_page()
        for lang in PREFIXES:
            for name, path in portal.pages.items():
                page.goto(portal.url(path, lang))
                over = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                if over > 0:
                    wide.append((name, lang, width, over))
        context.close()
    assert wide == []


def test_words_of_another_alphabet_keep_their_place_between_tote_words(
    page: Any, portal: Portal
) -> None:
    page.goto(portal.url("/", "kk-Arab"))
    edges = page.evaluate(
        """() => [...document.querySelectorAll(".latest li a")].map(link => {
            const words = document.createRange();
            words.selectNodeContents(link);
            return [link.lang, Math.round(words.getBoundingClientRect().right)];
        })"""
    )
    assert any(lang == "ru" for lang, _ in edges), "the paper has a Russian title"
    assert len({edge for _, edge in edges}) == 1, edges
    ahead = page.evaluate(
        """() => {
            const line = document.querySelector(".byline");
            line.innerHTML = "<span>Jarshy.kz</span> <span class=count>1420</span>";
            const [name, count] = line.children;
            return name.getBoundingClientRect().left - count.getBoundingClientRect().right;
        }"""
    )
    assert ahead >= 0, "a name goes before its count, from right to left"


def test_twice_the_text_size_keeps_every_page_in_its_window(browser: Any, portal: Portal) -> None:
    # 200 % of 1280 px is 640 px of room; the text alone may be doubled as well.
    context = browser.new_context(viewport={"width": 640, "height": 450})
    page = context.new_page()
    wide = []
    for name, path in portal.pages.items():
        page.goto(portal.url(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    context.close()
    assert wide == []


def spoken(context: Any, page: Any) -> list[str]:
    """The names of a page's accessibility tree in the order a screen reader meets them."""
    session = context.new_cdp_session(page)
    nodes = {n["nodeId"]: n for n in session.send("Accessibility.getFullAXTree")["nodes"]}

    def walk(node: dict[str, Any]) -> list[str]:
        own = [] if node.get("ignored") else [str(node.get("name", {}).get("value", ""))]
        below = [walk(nodes[id_]) for id_ in node.get("childIds", []) if id_ in nodes]
        return own + [name for names in below for name in names]

    return walk(next(n for n in nodes.values() if not n.get("parentId")))


def test_a_screen_reader_meets_heading_meta_body_comments_in_this_order(
    browser: Any, portal: Portal
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(portal.url(portal.pages["many-comments"]))
    names = spoken(context, page)
    context.close()
    start = names.index("Көп пікірлі мақала")
    rest = names[start:]
    places = [
        next(n for n, name in enumerate(rest) if name.startswith(words))
        for words in ("Көп пікірлі мақала", "70 пікір", "Бұл\u00a0– кәдімгі абзац", "0-пікір.")
    ]
    assert places == sorted(places)
    assert not any("70 пікір" in name for name in names[:start])


def test_a_keyboard_reaches_the_text_and_the_switch_and_shows_where_it_is(
    page: Any, portal: Portal
) -> None:
    page.goto(portal.url(portal.pages["article"]))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(portal.url(portal.pages["article"]))
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('hreflang')"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", seen
    assert [lang for lang in seen if lang] == list(PREFIXES)


def test_the_switch_keeps_the_place_in_the_text(page: Any, portal: Portal) -> None:
    page.goto(portal.url(portal.pages["article"]))
    page.evaluate("document.querySelector('.verse').scrollIntoView()")
    block = page.evaluate("document.querySelector('.verse').id")
    page.evaluate("document.querySelector('.scripts a[lang=kk-Latn]').click()")
    page.wait_for_url("**/lt/post/**")
    assert page.url.endswith(f"#{block}")


def test_a_picture_opens_over_the_page_and_closes_with_escape(page: Any, portal: Portal) -> None:
    page.goto(portal.url(portal.pages["article"]))
    page.locator(".gallery a.zoom").first.click()
    box = page.locator("dialog.lightbox")
    assert box.is_visible()
    assert box.locator("button").all_inner_texts() == ["Алдыңғы", "Жабу", "Келесі"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.className") == "zoom"


def test_a_film_is_asked_for_at_a_click_only(browser: Any, portal: Portal) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.route(re.compile("^https:"), lambda route: route.abort())
    page.goto(portal.url(portal.pages["article"]), wait_until="networkidle")
    assert [url for url in asked if not url.startswith(portal.address)] == []
    with page.expect_request(re.compile("^https:")) as film:
        page.click(".video a")
    context.close()
    assert film.value.url == "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


def test_earlier_articles_come_into_the_same_page(page: Any, portal: Portal) -> None:
    page.goto(portal.url("/latest"))
    before = page.locator(".list > article").count()
    page.click("a.more")
    page.locator(".list > article").nth(before).wait_for()
    addresses = page.eval_on_selector_all(".list h2 a", "links => links.map(a => a.href)")
    assert len(addresses) == len(set(addresses))
    assert page.url.endswith("/latest")


def test_control_and_an_arrow_turn_to_the_next_part_and_the_other_way_in_tote(
    page: Any, portal: Portal
) -> None:
    page.goto(portal.url("/archive/2024/11/23"))
    earlier = page.locator('main a[rel="prev"]').get_attribute("href")
    page.keyboard.press("Control+ArrowLeft")
    page.wait_for_url(f"**{earlier}")
    page.goto(portal.url("/archive/2024/11/23", "kk-Arab"))
    page.keyboard.press("Control+ArrowRight")
    page.wait_for_url(f"**/tt{earlier}")


def test_a_misprint_is_told_with_control_and_enter(page: Any, portal: Portal) -> None:
    page.goto(portal.url(portal.pages["article"]))
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.body h2'))")
    with page.expect_response("**/typo") as answer:
        page.keyboard.press("Control+Enter")
    assert answer.value.status == 204
    page.wait_for_selector(".typo[role=status]")
    assert page.locator(".typo").inner_text() == "Рақмет, редакцияға жетті"


def test_the_age_of_a_fresh_article_is_told_in_the_script_of_the_page(
    browser: Any, portal: Portal
) -> None:
    for lang, words in {
        "kk-Cyrl": "30 минут бұрын", "kk-Latn": "30 mınýt buryn", "kk-Arab": "30 مينۋت بۇرىن",
    }.items():  # fmt: skip
        context = browser.new_context()
        page = context.new_page()
        page.clock.set_fixed_time("2024-11-23T11:30:00+05:00")
        page.goto(portal.url("/latest", lang))
        told = page.locator(".byline time").first.inner_text()
        context.close()
        assert told == words
