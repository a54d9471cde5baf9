"""What is measured and how. Each module here is one benchmark: `run() -> dict[str, Metric]`.

A run prints a table and writes var/bench/<name>.json. Figures are ratios and medians where they can
be: machines are noisy.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Metric:
    """One figure with its target; `better` is "higher" or "lower"."""

    value: float
    unit: str
    target: float | None = None
    better: str = "lower"

    @property
    def ok(self) -> bool:
        """True when there is no target or it is met."""
        if self.target is None:
            return True
        return self.value <= self.target if self.better == "lower" else self.value >= self.target


def machine() -> str:
    """What the figures were taken on, without naming it."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def report(name: str, metrics: Mapping[str, Metric]) -> None:
    """Prints the table of a benchmark and keeps it as JSON."""
    print(f"\n{name}  ({machine()})")
    for key, metric in metrics.items():
        target = "" if metric.target is None else f"target {metric.target:g}"
        mark = "" if metric.target is None else "ok" if metric.ok else "MISSED"
        print(f"  {key:52} {metric.value:>12.4g} {metric.unit:12} {target:16} {mark}")
    folder = Path(os.environ.get("JARSHY_VAR", "var")) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    rows = {key: asdict(metric) | {"ok": metric.ok} for key, metric in metrics.items()}
    text = json.dumps({"machine": machine(), "metrics": rows}, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
