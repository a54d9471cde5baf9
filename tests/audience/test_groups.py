"""Waiting together for one commit, and what is said when the commit does not come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from jarshy.audience.errors import OverloadError
from jarshy.audience.groups import Groups


def test_who_waits_for_a_write_that_hangs_is_told_and_the_next_are_written_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jarshy.audience.groups.HUNG_S", 0.02)
    written: list[object] = []

    async def walk() -> None:
        answers = asyncio.Event()

        async def write(items: Sequence[object]) -> None:
            await answers.wait()
            written.extend(items)

        groups = Groups(write, pause_s=0.0)
        first = groups.add(1)
        await asyncio.sleep(0.005)
        second = groups.add(2)  # while the first is being written
        for waiting in (first, second):
            with pytest.raises(OverloadError):
                await asyncio.wait_for(waiting, 1)
        with pytest.raises(OverloadError):
            groups.add(3)
        answers.set()
        await asyncio.sleep(0.01)
        await asyncio.wait_for(groups.add(4), 1)

    asyncio.run(walk())
    assert written == [1, 4], "a write that came to its end late is not made twice"
