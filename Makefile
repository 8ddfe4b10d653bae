# Needs python 3.11 or newer, make and git; everything else comes from requirements.lock.
#   make demo    sets up, reads examples/, prints the timeline
#   make test    sets up, runs the tests
#   make check   everything that must hold before a change is pushed

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed.stamp
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null && $$p -c '$(NEW_ENOUGH)' && echo $$p && break; done)

DEMO_STORE := out/demo.sqlite
DEMO_PAIR := IDN AUS
TESTFLAGS ?= -n auto
export OMP_NUM_THREADS ?= 1

.PHONY: help setup demo picture test fuzz check lint types imports gate evals figures speed lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMP)  ## .venv with everything of requirements.lock, and the dateline command in it

$(STAMP): pyproject.toml requirements.lock
	@if [ -z "$(PYTHON)" ]; then \
		echo "make: no python 3.11 or newer found; name one with make PYTHON=/path/to/python3" >&2; exit 1; fi
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' || { echo "make: $(PYTHON) is older than 3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: $(PYTHON) has no venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: setup  ## read the pages of examples/ and print what they say of two states
	@mkdir -p out
	@rm -f $(DEMO_STORE) $(DEMO_STORE)-wal $(DEMO_STORE)-shm
	$(BIN)/dateline read examples/pages --store $(DEMO_STORE)
	$(BIN)/dateline timeline --between $(DEMO_PAIR) --store $(DEMO_STORE)

picture: demo  ## docs/images/timeline.svg from the demo's store
	$(BIN)/python docs/images/draw.py $(DEMO_STORE) $(DEMO_PAIR) 2024 > out/timeline.svg
	mv out/timeline.svg docs/images/timeline.svg

test: setup  ## the tests
	$(BIN)/python -m pytest $(TESTFLAGS)

fuzz: setup  ## what takes bytes from outside, under a coverage-guided fuzzer (atheris)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-fuzz.lock
	$(BIN)/python -m pytest tests/fuzz

check: lint types imports test gate  ## everything that must hold before a change is pushed

lint: setup  ## ruff: format and rules
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: setup  ## mypy --strict
	$(BIN)/mypy
	$(BIN)/mypy evals/run.py evals/speed.py evals/table.py docs/images/draw.py

imports: setup  ## the layers of docs/architecture.md
	$(BIN)/lint-imports

gate: setup  ## the scores of evals/ against evals/floors.toml; passes at once where there is no data
	$(BIN)/python evals/run.py --gate

evals: setup  ## all scores beside those of other programs, and the speed
	$(BIN)/python evals/run.py --json out/evals.json
	$(BIN)/python evals/speed.py --json out/speed.json

figures: evals  ## the tables of README.md and docs/evaluation.md from new figures
	$(BIN)/python evals/table.py out/evals.json out/speed.json --write README.md docs/evaluation.md

speed: setup  ## pages and words a CPU-second, beside spaCy alone
	$(BIN)/python evals/speed.py --json out/speed.json

lock:  ## requirements.lock anew from pyproject.toml; needs uv (pip install uv)
	@command -v uv >/dev/null || { echo "make: make lock needs uv: pip install uv" >&2; exit 1; }
	uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet -o requirements.lock

clean:  ## remove the virtual environment, caches and out/
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
