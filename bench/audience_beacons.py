"""Beacons acknowledged a second, each by another visitor, every one on the disk before its answer.

wrk sends them over 512 connections from the same two cores the server runs on, in turns with the
least a Granian application can do: what else the machine does meets both.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from bench import Metric
from bench._audience_ground import BROWSER, Ground, Server, installation, median

RUNS, RUN_S, CONNECTIONS, ARTICLES = 3, 8, 512, 2000


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers a second, 99th percentile of the wait, answers of another status."""

    rate: float
    late_ms: float
    bad: int
    cpu_us: float = 0.0


_SUMS = """
from django.db.models import Sum
from jarshy.audience.models import HourlyViews, Seen, Filtered
print(HourlyViews.objects.aggregate(n=Sum("views"))["n"] or 0, Seen.objects.count(),
      sum(Filtered.objects.filter(reason="repeat").values_list("count", flat=True)))
"""


def run() -> dict[str, Metric]:
    """Both databases, two workers each."""
    return {**_measure("sqlite", 10_000), **_measure("postgresql", 8_000)}


def _measure(database: str, target: int) -> dict[str, Metric]:
    with installation(database, articles=ARTICLES) as ground:
        tokens = ground.var / "tokens"
        tokens.write_text("\n".join(ground.tokens()))
        ours = Server(ground, workers=2)
        bare = Server(ground, workers=2, app="bench._audience_bare:app")
        ours.start()
        bare.start()
        try:
            _load(ours.port, tokens, 2)  # the first second of a process is not its speed
            # Interleaved: whatever else the machine does meets both.
            pairs = [
                (_weigh(ours, tokens, RUN_S), _weigh(bare, tokens, RUN_S // 2)) for _ in range(RUNS)
            ]
        finally:
            ours.kill()
            bare.kill()
        return _figures(database, target, ground, pairs)


def _figures(
    database: str, target: int, ground: Ground, pairs: list[tuple[Load, Load]]
) -> dict[str, Metric]:
    views, commits, repeats = (int(word) for word in ground.run(_SUMS).split())
    ours = [load for load, _ in pairs]
    bad = sum(load.bad for load in ours)
    return {
        f"{database}: beacons acknowledged": Metric(
            median([load.rate for load in ours]), "1/s", target, "higher"
        ),
        f"{database}: of what a bare Granian app answers": Metric(
            median([load.rate / other.rate for load, other in pairs]), "ratio"
        ),
        f"{database}: a bare Granian app": Metric(median([o.rate for _, o in pairs]), "1/s"),
        f"{database}: server time a beacon": Metric(median([o.cpu_us for o in ours]), "µs"),
        f"{database}: server time of the bare app": Metric(
            median([other.cpu_us for _, other in pairs]), "µs"
        ),
        f"{database}: wait, 99th of 100": Metric(median([load.late_ms for load in ours]), "ms"),
        f"{database}: answers that were no 204": Metric(bad, "", 0),
        f"{database}: views a commit": Metric((views + repeats) / max(1, commits), ""),
    }


def _weigh(server: Server, tokens: Path, seconds: int) -> Load:
    """A load with the processor time the server's processes took for each answer."""
    before = server.cpu_s()
    load = _load(server.port, tokens, seconds)
    spent_us = 1e6 * (server.cpu_s() - before) / (load.rate * seconds)
    return replace(load, cpu_us=spent_us)


def _load(port: int, tokens: Path, seconds: int) -> Load:
    script = Path(__file__).with_suffix(".lua")
    words = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script)]
    address = f"http://127.0.0.1:{port}/b"
    done = subprocess.run(
        [*words, address, "--", str(tokens), BROWSER], capture_output=True, text=True, check=True
    )
    text = done.stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    late = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    assert rate and late, text
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    return Load(float(rate[1]), float(late[1]) * unit[late[2]], int(bad[1]) if bad else 0)
