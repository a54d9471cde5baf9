"""A cold article, its store empty, against an uncached article of plain Wagtail."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from bench import Metric
from bench._delivery_ground import (
    HOME,
    ROUNDS,
    cpu_s,
    free_port,
    lay_ground,
    process,
    served,
    var,
)

ASKED = 150  # articles a round, each once
RECENT_S = 600
SETTLE_S = 0.5
START_S = 3.0


def run() -> dict[str, Metric]:
    """Requests a second, one after the other, and CPU for each: ours in each script, and theirs."""
    ground = lay_ground(2000)
    _empty_store(ground / "pages")
    ids = _ids(ground)
    found: dict[str, list[tuple[float, float]]] = {}
    with _plain(ground, ids) as (theirs, their_pid), served(ground, 1) as (ours, our_pid):
        _ask([f"{theirs}/a{id_}/" for id_ in ids[:20]], their_pid)
        time.sleep(START_S)  # our background worker begins beside the server
        for n in range(ROUNDS):
            part = ids[n * ASKED : (n + 1) * ASKED]
            for prefix in ("", "/lt", "/tt"):
                urls = [f"{ours}{prefix}/post/{id_}" for id_ in part]
                found.setdefault(f"ours{prefix}", []).append(_ask(urls, our_pid))
            urls = [f"{theirs}/a{id_}/" for id_ in part]
            found.setdefault("plain Wagtail", []).append(_ask(urls, their_pid))
    return _read(found)


def _empty_store(store: Path) -> None:
    """An edition lives over a restart: without this a second run would find the first one's pages.

    They are moved away, not removed: ext4 passes over the inodes of files removed within the last
    minutes one by one, and each new page would cost a millisecond that no portal pays.
    """
    attic = var() / "emptied"
    attic.mkdir(exist_ok=True)
    for old in attic.iterdir():
        if time.time() - old.stat().st_ctime > RECENT_S:
            shutil.rmtree(old)
    if store.exists():
        store.rename(attic / str(time.time_ns()))


def _read(found: dict[str, list[tuple[float, float]]]) -> dict[str, Metric]:
    metrics: dict[str, Metric] = {}
    peers = found["plain Wagtail"]
    for name, seen in found.items():
        metrics[f"{name}: time"] = Metric(median(wall for wall, _ in seen), "ms")
        metrics[f"{name}: CPU"] = Metric(median(cpu for _, cpu in seen), "ms")
        if seen is not peers:
            by_wall = median(b[0] / a[0] for a, b in zip(seen, peers, strict=True))
            by_cpu = median(b[1] / a[1] for a, b in zip(seen, peers, strict=True))
            metrics[f"{name}: times as fast"] = Metric(by_wall, "x", 4.0, "higher")
            metrics[f"{name}: times less CPU"] = Metric(by_cpu, "x", 4.0, "higher")
    return metrics


def _ask(urls: list[str], pid: int) -> tuple[float, float]:
    """Milliseconds of time and of CPU for each address, over one connection that stays open.

    Time is what the client waits for; CPU is all that the process spends until it is at rest.
    """
    line = HTTPConnection(urlsplit(urls[0]).netloc, timeout=10)
    cpu, began = cpu_s(pid), time.perf_counter()
    for url in urls:
        line.request("GET", urlsplit(url).path)
        answer = line.getresponse()
        body = answer.read()
        assert answer.status == 200, url
        assert len(body) > 2000, url
    wall = time.perf_counter() - began
    line.close()
    # We put away when it is quiet: that is our CPU, and shall not fall into the other's turn.
    time.sleep(SETTLE_S)
    return wall * 1000 / len(urls), (cpu_s(pid) - cpu) * 1000 / len(urls)


def _ids(ground: Path) -> list[int]:
    with sqlite3.connect(ground / "jarshy.sqlite3") as database:
        rows = database.execute("SELECT id FROM content_article WHERE live ORDER BY id DESC")
        return [row[0] for row in rows.fetchmany(ASKED * ROUNDS)]


def _plain(ground: Path, ids: list[int]):  # type: ignore[no-untyped-def]
    """The peer, with the same texts; gives its address and its process."""
    from contextlib import contextmanager

    @contextmanager
    def run_it():  # type: ignore[no-untyped-def]
        folder = var() / "plain"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "articles.json").write_text(json.dumps(_texts(ground, ids)), encoding="utf-8")
        env = {**os.environ, "PYTHONPATH": str(HOME), "PLAIN_WAGTAIL": str(folder)}
        command = [sys.executable, "-m", "bench.peers.plain_wagtail", str(folder / "articles.json")]
        subprocess.run(command, env=env, check=True, stderr=subprocess.DEVNULL)
        port = free_port()
        granian = str(Path(sys.executable).with_name("granian"))
        command = [granian, "--interface", "wsgi", "--port", str(port), "--log-level", "warning"]
        url = f"http://127.0.0.1:{port}"
        with process(
            [*command, "bench.peers.plain_wagtail:app"], env, f"{url}/a{ids[0]}/", "plain"
        ) as child:
            yield url, child.pid

    return run_it()


def _texts(ground: Path, ids: list[int]) -> list[dict[str, object]]:
    marks = ",".join("?" * len(ids))
    sql = (
        "SELECT a.id, a.headline, a.lead, a.body, r.name FROM content_article a"
        f" LEFT JOIN content_rubric r ON r.id = a.rubric_id WHERE a.id IN ({marks})"
    )
    with sqlite3.connect(ground / "jarshy.sqlite3") as database:
        rows = database.execute(sql, ids).fetchall()
    return [
        {"id": id_, "headline": headline[:250], "lead": lead, "rubric": rubric or "",
         "author": "Автор", "body": _paragraphs(body)}
        for id_, headline, lead, body, rubric in rows
    ]  # fmt: skip


def _paragraphs(body: str) -> list[str]:
    blocks = json.loads(body)
    texts = [block["value"] for block in blocks if isinstance(block["value"], str)]
    return [text if text.startswith("<p") else f"<p>{text}</p>" for text in texts]
