"""Floor of retrieval: questions find their passage by surface, stem and first letters."""

from __future__ import annotations

import json
import math
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from jarshy.kazakh.morphology.fields import FIELD_WEIGHTS, Token, split_fields, split_query

GOLD = Path(os.environ.get("JARSHY_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
FIELDS = ("surface", "stem", "prefix")
Splitter = Callable[[str], Iterable[Token]]
K1, B = 1.2, 0.75  # the usual constants of BM25

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(
        not (GOLD / "kazqad_passages.jsonl").exists(),
        reason="the gold data is not here: set JARSHY_GOLD to its folder",
    ),
]


def read(name: str) -> list[dict]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


class Field:
    """BM25 over one field."""

    def __init__(self, texts: list[str], name: str) -> None:
        self.name = name
        counts = [Counter(self.terms(split_fields(text))) for text in texts]
        sizes = [sum(count.values()) for count in counts]
        mean = sum(sizes) / len(sizes)
        self.postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            norm = K1 * (1 - B + B * sizes[number] / mean)
            for term, times in count.items():
                weight = times * (K1 + 1) / (times + norm)
                self.postings[term].append((number, weight))
        self.size = len(texts)

    def terms(self, tokens: Iterable[Token]) -> list[str]:
        return [getattr(token, self.name) for token in tokens]

    def score(self, question: list[Token]) -> Counter[int]:
        scores: Counter[int] = Counter()
        for term in self.terms(question):
            found = self.postings.get(term, [])
            rarity = math.log(1 + (self.size - len(found) + 0.5) / (len(found) + 0.5))
            for number, weight in found:
                scores[number] += rarity * weight
        return scores


def find_reciprocal_rank(ranked: list[int], relevant: set[int]) -> float:
    return next((1 / (rank + 1) for rank, found in enumerate(ranked) if found in relevant), 0.0)


def measure_mrr(weights: tuple[float, ...], split: Splitter = split_query) -> float:
    """MRR@10 of the weighted sum of the three fields over the development questions."""
    passages, questions = read("kazqad_passages.jsonl"), read("kazqad_questions_dev.jsonl")
    texts = [f"{passage['title']} {passage['text']}" for passage in passages]
    fields = [Field(texts, name) for name in FIELDS]
    total = 0.0
    for question in questions:
        scores: Counter[int] = Counter()
        terms = list(split(question["question"]))
        for weight, field in zip(weights, fields, strict=True):
            for number, score in field.score(terms).items():
                scores[number] += weight * score
        best = sorted(scores, key=lambda number: (-scores[number], number))[:10]
        ids = [passages[number]["id"] for number in best]
        total += find_reciprocal_rank(ids, set(question["relevant"]))
    return total / len(questions)


def test_three_fields_find_the_passage() -> None:
    assert measure_mrr(FIELD_WEIGHTS) >= 0.75


def test_the_words_of_a_question_that_only_ask_do_not_help() -> None:
    assert measure_mrr(FIELD_WEIGHTS) >= measure_mrr(FIELD_WEIGHTS, split_fields)


def test_stems_beat_surface_words() -> None:
    assert measure_mrr((0.0, 1.0, 0.0)) >= measure_mrr((1.0, 0.0, 0.0)) + 0.1
