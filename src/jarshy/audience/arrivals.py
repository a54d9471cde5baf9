"""An HTTP request read into an Arrival, or refused: bounded in bytes and in time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from jarshy.audience.addresses import Ranges, client_address
from jarshy.audience.errors import IllFormedError
from jarshy.audience.filters import Arrival

# A token is 40 bytes, a host 253 at most, a screen 20.
MOST_BYTES = 512
BODY_S = 5.0
STAFF_COOKIE = "jarshy_staff"
_TEXTS = {"t": ("token", 64), "r": ("referrer", 253), "s": ("screen", 24)}

Receive = Callable[[], Awaitable[Any]]

_NAMES = {
    b"user-agent": "agent",
    b"accept-language": "languages",
    b"sec-purpose": "purpose",
    b"purpose": "purpose",
    b"x-moz": "purpose",
    b"sec-fetch-site": "site",
    b"origin": "origin",
    b"host": "host",
}


def read_headers(scope: Any, proxies: Ranges) -> Arrival:
    """The beacon without its body."""
    arrival, forwarded = Arrival(), b""
    for name, value in scope["headers"]:
        field = _NAMES.get(name)
        if field:
            setattr(arrival, field, value.decode("latin-1"))
        elif name == b"x-forwarded-for":
            forwarded = value
        elif name == b"cookie":
            arrival.is_staff = STAFF_COOKIE.encode() + b"=1" in value
    arrival.address = client_address(scope, forwarded, proxies)
    return arrival


async def read_body(scope: Any, receive: Receive, arrival: Arrival) -> None:
    """Adds what the script of the page sent.

    Errors: IllFormedError for a body that is too long, too slow or of another form.
    """
    if scope["method"] != "POST":
        raise IllFormedError(405, "only POST is answered here")
    given = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if given.isdigit() and int(given) > MOST_BYTES:
        raise IllFormedError(413, "a beacon is short")
    _fill(arrival, await _read(receive))


def read_query(scope: Any, arrival: Arrival) -> None:
    """Adds what the picture of a page without scripts carries.

    Errors: IllFormedError for another method or a query of another form.
    """
    if scope["method"] != "GET":
        raise IllFormedError(405, "only GET is answered here")
    query = scope.get("query_string", b"")
    if len(query) > MOST_BYTES:
        raise IllFormedError(414, "a beacon is short")
    arrival.token = parse_qs(query.decode("latin-1")).get("t", [""])[0]
    if len(arrival.token) > _TEXTS["t"][1]:
        raise IllFormedError(400, "no token is that long")


async def _read(receive: Receive) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(BODY_S):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise IllFormedError(400, "the client went away")
                body += message.get("body", b"")
                if len(body) > MOST_BYTES:
                    raise IllFormedError(413, "a beacon is short")
                if not message.get("more_body"):
                    return body
    except TimeoutError as error:
        raise IllFormedError(408, "the body did not come") from error


def _fill(arrival: Arrival, body: bytes) -> None:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise IllFormedError(400, "not JSON") from error
    if not isinstance(given, dict) or not given.keys() <= {*_TEXTS, "w"}:
        raise IllFormedError(400, "a record of t, r, s and w is expected")
    for key, (field, most) in _TEXTS.items():
        value = given.get(key, "")
        if not isinstance(value, str) or len(value) > most:
            raise IllFormedError(400, f"{key}: a text of {most} characters at most is expected")
        setattr(arrival, field, value)
    driven = given.get("w", 0)
    if driven not in (0, 1) or isinstance(driven, float):
        raise IllFormedError(400, "w: 0 or 1 is expected")
    arrival.is_driven = bool(driven)
    arrival.referrer = arrival.referrer.lower()
