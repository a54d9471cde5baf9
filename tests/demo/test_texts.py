"""The demo texts keep the format their loader reads and the letters their readers read."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "jarshy" / "demo" / "texts"
PICTURES_TABLE = FOLDER.parent / "pictures" / "pictures.tsv"
HEAD_FIELDS: dict[str, type | tuple[type, ...]] = {
    "headline": str,
    "lead": str,
    "authors": list,
    "source": str,
    "topics": list,
    "age_hours": (int, float),
    "views": int,
}
OPTIONAL_FIELDS: dict[str, type | tuple[type, ...]] = {
    "rubric": str,
    "series": str,
    "part": int,
    "picture": str,
    "picture_caption": str,
    "picture_credit": str,
}
NOTE = re.compile(r"\[\^(\w+)\]")
NOTE_BLOCK = re.compile(r"\[\^(\w+)\] \S")
PICTURE = re.compile(r"!\[([a-z-]+)\] [^|]+ \| [^|]+")
GALLERY_LINE = re.compile(r"([a-z-]+): [^|]+ \| [^|]+")
VIDEO = re.compile(r"!video https://www\.youtube\.com/watch\?v=[\w-]{11} \S.*")
FOREIGN = re.compile(r"\{(ru|en):([^{}]+)\}")
LINK = re.compile(r"\[([^\]^][^\]]*)\]\((https?://example\.org/[^)\s]+)\)")
CYRILLIC = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
MIXED = re.compile(rf"\w*(?:[A-Za-z][{CYRILLIC}]|[{CYRILLIC}][A-Za-z])\w*")
ROMAN = re.compile(r"[IVXLC]+")


@dataclass(frozen=True)
class Block:
    kind: str
    lines: list[str]


@dataclass(frozen=True)
class Article:
    key: str
    head: dict[str, Any]
    blocks: list[Block]

    @property
    def prose(self) -> str:
        """The words a reader reads: commands, keys and addresses are left out."""
        kept = []
        for block in self.blocks:
            if block.kind not in {"readalso", "video"}:
                kept += [GALLERY_LINE.sub(_without_key, line) for line in block.lines]
        return LINK.sub(r"\1", "\n".join(kept))

    def pictures(self) -> list[str]:
        found = [self.head["picture"]] if "picture" in self.head else []
        for block in self.blocks:
            if block.kind == "picture":
                found += PICTURE.findall(block.lines[0])
            if block.kind == "gallery":
                found += [line.partition(": ")[0] for line in block.lines[1:]]
        return found


def _without_key(line: re.Match[str]) -> str:
    return line[0].partition(": ")[2]


def _kind(line: str) -> str:
    starts = {"## ": "heading", "> ": "quote", "| ": "verse", "![": "picture"}
    for start, kind in starts.items():
        if line.startswith(start):
            return kind
    if line.startswith("!"):
        return line[1:].partition(" ")[0]
    return "note" if NOTE_BLOCK.match(line) else "paragraph"


def _shape_fault(block: Block) -> str | None:
    first, rest = block.lines[0], block.lines[1:]
    table = [len(line.split(" ;; ")) for line in rest]
    sound = {
        "heading": not rest,
        "quote": all(line.startswith("> ") for line in block.lines),
        "verse": all(line == "|" or line.startswith("| ") for line in block.lines),
        "picture": not rest and bool(PICTURE.fullmatch(first)),
        "gallery": first == "!gallery" and all(map(GALLERY_LINE.fullmatch, rest)) and bool(rest),
        "video": not rest and bool(VIDEO.fullmatch(first)),
        "table": len(table) > 1 and table[0] > 1 and len(set(table)) == 1,
        "readalso": not rest and bool(re.fullmatch(r"!readalso [a-z0-9-]+", first)),
        "note": not rest,
        "paragraph": not rest,
    }
    return None if sound.get(block.kind, False) else f"{block.kind}: {first}"


def _parse(text: str, key: str) -> Article:
    before, head, body = text.split("+++\n", 2)
    if before:
        raise ValueError(f"{key}: something stands before the head")
    chunks = [chunk.splitlines() for chunk in body.strip("\n").split("\n\n")]
    blocks = [Block(_kind(lines[0]), lines) for lines in chunks]
    faults = [fault for block in blocks if (fault := _shape_fault(block))]
    if faults:
        raise ValueError(f"{key}: {faults}")
    return Article(key, tomllib.loads(head), blocks)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _read_articles() -> dict[str, Article]:
    files = sorted((FOLDER / "articles").glob("*.txt"))
    return {file.stem: _parse(file.read_text(encoding="utf-8"), file.stem) for file in files}


ARTICLES = _read_articles()
NEWSROOM = _read("newsroom.toml")
COMMENTS: list[dict[str, Any]] = _read("comments.toml")["comments"]
every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def _keys(table: str) -> set[str]:
    return {row["key"] for row in NEWSROOM[table]}


def _count_words(article: Article) -> int:
    return len(re.findall(r"[\w-]+", article.prose))


def _count_with(kind: str) -> int:
    return sum(any(block.kind == kind for block in one.blocks) for one in ARTICLES.values())


def test_a_block_of_wrong_shape_is_refused() -> None:
    head = '+++\nheadline = "Х"\n+++\n'
    wrong = ["!table Атау\nбір ;; екі\nүш", "!gallery", "> сөз\nжол", "!video адрес", "!map x"]
    for body in wrong:
        with pytest.raises(ValueError, match="x:"):
            _parse(head + body, "x")


@every_article
def test_head_has_every_field_and_no_other(article: Article) -> None:
    known = HEAD_FIELDS | OPTIONAL_FIELDS
    assert HEAD_FIELDS.keys() <= article.head.keys() <= known.keys()
    for field, value in article.head.items():
        assert isinstance(value, known[field]), field
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article.key)
    assert article.head["authors"] or article.head["source"]


@every_article
def test_keys_in_an_article_exist(article: Article) -> None:
    head = article.head
    assert head.get("rubric", "til") in _keys("rubrics")
    assert set(head["authors"]) <= _keys("authors")
    assert set(head["topics"]) <= _keys("topics")
    assert ("series" in head) == ("part" in head)
    assert {head["series"]} <= _keys("series") if "series" in head else True
    also = {b.lines[0].split()[1] for b in article.blocks if b.kind == "readalso"}
    assert also <= ARTICLES.keys() - {article.key}


@every_article
def test_pictures_are_drawn_and_described(article: Article) -> None:
    rows = PICTURES_TABLE.read_text(encoding="utf-8").splitlines()
    drawn = {row.split("\t")[0] for row in rows if not row.startswith("#")}
    assert set(article.pictures()) <= drawn
    described = {"picture", "picture_caption", "picture_credit"} & article.head.keys()
    assert len(described) in {0, 3}


@every_article
def test_footnotes_are_referred_to_once_and_stand_last(article: Article) -> None:
    kinds = [block.kind for block in article.blocks]
    notes = [mark for b in article.blocks if b.kind == "note" for mark in NOTE.findall(b.lines[0])]
    text = "\n".join(line for b in article.blocks if b.kind != "note" for line in b.lines)
    assert NOTE.findall(text) == notes
    assert kinds[len(kinds) - len(notes) :] == ["note"] * len(notes)


@every_article
def test_no_latin_letter_hides_in_a_kazakh_word(article: Article) -> None:
    text = "\n".join([article.head["headline"], article.head["lead"], article.prose])
    assert MIXED.findall(FOREIGN.sub("", text)) == []
    plain = re.sub(r"!(table|gallery)|!\[[a-z-]+\]", "", FOREIGN.sub("", text))
    assert [w for w in re.findall(r"[A-Za-z]+", plain) if not ROMAN.fullmatch(w)] == []


@every_article
def test_speech_and_quotes_are_printed_the_kazakh_way(article: Article) -> None:
    # A straight mark may stand only inside «»: a quotation within a quotation.
    assert article.prose.count("«") == article.prose.count("»")
    outside = re.sub(r"«[^«»]*»", "", article.prose)
    assert not re.search(r'["“”]', outside)
    assert not [line for line in article.prose.splitlines() if line.startswith(("- ", "— "))]


def test_lengths_are_as_a_newspaper_mixes_them() -> None:
    words = [_count_words(article) for article in ARTICLES.values()]
    assert len(words) >= 64
    assert sum(500 <= n <= 900 for n in words) >= 20
    assert sum(200 <= n < 500 for n in words) >= 30
    assert min(words) >= 80


def test_every_kind_of_block_is_used_in_several_articles() -> None:
    floors = {"verse": 5, "note": 4, "quote": 4, "table": 3, "gallery": 3, "video": 2}
    floors |= {"readalso": 8, "picture": 3, "heading": 10}
    assert {kind: _count_with(kind) for kind in floors if _count_with(kind) < floors[kind]} == {}


def test_ages_differ_and_a_dozen_articles_are_of_the_last_day() -> None:
    ages = [article.head["age_hours"] for article in ARTICLES.values()]
    assert len(set(ages)) == len(ages)
    assert 10 <= sum(age < 24 for age in ages) <= 14
    assert 24 * 75 < max(ages) < 24 * 95


def test_parts_of_a_series_are_complete_and_published_in_order() -> None:
    sizes = []
    for key in sorted(_keys("series")):
        parts = [a for a in ARTICLES.values() if a.head.get("series") == key]
        parts.sort(key=lambda article: article.head["part"])
        assert [a.head["part"] for a in parts] == list(range(1, len(parts) + 1))
        ages = [a.head["age_hours"] for a in parts]
        assert ages == sorted(ages, reverse=True)
        sizes.append(len(parts))
    assert sorted(sizes) == [2, 3]


def test_newsroom_has_unique_keys_and_every_rubric_is_written_in() -> None:
    for table, floor in {"rubrics": 9, "authors": 12, "topics": 14, "series": 2}.items():
        keys = [row["key"] for row in NEWSROOM[table]]
        assert len(keys) == len(set(keys)) >= floor
    rubrics = Counter(article.head.get("rubric") for article in ARTICLES.values())
    assert rubrics.keys() == _keys("rubrics") | {None}
    assert rubrics[None] in {3, 4}
    assert {a for one in ARTICLES.values() for a in one.head["authors"]} == _keys("authors")
    assert {t for one in ARTICLES.values() for t in one.head["topics"]} == _keys("topics")


def test_front_and_best_name_different_articles() -> None:
    front = [NEWSROOM["front"]["lead"], *NEWSROOM["front"]["slots"]]
    assert len(set(front)) == len(front) == 6
    best = NEWSROOM["best"]["picks"]
    assert set(front) | set(best) <= ARTICLES.keys()
    assert len({ARTICLES[key].head["rubric"] for key in best}) == len(best) == 3


def test_comments_are_younger_than_what_they_answer() -> None:
    seen: dict[str, list[float]] = {}
    for comment in COMMENTS:
        ages = seen.setdefault(comment["article"], [])
        parent = ages[comment["reply_to"]] if "reply_to" in comment else None
        article_age = ARTICLES[comment["article"]].head["age_hours"]
        assert 0 < comment["age_hours"] < (article_age if parent is None else parent)
        ages.append(comment["age_hours"])
    assert len(COMMENTS) >= 130
    assert len(seen) >= 35


def test_comments_are_in_kazakh_letters() -> None:
    for comment in COMMENTS:
        assert comment.keys() <= {"article", "name", "text", "age_hours", "reply_to"}
        assert comment["name"].strip()
        assert not re.search(r"[A-Za-z]", comment["name"] + comment["text"])
