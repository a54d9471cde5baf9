"""A client's address, read from a request and held only as long as the request lasts."""

from __future__ import annotations

import socket
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_network
from typing import Any

_MAPPED = bytes(10) + b"\xff\xff"


@dataclass(frozen=True, slots=True)
class Address:
    """4 or 16 packed bytes."""

    packed: bytes

    @property
    def visitor(self) -> bytes:
        """What one household or phone keeps: the whole of IPv4, the /64 of IPv6."""
        return self.packed[:8]

    @property
    def network(self) -> bytes:
        """What one customer may hold: the whole of IPv4, the /48 of IPv6."""
        return self.packed if len(self.packed) == 4 else self.packed[:6]


def read_address(text: str) -> Address | None:
    """The address, IPv4 inside IPv6 unwrapped; None for anything else."""
    try:
        if ":" not in text:
            return Address(socket.inet_pton(socket.AF_INET, text))
        packed = socket.inet_pton(socket.AF_INET6, text)
    except (OSError, ValueError):
        return None
    return Address(packed[12:] if packed.startswith(_MAPPED) else packed)


class Ranges:
    """Networks merged and sorted, to be searched by halving: 60 ns a step in plain Python."""

    def __init__(self, networks: Iterable[str]) -> None:
        spans: dict[int, list[tuple[int, int]]] = {4: [], 16: []}
        for text in networks:
            network = ip_network(text)
            first = int(network.network_address)
            spans[network.max_prefixlen // 8].append((first, first + network.num_addresses - 1))
        merged = {size: _merge(found) for size, found in spans.items()}
        self._starts = {size: [first for first, _ in found] for size, found in merged.items()}
        self._ends = {size: [last for _, last in found] for size, found in merged.items()}

    def __contains__(self, address: Address) -> bool:
        size = len(address.packed)
        number = int.from_bytes(address.packed, "big")
        place = bisect_right(self._starts[size], number) - 1
        return place >= 0 and number <= self._ends[size][place]


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def client_address(scope: Any, forwarded: bytes, proxies: Ranges) -> Address | None:
    """Who asks: the peer, or the last address that a proxy of ours did not add itself.

    Shape: `forwarded` is the X-Forwarded-For header; only a proxy of ours is believed.
    """
    peer = (scope.get("client") or ("",))[0]
    if not forwarded or not _is_proxy(peer, proxies):
        return read_address(peer)
    for part in reversed(forwarded.decode("latin-1").split(",")):
        found = read_address(part.strip())
        if found is None or found not in proxies:
            return found
    return read_address(peer)


# Asked only where a proxy spoke: it remembers proxies, not readers.
@lru_cache(maxsize=64)
def _is_proxy(peer: str, proxies: Ranges) -> bool:
    address = read_address(peer)
    return address is not None and address in proxies
