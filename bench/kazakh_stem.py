"""How many words a second the stemmer takes: running news text, cold, warm and without its memo.

Cold is a fresh stemmer on text it has not seen, its memo filling as it goes; warm is the same text
again; without memo every token is cut anew. The text is the validation part of KazNERD where
JARSHY_GOLD has it, else forms made by our own generator. Time is the processor's, not the clock's:
one thread is measured, and what else the machine does should not count.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from bench import Metric
from jarshy.kazakh import morphology
from jarshy.kazakh.morphology.fields import split_fields
from jarshy.kazakh.morphology.grammar import spell_chains
from jarshy.kazakh.morphology.lexicon import load_lexicon
from jarshy.kazakh.morphology.sounds import fold_case
from jarshy.kazakh.morphology.stemmer import Stemmer, load_stemmer

GOLD = Path(os.environ.get("JARSHY_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
ROUNDS = 5


def read_tokens() -> list[str]:
    """Running tokens of news text, or made-up forms where the corpus is missing."""
    corpus = GOLD / "kaznerd_valid.txt"
    if corpus.exists():
        lines = corpus.read_text(encoding="utf-8").splitlines()
        return [line.split(" ")[0] for line in lines if line.strip()]
    stems = sorted(load_lexicon().own)[:5000]
    suffixes = [written for written, _ in spell_chains("noun", ("R", "b"))][:25]
    return [stem + suffix for stem in stems for suffix in suffixes]


def measure_rate(take: Callable[[str], object], words: Sequence[str]) -> float:
    """Words a second of one pass."""
    start = process_time()
    for word in words:
        take(word)
    return len(words) / (process_time() - start)


def measure_cold(words: Sequence[str]) -> float:
    """One pass of a stemmer that has seen nothing."""
    loaded = load_stemmer()
    return measure_rate(Stemmer(loaded.lexicon, loaded.weights).stem, words)


def run() -> dict[str, Metric]:
    """The figures of the stemmer; medians of five rounds."""
    start = process_time()
    stemmer = load_stemmer()
    load_s = process_time() - start
    words = read_tokens()
    text = " ".join(words[:20000])
    cold = median(measure_cold(words) for _ in range(ROUNDS))
    uncached = median(
        measure_rate(lambda word: stemmer.find(fold_case(word)), words) for _ in range(ROUNDS)
    )
    measure_rate(morphology.stem, words)
    warm = median(measure_rate(morphology.stem, words) for _ in range(ROUNDS))
    types = list(dict.fromkeys(words))
    cold_types = median(measure_cold(types) for _ in range(ROUNDS))
    start = process_time()
    fields = sum(1 for _ in split_fields(text))
    fields_rate = fields / (process_time() - start)
    return {
        "cold, running text": Metric(cold, "words/s", 200_000, "higher"),
        "warm, running text": Metric(warm, "words/s", 3_000_000, "higher"),
        "warm to cold": Metric(warm / cold, "times"),
        "without the word memo": Metric(uncached, "words/s"),
        "cold, each type once": Metric(cold_types, "words/s"),
        "three search fields, warm": Metric(fields_rate, "words/s"),
        "tables built at first use": Metric(load_s, "s", 1.0),
        "tokens": Metric(len(words), "words"),
    }
