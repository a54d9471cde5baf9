"""The library from the shell: text on standard input, the answer on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from jarshy.kazakh.errors import KazakhError

EXIT_BAD_INPUT = 1


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give its exit status: 0, or 1 when the input was refused."""
    options = build_parser().parse_args(arguments)
    run: Callable[[argparse.Namespace, TextIO], Iterator[str]] = options.run
    try:
        for line in run(options, sys.stdin):
            print(line, end="")
    except (KazakhError, UnicodeDecodeError) as error:
        print(f"jarshy.kazakh: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    return 0


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of ``python -m jarshy.kazakh``."""
    parser = argparse.ArgumentParser(prog="python -m jarshy.kazakh", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    convert = commands.add_parser("convert", help="write the text in another scheme")
    convert.add_argument("to", help="cyrillic, latin_2018, latin_2021, latin_abai or arabic")
    convert.add_argument("--source", default="auto", help="the scheme of the input (auto)")
    convert.add_argument("--html", action="store_true", help="the input is HTML in Cyrillic")
    convert.add_argument("--keep-russian", action="store_true", help="leave runs of Russian")
    convert.add_argument("--style", action="append", default=[], help="a style of the scheme")
    convert.set_defaults(run=run_convert)
    for name, run, help_text in (
        ("detect", run_detect, "name the scheme of the text and how sure that is"),
        ("repair", run_repair, "put look-alikes, quotes, dashes and spaces right"),
        ("stem", run_stem, "give every word and its stem, tab between"),
        ("check", run_check, "give the words not accepted and suggestions"),
        ("explain", run_explain, "tell what repair would change and how words are analysed"),
        ("learn", run_learn, "learn a lexicon from running text, one paragraph a line"),
    ):
        commands.add_parser(name, help=help_text).set_defaults(run=run)
    return parser


def run_convert(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give the converted text, whole or line by line."""
    from jarshy.kazakh.scripts import convert, convert_html
    from jarshy.kazakh.scripts.detection import detect

    text = stream.read()
    if options.html:
        yield convert_html(text, options.to, styles=options.style)
        return
    source = options.source if options.source != "auto" else detect(text).scheme or "cyrillic"
    yield convert(
        text, options.to, source=source, styles=options.style, keep_russian=options.keep_russian
    )


def run_detect(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give the scheme and the confidence."""
    from jarshy.kazakh.scripts.detection import detect

    found = detect(stream.read())
    yield f"{found.scheme or 'unknown'}\t{found.confidence}\n"


def run_repair(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give the repaired text."""
    from jarshy.kazakh.text import repair

    yield repair(stream.read()).text


def run_stem(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give word and stem, a line each."""
    from jarshy.kazakh.morphology import stem
    from jarshy.kazakh.tokens import words

    for line in stream:
        for token in words(line):
            yield f"{token.text}\t{stem(token.text)}\n"


def run_check(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give each word that is not accepted, with its line and suggestions."""
    from jarshy.kazakh.spelling import check, suggest
    from jarshy.kazakh.tokens import words

    for number, line in enumerate(stream, 1):
        for token in words(line):
            if any(char.isalpha() for char in token.text) and not check(token.text):
                better = ", ".join(suggest(token.text))
                yield f"{number}:{token.start + 1}\t{token.text}\t{better}\n"


def run_explain(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give every repair with its reason, then the analyses of every word."""
    from jarshy.kazakh.morphology import analyze
    from jarshy.kazakh.text import repair
    from jarshy.kazakh.tokens import words

    repaired = repair(stream.read())
    for change in repaired.changes:
        yield f"{change.start}:{change.end}\t{change.before} -> {change.after}\t{change.reason}\n"
    for token in words(repaired.text):
        for analysis in analyze(token.text)[:3]:
            slots = " ".join(analysis.slots)
            yield f"{token.text}\t{analysis.stem}\t{analysis.part}\t{slots}\n"


def run_learn(options: argparse.Namespace, stream: TextIO) -> Iterator[str]:
    """Give the lexicon of the input as a table."""
    from jarshy.kazakh.scripts.lexicon import format_lexicon, learn

    yield format_lexicon(learn(stream), "Word forms and counts learned by jarshy.kazakh")


if __name__ == "__main__":
    sys.exit(main())
