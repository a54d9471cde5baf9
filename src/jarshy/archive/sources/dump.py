"""Text dumps of portal pages: what a reader saw, line by line, as Abai.kz prints it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jarshy import kazakh
from jarshy.archive.errors import PageError
from jarshy.archive.oldpage import OldPage, RawPage, SeenItem

# The longest page met is under 200 KB of text; ten times that is not a page any more.
MAX_BYTES = 2_000_000
MAX_HEADLINE = 400

_META = re.compile(
    r"^(?:(?P<rubric>.*\S)\s+)?(?P<views>\d{1,12})\s+(?P<comments>\d{1,7})\s+пікір"
    r"\s+(?P<moment>\d{1,2}\s+\S+\s+\d{4}\s+\S+\s+\d{1,2}:\d{2})\s*$"
)
_COUNT = re.compile(r"^\d{1,7}\s+пікір\s*$")
_BEST = "Үздік материалдар"
_BEST_TAIL = re.compile(r"^(?P<author>.*?)\s*(?P<views>\d{1,12})$")
_CREDIT = re.compile(r"^Сурет(?:тер)?:\s*(.+)$")
_POST = re.compile(r"/post/(\d{1,18})/?$")
_SITE_NAME = re.compile(r"\b([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,6})\b")
_SENTENCE_HEAD = re.compile(r"(?:^\W*|[.!?…]\s+\W*)\w")
_DOMAIN = re.compile(r"^[\w-]+(\.[\w-]+)+$")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


class PageDump:
    """A folder of dumps, or one; a file named by digits carries its id in its name."""

    name = "dump"

    def fetch(self, path: Path, address: str) -> Iterator[RawPage]:
        """The file itself, or every .txt below a folder in order of name."""
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            with file.open("rb") as stream:
                yield RawPage(str(file), stream.read(MAX_BYTES + 1), address)

    def parse(self, raw: RawPage) -> OldPage:
        """The page a dump shows.

        Errors: PageError for what is not such a dump, with the line where it stops being one.
        """
        lines, address = _split_address(_read_lines(raw.data), raw.address)
        lines, origin = _in_cyrillic(lines)
        meta_at, meta = _find_meta(lines)
        body, seen = _split_best(lines[meta_at + 1 :])
        headline, paragraphs = _headline(body, lines[meta_at].number)
        credit, paragraphs = _take_credit(paragraphs)
        signature, paragraphs = _take_signature(paragraphs)
        lead, paragraphs = _take_lead(paragraphs)
        return OldPage(
            old_id=_old_id(raw, address, headline),
            headline=headline,
            lead=lead,
            blocks=tuple(_block(paragraph) for paragraph in paragraphs),
            published_at=_moment(meta["moment"], lines[meta_at].number),
            views=int(meta["views"]),
            comments=int(meta["comments"]),
            visited_on=_visit(lines[:meta_at]),
            rubric=meta["rubric"] or "",
            authors=() if _is_house(signature) else tuple(filter(None, (signature,))),
            source=signature if _is_house(signature) else "",
            picture_credit=credit,
            language=_language(body),
            origin=origin,
            addresses=tuple(filter(None, (address,))),
            seen=seen,
        )


def _read_lines(data: bytes) -> list[_Line]:
    if len(data) > MAX_BYTES:
        raise PageError(f"larger than {MAX_BYTES:,} bytes: not a page dump")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PageError("not UTF-8 text", line) from error
    if not text.strip():
        raise PageError("the file is empty")
    if "\0" in text:
        raise PageError("a NUL byte: not a text", text[: text.index("\0")].count("\n") + 1)
    return [_Line(n, line.strip()) for n, line in enumerate(text.splitlines(), 1)]


def _split_address(lines: list[_Line], given: str) -> tuple[list[_Line], str]:
    """A first line that is an address tells where the page stood."""
    first = next(line for line in lines if line.text)
    if first.text.startswith(("http://", "https://")):
        return [line for line in lines if line.number > first.number], given or first.text
    return lines, given


def _in_cyrillic(lines: list[_Line]) -> tuple[list[_Line], str]:
    """The lines as they are stored, and the script they were printed in.

    Reading back loses a little: 0.4 % of Latin words, 1.5 % of Arabic ones, and all capitals of
    the Arabic script but those that begin a sentence.
    """
    scheme = kazakh.detect("\n".join(line.text for line in lines)).scheme or "cyrillic"
    if scheme == "cyrillic":
        return lines, "cyrillic"
    read = [_Line(line.number, _read_back(line.text, scheme)) for line in lines]
    return read, "arabic" if scheme == "arabic" else "latin"


def _read_back(text: str, scheme: str) -> str:
    """A line in Cyrillic; names of sites stay as they are."""
    parts = _SITE_NAME.split(text)
    turned = [
        part if n % 2 else kazakh.convert(part, "cyrillic", source=scheme)
        for n, part in enumerate(parts)
    ]
    joined = "".join(turned)
    return _SENTENCE_HEAD.sub(lambda m: m[0].upper(), joined) if scheme == "arabic" else joined


def _language(lines: list[_Line]) -> str:
    """Russian pages stand in the archive too; they are never converted to another script."""
    text = "\n".join(line.text for line in lines)
    russian = sum(end - start for start, end in kazakh.scripts.russian.find_russian(text))
    return "ru" if russian > len(text) / 2 else "kk"


def _find_meta(lines: list[_Line]) -> tuple[int, dict[str, Any]]:
    for index, line in enumerate(lines):
        match = _META.match(line.text)
        if match:
            return index, match.groupdict()
    written = [line for line in lines if line.text]
    number = written[1].number if len(written) > 1 else 0
    raise PageError(
        "no line with views, comments and the date (… 2 пікір 24 Қараша, 2023 сағат 16:21)", number
    )


def _moment(text: str, number: int) -> datetime:
    try:
        return kazakh.dates.parse_moment(text)
    except ValueError as error:
        raise PageError(str(error), number) from error


def _visit(lines: list[_Line]) -> date | None:
    written = [line for line in lines if line.text]
    if not written:
        return None
    try:
        return kazakh.dates.parse_masthead(written[0].text)
    except ValueError as error:
        raise PageError(str(error), written[0].number) from error


def _split_best(lines: list[_Line]) -> tuple[list[_Line], tuple[SeenItem, ...]]:
    """The article's lines up to the second count, and what the best-materials block shows."""
    texts = [line.text for line in lines]
    end = texts.index(_BEST) if _BEST in texts else len(lines)
    counts = [n for n in range(end) if _COUNT.match(texts[n])]
    article = lines[: counts[-1]] if counts else lines[:end]
    return article, _seen([line for line in lines[end + 1 :] if line.text])


def _seen(lines: list[_Line]) -> tuple[SeenItem, ...]:
    items = []
    for start in range(0, len(lines), 3):
        group = lines[start : start + 3]
        tail = _BEST_TAIL.match(group[2].text) if len(group) == 3 else None
        if tail is None:
            raise PageError("a best-materials entry without its number of views", group[-1].number)
        items.append(SeenItem(group[0].text, group[1].text, tail["author"], int(tail["views"])))
    return tuple(items)


def _headline(lines: list[_Line], meta_number: int) -> tuple[str, list[list[str]]]:
    paragraphs = _paragraphs(lines)
    if not paragraphs:
        raise PageError("no title after the date", meta_number)
    headline = " ".join(paragraphs[0])
    if len(headline) > MAX_HEADLINE:
        number = next(line.number for line in lines if line.text)
        raise PageError(f"a title of {len(headline)} letters; at most {MAX_HEADLINE}", number)
    return headline, paragraphs[1:]


def _paragraphs(lines: list[_Line]) -> list[list[str]]:
    """Lines that stand together; a blank line ends a paragraph."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.text:
            found[-1].append(line.text)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _take_credit(paragraphs: list[list[str]]) -> tuple[str, list[list[str]]]:
    match = _CREDIT.match(" ".join(paragraphs[0])) if paragraphs else None
    return (match[1], paragraphs[1:]) if match else ("", paragraphs)


def _take_signature(paragraphs: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The last paragraph when it is a name or a house, not a sentence."""
    if not paragraphs:
        return "", paragraphs
    last = " ".join(paragraphs[-1])
    is_name = len(last) <= 60 and last[-1] not in ".!?…:," and _looks_like_name(last)
    return (last, paragraphs[:-1]) if is_name else ("", paragraphs)


def _looks_like_name(text: str) -> bool:
    words = text.strip("«»").split()
    return len(words) <= 4 and all(word.strip("«»(")[:1].isupper() for word in words)


def _is_house(signature: str) -> bool:
    return bool(_DOMAIN.match(signature)) or signature.startswith("«")


def _take_lead(paragraphs: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The first paragraph; when the second says the same again, only one of them is kept."""
    if len(paragraphs) < 2 or len(paragraphs[0]) > 1:
        return "", paragraphs
    lead, second = paragraphs[0][0], " ".join(paragraphs[1])
    if lead.startswith(("–", "—", "-")):
        return "", paragraphs
    if second.startswith(lead.rstrip(".… ")):
        return "", paragraphs[1:]
    return lead, paragraphs[1:]


def _block(paragraph: list[str]) -> tuple[str, Any]:
    """Several short lines together are verse; a single line is a paragraph."""
    if len(paragraph) > 1 and all(len(line) < 80 for line in paragraph):
        return "verse", "\n".join(paragraph)
    return "paragraph", f"<p>{escape(' '.join(paragraph), quote=False)}</p>"


def _old_id(raw: RawPage, address: str, headline: str) -> str:
    """The number of the post; without one, a name that the same page always gets."""
    if address:
        number = _number(address)
        if number is None:
            raise PageError(f"the address {address} does not end in a post's number")
        return number
    stem = Path(raw.name).stem
    if re.fullmatch(r"[0-9]{1,18}", stem):
        return stem
    return "sha-" + hashlib.sha256(headline.encode()).hexdigest()[:24]


def _number(address: str) -> str | None:
    parts = urlsplit(address)
    match = _POST.search(parts.path)
    if match:
        return match[1]
    asked = parse_qs(parts.query).get("id", [""])[0]
    return asked if re.fullmatch(r"[0-9]{1,18}", asked) else None
