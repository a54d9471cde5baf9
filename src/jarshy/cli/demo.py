"""`jarshy demo`: a whole newsroom with articles, pictures and people, then the site itself."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

from jarshy.cli import ground
from jarshy.cli.errors import RefusalError


def register(commands: Any) -> None:
    """Adds the command."""
    parser = commands.add_parser("demo", help="show a demo newsroom")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--pages", type=Path, help="page dumps to import first")
    parser.add_argument("--articles", type=int, default=0, help="grow to this many, then stop")
    parser.add_argument("--build-only", action="store_true", help="do not serve")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Builds what is missing, then serves; a second run finds everything in place."""
    serves = not (args.build_only or args.articles)
    if serves:
        ground.check_port(args.port)
    if args.articles < 0:
        raise RefusalError("--articles takes a number above 0")
    # Pages name their own address: on another port it is another one.
    os.environ.setdefault("JARSHY_SITE", f"http://127.0.0.1:{args.port}")
    passwords = prepare(args.pages)
    if args.articles:
        return _grow(args.articles)
    if not serves:
        return 0
    _greet(args.port, passwords)
    from jarshy.cli.serve import listen

    return listen("127.0.0.1", args.port, args.workers)


def prepare(pages: Path | None) -> dict[str, str]:
    """The demo newsroom in the database; returns the passwords of its people."""
    from django.conf import settings
    from django.utils import timezone

    _step("Дерекқор дайындалып жатыр")
    ground.start_django()
    ground.lay_tables()
    if pages:
        from jarshy.cli.import_ import import_pages

        import_pages("dump", pages)
    from jarshy.content.models import Rubric
    from jarshy.demo.builder import DemoNewsroom
    from jarshy.demo.staff import hire
    from jarshy.demo.texts_reader import read_texts

    texts = read_texts()
    if not Rubric.objects.filter(slug=texts.newsroom["rubrics"][0]["key"]).exists():
        _step("Демо редакция құрылып жатыр")
        DemoNewsroom(texts, now=timezone.now(), progress=Meter()).build()
    return hire(Path(settings.VAR))


def _grow(count: int) -> int:
    from django.utils import timezone

    from jarshy.demo.scale import grow

    started = time.monotonic()
    added = grow(to=count, now=timezone.now(), progress=Meter())
    print(f"{added} articles added in {time.monotonic() - started:.1f} s")
    return 0


class Meter:
    """A line of progress with the time left, redrawn at most five times a second."""

    def __init__(self) -> None:
        self.started: dict[str, float] = {}
        self.drawn = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        started = self.started.setdefault(what, now)
        if done < total and now - self.drawn < 0.2:
            return
        self.drawn = now
        left = (now - started) / done * (total - done)
        filled = 30 * done // total
        line = f"  {what:12} [{'█' * filled:30}] {done}/{total}  қалды: {left:.0f} с "
        end = "\n" if done == total else "\r" if sys.stderr.isatty() else ""
        if end:
            print(line, end=end, file=sys.stderr, flush=True)


def _step(words: str) -> None:
    print(f"{words} …", file=sys.stderr, flush=True)


def _greet(port: int, passwords: dict[str, str]) -> None:
    from jarshy.newsroom.roles import ROLES

    here = f"http://127.0.0.1:{port}"
    print(f"\n  Кирилл     {here}/\n  Latyn      {here}/lt/\n  توتە       {here}/tt/")
    print(f"  Редакция   {here}/newsroom/\n")
    for role in ROLES:
        print(f"  {role.name:14} {role.key:14} {passwords[role.key]}")
    print("\n  Тоқтату: Ctrl+C\n", flush=True)
