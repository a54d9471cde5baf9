"""What the editor's form refuses, in Kazakh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm

from jarshy import kazakh
from jarshy.content import kept_notes
from jarshy.content.models import CorrectionNote

PUBLISHING = ("action-publish", "action-workflow-action")

SERIES_AND_PART = "Топтама мен бөлім нөмірі бірге көрсетіледі."
PART_TAKEN = "Бұл топтамада мұндай нөмірлі бөлім бар."
FUTURE_MOMENT = (
    "Болашақ сәт қойылмайды: мақаланы кейін жариялау үшін «Күйі» бөліміндегі кестені толтырыңыз."
)
EXPIRES_UNDER_EMBARGO = "Мақаланың мерзімі эмбарго біткеннен кейін аяқталуы керек."
GOES_OUT_UNDER_EMBARGO = "Жариялау сәті эмбарго мерзімінен ерте болмауы керек."
UNDER_EMBARGO = "Эмбарго {} дейін созылады: оған дейін мақала жарияланбайды."
FUTURE_NOTE = "Жазбаның сәті болашақта болмауы керек."
NOTE_STAYS = (
    "Оқырманға көрінген түзету жазбасын бас редактор ғана өшіре алады: жазба орнында қалуы керек."
)


class ArticleForm(WagtailAdminModelForm):
    """An article as an editor sends it."""

    def clean(self) -> dict[str, Any]:
        """The form's values; a contradiction between fields is refused with a sentence."""
        cleaned: dict[str, Any] = super().clean()
        self._check_series(cleaned)
        if self.instance.live and not cleaned.get("published_at"):
            cleaned["published_at"] = self.instance.first_published_at
        now = timezone.now()
        self._check_moments(cleaned, now)
        self._check_notes(now)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The article; a new note gets the name of whoever wrote it first."""
        self._sign_notes()
        return super().save(commit)

    def _check_notes(self, now: datetime) -> None:
        """A note that readers have seen may not vanish, by its button or with an old revision."""
        notes = self.formsets.get("corrections")
        if notes is None:
            return
        for form in notes.forms:
            if form.is_valid() and (form.cleaned_data.get("noted_at") or now) > now:
                form.add_error("noted_at", ValidationError(FUTURE_NOTE))
        gone = {id(form.instance) for form in notes.deleted_forms}
        kept = [form.instance for form in notes.forms if id(form.instance) not in gone]
        may_lose = self.for_user and self.for_user.has_perm(kept_notes.TAKES_BACK)
        if not may_lose and self._loses_notes(kept):
            self.add_error(None, ValidationError(NOTE_STAYS))

    def _loses_notes(self, kept: list[CorrectionNote]) -> bool:
        """True for a note on the site that the newest draft has and this form has not."""
        missing = kept_notes.lost(self.instance, kept)
        if not missing:
            return False
        newest = self._meta.model.objects.get(pk=self.instance.pk).get_latest_revision_as_object()
        return len(kept_notes.lost(newest, newest.corrections.all())) < len(missing)

    def _sign_notes(self) -> None:
        """A draft's notes have no number yet and come back as new: their moment tells them."""
        notes = self.formsets.get("corrections")
        drafted = {note.noted_at: note.writer for note in self.instance.corrections.all()}
        for form in notes.forms if notes else ():
            note = form.instance
            if note.pk is None and note.writer is None:
                note.writer = drafted.get(note.noted_at) or self.for_user

    def _check_series(self, cleaned: dict[str, Any]) -> None:
        series, part = cleaned.get("series"), cleaned.get("part")
        if bool(series) != bool(part):
            self.add_error("part", ValidationError(SERIES_AND_PART))
        elif series and part and self._is_taken(series, part):
            self.add_error("part", ValidationError(PART_TAKEN))

    def _is_taken(self, series: Any, part: int) -> bool:
        same = self._meta.model.objects.filter(series=series, part=part)
        return bool(same.exclude(pk=self.instance.pk).exists())

    def _check_moments(self, cleaned: dict[str, Any], now: datetime) -> None:
        moment, embargo = cleaned.get("published_at"), cleaned.get("embargo_until")
        opens, expires = cleaned.get("go_live_at"), cleaned.get("expire_at")
        if moment and moment > now:
            self.add_error("published_at", ValidationError(FUTURE_MOMENT))
        if not embargo:
            return
        if expires and expires <= embargo:
            self.add_error("expire_at", ValidationError(EXPIRES_UNDER_EMBARGO))
        if opens and opens < embargo:
            self.add_error("go_live_at", ValidationError(GOES_OUT_UNDER_EMBARGO))
        elif embargo > now and not opens and self._publishes():
            words = UNDER_EMBARGO.format(kazakh.dates.moment(embargo))
            self.add_error("embargo_until", ValidationError(words))

    def _publishes(self) -> bool:
        """True when the button pressed sends the article out now."""
        pressed = [name for name in PUBLISHING if name in self.data]
        return bool(pressed) and self.data.get("workflow-action-name", "approve") == "approve"
