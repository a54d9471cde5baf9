"""A database address read into Django's form: SQLite beside the program, or PostgreSQL."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from jarshy.config.env import SettingsError

# WAL lets readers go on while one writes. FULL: what a commit acknowledged survives the power too.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    "PRAGMA cache_size=-32000;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
)


def read_database(url: str) -> dict[str, Any]:
    """The DATABASES entry for an address.

    Errors: SettingsError when the scheme is neither sqlite nor postgresql.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise SettingsError(f"JARSHY_DATABASE: sqlite:///file or postgresql://…, not {url!r}")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # IMMEDIATE takes the write lock at BEGIN: a late upgrade cannot wait and fails at once.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _SQLITE_PRAGMAS,
        },
        "CONN_MAX_AGE": None,
    }


# A server that vanished without a word (a cable, a firewall, a machine gone) is given up within
# about ten seconds; the system's own two hours would keep every thread until a restart.
_POSTGRESQL_PATIENCE = {
    "connect_timeout": 5,  # s
    "keepalives_idle": 5,  # s
    "keepalives_interval": 2,  # s
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms
}


def _postgresql(parts: Any) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": _POSTGRESQL_PATIENCE,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
