"""A picture on its way into the newsroom of a running site: whole, cut off, too large."""

from __future__ import annotations

import hashlib
import http.client
import io
import os
import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from PIL import Image

from tests.support.served import CHIEF, Site, wait_until

LOGIN, ADD = "/newsroom/login/", "/newsroom/images/add/"
BOUND = "----a-boundary-of-this-test"
_COUNT = """
from jarshy.media.models import Picture
print(Picture.objects.count())
"""


@dataclass
class Desk:
    """A browser in which somebody is signed in."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes = b"", **words: str) -> tuple[int, str]:
        """Status and text of an answer, whose cookies are kept."""
        line = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        try:
            line.request(method, path, body, {"Cookie": self.jar, **words})
            answer = line.getresponse()
            for cookie in answer.headers.get_all("set-cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode()
        finally:
            line.close()

    @property
    def jar(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def form_token(self, path: str) -> str:
        """What a form carries against forgery."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path)[1])
        assert found, path
        return found[1]

    def sign_in(self) -> None:
        words = {"username": CHIEF[0], "password": CHIEF[1]}
        form = {"csrfmiddlewaretoken": self.form_token(LOGIN), **words}
        kind = "application/x-www-form-urlencoded"
        status, _ = self.ask("POST", LOGIN, urlencode(form).encode(), **{"Content-Type": kind})
        assert status == 302

    def upload(self, title: str, picture: bytes) -> tuple[int, str]:
        """Sends a picture as the form does."""
        return self.ask("POST", ADD, self.parts(title, picture), **self.kind)

    kind = {"Content-Type": f"multipart/form-data; boundary={BOUND}"}

    def parts(self, title: str, picture: bytes) -> bytes:
        """The body of the form."""
        words = {"title": title, "alt": "", "credit": "", "collection": "1"}
        words["csrfmiddlewaretoken"] = self.form_token(ADD)
        lines = [
            f'--{BOUND}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in words.items()
        ]
        head = 'Content-Disposition: form-data; name="file"; filename="dala.png"'
        lines.append(f"--{BOUND}\r\n{head}\r\nContent-Type: image/png\r\n\r\n")
        return "".join(lines).encode() + picture + f"\r\n--{BOUND}--\r\n".encode()


@pytest.fixture(scope="module")
def desk(served: Site) -> Desk:
    made = Desk(served)
    made.sign_in()
    return made


def noise(side_px: int) -> bytes:
    """A picture nobody can compress: three bytes a pixel."""
    stream = io.BytesIO()
    picture = Image.frombytes("RGB", (side_px, side_px), os.urandom(3 * side_px * side_px))
    picture.save(stream, "PNG", compress_level=0)
    return stream.getvalue()


def stored(site: Site) -> set[str]:
    """The digests of all pictures as they were sent."""
    folder = site.var / "media" / "original_images"
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*")}


def test_a_picture_of_megabytes_arrives_whole(desk: Desk) -> None:
    picture = noise(1200)
    assert len(picture) > 4_000_000
    assert desk.upload("Дала", picture)[0] == 302
    assert hashlib.sha256(picture).hexdigest() in stored(desk.site)
    assert "Дала" in desk.ask("GET", "/newsroom/images/")[1]


def test_a_picture_cut_off_in_the_middle_leaves_nothing(desk: Desk) -> None:
    before, count, said = stored(desk.site), desk.site.run(_COUNT), len(desk.site.log())
    body = desk.parts("Жарты сурет", noise(1200))
    kind, host = desk.kind["Content-Type"], f"127.0.0.1:{desk.site.port}"
    lines = [f"POST {ADD} HTTP/1.1", f"Host: {host}", f"Cookie: {desk.jar}",
             f"Content-Type: {kind}", f"Content-Length: {len(body)}", "", ""]  # fmt: skip
    for share in (0.0, 0.5, 0.999):
        with socket.create_connection(("127.0.0.1", desk.site.port)) as line:
            line.sendall("\r\n".join(lines).encode() + body[: int(len(body) * share)])
    chunked = [*lines[:4], "Transfer-Encoding: chunked", "", ""]
    with socket.create_connection(("127.0.0.1", desk.site.port)) as line:
        half = body[: len(body) // 2]
        line.sendall("\r\n".join(chunked).encode() + b"%x\r\n%s\r\n" % (len(half), half))
    # Another picture, sent after the broken ones and read after them, has passed.
    assert desk.upload("Бүтін", noise(50))[0] == 302
    wait_until(lambda: len(stored(desk.site)) > len(before), "the whole picture did not arrive")
    assert len(stored(desk.site)) == len(before) + 1
    assert int(desk.site.run(_COUNT)) == int(count) + 1
    assert "Traceback" not in desk.site.log()[said:]


def test_a_picture_above_the_newsrooms_limit_is_refused_with_a_sentence(desk: Desk) -> None:
    before = stored(desk.site)
    status, page = desk.upload("Тым үлкен", noise(1900))
    assert status == 200
    assert re.search(r"Файл тым үлкен \(1\d[,.]\d.МБ\)\. Ең үлкен көлемі – 10[,.]0.МБ", page)
    assert stored(desk.site) == before


@pytest.mark.parametrize(("path", "megabytes"), [(ADD, 65), ("/typo", 2), ("/post/101", 2)])
def test_a_body_above_the_houses_limit_is_refused_before_it_is_read(
    desk: Desk, path: str, megabytes: int
) -> None:
    with socket.create_connection(("127.0.0.1", desk.site.port), timeout=60) as line:
        lines = [f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Length: {megabytes << 20}"]
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = line.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 413")
    assert "Жіберілген дерек тым үлкен." in answer


def test_a_body_that_does_not_say_its_size_is_refused_when_it_grows_too_large(desk: Desk) -> None:
    with socket.create_connection(("127.0.0.1", desk.site.port), timeout=60) as line:
        line.sendall(
            b"POST /typo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        answer = b""
        try:
            for _ in range(40):
                line.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
            answer = line.recv(4096)
        except OSError:  # the server may hang up while we send: refused all the same
            pass
    assert not answer or answer.startswith(b"HTTP/1.1 413")
    assert desk.site.health() == "ok"
