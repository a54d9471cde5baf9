"""Hot files: right or gone, in the hands of one process, and never of anything else."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jarshy.delivery.dress import make_dress
from jarshy.delivery.hot import HotFolder, HotKey
from jarshy.delivery.keeper import HUNG_S, LEASE_S, LOOK_S, MAX_LEASES, Keeper
from tests.delivery.conftest import Answer, House, play

LANGUAGE = ("Content-Language", "kk-Cyrl")
DRESS = make_dress({"X-Frame-Options": "SAMEORIGIN"}, "secret")
KEY = HotKey("abai.test", "/post/5", "gzip", "kk-Cyrl")


class HotHouse:
    """A house with a keeper whose pulses the test makes itself."""

    def __init__(self, house: House, root: Path) -> None:
        self.house, self.root = house, root
        house.press.headers = (LANGUAGE, ("X-Frame-Options", "SAMEORIGIN"))
        self.keeper = Keeper(house.shelf, HotFolder(root), clock=lambda: house.now)
        self.keeper.open = lambda: None  # type: ignore[method-assign]
        house.front._keeper, house.front._dress = self.keeper, DRESS

    async def ask(self, path: str = "/post/5", **more: str) -> Answer:
        """A request of nginx's."""
        said = {"x_jarshy_dressed": DRESS.token or "", "x_jarshy_cache": "nginx files"}
        return await self.house.get(path, **{**said, "accept_encoding": "gzip", **more})

    async def pulse(self, after_s: float = 0.05) -> None:
        """The keeper looks around, some time later."""
        self.house.now += after_s
        await self.keeper.pulse()

    async def heat(self, path: str = "/post/5", **more: str) -> None:
        """nginx asks in two seconds that follow each other."""
        await self.pulse(LOOK_S)
        for _ in range(2):
            await self.ask(path, **more)
            await self.pulse(1.0)

    @property
    def files(self) -> dict[str, bytes]:
        """What nginx would find."""
        pages = self.root / "pages"
        found = [path for path in pages.rglob("*") if path.is_file()]
        return {str(path.relative_to(pages)): path.read_bytes() for path in found}


@pytest.fixture
def hot(house: House, tmp_path: Path) -> Iterator[HotHouse]:
    made = HotHouse(house, tmp_path / "hot")
    yield made
    made.keeper.close()


def test_a_page_asked_for_twice_is_written_out_as_it_is_sent(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.pulse(LOOK_S)
        answer = await hot.ask()
        await hot.pulse()
        assert hot.files == {}
        await hot.ask()
        await hot.pulse()
        assert hot.files == {"abai.test/-gzip/kk-Cyrl/post/5.page": answer.body}
        assert hot.keeper.count == 1

    play(walk())


def test_a_page_asked_for_now_and_then_is_not(hot: HotHouse) -> None:
    async def walk() -> None:
        for _ in range(5):
            await hot.ask()
            await hot.pulse(10.0)
        assert hot.files == {}

    play(walk())


def test_a_change_is_in_the_file_at_the_next_pulse(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        before = hot.files
        hot.house.publish("/post/5")
        await hot.pulse()  # the grace of a copy: its successor is under way
        await hot.pulse(0.35)
        assert hot.files.keys() == before.keys()
        assert hot.files != before
        body = await hot.house.get("/post/5", accept_encoding="gzip")
        assert list(hot.files.values()) == [body.body]

    play(walk())


def test_a_new_number_is_in_the_file_and_an_old_one_leaves_it_alone(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        path = next(p for p in hot.root.rglob("5.page"))
        first = path.stat()
        hot.house.values.refresh()
        await hot.pulse()
        assert path.stat().st_ino == first.st_ino
        hot.house.views += 1
        hot.house.values.refresh()
        await hot.pulse()
        assert path.stat().st_ino != first.st_ino
        assert path.stat().st_mtime_ns != first.st_mtime_ns  # it is what ETag is made of

    play(walk())


def test_a_page_that_cannot_be_made_right_is_taken_away(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        hot.house.press.is_broken = True
        hot.house.publish("/post/5")
        for _ in range(2):
            await hot.pulse(0.35)
        assert hot.files == {}  # from now on a copy says how old it is, which a file cannot
        assert "x-jarshy-stale" in (await hot.ask()).headers

    play(walk())


@pytest.mark.parametrize("becomes", ["missing", "private"])
def test_a_page_that_goes_away_takes_its_file_along(hot: HotHouse, becomes: str) -> None:
    async def walk() -> None:
        await hot.heat()
        getattr(hot.house.press, becomes).add("/post/5")
        hot.house.publish("/post/5")
        await hot.pulse(0.35)
        await hot.pulse(0.35)
        assert hot.files == {}

    play(walk())


def test_a_silent_database_takes_all_files_away_for_old_pages_say_their_age(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        hot.house.shelf.is_degraded = True
        await hot.pulse()
        assert hot.files == {}
        await hot.heat()
        assert hot.files == {}

    play(walk())


def test_a_lease_ends_and_the_page_has_to_show_again_that_it_is_hot(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        await hot.pulse(LEASE_S / 2)
        for _ in range(40):
            await hot.pulse(0.5)
        assert hot.files == {}
        await hot.heat()
        assert len(hot.files) == 1

    play(walk())


def test_a_keeper_that_was_held_up_begins_anew(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.heat()
        await hot.pulse(HUNG_S + 0.1)
        assert hot.files == {}

    play(walk())


def test_a_fault_of_ours_takes_the_files_away_and_the_keeper_goes_on(
    hot: HotHouse, caplog: pytest.LogCaptureFixture
) -> None:
    async def walk() -> None:
        await hot.heat()
        right, hot.keeper._right = hot.keeper._right, None  # type: ignore[assignment]
        task = asyncio.ensure_future(hot.keeper._run())
        while hot.files:
            await asyncio.sleep(0)
        assert "the hot files are taken away" in caplog.text
        hot.keeper._right = right  # type: ignore[method-assign]
        await hot.heat()
        assert len(hot.files) == 1
        assert not task.done()
        task.cancel()

    play(walk())


def test_no_more_files_than_can_be_looked_after(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.pulse(LOOK_S)
        for _ in range(2):
            for number in range(MAX_LEASES + 20):
                await hot.ask(f"/post/{number}")
        await hot.pulse()
        assert len(hot.files) == MAX_LEASES

    play(walk())


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/post/5", {"x_jarshy_cache": "nginx"}),
        ("/post/5", {"x_jarshy_cache": ""}),
        ("/post/5", {"x_jarshy_dressed": "a stranger's"}),
        ("/post/../5", {}),
        ("/post/%2e", {}),
        ("/post/5.page", {}),
        ("/мақала", {}),
        ("/" + "x" * 500, {}),
        ("/post/5", {"host": "news.wild.test"}),
    ],
)
def test_what_nginx_did_not_ask_for_or_could_not_say_has_no_file(
    hot: HotHouse, path: str, more: dict[str, str]
) -> None:
    async def walk() -> None:
        await hot.heat(path, **more)
        assert hot.files == {}

    play(walk())


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Type", "application/atom+xml"),
        ("X-Robots-Tag", "noindex"),
        ("X-Frame-Options", "DENY"),
        ("Content-Language", "../../etc"),
    ],
)
def test_a_page_of_other_headers_has_no_file(hot: HotHouse, lines: tuple[str, str]) -> None:
    hot.house.press.headers = (*hot.house.press.headers, lines)

    async def walk() -> None:
        await hot.heat()
        assert hot.files == {}

    play(walk())


def test_a_folder_that_cannot_be_written_costs_no_answer(hot: HotHouse) -> None:
    async def walk() -> None:
        await hot.pulse(LOOK_S)
        (hot.root / "pages").write_text("a file where a folder should be")
        for _ in range(3):
            assert (await hot.ask()).status == 200
            await hot.pulse()
        assert hot.keeper.count == 0

    play(walk())


_HOLD = """
import sys, time
from pathlib import Path
from jarshy.delivery.hot import HotFolder, HotKey
folder = HotFolder(Path(sys.argv[1]))
assert folder.take()
folder.put(HotKey("abai.test", "/post/5", "gzip", "kk-Cyrl"), b"theirs", "abcdef0")
print("held", flush=True)
time.sleep(100)
"""


def test_one_process_keeps_and_a_dead_one_leaves_nothing_behind(tmp_path: Path) -> None:
    root = tmp_path / "hot"
    words = [sys.executable, "-c", _HOLD, str(root)]
    src = Path(__file__).parents[2] / "src"
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(src)}
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        folder = HotFolder(root)
        assert not folder.take()
        assert list(root.rglob("5.page"))
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert folder.take()
    assert not list(root.rglob("5.page"))


def test_whoever_waits_takes_the_files_of_a_keeper_that_hangs(hot: HotHouse) -> None:
    words = [sys.executable, "-c", _HOLD, str(hot.root)]
    src = Path(__file__).parents[2] / "src"
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(src)}
    ) as other:
        assert other.stdout
        other.stdout.readline()

        async def walk() -> None:
            await hot.pulse(LOOK_S)
            assert len(hot.files) == 1
            os.utime(hot.root / "keeper", (1, 1))
            await hot.pulse(LOOK_S)
            assert hot.files == {}

        play(walk())
        other.kill()


def test_a_file_says_by_its_time_which_text_it_is(tmp_path: Path) -> None:
    folder = HotFolder(tmp_path)
    times = []
    for digest in ("00000010-g", "ffffffff-g", "00000010-g"):
        assert folder.put(KEY, b"same size", digest)
        times.append((tmp_path / "pages/abai.test/-gzip/kk-Cyrl/post/5.page").stat().st_mtime)
    assert times[0] == times[2] != times[1]
