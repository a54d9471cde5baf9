"""The keeper: which pages are hot, and that each hot file is right or gone.

nginx asks for a page at most once a second, however often it is read. What it asks for twice in a
few seconds is written out for it, and looked after twenty times a second until the lease ends.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jarshy.delivery.hot import HotFolder, HotKey
from jarshy.delivery.keys import Key
from jarshy.delivery.shelf import BusyError, Shelf, UnavailableError
from jarshy.delivery.variants import CACHE_CONTROL, Line, Variant

LOG = logging.getLogger(__name__)
PULSE_S = 0.05
HOT_S = 4.0  # asked for again within this time: hot
LEASE_S = 30.0  # nobody tells how often a file is read: after this it has to show again
PATIENCE_S = 0.5  # a page that cannot be made right in this time is asked for in the usual way
HUNG_S = 2.0
LOOK_S = 0.5  # how often the other workers see whether the keeper lives
# A hot page whose numbers move costs 2 ms a second in each coding: an eighth of a core at most.
MAX_LEASES = 64
MAX_ASKED = 1024

# What deploy/jarshy_hot.conf says of every file, and what depends on its bytes.
_SPOKEN = {"content-type": "text/html; charset=utf-8", "cache-control": CACHE_CONTROL}
_BODYS_OWN = frozenset({"content-encoding", "content-length", "etag"})


@dataclass(slots=True)
class Lease:
    """A page that has a hot file until `ends_at`; `written` is what stands in it."""

    ends_at: float
    written: Variant | None = None


class Keeper:
    """Keeps the hot files of a node, when it is this worker's turn."""

    def __init__(
        self,
        shelf: Shelf,
        folder: HotFolder,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._shelf = shelf
        self._folder = folder
        self._clock = clock
        self._asked: dict[HotKey, float] = {}
        self._leases: dict[HotKey, Lease] = {}
        self._task: asyncio.Task[None] | None = None
        self._is_keeper = False
        self._looked_at = self._pulsed_at = clock()

    @property
    def count(self) -> int:
        """How many hot files this worker looks after."""
        return len(self._leases)

    def open(self) -> None:
        """Begins to keep, on the event loop's thread."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def close(self) -> None:
        """Ends it. The files stay: the last copies are better than none while Jarshy is away."""
        if self._task is not None:
            self._task.cancel()
        self._folder.release()

    def notice(self, key: Key, coding: str, lines: Iterable[Line]) -> None:
        """Tells that nginx has just asked for a page that was found; `lines` are the headers it
        was given, without those nginx puts on every page."""
        language = _read_language(lines)
        if not self._is_keeper or key.query or not language:
            return
        hot, now = HotKey(key.host, key.path, coding, language), self._clock()
        last = self._asked.get(hot)
        if last is None or now - last > HOT_S:
            if len(self._asked) >= MAX_ASKED:
                self._asked.clear()
            self._asked[hot] = now
        elif hot not in self._leases and len(self._leases) < MAX_LEASES:
            self._asked.pop(hot)
            self._leases[hot] = Lease(now + LEASE_S)

    async def pulse(self) -> None:
        """Makes every hot file right, or takes it away."""
        now = self._clock()
        if not self._keeps(now):
            return
        if now - self._pulsed_at > HUNG_S or self._shelf.is_degraded:
            # What happened meanwhile nobody saw; and an old page must say how old it is.
            self._end_all()
        self._pulsed_at = now
        await asyncio.gather(*[self._look_after(hot, now) for hot in list(self._leases)])

    def _keeps(self, now: float) -> bool:
        if now - self._looked_at < LOOK_S:
            return self._is_keeper
        self._looked_at = now
        if not self._is_keeper and self._folder.take():
            self._is_keeper, self._pulsed_at = True, now
        elif self._is_keeper:
            self._folder.beat()
        elif self._folder.silent_s() > HUNG_S:
            self._folder.wipe()
        return self._is_keeper

    async def _look_after(self, hot: HotKey, now: float) -> None:
        lease = self._leases[hot]
        try:
            variant = await asyncio.wait_for(self._right(hot), PATIENCE_S)
        except (TimeoutError, BusyError, UnavailableError):
            variant = None
        if variant is None or now >= lease.ends_at:
            self._end(hot)
        elif variant is not lease.written:
            lease.written = variant
            if not self._folder.put(hot, variant.body, variant.etag.strip('"')):
                self._end(hot)

    async def _right(self, hot: HotKey) -> Variant | None:
        key = Key(hot.host, hot.path)
        entry = await self._shelf.entry(key)
        if entry is None or entry.record.status != 200 or self._shelf.stale_s(entry) is not None:
            return None
        return await self._shelf.variant(key, entry, hot.coding)

    def _end(self, hot: HotKey) -> None:
        self._leases.pop(hot, None)
        self._folder.drop(hot)

    def _end_all(self) -> None:
        self._leases.clear()
        self._folder.wipe()

    async def _run(self) -> None:
        while True:
            try:
                await self.pulse()
            except Exception:
                # The edge of a task nobody waits for: files that nobody looks after must not stay.
                LOG.exception("the hot files are taken away")
                self._end_all()
            await asyncio.sleep(PULSE_S)


def _read_language(lines: Iterable[Line]) -> str:
    """The language of a page of which nginx can say all that Jarshy says; "" of another."""
    said = {name: value for name, value in lines if name not in _BODYS_OWN}
    language = said.pop("content-language", "")
    return language if said == _SPOKEN else ""
