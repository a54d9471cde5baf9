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
_MOST_CHARS = {"t": 64, "r": 253, "s": 24}
_NAMES = frozenset({*_MOST_CHARS, "w"})
_JSON = json.JSONDecoder()

Receive = Callable[[], Awaitable[Any]]


def read_headers(scope: Any, headers: dict[bytes, bytes], proxies: Ranges) -> Arrival:
    """The beacon without its body."""
    get = headers.get
    purpose = get(b"sec-purpose") or get(b"purpose") or get(b"x-moz", b"")
    return Arrival(
        agent=get(b"user-agent", b"").decode("latin-1") or _lost_name(scope),
        languages=get(b"accept-language", b"").decode("latin-1"),
        purpose=purpose.decode("latin-1"),
        site=get(b"sec-fetch-site", b"").decode("latin-1"),
        origin=get(b"origin", b"").decode("latin-1"),
        host=get(b"host", b"").decode("latin-1"),
        is_staff=STAFF_MARK in get(b"cookie", b""),
        address=client_address(scope, get(b"x-forwarded-for", b""), proxies),
    )


def _lost_name(scope: Any) -> str:
    """A word for a browser whose name the server could not read: one without a name is a robot."""
    lost = scope.get("extensions", {}).get("jarshy.unreadable", ())
    return "unreadable" if "user-agent" in lost else ""


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
    if len(arrival.token) > _MOST_CHARS["t"]:
        raise IllFormedError(400, "no token is that long")


async def _read(receive: Receive) -> bytes:
    body: bytes = b""
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
    given = _read_json(body)
    if not isinstance(given, dict) or not given.keys() <= _NAMES:
        raise IllFormedError(400, "a record of t, r, s and w is expected")
    arrival.token = _text(given, "t")
    arrival.referrer = _text(given, "r").lower()
    arrival.screen = _text(given, "s")
    driven = given.get("w", 0)
    if driven not in (0, 1) or isinstance(driven, float):
        raise IllFormedError(400, "w: 0 or 1 is expected")
    arrival.is_driven = bool(driven)


def _read_json(body: bytes) -> Any:
    """The value a body holds; `json.loads` would first guess its encoding, which takes as long."""
    try:
        text = body.decode().strip()
        value, end = _JSON.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise IllFormedError(400, "not JSON") from error
    if end != len(text):
        raise IllFormedError(400, "more than one value")
    return value


def _text(given: dict[str, Any], key: str) -> str:
    value, most = given.get(key, ""), _MOST_CHARS[key]
    if not isinstance(value, str) or len(value) > most:
        raise IllFormedError(400, f"{key}: a text of {most} characters at most is expected")
    return value
