"""The address of a mail server."""

from __future__ import annotations

from pathlib import Path

import pytest

from jarshy.config.env import SettingsError, read_env
from jarshy.config.mail import PORTS, read_mail

NO_FILE = Path("no-such.toml")


def test_without_a_server_nothing_is_sent() -> None:
    assert read_mail("").backend.endswith("dummy.EmailBackend")


@pytest.mark.parametrize("scheme", PORTS)
def test_each_scheme_has_its_port_and_its_tls(scheme: str) -> None:
    mail = read_mail(f"{scheme}://desk:p%40ss@mail.example.kz")
    assert (mail.host, mail.user, mail.password) == ("mail.example.kz", "desk", "p@ss")
    assert mail.port == PORTS[scheme]
    assert (mail.turns_to_tls, mail.speaks_tls) == (scheme == "smtp+tls", scheme == "smtps")


@pytest.mark.parametrize("url", ["mail.example.kz", "http://x", "smtp://", "smtp://x:port"])
def test_anything_else_stops_the_start_with_a_sentence(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^JARSHY_MAIL: "):
        read_env({"JARSHY_MAIL": url}, NO_FILE)
