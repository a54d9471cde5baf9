"""Rendered pages are put away a few at a time, when those who asked for them have been answered.

Packing and writing a page takes 0.2 ms of a thread. Done at once it fought for the interpreter
with the answer and with the next rendering: a cold page took 2.3 ms where it now takes 1.8.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor

from jarshy.delivery.keys import Key
from jarshy.delivery.producer import Product

LOG = logging.getLogger(__name__)
DELAY_S = 0.02  # so long other workers may wait for a page that this one has ready
MOST = 32  # a thread has done with these in 6 ms

PutAway = Callable[[Sequence[Product]], None]


class PutLater:
    """Pages on their way to the disk. Everything here runs on the event loop's thread."""

    def __init__(self, put_away: PutAway) -> None:
        self._put_away = put_away
        self._waiting: list[Product] = []
        self._ends: dict[Key, asyncio.Future[None]] = {}

    def add(self, product: Product, pool: Executor) -> asyncio.Future[None]:
        """Puts a page away in a thread of the pool, soon; gives the end of that."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            self._end: asyncio.Future[None] = loop.create_future()
            self._timer = loop.call_later(DELAY_S, self._begin, pool)
        self._waiting.append(product)
        self._ends[product.record.key] = end = self._end
        if len(self._waiting) >= MOST:
            self._timer.cancel()
            self._begin(pool)
        return end

    async def wait(self, key: Key) -> None:
        """Returns when no page of this key is on its way: a node's lock does not part threads."""
        if key in self._ends:
            await asyncio.wait([self._ends[key]])

    def finish(self) -> None:
        """Puts away what waits, at once: the server's end."""
        waiting, self._waiting = self._waiting, []
        self._put_away(waiting)

    def _begin(self, pool: Executor) -> None:
        batch, self._waiting = self._waiting, []
        if batch:
            job = asyncio.get_running_loop().run_in_executor(pool, self._put_away, batch)
            end = self._end
            job.add_done_callback(lambda done: self._finish(batch, end, done))

    def _finish(
        self, batch: list[Product], end: asyncio.Future[None], job: asyncio.Future[None]
    ) -> None:
        for product in batch:
            self._ends.pop(product.record.key, None)
        if not job.cancelled() and job.exception():
            LOG.error("cannot put pages away", exc_info=job.exception())
        if not end.done():
            end.set_result(None)
