"""A private PostgreSQL cluster in a temporary folder, for one test run."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    onpath = shutil.which("initdb")
    return found[-1].parent if found else Path(onpath).parent if onpath else None


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database; the server ends with the block.

    PostgreSQL refuses to run as root: then it runs as the user `nobody`.
    """
    programs = find_programs()
    if programs is None:
        raise LookupError("no initdb on this machine")
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="jarshy-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        port = _free_port()
        _run(
            user, [programs / "initdb", "-D", folder / "data", "-U", "jarshy", "-A", "trust", "-N"]
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        start = [programs / "pg_ctl", "-D", folder / "data", "-o", options, "-w"]
        _run(user, [*start, "-l", folder / "log", "start"])
        try:
            yield f"postgresql://jarshy@127.0.0.1:{port}/postgres"
        finally:
            _run(user, [programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str, words: list[object]) -> None:
    command = [str(word) for word in words]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        user=user if os.geteuid() == 0 else None, cwd="/",
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
