"""A reader at the front: what is stored, when it is right, and what nobody can do to it."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from jarshy.delivery import shelf as shelf_module
from jarshy.delivery.keys import Key
from tests.delivery.conftest import SORRY, House, play


def test_a_page_is_rendered_once_and_served_from_memory(house: House) -> None:
    async def walk() -> None:
        first = await house.get("/post/5")
        again = await house.get("/post/5")
        assert first.text == again.text == "<p>/post/5? нұсқа 1</p><b>1381</b>"
        assert first.headers == again.headers
        assert len(house.press.rendered) == 1
        assert house.behind == []

    play(walk())


def test_fifty_readers_of_a_missing_page_cause_one_rendering(house: House) -> None:
    async def walk() -> None:
        answers = await asyncio.gather(*(house.get("/post/5") for _ in range(50)))
        assert {answer.status for answer in answers} == {200}
        assert len(house.press.rendered) == 1

    play(walk())


def test_a_restart_finds_the_page_on_disk(tmp_path: Path) -> None:
    async def walk() -> None:
        before, after = House(tmp_path), House(tmp_path)
        first = await before.get("/post/5")
        again = await after.get("/post/5")
        assert again.text == first.text
        assert after.press.rendered == []
        before.shelf.close()
        after.shelf.close()

    play(walk())


def test_a_page_on_disk_that_changed_meanwhile_is_rendered_anew(tmp_path: Path) -> None:
    async def walk() -> None:
        before, after = House(tmp_path), House(tmp_path)
        await before.get("/post/5")
        after.publish("/post/5")
        assert "нұсқа 2" in (await after.get("/post/5")).text
        before.shelf.close()
        after.shelf.close()

    play(walk())


def test_two_workers_render_a_page_once(tmp_path: Path) -> None:
    async def walk() -> None:
        one, two = House(tmp_path), House(tmp_path)
        for house in (one, two):
            house.publish("/post/5")
        assert "нұсқа 2" in (await one.get("/post/5")).text
        assert "нұсқа 2" in (await two.get("/post/5")).text
        assert len(one.press.rendered) + len(two.press.rendered) == 1
        one.shelf.close()
        two.shelf.close()

    play(walk())


def test_a_change_touches_its_page_and_no_other(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        await house.get("/post/6")
        house.publish("/post/5")
        house.now += 10
        assert "нұсқа 2" in (await house.get("/post/5")).text
        assert "нұсқа 1" in (await house.get("/post/6")).text
        assert [key.path for key in house.press.rendered] == ["/post/5", "/post/6", "/post/5"]

    play(walk())


def test_a_change_during_a_rendering_leaves_no_stale_page(house: House) -> None:
    """The text is read, then changes and is announced, then the old page is finished and kept."""

    def publish_once(key: Key) -> None:
        house.press.during = lambda key: None
        house.publish(key.path)

    async def walk() -> None:
        house.press.during = publish_once
        assert "нұсқа 1" in (await house.get("/post/5")).text
        house.now += shelf_module.GRACE_S + 0.01
        assert "нұсқа 2" in (await house.get("/post/5")).text
        assert house.folder.read(Key("abai.test", "/post/5")).mark == house.history.mark

    play(walk())


def test_a_just_changed_page_is_shown_while_its_successor_is_rendered(house: House) -> None:
    is_free = threading.Event()

    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.press.during = lambda key: is_free.wait(10)
        house.now += 0.1
        assert "нұсқа 1" in (await house.get("/post/5")).text
        is_free.set()
        await asyncio.gather(*house.shelf._renewals.values())
        assert "нұсқа 2" in (await house.get("/post/5")).text
        assert len(house.press.rendered) == 2

    play(walk())


def test_a_page_stale_for_longer_makes_its_reader_wait_for_the_new_one(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.now += shelf_module.GRACE_S + 0.01
        assert "нұсқа 2" in (await house.get("/post/5")).text

    play(walk())


def test_a_rendering_that_fails_leaves_the_old_copy_and_is_tried_again(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.press.is_broken = True
        house.now += 5
        assert "нұсқа 1" in (await house.get("/post/5")).text
        tries = len(house.press.rendered)
        assert "нұсқа 1" in (await house.get("/post/5")).text
        assert len(house.press.rendered) == tries
        house.press.is_broken = False
        house.now += shelf_module.RETRY_S
        assert "нұсқа 2" in (await house.get("/post/5")).text

    play(walk())


def test_a_page_that_cannot_be_made_and_has_no_copy_is_503(house: House) -> None:
    async def walk() -> None:
        house.press.is_broken = True
        answer = await house.get("/post/5")
        assert answer.status == 503
        assert answer.headers["retry-after"]
        assert answer.headers["cache-control"] == "no-store"
        house.press.is_broken = False
        assert (await house.get("/post/5")).status == 200

    play(walk())


def test_who_reads_pages_is_told_of_a_fault_by_a_page_in_their_script(house: House) -> None:
    async def walk() -> None:
        house.press.is_broken = True
        answer = await house.get("/tt/post/5", accept="text/html,application/xhtml+xml")
        assert (answer.status, answer.body) == (503, SORRY)
        assert answer.headers["content-language"] == "kk-Arab"
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["retry-after"]
        bodiless = await house.get("/post/5", method="HEAD", accept="text/html")
        assert (bodiless.status, bodiless.body) == (503, b"")

    play(walk())


def test_a_faulty_provider_costs_new_pages_and_leaves_the_old(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.is_provider_faulty = True
        assert (await house.get("/post/6")).status == 503
        for _ in range(8):
            house.values.tick += 1
            house.values._table = {}
            assert "<b>1381</b>" in (await house.get("/post/5")).text
        house.is_provider_faulty = False
        assert (await house.get("/post/6")).status == 200

    play(walk())


def test_too_many_renderings_at_once_are_refused_not_queued(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "MAX_RENEWALS", 4)
    is_free = threading.Event()
    house.press.during = lambda key: is_free.wait(10)

    async def walk() -> None:
        waiting = [asyncio.create_task(house.get(f"/post/{n}")) for n in range(4)]
        while len(house.shelf._renewals) < 4:
            await asyncio.sleep(0)
        assert (await house.get("/post/99")).status == 503
        is_free.set()
        assert {answer.status for answer in await asyncio.gather(*waiting)} == {200}

    play(walk())


def test_live_values_are_those_of_the_second_and_equal_ones_keep_the_etag(house: House) -> None:
    async def walk() -> None:
        first = await house.get("/post/5")
        house.values.refresh()
        same = await house.get("/post/5")
        assert same.headers["etag"] == first.headers["etag"]
        house.views = 1382
        assert "<b>1381</b>" in (await house.get("/post/5")).text
        house.values.refresh()
        newer = await house.get("/post/5")
        assert "<b>1382</b>" in newer.text
        assert newer.headers["etag"] != first.headers["etag"]
        assert len(house.press.rendered) == 1

    play(walk())


def test_a_hot_page_is_spliced_once_a_round_however_often_it_is_asked_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    real = shelf_module.build_variant

    def count(*words: object) -> object:
        built.append("")
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf_module, "build_variant", count)

    async def walk() -> None:
        for _ in range(100):
            await house.get("/post/5", accept_encoding="gzip")
        house.views += 1
        house.values.refresh()
        for _ in range(100):
            await house.get("/post/5", accept_encoding="gzip")
        assert len(built) == 2

    play(walk())


def test_a_page_that_nobody_asked_for_lately_shows_this_seconds_values(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        for _ in range(8):
            house.values.refresh()
        house.views = 2000
        assert "<b>2000</b>" in (await house.get("/post/5")).text

    play(walk())


def test_a_page_with_a_life_of_its_own_dies_in_time(house: House) -> None:
    async def walk() -> None:
        house.press.fresh_s = 10.0
        await house.get("/")
        house.now += 9
        house.values.refresh()
        await house.get("/")
        assert len(house.press.rendered) == 1
        house.now += 2
        house.values.refresh()
        await house.get("/")
        assert len(house.press.rendered) == 2

    play(walk())


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_compressed_answer_says_so(house: House, coding: str) -> None:
    async def walk() -> None:
        answer = await house.get("/post/5", accept_encoding=coding)
        assert answer.headers["content-encoding"] == coding
        assert answer.headers["vary"] == "Accept-Encoding"
        assert int(answer.headers["content-length"]) == len(answer.body)

    play(walk())


def test_head_has_the_headers_of_get_and_no_body(house: House) -> None:
    async def walk() -> None:
        got, head = await house.get("/post/5"), await house.get("/post/5", method="HEAD")
        assert head.headers == got.headers
        assert head.body == b""

    play(walk())


def test_an_unchanged_page_is_304_without_a_body(house: House) -> None:
    async def walk() -> None:
        got = await house.get("/post/5")
        again = await house.get("/post/5", if_none_match=got.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == got.headers["etag"]
        assert "cache-control" in again.headers
        other = await house.get("/post/5", if_none_match='"other"')
        assert other.status == 200

    play(walk())


@pytest.mark.parametrize("value", ["bytes=0-1", "bytes=9-1", "bytes=-", "x" * 5000])
def test_range_nonsense_gets_the_whole_page(house: House, value: str) -> None:
    async def walk() -> None:
        assert (await house.get("/post/5", range=value)).status == 200

    play(walk())


def test_noise_in_queries_neither_splits_nor_floods_the_store(house: House) -> None:
    async def walk() -> None:
        for n in range(200):
            await house.get("/post/5", f"utm_source={n}&noise{n}=1")
        assert len(house.press.rendered) == 1
        assert len(house.shelf.pages) == 1

    play(walk())


def test_a_header_flood_changes_nothing(house: House) -> None:
    async def walk() -> None:
        flood = {f"x_{n}": "y" * 50 for n in range(500)}
        assert (await house.get("/post/5", **flood)).status == 200
        assert len(house.press.rendered) == 1

    play(walk())


@pytest.mark.parametrize("host", ["", "evil.test", "abai.test, evil.test", "abai.test:99999999"])
def test_an_unknown_host_is_400_and_stores_nothing(house: House, host: str) -> None:
    async def walk() -> None:
        assert (await house.get("/post/5", host=host)).status == 400
        assert house.press.rendered == []

    play(walk())


@pytest.mark.parametrize(("path", "status"), [("/post/\x00", 400), ("/" + "x" * 5000, 414)])
def test_an_impossible_path_is_refused_before_anything_is_asked(
    house: House, path: str, status: int
) -> None:
    async def walk() -> None:
        assert (await house.get(path)).status == status
        assert house.press.rendered == []
        assert house.behind == []

    play(walk())


def test_a_hundred_kilobytes_of_query_are_refused(house: House) -> None:
    async def walk() -> None:
        assert (await house.get("/post/5", "x" * 100_000)).status == 414

    play(walk())


def test_nothing_of_one_reader_reaches_another(house: House) -> None:
    """The renderer is given a key: there is no way for a header or a cookie to come along."""

    async def walk() -> None:
        await house.get(
            "/post/5",
            cookie="theme=dark; name=Asan",
            x_forwarded_host="evil.test",
            x_forwarded_proto="http",
            accept_language="ru",
            authorization="Basic x",
            x_original_url="/newsroom/",
        )
        assert house.press.rendered == [Key("abai.test", "/post/5", "")]
        first = await house.get("/post/5")
        assert "evil" not in first.text
        assert "set-cookie" not in first.headers

    play(walk())


class Unreadable(dict[str, str]):
    """Headers as RSGI gives them: a value that is not ASCII is named, and not told."""

    def items(self) -> Any:
        return [pair for pair in super().items() if pair[1].isascii()]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/post/5", 200), ("GET", "/static/a", 200), ("GET", "/newsroom/", 431),
     ("POST", "/post/5", 431)],
)  # fmt: skip
def test_a_cookie_that_cannot_be_read_is_refused_where_it_would_count(
    tmp_path: Path, method: str, path: str, status: int
) -> None:
    async def walk() -> None:
        house = House(tmp_path)
        asked = Unreadable(host="abai.test", cookie="city=Алматы; sessionid=x")
        assert (await house._ask_rsgi(path, "", method, asked)).status == status
        house.shelf.close()

    play(walk())


def test_each_listed_host_has_pages_of_its_own(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        await house.get("/post/5", host="old.test")
        assert {key.host for key in house.press.rendered} == {"abai.test", "old.test"}

    play(walk())


def test_signed_in_people_are_never_answered_from_the_store(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        answer = await house.get("/post/5", cookie="a=b; sessionid=xyz")
        assert answer.body == b"from behind"
        assert len(house.press.rendered) == 1
        plain = await house.get("/post/5", cookie="a=b")
        assert "нұсқа 1" in plain.text

    play(walk())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"])
def test_other_methods_go_to_django_and_store_nothing(house: House, method: str) -> None:
    async def walk() -> None:
        assert (await house.get("/post/5", method=method)).body == b"from behind"
        assert house.press.rendered == []

    play(walk())


def test_what_is_not_for_everybody_goes_to_django_with_the_real_request(house: House) -> None:
    async def walk() -> None:
        house.press.private.add("/account")
        for _ in range(5):
            assert (await house.get("/account")).body == b"from behind"
        assert len(house.press.rendered) == 1
        assert house.behind == ["/account"] * 5
        assert len(house.shelf.pages) == 0

    play(walk())


def test_pages_that_do_not_exist_are_remembered_in_bounded_memory(tmp_path: Path) -> None:
    async def walk() -> None:
        house = House(tmp_path / "pages", rest_bytes=100_000)
        house.press.missing = {f"/post/{n}" for n in range(1000)}
        for n in range(300):
            assert (await house.get(f"/post/{n}")).status == 404
        again = len(house.press.rendered)
        assert (await house.get("/post/299")).status == 404
        assert len(house.press.rendered) == again
        assert house.shelf.rest.size_bytes <= 100_000
        assert len(house.shelf.pages) == 0
        assert list((tmp_path / "pages").glob("edition/*/*.page")) == []
        house.shelf.close()

    play(walk())


def test_a_missing_page_appears_when_it_is_published(house: House) -> None:
    async def walk() -> None:
        house.press.missing = {"/post/5"}
        assert (await house.get("/post/5")).status == 404
        house.press.missing = set()
        house.publish("/post/5")
        house.now += 1
        assert (await house.get("/post/5")).status == 200
        house.press.missing = {"/post/5"}
        house.publish("/post/5")
        house.now += 1
        assert (await house.get("/post/5")).status == 404
        assert len(house.shelf.pages) == 0

    play(walk())


def test_memory_stays_within_its_bytes_while_ten_times_as_much_is_read(tmp_path: Path) -> None:
    async def walk() -> None:
        house = House(tmp_path / "pages", pages_bytes=200_000)
        house.press.padding = "".join(chr(0x410 + n * 7919 % 64) for n in range(4000))
        for n in range(400):
            await house.get(f"/post/{n}", accept_encoding="gzip")
        assert house.shelf.pages.size_bytes <= 200_000
        assert 0 < len(house.shelf.pages) < 100
        assert "нұсқа 1" in (await house.get("/post/0")).text
        assert len(house.press.rendered) == 400
        house.shelf.close()

    play(walk())


def lose_database(house: House) -> None:
    house.follower.silent = 30.0
    house.shelf.is_degraded = True
    house.press.is_broken = True
    house.are_values_lost = True


def find_database(house: House) -> None:
    house.follower.silent = 0.0
    house.shelf.is_degraded = False
    house.press.is_broken = False
    house.are_values_lost = False


def test_stored_pages_go_on_while_the_database_is_down(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        await house.get("/post/6")
        house.publish("/post/6")
        lose_database(house)
        house.now += 100
        for path in ("/post/5", "/post/6"):
            answer = await house.get(path)
            assert answer.status == 200
            assert answer.headers["x-jarshy-stale"] == answer.headers["age"] == "30"
        assert len(house.press.rendered) == 2

    play(walk())


def test_a_restart_while_the_database_is_down_serves_from_disk(tmp_path: Path) -> None:
    async def walk() -> None:
        before = House(tmp_path)
        await before.get("/post/5")
        after = House(tmp_path)
        after.history.mark = type(after.history.mark)(0, 0)
        lose_database(after)
        answer = await after.get("/post/5")
        assert answer.text == "<p>/post/5? нұсқа 1</p><b>1381</b>"
        assert answer.headers["x-jarshy-stale"]
        before.shelf.close()
        after.shelf.close()

    play(walk())


def test_threads_that_wait_for_a_silent_database_keep_no_stored_page_back(tmp_path: Path) -> None:
    async def walk() -> None:
        before, after = House(tmp_path), House(tmp_path)
        await before.get("/post/5")
        speaks = threading.Event()
        after.press.during = lambda key: speaks.wait(30)
        stuck = [asyncio.create_task(after.get(f"/post/{n}")) for n in range(10, 16)]
        await asyncio.sleep(0.05)
        after.follower.silent, after.shelf.is_degraded = 30.0, True
        answer = await asyncio.wait_for(after.get("/post/5"), 2)
        assert (answer.status, answer.headers["x-jarshy-stale"]) == (200, "30")
        missing = await asyncio.wait_for(after.get("/post/6"), 2)
        assert (missing.status, missing.headers["retry-after"]) == (503, "2")
        after.follower.silent, after.shelf.is_degraded = 0.0, False
        speaks.set()
        assert [answer.status for answer in await asyncio.gather(*stuck)] == [200] * 6
        after.change("page:/post/7")
        assert "x-jarshy-stale" not in (await after.get("/post/5")).headers
        before.shelf.close()
        after.shelf.close()

    play(walk())


def test_values_that_do_not_come_leave_the_last_ones_on_the_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def walk() -> None:
        monkeypatch.setattr(shelf_module, "ASK_S", 0.05)
        await house.get("/post/5")
        speaks, ask = threading.Event(), house.values.ask
        monkeypatch.setattr(house.values, "ask", lambda *a: (speaks.wait(30), ask(*a))[1])
        house.views = 1382
        house.values.tick += 1
        answer = await asyncio.wait_for(house.get("/post/5"), 2)
        assert "<b>1381</b>" in answer.text
        speaks.set()

    play(walk())


def test_what_needs_the_database_is_503_while_it_is_down(house: House) -> None:
    async def walk() -> None:
        lose_database(house)
        for method, path in (("POST", "/post/5"), ("GET", "/post/5"), ("GET", "/newsroom/")):
            answer = await house.get(path, method=method)
            assert answer.status == 503
            assert int(answer.headers["retry-after"]) > 0
        assert (await house.get("/static/site.css")).body == b"from behind"

    play(walk())


def test_all_recovers_without_a_restart(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        lose_database(house)
        await house.get("/post/5")
        find_database(house)
        house.views = 5000
        house.publish("/post/5")
        house.now += 5
        answer = await house.get("/post/5")
        assert "нұсқа 2" in answer.text
        assert "<b>5000</b>" in answer.text
        assert "x-jarshy-stale" not in answer.headers

    play(walk())


def test_health_says_ok_and_degraded_and_never_fails(house: House) -> None:
    async def walk() -> None:
        house.front.mount("/health", house.front.answer_health)
        good = await house.get("/health")
        assert json.loads(good.body)["status"] == "ok"
        lose_database(house)
        bad = await house.get("/health")
        assert (bad.status, json.loads(bad.body)["status"]) == (200, "degraded")
        assert bad.headers["cache-control"] == "no-store"

    play(walk())


def test_the_pulse_notices_a_silent_database(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.follower.silent = shelf_module.LOST_S + 1
        deadline = time.monotonic() + 5
        while not house.shelf.is_degraded and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        assert house.shelf.is_degraded
        assert (await house.get("/post/5")).headers["x-jarshy-stale"]

    play(walk())


def test_a_mounted_handler_answers_every_method_before_django(house: House) -> None:
    async def beacon(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]

    house.front.mount("/b/v", beacon)

    async def walk() -> None:
        for method in ("POST", "GET"):
            assert (await house.get("/b/v", method=method)).status == 204
        assert (await house.get("/b/v", host="evil.test")).status == 400
        assert house.behind == []

    play(walk())


def test_the_wall_clock_may_jump(house: House) -> None:
    """A page for as long as it is valid is right whenever it was born; one that lives for seconds
    and was born in the future would not die before the clock has caught up."""

    async def walk() -> None:
        for path, fresh_s, renderings in (("/post/5", None, 1), ("/post/6", 10.0, 2)):
            house.press.rendered.clear()
            house.press.fresh_s = fresh_s
            await house.get(path)
            house.shelf.pages.drop(Key("abai.test", path))
            house.now -= 50
            assert (await house.get(path)).status == 200
            assert len(house.press.rendered) == renderings

    play(walk())


def test_a_cache_may_keep_a_page_for_a_second_and_show_it_in_trouble(house: House) -> None:
    async def walk() -> None:
        rules = (await house.get("/post/5")).headers["cache-control"]
        for rule in ("public", "s-maxage=1", "stale-while-revalidate=1", "stale-if-error=86400"):
            assert rule in rules

    play(walk())


def test_nginx_is_told_to_keep_a_page_until_the_end_of_this_second(house: House) -> None:
    """It comes after Cache-Control, whose stale-while-revalidate nginx would else not read."""

    async def walk() -> None:
        await house.get("/post/5")
        for _ in range(2):
            told = await house.get("/post/5", x_jarshy_cache="nginx")
            assert told.headers["x-accel-expires"] == "@1700000000"
            names = list(told.headers)
            assert names.index("x-accel-expires") > names.index("cache-control")
        assert "x-accel-expires" not in (await house.get("/post/5")).headers
        assert len(house.press.rendered) == 1

    play(walk())
