# Everything that a fresh machine needs (Python 3.11, make, the network) is set up by the two targets below.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

# Published clients, each where its versions clash with nobody's. One is written for Python 3.12: pyenv's, if it has one.
CLIENTS   := build/clients
NAMED     := tests/clients/published/environments
PYTHONS   := $(patsubst $(NAMED)/%.txt,$(CLIENTS)/%/.installed,$(wildcard $(NAMED)/*.txt))
PYTHON312 ?= $(lastword python3.12 $(wildcard $(HOME)/.pyenv/versions/3.12.*/bin/python))

.DEFAULT_GOAL := help
.PHONY: help demo test test-clients test-notebook clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

demo: $(STAMP)  ## Start the server, speak the sample request through it, write demo.wav
	$(BIN)/python examples/demo.py

test: $(STAMP)  ## Lint, type-check and run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

test-clients: $(STAMP) $(PYTHONS) $(CLIENTS)/node/.installed  ## Run clients that others publish against the server
	$(BIN)/pytest -n 0 -m clients tests/clients/published

test-notebook: $(STAMP) $(VENV)/.notebook  ## Run the notebook, against an account in memory and a gateway
	$(BIN)/pytest -n 0 -m notebook tests/notebook

$(VENV)/.notebook: $(STAMP)
	$(BIN)/python -m pip install --quiet --editable '.[test,notebook]'
	touch $@

$(CLIENTS)/wyoming/.installed: PYTHON := $(PYTHON312)
$(CLIENTS)/%/.installed: $(NAMED)/%.txt
	@$(PYTHON) --version >/dev/null || { echo "make test-clients needs $(PYTHON) for $<"; exit 1; }
	rm -rf $(@D)
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

$(CLIENTS)/node/.installed: $(NAMED)/package.json $(NAMED)/package-lock.json
	@npm --version >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || \
		{ echo "make test-clients needs Node.js 20 or newer, with npm"; exit 1; }
	rm -rf $(@D)
	mkdir -p $(@D)
	cp $^ $(@D)
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund
	touch $@

clean:  ## Remove what the other targets made
	rm -rf $(VENV) $(CLIENTS) demo.wav .mypy_cache .ruff_cache .pytest_cache
