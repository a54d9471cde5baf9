"""One commit of many views: counts, sums and the marks against double counting, or nothing.

Commits of all processes stand in one line (SQLite's write lock, an advisory lock on PostgreSQL).
Each first learns the marks of those before it, so a beacon sent again, to whichever process, before
or after a crash, finds its mark if and only if it was counted.
"""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from django.db import connection, transaction

from jarshy.audience.keys import Keys
from jarshy.audience.marks import Marks, pack
from jarshy.audience.moments import hour_of
from jarshy.audience.rows import Slot, add_filtered, add_hours, add_seen, live_ids, seen_after

_LINE = 0x6A617273  # "jars": the name of the advisory lock


class View(NamedTuple):
    """A beacon that passed every filter that needs no memory."""

    article_id: int
    source: int
    script: int
    keys: Keys


class Ledger:
    """Writes views; one for each process, used by one thread at a time.

    `line` is the file in which the processes of one SQLite database queue up: SQLite itself lets a
    waiting writer sleep and ask again, up to 100 ms at a time.
    """

    def __init__(self, line: Path | None = None) -> None:
        self.marks = Marks()
        self._line = line
        self._dropped: Counter[tuple[int, str]] = Counter()
        self._lock = Lock()

    def drop(self, reason: str, hour: int) -> None:
        """Counts a beacon that a filter removed; written with the next commit."""
        with self._lock:
            self._dropped[hour, reason] += 1

    @property
    def has_dropped(self) -> bool:
        """True while counts of filters wait for a commit."""
        return bool(self._dropped)

    def commit(self, views: Sequence[View], now: datetime) -> int:
        """Writes the views to the disk and returns how many of them counted.

        Errors: django.db.Error, OSError for the line; whatever is raised, nothing was written and
        the filters' counts wait on.
        """
        with self._lock:
            dropped, self._dropped = self._dropped, Counter()
        is_written = False
        try:
            with self._queue(), transaction.atomic():
                counted = self._write(views, dropped.copy(), now)
            is_written = True
        finally:
            if not is_written:
                self._take_back(dropped)
        return counted

    def _take_back(self, dropped: Counter[tuple[int, str]]) -> None:
        """After a lost transaction: what was learned in it may be wrong, and is learned again."""
        self.marks = Marks()
        with self._lock:
            self._dropped.update(dropped)

    @contextmanager
    def _queue(self) -> Iterator[None]:
        if self._line is None or connection.vendor != "sqlite":
            yield
            return
        try:
            file = self._line.open("a")
        except OSError:  # SQLite's own lock holds without it, only less evenly
            yield
            return
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _write(self, views: Sequence[View], dropped: Counter, now: datetime) -> int:
        counted: list[tuple[View, int]] = []
        if views:
            _stand_in_line()
            self._learn(views[-1].keys.salt, now)
            counted = self._judge(views, dropped, now)
        if counted:
            add_hours(_sum(counted, hour_of(now)))
            marks = pack(view.keys for view, _ in counted)
            self.marks.last_id = add_seen(self.marks.salt_id, now, len(counted), marks)
        add_filtered(dropped)
        return len(counted)

    def _learn(self, salt_id: str, now: datetime) -> None:
        if salt_id != self.marks.salt_id:
            self.marks = Marks(salt_id)
        now_s = int(now.timestamp())
        # Rows of an older salt are few: they are deleted when it dies.
        for id_, at_s, marks in seen_after(self.marks.last_id, salt_id):
            self.marks.learn(id_, at_s, marks, now_s)

    def _judge(
        self, views: Sequence[View], dropped: Counter, now: datetime
    ) -> list[tuple[View, int]]:
        """The views that count, with their weights."""
        known = live_ids({view.article_id for view in views})
        at_s, hour, marks = int(now.timestamp()), hour_of(now), self.marks
        counted = []
        for view in views:
            reason = marks.judge(view.keys, at_s) if view.article_id in known else "no_article"
            if reason:
                dropped[hour, reason] += 1
            else:
                counted.append((view, marks.add(view.keys, at_s)))
        return counted


def _stand_in_line() -> None:
    # SQLite has taken its one write lock at BEGIN.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINE])


def _sum(counted: Sequence[tuple[View, int]], hour: int) -> dict[Slot, tuple[int, int]]:
    sums: dict[tuple[int, int, int], tuple[int, int]] = {}
    for (article_id, source, script, _), weight in counted:
        key = (article_id, source, script)
        views, weights = sums.get(key, (0, 0))
        sums[key] = (views + 1, weights + weight)
    return {
        Slot(article_id, hour, source, script): total
        for (article_id, source, script), total in sums.items()
    }
