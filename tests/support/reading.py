"""What a person sees of a page: its visible text, a block a line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "div", "dd", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"head", "script", "style", "template", "noscript"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data


def visible_lines(html: str) -> list[str]:
    """The text of every block in the order of the document, white space folded."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [line for line in map(fold_space, reader.lines) if line]


def fold_space(text: str) -> str:
    """White space of any kind as one plain space, as a browser shows it."""
    return re.sub(r"\s+", " ", text).strip()


def first_missing(wanted: list[str], lines: list[str]) -> str | None:
    """The first wanted line that does not stand whole, in order, among the lines."""
    rest = iter(lines)
    return next((line for line in wanted if not any(line == seen for seen in rest)), None)
