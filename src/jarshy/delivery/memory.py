"""Entries kept in memory, bounded by bytes; what was not used lately goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What can be kept."""

    size_bytes: int
    is_touched: bool


E = TypeVar("E", bound=Sized)
K = TypeVar("K")


class Memory(Generic[K, E]):
    """A dictionary with a limit.

    A hit sets one flag on the entry; the hand of the clock gives a touched entry a second round.
    Moving each hit to the end of an ordered dictionary would cost more than the rest of the hit.
    """

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self.size_bytes = 0
        # A plain dictionary finds its first key ever more slowly while its head is taken away.
        self.entries: OrderedDict[K, E] = OrderedDict()

    def get(self, key: K) -> E | None:
        """The entry, marked as used."""
        entry = self.entries.get(key)
        if entry is not None:
            entry.is_touched = True
        return entry

    def put(self, key: K, entry: E) -> None:
        """Keeps an entry in place of the one it follows; makes room when there is too little."""
        self.drop(key)
        self.entries[key] = entry
        self.size_bytes += entry.size_bytes
        self._make_room()

    def drop(self, key: K) -> None:
        """Forgets an entry."""
        old = self.entries.pop(key, None)
        if old is not None:
            self.size_bytes -= old.size_bytes

    def resize(self, key: K, entry: E, size_bytes: int) -> None:
        """Tells that an entry grew or shrank; one that is no longer kept changes no sum."""
        if self.entries.get(key) is entry:
            self.size_bytes += size_bytes - entry.size_bytes
        entry.size_bytes = size_bytes
        self._make_room()

    def _make_room(self) -> None:
        while self.size_bytes > self.limit_bytes and self.entries:
            key, entry = next(iter(self.entries.items()))
            if entry.is_touched:
                entry.is_touched = False
                self.entries.move_to_end(key)
            else:
                self.drop(key)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[E]:
        return iter(list(self.entries.values()))
