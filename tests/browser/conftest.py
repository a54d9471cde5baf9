"""The real server over the awkward paper, and a Chromium to look at it with."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.paper import page_paths

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PREFIXES = {"kk-Cyrl": "", "kk-Latn": "/lt", "kk-Arab": "/tt"}
AXE = "axe-core@4.14.1"
OBSERVATORY = "@mdn/mdn-http-observatory@1.4.8"


@dataclass(frozen=True)
class Portal:
    """A running site and the numbers of its awkward articles."""

    address: str
    ids: dict[str, int]

    def url(self, path: str, lang: str = "kk-Cyrl") -> str:
        """The address of a Cyrillic path in a script."""
        return self.address + PREFIXES[lang] + path

    @property
    def pages(self) -> dict[str, str]:
        """One path of every page type."""
        return page_paths(self.ids)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The site as an operator starts it, on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    var = tmp_path_factory.mktemp("portal")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JARSHY_", "DJANGO_"))}
    environ = {
        **kept,
        "JARSHY_VAR": str(var),
        "JARSHY_SITE": address,
        "JARSHY_CONFIG": str(var / "none.toml"),
        "JARSHY_VISIT_DATE": "2024-11-23",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    printed = subprocess.run(
        [sys.executable, "-m", "tests.browser.paper"],
        env=environ, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    program = [sys.executable, "-m", "jarshy.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(program, env=environ, cwd=ROOT)
    try:
        _wait(address, process)
        yield Portal(address, json.loads(printed.stdout))
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes], limit_s: float = 90) -> None:
    end = time.monotonic() + limit_s
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address + "/search", timeout=5).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the site did not answer; it ended with {process.poll()}")


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """Chromium, without a window."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium here: install the package chromium")
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of npm packages the tests use, fetched the first time."""
    folder = ROOT / "node_modules"
    observatory = folder / "@mdn/mdn-http-observatory"
    if not (folder / "axe-core").exists() or not observatory.exists():
        if shutil.which("npm") is None:
            pytest.skip("no npm here to fetch axe-core with: install the package npm")
        # Both at once: npm takes away what a later call does not name. Without its scripts: one
        # of them asks the internet for a list of certificates.
        words = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--no-package-lock"]
        subprocess.run(
            [*words, "--ignore-scripts", AXE, OBSERVATORY], cwd=ROOT, check=True,
            capture_output=True,
        )  # fmt: skip
    preload = observatory / "conf/hsts-preload.json"
    if not preload.exists():
        preload.write_text("{}", encoding="utf-8")  # our host is on no browser's list
    return folder


@pytest.fixture(scope="session")
def axe(packages: Path) -> str:
    """The text of axe-core."""
    return (packages / "axe-core/axe.min.js").read_text(encoding="utf-8")
