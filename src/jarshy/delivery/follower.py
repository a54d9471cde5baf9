"""Follows the change rows in a thread of its own, so that a change is known in a tenth of a second.

On PostgreSQL a second thread listens for the doorbell; the poll goes on for the day it is deaf.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from django.db import Error, connection

from jarshy.delivery.marks import History
from jarshy.delivery.operations import CHANNEL
from jarshy.delivery.queries import changes_since, oldest_number

LOG = logging.getLogger(__name__)
POLL_S = 0.1
BACKOFF_S = 0.5
# After a silence rows may have been pruned unseen; they are kept for a day.
DISTRUST_S = 60.0


class Follower:
    """Keeps a History up to date. `start` may be called once."""

    def __init__(self, history: History, clock: Callable[[], float] = time.monotonic) -> None:
        self._history = history
        self._clock = clock
        self._first = threading.Event()
        self._bell = threading.Event()
        self._is_stopped = False
        self._seen_at: float | None = None
        self._oldest: int | None = None
        self._started_at = clock()

    def start(self) -> None:
        """Begins to follow."""
        self._started_at = self._clock()
        threading.Thread(target=self._run, name="change-follower", daemon=True).start()
        if connection.vendor == "postgresql":
            threading.Thread(target=self._listen, name="change-doorbell", daemon=True).start()

    def stop(self) -> None:
        """Ends the threads at their next turn."""
        self._is_stopped = True
        self._bell.set()

    def wait_first(self, patience_s: float) -> bool:
        """True once the changes have been read; False when that takes too long."""
        return self._first.wait(patience_s)

    def silent_s(self, now: float) -> float | None:
        """Seconds since the database last answered, or since the start while it never did."""
        return now - (self._started_at if self._seen_at is None else self._seen_at)

    def look(self) -> bool:
        """One poll; True when something was new. Errors: django.db.Error."""
        began = self._clock()
        mark, changes = changes_since(self._history.mark)
        self._watch_pruning(began)
        is_news = self._history.learn(mark, changes, began)
        self._seen_at = began
        self._first.set()
        return is_news

    def _watch_pruning(self, began: float) -> None:
        """What was pruned before we could see it counts as changed.

        No silence is too short to ask: a bulk import writes 50,000 rows in ten seconds, and the
        rows of a long transaction are as old at their commit as its beginning.
        """
        oldest, before = oldest_number(), self._history.mark.low
        was_pruned = self._oldest is not None and oldest != self._oldest
        was_away = self._seen_at is None or began - self._seen_at > DISTRUST_S
        if (was_pruned or was_away) and oldest is not None and oldest > before:
            self._history.forget_below(oldest)
        self._oldest = oldest

    def _run(self) -> None:
        while not self._is_stopped:
            pause = POLL_S
            try:
                self.look()
            except Error as error:
                if self._seen_at is None or self._clock() - self._seen_at < 2 * BACKOFF_S:
                    LOG.warning("the database does not answer: %s", str(error).split("\n", 1)[0])
                connection.close()
                pause = BACKOFF_S
            except Exception:
                LOG.exception("following the changes failed")
                connection.close()
                pause = BACKOFF_S
            self._bell.wait(pause)
            self._bell.clear()
        connection.close()

    def _listen(self) -> None:
        while not self._is_stopped:
            try:
                connection.ensure_connection()
                raw = connection.connection
                raw.autocommit = True
                raw.execute(f"LISTEN {CHANNEL}")
                while not self._is_stopped:
                    for _ in raw.notifies(timeout=5.0, stop_after=1):
                        self._bell.set()
            except Exception as error:  # noqa: BLE001  (the edge; psycopg's errors are not Django's)
                LOG.info("the doorbell is silent: %s", str(error).split("\n", 1)[0])
                connection.close()
                time.sleep(BACKOFF_S)
        connection.close()
