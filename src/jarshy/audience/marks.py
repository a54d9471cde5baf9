"""What a process remembers of the views counted under the present salt.

Memory is bounded: marks of the last half hour at most, and a table of fixed size for the day. All
of it is learned again from the Seen rows after a restart, and from those of the other processes.

Shape of a Seen row's `marks`: four little-endian 8-byte numbers a view, in the order of Keys.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from jarshy.audience.keys import WINDOW_S, Keys

# A visitor who opens more articles in half an hour than one a minute is not reading them.
VISITOR_LIMIT = 30
# One address in half an hour, all articles: 50 a minute, far above what one carrier address shows.
NETWORK_LIMIT = 1500
# One address, one article, until the salt changes.
PLACE_LIMIT = 200
# 2 million marks are about 220 MB; beyond it the half hour is cut short, not the memory grown.
MOST_MARKS = 2_000_000

_VIEW = struct.Struct("<QQQQ")
_MASK = (1 << 21) - 1  # counters in a row of a Tally


class Tally:
    """Counts of keys in a fixed 6 MiB: never too low, now and then too high (count-min sketch).

    With 700,000 keys one in 30 is one too high.
    """

    def __init__(self) -> None:
        self._rows = tuple(bytearray(_MASK + 1) for _ in range(3))

    def count(self, key: int) -> int:
        """How often the key was added; 255 means at least that."""
        first, second, third = self._rows
        return min(first[key & _MASK], second[key >> 21 & _MASK], third[key >> 42 & _MASK])

    def add(self, key: int) -> int:
        """Adds one and returns what the count was before.

        Only the lowest counters grow, which keeps the error small. Written out: it is asked for
        every view of every process.
        """
        first, second, third = self._rows
        one, two, three = key & _MASK, key >> 21 & _MASK, key >> 42 & _MASK
        low = min(first[one], second[two], third[three])
        if low < 255:
            if first[one] == low:
                first[one] = low + 1
            if second[two] == low:
                second[two] = low + 1
            if third[three] == low:
                third[three] = low + 1
        return low


class Marks:
    """The memory of one salt; `last_id` is the newest Seen row in it."""

    def __init__(self, salt_id: str = "") -> None:
        self.salt_id = salt_id
        self.last_id = 0
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}
        self._born_s = 0
        self._window = 0
        self._visitors: dict[int, int] = {}
        self._networks: dict[int, int] = {}
        self._places = Tally()

    def judge(self, keys: Keys, at_s: int) -> str:
        """Why this view does not count: repeat, hurried or crowd; empty when it does."""
        self._turn(at_s)
        _, mark, visitor, network, place = keys
        seen_s = self._young.get(mark) or self._old.get(mark, 0)
        if abs(at_s - seen_s) < WINDOW_S:  # the clock may have been put back
            return "repeat"
        if self._visitors.get(visitor, 0) >= VISITOR_LIMIT:
            return "hurried"
        if self._networks.get(network, 0) >= NETWORK_LIMIT:
            return "crowd"
        return "crowd" if self._places.count(place) >= PLACE_LIMIT else ""

    def add(self, keys: Keys, at_s: int) -> int:
        """Remembers a view that `judge` let pass, and returns what it weighs in rankings.

        Units: thousandths of a view; the k-th view of an article from one address weighs 1/k.
        """
        _, mark, visitor, network, place = keys
        self._remember(mark, visitor, network, at_s)
        return 1000 // (self._places.add(place) + 1)

    def _remember(self, mark: int, visitor: int, network: int, at_s: int) -> None:
        self._young[mark] = at_s
        self._visitors[visitor] = self._visitors.get(visitor, 0) + 1
        self._networks[network] = self._networks.get(network, 0) + 1

    def learn(self, row_id: int, at_s: int, packed: bytes, now_s: int) -> None:
        """Remembers what another process, or this one before it died, counted."""
        is_recent = abs(now_s - at_s) < WINDOW_S
        if is_recent:
            self._turn(at_s)
        for mark, visitor, network, place in _VIEW.iter_unpack(packed):
            if is_recent:
                self._remember(mark, visitor, network, at_s)
            self._places.add(place)
        self.last_id = row_id

    def _turn(self, at_s: int) -> None:
        """Lets marks older than half an hour go, two generations at a time."""
        if abs(at_s - self._born_s) >= WINDOW_S or len(self._young) >= MOST_MARKS:
            self._old, self._young, self._born_s = self._young, {}, at_s
        if at_s // WINDOW_S != self._window:
            # The keys of visitors carry the number of the half hour: old ones never come again.
            self._window = at_s // WINDOW_S
            self._visitors, self._networks = {}, {}


def pack(views: Iterable[Keys]) -> bytes:
    """The marks of a commit's counted views."""
    return b"".join([_VIEW.pack(*keys[1:]) for keys in views])
