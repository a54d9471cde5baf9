"""Learn stem support from running text: `python -m jarshy.kazakh.morphology.learn <corpus>`.

A stem that is seen with many different suffixes is a stem. One pass over the word types counts,
for every legal cut, the different noun and verb suffixes the stem takes; nothing is annotated, so
names and new words are learned by themselves.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from jarshy.kazakh.morphology.analyzer import load_weights, rank_candidates
from jarshy.kazakh.morphology.candidates import Candidate, find_candidates
from jarshy.kazakh.morphology.lexicon import Lexicon, Support, build_lexicon, read_own
from jarshy.kazakh.morphology.sounds import fold_case
from jarshy.kazakh.morphology.suffixes import load_readings

VERB_NOMINALS = frozenset({"perf", "hab", "vn", "ness", "habness"})
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CYRILLIC = re.compile(r"[а-яәғқңөұүһіё-]+").fullmatch


def count_types(lines: Iterable[str]) -> Counter[str]:
    """Folded Cyrillic word types with their frequency."""
    counts: Counter[str] = Counter()
    for line in lines:
        for word in WORD.findall(line):
            folded = fold_case(word)
            if CYRILLIC(folded):
                counts[folded] += 1
    return counts


def count_support(types: Counter[str], lexicon: Lexicon) -> dict[str, Support]:
    """Support of every stem that is seen bare or with two different suffixes."""
    nouns: defaultdict[str, set[str]] = defaultdict(set)
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    for word in types:
        for candidate in find_candidates(word, load_readings(), lexicon):
            if candidate.written and all(name.startswith("voiced") for name in candidate.assumed):
                side = verbs if candidate.reading.part == "verb" else nouns
                side[candidate.looked_up].add(candidate.written)
    forms = {stem for stem in set(nouns) | set(types) if is_known_form(stem, lexicon)}
    for stem in forms & set(nouns):
        del nouns[stem]
    stems = {s for side in (nouns, verbs) for s, seen in side.items() if len(seen) >= 2}
    return {
        stem: Support(
            len(nouns[stem]), len(verbs[stem]), 0 if stem in forms else types[stem], types[stem]
        )
        for stem in sorted(stems | set(types))
    }


def is_known_form(stem: str, lexicon: Lexicon) -> bool:
    """True for inflected forms of known words: their suffixes say nothing about a stem.

    Shape: participles and verbal nouns of known verbs (барған + дар, беру + ге), any form of a
    known noun (іші + не, ішін + де).
    """
    if stem in lexicon.own:
        return False
    return any(
        not cut.assumed and is_declined(cut, lexicon)
        for cut in find_candidates(stem, load_readings(), lexicon)
    )


def is_declined(cut: Candidate, lexicon: Lexicon) -> bool:
    """True when the cut is a nominal form of a stem of the own word list."""
    slots, parts = cut.reading.slots, lexicon.own.get(cut.looked_up, "")
    if cut.reading.part == "verb":
        return "v" in parts and not VERB_NOMINALS.isdisjoint(slots)
    return len(cut.looked_up) > 2 and any(part in "nap" for part in parts) and bool(slots)


def count_chains(types: Counter[str], lexicon: Lexicon) -> Counter[tuple[str, str]]:
    """How many word types have each chain of slots as their best cut: (part, slots) -> types."""
    chains: Counter[tuple[str, str]] = Counter()
    for word in types:
        if "-" not in word and word not in lexicon.closed:
            best = rank_candidates(word, lexicon, load_weights())[0][1].reading
            chains[best.part, " ".join(best.slots)] += 1
    return chains


def read_conll(path: Path) -> Iterator[str]:
    """First column of an IOB file, or whole lines of a plain text."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        head, _, tag = line.rpartition(" ")
        yield head if re.fullmatch(r"O|[BI]-\w+", tag) else line


def write_support(support: dict[str, Support], source: str, path: Path) -> None:
    """Write the support table; `source` becomes its first comment line."""
    rows = [f"{stem}\t{s.noun}\t{s.verb}\t{s.bare}\t{s.seen}" for stem, s in support.items()]
    head = [
        f"# {source}",
        "# stem\tdifferent noun suffixes\tdifferent verb suffixes\ttimes bare\ttimes seen",
    ]
    path.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def write_chains(chains: Counter[tuple[str, str]], source: str, path: Path) -> None:
    """Write the chain counts, most frequent first."""
    rows = [f"{part}\t{slots}\t{count}" for (part, slots), count in chains.most_common()]
    head = [f"# {source}", "# part\tslots\tword types"]
    path.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Command line: corpus in, support table out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder of the data files")
    parser.add_argument("--source", required=True, help="source, licence and date of the corpus")
    options = parser.parse_args(arguments)
    types = count_types(read_conll(options.corpus))
    support = count_support(types, build_lexicon(read_own(), {}))
    chains = count_chains(types, build_lexicon(read_own(), support))
    write_support(support, options.source, options.out / "morph_support.tsv")
    write_chains(chains, options.source, options.out / "spell_chains.tsv")
    print(f"{len(types)} word types, {len(support)} stems", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
