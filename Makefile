# Needs make, Python 3.11 or later with its venv module, and the Python package index; nothing else.
#   make demo     reads the project's own example articles, puts them into a store and searches it
#   make test     everything that CI runs
#   make test-backends   the optional taggers with their own libraries, in an environment of their own
#   make bench    speed, memory, start-up time and installed size
#   make docs     writes the output that the documents show anew
#   make lint, make format, make clean

PYTHON ?= python3
BIN := .venv/bin
BACKENDS := .venv-backends
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
# An active environment of the caller's is not ours to fill.
unexport VIRTUAL_ENV

.PHONY: demo test test-backends bench docs lint format clean

demo: export TAWATUR_STORE := build/demo.db
demo: .venv/ready
	$(BIN)/tawatur read --format text $(wildcard examples/*.txt examples/*.html)
	mkdir -p build
	$(BIN)/tawatur add $(wildcard examples/*.txt examples/*.html)
	$(BIN)/tawatur status
	$(BIN)/tawatur search --of events --type ASSAULT --factuality actual --limit 3

test: lint
	$(BIN)/pytest -n auto

# One thread: the models are tiny.
test-backends: $(BACKENDS)/ready
	OMP_NUM_THREADS=1 $(BACKENDS)/bin/pytest tests/backends

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/ready
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: .venv/ready
	$(BIN)/python -m bench

docs: .venv/ready
	$(BIN)/python -m tools.docs

clean:
	rm -rf .venv $(BACKENDS) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The versions are those of uv.lock, on every machine.
.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tawatur needs Python 3.11 or later; set PYTHON=… to name one" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv \
	  || { echo "$(PYTHON) has no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; rm -rf .venv; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	$(BIN)/uv sync --frozen --quiet
	@$(BIN)/python -c 'from tawatur.rules.build import write; write()'
	@touch $@

# By pip, which takes PyTorch from wherever pip is set up to find it (a build for processors alone is much
# smaller); the versions are those of uv.lock all the same.
$(BACKENDS)/ready: .venv/ready
	@test -x $(BACKENDS)/bin/python || $(PYTHON) -m venv $(BACKENDS)
	$(BIN)/uv export --frozen --quiet --all-extras --no-hashes --no-emit-project --output-file $(BACKENDS)/locked.txt
	$(BACKENDS)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(BACKENDS)/locked.txt \
	  --editable '.[transformers,gliner,stanza]' pytest hypothesis
	@touch $@
