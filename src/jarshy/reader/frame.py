"""What stands around every public page, and the page brought into its script."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings

from jarshy.content import queries, tags
from jarshy.content.scripts import BY_KEY, SCRIPTS, Script
from jarshy.reader.environment import KEPT, static, write
from jarshy.reader.feeds import pages_with_feeds
from jarshy.reader.live import in_script
from jarshy.reader.paper import MOTTO

_KEPT = re.compile(KEPT.format(r"(\d+)"))
_SUFFIXES = {"cyrillic": "cyrl", "latin": "latn", "arabic": "arab"}

Menu = tuple[queries.Label | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page before its live values.

    Shape: `html` is complete, in its script, with holes; `tags` are content.tags strings.
    """

    html: str
    tags: frozenset[str] = field(default_factory=frozenset)
    status: int = 200


def render(
    template: str,
    script: Script,
    path: str,
    context: dict[str, Any],
    *,
    depends: AbstractSet[str] = frozenset(),
) -> Page:
    """A page in its frame and script; `context` wins over what the frame says."""
    status = context.get("status", 200)
    menu: Menu = context.get("rubrics") or queries.rubrics()
    frame = {
        "script": script,
        "scripts": SCRIPTS,
        "path": path,
        "site": settings.SITE_ADDRESS,
        "site_name": settings.SITE_NAME,
        "motto": MOTTO,
        "description": context.get("about") or MOTTO,
        "fonts": _fonts(script),
        "feeds": [f"{script.prefix}{page.rstrip('/')}/feed.xml" for page in pages_with_feeds(path)],
        "is_indexed": status == 200 and not context.get("is_preview"),
        "menu": _menu(script.key, menu, path),
        "foot": _fixed("foot", script.key, settings.SITE_NAME),
        "says": _fixed("says", script.key, settings.SITE_NAME),
    }
    html = _bring(template, script, frame | context)
    return Page(html, frozenset({tags.SITE, *depends}), status)


def _bring(template: str, script: Script, context: dict[str, Any]) -> str:
    """A template in a script; what was set aside is put back where its mark stands."""
    if script.key == "cyrillic":
        return write(template, context)
    kept: list[str] = []
    html = in_script(write(template, context | {"kept": kept}), script.key)
    return _KEPT.sub(lambda mark: kept[int(mark[1])], html)


def _menu(script_key: str, menu: Menu, path: str) -> str:
    """The rubrics below the name of the paper; the one that is read is marked."""
    is_in_menu = path == "/latest" or any(rubric and rubric.path == path for rubric in menu)
    return _written_menu(script_key, menu, path if is_in_menu else "")


# A page's frame is a third of its tags, and the same on all pages of a script until a rubric
# changes: written and converted once it takes 0.1 ms less of every page.
@lru_cache(maxsize=256)
def _written_menu(script_key: str, menu: Menu, path: str) -> str:
    script = BY_KEY[script_key]
    return in_script(write("menu", {"script": script, "rubrics": menu, "path": path}), script_key)


@lru_cache(maxsize=16)
def _fixed(template: str, script_key: str, site_name: str) -> str:
    context = {"script": BY_KEY[script_key], "site_name": site_name}
    return in_script(write(template, context), script_key)


@lru_cache(maxsize=len(_SUFFIXES))
def _fonts(script: Script) -> tuple[str, ...]:
    """The two files a page of this script is set in, told to the browser before the style sheet."""
    names = ("head", "text")
    return tuple(static(f"reader/fonts/{n}-{_SUFFIXES[script.key]}.woff2") for n in names)
