"""A limit on waiting that costs nothing until somebody is late: one look a second at all who wait.

A timer for each request (asyncio.timeout) took an eighth of a beacon's time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jarshy.audience.errors import IllFormedError

LOOK_S = 1.0


class Patience:
    """Cancels what waits longer than `most_s`, within a second."""

    def __init__(self, most_s: float) -> None:
        self._most_s = most_s
        self._since: dict[asyncio.Task[Any], float] = {}
        self._late: set[asyncio.Task[Any]] = set()
        self._watch: asyncio.Task[None] | None = None

    @contextmanager
    def limit(self) -> Iterator[None]:
        """Bounds the waiting of the present task inside the block.

        Errors: IllFormedError (408) for a task that was late.
        """
        task = asyncio.current_task()
        assert task is not None
        loop = task.get_loop()
        self._since[task] = loop.time()
        if self._watch is None or self._watch.done():
            self._watch = loop.create_task(self._look())
        try:
            yield
        except asyncio.CancelledError:
            if task not in self._late:
                raise
            self._late.discard(task)
            raise IllFormedError(408, "the body did not come") from None
        finally:
            del self._since[task]

    async def _look(self) -> None:
        while self._since:
            await asyncio.sleep(LOOK_S)
            now = asyncio.get_running_loop().time()
            for task, since in list(self._since.items()):
                if now - since > self._most_s and task not in self._late:
                    self._late.add(task)
                    task.cancel()
