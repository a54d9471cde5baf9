"""Notes of corrections: who writes them, who may take one back, and what is kept of the writer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jarshy.content import presentation
from jarshy.content.models import Article, CorrectionNote
from jarshy.newsroom import roles
from jarshy.newsroom.forms import FUTURE_NOTE, NOTE_STAYS

TEXT = "Мақаланың алғашқы нұсқасында көлдің ұзындығы қате көрсетілген: дұрысы – 18 шақырым."
SignIn = Callable[[roles.Role], Client]
Form = Callable[..., dict[str, str]]


def note(n: int = 0, **values: Any) -> dict[str, str]:
    """A note of the form, the n-th one."""
    at = timezone.localtime(timezone.now() - timedelta(minutes=5))
    sent = {"id": "", "kind": "correction", "text": TEXT, "noted_at": f"{at:%d.%m.%Y %H:%M}"}
    sent |= {"ORDER": str(n + 1)} | values
    return {f"corrections-{n}-{name}": str(value) for name, value in sent.items()}


def counted(total: int, initial: int = 0) -> dict[str, str]:
    return {"corrections-TOTAL_FORMS": str(total), "corrections-INITIAL_FORMS": str(initial)}


def edit(client: Client, article: Article, sent: dict[str, str]) -> Any:
    return client.post(reverse("wagtailsnippets_content_article:edit", args=[article.pk]), sent)


@pytest.fixture
def noted(live: Article, now: datetime) -> CorrectionNote:
    """A note that readers have seen."""
    live.corrections.add(CorrectionNote(text=TEXT, noted_at=now))
    live.save_revision().publish()
    return CorrectionNote.objects.get()


def stored(row: CorrectionNote, **values: Any) -> dict[str, str]:
    at = timezone.localtime(row.noted_at)
    return note(id=row.pk, noted_at=f"{at:%d.%m.%Y %H:%M}", **values)


PUBLISH = {"action-publish": "1"}


def test_a_journalist_writes_a_note_and_an_editor_publishes_it(
    sign_in: SignIn, form: Form, live: Article
) -> None:
    sent = form(headline=live.headline) | counted(1) | note()
    assert edit(sign_in(roles.JOURNALIST), live, sent).status_code == 302
    assert not CorrectionNote.objects.exists()  # a draft's note is not shown yet
    assert edit(sign_in(roles.EDITOR), live, sent | PUBLISH).status_code == 302
    kept = CorrectionNote.objects.get()
    assert (kept.text, kept.kind, kept.sort_order) == (TEXT, "correction", 0)
    view = presentation.article(live.pk)
    assert view is not None
    assert [(n.is_fault, n.text, n.noted_at) for n in view.notes] == [(True, TEXT, kept.noted_at)]


def test_a_note_keeps_the_name_of_who_wrote_it_first(
    sign_in: SignIn, form: Form, live: Article
) -> None:
    sent = form(headline=live.headline) | counted(1) | note()
    edit(sign_in(roles.JOURNALIST), live, sent)
    edit(sign_in(roles.EDITOR), live, sent | PUBLISH)
    kept = CorrectionNote.objects.get()
    assert kept.writer is not None
    assert kept.writer.username == "journalist"
    edit(sign_in(roles.CHIEF), live, form() | counted(1, 1) | stored(kept, text="Басқа") | PUBLISH)
    kept.refresh_from_db()
    assert (kept.text, kept.writer.username) == ("Басқа", "journalist")


@pytest.mark.parametrize("role", [roles.JOURNALIST, roles.EDITOR], ids=lambda r: r.key)
def test_a_published_note_is_not_taken_back_by(
    role: roles.Role, sign_in: SignIn, form: Form, live: Article, noted: CorrectionNote
) -> None:
    changed = form(headline="Жаңа тақырып")
    sent = changed | counted(1, 1) | stored(noted, DELETE="on") | PUBLISH
    response = edit(sign_in(role), live, sent)
    assert response.status_code == 200
    assert NOTE_STAYS in response.content.decode()
    live.refresh_from_db()
    assert live.headline != "Жаңа тақырып"
    assert CorrectionNote.objects.filter(pk=noted.pk).exists()


def test_a_published_note_does_not_go_with_an_older_revision(
    sign_in: SignIn, form: Form, live: Article, noted: CorrectionNote
) -> None:
    first = live.revisions.earliest("id")
    address = reverse("wagtailsnippets_content_article:revisions_revert", args=[live.pk, first.pk])
    response = sign_in(roles.EDITOR).post(address, form() | PUBLISH)
    assert NOTE_STAYS in response.content.decode()
    assert CorrectionNote.objects.filter(pk=noted.pk).exists()
    assert sign_in(roles.CHIEF).post(address, form() | PUBLISH).status_code == 302
    assert not CorrectionNote.objects.exists()


def test_the_chief_editor_takes_a_published_note_back(
    sign_in: SignIn, form: Form, live: Article, noted: CorrectionNote
) -> None:
    sent = form() | counted(1, 1) | stored(noted, DELETE="on") | PUBLISH
    assert edit(sign_in(roles.CHIEF), live, sent).status_code == 302
    assert not CorrectionNote.objects.exists()
    view = presentation.article(live.pk)
    assert view is not None
    assert view.notes == ()


def test_what_the_chief_editor_took_back_in_a_draft_an_editor_may_publish(
    sign_in: SignIn, form: Form, live: Article, noted: CorrectionNote
) -> None:
    edit(sign_in(roles.CHIEF), live, form() | counted(1, 1) | stored(noted, DELETE="on"))
    assert CorrectionNote.objects.exists()
    assert edit(sign_in(roles.EDITOR), live, form() | PUBLISH).status_code == 302
    assert not CorrectionNote.objects.exists()


def test_a_note_that_was_never_published_is_anybodys_to_drop(
    sign_in: SignIn, form: Form, draft: Article
) -> None:
    client = sign_in(roles.JOURNALIST)
    edit(client, draft, form() | counted(1) | note())
    drafted = CorrectionNote.objects.get()  # an unpublished article is stored with its parts
    sent = form() | counted(1, 1) | stored(drafted, DELETE="on")
    assert edit(client, draft, sent).status_code == 302
    row = Article.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert list(row.corrections.all()) == []


@pytest.mark.parametrize("text", ["", "   "])
def test_a_note_without_words_is_refused(
    text: str, sign_in: SignIn, form: Form, live: Article
) -> None:
    sent = form() | counted(1) | note(text=text)
    response = edit(sign_in(roles.EDITOR), live, sent | PUBLISH)
    assert response.status_code == 200
    assert not CorrectionNote.objects.exists()


def test_a_note_of_tomorrow_is_refused(sign_in: SignIn, form: Form, live: Article) -> None:
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    sent = form() | counted(1) | note(noted_at=f"{tomorrow:%d.%m.%Y %H:%M}")
    response = edit(sign_in(roles.EDITOR), live, sent | PUBLISH)
    assert FUTURE_NOTE in response.content.decode()
    assert not CorrectionNote.objects.exists()


def test_the_preview_shows_the_notes_of_the_draft(
    sign_in: SignIn, form: Form, live: Article
) -> None:
    row = live
    row.corrections.add(CorrectionNote(kind="addition", text="Қосылды.", noted_at=timezone.now()))
    assert [(n.is_fault, n.text) for n in presentation.draft(row).notes] == [(False, "Қосылды.")]


def test_a_note_that_was_written_and_published_in_forms_is_not_dropped_in_the_next(
    sign_in: SignIn, form: Form, live: Article
) -> None:
    client = sign_in(roles.EDITOR)
    edit(client, live, form() | counted(1) | note() | PUBLISH)
    first = CorrectionNote.objects.get()
    refused = edit(client, live, form() | counted(1, 1) | stored(first, DELETE="on") | PUBLISH)
    assert NOTE_STAYS in refused.content.decode()
    assert NOTE_STAYS in edit(client, live, form() | PUBLISH).content.decode()
    assert CorrectionNote.objects.get() == first


def test_a_note_keeps_its_number_through_publications(
    sign_in: SignIn, form: Form, live: Article
) -> None:
    client = sign_in(roles.EDITOR)
    edit(client, live, form() | counted(1) | note() | PUBLISH)
    first = CorrectionNote.objects.get()
    live.refresh_from_db()
    assert [n.pk for n in live.get_latest_revision_as_object().corrections.all()] == [first.pk]
    live.get_latest_revision().publish()
    assert CorrectionNote.objects.get() == first


def test_an_older_revision_published_without_a_form_keeps_the_note(
    live: Article, noted: CorrectionNote
) -> None:
    older = live.revisions.earliest("id")
    older.publish()
    assert CorrectionNote.objects.get() == noted
    view = presentation.article(live.pk)
    assert view is not None
    assert [n.text for n in view.notes] == [TEXT]
    # The next editor begins with it too.
    older.refresh_from_db()
    assert [n.pk for n in older.as_object().corrections.all()] == [noted.pk]


def test_code_that_drops_a_note_publishes_it_all_the_same(
    live: Article, noted: CorrectionNote
) -> None:
    live.refresh_from_db()
    live.headline = "Жаңа тақырып"
    live.corrections.set([])
    live.save_revision().publish()
    live.refresh_from_db()
    assert live.headline == "Жаңа тақырып"
    assert CorrectionNote.objects.get() == noted


def test_a_schedule_that_is_older_than_the_note_keeps_it(live: Article, now: datetime) -> None:
    live.refresh_from_db()
    live.headline = "Кестедегі тақырып"
    planned = live.save_revision()
    CorrectionNote.objects.create(article=live, text=TEXT, noted_at=timezone.now(), sort_order=0)
    planned.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    planned.save()
    call_command("publish_scheduled", verbosity=0)
    live.refresh_from_db()
    assert live.headline == "Кестедегі тақырып"
    assert CorrectionNote.objects.get().text == TEXT


def test_what_the_chief_editor_took_back_stays_away_when_others_write_on(
    sign_in: SignIn, form: Form, live: Article, noted: CorrectionNote
) -> None:
    edit(sign_in(roles.CHIEF), live, form() | counted(1, 1) | stored(noted, DELETE="on"))
    edit(sign_in(roles.JOURNALIST), live, form(headline="Басқаша"))
    live.refresh_from_db()
    live.get_latest_revision().publish()
    assert not CorrectionNote.objects.exists()
