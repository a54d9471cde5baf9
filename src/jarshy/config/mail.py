"""How the newsroom's notices go out by mail: an address such as smtp://user:password@host:587."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_BACKENDS = "django.core.mail.backends"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail server as Django wants to know it; by default nothing is sent."""

    backend: str = f"{_BACKENDS}.dummy.EmailBackend"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    turns_to_tls: bool = False
    speaks_tls: bool = False


def read_mail(url: str) -> Mail:
    """The mail server at an address: `smtp` is plain, `smtp+tls` turns to TLS after the greeting,
    `smtps` speaks it from the start.

    Errors: ValueError when the address is of another form.
    """
    if not url:
        return Mail()
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("smtp, smtp+tls or smtps ://user:password@host:port is expected")
    return Mail(
        backend=f"{_BACKENDS}.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        turns_to_tls=parts.scheme == "smtp+tls",
        speaks_tls=parts.scheme == "smtps",
    )
