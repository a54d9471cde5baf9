"""The digraph Latin of abai.kz (/lt/) as it is printed since 2024.

Source: 293 words of its pages. ң is ng only at the end of a word; и and й have several
spellings by their neighbours. The portal decides the end of a word by a plain space and leaves
half of a digraph small in capitals (ALASh): both are its faults and not repeated here.
"""

from jarshy.kazakh.scripts.scheme import Scheme

LETTERS = {
    "а": "a", "ә": "ә", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo",
    "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "ó", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ú",
    "ү": "ý", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "ch", "ш": "sh", "щ": "sh",
    "ъ": "", "ы": "y", "і": "i", "ь": "i", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip

_CONSONANT = "[бвгғджзйкқлмнңпрстфхһцчшщ]"

SCHEME = Scheme(
    name="latin_abai",
    script="Latn",
    letters=LETTERS,
    rewrites=(
        ("ң", "ң(?=$|-)", "ng"),
        ("и", "и(?=-)", "iy"),
        ("и", "и$", "y"),
        ("и", f"и(?=[еі]|{_CONSONANT}[әеөүі])", "iy"),
        ("й", "(?<=[әөұүы])й|(?<=^[ао])й", "i"),
        ("ю", f"(?<={_CONSONANT})ю", "u"),
    ),
    capitals={"ә": "Á"},
    readings=(("ng", "ң"), ("iy", "и"), ("y", "и"), ("i", "й"), ("u", "ю"), ("á", "ә")),
    spellings={"ə": "ә", "Ə": "Ә"},
    has_cyrillic=True,
)
