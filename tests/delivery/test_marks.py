"""What a page may say of its own age, on a database that commits in any order."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.delivery.marks import NOTHING_SEEN, History, Mark, read_mark

TAGS = ("front", "rubric:1", "article:5")


@dataclass
class Database:
    """PostgreSQL as its readers see it: numbers at the first write, commits in any order."""

    next_number: int = 1
    running: dict[int, set[str]] = field(default_factory=dict)
    rows: list[tuple[int, str]] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TAGS, 0))
    highest_done: int = 0

    def begin(self, tag: str) -> None:
        self.running[self.next_number] = {tag}
        self.next_number += 1

    def write(self, which: int, tag: str) -> None:
        self.running[sorted(self.running)[which % len(self.running)]].add(tag)

    def end(self, which: int, is_kept: bool) -> None:
        number = sorted(self.running)[which % len(self.running)]
        tags = self.running.pop(number)
        self.highest_done = max(self.highest_done, number)
        if is_kept:
            self.rows += [(number, tag) for tag in tags]
            for tag in tags:
                self.versions[tag] += 1

    def snapshot(self) -> Mark:
        high = self.highest_done + 1
        low = min([*self.running, high])
        return Mark(low, high, frozenset(n for n in self.running if n < high))

    def poll(self, history: History) -> None:
        asked = history.mark.low
        history.learn(self.snapshot(), [row for row in self.rows if row[0] >= asked], 0.0)


@dataclass
class Page:
    """A rendered page: what it was made of, and the mark read before."""

    mark: Mark
    versions: dict[str, int]
    tags: tuple[str, ...]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.sampled_from(TAGS)),
        st.tuples(st.just("write"), st.integers(0, 9), st.sampled_from(TAGS)),
        st.tuples(st.just("end"), st.integers(0, 9), st.booleans()),
        st.tuples(st.just("poll")),
        st.tuples(st.just("render"), st.sets(st.sampled_from(TAGS), min_size=1)),
    ),
    max_size=60,
)


@settings(max_examples=400, deadline=None)
@given(STEPS)
def test_no_page_is_called_valid_after_a_change_that_was_seen(steps: list[tuple]) -> None:
    database, history, pages = Database(), History(), []
    database.poll(history)
    for step, *words in steps:
        if step == "begin":
            database.begin(*words)
        elif step == "write" and database.running:
            database.write(*words)
        elif step == "end" and database.running:
            database.end(*words)
        elif step == "poll":
            database.poll(history)
            seen = dict(database.versions)
            for page in pages:
                is_same = all(page.versions[tag] == seen[tag] for tag in page.tags)
                assert is_same or not history.is_valid(page.tags, page.mark)
        elif step == "render":
            (tags,) = words
            pages.append(Page(history.mark, dict(database.versions), tuple(tags)))


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_a_page_made_after_a_poll_is_valid_until_something_commits(steps: list[tuple]) -> None:
    """Even while other transactions are open: a long import must not make every page stale."""
    database, history = Database(), History()
    for step, *words in steps:
        if step == "begin":
            database.begin(*words)
        elif step == "write" and database.running:
            database.write(*words)
        elif step == "end" and database.running:
            database.end(*words)
    database.poll(history)
    mark = history.mark
    database.poll(history)
    assert history.is_valid(TAGS, mark)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.frozensets(st.integers(1, 10**9)))
def test_a_mark_survives_being_written(low: int, high: int, open_: frozenset[int]) -> None:
    mark = Mark(low, high, open_)
    assert read_mark(str(mark)) == mark


def test_a_mark_is_postgresqls_own_snapshot() -> None:
    assert read_mark("10:20:10,14,15") == Mark(10, 20, frozenset({10, 14, 15}))


@pytest.mark.parametrize("text", ["", "1:2", "a:b:c", "1:2:3:4", "1:2:x"])
def test_an_ill_formed_mark_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_mark(text)


def test_a_late_commit_with_a_lower_number_makes_the_page_stale() -> None:
    history = History()
    # 7 is still open when 8 commits; the page is rendered then.
    history.learn(Mark(7, 9, frozenset({7})), [(8, "front")], 0.0)
    mark = history.mark
    assert history.is_valid({"front"}, mark)
    history.learn(Mark(9, 9), [(7, "front"), (8, "front")], 1.0)
    assert not history.is_valid({"front"}, mark)
    assert history.is_valid({"front"}, history.mark)


def test_a_page_from_a_later_moment_than_ours_is_not_trusted() -> None:
    history = History()
    history.learn(Mark(5, 5), [], 0.0)
    assert not history.is_valid({"front"}, Mark(9, 9))


def test_a_page_older_than_what_is_remembered_is_stale() -> None:
    history = History()
    history.learn(Mark(100, 100), [], 0.0)
    history.forget_below(60)
    assert not history.is_valid({"front"}, Mark(59, 59))
    assert history.is_valid({"front"}, Mark(60, 60))


def test_memory_of_tags_is_bounded_and_what_is_forgotten_counts_as_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jarshy.delivery.marks.MAX_TAGS", 100)
    history = History()
    history.learn(Mark(10, 10), [(3, "early")], 0.0)
    early = Mark(4, 4)
    history.learn(Mark(500, 500), [(n, f"article:{n}") for n in range(10, 400)], 1.0)
    assert len(history._settled) <= 200
    assert not history.is_valid({"early"}, early)
    assert history.is_valid({"article:399"}, history.mark)


def test_news_is_dated_by_its_arrival() -> None:
    history = History()
    history.learn(Mark(2, 2), [(1, "a")], 10.0)
    history.learn(Mark(3, 3), [(2, "b")], 11.0)
    history.learn(Mark(3, 3), [], 12.0)
    assert history.epoch == 2
    assert history.learnt_after(0) == 10.0
    assert history.learnt_after(1) == 11.0
    assert history.learnt_after(2) is None
    assert Mark(0, 0) == NOTHING_SEEN
