#!/bin/sh
# Style, types and fences: fast, before any test.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
export JARSHY_VAR="${JARSHY_VAR:-$(mktemp -d)}"
echo "== style"
$bin/ruff check --quiet .
$bin/ruff format --check --quiet .
echo "== types";  $bin/mypy
echo "== floors"; (cd src && "../$bin/lint-imports" --no-cache --config ../pyproject.toml >/dev/null) ||
  (cd src && "../$bin/lint-imports" --no-cache --config ../pyproject.toml)
echo "== migrations"
DJANGO_SETTINGS_MODULE=jarshy.config.settings $bin/python -m django makemigrations --check --dry-run
