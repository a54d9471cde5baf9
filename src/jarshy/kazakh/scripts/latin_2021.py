"""Latin of the draft decree of April 2021 (ñ, not the ŋ of January); never signed.

The draft has no letters for ё ц ч щ э ю я: the spellings here are the usual ones of the press.
ия and ию lose one i (Азия is Azia).
"""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "io",
    "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ñ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ū",
    "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "ş", "щ": "şş",
    "ъ": "", "ы": "y", "і": "ı", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip

SCHEME = Scheme(
    name="latin_2021",
    script="Latn",
    letters=LETTERS,
    dotted_i=True,
    readings=(("ia", "ия"), ("iu", "ию")),
    spellings={"ŋ": "ñ", "Ŋ": "Ñ", "ǧ": "ğ", "Ǧ": "Ğ", "ə": "ä", "Ə": "Ä"},
    rewrites=(("и", "и(?=[яю])", ""),),
)
