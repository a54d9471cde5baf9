"""How wrong the counts are: a labelled day of people, shared addresses, robots and attackers.

The assumptions of the day stand in bench/_audience_traffic.py.
"""

from __future__ import annotations

import json
import subprocess
import sys

from bench import Metric
from bench._audience_ground import ROOT, installation
from bench._audience_traffic import ARTICLES, lost_behind_one_address


def run() -> dict[str, Metric]:
    """The same day with and without an attacker, and four other days."""
    with installation("sqlite", articles=ARTICLES) as ground:
        done = subprocess.run(
            [sys.executable, "-m", "bench._audience_replay"],
            env=ground.environ, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        "views by people (label)": Metric(sum(found["true"].values()), ""),
        "beacons sent": Metric(sum(found["sent"].values()), ""),
        "error of the whole count": Metric(100 * found["error"], "%", 5),
        "error, worst of four other days": Metric(100 * max(found["seeds"]), "%", 5),
        "error, people at home": Metric(100 * found["people_error"], "%", 5),
        "error, people behind carrier addresses": Metric(100 * found["carrier_error"], "%", 10),
        "error of an article, mean of the top 20": Metric(100 * found["top_error"], "%"),
        **{
            f"counted of {found['sent'][kind]} by {kind}": Metric(found["counted"].get(kind, 0), "")
            for kind in ("robots", "crawlers", "forgery", "attack")
        },
        **{f"removed: {name}": Metric(n, "") for name, n in sorted(found["removed"].items())},
        **{
            f"lost of {n} readers of one article behind one address": Metric(
                100 * lost_behind_one_address(n, with_traits=True), "%"
            )
            for n in (5, 10, 20, 50, 100)
        },
        "the same of 20, by the browser's name alone": Metric(
            100 * lost_behind_one_address(20, with_traits=False), "%"
        ),
        "places one address moved a ranking": Metric(found["moved"], "", 1),
    }
