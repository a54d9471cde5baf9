"""Live values: what fills the holes of hot pages, asked anew for all about once a second."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from jarshy.delivery.holes import Hole, Provider, ask

LOG = logging.getLogger(__name__)
# The oldest value shown is one period and one round of questions old: under a second in all.
PERIOD_S = 0.9
# A page asked for within three rounds is hot: its values are refreshed before anybody asks.
HOT_ROUNDS = 3
ARGUMENTS_A_QUESTION = 500

Wanted = tuple[str, Hole]  # script key, hole


class LiveValues:
    """The values of this second, and which are wanted in the next.

    `before` is called before every question: it is where a database connection is looked after;
    `begin_round` before every round. `faults` are what a database that is down raises.
    """

    def __init__(
        self,
        providers: Callable[[], Mapping[str, Provider]],
        faults: tuple[type[Exception], ...] = (OSError,),
        before: Callable[[], None] = lambda: None,
        begin_round: Callable[[], None] = lambda: None,
    ) -> None:
        self.tick = 0
        self.refreshed_at = time.monotonic()
        self._providers = providers
        self._faults = faults
        self._before = before
        self._begin_round = begin_round
        self._table: dict[Wanted, str] = {}
        self._wanted: dict[Wanted, int] = {}
        self._stopped = threading.Event()

    def want(self, script: str, holes: Iterable[Hole]) -> None:
        """Keeps the values of these holes fresh for the next rounds."""
        for hole in holes:
            self._wanted[script, hole] = self.tick

    def known(self, script: str, holes: Sequence[Hole]) -> tuple[str, ...] | None:
        """The values of this second; None when one of them was not asked for."""
        table = self._table
        try:
            return tuple(table[script, hole] for hole in holes)
        except KeyError:
            return None

    def ask(self, script: str, holes: Sequence[Hole]) -> tuple[str, ...]:
        """The values of this moment. Asks the database: not for the event loop's thread.

        Errors: those of the providers.
        """
        self._before()
        found = self._answers(script, holes)
        table = self._table
        for hole, value in found.items():
            table[script, hole] = value
        return tuple(found[hole] for hole in holes)

    def refresh(self) -> bool:
        """One round for everything hot; False when the providers failed and the old values stay."""
        oldest = self.tick - HOT_ROUNDS
        wanted = {key: tick for key, tick in list(self._wanted.items()) if tick > oldest}
        by_script: dict[str, list[Hole]] = {}
        for script, hole in wanted:
            by_script.setdefault(script, []).append(hole)
        table: dict[Wanted, str] = {}
        try:
            self._before()
            self._begin_round()
            for script, holes in by_script.items():
                for start in range(0, len(holes), ARGUMENTS_A_QUESTION):
                    part = holes[start : start + ARGUMENTS_A_QUESTION]
                    answers = self._answers(script, part)
                    table.update({(script, hole): text for hole, text in answers.items()})
        except self._faults as error:
            LOG.warning("live values stay as they are: %s", error)
            return False
        self._forget_wants(oldest)
        self._table = table
        self.refreshed_at = time.monotonic()
        self.tick += 1
        return True

    def start(self) -> None:
        """Begins the rounds in a thread of their own."""
        threading.Thread(target=self._run, name="live-values", daemon=True).start()

    def stop(self) -> None:
        """Ends the rounds."""
        self._stopped.set()

    def _answers(self, script: str, holes: Sequence[Hole]) -> dict[Hole, str]:
        return ask(holes, script, self._providers())

    def _run(self) -> None:
        due = time.monotonic()
        while not self._stopped.wait(max(0.0, due - time.monotonic())):
            due = time.monotonic() + PERIOD_S
            try:
                is_refreshed = self.refresh()
            except Exception:
                LOG.exception("a provider of live values failed")
                is_refreshed = False
            if not is_refreshed:
                self._end_failed_round()

    def _end_failed_round(self) -> None:
        """Keeps the values of what is asked for.

        The round counts all the same: between two rounds nobody looks how old a page is.
        """
        oldest = self.tick - HOT_ROUNDS
        self._forget_wants(oldest)
        self._table = {key: text for key, text in self._table.items() if key in self._wanted}
        self.tick += 1

    def _forget_wants(self, oldest: int) -> None:
        for key, tick in list(self._wanted.items()):
            if tick <= oldest and self._wanted[key] <= oldest:
                del self._wanted[key]
