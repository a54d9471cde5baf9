"""Fit the spelling weights: `python -m jarshy.kazakh.morphology.tune_spelling <corpus> --out <f>`.

The corpus is cut in two by sentences. The lexicon is learned from one half; the words of the other
half and random slips in them (one letter dropped, added, replaced or two swapped) are told apart by
logistic regression; then the halves change places. The threshold lets `FALSE_ACCEPTS` of the slips
of another cut pass.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from math import exp
from pathlib import Path

from jarshy.kazakh.morphology.learn import count_chains, count_support, count_types, read_conll
from jarshy.kazakh.morphology.lexicon import build_lexicon, read_own
from jarshy.kazakh.spelling import ALPHABET, Features, Speller

FALSE_ACCEPTS = 0.043  # of 4,000 slips two standard errors are 0.006: the ceiling is 0.05
SHORTEST = 5
STEPS = 12
PULL = 0.01
Example = tuple[Features, bool]


def split_sentences(path: Path, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Word types of two random halves of a corpus, cut at empty lines."""
    sentences, words = [], []
    for line in read_conll(path):
        if line.strip():
            words.append(line)
        elif words:
            sentences.append(" ".join(words))
            words = []
    random.Random(seed).shuffle(sentences)  # noqa: S311  (an order, not a secret)
    middle = len(sentences) // 2
    return count_types(sentences[:middle]), count_types(sentences[middle:])


def build_speller(types: Counter[str], weights: dict[str, float]) -> Speller:
    """A speller that has seen these word types and nothing else."""
    lexicon = build_lexicon(read_own(), count_support(types, build_lexicon(read_own(), {})))
    chains = Counter(
        {
            (part, tuple(slots.split())): n
            for (part, slots), n in count_chains(types, lexicon).items()
        }
    )
    return Speller(lexicon, chains, weights)


def make_slip(word: str, draw: random.Random) -> str:
    """The word with one random slip."""
    while True:
        at, letter = draw.randrange(len(word)), draw.choice(ALPHABET)
        slip = draw.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        if slip != word:
            return slip


def pick_words(types: Counter[str], count: int, seed: int) -> tuple[list[str], list[str]]:
    """Right words longer than four letters, and slips in as many others."""
    draw = random.Random(seed)  # noqa: S311  (a sample, not a secret)
    fit = sorted(word for word in types if len(word) >= SHORTEST and "-" not in word)
    right = draw.sample(fit, min(count, len(fit)))
    return right, [make_slip(word, draw) for word in draw.sample(fit, min(count, len(fit)))]


def read_examples(path: Path, count: int, seed: int) -> tuple[list[Example], int]:
    """Words that need weighing with their verdict, and how many slips were certain words."""
    examples, certain = [], 0
    halves = split_sentences(path, seed)
    for seen, unseen in (halves, halves[::-1]):
        speller = build_speller(seen, {})
        for right, words in zip((True, False), pick_words(unseen, count, seed), strict=True):
            for word in words:
                if speller.is_certain(word):
                    certain += not right
                else:
                    examples.append((speller.describe(word), right))
    return examples, certain


def fit(examples: list[Example]) -> dict[str, float]:
    """Logistic regression by Newton's method with a small pull to zero."""
    names = sorted({name for features, _ in examples for name in features})
    rows = [([f.get(name, 0.0) for name in names], right) for f, right in examples]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [-PULL * weight for weight in weights]
        curve = [[PULL * (i == j) for j in range(len(names))] for i in range(len(names))]
        for values, right in rows:
            _add_example(values, right, weights, slope, curve)
        weights = [w + step for w, step in zip(weights, solve(curve, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def _add_example(
    values: list[float],
    right: bool,
    weights: list[float],
    slope: list[float],
    curve: list[list[float]],
) -> None:
    chance = 1 / (1 + exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
    used = [(index, value) for index, value in enumerate(values) if value]
    for i, value in used:
        slope[i] += (right - chance) * value
        pull = chance * (1 - chance) * value
        row = curve[i]
        for j, other in used:
            row[j] += pull * other


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solution of a system of linear equations (Gauss, with the largest pivot)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        top = rows[column]
        for row in range(size):
            if row != column:
                factor = rows[row][column] / top[column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], top, strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def set_threshold(weights: dict[str, float], examples: list[Example], certain: int) -> None:
    """Move both constants so that FALSE_ACCEPTS of all slips pass."""
    scores = sorted(
        (
            sum(weights[name] * value for name, value in features.items())
            for features, right in examples
            if not right
        ),
        reverse=True,
    )
    allowed = int(FALSE_ACCEPTS * (len(scores) + certain)) - certain
    for name in ("known:always", "unknown:always"):
        weights[name] -= scores[max(allowed, 0)]


def main(arguments: list[str] | None = None) -> int:
    """Command line: corpus in, weights out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=3000, help="words of each kind and half")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    examples, _ = read_examples(options.corpus, options.words, options.seed)
    weights = fit(examples)
    set_threshold(weights, *read_examples(options.corpus, options.words, options.seed + 1))
    rows = [f"{name}\t{weight:.4f}" for name, weight in sorted(weights.items())]
    head = (
        "# source: fitted by jarshy.kazakh.morphology.tune_spelling; licence: that of the project"
    )
    options.out.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
