"""Takes the pictures under var/shots and writes index.html beside them.

`python -m tools.shots` starts a site of its own over each of three papers: the demo newsroom of
JARSHY_VAR (built when there is none), the awkward paper of the tests and a site without an article.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tools.shots.camera import SCHEMES, SCRIPTS, WIDTHS_PX, Look, take, write_index
from tools.shots.papers import PAPERS, find_pages


def main() -> int:
    """Takes the pictures asked for."""
    args = _arguments()
    folder = Path(os.environ.get("JARSHY_VAR", "var")) / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    looks = [
        Look(script, int(width), scheme)
        for width in args.widths.split(",")
        for scheme in args.schemes.split(",")
        for script in args.scripts.split(",")
    ]
    extra = dict(pair.split("=", 1) for pair in args.page)
    files: list[Path] = []
    if args.site:
        address = args.site.rstrip("/")
        files = take(address, _wanted(find_pages(address) | extra, args.only), looks, folder)
    else:
        for name in args.papers.split(","):
            with PAPERS[name]() as (address, pages):
                files += take(address, _wanted(pages | extra, args.only), looks, folder)
    write_index(folder)
    sys.stderr.write(f"{len(files)} pictures in {folder}\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.shots", description=__doc__.splitlines()[0])
    parser.add_argument("--papers", default=",".join(PAPERS))
    parser.add_argument("--only", default="", help="page types, comma between them")
    parser.add_argument("--scripts", default=",".join(SCRIPTS))
    parser.add_argument("--widths", default=",".join(map(str, WIDTHS_PX)))
    parser.add_argument("--schemes", default=",".join(SCHEMES))
    parser.add_argument("--site", default="", help="a running site instead of the papers")
    parser.add_argument("--page", action="append", default=[], help="name=path of one more page")
    return parser.parse_args()


def _wanted(pages: dict[str, str], only: str) -> dict[str, str]:
    return {name: path for name, path in pages.items() if not only or name in only.split(",")}


if __name__ == "__main__":
    raise SystemExit(main())
