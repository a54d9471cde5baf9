"""Hot files: the few pages read every second, as files that nginx serves by itself.

One worker of a node keeps them right, the one that holds the lock; when it dies the system gives
the lock to another, which begins with an empty folder.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jarshy.delivery.variants import IDENTITY

LOG = logging.getLogger(__name__)
# What may become the name of a file: no dot, no sign of the shell's, no other letters.
_PATH = re.compile(r"/[a-z0-9/-]{0,200}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?\Z")
# 28 bits: every file system keeps a time of modification before July 1978 to the second.
_ETAG_DIGITS = 7


class HotKey(NamedTuple):
    """One hot file: what chooses it, and the language nginx says of it."""

    host: str
    path: str
    coding: str
    language: str


class HotFolder:
    """`root/pages/host/-coding/language/path.page`, and the lock beside them.

    The language is part of the name: a file is found only by a place of nginx that says of it
    what Jarshy would say.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock_fd: int | None = None

    def take(self) -> bool:
        """True for the one process that may write here. It begins with an empty folder."""
        if self._lock_fd is not None:
            return True
        fd = -1
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            fd = os.open(self.root / "keeper", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if fd >= 0:
                os.close(fd)
            return False
        self._lock_fd = fd
        self.wipe()
        self.beat()
        return True

    def release(self) -> None:
        """Lets another process take over; the files stay for readers until it does."""
        if self._lock_fd is not None:
            os.close(self._lock_fd)
            self._lock_fd = None

    def beat(self) -> None:
        """Says that the keeper is alive."""
        with suppress(OSError):
            os.utime(self.root / "keeper")

    def silent_s(self) -> float:
        """How long ago the keeper last said so."""
        try:
            return max(0.0, time.time() - (self.root / "keeper").stat().st_mtime)
        except OSError:
            return 0.0

    def put(self, key: HotKey, body: bytes, digest: str) -> bool:
        """Writes a page in one step; False when that is not possible.

        nginx makes the ETag of a file from the time of its modification and its size: the time
        says here which text it is, by the first digits of `digest`, which is hexadecimal.
        """
        path = self._path(key)
        if path is None:
            return False
        draft = path.with_name(f"{path.name}.new")
        said = int(digest[:_ETAG_DIGITS], 16)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(body)
            os.utime(draft, (said, said))
            draft.replace(path)
        except OSError as error:
            LOG.warning("no hot file for %s: %s", key.path, error)
            self.drop(key)
            return False
        return True

    def drop(self, key: HotKey) -> None:
        """Takes a page away: nginx asks Jarshy for it again."""
        path = self._path(key)
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Takes all pages away."""
        shutil.rmtree(self.root / "pages", ignore_errors=True)

    def _path(self, key: HotKey) -> Path | None:
        if not _PATH.match(key.path) or not _LANGUAGE.match(key.language):
            return None
        coding = "" if key.coding == IDENTITY else key.coding
        return self.root / "pages" / key.host / f"-{coding}" / f"{key.language}{key.path}.page"
