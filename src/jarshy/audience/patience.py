"""A limit on waiting that costs nothing until somebody is late: one look a second at all who wait.

A timer for each request (asyncio.timeout) took an eighth of a beacon's time, and a generator as the
context manager still 2 us of its 28.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

from jarshy.audience.errors import IllFormedError

LOOK_S = 1.0


class Patience:
    """Cancels what waits in its block for longer than `most_s`, within a second after that."""

    def __init__(self, most_s: float) -> None:
        self._most_s = most_s
        self._waiting: dict[asyncio.Task[Any], int] = {}  # since which look
        self._late: set[asyncio.Task[Any]] = set()
        self._looks = 0
        self._watch: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        """Begins to bound the waiting of the present task."""
        task = asyncio.current_task()
        assert task is not None
        self._waiting[task] = self._looks
        if self._watch is None or self._watch.done():
            self._watch = task.get_loop().create_task(self._look())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Ends it.

        Errors: IllFormedError (408) for a task that was late.
        """
        task = asyncio.current_task()
        assert task is not None
        del self._waiting[task]
        if self._late and task in self._late:
            self._late.discard(task)
            if kind is asyncio.CancelledError:
                raise IllFormedError(408, "the body did not come") from None

    async def _look(self) -> None:
        while self._waiting:
            await asyncio.sleep(LOOK_S)
            self._looks += 1
            for task, since in list(self._waiting.items()):
                # A look may come just after the waiting began: that one does not count.
                is_late = (self._looks - since - 1) * LOOK_S >= self._most_s
                if is_late and task not in self._late:
                    self._late.add(task)
                    task.cancel()
