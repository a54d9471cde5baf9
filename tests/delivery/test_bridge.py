"""What Granian's RSGI hands over, as an ASGI application behind the bridge meets it."""

from __future__ import annotations

import hashlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def wait_until(holds: Callable[[], bool]) -> None:
    pause, until = threading.Event(), time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        pause.wait(0.05)


def ask(
    port: int, method: str, path: str, **words: object
) -> tuple[bytes, http.client.HTTPMessage]:
    """Body and headers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.request(method, path, **words)  # type: ignore[arg-type]
        answer = line.getresponse()
        return answer.read(), answer.headers
    finally:
        line.close()


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found = probe.getsockname()[1]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.delivery.bridged", str(found)]
    child = subprocess.Popen(command, env=env, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: is_open(found))
        yield found
    finally:
        child.terminate()
        child.wait(30)


def test_a_body_of_megabytes_arrives_whole_and_in_pieces(port: int) -> None:
    body = os.urandom(6_000_000)
    size, pieces, digest = ask(port, "POST", "/body", body=body)[0].decode().split()
    assert (int(size), digest) == (len(body), hashlib.sha256(body).hexdigest())
    assert int(pieces) > 10


def test_a_body_without_a_length_arrives_whole(port: int) -> None:
    answer = ask(port, "POST", "/body", body=iter([b"ab", b"cd"]), encode_chunked=True,
                 headers={"Transfer-Encoding": "chunked"})  # fmt: skip
    assert answer[0].startswith(b"4 ")


def test_several_cookies_and_words_of_kazakh_go_out(port: int) -> None:
    _, headers = ask(port, "GET", "/count")
    assert headers.get_all("set-cookie") == ["a=1", "b=2"]
    assert headers["x-word"].encode("latin-1").decode() == "сөз"


def test_an_answer_in_pieces_comes_whole(port: int) -> None:
    whole = ",".join(map(str, range(100))) + ",end"
    assert ask(port, "GET", "/stream")[0].decode() == whole


def test_head_keeps_the_length_and_sends_nothing(port: int) -> None:
    body, headers = ask(port, "HEAD", "/count")
    assert int(headers["content-length"]) > 0
    assert body == b""


def test_a_header_that_cannot_be_read_is_named(port: int) -> None:
    headers = {"Cookie": "city=Алматы".encode(), "X-A": "1"}
    answer = ask(port, "GET", "/headers", headers=headers)[0].decode()
    assert answer == "b'1' ['cookie'] 127.0.0.1"


@pytest.mark.parametrize(
    "lines",
    [
        b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nonly this",
    ],
)
def test_an_application_is_told_that_its_client_left(port: int, lines: bytes) -> None:
    before = int(ask(port, "GET", "/count")[0])
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(lines)
    wait_until(lambda: int(ask(port, "GET", "/count")[0]) == before + 1)
