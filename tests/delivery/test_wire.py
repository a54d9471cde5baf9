"""What a stranger can send to a running site, and what the site does when its disk fails it."""

from __future__ import annotations

import resource
import socket
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.served import ARTICLES, Site, Template, wait_until

HOST = b"Host: 127.0.0.1"
ARTICLE = f"/post/{ARTICLES[0]}"
GET = f"GET {ARTICLE} HTTP/1.1".encode()
BAD = [
    ("NUL in the path", (b"GET /post/%00 HTTP/1.1", HOST), {400}),
    ("a line break in the path", (b"GET /post/%0d%0aX:y HTTP/1.1", HOST), {400}),
    ("NUL below static", (b"GET /static/%00 HTTP/1.1", HOST), {400}),
    ("NUL below media", (b"GET /media/a%00b HTTP/1.1", HOST), {400}),
    ("NUL below the newsroom", (b"GET /newsroom/%00 HTTP/1.1", HOST), {400}),
    ("NUL in a query", (b"GET /search?q=%00 HTTP/1.1", HOST), {200, 400}),
    ("the way up out of media", (b"GET /media/%2e%2e/secret HTTP/1.1", HOST), {400}),
    ("the way up in plain", (b"GET /media/../secret HTTP/1.1", HOST), {400}),
    ("bytes that are no text", (b"GET /%ff%fe HTTP/1.1", HOST), {400, 404}),
    ("raw bytes that are no text", (b"GET /\xff?\xfe HTTP/1.1", HOST), {400, 404}),
    ("half a surrogate pair", (b"GET /%ed%a0%80 HTTP/1.1", HOST), {400, 404}),
    ("a number beyond numbers", (b"GET /post/99999999999999999999999 HTTP/1.1", HOST), {404}),
    ("an id that does not exist", (b"GET /post/999999999999999999 HTTP/1.1", HOST), {404}),
    ("comments of nothing", (b"GET /lt/post/99999/comments HTTP/1.1", HOST), {404}),
    ("a negative id", (b"GET /post/-1 HTTP/1.1", HOST), {404}),
    ("a rubric of nothing", (b"GET /rubric/zhoq HTTP/1.1", HOST), {404}),
    ("a day that is none", (b"GET /archive/2024/02/31 HTTP/1.1", HOST), {404}),
    ("100 kB of query", (b"GET /?" + b"x" * 100_000 + b" HTTP/1.1", HOST), {414}),
    ("100 kB of query below the newsroom",
     (b"GET /newsroom/?" + b"x" * 100_000 + b" HTTP/1.1", HOST), {414}),
    ("100 kB of query for a picture", (b"GET /b/p.gif?t=" + b"x" * 100_000 + b" HTTP/1.1", HOST),
     {200, 414}),
    ("a long path", (b"GET /" + b"x" * 60_000 + b" HTTP/1.1", HOST), {414}),
    ("two cursors", (b"GET /latest?before=1-1&before=%00 HTTP/1.1", HOST), {404}),
    ("an unknown host", (GET, b"Host: evil.test"), {400}),
    ("no host", (GET,), {400}),
    ("a host in capitals", (GET, b"Host: LOCALHOST:1"), {200}),
    ("an address of another host", (b"GET http://evil.test/ HTTP/1.1", HOST), {200, 400}),
    ("Range nonsense", (GET, HOST, b"Range: bytes=9-1,-,x"), {200}),
    ("a thousand ranges", (GET, HOST, b"Range: bytes=" + b"0-1," * 1000), {200}),
    ("Range nonsense for a file", (b"GET /static/reader/beacon.js HTTP/1.1", HOST,
     b"Range: bytes=9-1,-,x"), {200, 416}),
    ("a date that is none", (b"GET /static/reader/beacon.js HTTP/1.1", HOST,
     b"If-Modified-Since: \xff the day before"), {200}),
    ("a flood of ETags", (GET, HOST, b"If-None-Match: " + b'"x",' * 2000), {200}),
    ("a flood of codings", (GET, HOST, b"Accept-Encoding: " + b"br;q=9," * 1000), {200}),
    ("a flood of headers", (GET, HOST, *[b"X-%d: y" % n for n in range(5000)]), {400, 431, None}),
    ("a header of 2 MB", (GET, HOST, b"X: " + b"y" * 2_000_000), {400, 431, None}),
    ("a cookie that is no text", (GET, HOST, b"Cookie: sessionid=\xff\xfe"), {200}),
    ("an unheard-of method", (b"BREW / HTTP/1.1", HOST, b"Content-Length: 0"), {403, 405}),
    ("a method for proxies", (b"CONNECT evil.test:443 HTTP/1.1", HOST), {400, 403, 404, 405, None}),
    ("a method for servers", (b"OPTIONS * HTTP/1.1", HOST), {403, 404, 405}),
    ("a length that is none", (b"POST /typo HTTP/1.1", HOST, b"Content-Length: -7"), {400, None}),
    ("two lengths", (b"POST /typo HTTP/1.1", HOST, b"Content-Length: 7", b"Content-Length: 9"),
     {400, None}),
    ("a body beyond the limit", (b"POST /typo HTTP/1.1", HOST, b"Content-Length: 99999999999"),
     {413}),
    ("no HTTP", (b"nonsense",), {400, None}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "allowed"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_request_is_refused_and_leaves_nothing_behind(
    served: Site, lines: tuple[bytes, ...], allowed: set[int | None]
) -> None:
    said = len(served.log())
    first = served.say(*lines)
    assert (int(first.split()[1]) if first else None) in allowed, first
    status, headers, body = served.get(ARTICLE)
    assert status == 200
    assert b"evil" not in body
    assert "set-cookie" not in headers
    assert "Traceback" not in served.log()[said:]


@pytest.fixture
def silent() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_more_silent_connections_than_the_server_would_take_stop_nobody(
    served: Site, silent: ExitStack
) -> None:
    before = served.memory_kb()
    for number in range(1500):
        line = silent.enter_context(socket.create_connection(("127.0.0.1", served.port), 60))
        if number % 3:  # two of three begin a form and never end it
            line.sendall(b"POST /typo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90\r\n\r\n")
    assert served.get(ARTICLE)[0] == 200
    assert served.get("/search?q=a")[0] == 200
    grown = served.memory_kb() - before
    assert grown < 100_000, f"{grown} KB for 1,500 connections"


def test_a_full_disk_costs_the_store_and_what_is_written_and_nothing_else(
    template: Template, tmp_path: Path
) -> None:
    with template.serve(tmp_path) as site:
        body = b'{"t": "%s", "s": "360x800@3"}' % site.token(ARTICLES[1]).encode()
        assert site.send_beacon(body, "2.72.7.1") == 204
        (server,) = site.children("serve")
        usual = resource.prlimit(server, resource.RLIMIT_FSIZE)
        resource.prlimit(server, resource.RLIMIT_FSIZE, (0, usual[1]))
        for id_ in ARTICLES:
            for prefix in ("", "/lt", "/tt"):
                assert site.get(f"{prefix}/post/{id_}")[0] == 200
        if template.cluster is None:
            assert site.send_beacon(body, "2.72.7.2") == 503
        assert site.health() == "ok"
        resource.prlimit(server, resource.RLIMIT_FSIZE, usual)
        assert site.send_beacon(body, "2.72.7.2") == 204
        assert "Traceback" not in site.log()


@pytest.mark.parametrize("state", ["a file", "read-only", "garbage"])
def test_a_store_that_cannot_be_used_costs_a_line_of_the_log(
    template: Template, tmp_path: Path, state: str
) -> None:
    store = tmp_path / "pages"
    _spoil(store, state)
    with template.serve(tmp_path) as site:
        for _ in range(2):
            for id_ in ARTICLES:
                assert site.get(f"/post/{id_}")[0] == 200
        assert site.health() == "ok"
        wait_until(lambda: site.children("worker"), "no background worker")
        assert "Traceback" not in site.log()


def _spoil(store: Path, state: str) -> None:
    if state == "a file":
        store.write_bytes(b"")
        return
    store.mkdir()
    if state == "read-only":
        store.chmod(stat.S_IRUSR | stat.S_IXUSR)
        return
    (store / "locks").mkdir()
    (store / "era").write_bytes(b"\xff\x00")
    (store / "reached").mkdir()
    for number in range(256):
        (store / f"{number:02x}").write_bytes(b"\x00" * number)
