"""Repair of Kazakh text that explains itself: every change says where, what and why.

The offsets of all changes refer to the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jarshy.kazakh.errors import check_unicode
from jarshy.kazakh.scripts.lookalikes import MISTYPED, is_mixed, unmix

DASH = "–"
"""The dash of speech and of the copula, as Kazakh portals set it."""

NBSP = "\u00a0"


@dataclass(frozen=True)
class Change:
    """One repair: what stood at ``start:end`` of the given text and what replaces it.

    Shape: changes of one word chain: the ``before`` of the second is the ``after`` of the first,
    both with the offsets of the word.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Repaired:
    """A repaired text and its changes in the order of their offsets."""

    text: str
    changes: tuple[Change, ...]


REASONS = {
    "nfc": "letter and mark joined into one character (NFC)",
    "lookalike": "a letter of the other alphabet that looks the same",
    "mistyped": "a letter of another Cyrillic alphabet stood for a Kazakh one",
    "invisible": "an invisible character inside the text",
    "quotes": "quotation marks are « » outside and “ ” inside",
    "dash": "a hyphen between spaces is a dash",
    "space": "a non-breaking space stood where the line may break",
    "binding": "number and unit, № and number, initial and surname stay on one line",
}
"""Rule name to the reason shown to an editor."""

_LATIN = "A-Za-z\u00c0-\u024f\u0259\u0275"
_CYRILLIC = "\u0400-\u052f"
_UNSEEN = "\u200b\ufeff\u2060"
_JOINED = f"\u0300-\u036f{_UNSEEN}"
_WORD = re.compile(f"[{_LATIN}{_CYRILLIC}{_JOINED}]+")
_SUSPECT_WORD = re.compile(
    f"[{_CYRILLIC}][{_JOINED}]*[{_LATIN}]|[{_LATIN}][{_JOINED}]*[{_CYRILLIC}]"
    f"|[{_JOINED}{''.join(MISTYPED)}]"
)
_HAS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
_HAS_LATIN = re.compile(f"[{_LATIN}]")
_OTHER_CYRILLIC = re.compile("[ЄєҐґЂђЋћЉљЊњЏџЈјЅѕ]")
_UNSEEN_TABLE = dict.fromkeys(map(ord, _UNSEEN))
_MISTYPED_TABLE = str.maketrans(MISTYPED)
_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_LETTER = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_UNITS = "км|м|см|мм|кг|г|т|л|га|млн|млрд|трлн|тг|ж\\.|жж\\.|°C"


def repair_words(text: str) -> Iterator[Change]:
    """Give the changes inside words: unseen characters, NFC, look-alikes, mistyped letters."""
    if not _SUSPECT_WORD.search(text):
        return
    for match in _WORD.finditer(text):
        if _SUSPECT_WORD.search(match[0]):
            yield from _repair_word(match.start(), match[0], text)


def _repair_word(start: int, word: str, text: str) -> Iterator[Change]:
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("invisible", lambda part: part.translate(_UNSEEN_TABLE)),
        ("nfc", lambda part: unicodedata.normalize("NFC", part)),
        ("mistyped", _replace_mistyped),
        ("lookalike", lambda part: unmix(part, _find_script(text)) if is_mixed(part) else part),
    )
    end, before = start + len(word), word
    for rule, step in steps:
        after = step(before)
        if after != before:
            yield Change(start, end, before, after, rule, REASONS[rule])
            before = after


def _find_script(text: str) -> str:
    """Give the script most letters of a text are of."""
    latin, cyrillic = len(_HAS_LATIN.findall(text)), len(_HAS_CYRILLIC.findall(text))
    return "latin" if latin > cyrillic else "cyrillic"


def _replace_mistyped(word: str) -> str:
    return word if _OTHER_CYRILLIC.search(word) else word.translate(_MISTYPED_TABLE)


def repair_quotes(text: str) -> Iterator[Change]:
    """Give the changes of quotation marks: « » outside, “ ” inside, by matched pairs only."""
    if not _QUOTE_TO_CHECK.search(text):
        return
    for line in _LINE.finditer(text):
        if _QUOTE.search(line[0]) and _HAS_CYRILLIC.search(line[0]):
            yield from _repair_line_quotes(line.start(), line[0])


_LINE = re.compile(r"[^\n]+")
_QUOTE = re.compile('["“”„«»]')
_QUOTE_TO_CHECK = re.compile('["“”„]|«[^»\n]*«')
_OPENS_AFTER = frozenset(" \u00a0\t([{–—-/")


def _repair_line_quotes(offset: int, line: str) -> Iterator[Change]:
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _QUOTE.finditer(line):
        if _opens(line, match.start(), opened):
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    starts = {start for start, _ in pairs}
    sound = [
        (start, end)
        for start, end in pairs
        if (start - 1 in starts or _stands_before(line, start)) and _is_followed(line, start)
    ]
    for position, wanted in _place_quotes(sound):
        if line[position] != wanted:
            at = offset + position
            yield Change(at, at + 1, line[position], wanted, "quotes", REASONS["quotes"])


def _opens(line: str, position: int, opened: list[int]) -> bool:
    """Tell whether a quotation mark opens, by its shape and, when that is open, its place."""
    mark = line[position]
    if mark in "«„":
        return True
    if mark in "»”" or (mark == "“" and opened and line[opened[-1]] == "„"):
        return False
    follows_opened = bool(opened) and opened[-1] == position - 1
    return (follows_opened or _stands_before(line, position)) and _is_followed(line, position)


def _stands_before(line: str, position: int) -> bool:
    """Tell whether a mark stands where an opening one may: at the head, after space or bracket."""
    return position == 0 or line[position - 1] in _OPENS_AFTER


def _is_followed(line: str, position: int) -> bool:
    after = line[position + 1 : position + 2]
    return bool(after) and not after.isspace()


def _place_quotes(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give the mark wanted at each position; a pair inside another pair is an inner one."""
    end_of_outer = -1
    for start, end in sorted(pairs):
        inner = start < end_of_outer
        yield start, "“" if inner else "«"
        yield end, "”" if inner else "»"
        end_of_outer = max(end_of_outer, end)


_HYPHEN_AS_DASH = re.compile(r"(?<!\S)--?(?=[ \u00a0]+\S)")
_LOOSE_SPACE = re.compile(
    f"(?:(?<=[{_LETTER}][{_LETTER},;:!?»])|(?<=[{_LETTER}][{_LETTER}]\\.))"
    f"[\u00a0\u202f\u2007](?=[{_LETTER}])"
)
_BINDING_SPACE = re.compile(
    f"(?<=№) (?=\\d)|(?<=\\d) (?=(?:{_UNITS})(?![{_LETTER}])|[%₸])"
    f"|(?<=[^{_LETTER}][{_CAPITAL}]\\.) (?=[{_CAPITAL}][{_LETTER}.])"
    f"|(?<=^[{_CAPITAL}]\\.) (?=[{_CAPITAL}][{_LETTER}.])"
)


def repair_dashes(text: str) -> Iterator[Change]:
    """Give the hyphens between spaces that stand for a dash, in lines with Cyrillic."""
    if " -" not in text and "-" not in text[:1] and "\n-" not in text:
        return
    for line in _LINE.finditer(text):
        if "-" in line[0] and _HAS_CYRILLIC.search(line[0]):
            yield from _replace_all(_HYPHEN_AS_DASH, line, DASH, "dash")


def repair_spaces(text: str) -> Iterator[Change]:
    """Give the non-breaking spaces to loosen and the plain ones to bind."""
    whole = _WHOLE.match(text)
    assert whole is not None
    yield from _replace_all(_LOOSE_SPACE, whole, " ", "space")
    yield from _replace_all(_BINDING_SPACE, whole, NBSP, "binding")


_WHOLE = re.compile(r"(?s).*")


def _replace_all(
    pattern: re.Pattern[str], part: re.Match[str], after: str, rule: str
) -> Iterator[Change]:
    for match in pattern.finditer(part[0]):
        start, end = part.start() + match.start(), part.start() + match.end()
        yield Change(start, end, match[0], after, rule, REASONS[rule])


TYPOGRAPHY: tuple[Callable[[str], Iterator[Change]], ...] = (
    repair_quotes,
    repair_dashes,
    repair_spaces,
)
"""Rules that never touch a letter; they see the text with its words already repaired."""


def repair(text: str) -> Repaired:
    """Give the text with its look-alikes, marks, quotes, dashes and spaces put right.

    Shape: the result is a fixed point: repairing it again changes nothing.
    Errors: SurrogateError.
    """
    check_unicode(text)
    in_words = list(repair_words(text))
    sound = _apply(text, in_words) if in_words else text
    around = [change for rule in TYPOGRAPHY for change in rule(sound)]
    if in_words and around:
        around = list(_move_back(sorted(around, key=_start), in_words))
    changes = sorted([*in_words, *around], key=_start)
    return Repaired(_apply(text, changes) if changes else text, tuple(changes))


def _start(change: Change) -> int:
    return change.start


def _move_back(around: list[Change], in_words: list[Change]) -> Iterator[Change]:
    """Give changes of the text with repaired words the offsets of the text as it was given."""
    ends = {change.end: change for change in in_words}
    last = [(change.start, change.end, len(change.after)) for change in ends.values()]
    place, shift = 0, 0
    for change in around:
        while place < len(last) and last[place][0] - shift <= change.start:
            start, end, length = last[place]
            shift += (end - start) - length
            place += 1
        yield replace(change, start=change.start + shift, end=change.end + shift)


def _apply(text: str, changes: list[Change]) -> str:
    pieces: list[str] = []
    position = 0
    for change in changes:
        if pieces and change.start < position:
            pieces[-1] = change.after
            continue
        pieces += [text[position : change.start], change.after]
        position = change.end
    return "".join(pieces) + text[position:]
