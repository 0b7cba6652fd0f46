# Two targets do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types rooms unit lock clean system docs peers

demo: $(VENV)/.run
	@$(BIN)/twosource compare examples/ferry-harbour -o demo/dossier.html

test: system $(VENV)/.dev lint types rooms unit

# The project's own environment: the locked set first, checked by hash, then the package itself.
$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# What the tests need from the system (a browser); does nothing when it is there.
system:
	sh scripts/system-packages.sh

lint:
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts

types:
	$(BIN)/mypy

rooms:
	$(BIN)/lint-imports

unit:
	$(BIN)/pytest

# Installs what the benchmark measures itself against (some lower a version that we pin: not for tests).
peers: $(VENV)/.dev requirements-peers.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.txt

# Pins the full set with hashes. Run after a change of dependencies.
lock: $(VENV)/.dev
	sh scripts/lock.sh $(BIN)

clean:
	rm -rf $(VENV) demo build

# Renews what the documents quote from the program. Run after a change of what it prints.
docs: $(VENV)/.dev
	$(BIN)/python scripts/fill_docs.py
