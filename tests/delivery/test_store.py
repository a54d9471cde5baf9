"""The store in memory and on disk: bounded, whole, and without trust in what lies there."""

from __future__ import annotations

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.delivery.folder import Folder
from jarshy.delivery.keys import Key
from jarshy.delivery.marks import Mark
from jarshy.delivery.memory import Memory
from jarshy.delivery.record import Body, Record, read_record, write_record

KEY = Key("abai.test", "/post/5", "")


def record(key: Key = KEY, body: bytes = "<p>Мәтін</p>".encode()) -> Record:
    return Record(
        key=key,
        status=200,
        script="cyrillic",
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        tags=frozenset({"site", "article:5"}),
        mark=Mark(7, 9, frozenset({7})),
        born_at=1732350000.5,
        fresh_s=None,
        holes=(("views", "5"), ("today", "")),
        values=("1381", "Сенбі"),
        body=Body(plain=body),
    )


def _file(folder: Folder, key: Key) -> Path:
    return Path(*folder._place(key))


@dataclass(eq=False)
class Thing:
    size_bytes: int
    is_touched: bool = False


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 40)), max_size=80))
def test_memory_never_outgrows_its_limit_and_its_sum_is_right(puts: list[tuple[int, int]]) -> None:
    memory: Memory[int, Thing] = Memory(100)
    for key, size in puts:
        memory.put(key, Thing(size))
        memory.get(key - 1)
        assert memory.size_bytes == sum(thing.size_bytes for thing in memory)
        assert memory.size_bytes <= 100


def test_what_is_used_outlives_what_is_not() -> None:
    memory: Memory[int, Thing] = Memory(100)
    memory.put(0, Thing(10))
    for key in range(1, 50):
        memory.put(key, Thing(10))
        memory.get(0)
    assert memory.get(0) is not None
    assert len(memory) == 10


def test_a_thing_larger_than_the_limit_is_not_kept() -> None:
    memory: Memory[int, Thing] = Memory(100)
    memory.put(1, Thing(10_000))
    assert len(memory) == 0
    assert memory.size_bytes == 0


def test_an_entry_that_was_dropped_may_still_grow() -> None:
    memory: Memory[int, Thing] = Memory(100)
    thing = Thing(10)
    memory.put(1, thing)
    memory.drop(1)
    memory.resize(1, thing, 50)
    assert memory.size_bytes == 0


def test_a_record_survives_the_disk(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "e")
    assert folder.write(record())
    assert folder.read(KEY) == record()
    assert Folder(tmp_path, "e").read(KEY) == record()


def test_another_edition_is_another_store(tmp_path: Path) -> None:
    Folder(tmp_path, "e").write(record())
    assert Folder(tmp_path, "f").read(KEY) is None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_torn_or_spoilt_file_is_no_record(data: st.DataObject) -> None:
    whole = write_record(record())
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert read_record(whole[:cut]) is None
    flipped = bytearray(whole)
    flipped[cut] ^= 1 << data.draw(st.integers(0, 7))
    assert read_record(bytes(flipped)) is None


@given(st.binary(max_size=400))
def test_garbage_is_no_record(garbage: bytes) -> None:
    assert read_record(garbage) is None


def test_a_page_stored_under_anothers_name_is_not_served(tmp_path: Path) -> None:
    folder, other = Folder(tmp_path, "e"), Key("abai.test", "/post/6", "")
    folder.write(record())
    _file(folder, other).parent.mkdir(parents=True, exist_ok=True)
    _file(folder, KEY).rename(_file(folder, other))
    assert folder.read(other) is None


def test_a_folder_full_of_garbage_reads_as_empty(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "e")
    path = _file(folder, KEY)
    path.parent.parent.mkdir(parents=True)
    path.parent.write_bytes(b"a file where a folder should be")
    assert folder.read(KEY) is None
    assert not folder.write(record())
    folder.sweep(10)


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_disk(tmp_path: Path) -> None:
    blocked = tmp_path / "pages"
    blocked.write_bytes(b"")
    folder = Folder(blocked, "e")
    assert not folder.write(record())
    assert folder.read(KEY) is None
    held = folder.hold(KEY, 0.0)
    assert not held.has_waited  # where nothing can be locked everybody may render
    held.release()


def test_who_renders_a_page_keeps_other_workers_from_it_until_it_is_released(
    tmp_path: Path,
) -> None:
    held = Folder(tmp_path, "e").hold(KEY, 0.0)
    asked = [sys.executable, "-c", _ASK, str(tmp_path)]
    assert subprocess.run(asked, check=True, capture_output=True).stdout == b"False True"
    held.release()
    assert subprocess.run(asked, check=True, capture_output=True).stdout == b"True False"


# What another worker is told: is the page its own to render, had it to wait?
_ASK = """
import sys
from pathlib import Path
from jarshy.delivery.folder import Folder
from jarshy.delivery.keys import Key
held = Folder(Path(sys.argv[1]), "e").hold(Key("abai.test", "/post/5"), 0.0)
print(held.fd is not None, held.has_waited, end="")
"""


def test_a_full_disk_leaves_the_old_page_and_no_draft(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "e")
    folder.write(record())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, limits[1]))
    try:
        assert not folder.write(record(body=b"x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert folder.read(KEY) == record()
    assert [file.suffix for file in _file(folder, KEY).parent.iterdir()] == [".page"]


def test_the_sweep_keeps_the_newest_and_removes_other_editions(tmp_path: Path) -> None:
    Folder(tmp_path, "old").write(record())
    folder = Folder(tmp_path, "e")
    keys = [Key("abai.test", f"/post/{n}", "") for n in range(10)]
    for age, key in enumerate(keys):
        folder.write(record(key))
        import os

        os.utime(_file(folder, key), (age, age))
    size = _file(folder, keys[0]).stat().st_size
    assert folder.sweep(size * 4) == 6
    assert [folder.read(key) is not None for key in keys] == [False] * 6 + [True] * 4
    assert not (tmp_path / "old").exists()
