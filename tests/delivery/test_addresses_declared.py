"""Every address of the reader's site says what of its query chooses a page.

An address that says nothing is taken for an old one, and each query behind it for another page:
whoever asks could fill the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import get_resolver


def first_segments(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        text = before + re.sub(r"^\^", "", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from first_segments(pattern.url_patterns, text)
        else:
            plain = re.sub(r"^(lt|tt)(/|$)", "", text).replace(r"\.", ".")
            group = re.match(r"\(\?P<\w+>([a-z|]+)\)", plain)
            named = group[1].split("|") if group else [re.match(r"[\w.-]*", plain)[0]]  # type: ignore[index]
            yield from named


def test_every_address_is_declared_or_passed() -> None:
    found = set(first_segments(get_resolver().url_patterns))
    declared = set(settings.STORE_ADDRESSES["queries"]) | settings.STORE_ADDRESSES["passed"]
    assert {"post", "rubric", "newsroom", ""} <= found
    assert found <= declared, f"not in STORE_ADDRESSES: {sorted(found - declared)}"
