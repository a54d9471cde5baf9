"""The beacon: answered before Django, acknowledged only when the view is on the disk.

POST /b   {"t": token, "r": host of the referrer, "s": screen, "w": 1 for a driven browser}
GET  /b/p.gif?t=token   the picture of a page without scripts
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import Error as StorageError
from django.db import connection

from jarshy.audience.addresses import Ranges
from jarshy.audience.arrivals import read_body, read_headers, read_query
from jarshy.audience.errors import AudienceError, IllFormedError, OverloadError, TokenError
from jarshy.audience.filters import Arrival, find_reason, is_robotic
from jarshy.audience.groups import Groups
from jarshy.audience.keys import WINDOW_S, make_keys
from jarshy.audience.ledger import Ledger, View
from jarshy.audience.moments import hour_of
from jarshy.audience.patience import Patience
from jarshy.audience.salt import SaltFile
from jarshy.audience.sources import classify
from jarshy.audience.tasks import salt_file
from jarshy.audience.tokens import PageToken, Signer

PICTURE_PATH = "/b/p.gif"
# One transparent pixel.
PICTURE = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
# Filter counters without any view beside them go to the disk this often.
DROPS_S = 1.0
# How long a body of 100 bytes may take to come, to the second.
BODY_S = 5.0
QUIET_S = 60.0  # between two lines of the log about the same trouble

LOG = logging.getLogger(__name__)
Send = Callable[[Any], Awaitable[None]]

_NO_STORE = (b"cache-control", b"no-store")
_COME_BACK = (b"retry-after", b"2")
_EMPTY = {"type": "http.response.body", "body": b""}


def _start(status: int) -> dict[str, Any]:
    headers = [_NO_STORE, (b"content-length", b"0")]
    if status == 503:
        headers.append(_COME_BACK)
    return {"type": "http.response.start", "status": status, "headers": headers}


_NOTED = _start(204)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the beacon stands on; `clock` gives the present moment."""

    signer: Signer
    salt: SaltFile
    ledger: Ledger
    hosts: frozenset[str]
    proxies: Ranges
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    writer: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "audience"))


class Beacon:
    """The ASGI application."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._groups = Groups(self._write)
        self._patience = Patience(BODY_S)
        self._drops_task: asyncio.Task[None] | None = None
        self._complained_at = -QUIET_S

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        """Answers one request; anything that is not HTTP is none of its business."""
        if scope["type"] != "http":
            return
        is_picture = scope["path"] == PICTURE_PATH
        status = await self._take(scope, receive, is_picture=is_picture)
        if is_picture:
            await _show(send, status)
        else:
            await send(_NOTED if status == 204 else _start(status))
            await send(_EMPTY)

    async def _take(self, scope: Any, receive: Any, *, is_picture: bool) -> int:
        now = self._desk.clock()
        try:
            headers = dict(scope["headers"])
            arrival = read_headers(scope, headers, self._desk.proxies)
            if is_picture:
                read_query(scope, arrival)
            else:
                with self._patience:
                    await read_body(scope, headers, receive, arrival)
            view = self._judge(arrival, now, is_picture=is_picture)
            if view:
                await self._groups.add(view)
        except AudienceError as error:
            self._drop(error.code, now)
            return _status(error)
        except StorageError:  # the follower of changes says it in the log
            return 503
        except OSError as error:  # the folder of the salt cannot be written, no descriptor is left
            self._complain(error)
            return 503
        return 204

    def _complain(self, error: OSError) -> None:
        if time.monotonic() - self._complained_at >= QUIET_S:
            self._complained_at = time.monotonic()
            LOG.warning("views are not counted: %s", error)

    def _judge(self, arrival: Arrival, now: datetime, *, is_picture: bool) -> View | None:
        """The view to write; None for one that a filter removed without a word to the sender.

        Errors: TokenError.
        """
        reason = "robot" if is_robotic(arrival) else ""
        if not reason:
            token = self._desk.signer.read(arrival.token, hour_of(now))
            reason = find_reason(arrival)
        if reason:
            self._drop(reason, now)
            return None
        return self._view(arrival, token, now, is_picture=is_picture)

    def _view(self, arrival: Arrival, token: PageToken, now: datetime, *, is_picture: bool) -> View:
        if arrival.address is None:
            raise IllFormedError(400, "no address")
        salt = self._desk.salt.read(now)
        traits = f"\0{arrival.agent}\0{arrival.languages}\0{arrival.screen}"
        window = int(now.timestamp()) // WINDOW_S
        id_ = token.article_id
        keys = make_keys(salt, arrival.address, traits, article_id=id_, window=window)
        # The picture's own referrer is the page itself: it tells nothing.
        source = classify("" if is_picture else arrival.referrer, self._desk.hosts)
        return View(id_, source, token.script, keys)

    def _drop(self, reason: str, now: datetime) -> None:
        self._desk.ledger.drop(reason, hour_of(now))
        if self._drops_task is None or self._drops_task.done():
            self._drops_task = asyncio.get_running_loop().create_task(self._write_drops())

    async def _write_drops(self) -> None:
        await asyncio.sleep(DROPS_S)
        if self._desk.ledger.has_dropped:
            self._groups.stir()

    async def _write(self, views: Sequence[View]) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._desk.writer, self._commit, views, self._desk.clock())

    def _commit(self, views: Sequence[View], now: datetime) -> None:
        try:
            self._desk.ledger.commit(views, now)
        except StorageError:
            if not connection.in_atomic_block:
                connection.close()  # a database that came back is met by a new connection
            raise


def _status(error: AudienceError) -> int:
    if isinstance(error, IllFormedError):
        return error.status
    if isinstance(error, OverloadError):
        return 503
    return 403 if isinstance(error, TokenError) else 400


async def _show(send: Send, status: int) -> None:
    """The picture, whatever became of the view; only a script hears the status."""
    status, body = (200, PICTURE) if status < 500 else (status, b"")
    headers = [_NO_STORE, (b"content-type", b"image/gif"), (b"content-length", b"%d" % len(body))]
    if status == 503:
        headers.append(_COME_BACK)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@cache
def build() -> Beacon:
    """The beacon of this process, on Django's settings."""
    from django.conf import settings

    salt = salt_file(ZoneInfo(settings.TIME_ZONE))
    salt.path.parent.mkdir(parents=True, exist_ok=True)
    desk = Desk(
        signer=Signer(settings.SECRET_KEY),
        salt=salt,
        ledger=Ledger(salt.path.with_name("audience-line")),
        hosts=frozenset(host.lower() for host in settings.ALLOWED_HOSTS),
        proxies=Ranges(settings.TRUSTED_PROXIES),
    )
    return Beacon(desk)


async def app(scope: Any, receive: Any, send: Send) -> None:
    """The beacon as the front mounts it (settings.FRONT_MOUNTS)."""
    await build()(scope, receive, send)
