"""Rendered pages are put away when those who asked for them have been answered.

Packing and writing a page takes a quarter of the time of its rendering. A page somebody may ask
another worker for is put away within a moment; one that was read for the first time, some hundreds
a second when a robot reads the archive, waits until nothing is rendered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from jarshy.delivery.keys import Key
from jarshy.delivery.producer import Product

LOG = logging.getLogger(__name__)
SOON_S = 0.02  # so long other workers may wait for a page that this one has ready
QUIET_S = 0.05  # without a rendering: now there is time
MOST = 512  # wait at most, 13 KB each; then the oldest are put away, quiet or not
AT_ONCE = 32  # a thread has done with these in 6 ms

PutAway = Callable[[Sequence[Product]], None]


@dataclass(frozen=True, slots=True)
class _Waiting:
    product: Product
    end: asyncio.Future[None]


class PutLater:
    """Pages on their way to the disk. Everything here runs on the event loop's thread, but what
    writes: `put_away`, in a thread of the pool."""

    def __init__(self, put_away: PutAway, pool: Executor) -> None:
        self._put_away = put_away
        self._pool = pool
        self._soon: dict[Key, _Waiting] = {}
        self._later: dict[Key, _Waiting] = {}
        self._under_way: dict[Key, asyncio.Future[None]] = {}
        self._added_at = 0.0
        self._is_looking = False

    def add_soon(self, product: Product) -> asyncio.Future[None]:
        """Puts a page away within a moment; gives the end of that."""
        if not self._soon:
            loop = asyncio.get_running_loop()
            loop.call_later(SOON_S, self._begin, self._soon)
        return _add(self._soon, product)

    def add(self, product: Product) -> asyncio.Future[None]:
        """Puts a page away when there is time; gives the end of that."""
        loop = asyncio.get_running_loop()
        self._added_at = loop.time()
        if not self._is_looking:
            self._is_looking = True
            loop.call_later(QUIET_S, self._look)
        end = _add(self._later, product)
        if len(self._later) > MOST:
            self._begin(self._later)
        return end

    async def part(self, key: Key) -> None:
        """Returns when no page of this key is on its way: a node's lock does not part threads."""
        for waiting in (self._soon, self._later):
            found = waiting.pop(key, None)
            if found:
                found.end.set_result(None)
                if found.product.held:
                    found.product.held.release()
        if key in self._under_way:
            await asyncio.wait([self._under_way[key]])

    async def finish(self) -> None:
        """Returns when nothing waits any more."""
        for waiting in (self._soon, self._later):
            while waiting:
                self._begin(waiting)
        if self._under_way:
            await asyncio.wait(set(self._under_way.values()))

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._added_at >= QUIET_S:
            self._begin(self._later)
        self._is_looking = bool(self._later)
        if self._is_looking:
            loop.call_later(QUIET_S, self._look)

    def _begin(self, waiting: dict[Key, _Waiting]) -> None:
        keys = list(waiting)[:AT_ONCE]
        batch = [waiting.pop(key) for key in keys]
        if not batch:
            return
        products = [item.product for item in batch]
        job = asyncio.get_running_loop().run_in_executor(self._pool, self._put_away, products)
        self._under_way.update(dict.fromkeys(keys, job))
        job.add_done_callback(lambda done: self._end(batch, done))

    def _end(self, batch: list[_Waiting], job: asyncio.Future[None]) -> None:
        if not job.cancelled() and job.exception():
            LOG.error("cannot put pages away", exc_info=job.exception())
        for item in batch:
            self._under_way.pop(item.product.record.key, None)
            if not item.end.done():
                item.end.set_result(None)


def _add(waiting: dict[Key, _Waiting], product: Product) -> asyncio.Future[None]:
    end: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    waiting[product.record.key] = _Waiting(product, end)
    return end
