from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience.addresses import read_address
from jarshy.audience.keys import make_keys
from jarshy.audience.salt import LIFE, SaltFile

ALMATY = ZoneInfo("Asia/Almaty")


def test_a_salt_lives_until_four_in_the_morning(tmp_path: Path, now: datetime) -> None:
    salt = SaltFile(tmp_path, ALMATY).read(now)
    assert salt.until == datetime(2024, 11, 24, 4, 0, tzinfo=ALMATY)


@settings(deadline=None)
@given(st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1)))
def test_no_salt_lives_longer_than_a_day(tmp_path_factory, moment: datetime) -> None:
    folder = tmp_path_factory.mktemp("salt")
    for zone in (ALMATY, ZoneInfo("Europe/Berlin")):
        now = moment.replace(tzinfo=UTC)
        assert timedelta(0) < SaltFile(folder / zone.key, zone).read(now).until - now <= LIFE


def test_all_processes_share_one_salt(tmp_path: Path, now: datetime) -> None:
    first, second = SaltFile(tmp_path, ALMATY), SaltFile(tmp_path, ALMATY)
    today = first.read(now)
    assert second.read(now) == today
    later = now + timedelta(days=1)
    assert second.read(later) == first.read(later) != today


def test_only_its_owner_may_read_the_salt(tmp_path: Path, now: datetime) -> None:
    file = SaltFile(tmp_path, ALMATY)
    file.read(now)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_yesterdays_keys_cannot_be_computed_again(tmp_path: Path, now: datetime) -> None:
    file = SaltFile(tmp_path, ALMATY)
    old, address = file.read(now), read_address("2.72.1.9")
    assert address
    kept = make_keys(old, address, "browser", article_id=7, window=1)
    new = file.read(now + timedelta(days=1))
    # Whoever takes the whole folder has the new salt only, and it makes other keys.
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert old.key.hex().encode() not in left and old.key not in left
    assert new.key.hex().encode() in left
    again = make_keys(new, address, "browser", article_id=7, window=1)
    assert not {kept.mark, kept.visitor, kept.network, kept.place} & {
        again.mark, again.visitor, again.network, again.place,
    }  # fmt: skip


def test_destroying_overwrites_the_file_in_place(tmp_path: Path, now: datetime) -> None:
    file = SaltFile(tmp_path, ALMATY)
    salt = file.read(now)
    twin = tmp_path / "a second name of the same blocks"
    twin.hardlink_to(file.path)
    file.destroy()
    assert not file.path.exists()
    assert salt.key.hex().encode() not in twin.read_bytes()


def test_a_file_of_noise_counts_as_destroyed(tmp_path: Path, now: datetime) -> None:
    file = SaltFile(tmp_path, ALMATY)
    for noise in (b"\x00\xff noise", b"[]", b'{"id": 1}', b'{"id": "a", "until": "x"}'):
        file.path.write_bytes(noise)
        assert len(SaltFile(tmp_path, ALMATY).read(now).key) == 32


def test_a_salt_made_by_a_clock_that_was_ahead_does_not_outlive_a_day(
    tmp_path: Path, now: datetime
) -> None:
    file = SaltFile(tmp_path, ALMATY)
    ahead = file.read(now + timedelta(days=30))
    for reader in (file, SaltFile(tmp_path, ALMATY)):
        salt = reader.read(now)
        assert salt != ahead
        assert salt.until - now <= LIFE


def test_a_request_that_took_seconds_does_not_end_the_salt(tmp_path: Path, now: datetime) -> None:
    file, change = SaltFile(tmp_path, ALMATY), now.replace(hour=4, minute=0)
    salt = file.read(change)
    assert file.read(change - timedelta(seconds=6)) == salt
