"""What the editor's form refuses, in Kazakh."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm


class ArticleForm(WagtailAdminModelForm):
    """An article as an editor sends it."""

    def clean(self) -> dict[str, Any]:
        """The form's values; a contradiction between fields is refused with a sentence."""
        cleaned = super().clean()
        if bool(cleaned.get("series")) != bool(cleaned.get("part")):
            self.add_error("part", ValidationError("Топтама мен бөлім нөмірі бірге көрсетіледі."))
        moment = cleaned.get("published_at")
        if moment and moment > timezone.now():
            words = "Болашақ сәтке жариялау үшін «Кесте» қойындысын қолданыңыз."
            self.add_error("published_at", ValidationError(words))
        embargo, expires = cleaned.get("embargo_until"), cleaned.get("expire_at")
        if embargo and expires and expires <= embargo:
            self.add_error("expire_at", ValidationError("Мерзімі эмбаргодан кейін бітуі керек."))
        return cleaned
