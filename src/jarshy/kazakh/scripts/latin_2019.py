"""Latin of the proposal of November 2019 (ä ğ ŋ ö ü, у is w, ч is ç); read only."""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "ıo",
    "ж": "j", "з": "z", "и": "ı", "й": "ı", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ŋ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "w", "ұ": "u",
    "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ç", "ш": "ş", "щ": "şş",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "ıw", "я": "ıa",
}  # fmt: skip

SCHEME = Scheme(name="latin_2019", script="Latn", letters=LETTERS, writable=False, dotted_i=True)
