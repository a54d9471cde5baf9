"""Where a reader came from, as one of six classes; the host he came from is not kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from jarshy.audience.datafiles import read_rows
from jarshy.audience.models import Source

_NUMBERS: Mapping[str, int] = dict(zip(Source.names, Source.values, strict=True))


@cache
def _known() -> Mapping[str, int]:
    return {host: _NUMBERS[kind.upper()] for host, kind in read_rows("sources.tsv", columns=2)}


@lru_cache(maxsize=4096)
def classify(host: str, own: frozenset[str]) -> int:
    """The class (models.Source) of a referrer's host; `own` are the hosts of this site.

    Shape: lower-case ASCII host, empty for none. A known host covers its subdomains; an Android
    application names itself by its package, as in `android-app://org.telegram.messenger`.
    """
    if not host:
        return _NUMBERS["DIRECT"]
    if host in own:
        return _NUMBERS["INTERNAL"]
    known, rest = _known(), host
    while rest:
        if rest in known:
            return known[rest]
        rest = rest.partition(".")[2]
    return _NUMBERS["OTHER"]
