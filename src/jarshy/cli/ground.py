"""What a command stands on: a writable var/, a free port, Django with its tables."""

from __future__ import annotations

import os
import resource
import socket
from pathlib import Path

from jarshy.cli.errors import RefusalError
from jarshy.config.env import env


def check_var() -> Path:
    """The folder of everything that is not code.

    Errors: RefusalError when it cannot be written.
    """
    var = env().var.absolute()
    try:
        var.mkdir(parents=True, exist_ok=True)
        probe = var / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise RefusalError(
            f"cannot write to {var}: {error.strerror}; set JARSHY_VAR to a folder of yours"
        ) from error
    return var


def check_port(port: int) -> None:
    """Makes sure that a server can listen.

    Errors: RefusalError when the port is taken, out of range or not ours to use.
    """
    if not 0 < port < 65536:
        raise RefusalError(f"port {port} does not exist; choose one from 1024 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise RefusalError(
                f"port {port} cannot be used ({error.strerror}); choose another one with PORT="
            ) from error


def raise_descriptors() -> None:
    """Lets this process and its children open as many files as the system grants them.

    A connection is one; many systems begin at 1,024.
    """
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def start_django() -> None:
    """Reads the settings and loads every room.

    Errors: RefusalError when the database cannot be reached.
    """
    import django

    check_var()
    django.setup()


def lay_tables() -> None:
    """Brings the database, the collected files, the roles and the front page up to date."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import OperationalError

    from jarshy.content.operations import open_site
    from jarshy.newsroom.roles import lay_roles

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise RefusalError(f"the database does not answer: {str(error).splitlines()[0]}") from error
    _collect_files()
    open_site(name=settings.SITE_NAME)
    lay_roles()


def _collect_files() -> None:
    """Collects and compresses static files when any of them is newer than the last collection.

    Compressing all of Wagtail's takes 4 s, a look at the folders 0.05 s.
    """
    import wagtail
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    ours = Path(__file__).parents[1]
    newest = max(file.stat().st_mtime_ns for file in ours.glob("*/static/**/*"))
    count = sum(1 for finder in get_finders() for _ in finder.list([]))
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = f"{wagtail.__version__} {newest} {count}"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != wanted:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(wanted, encoding="ascii")
