"""An article through deploy/nginx.conf against nginx with the same compressed bytes as a file."""

from __future__ import annotations

import os
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import Metric
from bench._delivery_ground import (
    HOME,
    Side,
    compare,
    disturb,
    fetch,
    free_port,
    lay_ground,
    process,
    said_by_jarshy,
    served,
    var,
)
from bench.delivery_wire import ARTICLE, PATH

# The peer is tuned as our configuration is: open files cached, compressed twins found by name,
# read and written rather than sent with a cork. Once bare, once with the headers of a real site.
STATIC = """
server {
    listen %(port)s backlog=4096;
    root %(root)s;
    sendfile off; tcp_nopush off;
    open_file_cache max=10000 inactive=30s; open_file_cache_valid 1s; open_file_cache_min_uses 2;
    keepalive_requests 10000; server_tokens off;
    location / { gzip_static on; brotli_static on; default_type text/html; }
    location /dressed/ {
        alias %(root)s/; gzip_static on; brotli_static on; default_type text/html;
        %(headers)s
    }
}
"""
FRAME = """
%(modules)s
user root; worker_processes auto; daemon off; pid %(folder)s/pid; error_log %(folder)s/error.log;
events { worker_connections 1024; multi_accept on; }
http {
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxy;
    fastcgi_temp_path %(folder)s/f; uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
%(ours)s
%(static)s
}
"""


def run() -> dict[str, Metric]:
    """Ratios for gzip and br, quiet and while the page is rewritten ten times a second."""
    ground, metrics = lay_ground(), {}
    with served(ground) as (behind, _), _nginx(behind, ground) as (ours, theirs):
        dressed = Side(theirs.url.replace(PATH, f"/dressed{PATH}"), theirs.pid)
        for coding in ("gzip", "br"):
            metrics |= compare(ours, theirs, coding)
            metrics |= {
                f"{name} (same headers)": metric
                for name, metric in compare(ours, dressed, coding).items()
                if "ratio" in name
            }
        metrics |= disturb(ours.url, ground, ARTICLE, 2.0)
    return metrics


@contextmanager
def _nginx(behind: str, ground: Path) -> Iterator[tuple[Side, Side]]:
    """The address of deploy/nginx.conf before a server, and that of plain files."""
    folder = var() / "nginx"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "root" / "post").mkdir(parents=True)
    for coding, ending in (("identity", ""), ("gzip", ".gz"), ("br", ".br")):
        accept = "" if coding == "identity" else coding
        file = folder / "root" / f"{PATH[1:]}{ending}"
        file.write_bytes(fetch(behind + PATH, accept_encoding=accept)[1])
    port, static_port = free_port(), free_port()
    text = (HOME / "deploy/nginx.conf").read_text(encoding="utf-8")
    text = text.replace("127.0.0.1:8000", behind.removeprefix("http://"))
    text = text.replace("listen 80 ", f"listen {port} ").replace("/var/cache/nginx", str(folder))
    text = text.replace("example.kz www.example.kz", "127.0.0.1")
    shutil.copy(HOME / "deploy/jarshy_proxy.conf", folder)
    text = text.replace("/etc/nginx/", f"{folder}/").replace("/var/lib/jarshy", str(ground))
    (folder / "jarshy_headers.conf").write_text(said_by_jarshy(ground, "nginx"), encoding="utf-8")
    hot = (HOME / "deploy/jarshy_hot.conf").read_text(encoding="utf-8")
    hot = hot.replace("/etc/nginx/", f"{folder}/").replace("/var/lib/jarshy", str(ground))
    (folder / "jarshy_hot.conf").write_text(hot, encoding="utf-8")
    plain = folder / "static.conf"
    frame = {"modules": _modules(), "folder": folder, "ours": text, "static": ""}
    (folder / "nginx.conf").write_text(FRAME % frame, encoding="utf-8")
    frame |= {
        "ours": "",
        "static": STATIC
        % {
            "port": static_port,
            "root": folder / "root",
            "headers": _site_headers(behind + PATH),
        },
    }
    plain.write_text((FRAME % frame).replace("/pid;", "/static-pid;"), encoding="utf-8")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    ours, theirs = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{static_port}"
    start = [program, "-p", str(folder), "-c"]
    with (
        process([*start, str(folder / "nginx.conf")], os.environ, f"{ours}/health", "nginx") as a,
        process([*start, str(plain)], os.environ, theirs + PATH, "static") as b,
    ):
        yield Side(ours + PATH, a.pid), Side(theirs + PATH, b.pid)


def _site_headers(url: str) -> str:
    """The headers of our answer that a static file does not have by itself."""
    own = {
        "content-length",
        "content-type",
        "content-encoding",
        "date",
        "server",
        "etag",
        "connection",
    }
    with urllib.request.urlopen(url) as answer:
        lines = [(name, value) for name, value in answer.headers.items() if name not in own]
    return "\n".join(f'add_header {name} "{value}";' for name, value in lines)


def _modules() -> str:
    """The brotli modules, as Debian enables them."""
    found = sorted(Path("/etc/nginx/modules-enabled").glob("*brotli*"))
    if not found:
        raise SystemExit("The static side needs brotli: install libnginx-mod-http-brotli-static.")
    text = "\n".join(file.read_text(encoding="ascii") for file in found)
    return text.replace(" modules/", " /usr/lib/nginx/modules/")
