"""deploy/nginx.conf before a running Jarshy: a hot file is what Jarshy would answer."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.delivery.test_supervision import ROOT, Site, serving, wait_until

PROGRAM = shutil.which("nginx") or "/usr/sbin/nginx"
FRAME = """
%(user)s pid %(folder)s/pid; error_log %(folder)s/error.log; daemon off;
events { worker_connections 256; }
http {
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path %(folder)s/b; proxy_temp_path %(folder)s/p;
    fastcgi_temp_path %(folder)s/f; uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
    %(site)s
}
"""
# What differs between a page and its file: how it is told from others, and whose moment it is.
TOLD = {"etag", "date", "age", "connection", "content-length"}
NOTICE = """
from django.utils import timezone
from jarshy.content.operations import set_front
set_front(article_ids=[], notice="{notice}", at=timezone.now())
"""


def _environment(var: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JARSHY_")}
    paths = {"JARSHY_VAR": str(var), "JARSHY_CONFIG": "/nonexistent"}
    return {**kept, **paths, "PYTHONPATH": str(ROOT / "src")}


def _jarshy(var: Path, *words: str) -> str:
    command = [sys.executable, "-m", "jarshy.cli", *words]
    done = subprocess.run(
        command, env=_environment(var), check=True, capture_output=True, text=True
    )
    return done.stdout


@contextmanager
def nginx(folder: Path, var: Path, behind: int) -> Iterator[Site]:
    """nginx with the files of deploy, their folders and ports changed as an operator would."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shutil.copy(ROOT / "deploy/jarshy_proxy.conf", folder)
    (folder / "jarshy_headers.conf").write_text(_jarshy(var, "nginx"), encoding="utf-8")
    texts = {
        name: (ROOT / "deploy" / name)
        .read_text(encoding="utf-8")
        .replace("/etc/nginx/", f"{folder}/")
        .replace("/var/lib/jarshy", str(var))
        for name in ("nginx.conf", "jarshy_hot.conf")
    }
    (folder / "jarshy_hot.conf").write_text(texts["jarshy_hot.conf"], encoding="utf-8")
    site = texts["nginx.conf"].replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    site = site.replace("listen 80 ", f"listen {port} ").replace("/var/cache/nginx", str(folder))
    site = site.replace("example.kz www.example.kz", "127.0.0.1")
    user = "user root;" if os.geteuid() == 0 else ""
    text = FRAME % {"user": user, "folder": folder, "site": site}
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    child = subprocess.Popen([PROGRAM, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        front = Site(child, port)
        wait_until(lambda: front.get("/health")[0] == 200, "nginx does not come up")
        yield front
    finally:
        child.terminate()
        child.wait(30)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nginx-var")


@pytest.fixture(scope="module")
def house(var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Site]]:
    """Jarshy, and nginx before it."""
    folder = tmp_path_factory.mktemp("nginx")
    with serving(var) as behind, nginx(folder, var, behind.port) as front:
        yield behind, front


def ask(
    port: int, path: str, method: str = "GET", **more: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, body as sent; header names are written with underscores."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in more.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        answer = line.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, names, answer.read()
    finally:
        line.close()


def hot(var: Path, path: str, coding: str) -> Path | None:
    """The hot file of a page, when there is one."""
    name = f"{path}.page"
    found = (var / "hot/pages/127.0.0.1" / f"-{coding}").glob(f"kk-*{name}")
    return next(found, None)


def heat(front: Site, var: Path, path: str, coding: str) -> Path:
    """The hot file of a page that is asked for until there is one."""

    def is_hot() -> bool:
        ask(front.port, path, accept_encoding=coding)
        return hot(var, path, coding) is not None

    wait_until(is_hot, f"{path} does not become hot")
    file = hot(var, path, coding)
    assert file is not None
    return file


@pytest.mark.parametrize(("path", "coding"), [("/", "gzip"), ("/lt/", "br"), ("/tt/", "")])
def test_a_hot_file_says_what_jarshy_says(
    house: tuple[Site, Site], var: Path, path: str, coding: str
) -> None:
    behind, front = house
    file = heat(front, var, path, coding)
    seen: list[tuple[int, dict[str, str], bytes]] = []

    def is_served() -> bool:
        seen.append(ask(front.port, path, accept_encoding=coding))
        # nginx makes this ETag of the file's time and size.
        return seen[-1][1]["etag"] == f'"{int(file.stat().st_mtime):x}-{file.stat().st_size:x}"'

    wait_until(is_served, "nginx does not serve the file")
    status, said, body = seen[-1]
    own_status, own, own_body = ask(behind.port, path, accept_encoding=coding)
    assert (status, body) == (own_status, own_body)
    told = {*TOLD, "server"}
    assert {k: v for k, v in said.items() if k not in told} == {
        k: v for k, v in own.items() if k not in told
    }
    assert ask(front.port, path, accept_encoding=coding, if_none_match=said["etag"])[0] == 304
    again = ask(front.port, path, accept_encoding=coding, range="bytes=0-9")
    assert (again[0], again[2]) == (200, body)
    head = ask(front.port, path, "HEAD", accept_encoding=coding)
    assert (head[0], head[2]) == (200, b"")


def test_what_changes_is_seen_through_nginx_and_the_old_etag_is_of_no_use(
    house: tuple[Site, Site], var: Path
) -> None:
    _, front = house
    heat(front, var, "/", "")
    _, before, _ = ask(front.port, "/")
    _jarshy(var, "manage", "shell", "-c", NOTICE.format(notice="Жаңа хабарландыру тұр"))
    wait_until(
        lambda: "Жаңа хабарландыру тұр".encode() in ask(front.port, "/")[2], "the change is lost"
    )
    assert ask(front.port, "/", if_none_match=before["etag"])[0] == 200


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("GET", "/-gzip/kk-Cyrl/", {}),
        ("GET", "/..%2f..%2fkeeper", {}),
        ("GET", "/.page", {}),
        ("POST", "/", {}),
    ],
)
def test_a_hot_file_answers_no_other_request(
    house: tuple[Site, Site], var: Path, method: str, path: str, more: dict[str, str]
) -> None:
    _, front = house
    heat(front, var, "/", "gzip")
    status, _, body = ask(front.port, path, method, accept_encoding="gzip", **more)
    assert status != 200
    assert b"Traceback" not in body


def test_staff_and_addresses_with_a_query_are_jarshys(house: tuple[Site, Site], var: Path) -> None:
    _, front = house
    file = heat(front, var, "/", "gzip")
    own = f'"{int(file.stat().st_mtime):x}-'
    for path, more in (("/", {"cookie": "sessionid=x"}), ("/?utm_source=x", {}), ("/?a=b", {})):
        status, said, _ = ask(front.port, path, accept_encoding="gzip", **more)
        assert status == 200
        assert not said["etag"].startswith(own)


def test_the_last_copy_is_read_while_jarshy_is_away(
    tmp_path_factory: pytest.TempPathFactory, var: Path, house: tuple[Site, Site]
) -> None:
    behind, front = house
    file = heat(front, var, "/", "gzip")
    behind.child.terminate()
    behind.child.wait(60)
    status, _, body = ask(front.port, "/", accept_encoding="gzip")
    assert (status, body) == (200, file.read_bytes())
