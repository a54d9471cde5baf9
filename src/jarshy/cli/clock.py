"""Jobs that are done because time has passed. Each is safe to run twice and to run late."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A function of the present moment and the seconds between the starts of two runs."""

    name: str
    every_s: float
    do: Callable[[datetime], object]


class Clock:
    """Runs jobs one after the other; the one that is most overdue first.

    The monotonic clock decides: a jump of the wall clock neither skips nor repeats a job.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        monotonic: Callable[[], float] = time.monotonic,
        after: Callable[[], None] | None = None,
    ) -> None:
        self._monotonic = monotonic
        self._due = {job: monotonic() for job in jobs}
        self._is_stopped = threading.Event()
        self._after = after or _close_connections

    def run(self) -> None:
        """Runs until `stop`: to be called in a thread of its own."""
        while not self._is_stopped.wait(self.tick()):
            pass

    def stop(self) -> None:
        """Ends `run` after the job under way."""
        self._is_stopped.set()

    def tick(self) -> float:
        """Does what is due; returns the seconds until the next job is."""
        for job in sorted(self._due, key=self._due.__getitem__):
            if self._due[job] <= self._monotonic():
                self._due[job] = self._monotonic() + job.every_s
                self._do(job)
        if not self._due:
            return 60.0
        return max(0.0, min(self._due.values()) - self._monotonic())

    def _do(self, job: Job) -> None:
        from django.db import Error
        from django.utils import timezone

        try:
            job.do(timezone.now())
        except Error as error:
            LOG.warning("the job %s waits: %s", job.name, str(error).split("\n", 1)[0])
        except Exception:
            # The edge of the worker: one failing job must not end the others. It comes again.
            LOG.exception("the job %s failed", job.name)
        finally:
            self._after()


def _close_connections() -> None:
    from django.db import close_old_connections

    close_old_connections()
