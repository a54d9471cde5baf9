"""A child process that has to run for as long as its parent does."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
SETTLED_S = 60.0  # a child that lived this long starts again at once when it dies
TERM_S = 15.0  # a task under way may take this long to end


class Companion:
    """Starts a command, starts it again when it ends, each time after a longer pause."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._is_over = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def watch(self) -> None:
        """Runs until `stop`: to be called in a thread of its own."""
        pause = FIRST_PAUSE_S
        while not self._is_over.is_set():
            child = self._start()
            if child is None:
                return
            lived = _wait(child, SETTLED_S)
            code = child.wait()
            if self._is_over.is_set():
                return
            pause = FIRST_PAUSE_S if lived else min(pause * 2, LONGEST_PAUSE_S)
            print(f"jarshy: the worker ended ({code}); again in {pause:g} s", file=sys.stderr)
            self._is_over.wait(pause)

    def stop(self) -> None:
        """Ends the child: politely, then not."""
        with self._lock:
            self._is_over.set()
            child = self._child
        if child is None:
            return
        child.terminate()
        try:
            child.wait(TERM_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    @property
    def pid(self) -> int | None:
        """The process id of the child that runs now."""
        return self._child.pid if self._child and self._child.poll() is None else None

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._is_over.is_set():
                return None
            # close_fds=False lets Python use posix_spawn. With fork and exec it reads a pipe until
            # the child has closed it; a server's worker forked meanwhile holds that pipe open for
            # as long as it lives, and the companion would never start. Descriptors are not
            # inherited in either case (PEP 446).
            self._child = subprocess.Popen(self._command, close_fds=False)
            return self._child


def _wait(child: subprocess.Popen[bytes], patience_s: float) -> bool:
    """True when the child outlived our patience."""
    try:
        child.wait(patience_s)
    except subprocess.TimeoutExpired:
        return True
    return False
