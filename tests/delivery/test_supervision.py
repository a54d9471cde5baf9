"""`jarshy serve` as an operator meets it: children that die, signals, a database that goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError

from jarshy.cli.clock import Clock, Job
from jarshy.cli.companion import Companion
from tests.support.postgres import Cluster
from tests.support.served import ARTICLES, PHONE, Site, Template, wait_until


def test_the_supervisor_replaces_the_dead_and_ends_them_all(
    template: Template, tmp_path: Path
) -> None:
    with template.serve(tmp_path) as site:
        wait_until(lambda: site.children("worker"), "no background worker")
        (worker,) = site.children("worker")
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: site.children("worker") - {worker}, "the worker stays dead")
        status, headers, _ = site.get("/")
        assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
        everyone = site.children()
        site.child.terminate()
        site.child.wait(60)
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in everyone), "left over")
        assert "Traceback" not in site.log()


@pytest.fixture
def cluster(template: Template) -> Cluster:
    if template.cluster is None:
        pytest.skip("SQLite is a file: it does not go away")
    return template.cluster


@pytest.mark.postgres
def test_pages_are_read_while_postgresql_is_down_and_all_recovers(
    served: Site, cluster: Cluster
) -> None:
    article = f"/post/{ARTICLES[0]}"
    stored = ["/", "/lt/", "/tt/", article, f"/tt{article}"]
    for path in stored:
        assert served.get(path)[0] == 200
    beacon = json.dumps({"t": served.token(ARTICLES[0]), "s": "360x800@3"}).encode()
    said = len(served.log())
    cluster.stop()
    try:
        for path in stored:  # from the first moment on, noticed or not
            assert served.get(path)[0] == 200
        assert served.send_beacon(beacon, "2.72.9.1") == 503
        for method, path, body in _NEEDS:
            status, headers, _ = served.ask(method, path, body)
            assert (status, headers.get("retry-after")) == (503, "2"), path
        wait_until(lambda: served.health() == "degraded", "the loss is not noticed")
        _read_without_database(served, stored, beacon)
        (server,) = served.children("serve")
        os.kill(server, signal.SIGKILL)
        wait_until(lambda: served.children("serve") - {server}, "the server stays dead")
        wait_until(lambda: served.health() == "degraded", "no new process, or no word of the loss")
        _read_without_database(served, stored, beacon)
    finally:
        cluster.start()
    wait_until(lambda: served.health() == "ok", "no recovery")
    wait_until(lambda: served.get("/latest")[0] == 200, "pages do not come back")
    wait_until(lambda: "x-jarshy-stale" not in served.get("/")[1], "still called stale")
    assert served.get("/newsroom/")[0] in {200, 302}
    assert served.send_beacon(beacon, "2.72.9.1") == 204
    assert "cannot make" not in served.log()[said:]


@pytest.mark.postgres
def test_pages_are_read_while_postgresql_is_frozen_and_all_recovers(
    served: Site, cluster: Cluster
) -> None:
    article, other = (f"/post/{id_}" for id_ in ARTICLES[:2])
    stored = ["/", "/tt/", article, other]
    for path in stored:
        assert served.get(path)[0] == 200
    beacon = json.dumps({"t": served.token(ARTICLES[0]), "s": "360x800@3"}).encode()
    with cluster.frozen():
        for path in stored:
            began = time.monotonic()
            assert served.get(path)[0] == 200
            assert time.monotonic() - began < 2.5, path
        wait_until(lambda: served.health() == "degraded", "the silence is not noticed")
        _read_without_database(served, stored, beacon)
        (server,) = served.children("serve")
        os.kill(server, signal.SIGKILL)  # what remembers nothing finds the pages on the disk
        wait_until(lambda: served.children("serve") - {server}, "the server stays dead")
        wait_until(lambda: served.health() == "degraded", "no new process, or no word of the loss")
        _read_without_database(served, stored, beacon)
    wait_until(lambda: served.health() == "ok", "no recovery")
    wait_until(lambda: served.get("/latest")[0] == 200, "pages do not come back")
    wait_until(lambda: "x-jarshy-stale" not in served.get("/")[1], "still called stale")
    assert served.send_beacon(beacon, "2.72.9.1") == 204


_NEEDS = (
    ("GET", "/search?q=a", None),
    ("POST", "/typo", b'{"article": 101, "passage": "a", "block": "a", "lang": "kk"}'),
    ("GET", "/newsroom/login/", None),
)


def _read_without_database(site: Site, stored: list[str], beacon: bytes) -> None:
    for path in stored:
        status, headers, body = site.get(path)
        assert status == 200, path
        assert int(headers["x-jarshy-stale"]) >= 1
        assert b"Traceback" not in body
    for method, path in (("POST", "/post/1/comments"), ("GET", "/archive"), ("GET", "/newsroom/")):
        status, headers, _ = site.get(path, method)
        assert (status, "retry-after" in headers) == (503, True), path
    status, headers, _ = site.ask("POST", "/b", beacon, {"User-Agent": PHONE})
    assert (status, headers.get("retry-after")) == (503, "2")


def test_a_companion_is_started_again_when_it_ends(tmp_path: Path) -> None:
    note = tmp_path / "starts"
    code = f"open({str(note)!r}, 'a').write('x')"
    companion = Companion([sys.executable, "-c", code])
    watch = threading.Thread(target=companion.watch)
    watch.start()
    try:
        wait_until(lambda: note.exists() and len(note.read_text()) >= 2, "started once only")
    finally:
        companion.stop()
        watch.join(10)
    assert not watch.is_alive()


def test_a_companion_starts_while_others_fork() -> None:
    code = (
        "import os, sys, threading, time\n"
        "from jarshy.cli.companion import Companion\n"
        "sys.addaudithook(lambda name, _: seen.add(name))\n"
        "seen = set()\n"
        "companion = Companion([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "threading.Thread(target=companion.watch, daemon=True).start()\n"
        "while companion.pid is None: time.sleep(0.01)\n"
        "companion.stop()\n"
        "print('os.posix_spawn' in seen)\n"
    )
    command = [sys.executable, "-c", code]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert answer.stdout == "True\n", answer.stderr


def test_a_companion_that_is_stopped_ends_politely(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    code = (
        "import signal, sys, time, pathlib\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
        f"pathlib.Path({str(ready)!r}).touch()\n"
        "signal.pause()\n"
    )
    companion = Companion([sys.executable, "-c", code])
    watch = threading.Thread(target=companion.watch)
    watch.start()
    wait_until(ready.exists, "never started")
    companion.stop()
    watch.join(10)
    assert companion.pid is None


def test_the_clock_does_what_is_due_and_nothing_else() -> None:
    now, done = [0.0], []
    jobs = [Job(name, every, lambda _, name=name: done.append(name)) for name, every in
            (("minute", 60.0), ("hour", 3600.0))]  # fmt: skip
    clock = Clock(jobs, monotonic=lambda: now[0], after=lambda: None)
    assert clock.tick() == 60.0
    assert sorted(done) == ["hour", "minute"]
    clock.tick()
    assert len(done) == 2
    now[0] = 60.0
    clock.tick()
    assert done[2:] == ["minute"]


def test_a_failing_job_does_not_end_the_clock() -> None:
    done: list[str] = []

    def fail(_: object) -> None:
        raise ValueError("a fault of one job")

    jobs = [Job("bad", 60.0, fail), Job("good", 60.0, lambda _: done.append("good"))]
    Clock(jobs, monotonic=lambda: 0.0, after=lambda: None).tick()
    assert done == ["good"]


def test_a_job_without_its_database_says_so_in_a_line(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: object) -> None:
        raise OperationalError("connection refused\nIs the server running?")

    Clock([Job("tidy", 60.0, fail)], monotonic=lambda: 0.0, after=lambda: None).tick()
    assert [record.getMessage() for record in caplog.records] == [
        "the job tidy waits: connection refused"
    ]
    assert not any(record.exc_info for record in caplog.records)


def test_after_a_long_sleep_a_job_runs_once_not_once_a_period() -> None:
    now, done = [0.0], []
    jobs = [Job("minute", 60.0, lambda _: done.append(1))]
    clock = Clock(jobs, monotonic=lambda: now[0], after=lambda: None)
    clock.tick()
    now[0] = 36_000.0
    clock.tick()
    clock.tick()
    assert len(done) == 2
