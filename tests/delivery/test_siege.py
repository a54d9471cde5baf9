"""Somebody who wants to keep a page old, fill the memory or hold the door: what he cannot do."""

from __future__ import annotations

import asyncio
import threading
import tracemalloc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from jarshy.delivery import shelf as shelf_module
from jarshy.delivery import values as values_module
from jarshy.delivery.bodies import BodyLimits
from jarshy.delivery.folder import Folder
from jarshy.delivery.follower import Follower
from jarshy.delivery.keys import RefusedError
from jarshy.delivery.marks import History
from jarshy.delivery.operations import forget_changes, record_changes
from jarshy.delivery.values import LiveValues
from jarshy.delivery.variants import BROTLI, choose_coding
from tests.delivery.conftest import ADDRESSES, House, play
from tests.support.served import wait_until


def test_a_flood_of_missing_pages_does_not_keep_a_read_page_old(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "MAX_RENEWALS", 2)
    is_free = threading.Event()

    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.now += shelf_module.GRACE_S + 0.01
        house.press.during = lambda key: key.path == "/post/5" or is_free.wait(10)
        flood = [asyncio.create_task(house.get(f"/zhoq/{n}")) for n in range(2)]
        while len(house.shelf._renewals) < 2:
            await asyncio.sleep(0)
        try:
            assert (await house.get("/zhoq/3")).status == 503
            assert "нұсқа 2" in (await house.get("/post/5")).text
        finally:
            is_free.set()
        await asyncio.gather(*flood)

    play(walk())


def test_an_old_copy_from_the_disk_does_not_begin_a_second_life(tmp_path: Path) -> None:
    async def walk() -> None:
        house = House(tmp_path)
        house.press.fresh_s = 10.0
        await house.get("/")
        house.shelf.pages.drop(next(iter(house.shelf.pages.entries)))
        house.now += 1000
        house.press.is_broken = True
        assert "нұсқа 1" in (await house.get("/")).text
        house.press.is_broken = False
        house.press.versions["/"] = 2
        house.now += shelf_module.RETRY_S
        house.values.refresh()
        assert "нұсқа 2" in (await house.get("/")).text
        house.shelf.close()

    play(walk())


def test_a_round_ends_though_a_provider_fails_and_values_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between two rounds nobody looks how old a page is: without rounds it would never die."""
    monkeypatch.setattr(values_module, "PERIOD_S", 600.0)
    is_broken = False

    def views(arguments: Any, script: str) -> dict[str, str]:
        if is_broken:
            raise ValueError("a fault of one provider")
        return dict.fromkeys(arguments, "1381")

    live = LiveValues(lambda: {"views": views})
    live.ask("cyrillic", [("views", "7")])
    is_broken = True
    live.want("cyrillic", [("views", "7")])
    live.start()
    try:
        wait_until(lambda: live.tick == 1, "the first round does not end")
    finally:
        live.stop()
    assert live.known("cyrillic", [("views", "7")]) == ("1381",)


def grown_bytes(do: Callable[[], object]) -> int:
    """What is still held after it."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        do()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def test_long_accept_headers_are_not_kept() -> None:
    def ask() -> None:
        for number in range(300):
            assert choose_coding(f"br, x{number}" + "y" * 50_000) == BROTLI

    assert grown_bytes(ask) < 1_000_000


@pytest.mark.parametrize("path", ["/media/../a", "/..", "/a/..", "/../a"])
def test_the_way_up_out_of_a_folder_is_no_address(path: str) -> None:
    with pytest.raises(RefusedError):
        ADDRESSES.key("abai.test", path, b"")


@pytest.mark.parametrize("path", ["/a..b", "/a/..b", "/...", "/post/5.."])
def test_dots_in_a_name_are_an_address(path: str) -> None:
    assert ADDRESSES.key("abai.test", path, b"") is not None


def test_a_store_that_is_a_file_is_swept_without_a_fault(tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"")
    assert Folder(tmp_path / "pages", "e").sweep(10) == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_rows_pruned_in_a_short_silence_count_as_changes(now: datetime) -> None:
    """A bulk import writes as many rows as are kept in ten seconds."""
    clock = [0.0]
    follower = Follower(History(), clock=lambda: clock[0])
    record_changes(tags={"front"}, at=now)
    follower.look()
    mark = follower._history.mark
    for n in range(20):
        record_changes(tags={f"article:{n}"}, at=now)
    forget_changes(now=now, kept_rows=3)
    clock[0] = 5.0
    follower.look()
    assert not follower._history.is_valid({"article:0"}, mark)
    after = follower._history.mark
    follower.look()
    assert follower._history.is_valid({"article:0"}, after)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_first_change_of_a_site_is_no_loss(now: datetime) -> None:
    follower = Follower(History())
    follower.look()
    mark = follower._history.mark
    record_changes(tags={"front"}, at=now)
    follower.look()
    assert follower._history.is_valid({"rubric:1"}, mark)


def take_all(limits: BodyLimits, path: str, length: str, pieces: list[bytes]) -> int:
    """The bytes of a body that comes in pieces, and never ends after the last."""

    async def receive() -> dict[str, Any]:
        if not pieces:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def walk() -> int:
        take, size = limits.bound(path, length, receive), 0
        while True:
            message = await take()
            size += len(message["body"])
            if not message["more_body"]:
                return size

    return asyncio.run(walk())


LIMITS = BodyLimits(uploads=("/newsroom/",), upload_bytes=100, form_bytes=10)


@pytest.mark.parametrize(("path", "most"), [("/newsroom/images/add/", 100), ("/typo", 10)])
def test_a_body_may_be_as_large_as_its_address_allows(path: str, most: int) -> None:
    assert take_all(LIMITS, path, str(most), [b"x" * (most - 1), b"y"]) == most
    for length, pieces in ((str(most + 1), [b""]), ("", [b"x" * most, b"y"])):
        with pytest.raises(RefusedError) as refused:
            take_all(LIMITS, path, length, pieces)
        assert refused.value.status == 413


def test_a_body_that_does_not_come_is_given_up() -> None:
    with pytest.raises(RefusedError) as refused:
        take_all(BodyLimits(piece_s=0.0), "/typo", "90", [])
    assert refused.value.status == 408
