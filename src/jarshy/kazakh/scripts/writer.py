"""The way forward: Cyrillic words and running text into another scheme."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jarshy.kazakh.scripts.lookalikes import MISTYPED, repair_word
from jarshy.kazakh.scripts.scheme import Scheme

_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""A character reference of HTML."""

ADDRESS_PATTERN = (
    r"(?:https?|ftp)://[^\s<>\"'«»“”]+"
    r"|\bwww\.[^\s<>\"'«»“”]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    rf"|{_REFERENCE}"
)
"""What is copied as it is: addresses and character references."""

_CYRILLIC = "\u0400-\u052f"
_WORD = f"[A-Za-z\u00c0-\u024f\u0259\u0275\u0300-\u036f{_CYRILLIC}\u00ad]+"
_HAS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
_HAS_LATIN = re.compile("[A-Za-z]")
_NOT_PLAIN = re.compile("[A-Za-z\u00c0-\u024f\u0259\u0275\u0300-\u036f\u00ad@&]")
"""A sign that a text holds more than plain Cyrillic words: Latin, marks, addresses."""

_CAPITALS = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_CASED_RUN = re.compile(f"[{_CAPITALS}]?[^{_CAPITALS}]+|[{_CAPITALS}]+")
_MARK = r"[,;?](?:(?<!\d[,;?])|(?!\d))"
_MARK_OUTSIDE_NUMBERS = re.compile(_MARK)
_NO_WORD = f"[^{_CYRILLIC}\\n&]*"
_LATIN_RUN = (
    f"[A-Za-z](?:{_NO_WORD}(?:(?:{_REFERENCE}|&(?!{_REFERENCE[1:]})){_NO_WORD})*[A-Za-z])?"
    f"(?![{_CYRILLIC}])"
)
"""From Latin letter to Latin letter, with what stands between; it ends in no reference."""

_MEMO_WORDS = 200_000
_LONG_WORD = 80


class Writer:
    """Writes Kazakh Cyrillic in one scheme, with a memo of the words already met.

    ``exceptions`` maps lower-case Cyrillic words to their spelling in the scheme; a key that
    ends in ``*`` gives the beginning of a word, the rest follows the rule.
    """

    def __init__(self, scheme: Scheme, exceptions: Mapping[str, str]) -> None:
        self.scheme = scheme
        self._whole = {key: value for key, value in exceptions.items() if key[-1:] != "*"}
        self._starts = {key[:-1]: value for key, value in exceptions.items() if key[-1:] == "*"}
        self._whole = self._starts | self._whole
        self._start_lengths = sorted({len(start) for start in self._starts}, reverse=True)
        self._rewrites = tuple((old[0], re.compile(old[1]), old[2]) for old in scheme.rewrites)
        self._table = self._build_table()
        self._is_letterwise = not (scheme.rewrites or scheme.mark_word)
        self._memo = _Memo(self._pick_builder())
        hyphen = "-?" if scheme.sees_hyphen else ""
        self._plain_word = re.compile(f"([{_CYRILLIC}]+{hyphen})")
        self._tokens = re.compile(_spell_tokens(scheme, _WORD + hyphen))

    def write(self, text: str) -> str:
        """Give prose in this scheme; addresses and text without Cyrillic stay as they are."""
        if _NOT_PLAIN.search(text):
            return self._write_mixed(text)
        parts = self._plain_word.split(text)
        if len(parts) > 1:
            memo = self._memo
            parts[1::2] = [memo[word] for word in parts[1::2]]
            text = "".join(parts)
        return self._write_marks(text) if self.scheme.marks else text

    def write_word(self, word: str) -> str:
        """Give one word (letters only) in this scheme, its capitals kept."""
        if not _HAS_CYRILLIC.search(word):
            return word
        return self._memo[repair_word(word)]

    def _write_parts(self, word: str) -> str:
        split = self.scheme.split_word
        parts = split(word) if split else (word,)
        return " ".join([self._write_caseless(part) for part in parts])

    def _pick_builder(self) -> Callable[[str], str]:
        """Give the shortest way to build a word: cold pages are mostly words not met before."""
        if self._starts or not (self.scheme.is_caseless or self._is_letterwise):
            return self._build_word
        build = self._write_letters
        if self.scheme.is_caseless:
            build = self._write_parts if self.scheme.split_word else self._write_caseless
        return self._check_first(build) if self._whole else build

    def _check_first(self, build: Callable[[str], str]) -> Callable[[str], str]:
        whole, match_case = self._whole, self._match_case

        def check(word: str) -> str:
            exception = whole.get(word.lower())
            return build(word) if exception is None else match_case(word, exception)

        return check

    def _build_word(self, word: str) -> str:
        if word[-1] == "-":
            return self._write_known(word[:-1], "-") + "-"
        return self._write_known(word, "")

    def _write_mixed(self, text: str) -> str:
        if not _HAS_CYRILLIC.search(text):
            no_words = self.scheme.marks and not _HAS_LATIN.search(text)
            return self._write_marks(text) if no_words and "&" not in text else text
        return self._tokens.sub(self._write_token, text)

    def _write_token(self, match: re.Match[str]) -> str:
        token = match[0]
        if match.lastgroup == "word":
            return self.write_word(token)
        if match.lastgroup == "mark":
            return self.scheme.marks[token]
        return token

    def _write_marks(self, text: str) -> str:
        return _MARK_OUTSIDE_NUMBERS.sub(lambda match: self.scheme.marks[match[0]], text)

    def _build_table(self) -> dict[int, str]:
        table = {}
        for letter, written in self.scheme.letters.items():
            table[ord(letter)] = written
            table[ord(letter.upper())] = self._capitalize(letter, written)
        for typed, meant in MISTYPED.items():
            table[ord(typed)] = table[ord(meant)]
        return table

    def _capitalize(self, letter: str, written: str) -> str:
        if letter in self.scheme.capitals:
            return self.scheme.capitals[letter]
        return self._upper(written[:1]) + written[1:]

    def _upper(self, text: str) -> str:
        if self.scheme.dotted_i:
            return text.replace("i", "İ").replace("ı", "I").upper()
        return text.upper()

    def _write_known(self, word: str, hyphen: str) -> str:
        if self._whole:
            lowered = word.lower()
            if lowered in self._whole:
                return self._match_case(word, self._whole[lowered])
            for length in self._start_lengths:
                if lowered[:length] in self._starts:
                    head = self._match_case(word[:length], self._starts[lowered[:length]])
                    return head + self._write_regular(word[length:], hyphen)
        return self._write_regular(word, hyphen)

    def _write_regular(self, word: str, hyphen: str) -> str:
        if self.scheme.is_caseless:
            return self._write_parts(word)
        if self._is_letterwise:
            return self._write_letters(word)
        if len(word) > 1 and word.isupper():
            return self._upper_word(self._apply(word.lower(), hyphen))
        if word[1:].islower() or len(word) == 1:
            return self._match_case(word, self._apply(word.lower(), hyphen))
        return "".join(self._write_hump(run) for run in _CASED_RUN.findall(word))

    def _write_letters(self, word: str) -> str:
        if len(word) > 1 and word.isupper():
            return self._upper_word(word.lower().translate(self._table))
        return word.translate(self._table)

    def _write_caseless(self, word: str) -> str:
        lowered = text = word.lower()
        for trigger, old, new in self._rewrites:
            if trigger in text:
                text = old.sub(new, text)
        written = text.translate(self._table)
        mark_word = self.scheme.mark_word
        return mark_word(lowered) + written if mark_word else written

    def _write_hump(self, run: str) -> str:
        written = self._apply(run.lower(), "")
        return self._upper_word(written) if run.isupper() else self._match_case(run, written)

    def _apply(self, lowered: str, hyphen: str) -> str:
        text = lowered + hyphen
        for trigger, old, new in self._rewrites:
            if trigger in text:
                text = old.sub(new, text)
        return text.removesuffix("-").translate(self._table)

    def _upper_word(self, written: str) -> str:
        for letter, capital in self.scheme.capitals.items():
            written = written.replace(self.scheme.letters[letter], capital)
        return self._upper(written)

    def _match_case(self, source: str, written: str) -> str:
        if self.scheme.is_caseless or source[0] == source[0].lower():
            return written
        if len(source) > 1 and source.isupper():
            return self._upper_word(written)
        first = source[0].lower()
        if first in self.scheme.capitals and written[:1] == self.scheme.letters[first]:
            return self.scheme.capitals[first] + written[1:]
        return self._upper(written[:1]) + written[1:]


class _Memo(dict[str, str]):
    """Words already written; emptied when full, long words are not kept."""

    def __init__(self, build: Callable[[str], str]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, word: str) -> str:
        written = self._build(word)
        if len(word) <= _LONG_WORD:
            if len(self) >= _MEMO_WORDS:
                self.clear()
            self[word] = written
        return written


def _spell_tokens(scheme: Scheme, word: str) -> str:
    """Give the pattern of tokens: in Arabic also marks, but not those between Latin words."""
    if not scheme.marks:
        return f"{ADDRESS_PATTERN}|(?P<word>{word})"
    return f"{ADDRESS_PATTERN}|{_LATIN_RUN}|(?P<word>{word})|(?P<mark>{_MARK})"
