"""The Latin abai.kz printed until about 2023 (ä ö ü ğ ñ ş, ұ is w, у is u); read only.

Source: its pages of 2020; kerey.kz and qazaqtimes.com use the same family.
"""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "yo",
    "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ñ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "w",
    "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "c", "ч": "ç", "ш": "ş", "щ": "şş",
    "ъ": "", "ы": "ı", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip

SCHEME = Scheme(
    name="latin_abai_2020",
    script="Latn",
    letters=LETTERS,
    writable=False,
    readings=(("i", "і"), ("ts", "ц"), ("ch", "ч")),
)
