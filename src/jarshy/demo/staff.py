"""A person for every role of the demo newsroom, each with a password of its own."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from django.contrib.auth.models import Group

from jarshy.accounts.models import User
from jarshy.newsroom.roles import ADMINISTRATOR, ROLES

FILE = "demo-passwords.json"


def hire(var: Path) -> dict[str, str]:
    """The passwords by user name; people are made at the first call and kept after it."""
    file = var / FILE
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    passwords = {role.key: known.get(role.key) or secrets.token_urlsafe(9) for role in ROLES}
    if passwords != known:
        file.touch(mode=0o600)
        file.write_text(json.dumps(passwords, indent=1), encoding="utf-8")
    for role in ROLES:
        _hire_one(role.key, role.name, passwords[role.key])
    return passwords


def _hire_one(key: str, name: str, password: str) -> None:
    if User.objects.filter(username=key).exists():
        return
    user = User(
        username=key, first_name=name, email=f"{key}@example.org", is_staff=True,
        is_superuser=key == ADMINISTRATOR.key,
    )  # fmt: skip
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=name))
