# Two commands do everything on a fresh machine with Python 3.11+:
#   make demo    set up, load the sample municipality, serve it
#   make test    set up, check and test everything
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
STAMP  := $(VENV)/.ready
CONSTRAINTS ?= constraints.txt

.PHONY: setup demo test lint messages benchmarks clean

setup: $(STAMP)

$(STAMP): pyproject.toml $(CONSTRAINTS)
	@echo "→ Setting up $(VENV) (once; a few minutes on a slow connection)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) --group dev -e .
	@touch $@
	@echo "✓ Ready"

demo: setup
	@$(BIN)/python -m sample_site.manage oit_demo --address http://127.0.0.1:$(PORT)
	@$(BIN)/python -m sample_site.manage runserver --noreload 127.0.0.1:$(PORT)

test: setup lint
	@$(BIN)/python -m pytest -n auto --dist loadgroup --rerun-show-tracebacks

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

messages: setup
	@$(BIN)/python locale/extract.py

benchmarks: setup
	@$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) var staticfiles dist build
