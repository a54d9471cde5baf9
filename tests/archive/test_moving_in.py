"""Old pages stored: numbers kept, twice the same, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from jarshy.archive.models import ImportedPage, SeenEntry
from jarshy.archive.operations import move_in
from jarshy.archive.sources import SOURCES
from jarshy.content import presentation
from jarshy.content.models import Article, Byline, OldAddress
from jarshy.delivery.models import Change

CASE = Path(__file__).parents[1] / "cases" / "page.txt"
ADDRESS = "https://www.abai.kz/index.php/post/173412"


@pytest.fixture
def run(site, now):
    """Moves a path in and returns the report."""

    def move(path: Path = CASE, address: str = ADDRESS):
        return move_in(source=SOURCES["dump"](), path=path, address=address, at=now)

    return move


def snapshot() -> dict[str, list]:
    """Every row that an import may touch."""
    models = (Article, Byline, OldAddress, ImportedPage, SeenEntry, Change)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_an_imported_article_keeps_its_number_and_its_numbers(run) -> None:
    assert run().outcomes == {"new": 1}
    row = Article.objects.get(id=173412)
    assert row.live
    assert (row.imported_views, row.imported_comments) == (1728, 55)
    assert row.published_at.isoformat() == "2023-09-08T09:10:00+00:00"
    assert row.rubric.name == "Әдебиет"
    assert row.source == "Zharshy.kz"


def test_best_materials_are_seen_not_imported(run) -> None:
    run()
    entries = SeenEntry.objects.values_list("rubric", "author", "views")
    assert list(entries) == [
        ("Тарих", "Нұрбол Сәрсенұлы", 905),
        ("Тіл", "Айгүл Тоқтарқызы", 1204),
        ("Көзқарас", "Ермек Жанатұлы", 77),
    ]
    assert Article.objects.count() == 1


def test_twice_gives_the_same_database(run) -> None:
    run()
    first = snapshot()
    assert run().outcomes == {"same": 1}
    assert snapshot() == first


def test_a_changed_page_is_brought_up_to_date_in_place(run, tmp_path: Path) -> None:
    run()
    changed = tmp_path / "173412.txt"
    changed.write_text(CASE.read_text(encoding="utf-8").replace("1728 55", "1800 56"), "utf-8")
    assert run(changed).outcomes == {"changed": 1}
    assert Article.objects.get().imported_views == 1800
    view = presentation.article(173412)
    assert view is not None
    assert "«Оқырман күнделігі»" in view.body_html


def test_an_article_edited_here_is_not_written_over(run, tmp_path: Path) -> None:
    run()
    row = Article.objects.get()
    row.headline = "Редакция түзеткен тақырып"
    row.save_revision().publish()
    changed = tmp_path / "173412.txt"
    changed.write_text(CASE.read_text(encoding="utf-8").replace("1728 55", "1800 56"), "utf-8")
    report = run(changed)
    assert report.outcomes == {"refused": 1}
    assert "was edited here" in report.refused[0]
    assert Article.objects.get().headline == "Редакция түзеткен тақырып"


def test_a_new_article_takes_a_number_above_the_highest(run) -> None:
    run()
    assert Article.objects.create(headline="Жаңа мақала").pk > 173412


def test_numbers_rise_even_after_the_highest_was_deleted(run) -> None:
    run()
    Article.objects.get(id=173412).delete()
    assert Article.objects.create(headline="Жаңа мақала").pk > 173412


def test_a_low_number_moved_in_later_does_not_pull_numbers_down(run, tmp_path: Path) -> None:
    run()
    low = tmp_path / "90.txt"
    low.write_text(CASE.read_text(encoding="utf-8"), "utf-8")
    run(low, "")
    assert Article.objects.create(headline="Жаңа мақала").pk > 173412


def test_a_number_that_belongs_to_an_article_written_here_is_refused(run) -> None:
    Article.objects.create(id=173412, headline="Осында жазылған")
    report = run()
    assert report.outcomes == {"refused": 1}
    assert "belongs to another article" in report.refused[0]
    assert Article.objects.get(id=173412).headline == "Осында жазылған"


def test_a_bad_file_of_a_folder_is_named_and_the_others_move_in(run, tmp_path: Path) -> None:
    good = CASE.read_text(encoding="utf-8")
    (tmp_path / "1.txt").write_text(good, "utf-8")
    (tmp_path / "2.txt").write_bytes(b"\xff\xff")
    (tmp_path / "3.txt").write_text(good.replace("8 Қыркүйек", "31 Ақпан"), "utf-8")
    (tmp_path / "4.txt").write_text("", "utf-8")
    (tmp_path / "5.txt").write_text(good, "utf-8")
    report = run(tmp_path, "")
    assert report.outcomes == {"new": 2, "refused": 3}
    assert sum(report.outcomes.values()) == 5
    assert [Path(line.split(":")[0]).name for line in report.refused] == ["2.txt", "3.txt", "4.txt"]
    assert list(Article.objects.order_by("id").values_list("id", flat=True)) == [1, 5]


def test_nothing_is_left_of_a_page_whose_last_write_fails(run, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise IntegrityError("the disk said no")

    monkeypatch.setattr("jarshy.archive.operations._record_seen", fail)
    empty = snapshot()
    with pytest.raises(IntegrityError), transaction.atomic():
        run()
    assert snapshot() == empty


def test_a_file_of_fifty_megabytes_is_refused_in_little_memory(run, tmp_path: Path) -> None:
    huge = tmp_path / "9.txt"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)
    report = run(huge, "")
    assert report.outcomes == {"refused": 1}
    assert "larger than" in report.refused[0]


def test_the_import_writes_change_rows_in_its_transaction(run) -> None:
    run()
    assert {"article:173412", "latest", "front", "day:2023-09-08"} <= set(
        Change.objects.values_list("tag", flat=True)
    )
