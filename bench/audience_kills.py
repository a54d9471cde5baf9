"""kill -9 at a random moment under load, fifty times: what was acknowledged is there, once.

Every beacon is another visitor's. After each kill the counts in the database must hold at least all
that was acknowledged; then the beacons without an answer are sent again, as a browser that retries
would, and in the end every article must have exactly as many views as visitors.
"""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

from bench import Metric
from bench._audience_ground import BROWSER, Ground, Server, installation

KILLS, CONNECTIONS, ARTICLES = {"sqlite": 50, "postgresql": 10}, 48, 50
_SUMS = "SELECT article_id, SUM(views) FROM audience_hourlyviews GROUP BY article_id"


@dataclass
class Account:
    """What was sent and what was answered, as (article, visitor)."""

    tokens: list[str]
    sent: list[tuple[int, int]] = field(default_factory=list)
    acknowledged: set[tuple[int, int]] = field(default_factory=set)
    odd: Counter[int] = field(default_factory=Counter)

    def next(self) -> tuple[int, int]:
        """The next visitor's beacon."""
        number = len(self.sent)
        self.sent.append((number % len(self.tokens), number))
        return self.sent[-1]

    def expected(self, *, only_acknowledged: bool) -> Counter[int]:
        """Views by place of the article."""
        chosen = self.acknowledged if only_acknowledged else set(self.sent)
        return Counter(place for place, _ in chosen)


def run() -> dict[str, Metric]:
    """Both databases, two workers each."""
    return {**_measure("sqlite"), **_measure("postgresql")}


def _measure(database: str) -> dict[str, Metric]:
    kills, dice = KILLS[database], random.Random(17)
    with installation(database, articles=ARTICLES) as ground:
        account, server, lost = Account(ground.tokens()), Server(ground, workers=2), 0
        for _ in range(kills):
            server.start()
            asyncio.run(_resend(server.port, account))
            asyncio.run(_send_until_killed(server, account, dice.uniform(0.2, 1.0)))
            found = _read(ground)
            wanted = account.expected(only_acknowledged=True)
            lost += sum(max(0, n - found[place + 1]) for place, n in wanted.items())
        server.start()
        asyncio.run(_resend(server.port, account))
        server.kill()
        found, wanted = _read(ground), account.expected(only_acknowledged=False)
    twice = sum(max(0, found[place + 1] - n) for place, n in wanted.items())
    missing = sum(max(0, n - found[place + 1]) for place, n in wanted.items())
    return {
        f"{database}: kills": Metric(kills, ""),
        f"{database}: beacons sent": Metric(len(account.sent), ""),
        f"{database}: lost of those acknowledged": Metric(lost + missing, "", 0),
        f"{database}: counted twice": Metric(twice, "", 0),
        f"{database}: answers that were no 204": Metric(sum(account.odd.values()), "", 0),
    }


async def _send_until_killed(server: Server, account: Account, after_s: float) -> None:
    senders = [asyncio.create_task(_send_on(server.port, account)) for _ in range(CONNECTIONS)]
    await asyncio.sleep(after_s)
    await asyncio.to_thread(server.kill)
    await asyncio.gather(*senders)


async def _send_on(port: int, account: Account) -> None:
    """Sends beacons over one connection until it breaks."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with closing(writer):
            while True:
                await _send(reader, writer, account, account.next())
    except (OSError, asyncio.IncompleteReadError):
        return


async def _resend(port: int, account: Account) -> None:
    """Sends again what was never answered."""
    waiting = sorted(set(account.sent) - account.acknowledged)

    async def some() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with closing(writer):
            while waiting:
                await _send(reader, writer, account, waiting.pop())

    await asyncio.gather(*(some() for _ in range(8)))


async def _send(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    account: Account,
    beacon: tuple[int, int],
) -> None:
    place, visitor = beacon
    body = json.dumps({"t": account.tokens[place], "r": "", "s": "360x800@3", "w": 0})
    address = f"2.{72 + visitor // 65536 % 8}.{visitor // 256 % 256}.{visitor % 256}"
    writer.write(
        (
            f"POST /b HTTP/1.1\r\nHost: localhost\r\nUser-Agent: {BROWSER}\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    if status == 204:
        account.acknowledged.add(beacon)
    else:
        account.odd[status] += 1


def _read(ground: Ground) -> Counter[int]:
    if address := ground.environ.get("JARSHY_DATABASE"):
        import psycopg

        with psycopg.connect(address) as connection:
            return Counter(dict(connection.execute(_SUMS).fetchall()))
    with closing(sqlite3.connect(ground.var / "jarshy.sqlite3")) as connection:
        return Counter(dict(connection.execute(_SUMS).fetchall()))
