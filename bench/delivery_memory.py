"""What the whole house weighs with twenty thousand stored pages."""

from __future__ import annotations

import http.client
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench import Metric
from bench._delivery_ground import lay_ground, served

PAGES = 20_000
ARTICLES = 10_000


def run() -> dict[str, Metric]:
    """Memory of the supervisor, one front and the background worker."""
    ground = lay_ground(ARTICLES)
    with served(ground, 1) as (url, pid):
        before = _weigh(pid)
        _read_all(url, _paths(ground))
        after = _weigh(pid)
    stored = list((ground / "pages").glob("*/??/*.page"))
    return {
        "front and worker, shared memory once": Metric(after["pss"] - after["own"], "MB", 400),
        "with the supervisor": Metric(after["pss"], "MB"),
        "of the database file, which the system may take back": Metric(after["mapped"], "MB"),
        "all three, each counted whole": Metric(after["rss"], "MB"),
        "all three before the first page": Metric(before["pss"], "MB"),
        "stored pages": Metric(len(stored), "", PAGES, "higher"),
        "on disk, each": Metric(sum(f.stat().st_size for f in stored) / len(stored) / 1024, "KB"),
    }


def _paths(ground: Path) -> list[str]:
    with sqlite3.connect(ground / "jarshy.sqlite3") as database:
        # The copies: the demo's own first hundred may lie unpublished.
        sql = "SELECT id FROM content_article WHERE live AND id > 100 ORDER BY id"
        rows = database.execute(sql)
        ids = [row[0] for row in rows.fetchmany(ARTICLES)]
    return [f"{prefix}/post/{id_}" for prefix in ("", "/lt", "/tt") for id_ in ids][: PAGES + 500]


def _read_all(url: str, paths: list[str]) -> None:
    line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    for path in paths:
        line.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)


def _weigh(program: int) -> dict[str, float]:
    """Megabytes of a program and its children; `pss` shares out what several of them share.

    `own` is the part of the program itself, the supervisor; `mapped` that of the database file.
    """
    sums = {"rss": 0.0, "pss": 0.0, "own": 0.0, "mapped": 0.0}
    for pid in _family(program):
        for mapping, name, megabytes in _read_mappings(pid):
            if name in sums:
                sums[name] += megabytes
            if name == "pss":
                sums["own"] += megabytes * (pid == program)
                sums["mapped"] += megabytes * mapping.endswith(".sqlite3")
    return sums


def _read_mappings(pid: int) -> Iterator[tuple[str, str, float]]:
    """For each figure of each mapping of a process: the file, the name in small letters, MB."""
    mapping = ""
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition(" ")
        if not first.endswith(":"):
            mapping = rest.split(maxsplit=4)[-1]
        elif rest.endswith("kB"):
            yield mapping, first[:-1].lower(), int(rest.split()[0]) / 1024


def _family(program: int) -> set[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(text.rpartition(")")[2].split()[1])
    family, size = {program}, 0
    while len(family) != size:
        size = len(family)
        family |= {child for child, parent in parents.items() if parent in family}
    return family
