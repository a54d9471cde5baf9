"""Latin of 2018 by the spelling rules of that year (ц is s, ия is ıa); read only.

Source: qamshy.kz, which writes foreign words so: komedıa, konstıtýsıalyq, kálkýlásıa.
"""

from jarshy.kazakh.scripts.latin_2018 import LETTERS
from jarshy.kazakh.scripts.scheme import Scheme

SCHEME = Scheme(
    name="latin_2018_rules",
    script="Latn",
    letters=LETTERS | {"ц": "s", "щ": "sh"},
    writable=False,
    dotted_i=True,
    rewrites=(("и", "и(?=[яю])", ""), ("л", "ля", "лә"), ("л", "лю", "лү")),
    readings=(("ıa", "ия"), ("ıý", "ию"), ("lá", "ля"), ("lú", "лю")),
)
