"""The store on disk: one file a page, shared by the workers of a node, alive over a restart.

Nothing here is needed to be right: whatever fails costs a rendering, never an answer.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jarshy.delivery.keys import Key
from jarshy.delivery.record import Record, read_record, write_record

LOG = logging.getLogger(__name__)
MAX_FILE_BYTES = 8 * 1024 * 1024
_QUIET_S = 60.0


class Held(NamedTuple):
    """The right to render a page, or what came of asking for it: without `fd` it is nobody's."""

    fd: int | None
    byte: int
    has_waited: bool = False

    def release(self) -> None:
        """Gives the right back, in any thread."""
        if self.fd is not None:
            fcntl.lockf(self.fd, fcntl.LOCK_UN, 1, self.byte)


class Folder:
    """Pages of one edition under `root/edition/`; other editions are swept away."""

    def __init__(self, root: Path, edition: str) -> None:
        self.root = root
        self.home = root / edition
        self._home = str(self.home)  # joined as text: see _write_file
        self._complained_at = -_QUIET_S
        self._lock_fd: int | None = None
        self._locked = threading.Lock()

    def read(self, key: Key) -> Record | None:
        """The stored page; None when there is none that can be trusted."""
        try:
            with open("/".join(self._place(key)), "rb") as file:  # noqa: PTH123  (see _write_file)
                record = read_record(file.read(MAX_FILE_BYTES))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._complain("cannot read a page", error)
            return None
        return record if record and record.key == key else None

    def write(self, record: Record) -> bool:
        """Stores a page in one step: a reader sees the old file or the new one, whole."""
        folder, name = self._place(record.key)
        draft = f"{folder}/.{name}.{os.getpid()}.{threading.get_ident()}"
        try:
            _write_file(draft, write_record(record))
            os.replace(draft, f"{folder}/{name}")  # noqa: PTH105  (see _write_file)
        except OSError as error:
            self._complain("cannot write a page", error)
            with suppress(OSError):
                Path(draft).unlink(missing_ok=True)
            return False
        return True

    def hold(self, key: Key, patience_s: float) -> Held:
        """The right to render this page on this node, until it is released.

        A byte of one file stands for a page: no lock file is left behind, and the system frees
        the byte when its process dies. Where no file can be locked everybody may render.
        """
        fd, byte = self._lock_file(), int.from_bytes(_name(key)[:7], "big")
        if fd is None:
            return Held(None, byte)
        return _wait_for_byte(fd, byte, time.monotonic() + patience_s)

    def sweep(self, limit_bytes: int) -> int:
        """Removes other editions and the oldest pages beyond the limit; returns how many went."""
        self._sweep_editions()
        found = sorted(_files(self.home))
        excess = sum(size for _, size, _ in found) - limit_bytes
        gone = 0
        for _, size, path in found:
            if excess <= 0:
                break
            with suppress(OSError):
                path.unlink()
                gone += 1
                excess -= size
        return gone

    def _sweep_editions(self) -> None:
        try:
            for other in self.root.iterdir():
                if other.is_dir() and other != self.home:
                    shutil.rmtree(other, ignore_errors=True)
        except FileNotFoundError:
            return
        except OSError as error:
            self._complain("cannot sweep", error)

    def _place(self, key: Key) -> tuple[str, str]:
        """The folder and the name of a page's file."""
        name = _name(key).hex()
        return f"{self._home}/{name[:2]}", f"{name}.page"

    def _lock_file(self) -> int | None:
        with self._locked:
            if self._lock_fd is None:
                try:
                    self.root.mkdir(parents=True, exist_ok=True)
                    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
                    self._lock_fd = os.open(self.root / "locks", flags, 0o600)
                except OSError as error:
                    self._complain("cannot lock", error)
            return self._lock_fd

    def _complain(self, what: str, error: Exception) -> None:
        now = time.monotonic()
        if now - self._complained_at >= _QUIET_S:
            self._complained_at = now
            LOG.warning("page store %s: %s: %s", self.root, what, error)


def _name(key: Key) -> bytes:
    return hashlib.blake2b("\n".join(key).encode(), digest_size=16).digest()


def _wait_for_byte(fd: int, byte: int, until: float) -> Held:
    has_waited = False
    while True:
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except OSError:
            if time.monotonic() >= until:
                return Held(None, byte, has_waited=True)
            has_waited = True
            time.sleep(0.002)
        else:
            return Held(fd, byte, has_waited)


def _write_file(path: str, data: bytes) -> None:
    """Writes a new file, its folder if need be.

    Plain calls of the system: pathlib and a buffer took 0.10 ms where these take 0.014, and every
    cold page passes here.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    try:
        fd = os.open(path, flags, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]  # a full disk takes a part, then refuses
    finally:
        os.close(fd)


def _files(home: Path) -> Iterator[tuple[float, int, Path]]:
    """Every file below: (age key, size, path)."""
    for path in home.glob("??/*"):
        with suppress(OSError):
            stat = path.stat()
            yield stat.st_mtime, stat.st_size, path
