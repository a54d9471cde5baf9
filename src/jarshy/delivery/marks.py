"""What happened to which tag, and how far a process had followed it when a page was begun.

A change has a number: on SQLite its row id, which is the order of commits; on PostgreSQL the
number of its transaction, for ids may be committed out of order. A page remembers the mark that
was known before its rendering began, and is valid while every change of its tags is behind it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

# Tags remembered. A row costs about 150 bytes: 100,000 tags are 15 MB.
MAX_TAGS = 100_000
KEPT_ARRIVALS = 4096


@dataclass(frozen=True, slots=True)
class Mark:
    """The changes a reader of the database could see at one moment.

    Shape: every number below `low` was decided, none from `high` on was visible, and those of
    `open` were still under way. SQLite has one writer: there low == high.
    """

    low: int
    high: int
    open: frozenset[int] = frozenset()

    def sees(self, number: int) -> bool:
        """True when a change of this number was visible."""
        return number < self.low or (number < self.high and number not in self.open)

    def __str__(self) -> str:
        return f"{self.low}:{self.high}:{','.join(map(str, sorted(self.open)))}"


def read_mark(text: str) -> Mark:
    """The mark written as low:high:open,…, which is PostgreSQL's own form of a snapshot.

    Errors: ValueError for anything else.
    """
    low, high, open_ = text.split(":")
    return Mark(int(low), int(high), frozenset(int(n) for n in open_.split(",") if n))


NOTHING_SEEN = Mark(0, 0)


@dataclass(slots=True)
class History:
    """The newest changes of every tag, as far as this process has followed them.

    One thread learns, others ask: what is asked is replaced whole or only ever added to first.
    """

    mark: Mark = NOTHING_SEEN
    epoch: int = 0  # grows whenever something new was learnt
    floor: int = -1  # changes up to this number may have been forgotten
    _settled: dict[str, int] = field(default_factory=dict)
    _open: dict[str, frozenset[int]] = field(default_factory=dict)
    _arrivals: deque[tuple[int, float]] = field(default_factory=lambda: deque(maxlen=KEPT_ARRIVALS))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def learn(self, mark: Mark, changes: Iterable[tuple[int, str]], at: float) -> bool:
        """Takes in the changes visible at `mark`; True when any of them was new."""
        with self._lock:
            new = [change for change in changes if self._is_new(*change)]
            for number, tag in new:
                if number < mark.low:
                    self._settled[tag] = max(number, self._settled.get(tag, -1))
                else:
                    self._open[tag] = self._open.get(tag, frozenset()) | {number}
            self._settle(mark)
            self._forget()
            self.mark = mark
            if new:
                self._arrivals.append((self.epoch + 1, at))
                self.epoch += 1
            return bool(new)

    def forget_below(self, number: int) -> None:
        """Declares that changes below this number may have been missed."""
        with self._lock:
            if number - 1 > self.floor:
                self.floor = number - 1
                self.epoch += 1

    def is_valid(self, tags: Iterable[str], mark: Mark) -> bool:
        """True when none of the tags changed after the mark."""
        if mark.low <= self.floor or mark.high > self.mark.high:
            return False
        settled, open_ = self._settled, self._open
        for tag in tags:
            if settled.get(tag, -1) >= mark.low:
                return False
            if tag in open_ and not all(map(mark.sees, open_.get(tag, ()))):
                return False
        return True

    def learnt_after(self, epoch: int) -> float | None:
        """When the first news after this epoch arrived; None when that is long forgotten."""
        for number, at in reversed(self._arrivals):
            if number == epoch + 1:
                return at
            if number <= epoch:
                break
        return None

    def _is_new(self, number: int, tag: str) -> bool:
        if number in self._open.get(tag, ()):
            return False
        return number > self._settled.get(tag, -1) or number >= self.mark.low

    def _settle(self, mark: Mark) -> None:
        """Moves what every later mark will see to where one number a tag is enough."""
        for tag, numbers in list(self._open.items()):
            done = {number for number in numbers if number < mark.low}
            if not done:
                continue
            self._settled[tag] = max(*done, self._settled.get(tag, -1))
            if numbers - done:
                self._open[tag] = numbers - done
            else:
                del self._open[tag]

    def _forget(self) -> None:
        if len(self._settled) <= MAX_TAGS:
            return
        by_age = sorted(self._settled.items(), key=lambda item: item[1])
        dropped = by_age[: len(by_age) // 2]
        self.floor = max(self.floor, dropped[-1][1])
        self._settled = dict(by_age[len(dropped) :])
