"""The salt of visitor keys: 32 random bytes that live until 4 in the morning, then are destroyed.

The file stands in a folder that backups leave out. Destroying overwrites it in place, syncs and
unlinks; what a solid-state disk does with old cells is beyond us, an encrypted disk is the remedy.
Without the salt a key is 8 bytes that nobody can compute again, whoever's address he tries.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LIFE = timedelta(hours=24)
# A request may be judged by a moment a little before the one that made the salt.
SLACK = timedelta(minutes=10)
CHANGE_AT = time(4)  # the hour with the fewest readers, so that few are met on both sides of it


@dataclass(frozen=True, slots=True)
class Salt:
    """A salt and the moment of its end; `id` names it without telling it."""

    id: str
    key: bytes
    until: datetime

    def is_of(self, now: datetime) -> bool:
        """True while it may be used; one from ahead of us was made by a clock that was wrong, and
        would live longer than a day."""
        return now < self.until <= now + LIFE + SLACK


class SaltFile:
    """The salt of this installation, the same in all its processes."""

    def __init__(self, folder: Path, zone: ZoneInfo) -> None:
        self.path = folder / "audience-salt"
        self._zone = zone
        self._known: Salt | None = None

    def read(self, now: datetime) -> Salt:
        """The salt of this moment; the first to ask after the end of the old one makes it."""
        if self._known is None or not self._known.is_of(now):
            self._known = self._renew(now)
        return self._known

    def _renew(self, now: datetime) -> Salt:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock():
            found = self._load()
            if found and found.is_of(now):
                return found
            self.destroy()
            return self._make(now)

    def _load(self) -> Salt | None:
        try:
            stored = json.loads(self.path.read_bytes())
            until = datetime.fromtimestamp(stored["until"], UTC)
            return Salt(stored["id"], bytes.fromhex(stored["key"]), until)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None  # a destroyed file is noise: a new salt takes its place

    def _make(self, now: datetime) -> Salt:
        until = min(self._change_after(now), now + LIFE)
        made = Salt(os.urandom(6).hex(), os.urandom(32), until)
        text = {"id": made.id, "key": made.key.hex(), "until": int(until.timestamp())}
        beside = self.path.with_suffix(".new")
        beside.touch(mode=0o600)
        with beside.open("wb") as file:
            file.write(json.dumps(text).encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        return made

    def _change_after(self, now: datetime) -> datetime:
        local = now.astimezone(self._zone)
        change = datetime.combine(local.date(), CHANGE_AT, self._zone)
        return change if change > local else change + timedelta(days=1)

    def destroy(self) -> None:
        """Overwrites the file with noise, on the disk, and unlinks it."""
        if not self.path.exists():
            return
        with self.path.open("r+b") as file:
            file.write(os.urandom(self.path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        self.path.unlink()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with self.path.with_suffix(".lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
