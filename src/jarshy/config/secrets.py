"""The signing key: given by the operator, or made once and kept under var/ for its owner's eyes."""

from __future__ import annotations

import secrets
from pathlib import Path


def read_secret(given: str, var: Path) -> str:
    """The key of this installation; one is written to var/secret at the first start."""
    if given:
        return given
    file = var / "secret"
    if not file.exists():
        var.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")
