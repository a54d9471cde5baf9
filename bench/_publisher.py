"""Rewrites one article again and again, as a newsroom would at its worst: id, pause, log file.

Each version is one transaction: the text, its change rows, and a new number of views.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main(article_id: int, every_s: float, log: Path) -> None:
    """Goes on until it is ended."""
    from bench._delivery_ground import start_django

    start_django(Path(os.environ["JARSHY_VAR"]))
    from django.db import transaction
    from django.utils import timezone

    from jarshy.audience.models import TotalViews
    from jarshy.content.models import Article
    from jarshy.content.operations import announce

    measured = TotalViews.objects.filter(article_id=article_id).values_list("views", flat=True)
    offset = measured.first() or 0
    version, due = 0, time.monotonic()
    with log.open("a", encoding="ascii") as out:
        out.write(f"offset {offset}\n")
        while True:
            version += 1
            with transaction.atomic():
                Article.objects.filter(id=article_id).update(
                    headline=f"Жаңа нұсқа #{version}", imported_views=version
                )
                announce([Article.objects.get(id=article_id)], at=timezone.now())
            out.write(f"{version} {time.monotonic()}\n")
            out.flush()
            due = max(due + every_s, time.monotonic())  # what was missed is not made up for
            time.sleep(max(0.0, due - time.monotonic()))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]))
