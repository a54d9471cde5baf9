"""The newsroom's Kazakh messages: collect what the installed packages say, compile, check.

`python tools/messages.py collect` brings locale/kk/LC_MESSAGES/*.po up to date with the Wagtail,
Django, taggit and django-filter installed: new messages are added empty, gone ones dropped.
`python tools/messages.py compile` writes the .mo files that Django reads; they are committed, so
that nothing has to be installed to run in Kazakh. `python tools/messages.py check` counts.

Django brings half of its Kazakh messages, some of them wrong (`Kannada` is there `Канада`); all
are written anew here, and the newsroom's catalogue stands before Django's.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "src/jarshy/newsroom/locale/kk/LC_MESSAGES"
HEADER = (
    "Project-Id-Version: jarshy\n"
    "Language: kk\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n!=1);\n"
)

# The catalogues of what is installed, the ones that say a thing first winning.
SOURCES = (
    ("wagtail", "admin"),
    ("wagtail", ""),
    ("wagtail", "snippets"),
    ("wagtail", "images"),
    ("wagtail", "users"),
    ("wagtail", "sites"),
    ("wagtail", "search"),
    ("wagtail", "embeds"),
    ("taggit", ""),
    ("django_filters", ""),
    ("django", "conf"),
    ("django", "contrib/auth"),
    ("django", "contrib/contenttypes"),
    ("django", "contrib/sessions"),
)
DOMAINS = ("django", "djangojs")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: `forms` are the translations, one, or two where there is a plural."""

    id: str
    plural: str = ""
    context: str = ""
    forms: tuple[str, ...] = ()
    origin: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two catalogues call the same message."""
        return self.context, self.id

    @property
    def is_translated(self) -> bool:
        """True when every form has words."""
        return len(self.forms) == (2 if self.plural else 1) and all(self.forms)


def read_po(file: Path) -> list[Message]:
    """The messages of a .po file in their order, its header and its dead entries left out."""
    blocks = file.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n")
    messages = (_read_block(block) for block in blocks)
    return [message for message in messages if message and message.id]


def _read_block(block: str) -> Message | None:
    fields: dict[str, str] = {}
    name, origin, is_fuzzy = "", "", False
    for line in block.splitlines():
        if line.startswith("#"):
            is_fuzzy |= line.startswith("#,") and "fuzzy" in line
            origin = line.removeprefix("#: ") if line.startswith("#: ") else origin
            continue
        quoted = line.strip()
        if not line.startswith('"'):
            name, _, quoted = quoted.partition(" ")
        fields[name] = fields.get(name, "") + ast.literal_eval(quoted or '""')
    if "msgid" not in fields:
        return None
    forms = tuple(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
    return Message(
        id=fields["msgid"],
        plural=fields.get("msgid_plural", ""),
        context=fields.get("msgctxt", ""),
        forms=() if is_fuzzy or not any(forms) else forms,
        origin=origin,
    )


def write_po(file: Path, messages: Iterable[Message]) -> None:
    """Writes the messages in their order, each under the name of the package it comes from."""
    parts = ["# Kazakh messages of the newsroom. Licence: BSD-3-Clause.\n" + _field("msgid", "")]
    parts[0] += _field("msgstr", HEADER)
    parts += [_write_block(message) for message in messages]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(parts), encoding="utf-8")


def _write_block(message: Message) -> str:
    lines = [f"#: {message.origin}\n"] if message.origin else []
    if message.context:
        lines.append(_field("msgctxt", message.context))
    lines.append(_field("msgid", message.id))
    if not message.plural:
        return "".join([*lines, _field("msgstr", "".join(message.forms[:1]))])
    lines.append(_field("msgid_plural", message.plural))
    forms = message.forms or ("", "")
    lines += [_field(f"msgstr[{n}]", form) for n, form in enumerate(forms)]
    return "".join(lines)


def _field(name: str, text: str) -> str:
    rows = text.splitlines(keepends=True)
    quoted = [_quote(row) for row in rows] if len(rows) > 1 else [_quote(text)]
    return f"{name} " + ("" if len(rows) < 2 else '""\n') + "\n".join(quoted) + "\n"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t").replace("\r", "\\r") + '"'


def write_mo(file: Path, messages: Iterable[Message]) -> None:
    """Writes the binary catalogue that gettext reads; untranslated messages are left out."""
    pairs = {"": HEADER}
    for message in messages:
        if message.is_translated:
            key = f"{message.context}\x04{message.id}" if message.context else message.id
            key += f"\0{message.plural}" if message.plural else ""
            pairs[key] = "\0".join(message.forms)
    rows = sorted((key.encode(), text.encode()) for key, text in pairs.items())
    ids = b"".join(key + b"\0" for key, _ in rows)
    texts = b"".join(text + b"\0" for _, text in rows)
    table = 28
    start = table + 16 * len(rows)
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), table, table + 8 * len(rows), 0, start)
    index = _index((key for key, _ in rows), start)
    index += _index((text for _, text in rows), start + len(ids))
    file.write_bytes(head + index + ids + texts)


def _index(entries: Iterable[bytes], offset: int) -> bytes:
    packed = b""
    for entry in entries:
        packed += struct.pack("<2I", len(entry), offset)
        offset += len(entry) + 1
    return packed


def installed(domain: str) -> Iterator[Message]:
    """Every message the installed packages can say in this domain, once each, without words."""
    seen: set[tuple[str, str]] = set()
    for package, below in SOURCES:
        origin = "/".join(part for part in (package, below) if part)
        for message in _originals(package, below, domain):
            if message.key not in seen:
                seen.add(message.key)
                yield replace(message, origin=origin)


def _originals(package: str, below: str, domain: str) -> list[Message]:
    """What the package says; one that ships no English catalogue is asked through its German."""
    found = _catalogue(package, below, "en", domain) or _catalogue(package, below, "de", domain)
    return [replace(message, forms=(), origin="") for message in found]


def _catalogue(package: str, below: str, language: str, domain: str) -> list[Message]:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    file = Path(spec.origin).parent / below / f"locale/{language}/LC_MESSAGES/{domain}.po"
    return read_po(file) if file.exists() else []


def collect(domain: str) -> list[Message]:
    """The installed messages with the words we have for them."""
    file = LOCALE / f"{domain}.po"
    ours = {m.key: m for m in read_po(file)} if file.exists() else {}
    merged = []
    for message in installed(domain):
        known = ours.get(message.key)
        keeps = known is not None and known.is_translated and known.plural == message.plural
        merged.append(replace(message, forms=known.forms) if known and keeps else message)
    return merged


def main() -> int:
    """Runs one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("collect", "compile", "check"))
    command = parser.parse_args().command
    is_complete = True
    for domain in DOMAINS:
        file = LOCALE / f"{domain}.po"
        if command == "collect":
            write_po(file, collect(domain))
        messages = read_po(file)
        if command == "compile":
            write_mo(file.with_suffix(".mo"), messages)
        done = sum(message.is_translated for message in messages)
        is_complete &= done == len(messages)
        sys.stdout.write(f"{domain}: {done} of {len(messages)} messages have Kazakh words\n")
    return 0 if is_complete or command != "check" else 1


if __name__ == "__main__":
    sys.exit(main())
