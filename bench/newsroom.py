"""The demo newsroom a benchmark stands on: built once under var/bench/demo and kept.

Not a benchmark itself: `run` says how large it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench import Metric

VAR = Path(os.environ.get("JARSHY_VAR", "var")) / "bench" / "demo"


def stand_on_demo(articles: int = 0) -> None:
    """Sets Django up on the demo newsroom, grown to so many articles when asked."""
    os.environ["JARSHY_VAR"] = str(VAR.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jarshy.config.settings")
    VAR.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "jarshy.cli", "demo"]
    subprocess.run([*words, "--build-only"], check=True, stdout=sys.stderr)
    if articles:
        subprocess.run([*words, "--articles", str(articles)], check=True, stdout=sys.stderr)
    import django

    django.setup()


def run() -> dict[str, Metric]:
    """The number of articles of the demo newsroom."""
    stand_on_demo()
    from jarshy.content.models import Article

    return {"articles": Metric(Article.objects.count(), "articles", 60, "higher")}
