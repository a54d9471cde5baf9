"""Latin of 26 October 2017 with apostrophes; read only."""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "a'", "б": "b", "в": "v", "г": "g", "ғ": "g'", "д": "d", "е": "e", "ё": "i'o",
    "ж": "j", "з": "z", "и": "i'", "й": "i'", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "n'", "о": "o", "ө": "o'", "п": "p", "р": "r", "с": "s", "т": "t", "у": "y'", "ұ": "u",
    "ү": "u'", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "c'", "ш": "s'", "щ": "s's'",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "i'y'", "я": "i'a",
}  # fmt: skip

SCHEME = Scheme(
    name="latin_2017",
    script="Latn",
    letters=LETTERS,
    writable=False,
    spellings={"’": "'", "ʼ": "'", "‘": "'", "`": "'"},
)
