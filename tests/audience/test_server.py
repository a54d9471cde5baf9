"""The real server: no address is written anywhere, silent connections cost nothing."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from bench._audience_ground import BROWSER, Ground, Server, installation

# Addresses that can be found again by their text.
HOME, CARRIER, SIXTH = "2.77.131.209", "92.47.201.133", "2a03:4f11:77ab:12cd::beef"
SILENT = 1000


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[str], Path]]:
    log = tmp_path_factory.mktemp("server") / "log"
    with installation("sqlite", articles=5) as ground, log.open("wb") as output:
        server = Server(ground, output=output)
        server.start()
        try:
            yield server, ground.tokens(), log
        finally:
            server.kill()


def send(port: int, body: bytes, address: str, agent: str = BROWSER) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": "localhost", "User-Agent": agent, "X-Forwarded-For": address}
    try:
        connection.request("POST", "/b", body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def memory_kb(server: Server) -> int:
    """What the server's processes hold."""
    assert server.process
    total = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
            if int(fields[2]) == server.process.pid:
                status = file.with_name("status").read_text()
                total += int(status.partition("VmRSS:")[2].split()[0])
        except OSError:
            continue
    return total


def test_no_address_is_written_to_database_files_or_log(
    running: tuple[Server, list[str], Path],
) -> None:
    server, tokens, log = running
    good = json.dumps({"t": tokens[0], "r": "www.google.kz", "s": "360x800@3"}).encode()
    for address in (HOME, CARRIER, SIXTH):
        assert send(server.port, good, address) == 204
        assert send(server.port, good, address, agent="Googlebot/2.1") == 204
        assert send(server.port, b"{", address) == 400
        assert send(server.port, b'{"t": "7.480000.c.AAAAAAAAAAAA"}', address) == 403
    written = [path for path in server.ground.var.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in written), "the write-ahead log is read too"
    # The list of tokens and all else the test itself wrote lie elsewhere.
    for path in [*written, log]:
        text = path.read_bytes()
        for address in (HOME, CARRIER, SIXTH):
            assert address.encode() not in text, path.name
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            if family == socket.AF_INET6:  # four bytes alone may stand anywhere by accident
                assert socket.inet_pton(family, address) not in text, path.name


def test_a_thousand_silent_connections_cost_little_and_stop_nobody(
    running: tuple[Server, list[str], Path],
) -> None:
    server, tokens, _ = running
    body = json.dumps({"t": tokens[1], "s": "360x800@3"}).encode()
    assert send(server.port, body, "2.77.1.1") == 204
    before = memory_kb(server)
    with ExitStack() as stack:
        for number in range(SILENT):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 10))
            if number % 2:  # half of them begin and never end
                silent.sendall(b"POST /b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\n")
        for number in range(20):
            assert send(server.port, body, f"2.77.2.{number}") == 204
        grown = memory_kb(server) - before
    assert grown < 40_000, f"{grown} KB for {SILENT} connections"
    assert views(server.ground, article=2) == 21


def test_ten_megabytes_are_refused_without_being_held(
    running: tuple[Server, list[str], Path],
) -> None:
    server, _, _ = running
    before = memory_kb(server)
    for _ in range(20):
        # The server may hang up before the whole is sent: refused all the same.
        with suppress(BrokenPipeError, ConnectionResetError):
            assert send(server.port, b"7" * 10_000_000, "2.77.3.1") == 413
    assert memory_kb(server) - before < 60_000


def views(ground: Ground, *, article: int) -> int:
    """Views of an article as another process reads them."""
    code = (
        "from jarshy.audience.models import TotalViews\n"
        f"print(TotalViews.objects.get(pk={article}).views)"
    )
    return int(ground.run(code))
