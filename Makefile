# The front desk. Every target says what it does; `make` alone lists them.
PORT ?= 8000
PAGES ?=
ONLY ?=
BIN := .venv/bin

.PHONY: help demo test check serve bench docs lock shots messages
help:
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

demo: ## a Kazakh news portal on http://127.0.0.1:$(PORT); PORT= another port, PAGES= page dumps to import first
	@sh tools/prepare.sh run
	@$(BIN)/jarshy demo --port $(PORT) $(if $(PAGES),--pages "$(PAGES)")

test: ## everything that must hold, on both databases; installs what it needs
	@sh tools/prepare.sh dev
	@sh tools/test.sh

check: ## style, types and fences only
	@sh tools/prepare.sh dev
	@sh tools/check.sh

serve: ## the site of var/ without the demo newsroom
	@sh tools/prepare.sh run
	@$(BIN)/jarshy serve --port $(PORT)

bench: ## what is measured; ONLY=name runs one
	@sh tools/prepare.sh dev
	@$(BIN)/python -m bench $(ONLY)

docs: ## the documents that can be run, run
	@sh tools/prepare.sh dev
	@$(BIN)/python -m pytest -q tests/docs

shots: ## pictures of every page type in every script, under var/shots
	@sh tools/prepare.sh dev
	@$(BIN)/python -m tools.shots

lock: ## writes requirements/*.txt anew from pyproject.toml
	@sh tools/lock.sh
