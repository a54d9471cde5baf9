"""Words and elements of XML documents: whatever was typed, what comes out is well-formed."""

from __future__ import annotations

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

# What XML 1.0 cannot hold in any form, not even as a character reference (section 2.2, Char).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML has no place for."""
    return _ILLEGAL.sub("", text)


def line(text: str) -> str:
    """A title: clean, on one line."""
    return " ".join(clean(text).split())


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """An element around finished XML; attributes are plain text.

    Shape: `xml_lang` is written xml:lang; an attribute that is empty is left out.
    """
    said = "".join(
        f' {key.replace("_", ":")}="{words(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def words(text: str) -> str:
    """Plain text for the inside of an element or of an attribute's quotes."""
    return escape(clean(text))
