"""The way forward: Cyrillic words and running text into another scheme."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jarshy.kazakh.scripts.lookalikes import repair_word
from jarshy.kazakh.scripts.scheme import Scheme

WORD_PATTERN = "[A-Za-z\u00c0-\u024f\u0300-\u036f\u0400-\u052f\u00ad]+"
"""A run of letters with the marks that stand inside words (accents, the soft hyphen).

Latin letters belong to it so that a mixed word is seen whole.
"""

ADDRESS_PATTERN = (
    r"(?:https?|ftp)://[^\s<>\"'«»“”]+"
    r"|\bwww\.[^\s<>\"'«»“”]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
"""What is copied as it is: addresses and character references."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_CASED_RUN = re.compile("[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]?[^A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+")
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
        self._start_lengths = sorted({len(start) for start in self._starts}, reverse=True)
        self._rewrites = tuple((re.compile(old), new) for old, new in scheme.rewrites)
        self._table = self._build_table()
        self._memo: dict[str, str] = {}
        self._sees_hyphen = any("(?=-)" in old for old, _ in scheme.rewrites)
        word = f"{WORD_PATTERN}-?" if self._sees_hyphen else WORD_PATTERN
        self._word = re.compile(word)
        self._tokens = re.compile(_pick_token_pattern(scheme, word))
        self._bare_marks = re.compile(_MARKS_BETWEEN_DIGITS) if scheme.marks else None

    def write(self, text: str) -> str:
        """Give prose in this scheme; addresses and text without Cyrillic stay as they are."""
        if not _CYRILLIC.search(text):
            return self._write_marks(text)
        if self.scheme.marks or _ADDRESS_SIGN.search(text):
            return self._tokens.sub(self._write_token, text)
        return self._word.sub(self._write_match, text)

    def write_word(self, word: str) -> str:
        """Give one word (letters only) in this scheme, its capitals kept."""
        known = self._memo.get(word)
        if known is None:
            known = self._build_word(word)
            if len(word) <= _LONG_WORD:
                if len(self._memo) >= _MEMO_WORDS:
                    self._memo.clear()
                self._memo[word] = known
        return known

    def _write_match(self, match: re.Match[str]) -> str:
        return self.write_word(match[0])

    def _write_token(self, match: re.Match[str]) -> str:
        token = match[0]
        if match.lastgroup == "word":
            return self.write_word(token)
        if match.lastgroup == "mark":
            return self.scheme.marks[token]
        return token

    def _write_marks(self, text: str) -> str:
        if self._bare_marks is None or _LATIN.search(text):
            return text
        return self._bare_marks.sub(lambda match: self.scheme.marks[match[0]], text)

    def _build_table(self) -> dict[int, str]:
        table = {}
        for letter, written in self.scheme.letters.items():
            table[ord(letter)] = written
            table[ord(letter.upper())] = self._capitalize(letter, written)
        return table

    def _capitalize(self, letter: str, written: str) -> str:
        if self.scheme.script == "Arab":
            return written
        if letter in self.scheme.capitals:
            return self.scheme.capitals[letter]
        return self._upper(written[:1]) + written[1:]

    def _upper(self, text: str) -> str:
        if self.scheme.dotted_i:
            return text.replace("i", "İ").replace("ı", "I").upper()
        return text.upper()

    def _build_word(self, word: str) -> str:
        if not _CYRILLIC.search(word):
            return word
        word = repair_word(word)
        if not _CYRILLIC.search(word):
            return word
        hyphen = "-" if word[-1] == "-" else ""
        return self._write_known(word.removesuffix("-"), hyphen) + hyphen

    def _write_known(self, word: str, hyphen: str) -> str:
        lowered = word.lower()
        exception = self._whole.get(lowered)
        if exception is not None:
            return self._match_case(word, exception)
        for length in self._start_lengths:
            if lowered[:length] in self._starts and length < len(word):
                head = self._match_case(word[:length], self._starts[lowered[:length]])
                return head + self._write_regular(word[length:], hyphen)
        if lowered in self._starts:
            return self._match_case(word, self._starts[lowered])
        return self._write_regular(word, hyphen)

    def _write_regular(self, word: str, hyphen: str) -> str:
        if self.scheme.script == "Arab":
            return self._write_caseless(word.lower())
        if len(word) > 1 and word.isupper():
            return self._upper_word(self._apply(word.lower(), hyphen))
        if not self._rewrites:
            return word.translate(self._table)
        if word[1:].islower() or len(word) == 1:
            return self._match_case(word, self._apply(word.lower(), hyphen))
        return "".join(self._write_hump(run) for run in _CASED_RUN.findall(word))

    def _write_hump(self, run: str) -> str:
        written = self._apply(run.lower(), "")
        return self._upper_word(written) if run.isupper() else self._match_case(run, written)

    def _write_caseless(self, lowered: str) -> str:
        mark = self.scheme.mark_word(lowered) if self.scheme.mark_word else ""
        return mark + self._apply(lowered, "")

    def _apply(self, lowered: str, hyphen: str) -> str:
        text = lowered + hyphen
        for old, new in self._rewrites:
            text = old.sub(new, text)
        return text.removesuffix("-").translate(self._table)

    def _upper_word(self, written: str) -> str:
        for letter, capital in self.scheme.capitals.items():
            written = written.replace(self.scheme.letters[letter], capital)
        return self._upper(written)

    def _match_case(self, source: str, written: str) -> str:
        if self.scheme.script == "Arab" or source[:1] == source[:1].lower():
            return written
        if len(source) > 1 and source.isupper():
            return self._upper_word(written)
        first = source[0].lower()
        if first in self.scheme.capitals and written[:1] == self.scheme.letters[first]:
            return self.scheme.capitals[first] + written[1:]
        return self._upper(written[:1]) + written[1:]


_ADDRESS_SIGN = re.compile(r"://|[@&]|www\.")
_LATIN = re.compile("[A-Za-z]")
_MARKS_BETWEEN_DIGITS = r"(?<!\d)[,;?]|[,;?](?!\d)"
_LATIN_RUN = "[A-Za-z](?:[^\u0400-\u052f\\n]*[A-Za-z])?(?![\u0400-\u052f])"


def _pick_token_pattern(scheme: Scheme, word: str) -> str:
    """Give the pattern of what is not copied: in Arabic also marks, but not between Latin words."""
    if not scheme.marks:
        return f"{ADDRESS_PATTERN}|(?P<word>{word})"
    return f"{ADDRESS_PATTERN}|{_LATIN_RUN}|(?P<word>{word})|(?P<mark>{_MARKS_BETWEEN_DIGITS})"


