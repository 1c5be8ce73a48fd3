# Everything runs from a virtual environment that these rules make from python3 alone.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

.PHONY: run test check format snapshots bench wheel screenshot generated clean

run: $(READY)
	@$(BIN)/migwatch-tui $(ARGS)

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

check: $(READY)
	$(BIN)/ruff format --check tui tests
	$(BIN)/ruff check tui tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

format: $(READY)
	$(BIN)/ruff format tui tests
	$(BIN)/ruff check --fix tui tests

snapshots: $(READY)
	$(BIN)/python -m pytest -n 0 tests/snapshots --snapshot-update

bench: $(READY)
	$(BIN)/python -m tests.bench

wheel: $(READY)
	$(BIN)/python -m build --wheel

# The picture, the key table and the schemas that are kept in the repository.
generated: $(READY)
	$(BIN)/python -m tests.generate

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv* dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
