"""Tune the feature weights on words with known lemmas.

`python -m jarshy.kazakh.morphology.tune <words.tsv> --out <weights.tsv>` reads rows of
set, form, lemma and fits a log-linear choice between the cuts of each form (AdaGrad on the
likelihood of the cuts that give the lemma); every set counts the same.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from math import exp, log, sqrt
from pathlib import Path

from jarshy.kazakh.morphology.candidates import Features, describe, find_candidates
from jarshy.kazakh.morphology.lexicon import load_lexicon
from jarshy.kazakh.morphology.sounds import fold_case
from jarshy.kazakh.morphology.suffixes import load_readings

RATE = 0.3
DECAY = 3e-4
Choice = tuple[list[tuple[Features, bool]], float]


def read_choices(path: Path) -> list[Choice]:
    """Forms as choices between cuts, right cuts marked, with the weight of their set."""
    lexicon, readings = load_lexicon(), load_readings()
    forms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in path.read_text(encoding="utf-8").split("\n")[1:]:
        if row.strip():
            name, form, lemma = row.split("\t")
            forms[name, fold_case(form)].add(fold_case(lemma))
    sizes = Counter(name for name, _ in forms)
    choices: list[Choice] = []
    for (name, form), lemmas in forms.items():
        if form in lexicon.closed:
            continue
        cuts = [
            (describe(cut, lexicon), cut.stem in lemmas)
            for cut in find_candidates(form, readings, lexicon)
        ]
        if len({right for _, right in cuts}) == 2:
            choices.append((cuts, len(forms) / len(sizes) / sizes[name]))
    return choices


def fit(choices: list[Choice], epochs: int, seed: int = 1) -> dict[str, float]:
    """Weights that make the right cuts likely."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-2)
    order = list(choices)
    shuffle = random.Random(seed).shuffle  # noqa: S311  (an order, not a secret)
    for _ in range(epochs):
        shuffle(order)
        loss = sum(_learn(choice, weights, squares) for choice in order)
        sys.stderr.write(f"loss {loss / len(order):.4f}" + "\n")
    return dict(weights)


def _learn(
    choice: Choice, weights: defaultdict[str, float], squares: defaultdict[str, float]
) -> float:
    cuts, importance = choice
    scores = [sum(weights[name] * value for name, value in features) for features, _ in cuts]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    good = sum(odd for odd, (_, right) in zip(odds, cuts, strict=True) if right)
    gradient: defaultdict[str, float] = defaultdict(float)
    for odd, (features, right) in zip(odds, cuts, strict=True):
        pull = odd / total - (odd / good if right else 0.0)
        for name, value in features:
            gradient[name] += importance * pull * value
    for name, pull in gradient.items():
        slope = pull + DECAY * weights[name]
        squares[name] += slope * slope
        weights[name] -= RATE * slope / sqrt(squares[name])
    return importance * -log(max(good / total, 1e-12))


def main(arguments: list[str] | None = None) -> int:
    """Command line: words with lemmas in, weights out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("words", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args(arguments)
    weights = fit(read_choices(options.words), options.epochs)
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    head = "# source: fitted by jarshy.kazakh.morphology.tune; licence: that of the project"
    options.out.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
