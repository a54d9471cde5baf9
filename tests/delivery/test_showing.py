"""A page is shown before it is put away, and put away once."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jarshy.delivery import later
from jarshy.delivery.folder import Folder
from jarshy.delivery.keys import Key
from jarshy.delivery.later import QUIET_S, SOON_S
from jarshy.delivery.producer import Producer
from jarshy.delivery.record import Body, Record
from tests.delivery.conftest import House, play

KEY = Key("abai.test", "/post/5")


class SlowFolder(Folder):
    """A disk that takes its time, and says what was written."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, "edition")
        self.is_free = threading.Event()
        self.written: list[bytes] = []

    def write(self, record: Record) -> bool:
        assert self.is_free.wait(10)
        self.written.append(record.body.plain())
        return super().write(record)


@pytest.fixture
def slow(house: House, tmp_path: Path) -> SlowFolder:
    folder = SlowFolder(tmp_path / "slow")
    producer = house.shelf._producer
    producer._folder = folder
    producer.__class__ = Producer  # puts a page away later, as the house does
    return folder


def test_a_reader_does_not_wait_for_the_disk(house: House, slow: SlowFolder) -> None:
    async def walk() -> None:
        assert "нұсқа 1" in (await house.get("/post/5")).text
        assert slow.written == []
        weighed = house.shelf.pages.size_bytes
        slow.is_free.set()
        await _until(lambda: house.shelf.pages.size_bytes < weighed)  # packed by then
        assert len(slow.written) == 1

    house.press.padding = "сөз " * 2000
    play(walk())


def test_other_workers_wait_for_the_successor_of_a_page_that_is_read(
    house: House, slow: SlowFolder
) -> None:
    async def walk() -> None:
        slow.is_free.set()
        await house.get("/post/5")
        await _until(lambda: len(slow.written) == 1)
        slow.is_free.clear()
        assert await _may_another_render(slow)
        house.publish("/post/5")
        house.now += 1
        assert "нұсқа 2" in (await house.get("/post/5")).text
        assert not await _may_another_render(slow)
        slow.is_free.set()
        await house.shelf.finish()
        assert await _may_another_render(slow)
        record = slow.read(KEY)
        assert record is not None
        assert record.mark == house.history.mark

    play(walk())


def test_the_next_page_takes_the_place_of_one_that_still_waits(
    house: House, slow: SlowFolder
) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.now += 1
        assert "нұсқа 2" in (await house.get("/post/5")).text
        slow.is_free.set()
        await house.shelf.finish()
        assert ["нұсқа 2".encode() in body for body in slow.written] == [True]

    play(walk())


def test_the_next_page_waits_for_one_that_is_being_written(house: House, slow: SlowFolder) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        await asyncio.sleep(3 * QUIET_S)
        house.publish("/post/5")
        house.now += 1
        asked = asyncio.ensure_future(house.get("/post/5"))
        await asyncio.sleep(2 * SOON_S)
        assert not asked.done()
        slow.is_free.set()
        assert "нұсқа 2" in (await asked).text
        await house.shelf.finish()
        assert ["нұсқа 1".encode() in body for body in slow.written] == [True, False]

    play(walk())


def test_no_more_wait_than_there_is_room_for(
    house: House, slow: SlowFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def walk() -> None:
        for n in range(9):
            await house.get(f"/post/{n}")
        await _until(lambda: len(slow.written) == 8)
        assert [f"/post/{n}?".encode() in body for n, body in enumerate(slow.written)] == [True] * 8
        await house.shelf.finish()
        assert len(slow.written) == 9

    monkeypatch.setattr(later, "QUIET_S", 100.0)
    monkeypatch.setattr(later, "MOST", 7)
    slow.is_free.set()
    play(walk())


def test_a_batch_that_cannot_be_put_away_ends_and_says_so(
    house: House, slow: SlowFolder, caplog: pytest.LogCaptureFixture
) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        await house.shelf.finish()
        assert house.shelf._later._under_way == {}

    def fail(record: Record) -> bool:
        raise MemoryError

    slow.write = fail  # type: ignore[method-assign]
    play(walk())
    assert "cannot put pages away" in caplog.text


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.01)


_ASK = """
import sys
from pathlib import Path
from jarshy.delivery import later
from jarshy.delivery.folder import Folder
from jarshy.delivery.keys import Key
from jarshy.delivery.later import QUIET_S, SOON_S
held = Folder(Path(sys.argv[1]), "edition").hold(Key("abai.test", "/post/5"), 0.0)
print(held.fd is not None, end="")
"""


async def _may_another_render(folder: Folder) -> bool:
    """What another worker of the node is told now."""
    asked = [sys.executable, "-c", _ASK, str(folder.root)]
    ran = await asyncio.create_subprocess_exec(*asked, stdout=asyncio.subprocess.PIPE)
    return (await ran.communicate())[0] == b"True"


def test_a_body_is_the_same_plain_and_packed() -> None:
    text = "Қазақ сөзі ".encode() * 500
    body = Body(plain=text)
    assert len(body) == len(text)
    packed = body.pack()
    assert len(body) == len(packed) < len(text) / 4
    assert body == Body(plain=text) == Body(packed=packed)
    assert body.plain() == text
    empty: Any = Body(plain=b"")
    assert (empty.pack(), empty.plain()) == (b"", b"")


def test_the_values_of_a_page_are_looked_after_once_it_is_asked_for_again(house: House) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.values.refresh()
        assert house.values._table == {}
        await house.get("/post/5")
        house.values.refresh()
        assert house.values._table == {("cyrillic", ("views", "7")): "<b>1381</b>"}

    play(walk())
