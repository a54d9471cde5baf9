"""Letters that look alike in Latin and Cyrillic, and the repair of words that mix them."""

from __future__ import annotations

import re
import unicodedata

TO_CYRILLIC = dict(
    zip(
        "aeiopcyxhkbmtəɵABEKMHOPCTYXIƏƟ",
        "аеіорсухһквмтәөАВЕКМНОРСТУХІӘӨ",
        strict=True,
    )
)
TO_LATIN = dict(zip("аеіорсухһкмтАВЕКМНОРСТУХІ", "aeiopcyxhkmtABEKMHOPCTYXI", strict=True))

MISTYPED = {
    "Ӊ": "Ң", "ӊ": "ң", "Ҥ": "Ң", "ҥ": "ң", "Ӈ": "Ң", "ӈ": "ң", "Ҡ": "Қ", "ҡ": "қ", "Ӄ": "Қ",
    "ӄ": "қ", "Ӯ": "Ұ", "ӯ": "ұ", "Ў": "Ұ", "ў": "ұ", "Ѳ": "Ө", "ѳ": "ө", "Ї": "І", "ї": "і",
}  # fmt: skip
"""Letters of other Cyrillic alphabets typed for a Kazakh letter."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0259\u0275]")
_MISTYPED_TABLE = str.maketrans(MISTYPED)
_TO_CYRILLIC_TABLE = str.maketrans(TO_CYRILLIC)
_TO_LATIN_TABLE = str.maketrans(TO_LATIN)


def is_mixed(word: str) -> bool:
    """Tell whether a word holds both Latin and Cyrillic letters."""
    return bool(_CYRILLIC.search(word) and _LATIN.search(word))


def unmix(word: str, prefer: str = "cyrillic") -> str:
    """Give a mixed word in one script when every strange letter has a twin; else the word.

    A letter that exists in one script only decides; without any, ``prefer`` does. A Latin Y at
    the head of a front word stands for Ү, else for У.
    """
    only_latin = any(_LATIN.match(char) and char not in TO_CYRILLIC for char in word)
    only_cyrillic = any(_CYRILLIC.match(char) and char not in TO_LATIN for char in word)
    if only_latin and only_cyrillic:
        return word
    if only_latin or (not only_cyrillic and prefer == "latin"):
        return unicodedata.normalize("NFC", word.translate(_TO_LATIN_TABLE))
    if word[0] == "Y" and _is_front(word[1:]):
        word = "Ү" + word[1:]
    return word.translate(_TO_CYRILLIC_TABLE)


def _is_front(rest: str) -> bool:
    lowered = rest.translate(_TO_CYRILLIC_TABLE).lower()
    front = sum(lowered.count(vowel) for vowel in "әеөүі")
    return front > 0 and not any(vowel in lowered for vowel in "аоұы")


def repair_word(word: str) -> str:
    """Give a word in NFC with its look-alikes and mistyped letters put right."""
    word = unicodedata.normalize("NFC", word).translate(_MISTYPED_TABLE)
    return unmix(word) if is_mixed(word) else word
