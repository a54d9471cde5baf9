"""The settings an operator may turn: one frozen record, read once from JARSHY_* and jarshy.toml."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from jarshy.config.mail import read_mail

PREFIX = "JARSHY_"
# Read by tests and by tools around the program, never by the program itself.
NEIGHBOURS = frozenset({"JARSHY_GOLD", "JARSHY_SEED"})


class SettingsError(ValueError):
    """A setting is unknown or ill-formed; the text names it and says what it may be."""


@dataclass(frozen=True, kw_only=True)
class Env:
    """Everything that differs between two installations."""

    var: Path = Path("var")
    database: str = ""
    secret: str = ""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    site: str = "http://127.0.0.1:8000"
    site_name: str = "Жаршы"
    latin: str = "latin_2018"
    visit_date: str = ""
    debug: bool = False
    # Pages ready in the memory of each server process, and on the disk of the node.
    store_memory_mb: int = 48
    store_disk_mb: int = 1024
    # Who may say for whom a request comes (X-Forwarded-For): the proxies in front, as networks.
    proxies: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    # Notices to journalists and editors; without a server none are sent.
    mail: str = ""
    mail_from: str = "zharshy@localhost"

    @property
    def database_url(self) -> str:
        """The database asked for, or the embedded one under var/."""
        return self.database or f"sqlite:///{(self.var / 'jarshy.sqlite3').absolute()}"


def read_env(environ: Mapping[str, str], file: Path) -> Env:
    """The settings of this start: the environment wins over the file, the file over the defaults.

    Errors: SettingsError for an unknown name or a value of the wrong form.
    """
    given = {**_read_file(file), **_read_environ(environ)}
    known = {field.name: field for field in fields(Env)}
    for name, (_, origin) in given.items():
        if name not in known:
            raise SettingsError(f"{origin}: unknown setting; known are {', '.join(sorted(known))}")
    return Env(**{name: _PARSERS[name](raw, origin) for name, (raw, origin) in given.items()})


@cache
def env() -> Env:
    """The settings of this process."""
    return read_env(os.environ, Path(os.environ.get("JARSHY_CONFIG", "jarshy.toml")))


def _read_environ(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    skipped = NEIGHBOURS | {"JARSHY_CONFIG"}
    return {
        key.removeprefix(PREFIX).lower(): (value, key)
        for key, value in environ.items()
        if key.startswith(PREFIX) and key not in skipped
    }


def _read_file(file: Path) -> dict[str, tuple[Any, str]]:
    if not file.exists():
        return {}
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not readable as TOML: {error}") from error
    return {key: (value, f"{file}: {key}") for key, value in table.items()}


def _parse_text(raw: Any, origin: str) -> str:
    if not isinstance(raw, str):
        raise SettingsError(f"{origin}: a text is expected, not {raw!r}")
    return raw.strip()


def _parse_path(raw: Any, origin: str) -> Path:
    return Path(_parse_text(raw, origin)).expanduser()


def _parse_list(raw: Any, origin: str) -> tuple[str, ...]:
    parts = raw if isinstance(raw, list) else _parse_text(raw, origin).split(",")
    return tuple(_parse_text(part, origin) for part in parts if part)


def _parse_networks(raw: Any, origin: str) -> tuple[str, ...]:
    found = _parse_list(raw, origin)
    for text in found:
        try:
            ip_network(text)
        except ValueError as error:
            raise SettingsError(f"{origin}: networks such as 10.0.0.0/8, not {text!r}") from error
    return found


def _parse_mail(raw: Any, origin: str) -> str:
    value = _parse_text(raw, origin)
    try:
        read_mail(value)
    except ValueError as error:
        raise SettingsError(f"{origin}: {error}") from error
    return value


def _parse_claim(raw: Any, origin: str) -> bool:
    claims = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    value = raw if isinstance(raw, bool) else claims.get(str(raw).lower())
    if value is None:
        raise SettingsError(f"{origin}: yes or no is expected, not {raw!r}")
    return value


def _parse_megabytes(raw: Any, origin: str) -> int:
    text = str(raw).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000_000):
        raise SettingsError(f"{origin}: a whole number of megabytes from 1 on, not {raw!r}")
    return int(text)


def _parse_latin(raw: Any, origin: str) -> str:
    value = _parse_text(raw, origin)
    if value not in {"latin_2018", "latin_2021", "latin_abai"}:
        raise SettingsError(f"{origin}: latin_2018, latin_2021 or latin_abai, not {value!r}")
    return value


def _parse_site(raw: Any, origin: str) -> str:
    value = _parse_text(raw, origin).rstrip("/")
    if not value.startswith(("http://", "https://")):
        raise SettingsError(f"{origin}: an address with http:// or https:// is expected")
    return value


_PARSERS: dict[str, Callable[[Any, str], Any]] = {
    "var": _parse_path,
    "database": _parse_text,
    "secret": _parse_text,
    "hosts": _parse_list,
    "site": _parse_site,
    "site_name": _parse_text,
    "latin": _parse_latin,
    "visit_date": _parse_text,
    "debug": _parse_claim,
    "store_memory_mb": _parse_megabytes,
    "store_disk_mb": _parse_megabytes,
    "proxies": _parse_networks,
    "mail": _parse_mail,
    "mail_from": _parse_text,
}
