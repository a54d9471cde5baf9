"""Whether a dotted name that a document gives is in the code."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import apps

from tests.docs.markdown import ROOT

ROOMS = frozenset(
    path.name for path in (ROOT / "src/jarshy").iterdir() if (path / "__init__.py").is_file()
)


def is_there(name: str) -> bool:
    """True for a module, a name in it, a field of a class there, or a permission.

    Shape: `name` begins with a room.
    """
    if _is_permission(name):
        return True
    parts = ["jarshy", *name.split(".")]
    for end in range(len(parts), 1, -1):
        try:
            module = import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        return _has(module, parts[end:])
    return False


def _has(holder: Any, names: list[str]) -> bool:
    if not names:
        return True
    name, *rest = names
    if hasattr(holder, name):
        return _has(getattr(holder, name), rest)
    meta = getattr(holder, "_meta", None)
    fields = {field.name for field in meta.get_fields()} if meta else set()
    return not rest and name in fields | set(getattr(holder, "__annotations__", ()))


def _is_permission(name: str) -> bool:
    """True for `room.verb_model`, as Django and Wagtail name permissions."""
    room, _, codename = name.partition(".")
    labels = {config.label: config for config in apps.get_app_configs()}
    return room in labels and codename.partition("_")[2] in labels[room].models
