"""`jarshy serve` as an operator meets it: children that die, signals, a database that goes away."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from jarshy.cli.clock import Clock, Job
from jarshy.cli.companion import Companion

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120.0  # a first start lays every table; on a busy machine that takes a minute


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Returns when it holds; asks again after a short pause."""
    pause, until = threading.Event(), time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until, what
        pause.wait(0.05)


@dataclass
class Site:
    """A running `jarshy serve`."""

    child: subprocess.Popen[bytes]
    port: int

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body; status 0 when nobody answers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, path)
            answer = line.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, names, answer.read()
        except OSError:
            return 0, {}, b""
        finally:
            line.close()

    def health(self) -> str:
        """ok, degraded or nothing."""
        status, _, body = self.get("/health")
        return json.loads(body)["status"] if status == 200 else ""

    def children(self, word: str = "") -> set[int]:
        """Processes of the supervisor whose command line holds a word."""
        found = set()
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(stat.read_text(errors="replace").rpartition(")")[2].split()[1])
                command = stat.with_name("cmdline").read_text(errors="replace")
            except OSError:
                continue
            if parent == self.child.pid and word in command:
                found.add(int(stat.parent.name))
        return found


@contextmanager
def serving(var: Path, **more: str) -> Iterator[Site]:
    """The site on a free port; ended with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JARSHY_")}
    env = {**kept, "JARSHY_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), **more}
    env["JARSHY_CONFIG"] = "/nonexistent"
    command = [sys.executable, "-m", "jarshy.cli", "serve", "--port", str(port)]
    with (var / "log").open("wb") as log:
        child = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            site = Site(child, port)
            wait_until(lambda: site.health() == "ok", "the site does not come up")
            yield site
        finally:
            child.terminate()
            child.wait(60)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve")


@pytest.fixture(scope="module")
def running(var: Path) -> Iterator[Site]:
    """One site for all tests that leave it well; the last of them ends it."""
    with serving(var) as site:
        yield site


def say(port: int, *lines: bytes) -> bytes:
    """The first line of what the server answers to these bytes; empty when it hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        try:
            line.sendall(b"\r\n".join([*lines, b"", b""]))
            return line.recv(4096).split(b"\r\n", 1)[0]
        except OSError:
            return b""


HOST = b"Host: 127.0.0.1"
BAD = [
    ((b"GET /post/%00 HTTP/1.1", HOST), {400}),
    ((b"GET /post/%0d%0aX:y HTTP/1.1", HOST), {400}),
    ((b"GET /%ff%fe HTTP/1.1", HOST), {400, 404}),
    ((b"GET /%ed%a0%80 HTTP/1.1", HOST), {400, 404}),
    ((b"GET /post/99999999999999999999999 HTTP/1.1", HOST), {404}),
    ((b"GET /post/-1 HTTP/1.1", HOST), {404}),
    ((b"GET /?" + b"x" * 100_000 + b" HTTP/1.1", HOST), {414}),
    ((b"GET /" + b"x" * 60_000 + b" HTTP/1.1", HOST), {414}),
    ((b"GET /latest?before=1-1&before=%00 HTTP/1.1", HOST), {404}),
    ((b"GET / HTTP/1.1", b"Host: evil.test"), {400}),
    ((b"GET / HTTP/1.1", HOST, b"Range: bytes=9-1,-,x"), {200}),
    ((b"GET / HTTP/1.1", HOST, b"If-None-Match: " + b'"x",' * 2000), {200}),
    ((b"GET / HTTP/1.1", HOST, b"Accept-Encoding: " + b"br;q=9," * 1000), {200}),
    ((b"GET / HTTP/1.1", HOST, *[b"X-%d: y" % n for n in range(5000)]), {400, 431, None}),
    ((b"GET / HTTP/1.1", HOST, b"X: " + b"y" * 2_000_000), {400, 431, None}),
    ((b"BREW / HTTP/1.1", HOST, b"Content-Length: 0"), {403, 405}),
    ((b"nonsense",), {400, None}),
]


def test_bad_requests_are_refused_without_a_traceback(running: Site, var: Path) -> None:
    for lines, allowed in BAD:
        first = say(running.port, *lines)
        status = int(first.split()[1]) if first else None
        assert status in allowed, (lines[0][:60], first)
    clean = running.get("/")
    assert clean[0] == 200
    assert b"evil" not in clean[2]
    assert running.health() == "ok"
    assert b"Traceback" not in (var / "log").read_bytes()


def test_the_supervisor_replaces_the_dead_and_ends_them_all(running: Site, var: Path) -> None:
    site = running
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
    assert b"Traceback" not in (var / "log").read_bytes()


@pytest.mark.postgres
def test_pages_are_read_while_postgresql_is_down_and_all_recovers(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--database") != "postgres":
        pytest.skip("SQLite is a file: it does not go away")
    from tests.support import postgres

    programs = postgres.find_programs()
    with postgres.cluster() as address, serving(tmp_path, JARSHY_DATABASE=address) as site:
        assert site.get("/")[0] == 200
        folder = next(iter(_data_folders(address)))
        control = [programs / "pg_ctl", "-D", folder, "-w"]  # type: ignore[operator]
        options = (folder / "postmaster.opts").read_text().split('"-k"')[0]
        assert options
        user = "nobody" if os.geteuid() == 0 else None
        postgres._run(user or os.environ["USER"], [*control, "-m", "immediate", "stop"])
        wait_until(lambda: site.health() == "degraded", "the loss is not noticed")
        status, headers, body = site.get("/")
        assert status == 200
        assert int(headers["x-jarshy-stale"]) >= 1
        assert b"Traceback" not in body
        for method, path in (("POST", "/post/1"), ("GET", "/latest"), ("GET", "/newsroom/")):
            status, headers, body = site.get(path, method)
            assert (status, "retry-after" in headers) == (503, True), path
        postgres._run(
            user or os.environ["USER"],
            [*control, "-l", folder.parent / "log", "-o", _options(folder), "start"],
        )
        wait_until(lambda: site.health() == "ok", "no recovery")
        wait_until(lambda: site.get("/latest")[0] == 200, "pages do not come back")
        assert "x-jarshy-stale" not in site.get("/")[1]
        assert site.get("/newsroom/")[0] in {200, 302}


def _data_folders(address: str) -> Iterator[Path]:
    """The data folder of the cluster that listens at an address."""
    port = address.rsplit(":", 1)[1].split("/", maxsplit=1)[0]
    for folder in Path("/tmp").glob("jarshy-pg-*/data"):
        if f'"-p" "{port}"' in (folder / "postmaster.opts").read_text():
            yield folder


def _options(folder: Path) -> str:
    """What the cluster was started with, without the program and the data folder."""
    words = (folder / "postmaster.opts").read_text().replace('"', "").split()
    return " ".join(words[words.index("-p") :])


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
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
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


def test_after_a_long_sleep_a_job_runs_once_not_once_a_period() -> None:
    now, done = [0.0], []
    jobs = [Job("minute", 60.0, lambda _: done.append(1))]
    clock = Clock(jobs, monotonic=lambda: now[0], after=lambda: None)
    clock.tick()
    now[0] = 36_000.0
    clock.tick()
    clock.tick()
    assert len(done) == 2
