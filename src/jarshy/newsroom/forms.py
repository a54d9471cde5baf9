"""What the editor's form refuses, in Kazakh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm

from jarshy import kazakh

PUBLISHING = ("action-publish", "action-workflow-action")

SERIES_AND_PART = "Топтама мен бөлім нөмірі бірге көрсетіледі."
PART_TAKEN = "Бұл топтамада мұндай нөмірлі бөлім бар."
FUTURE_MOMENT = (
    "Болашақ сәт қойылмайды: мақаланы кейін жариялау үшін «Күйі» бөліміндегі кестені толтырыңыз."
)
EXPIRES_UNDER_EMBARGO = "Мақаланың мерзімі эмбарго біткеннен кейін аяқталуы керек."
GOES_OUT_UNDER_EMBARGO = "Жариялау сәті эмбарго мерзімінен ерте болмауы керек."
UNDER_EMBARGO = "Эмбарго {} дейін созылады: оған дейін мақала жарияланбайды."


class ArticleForm(WagtailAdminModelForm):
    """An article as an editor sends it."""

    def clean(self) -> dict[str, Any]:
        """The form's values; a contradiction between fields is refused with a sentence."""
        cleaned: dict[str, Any] = super().clean()
        self._check_series(cleaned)
        self._check_moments(cleaned, timezone.now())
        return cleaned

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
