"""Waiting together: what arrives within a few milliseconds is written in one commit.

Nobody is answered before his group is on the disk. While one group is being written the next
gathers, so groups grow with the load and the wait does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from jarshy.audience.errors import OverloadError

# 10 ms bring 100 views of 10,000 a second together; nobody watches a beacon being answered.
PAUSE_S = 0.01
# What may wait at most: a second of the heaviest load measured.
MOST = 20_000
# A commit takes milliseconds: after this long the database is not answering, and whoever waits or
# comes is told so.
HUNG_S = 3.0

Write = Callable[[Sequence[Any]], Awaitable[object]]
_Waiting = tuple[Any, asyncio.Future[None]]


class Groups:
    """Gathers items of one event loop and hands them to `write` in groups."""

    def __init__(self, write: Write, *, pause_s: float = PAUSE_S) -> None:
        self._write = write
        self._pause_s = pause_s
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._is_hung = False

    def add(self, item: Any) -> asyncio.Future[None]:
        """A future that ends when the item is written, or with whatever `write` raised.

        Errors: OverloadError when too many wait, or a group has been written for too long.
        """
        if self._is_hung or len(self._waiting) >= MOST:
            raise OverloadError
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((item, written))
        self.stir()
        return written

    def stir(self) -> None:
        """Starts writing, with an empty group when nothing waits."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._pause_s)
            group, self._waiting = self._waiting, []
            await self._write_group(group)
            if not self._waiting:
                return

    async def _write_group(self, group: list[_Waiting]) -> None:
        items = [item for item, _ in group]
        job = asyncio.ensure_future(self._write(items))
        await asyncio.wait([job], timeout=HUNG_S)
        if not job.done():
            await self._sit_out(job, group)
        _tell(group, job.exception())

    async def _sit_out(self, job: asyncio.Future[object], group: list[_Waiting]) -> None:
        """Refuses everyone until a write that hangs has come to its end.

        It may succeed after all: the views are then counted, though nobody was promised it.
        """
        self._is_hung = True
        held, self._waiting = self._waiting, []
        _tell(group + held, OverloadError())
        await asyncio.wait([job])
        self._is_hung = False


def _tell(group: list[_Waiting], error: BaseException | None) -> None:
    for _, written in group:
        if written.done():  # the reader went away, or has been told
            continue
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)
