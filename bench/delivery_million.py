"""Cold pages over a million articles against ten thousand: CPU of one rendering, no growth."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from bench import Metric
from bench._delivery_ground import environment, lay_ground, start_django

FEW, MANY = 10_000, 1_000_000
TIMES = 60
KINDS = ("article", "front page", "rubric page 1", "rubric page 1000", "day archive")


def run() -> dict[str, Metric]:
    """CPU of each kind of page in both, measured in turn, three times each."""
    grounds = {count: lay_ground(count) for count in (FEW, MANY)}
    seen: dict[int, list[dict[str, float]]] = {count: [] for count in grounds}
    for _ in range(3):
        for count, ground in grounds.items():
            seen[count].append(_measure(ground))
    metrics: dict[str, Metric] = {}
    for kind in KINDS:
        few, many = (min(run[kind] for run in seen[count]) for count in (FEW, MANY))
        metrics[f"{kind}: CPU over {MANY} articles"] = Metric(many, "ms", 5.0)
        metrics[f"{kind}: CPU over {FEW} articles"] = Metric(few, "ms")
        metrics[f"{kind}: growth"] = Metric(many / few, "x", 1.2)
    return metrics


def _measure(ground: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.delivery_million", str(ground)]
    done = subprocess.run(command, env=environment(ground), check=True, capture_output=True)
    return dict(json.loads(done.stdout))


def _render(ground: Path) -> dict[str, float]:
    """Median CPU milliseconds of the renderer, page by page, in this process."""
    start_django(ground)
    from jarshy.delivery.keys import Key
    from jarshy.delivery.renderer import Renderer

    renderer = Renderer("http")
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for n in range(-3, TIMES):
        for kind, (path, query) in _addresses(n).items():
            began = _cpu_ms()
            rendered = renderer(Key("127.0.0.1", path, query))
            spent = _cpu_ms() - began
            assert rendered is not None, path
            assert rendered.status == 200, path
            if n >= 0:
                found[kind].append(spent)
    return {kind: sorted(times)[len(times) // 2] for kind, times in found.items()}


def _cpu_ms() -> float:
    return time.process_time() * 1000


def _addresses(n: int) -> dict[str, tuple[str, str]]:
    """A different article, rubric place and day each time, spread over the whole archive."""
    from jarshy.content.models import Article, Rubric

    highest = Article.objects.filter(live=True).latest("id").pk
    article = Article.objects.filter(live=True, id__lte=highest * (n + 4) // (TIMES + 4)).latest(
        "id"
    )
    rubric = Rubric.objects.get(id=article.rubric_id) if article.rubric_id else None
    rubric = rubric or Rubric.objects.first()
    assert rubric is not None
    return {
        "article": (f"/post/{article.pk}", ""),
        "front page": ("/", ""),
        "rubric page 1": (f"/rubric/{rubric.slug}", ""),
        "rubric page 1000": (f"/rubric/{rubric.slug}", f"before={_thousandth(rubric.pk)}"),
        "day archive": (f"/archive/{article.published_at:%Y/%m/%d}", ""),
    }


_PLACES: dict[int, str] = {}


def _thousandth(rubric_id: int) -> str:
    """The cursor of a rubric's page 1000, or of its last page where there are fewer."""
    from jarshy.content.models import Article

    if rubric_id not in _PLACES:
        rows = Article.objects.filter(live=True, rubric_id=rubric_id)
        ordered = rows.order_by("-published_at", "-id").values_list("published_at", "id")
        place = min(999 * 24, rows.count() - 25)
        at, id_ = ordered[max(0, place)]
        _PLACES[rubric_id] = f"{int(at.timestamp())}-{id_}"
    return _PLACES[rubric_id]


if __name__ == "__main__":
    print(json.dumps(_render(Path(sys.argv[1]))))
