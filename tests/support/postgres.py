"""A private PostgreSQL cluster in a temporary folder, for one test run."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    onpath = shutil.which("initdb")
    return found[-1].parent if found else Path(onpath).parent if onpath else None


@dataclass(frozen=True)
class Cluster:
    """A private PostgreSQL that may be stopped and started again."""

    programs: Path
    folder: Path
    user: str
    port: int

    @property
    def address(self) -> str:
        """Where its empty database is."""
        return f"postgresql://jarshy@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        """Lays the cluster down. PostgreSQL refuses to run as root: then it runs as `nobody`."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-U", "jarshy", "-A", "trust", "-N")

    def start(self) -> None:
        """Starts it and waits until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self.folder}"
        self._run("pg_ctl", "-o", options, "-w", "-l", self.folder / "log", "start")

    def stop(self) -> None:
        """Stops it at once: whoever is connected is cut off."""
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """A server that neither answers nor closes its connections, as long as the block lasts."""
        main = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text()
        pids = [main, *map(int, children.split())]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def _run(self, program: str, *words: object) -> None:
        command = [self.programs / program, "-D", self.folder / "data", *words]
        subprocess.run(
            [str(word) for word in command], check=True, cwd="/",
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            user=self.user if os.geteuid() == 0 else None,
        )  # fmt: skip


@contextmanager
def private_cluster() -> Iterator[Cluster]:
    """A running cluster; it ends with the block."""
    programs = find_programs()
    if programs is None:
        raise LookupError("no initdb on this machine")
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="jarshy-pg-"))
    made = Cluster(programs, folder, user, _free_port())
    try:
        made.create()
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database; the server ends with the block."""
    with private_cluster() as made:
        yield made.address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
