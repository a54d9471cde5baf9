"""Which script and which Latin a Kazakh text is written in, judged over the whole text.

Single words cannot tell: u is ұ in 2018 and у in 2021, ı is и in one and і in the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from jarshy.kazakh.errors import check_unicode
from jarshy.kazakh.letters import KAZAKH_ONLY, lower_latin
from jarshy.kazakh.scripts import BY_NAME, find_reader, write_any
from jarshy.kazakh.scripts.lexicon import load_lexicon
from jarshy.kazakh.scripts.lookalikes import is_mixed, unmix

_CYRILLIC = re.compile("[\u0400-\u052f]")
_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefe]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0259\u02b9\u02ba\u0300-\u036f\u0400-\u052f'’ʼ]+")
_COMMON_WORDS = 3000
_SAMPLE = 20_000


@dataclass(frozen=True)
class Detected:
    """The scheme of a text and how sure that is.

    Shape: ``scheme`` is a readable scheme, or None when no Kazakh was recognised;
    ``confidence`` is between 0 and 1.
    """

    scheme: str | None
    confidence: float


def detect(text: str) -> Detected:
    """Give the scheme a text is written in; the first 20,000 characters decide.

    Errors: SurrogateError.
    """
    check_unicode(text)
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    counts = {
        "cyrillic": len(_CYRILLIC.findall(sample)),
        "arabic": len(_ARABIC.findall(sample)),
        "latin": len(_LATIN.findall(sample)),
    }
    total = sum(counts.values())
    if not total:
        return Detected(None, 0.0)
    script, count = max(counts.items(), key=lambda item: item[1])
    share = count / total
    if script == "cyrillic":
        return _judge_cyrillic(sample, share)
    if script == "arabic":
        return _judge_arabic(sample, share)
    return _judge_latin(sample, share)


def _judge_cyrillic(sample: str, share: float) -> Detected:
    """Kazakh letters are 22 % of running text; none in 40 letters is no Kazakh."""
    letters = [char for char in sample.lower() if _CYRILLIC.match(char)]
    kazakh = sum(char in KAZAKH_ONLY for char in letters) / len(letters)
    if not kazakh and len(letters) > 40:
        return Detected(None, 0.0)
    return Detected("cyrillic", round(share * min(1.0, 0.4 + 6 * kazakh), 3))


_TOTE_ONLY = re.compile("[ەۇۋۆڭءىٴ]")


def _judge_arabic(sample: str, share: float) -> Detected:
    """The letters ە ۇ ۋ ۆ ڭ ى and the hamza are a third of tóte and rare in Arabic."""
    kazakh = len(_TOTE_ONLY.findall(sample)) / len(_ARABIC.findall(sample))
    if kazakh < 0.05:
        return Detected(None, 0.0)
    return Detected("arabic", round(share * min(1.0, kazakh * 4), 3))


def _judge_latin(sample: str, share: float) -> Detected:
    """Score each Latin by its common words met; words with letters it lacks count against."""
    words = Counter(
        unmix(word, "latin") if is_mixed(word) and "ә" not in word.lower() else word
        for word in _LATIN_WORD.findall(sample)
    )
    total = sum(words.values())
    scores = {name: _score(name, words) for name in _LATIN_SCHEMES}
    best = max(scores, key=lambda name: scores[name].score)
    least = _LEAST_KNOWN if total >= _FEW_WORDS else 0.0
    if scores[best].score <= 0 or scores[best].known / total < least:
        return Detected(None, 0.0)
    rivals = [scores[name].score for name in scores if name[:10] != best[:10]]
    lead = (scores[best].score - max(0.0, *rivals)) / scores[best].score
    known = min(1.0, 2 * scores[best].score / total)
    return Detected(best, round(share * known * min(1.0, 0.5 + 2 * lead), 3))


_FEW_WORDS = 5
_LEAST_KNOWN = 0.2
"""Of the words of a Kazakh sentence about half are among the 3,000 commonest."""

_LATIN_SCHEMES = tuple(name for name, scheme in BY_NAME.items() if scheme.script == "Latn")


@dataclass(frozen=True)
class _Score:
    score: float
    known: int


def _score(name: str, words: Counter[str]) -> _Score:
    scheme = BY_NAME[name]
    alphabet, common = _load_marks(name)
    score, known = 0.0, 0
    for word, count in words.items():
        cleaned = scheme.clean(word)
        lowered = lower_latin(cleaned) if scheme.dotted_i else cleaned.lower()
        if not alphabet.issuperset(lowered):
            score -= count
        elif lowered in common:
            score += count
            known += count
        else:
            score += (0.05 if lowered.isascii() else 0.3) * count
    return _Score(score, known)


@lru_cache(maxsize=16)
def _load_marks(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters and the commonest words of a scheme."""
    forms = load_lexicon().forms
    common = nlargest(_COMMON_WORDS, forms, key=lambda form: forms[form])
    written = frozenset(write_any(form.lower(), name) for form in common)
    return frozenset("".join(BY_NAME[name].letters.values())), written


def read_any(text: str) -> str:
    """Give Kazakh text of any script in Cyrillic; text that is not Kazakh as it is.

    Errors: SurrogateError.
    """
    scheme = detect(text).scheme
    return text if scheme in (None, "cyrillic") else find_reader(str(scheme)).read(text)
