"""The Turkic-style Latin of QazAqparat (2004), also that of kk-latn wikis; read only."""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "yo",
    "ж": "j", "з": "z", "и": "ï", "й": "ý", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ñ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "w", "ұ": "u",
    "ү": "ü", "ф": "f", "х": "x", "һ": "h", "ц": "c", "ч": "ç", "ш": "ş", "щ": "şç",
    "ъ": "ʺ", "ы": "ı", "і": "i", "ь": "ʹ", "э": "é", "ю": "yu", "я": "ya",
}  # fmt: skip

SCHEME = Scheme(
    name="latin_qaz2004",
    script="Latn",
    letters=LETTERS,
    writable=False,
    dotted_i=True,
    readings=(("y", "й"), ("e", "э"), ("ye", "е"), ("h", "х")),
    spellings={"ŋ": "ñ", "Ŋ": "Ñ"},
)
