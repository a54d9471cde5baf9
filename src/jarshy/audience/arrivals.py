"""An HTTP request read into an Arrival, or refused: bounded in bytes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from jarshy.audience.addresses import Ranges, client_address
from jarshy.audience.errors import IllFormedError
from jarshy.audience.filters import Arrival

# A token is 40 bytes, a host 253 at most, a screen 20.
MOST_BYTES = 512
STAFF_COOKIE = "jarshy_staff"
STAFF_MARK = STAFF_COOKIE.encode() + b"=1"
_TEXTS = {"t": ("token", 64), "r": ("referrer", 253), "s": ("screen", 24)}

Receive = Callable[[], Awaitable[Any]]


def read_headers(scope: Any, headers: dict[bytes, bytes], proxies: Ranges) -> Arrival:
    """The beacon without its body."""
    purpose = headers.get(b"sec-purpose") or headers.get(b"purpose") or headers.get(b"x-moz", b"")
    return Arrival(
        agent=str(headers.get(b"user-agent", b""), "latin-1"),
        languages=str(headers.get(b"accept-language", b""), "latin-1"),
        purpose=str(purpose, "latin-1"),
        site=str(headers.get(b"sec-fetch-site", b""), "latin-1"),
        origin=str(headers.get(b"origin", b""), "latin-1"),
        host=str(headers.get(b"host", b""), "latin-1"),
        is_staff=STAFF_MARK in headers.get(b"cookie", b""),
        address=client_address(scope, headers.get(b"x-forwarded-for", b""), proxies),
    )


async def read_body(
    scope: Any, headers: dict[bytes, bytes], receive: Receive, arrival: Arrival
) -> None:
    """Adds what the script of the page sent.

    Errors: IllFormedError for a body that is too long or of another form. How long it may take to
    come is the caller's affair.
    """
    if scope["method"] != "POST":
        raise IllFormedError(405, "only POST is answered here")
    length = headers.get(b"content-length", b"0")
    if length.isdigit() and int(length) > MOST_BYTES:
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
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise IllFormedError(400, "the client went away")
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise IllFormedError(413, "a beacon is short")
        if not message.get("more_body"):
            return body


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
