#!/bin/sh
# Makes .venv and installs the locked requirements: `run` for the demo, `dev` for the tests.
# A stamp holds the lock file's checksum, so that a second run has nothing to do.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# The first interpreter that is new enough: distributions differ in which one python3 is.
python=""
for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 &&
     "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || stop "Jarshy needs Python 3.11 or newer; found: $(python3 --version 2>&1 || echo none). Name another one with PYTHON=…"

lock=requirements/$kind.txt
sum=$(cat "$lock" pyproject.toml | cksum | cut -d' ' -f1)
stamp=.venv/.ready-$kind-$sum
[ -x .venv/bin/python ] && [ -e "$stamp" ] && exit 0
# Everything of `run` is in `dev` too.
if [ "$kind" = run ] && [ -x .venv/bin/jarshy ]; then
  devsum=$(cat requirements/dev.txt pyproject.toml | cksum | cut -d' ' -f1)
  [ -e ".venv/.ready-dev-$devsum" ] && exit 0
fi

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    # Debian splits venv off; it may be installed where we are root.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "Installing python3-venv …"
      { apt-get -qq update && apt-get -qq install -y python3-venv; } >/dev/null 2>&1 || true
    fi
    "$python" -c 'import ensurepip' 2>/dev/null ||
      stop "Python's venv module is missing: install the package python3-venv and try again."
  fi
  say "Making a virtual environment in .venv …"
  "$python" -m venv .venv || stop "Could not make .venv in $(pwd): is the folder writable?"
fi

say "Installing the locked requirements ($(grep -c '==' "$lock") packages) …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" ||
  stop "The requirements could not be installed; pip's last lines above say why."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ||
  stop "Jarshy itself could not be installed into .venv; pip's last lines above say why."
rm -f .venv/.ready-"$kind"-*
touch "$stamp"
