"""Puts the front together: store, history, renderer and hosts, from Django's settings."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import Error, close_old_connections
from django.utils.module_loading import import_string

import jarshy
from jarshy.delivery.folder import Folder
from jarshy.delivery.follower import Follower
from jarshy.delivery.front import Front, Handler
from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keys import Addresses
from jarshy.delivery.marks import History
from jarshy.delivery.operations import begin_era
from jarshy.delivery.producer import Producer
from jarshy.delivery.queries import era_name
from jarshy.delivery.renderer import FAULTS, Renderer
from jarshy.delivery.responses import providers
from jarshy.delivery.shelf import Shelf
from jarshy.delivery.values import LiveValues

LOG = logging.getLogger(__name__)
_ERA_FILE = "era"
_CODE_KINDS = frozenset({".py", ".html", ".tsv", ".css"})


def build_front(behind: Handler) -> Front:
    """The front of this process, with what is mounted on it."""
    history = History()
    follower = Follower(history)
    values = LiveValues(providers, FAULTS, close_old_connections)
    producer = Producer(
        history=history,
        values=values,
        folder=open_folder(),
        render=Renderer(settings.SITE_ADDRESS.partition(":")[0]),
        wait_first=follower.wait_first,
        faults=FAULTS,
    )
    shelf = Shelf(
        history=history,
        values=values,
        follower=follower,
        producer=producer,
        pages_bytes=settings.STORE_MEMORY_BYTES,
    )
    front = Front(
        behind,
        shelf=shelf,
        addresses=Addresses(**settings.STORE_ADDRESSES),
        hosts=Hosts(settings.ALLOWED_HOSTS),
        session_cookie=settings.SESSION_COOKIE_NAME,
        files=frozenset({"static", "media"}),
    )
    front.mount("/health", front.answer_health)
    for path, name in settings.FRONT_MOUNTS.items():
        front.mount(path, import_string(name))
    return front


def open_folder() -> Folder:
    """The store on disk, of this database, this code and these settings."""
    root = Path(settings.STORE_ROOT)
    return Folder(root, read_edition(_read_era(root)))


def read_edition(era: str) -> str:
    """A name that changes with whatever changes pages without a change row."""
    said = [era, settings.SITE_ADDRESS, settings.SITE_NAME, settings.LATIN_SCHEME]
    said += [settings.TIME_ZONE, str(settings.DEBUG)]
    home = Path(jarshy.__file__).parent
    for folder, _, names in sorted(os.walk(home)):
        for name in sorted(names):
            if Path(name).suffix in _CODE_KINDS:
                stat = (Path(folder) / name).stat()
                said.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.blake2b("\n".join(said).encode(), digest_size=12).hexdigest()


def _read_era(root: Path) -> str:
    """The database's own name; the last one known while it does not answer."""
    file = root / _ERA_FILE
    try:
        name = era_name() or begin_era()
    except Error as error:
        LOG.warning("the database does not answer: %s", str(error).split("\n", 1)[0])
        return _read_text(file)
    if _read_text(file) != name:
        _write_text(file, name)
    return name


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _write_text(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="ascii")
        draft.replace(file)
    except OSError as error:
        LOG.warning("cannot write %s: %s", file, error.strerror)
