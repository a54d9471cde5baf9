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

Write = Callable[[Sequence[Any]], Awaitable[object]]


class Groups:
    """Gathers items of one event loop and hands them to `write` in groups."""

    def __init__(self, write: Write, *, pause_s: float = PAUSE_S) -> None:
        self._write = write
        self._pause_s = pause_s
        self._waiting: list[tuple[Any, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    def add(self, item: Any) -> asyncio.Future[None]:
        """A future that ends when the item is written, or with whatever `write` raised.

        Errors: OverloadError when too many wait.
        """
        if len(self._waiting) >= MOST:
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

    async def _write_group(self, group: list[tuple[Any, asyncio.Future[None]]]) -> None:
        error: Exception | None = None
        try:
            await self._write([item for item, _ in group])
        except Exception as raised:  # noqa: BLE001  (handed to everyone who waits for the group)
            error = raised
        for _, written in group:
            if written.done():  # the reader went away
                continue
            if error is None:
                written.set_result(None)
            else:
                written.set_exception(error)
