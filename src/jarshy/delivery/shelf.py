"""The shelf of one process: ready pages, when they are right, and how they are renewed.

Everything here runs on the event loop's thread but what says that it asks the database.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Protocol

from jarshy.delivery.folder import Held
from jarshy.delivery.holes import splice
from jarshy.delivery.keys import Key
from jarshy.delivery.later import PutLater
from jarshy.delivery.marks import History
from jarshy.delivery.memory import Memory
from jarshy.delivery.producer import Producer, Product, UnavailableError
from jarshy.delivery.record import Record
from jarshy.delivery.values import LiveValues
from jarshy.delivery.variants import Variant, build_variant

# A page that was right this long ago is shown while its successor is rendered: no reader waits
# for a publish. Poll (0.1) + grace (0.3) + rendering stay under half a second.
GRACE_S = 0.3
WAIT_S = 8.0  # a reader waits no longer for a rendering; then the old copy, or 503
ASK_S = 1.0  # for the values of this second; then those of the last stay
RETRY_S = 1.0  # after a rendering that failed
MAX_RENEWALS = 256  # under way at once; beyond, those without a copy are told to come back
# Beside those: for pages people read already, which must not stay old because somebody asks for a
# thousand addresses a second that do not exist.
MAX_SUCCESSORS = 64
RENDER_THREADS = 3  # two render, one asks for values; one runs at a time
PULSE_S = 0.2
LOST_S = 2.0  # a poll takes a millisecond, ten times a second: two seconds are no hiccup
UNSTORABLE_S = 10.0
MAX_UNSTORABLE = 1024


class BusyError(Exception):
    """Too many renderings are under way."""


class Follows(Protocol):
    """What keeps the history up to date."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def silent_s(self, now: float) -> float | None: ...


class Entry:
    """A page in memory with the forms of it that were asked for this second."""

    __slots__ = (
        "dies_at", "epoch", "is_touched", "old_since", "record", "retry_at", "size_bytes", "tick",
        "values", "variants",
    )  # fmt: skip

    def __init__(self, record: Record, values: tuple[str, ...], epoch: int, tick: int) -> None:
        self.record = record
        self.values = values
        self.epoch = epoch
        self.tick = tick
        self.variants: dict[str, Variant] = {}
        self.size_bytes = record.size_bytes
        self.is_touched = False
        self.retry_at = 0.0
        self.dies_at: float | None = None
        self.old_since: float | None = None


class Shelf:
    """Pages by key. `entry` finds or makes one, `variant` gives its bytes."""

    def __init__(
        self,
        *,
        history: History,
        values: LiveValues,
        follower: Follows,
        producer: Producer,
        pages_bytes: int,
        rest_bytes: int = 8 * 1024 * 1024,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.history = history
        self.values = values
        self.pages: Memory[tuple[str | None, str, str], Entry] = Memory(pages_bytes)
        # Redirects and pages that do not exist: anybody can ask for as many as he likes.
        self.rest: Memory[tuple[str | None, str, str], Entry] = Memory(rest_bytes)
        self.is_degraded = False
        self._follower = follower
        self._producer = producer
        self._clock = clock
        self._pool: ThreadPoolExecutor | None = None
        # Beside those, which may all be waiting for a database that is silent.
        self._disk = ThreadPoolExecutor(1, "disk")
        self._fetches: dict[Key, asyncio.Task[Entry]] = {}
        self._renewals: dict[Key, asyncio.Task[Entry | None]] = {}
        self._later = PutLater(producer.put_away, self._disk)
        self._questions: dict[Key, asyncio.Future[tuple[str, ...]]] = {}
        self._unstorable: dict[Key, float] = {}
        self._pulse: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Starts the threads, at the first request or at the server's start."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(RENDER_THREADS, "render")
            self._follower.start()
            self.values.start()
            self._pulse = asyncio.get_running_loop().create_task(self._beat())

    async def finish(self) -> None:
        """The server's end: what waits to be put away is put away first."""
        if self._pool:
            await self._later.finish()
        self.close()

    def close(self) -> None:
        """Lets the threads end."""
        self._follower.stop()
        self.values.stop()
        if self._pulse:
            self._pulse.cancel()
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._disk.shutdown(wait=False, cancel_futures=True)

    async def entry(self, key: Key) -> Entry | None:
        """The page of a key, right or shown as stale; None for what must not be stored.

        Errors: BusyError, UnavailableError when there is no copy and none can be made now.
        """
        until = self._unstorable.get(key)
        if until is not None and self._clock() < until:
            return None
        found = self.pages.get(key) or self.rest.get(key)
        if found is not None and (self._is_right(found) or self._may_show(key, found)):
            return found
        return await (self._fetch(key) if self.is_degraded else self._wait_for(key, found))

    async def variant(self, key: Key, entry: Entry, coding: str) -> Variant:
        """The page in a coding, with the values of this second."""
        if entry.tick != self.values.tick:
            await self._refresh(key, entry)
        found = entry.variants.get(coding)
        if found is None:
            record = entry.record
            filled = {
                f"{name}:{argument}".encode(): value.encode()
                for (name, argument), value in zip(record.holes, entry.values, strict=True)
            }
            body = splice(record.body.plain(), filled)
            found = build_variant(record.status, record.headers, body, coding)
            entry.variants[coding] = found
            self._weigh(key, entry)
        return found

    def stale_s(self, entry: Entry) -> float | None:
        """How long ago the page was last known to be right; None when it is, or nearly so."""
        silent = self._follower.silent_s(self._clock())
        if self.is_degraded and silent is not None:
            return silent
        if entry.old_since is not None:
            return self._clock() - entry.old_since
        if entry.epoch == self.history.epoch:
            return None
        arrived = self.history.learnt_after(entry.epoch)
        late = self._clock() - arrived if arrived is not None else 0.0
        return late if late > 1.0 else None

    def health(self, now: float) -> dict[str, Any]:
        """The state of this process for people and machines that watch it."""
        silent = self._follower.silent_s(now)
        return {
            "status": "degraded" if self.is_degraded or silent is None else "ok",
            "database_silent_s": None if silent is None else round(silent, 2),
            "values_age_s": round(now - self.values.refreshed_at, 2),
            "pages": len(self.pages),
            "pages_bytes": self.pages.size_bytes,
            "other_answers": len(self.rest),
            "renderings": len(self._renewals),
        }

    def _is_right(self, entry: Entry) -> bool:
        if entry.dies_at is not None and self._clock() >= entry.dies_at:
            return False
        epoch = self.history.epoch
        if entry.epoch != epoch:
            if not self.history.is_valid(entry.record.tags, entry.record.mark):
                return False
            entry.epoch = epoch
            entry.old_since = None
        return True

    def _may_show(self, key: Key, entry: Entry) -> bool:
        """True for a copy that is good enough for now; its successor is ordered."""
        now = self._clock()
        if self.is_degraded or now < entry.retry_at:
            return True
        arrived = self.history.learnt_after(entry.epoch)
        may_renew = key in self._renewals or self._has_room(entry)
        if arrived is None or now - arrived >= GRACE_S:
            return not may_renew
        if may_renew and key not in self._renewals:
            self._renew(key)
        return True

    def _has_room(self, copy: Entry | None) -> bool:
        is_read = copy is not None and copy.record.status == 200
        return len(self._renewals) < MAX_RENEWALS + MAX_SUCCESSORS * is_read

    async def _fetch(self, key: Key) -> Entry:
        """What the disk has of a page, while the database does not answer."""
        task = self._fetches.get(key)
        if task is None:
            if len(self._fetches) >= MAX_RENEWALS:
                raise BusyError
            task = asyncio.get_running_loop().create_task(self._read_disk(key))
            self._fetches[key] = task
            task.add_done_callback(lambda _: self._fetches.pop(key, None))
        return await asyncio.shield(task)

    async def _read_disk(self, key: Key) -> Entry:
        loop = asyncio.get_running_loop()
        product = await loop.run_in_executor(self._disk, self._producer.read_old, key)
        # The database may be back, and the page rendered anew while the disk was read.
        return self.pages.get(key) or self._keep(key, product)

    async def _wait_for(self, key: Key, copy: Entry | None) -> Entry | None:
        task = self._renewals.get(key)
        if task is None:
            if not self._has_room(copy):
                raise BusyError
            task = self._renew(key)
        try:
            return await asyncio.wait_for(asyncio.shield(task), WAIT_S)
        except (TimeoutError, UnavailableError):
            if copy is None:
                raise UnavailableError from None
            copy.retry_at = self._clock() + RETRY_S
            return copy

    def _renew(self, key: Key) -> asyncio.Task[Entry | None]:
        task = asyncio.get_running_loop().create_task(self._produce(key))
        self._renewals[key] = task
        task.add_done_callback(lambda done: self._renewed(key, done))
        return task

    def _renewed(self, key: Key, task: asyncio.Task[Entry | None]) -> None:
        self._renewals.pop(key, None)
        # A rendering in the background has nobody who would look at its failure.
        if not task.cancelled() and isinstance(task.exception(), UnavailableError):
            copy = self.pages.get(key) or self.rest.get(key)
            if copy is not None:
                copy.retry_at = self._clock() + RETRY_S

    async def _produce(self, key: Key) -> Entry | None:
        assert self._pool is not None
        await self._later.part(key)
        is_read = self.pages.get(key) is not None
        loop = asyncio.get_running_loop()
        product = await loop.run_in_executor(self._pool, self._producer.produce, key)
        if product is None:
            self._remember_unstorable(key)
            return None
        entry = self._keep(key, product)
        if product.held:
            # Packed by then, it weighs a quarter.
            end = self._put_away(product, product.held, is_read)
            end.add_done_callback(lambda _: self._weigh(key, entry))
        return entry

    def _put_away(self, product: Product, held: Held, is_read: bool) -> asyncio.Future[None]:
        """Of a page people read already other workers need the new one, too: they wait for it."""
        if is_read:
            return self._later.add_soon(product)
        held.release()
        return self._later.add(replace(product, held=None))

    def _keep(self, key: Key, product: Product) -> Entry:
        record, now = product.record, self._clock()
        entry = Entry(record, product.values, product.epoch, self.values.tick)
        if product.is_old:
            copy = self.pages.get(key)
            entry.retry_at = now + RETRY_S
            entry.old_since = now if copy is None or copy.old_since is None else copy.old_since
        if record.fresh_s is not None:
            # An old copy has lived its life already: nothing but the trouble keeps it on show.
            entry.dies_at = now if product.is_old else now + record.fresh_s - product.age_s
        home, other = (self.pages, self.rest) if record.status == 200 else (self.rest, self.pages)
        other.drop(key)
        home.put(key, entry)
        # Its values are wanted again when it is asked for again: of pages that are read once, some
        # hundreds a second when a robot reads the archive, a seventh of the time went there.
        return entry

    async def _refresh(self, key: Key, entry: Entry) -> None:
        """Brings the values of a page to this second; equal values keep the bytes and the ETag."""
        tick, record = self.values.tick, entry.record
        values = self.values.known(record.script, record.holes)
        if values is None and not self.is_degraded:
            values = await self._ask(key, record)
        if values is not None and values != entry.values:
            entry.values = values
            entry.variants = {}
        entry.tick = tick
        self.values.want(record.script, record.holes)

    async def _ask(self, key: Key, record: Record) -> tuple[str, ...] | None:
        question = self._questions.get(key)
        if question is None:
            assert self._pool is not None
            loop = asyncio.get_running_loop()
            question = loop.run_in_executor(self._pool, self._producer.ask, record)
            self._questions[key] = question
            question.add_done_callback(lambda _: self._questions.pop(key, None))
        try:
            return await asyncio.wait_for(asyncio.shield(question), ASK_S)
        except (TimeoutError, UnavailableError):
            return None

    def _weigh(self, key: Key, entry: Entry) -> None:
        size = entry.record.size_bytes + sum(v.size_bytes for v in entry.variants.values())
        home = self.pages if entry.record.status == 200 else self.rest
        home.resize(key, entry, size)

    def _remember_unstorable(self, key: Key) -> None:
        if len(self._unstorable) >= MAX_UNSTORABLE:
            self._unstorable.clear()
        self._unstorable[key] = self._clock() + UNSTORABLE_S

    async def _beat(self) -> None:
        """Notices twice a poll whether the database still answers."""
        while True:
            silent = self._follower.silent_s(self._clock())
            self.is_degraded = silent is not None and silent > LOST_S
            await asyncio.sleep(PULSE_S)
