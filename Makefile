# Everything that a fresh machine needs (Python 3.11, make, the network) is set up by the two targets below.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

# Published clients, each where its versions clash with nobody's. One is written for Python 3.12: pyenv's, if it has one.
CLIENTS   := build/clients
NAMED     := tests/clients/published/environments
PYTHONS   := $(patsubst $(NAMED)/%.txt,$(CLIENTS)/%/.installed,$(wildcard $(NAMED)/*.txt))
RAY       := build/ray
PYTHON312 ?= $(lastword python3.12 $(wildcard $(HOME)/.pyenv/versions/3.12.*/bin/python))
ifneq ($(shell $(PYTHON312) -c 'import sys; print(sys.version_info >= (3, 12))' 2>/dev/null),True)
PYTHONS := $(filter-out $(CLIENTS)/wyoming/.installed,$(PYTHONS))
WITHOUT := tests/clients/published/test_home_assistant.py
endif

# The image: `make image RUNTIME=onnxruntime-gpu`, `make image-push IMAGE=registry/cadenza:1`.
IMAGE     ?= cadenza
RUNTIME   ?= onnxruntime
PLATFORM  ?= linux/amd64
PLATFORMS ?= linux/amd64,linux/arm64
TREE      := build/image

.DEFAULT_GOAL := help
.PHONY: help demo test test-clients test-notebook test-image test-ray image image-push image-tree clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

demo: $(STAMP)  ## Start the server, speak the sample request through it, write demo.wav
	$(BIN)/python examples/demo.py

# The tests start a hundred processes, of which each would compile the modules anew where Python may not keep them.
test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMP)  ## Lint, type-check and run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

test-clients: $(STAMP) $(PYTHONS) $(CLIENTS)/node/.installed  ## Run clients that others publish against the server
	@[ -z "$(WITHOUT)" ] || echo "LEFT OUT, for want of Python 3.12 (PYTHON312=...): $(WITHOUT)"
	$(BIN)/pytest -n 0 -m clients tests/clients/published $(addprefix --ignore=,$(WITHOUT))

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

# SageMaker takes plain manifests only, hence no provenance.
image:  ## Build the container image (needs Docker)
	docker build --platform $(PLATFORM) --provenance=false --build-arg RUNTIME=$(RUNTIME) --tag $(IMAGE) .

image-push:  ## Build it for amd64 and arm64, and push it to its registry (needs Docker)
	docker buildx build --platform $(PLATFORMS) --provenance=false --build-arg RUNTIME=$(RUNTIME) --tag $(IMAGE) --push .

image-tree: $(TREE)/.made  ## Lay out the image's files in build/image, without Docker

$(TREE)/.made: $(STAMP) scripts/install_image.sh scripts/image_tree.sh $(shell find src -type f -not -name '*.pyc')
	PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/image_tree.sh $(TREE)
	touch $@

test-image: $(STAMP) $(TREE)/.made  ## Run the image's files as a container: no network, read-only root
	sh scripts/isolate.sh $(TREE) $(BIN)/pytest -n 0 -m image tests/image

test-ray: $(STAMP) $(RAY)/.installed  ## Run the server's replicas under Ray Serve
	$(BIN)/pytest -n 0 -m ray tests/ray

$(RAY)/.installed: pyproject.toml
	rm -rf $(@D)
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[ray]'
	touch $@

clean:  ## Remove what the other targets made
	rm -rf $(VENV) $(CLIENTS) $(RAY) $(TREE) demo.wav .mypy_cache .ruff_cache .pytest_cache
