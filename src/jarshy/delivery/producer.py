"""Makes a page when the shelf has none that is right: from the disk, or by rendering it.

Runs in threads: it reads files and asks the database.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jarshy.delivery.folder import Folder, Held
from jarshy.delivery.holes import find
from jarshy.delivery.keys import Key
from jarshy.delivery.marks import NOTHING_SEEN, History
from jarshy.delivery.pace import giving_way
from jarshy.delivery.record import Body, Record
from jarshy.delivery.values import LiveValues

LOG = logging.getLogger(__name__)
HOLD_S = 4.0  # how long one worker waits for another's rendering of the same page
FIRST_LOOK_S = 3.0
# A page that lives for seconds and was born later than now: the clock was put back since.
CLOCK_SLACK_S = 1.0


class UnavailableError(Exception):
    """The page cannot be made now: the database does not answer, or the rendering failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a rendering gives: a body with holes and what the store has to know of it."""

    status: int
    body: str
    script: str
    tags: frozenset[str]
    headers: tuple[tuple[str, str], ...]
    fresh_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A record with the values of this moment; `is_old` when nothing better could be made.

    Shape: `held` for a page rendered just now, which is to be put away; other workers wait for
    that. `epoch` is that of the history when the page was known to be right.
    """

    record: Record
    values: tuple[str, ...]
    epoch: int
    is_old: bool = False
    held: Held | None = None
    age_s: float = 0.0


class Producer:
    """Disk first, then the renderer, one worker of the node at a time.

    `render` gives None for an answer that must not be stored. `wait_first` returns when the
    changes were read once, or the time is over.
    """

    def __init__(
        self,
        *,
        history: History,
        values: LiveValues,
        folder: Folder,
        render: Callable[[Key], Rendered | None],
        wait_first: Callable[[float], object],
        faults: tuple[type[Exception], ...],
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._history = history
        self._values = values
        self._folder = folder
        self._render = render
        self._wait_first = wait_first
        self._faults = faults
        self._wall = wall

    def produce(self, key: Key) -> Product | None:
        """The page of a key; None when it must not be stored.

        Errors: UnavailableError when it can be neither read nor rendered.
        """
        try:
            return self._produce(key)
        except UnavailableError:
            raise
        except Exception as error:
            # The edge of a render thread: a fault of one page must not reach the server's own.
            LOG.exception("cannot make %s", key.path)
            raise UnavailableError from error

    def put_away(self, products: Iterable[Product]) -> None:
        """Packs rendered pages, writes them to the disk, and lets other workers have them."""
        for product in products:
            try:
                if product.record.status == 200:
                    self._folder.write(product.record)
                product.record.body.pack()
            finally:
                if product.held:
                    product.held.release()

    def read_old(self, key: Key) -> Product:
        """The last copy on the disk, right or not: the database is not asked.

        Errors: UnavailableError when there is none.
        """
        record = self._folder.read(key)
        if record is None:
            raise UnavailableError
        return Product(record=record, values=record.values, epoch=-1, is_old=True)

    def _produce(self, key: Key) -> Product | None:
        if self._history.mark is NOTHING_SEEN:
            self._wait_first(FIRST_LOOK_S)
        return self._read_right(key) or self._render_alone(key)

    def _render_alone(self, key: Key) -> Product | None:
        """Renders while no other worker of the node does; what another one made is taken."""
        held, product = self._folder.hold(key, HOLD_S), None
        try:
            product = self._read_right(key) if held.has_waited else None
            product = product or self._render_new(key, held)
            return product
        finally:
            if product is None or product.held is None:
                held.release()

    def ask(self, record: Record) -> tuple[str, ...]:
        """The values of a stored page. Errors: UnavailableError."""
        try:
            return self._values.ask(record.script, record.holes)
        except self._faults as error:
            raise UnavailableError from error
        except Exception as error:
            LOG.exception("cannot ask for the values of %s", record.key.path)
            raise UnavailableError from error

    def _read_right(self, key: Key) -> Product | None:
        epoch = self._history.epoch
        record = self._folder.read(key)
        if record is None or not self._history.is_valid(record.tags, record.mark):
            return None
        age_s = max(0.0, self._wall() - record.born_at)
        is_of_future = record.born_at > self._wall() + CLOCK_SLACK_S
        if record.fresh_s is not None and (is_of_future or age_s >= record.fresh_s):
            return None
        try:
            values = self._values.ask(record.script, record.holes)
        except self._faults:
            values = record.values
        return Product(record=record, values=values, epoch=epoch, age_s=age_s)

    def _render_new(self, key: Key, held: Held) -> Product | None:
        # Both are read before the rendering: a change that arrives meanwhile is newer than they.
        epoch, mark = self._history.epoch, self._history.mark
        try:
            with giving_way():
                rendered = self._render(key)
                if rendered is None:
                    return None
                holes = find(rendered.body)
                values = self._values.ask(rendered.script, holes)
        except self._faults:
            return self.read_old(key)
        record = Record(
            key=key,
            status=rendered.status,
            script=rendered.script,
            headers=rendered.headers,
            tags=rendered.tags,
            mark=mark,
            born_at=self._wall(),
            fresh_s=rendered.fresh_s,
            holes=holes,
            values=values,
            body=Body(plain=rendered.body.encode()),
        )
        return Product(record=record, values=values, epoch=epoch, held=held)
