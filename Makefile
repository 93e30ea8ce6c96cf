# Two commands matter: `make demo` and `make test`. Each sets up what it needs in .venv/ by itself.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: help demo test check unit run bench faults lock openapi clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/.ready ## Walk the sample responses through the whole service, in demo/
	$(BIN)/disclosure demo --out demo

test: check unit ## All checks

check: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/disclosure policy check
	$(BIN)/disclosure openapi check

unit: .venv/.ready
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

run: .venv/.ready ## Serve on this machine, on the demo's samples if it was run, and say the address and how to sign in
	@if [ -z "$${DISCLOSURE_HOME:-}" ] && [ -d demo/home ]; then $(BIN)/disclosure serve --home demo/home --sign-in-links; else $(BIN)/disclosure serve; fi

bench: .venv/.ready ## Measure against named peers; results go to tests/benchmarks/RESULTS.md
	$(BIN)/python -m tests.benchmarks

faults: .venv/.ready ## Long fault runs and tests that measure time
	$(BIN)/pytest -m faults

lock: ## Pin every dependency with its hash, without any address
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock

openapi: .venv/.ready ## Write the snapshots of the API anew
	$(BIN)/disclosure openapi write

clean: ## Remove what the commands above made
	rm -rf .venv demo dist build
