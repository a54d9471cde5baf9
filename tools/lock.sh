#!/bin/sh
# Writes the locked requirements anew: hashes, no addresses.
set -eu
cd "$(dirname "$0")/.."
uv=.venv-lock/bin/uv
[ -x "$uv" ] || { python3 -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv; }
lock() {
  "$uv" pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"
}
lock --extra build -o requirements/run.txt
lock --extra build --extra dev -o requirements/dev.txt
rm -rf .venv-lock
