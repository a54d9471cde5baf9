"""The last word of an address: what may be typed for it, what is made of a name."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError

from jarshy.kazakh import slugs

REFUSAL = (
    "Мекенжайға латынның кіші әріптері (a–z), цифр мен сызықша ғана жазылады:"
    " «Біз туралы» емес, «biz-turaly»."
)
MAX_STEM = 70
_OURS = re.compile(r"[-a-z0-9]+")


def check(slug: str) -> None:
    """Refuses with ValidationError what could be written in two ways: About and about, a_b, a-b."""
    if not _OURS.fullmatch(slug):
        raise ValidationError(REFUSAL, code="address")


def free(rows: Any, name: str) -> str:
    """The slug of a name that no row of a query has yet."""
    stem = slugs.slugify(name)[:MAX_STEM]
    taken = set(rows.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
