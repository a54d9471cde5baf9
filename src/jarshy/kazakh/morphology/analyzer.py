"""analyze and lemma: all cuts of a word, best first, with the reasons of the choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from jarshy.kazakh.morphology.candidates import Candidate, Features, describe, find_candidates
from jarshy.kazakh.morphology.generator import spell_form
from jarshy.kazakh.morphology.hyphens import split_tail
from jarshy.kazakh.morphology.lexicon import Lexicon, load_lexicon
from jarshy.kazakh.morphology.sounds import fold_case
from jarshy.kazakh.morphology.suffixes import load_readings
from jarshy.kazakh.morphology.tables import read_rows


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Feature weights by name, fitted by `python -m jarshy.kazakh.morphology.tune`."""
    return {name: float(weight) for name, weight in read_rows("morph_weights.tsv")}


def weigh(features: Features, weights: dict[str, float]) -> float:
    """Weighted sum of features; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features)


def rank_candidates(
    word: str, lexicon: Lexicon, weights: dict[str, float]
) -> list[tuple[float, Candidate]]:
    """Cuts of a folded word with their scores, best first; ties go to the longer suffix."""
    scored = [
        (weigh(describe(cut, lexicon), weights), cut)
        for cut in find_candidates(word, load_readings(), lexicon)
    ]
    return sorted(scored, key=lambda pair: pair[0], reverse=True)


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    Shape: `stem` as `stem` gives it; `part` is "noun" (nouns, adjectives, names, numerals), "verb"
    or a closed class ("pron", "num", "cop", "part"); `slots` in the order of the word; `score` is a
    log-odds weight, comparable only between readings of the same word; `assumed` names what had to
    be assumed ("voiced_к": a final к was voiced, "passive": -ыл was taken off, ...).
    """

    stem: str
    part: str
    slots: tuple[str, ...]
    score: float
    assumed: tuple[str, ...] = ()


CLOSED_SCORE = 100.0


def analyze_word(word: str) -> list[Analysis]:
    """Readings of any string, best first; see jarshy.kazakh.morphology.analyze."""
    folded, lexicon = fold_case(word), load_lexicon()
    closed = lexicon.closed.get(folded)
    readings = [Analysis(closed[0], closed[1], (), CLOSED_SCORE)] if closed else []
    head, tail = split_tail(folded, lexicon) if "-" in folded and not closed else ("", folded)
    if not tail:
        return [Analysis(head, "noun", (), 0.0)]
    if head or ("-" in folded and not closed):
        return [replace(reading, stem=head + reading.stem) for reading in analyze_word(tail)]
    if len(folded) < 2:
        return readings or [Analysis(folded, "noun", (), 0.0)]
    ranked = rank_candidates(folded, lexicon, load_weights())
    return readings + [describe_reading(score, cut) for score, cut in ranked]


def describe_reading(score: float, cut: Candidate) -> Analysis:
    """A scored cut as an analysis."""
    passive = ("passive",) if cut.stem != cut.looked_up else ()
    return Analysis(
        cut.stem, cut.reading.part, cut.reading.slots, round(score, 3), cut.assumed + passive
    )


def find_lemma(word: str) -> str:
    """Dictionary form of any string; see jarshy.kazakh.morphology.lemma."""
    best = analyze_word(word)[0]
    return spell_form(best.stem, ("vn",)) if best.part == "verb" else best.stem
