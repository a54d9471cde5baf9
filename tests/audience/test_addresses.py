from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience.addresses import Ranges, client_address, read_address

PROXIES = Ranges(["10.0.0.0/8", "::1/128"])


@pytest.mark.parametrize(
    ("text", "visitor", "network"),
    [
        ("2.72.1.9", "02480109", "02480109"),
        ("2a03:4000:12:34:5:6:7:8", "2a03400000120034", "2a0340000012"),
        ("::ffff:2.72.1.9", "02480109", "02480109"),
    ],
)
def test_an_address_is_cut_to_what_a_visitor_keeps(text: str, visitor: str, network: str) -> None:
    address = read_address(text)
    assert address
    assert (address.visitor.hex(), address.network.hex()) == (visitor, network)


@pytest.mark.parametrize("text", ["", "unknown", "1.2.3", "1.2.3.4:80", "fe80::1%eth0", "1.2.3.\0"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("2.72.1.9", "", "2.72.1.9"),
        ("2.72.1.9", "5.5.5.5", "2.72.1.9"),  # a stranger may not speak for another
        ("10.0.0.1", "5.5.5.5", "5.5.5.5"),
        ("10.0.0.1", "6.6.6.6, 5.5.5.5", "5.5.5.5"),  # the first is what the client claims
        ("10.0.0.1", "5.5.5.5, 10.0.0.7", "5.5.5.5"),  # two proxies of ours
        ("::1", "2a03::7", "2a03::7"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.1"),
    ],
)
def test_only_our_proxies_speak_for_others(peer: str, forwarded: str, expected: str) -> None:
    found = client_address({"client": (peer, 1)}, forwarded.encode(), PROXIES)
    assert found == read_address(expected)


def test_a_proxy_that_tells_no_address_leaves_none() -> None:
    assert client_address({"client": ("10.0.0.1", 1)}, b"unknown", PROXIES) is None


_NETWORKS = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.integers(4, 32)).map(
        lambda pair: str(ip_network(pair, strict=False))
    ),
    max_size=12,
)


@settings(deadline=None)
@given(_NETWORKS, st.integers(0, 2**32 - 1))
def test_ranges_hold_what_their_networks_hold(networks: list[str], number: int) -> None:
    address = read_address(str(ip_address(number)))
    assert address
    expected = any(ip_address(number) in ip_network(text) for text in networks)
    assert (address in Ranges(networks)) == expected
