"""Puts the front together: store, history, renderer and hosts, from Django's settings."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.utils.module_loading import import_string

import jarshy
from jarshy.delivery.bodies import BodyLimits
from jarshy.delivery.dress import Dress, make_dress
from jarshy.delivery.eras import read_era
from jarshy.delivery.folder import Folder
from jarshy.delivery.follower import Follower
from jarshy.delivery.front import Front, Handler
from jarshy.delivery.hosts import Hosts
from jarshy.delivery.hot import HotFolder
from jarshy.delivery.keeper import Keeper
from jarshy.delivery.keys import Addresses
from jarshy.delivery.marks import History
from jarshy.delivery.producer import Producer
from jarshy.delivery.renderer import FAULTS, Renderer
from jarshy.delivery.responses import begin_round, front_providers
from jarshy.delivery.shelf import Shelf
from jarshy.delivery.values import LiveValues

_CODE_KINDS = frozenset({".py", ".html", ".tsv", ".css"})


def build_front(behind: Handler) -> Front:
    """The front of this process, with what is mounted on it."""
    history = History()
    follower = Follower(history)
    values = LiveValues(front_providers, FAULTS, close_old_connections, begin_round)
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
        dress=house_dress(),
        limits=BodyLimits(uploads=(settings.SESSION_COOKIE_PATH,)),
        keeper=Keeper(shelf, HotFolder(Path(settings.HOT_ROOT))),
        apologise=import_string(settings.FRONT_APOLOGY),
    )
    front.mount("/health", front.answer_health)
    for path, name in settings.FRONT_MOUNTS.items():
        front.mount(path, import_string(name))
    return front


def house_dress() -> Dress:
    """The headers a cache in front may put on public pages, by the settings."""
    headers = import_string(settings.FRONT_DRESS)()
    return make_dress(headers, settings.SECRET_KEY)


def open_folder() -> Folder:
    """The store on disk, of this database, this code and these settings."""
    root = Path(settings.STORE_ROOT)
    return Folder(root, read_edition(read_era(root)))


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
