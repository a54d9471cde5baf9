"""A running `jarshy serve`, as an operator starts it and as others meet it over the wire."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.postgres import Cluster

ROOT = Path(__file__).parents[2]
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/130.0.0.0 Mobile Safari/537.36"
)
CHIEF = ("chief", "Zharshy-2024")  # name and password of the one who may do everything
ARTICLES = range(101, 113)  # numbers of the articles of every site here
_PUBLISH = f"""
from datetime import UTC, datetime
from jarshy.accounts.models import User
from jarshy.content.operations import IncomingArticle, take_in
User.objects.create_superuser(username="{CHIEF[0]}", email="", password="{CHIEF[1]}")
at = datetime(2026, 1, 1, tzinfo=UTC)
for id_ in range({ARTICLES.start}, {ARTICLES.stop}):
    words = [("paragraph", "<p>Ақ қағаз бетіне қара сия түсті.</p>")]
    take_in(at=at, incoming=IncomingArticle(
        id=id_, headline=f"Мақала {{id_}}", lead="Кіріспе сөз", blocks=words,
        published_at=at, rubric="Әдебиет", authors=("Асан Қайғы",)))
"""
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
    environ: dict[str, str] = field(default_factory=dict)
    said: list[bytes] = field(default_factory=list)

    @property
    def var(self) -> Path:
        """Its folder."""
        return Path(self.environ["JARSHY_VAR"])

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body; status 0 when nobody answers."""
        return self.ask(method, path)

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """The same with a body and headers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body, headers or {})  # type: ignore[arg-type]
            answer = line.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, names, answer.read()
        except OSError:
            return 0, {}, b""
        finally:
            line.close()

    def say(self, *lines: bytes) -> bytes:
        """The first line of what the server answers to these lines; empty when it hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            try:
                line.sendall(b"\r\n".join([*lines, b"", b""]))
                return line.recv(4096).split(b"\r\n", 1)[0]
            except OSError:
                return b""

    def health(self) -> str:
        """ok, degraded or nothing."""
        status, _, body = self.get("/health")
        return str(json.loads(body)["status"]) if status == 200 else ""

    def log(self) -> str:
        """What its processes said. It comes through a pipe, which no full disk cuts short."""
        return b"".join(self.said).decode(errors="replace")

    def listen(self) -> None:
        """Takes in what they say, until the last of them has ended."""
        assert self.child.stdout
        with self.child.stdout as lines:
            self.said.extend(lines)

    def run(self, code: str) -> str:
        """What a piece of Python prints, with Django set up on the site's database."""
        return run(code, self.environ)

    def token(self, article_id: int, prefix: str = "") -> str:
        """The token an article's page carries."""
        page = self.get(f"{prefix}/post/{article_id}")[2].decode()
        found = re.search(r'data-token="([^"]+)"', page)
        assert found, page
        return found[1]

    def send_beacon(self, body: bytes, address: str, **headers: str) -> int:
        """The status a browser at this address gets for its `navigator.sendBeacon`."""
        words = {
            "User-Agent": PHONE, "Accept-Language": "kk,ru;q=0.9", "X-Forwarded-For": address,
            "Content-Type": "text/plain;charset=UTF-8", "Origin": f"http://127.0.0.1:{self.port}",
            "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors",
        }  # fmt: skip
        return self.ask("POST", "/b", body, words | headers)[0]

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

    def memory_kb(self) -> int:
        """What its processes hold."""
        total = 0
        for pid in self.children():
            status = Path(f"/proc/{pid}/status").read_text()
            total += int(status.partition("VmRSS:")[2].split()[0])
        return total


def environ_of(var: Path, more: Mapping[str, str]) -> dict[str, str]:
    """What the processes of a site are started with."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JARSHY_")}
    env = {**kept, "JARSHY_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), **more}
    return {
        **env,
        "JARSHY_CONFIG": "/nonexistent",
        "DJANGO_SETTINGS_MODULE": "jarshy.config.settings",
    }


def run(code: str, environ: Mapping[str, str]) -> str:
    """What a piece of Python prints, with Django set up."""
    words = [sys.executable, "-c", "import django; django.setup()\n" + code]
    done = subprocess.run(words, env=environ, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@contextmanager
def serving(var: Path, *words: str, **more: str) -> Iterator[Site]:
    """The site on a free port, with these words of the command line; ended with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = environ_of(var, more)
    command = [sys.executable, "-m", "jarshy.cli", "serve", "--port", str(port), *words]
    child = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    site = Site(child, port, env)
    ears = threading.Thread(target=site.listen)
    ears.start()
    try:
        wait_until(lambda: site.health() == "ok", "the site does not come up")
        yield site
    finally:
        child.terminate()
        child.wait(60)
        ears.join(60)


@dataclass(frozen=True)
class Template:
    """An installation whose tables are laid and whose files are collected: copies start in no time.

    `cluster` is its PostgreSQL; on SQLite the database is in the folder and is copied with it.
    """

    var: Path
    cluster: Cluster | None

    @property
    def more(self) -> dict[str, str]:
        """The settings of every copy."""
        return {"JARSHY_DATABASE": self.cluster.address} if self.cluster else {}

    def lay(self) -> None:
        """Does what `jarshy migrate` does, and publishes."""
        environ = environ_of(self.var, self.more)
        command = [sys.executable, "-m", "jarshy.cli", "migrate"]
        subprocess.run(command, env=environ, check=True, capture_output=True)
        run(_PUBLISH, environ)

    @contextmanager
    def serve(self, var: Path, *words: str, **more: str) -> Iterator[Site]:
        """A copy in this folder, served."""
        shutil.copytree(self.var, var, dirs_exist_ok=True)
        with serving(var, *words, **self.more, **more) as site:
            yield site
