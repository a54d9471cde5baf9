"""How HTML is cut into tags and text, and what its elements mean for the language."""

from __future__ import annotations

import html as entities
import re


def _list(names: str) -> frozenset[str]:
    return frozenset(names.split())


_REST = r"[^>=]*+(?:=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|)[^>=]*+)*+(?:>|\Z)"
"""The rest of a tag after its name; a quote counts only after ``=``, as in browsers."""

RAW = _list("script style textarea xmp iframe noembed noframes")
"""Elements whose content is not markup; a token holds their start tag and content."""

CODE = _list("code pre kbd samp")
VOID = _list("area base br col embed hr img input link meta source track wbr")

SPEAKS = re.compile(r"\b(?:lang|translate)\b", re.I)
DRAWING = _list(
    "svg g path circle rect line polyline polygon ellipse use stop image text tspan defs symbol"
    " lineargradient radialgradient clippath mask pattern filter animate mi mo mn mspace"
)
"""Elements of drawings and formulas, which may close themselves with a slash."""

INLINE = _list(
    "a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp"
    " small span strong sub sup time u var wbr"
)
"""Elements that do not end a run of text."""

PROSE_ATTRIBUTES = _list(
    "title alt placeholder aria-label aria-description aria-roledescription aria-valuetext"
)
PROSE_META = _list(
    "description og:title og:description og:site_name og:image:alt twitter:title"
    " twitter:description twitter:image:alt application-name apple-mobile-web-app-title"
)

P_CLOSERS = _list(
    "address article aside blockquote details div dl fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul"
)
"""Start tags that end an open paragraph."""

IMPLIED_END = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
    "option": frozenset({"option", "optgroup"}),
}
"""Open element to the start tags that end it."""


def _spell_raw(name: str) -> str:
    return rf"(?i:{name})(?=[\s/>]){_REST}[^<]*+(?:<(?!/(?i:{name})[\s/>])[^<]*+)*+"


TOKEN = re.compile(
    r"(<(?:"
    + "|".join(_spell_raw(name) for name in sorted(RAW))
    + rf"|/?[A-Za-z]{_REST}"
    + r"|!--(?:-?>|(?:[^-]|-(?!-!?>))*+(?:--!?>|\Z))"
    + r"|[!?/][^>]*+(?:>|\Z)))"
)
"""Splits HTML into text and tokens by turns; linear in its length, whatever the input."""

START_TAG = re.compile(rf"<(/?)([A-Za-z][^\s/>]*+){_REST}")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'<]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")


def read_attributes(tag: str) -> dict[str, str]:
    """Give the attributes of a start tag: names in lower case, values decoded; the first wins."""
    attributes: dict[str, str] = {}
    inside = tag[1:].rstrip(">").split(None, 1)
    for match in _ATTRIBUTE.finditer(inside[1] if len(inside) > 1 else ""):
        value = (match[2] or "").strip("\"'") if match[2] else ""
        attributes.setdefault(match[1].lower(), entities.unescape(value))
    return attributes
