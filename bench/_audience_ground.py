"""What the audience benchmarks stand on: a folder and a database, articles, a server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
# 2.72.0.0/13 and 92.46.0.0/15 belong to a Kazakh carrier: no filter of data centres knows them.
BROWSER = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/130.0.0.0 Mobile Safari/537.36"
)


@dataclass(frozen=True)
class Ground:
    """An installation; `environ` is what its processes are started with."""

    var: Path
    environ: dict[str, str]

    def run(self, code: str, *words: str) -> str:
        """What a piece of Python prints, with Django set up."""
        start = "import django; django.setup()\n"
        done = subprocess.run(
            [sys.executable, "-c", start + code, *words],
            env=self.environ, cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def tokens(self) -> list[str]:
        """The page tokens of all its articles, for this hour."""
        return self.run(_TOKENS).split()


_PREPARE = """
import sys
from datetime import UTC, datetime
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from jarshy.content.models import Article, Rubric
at = datetime(2026, 1, 1, tzinfo=UTC)
rubric = Rubric.objects.create(name="Әдебиет", slug="adebiet")
Article.objects.bulk_create(
    [Article(headline=f"Мақала {n}", live=True, published_at=at, rubric=rubric)
     for n in range(int(sys.argv[1]))], batch_size=500)
"""
_TOKENS = """
from datetime import UTC, datetime
from jarshy.audience.queries import page_token
from jarshy.content.models import Article
now = datetime.now(UTC)
for id_ in Article.objects.order_by("id").values_list("id", flat=True):
    print(page_token(id_, "cyrillic", now))
"""


@contextmanager
def installation(database: str, *, articles: int) -> Iterator[Ground]:
    """An empty site with articles, on "sqlite" or on a PostgreSQL cluster that syncs to disk."""
    with tempfile.TemporaryDirectory(prefix="jarshy-audience-") as folder:
        environ = {
            **os.environ,
            "JARSHY_VAR": folder,
            "JARSHY_CONFIG": "/nonexistent",
            "DJANGO_SETTINGS_MODULE": "jarshy.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "PYTHONWARNINGS": "ignore",
        }
        environ.pop("JARSHY_DATABASE", None)
        ground = Ground(Path(folder), environ)
        if database == "sqlite":
            ground.run(_PREPARE, str(articles))
            yield ground
            return
        with durable_cluster() as address:
            environ["JARSHY_DATABASE"] = address
            ground.run(_PREPARE, str(articles))
            yield ground


@contextmanager
def durable_cluster() -> Iterator[str]:
    """A private PostgreSQL with fsync on, as in production."""
    from tests.support import postgres

    programs = postgres.find_programs()
    if programs is None:
        raise LookupError("no initdb on this machine")
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="jarshy-pg-"))
    if user:
        shutil.chown(folder, user)
    port = free_port()

    def run(*words: object) -> None:
        subprocess.run(
            [str(word) for word in words], check=True, user=user, cwd="/",
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    data, options = folder / "data", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder}"
    try:
        run(programs / "initdb", "-D", data, "-U", "jarshy", "-A", "trust")
        run(programs / "pg_ctl", "-D", data, "-o", options, "-w", "-l", folder / "log", "start")
        try:
            yield f"postgresql://jarshy@127.0.0.1:{port}/postgres"
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """An ASGI application under Granian, in processes of its own; the site's, if none is named."""

    def __init__(
        self,
        ground: Ground,
        *,
        workers: int = 1,
        app: str = "jarshy.config.asgi:application",
        output: IO[bytes] | None = None,
    ) -> None:
        self.ground, self.workers, self.app, self.port = ground, workers, app, free_port()
        self.output = output
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts and waits until it answers."""
        self.process = subprocess.Popen(
            [
                Path(sys.executable).with_name("granian"), "--interface", "asgi", "--no-ws",
                "--port", str(self.port), "--workers", str(self.workers), "--log-level", "error",
                self.app,
            ],
            env=self.ground.environ, cwd=ROOT, start_new_session=True,
            stdout=self.output, stderr=self.output,
        )  # fmt: skip
        for _ in range(600):
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                    probe.sendall(
                        b"POST /b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                    )
                    probe.settimeout(2)
                    if probe.recv(20):
                        return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the server did not start")

    def cpu_s(self) -> float:
        """Processor time its processes have used so far."""
        assert self.process is not None
        return cpu_of_group(self.process.pid)

    def kill(self) -> None:
        """Ends every one of its processes with SIGKILL, at once."""
        if self.process:
            os.killpg(self.process.pid, 9)
            self.process.wait()


def cpu_of_group(group: int) -> float:
    """Processor seconds, user and system, of the living processes of a group."""
    ticks = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def median(values: list[float]) -> float:
    """The middle value."""
    return sorted(values)[len(values) // 2]
