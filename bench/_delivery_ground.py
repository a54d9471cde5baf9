"""What the delivery benchmarks stand on: a demo newsroom, servers, nginx, wrk and a publisher."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import Metric

HOME = Path(__file__).parents[1]
CONNECTIONS = 16
SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))


def var() -> Path:
    """The folder benchmarks may fill."""
    folder = Path(os.environ.get("JARSHY_VAR", "var")).absolute() / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def environment(ground: Path, **more: str) -> dict[str, str]:
    """The environment of a server that stands on a ground."""
    paths = os.pathsep.join([str(HOME / "src"), str(HOME)])
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JARSHY_")}
    return {**kept, "PYTHONPATH": paths, "JARSHY_VAR": str(ground), **more}


def jarshy(ground: Path, *words: str) -> None:
    """Runs a command of the house to its end."""
    command = [sys.executable, "-m", "jarshy.cli", *words]
    subprocess.run(command, env=environment(ground), check=True, stderr=subprocess.DEVNULL)


def said_by_jarshy(ground: Path, *words: str) -> str:
    """What a command of the house prints."""
    command = [sys.executable, "-m", "jarshy.cli", *words]
    ran = subprocess.run(
        command, env=environment(ground), check=True, capture_output=True, text=True
    )
    return ran.stdout


def lay_ground(articles: int = 0) -> Path:
    """A demo newsroom, grown when asked; made once and kept."""
    ground = var() / f"ground-{articles}"
    if not (ground / "ready").exists():
        shutil.rmtree(ground, ignore_errors=True)
        jarshy(ground, "demo", "--build-only")
        if articles:
            jarshy(ground, "demo", "--articles", str(articles))
    else:
        jarshy(ground, "migrate")
    (ground / "ready").touch()
    return ground


def start_django(ground: Path) -> None:
    """Django in this process, on a ground."""
    os.environ["JARSHY_VAR"] = str(ground)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jarshy.config.settings")
    import django

    django.setup()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str, **headers: str) -> tuple[int, bytes]:
    """Status and body as sent."""
    lines = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=lines)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def wait_until(holds: Callable[[], bool], patience_s: float = 60.0) -> None:
    """Returns when something holds. Errors: TimeoutError."""
    until = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        return fetch(url)[0] == 200
    except (OSError, urllib.error.URLError):
        return False


@contextmanager
def process(
    command: Sequence[str], env: Mapping[str, str], url: str = "", log: str = "server"
) -> Iterator[subprocess.Popen[bytes]]:
    """A running program; ready when its address answers, ended with the block."""
    with (var() / f"{log}.log").open("wb") as out:
        child = subprocess.Popen(
            command, env=dict(env), stdout=out, stderr=out, start_new_session=True
        )
        try:
            if url:
                wait_until(lambda: _answers(url))
            yield child
        finally:
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


@contextmanager
def served(ground: Path, workers: int = 2, **more: str) -> Iterator[tuple[str, int]]:
    """`jarshy serve`; gives its address and its process."""
    port = free_port()
    command = [sys.executable, "-m", "jarshy.cli", "serve"]
    command += ["--port", str(port), "--workers", str(workers)]
    url = f"http://127.0.0.1:{port}"
    with process(command, environment(ground, **more), f"{url}/health") as child:
        yield url, child.pid


@contextmanager
def bare(pages: Mapping[tuple[str, str], bytes], workers: int = 2) -> Iterator[tuple[str, int]]:
    """The yardstick: Granian with an application that returns these bytes from a dictionary."""
    folder = var() / "bare"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for (path, coding), body in pages.items():
        (folder / f"{path.encode().hex()}.{coding}").write_bytes(body)
    port = free_port()
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "asginl", "--port", str(port), "--workers", str(workers)]
    command += ["--no-ws", "--log-level", "warning", "bench.peers.bare:application"]
    url = f"http://127.0.0.1:{port}"
    env = {**os.environ, "PYTHONPATH": str(HOME), "BARE_FOLDER": str(folder)}
    path, coding = next(iter(pages))
    with process(command, env, log="bare") as child:
        accept = "" if coding == "identity" else coding
        wait_until(lambda: _is_open(port) and fetch(url + path, accept_encoding=accept)[0] == 200)
        yield url, child.pid


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class Load:
    """What one run of wrk saw."""

    rate: float
    p99_ms: float
    errors: int
    requests: int


_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def press(url: str, coding: str, seconds: int = SECONDS) -> Load:
    """wrk with one thread and 16 connections."""
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--latency"]
    if coding != "identity":
        words += ["-H", f"Accept-Encoding: {coding}"]
    said = subprocess.run([*words, url], check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()  # type: ignore[union-attr]
    errors = sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    errors += sum(map(int, re.findall(r"(?:read|write|timeout) (\d+)", said)))
    requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    return Load(rate, float(value) * _UNITS[unit], errors, requests)


def disturb(url: str, ground: Path, article_id: int, limit_s: float) -> dict[str, Metric]:
    """A page pressed in quiet and then while it is rewritten ten times a second.

    Beside the load somebody looks at the page twenty times a second and notes what he is shown.
    """
    found: dict[str, Metric] = {}
    for coding in ("gzip", "br"):
        prober, ratios = Prober(url, [], []), []
        with publishing(ground, article_id) as (log, pid):
            for _ in range(ROUNDS):
                os.kill(pid, signal.SIGSTOP)
                quiet = press(url, coding)
                os.kill(pid, signal.SIGCONT)
                ratios.append(_press_and_look(url, coding, prober).rate / quiet.rate)
            committed, offset = commits(log)
        numbers = [(began, number - offset) for began, number in prober.values]
        ratio = median(ratios)
        found[f"{coding}: with ten publishes a second"] = Metric(ratio, "ratio", 0.7, "higher")
        text_s, number_s = oldest_s(prober.seen, committed), oldest_s(numbers, committed)
        found[f"{coding}: oldest text then"] = Metric(text_s, "s", limit_s)
        found[f"{coding}: oldest number then"] = Metric(number_s, "s", limit_s)
        found[f"{coding}: answers looked at"] = Metric(min(len(numbers), len(prober.seen)), "")
    return found


def _press_and_look(url: str, coding: str, prober: Prober) -> Load:
    is_over = threading.Event()
    probing = threading.Thread(target=prober.look, args=(is_over,))
    probing.start()
    load = press(url, coding)
    is_over.set()
    probing.join()
    return load


def cpu_s(program: int) -> float:
    """CPU seconds a program and all its children have used: what other programs do is not in it."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(words[1])
        used[int(stat.parent.name)] = int(words[11]) + int(words[12])
    family, size = {program}, 0
    while len(family) != size:
        size = len(family)
        family |= {child for child, parent in parents.items() if parent in family}
    return sum(used.get(pid, 0) for pid in family) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Side:
    """One side of a comparison: where to press and whose CPU to count."""

    url: str
    pid: int


def compare(ours: Side, theirs: Side, coding: str) -> dict[str, Metric]:
    """The median of the ratios of two servers pressed in turn, and what else was seen.

    CPU for each request does not depend on what else the machine does: it is the steadier figure.
    """
    sides = {"ours": ours, "theirs": theirs}
    loads: dict[str, list[Load]] = {name: [] for name in sides}
    spent = dict.fromkeys(sides, 0.0)
    for n in range(-1, ROUNDS):
        for name in sorted(sides, reverse=bool(n % 2)):
            before = cpu_s(sides[name].pid)
            load = press(sides[name].url, coding, SECONDS if n >= 0 else 1)
            if n >= 0:
                loads[name].append(load)
                spent[name] += cpu_s(sides[name].pid) - before
    pairs = zip(loads["ours"], loads["theirs"], strict=True)
    each = {name: spent[name] * 1e6 / sum(load.requests for load in loads[name]) for name in sides}
    return {
        f"{coding}: ratio of requests/s": Metric(
            median(a.rate / b.rate for a, b in pairs), "ratio", 0.85, "higher"
        ),
        f"{coding}: ours": Metric(middle(loads["ours"]), "req/s"),
        f"{coding}: theirs": Metric(middle(loads["theirs"]), "req/s"),
        f"{coding}: ours, p99": Metric(median(load.p99_ms for load in loads["ours"]), "ms"),
        f"{coding}: theirs, p99": Metric(median(load.p99_ms for load in loads["theirs"]), "ms"),
        f"{coding}: ours, CPU a request": Metric(each["ours"], "us"),
        f"{coding}: theirs, CPU a request": Metric(each["theirs"], "us"),
        f"{coding}: ratio by CPU": Metric(each["theirs"] / each["ours"], "ratio"),
        f"{coding}: errors": Metric(sum(load.errors for load in loads["ours"]), "", 0),
    }


def middle(loads: Sequence[Load]) -> float:
    """The median rate."""
    return median(load.rate for load in loads)


@contextmanager
def publishing(ground: Path, article_id: int, every_s: float = 0.1) -> Iterator[tuple[Path, int]]:
    """A newsroom that rewrites one article all the time; the log of its commits, its process."""
    log = var() / "published.log"
    log.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench._publisher", str(article_id), str(every_s), str(log)]
    with process(command, environment(ground), log="publisher") as child:
        wait_until(lambda: log.exists() and len(commits(log)[0]) > 0)
        yield log, child.pid


def commits(log: Path) -> tuple[dict[int, float], int]:
    """When each version was committed, and by how much the number of views is above it.

    Units: seconds of CLOCK_MONOTONIC.
    """
    lines = [line.split() for line in log.read_text(encoding="ascii").splitlines()]
    whole = [words for words in lines if len(words) == 2]
    times = {int(name): float(at) for name, at in whole if name != "offset"}
    return times, next((int(value) for name, value in whole if name == "offset"), 0)


_VERSION = re.compile(rb"<h1[^>]*>[^<]*#(\d+)")


@dataclass
class Prober:
    """Asks for a page again and again, beside the load, and notes which version it was shown."""

    url: str
    seen: list[tuple[float, int]]
    values: list[tuple[float, int]]

    def look(self, is_over: threading.Event) -> None:
        """Looks until it is over."""
        while not is_over.wait(0.05):
            self.ask()

    def ask(self) -> None:
        """One look."""
        began = time.monotonic()
        _, body = fetch(self.url)
        version = _VERSION.search(body)
        views = re.search(rb'class="views">(\d+)<', body)
        if version:
            self.seen.append((began, int(version[1])))
        if views:
            self.values.append((began, int(views[1])))


def oldest_s(seen: Sequence[tuple[float, int]], committed: Mapping[int, float]) -> float:
    """How long the most outdated answer had been outdated when it was asked for."""
    return max(
        (began - committed[version + 1] for began, version in seen if version + 1 in committed),
        default=0.0,
    )
