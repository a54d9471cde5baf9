"""A page is shown before it is put away, and put away once."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from jarshy.delivery.folder import Folder
from jarshy.delivery.keys import Key
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
        await _put_away(house)
        assert len(slow.written) == 1
        assert house.shelf.pages.size_bytes < weighed  # packed by then

    house.press.padding = "сөз " * 2000
    play(walk())


def test_the_next_page_waits_until_the_one_before_is_put_away(
    house: House, slow: SlowFolder
) -> None:
    async def walk() -> None:
        await house.get("/post/5")
        house.publish("/post/5")
        house.now += 1
        asked = asyncio.ensure_future(house.get("/post/5"))
        await asyncio.sleep(0)
        slow.is_free.set()
        assert "нұсқа 2" in (await asked).text
        await _put_away(house)
        assert ["нұсқа 1".encode() in body for body in slow.written] == [True, False]
        record = slow.read(KEY)
        assert record is not None
        assert record.mark == house.history.mark

    play(walk())


async def _put_away(house: House) -> None:
    await house.shelf._later.wait(KEY)


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
