# Two commands matter to a newcomer: make demo, make test. Both make .venv first; .venv/bin/guvoh then runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint bench setup lock clean

setup: $(STAMP)

$(STAMP): requirements/lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Guvoh needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing what Guvoh needs into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/python demo/run.py $(FILES)

# FollowTheMoney judges our exports from a Python of its own, for what it needs is not what Guvoh needs.
FTM := $(CURDIR)/$(VENV)/ftm

# `make test TESTS=--whole` tries all of what is else a sample (CONTRIBUTING.md).
test: lint
	@sh tests/system.sh
	@test -e $(FTM)/.installed || { $(PYTHON) -m venv $(FTM) && $(FTM)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/ftm.txt 2>/dev/null && touch $(FTM)/.installed; } || echo "Left out: FollowTheMoney could not be installed. Tests that need it will say so."
	@if test -e $(FTM)/.installed; then export FTM_PYTHON=$(FTM)/bin/python; fi; $(BIN)/python -m pytest -n 2 --dist loadfile $(TESTS)

check: lint
	@$(BIN)/python -m pytest -q tests/house

lint: setup
	@$(BIN)/ruff check src tests demo bench
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: setup
	@$(BIN)/python bench/run.py

lock: setup
	@sh requirements/lock.sh

clean:
	rm -rf $(VENV) build demo/out
