"""Replays a labelled day through the real beacon, with a clock of its own, into a database."""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bench._audience_traffic import ATTACKED, Visit, make_day, request

START = datetime(2026, 3, 1, 23, 5, tzinfo=UTC)  # 4:05 in Almaty: a salt is five minutes old


@dataclass
class Gatherer:
    """Stands where views wait for their commit and remembers whose each one is."""

    visit: Visit | None = None
    waiting: list[tuple[Visit, Any]] = field(default_factory=list)

    async def add(self, view: Any) -> None:
        """Keeps the view of the visit being sent."""
        assert self.visit is not None
        self.waiting.append((self.visit, view))

    def stir(self) -> None:
        """What filters removed is written with the next minute."""


def main() -> dict[str, Any]:
    """Errors by class, what each filter removed, and how far one address moved a ranking."""
    import django

    # A replay commits between two beacons, in the one thread it has.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    calm = _replay(make_day(11, with_attack=False))
    hot = _replay(make_day(11))
    return {**hot, "moved": _moved(calm["places"], hot["places"]), "seeds": _seeds()}


def _seeds() -> list[float]:
    """The overall error of four other days."""
    return [_replay(make_day(seed))["error"] for seed in (21, 22, 23, 24)]


def _moved(calm: list[int], hot: list[int]) -> int:
    return max(abs(calm.index(id_) - hot.index(id_)) for id_ in hot[:50] if id_ in calm[:60])


def _replay(visits: Sequence[Visit]) -> dict[str, Any]:
    from jarshy.audience.models import Filtered, HourlyViews, Ranked, Seen, TotalViews

    for model in (Filtered, HourlyViews, Ranked, Seen, TotalViews):
        model.objects.all().delete()
    counted = asyncio.run(_send(visits))
    truth: Counter[str] = Counter(v.kind for v in visits if v.counts)
    everyone = sum(truth.values())
    return {
        "true": dict(truth),
        "counted": dict(counted),
        "sent": dict(Counter(v.kind for v in visits)),
        "error": abs(sum(counted.values()) - everyone) / everyone,
        "carrier_error": abs(counted["carrier"] - truth["carrier"]) / truth["carrier"],
        "people_error": abs(counted["people"] - truth["people"]) / truth["people"],
        "top_error": _article_errors(visits),
        "removed": _removed(),
        "places": _places(),
    }


def _removed() -> dict[str, int]:
    from django.db.models import Sum

    from jarshy.audience.models import Filtered

    return dict(Filtered.objects.order_by().values_list("reason").annotate(Sum("count")))


def _article_errors(visits: Sequence[Visit]) -> float:
    """The mean error of the twenty most read articles."""
    from jarshy.audience.models import TotalViews

    truth = Counter(visit.article for visit in visits if visit.counts)
    found = dict(TotalViews.objects.values_list("article_id", "views"))
    top = [article for article, _ in truth.most_common(21) if article != ATTACKED][:20]
    return sum(abs(found.get(a, 0) - truth[a]) / truth[a] for a in top) / len(top)


def _places() -> list[int]:
    from jarshy.audience.operations import refresh_rankings
    from jarshy.audience.queries import ranked_ids

    refresh_rankings(now=START + timedelta(hours=23), comments=lambda since: ())
    return list(ranked_ids("day", 100))


async def _send(visits: Sequence[Visit]) -> Counter[str]:
    """Sends the day through the beacon, a commit a minute; returns what counted, by class."""
    from jarshy.audience.addresses import Ranges
    from jarshy.audience.beacon import Beacon, Desk
    from jarshy.audience.queries import _signer
    from jarshy.audience.tasks import salt_file

    clock, ledger, gatherer = [START], _ledger(), Gatherer()
    salt = salt_file(ZoneInfo("Asia/Almaty"))
    salt.path.unlink(missing_ok=True)
    desk = Desk(
        signer=_signer(), salt=salt, ledger=ledger, hosts=frozenset({"localhost"}),
        proxies=Ranges(()), clock=lambda: clock[0],
    )  # fmt: skip
    beacon = Beacon(desk)
    beacon._groups = gatherer  # type: ignore[assignment]
    counted: Counter[str] = Counter()
    for visit in visits:
        moment = START + timedelta(seconds=visit.at_s)
        if moment - clock[0] >= timedelta(minutes=1):
            counted += _commit(ledger, gatherer, clock[0])
            clock[0] = moment.replace(second=0)
        gatherer.visit = visit
        scope, body = request(visit, _token(desk.signer, visit, clock[0]))
        await beacon(scope, _once(body), _ignore)
    return counted + _commit(ledger, gatherer, clock[0])


def _ledger() -> Any:
    from jarshy.audience.ledger import Ledger

    class Telling(Ledger):
        """Tells which views counted."""

        told: list[Any]

        def _judge(self, views: Any, dropped: Any, now: Any) -> Any:
            counted = super()._judge(views, dropped, now)
            self.told = [view for view, _ in counted]
            return counted

    return Telling()


def _commit(ledger: Any, gatherer: Gatherer, now: datetime) -> Counter[str]:
    ledger.told = []
    ledger.commit([view for _, view in gatherer.waiting], now)
    told = {id(view) for view in ledger.told}
    kinds = Counter(visit.kind for visit, view in gatherer.waiting if id(view) in told)
    gatherer.waiting = []
    return kinds


def _token(signer: Any, visit: Visit, now: datetime) -> str:
    hour = int(now.timestamp()) // 3600
    if visit.token == "none":
        return ""
    token = signer.make(visit.article, hour - (30 if visit.token == "old" else 0), "cyrillic")
    return f"{token[:-4]}AAAA" if visit.token == "forged" else token


def _once(body: bytes) -> Any:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _ignore(message: Any) -> None:
    return None


if __name__ == "__main__":
    print(json.dumps(main()))
