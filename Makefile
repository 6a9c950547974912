# Everything one does with this site. `make` alone lists it.
# Works with GNU make 3.81, the one macOS has, and with -j.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

VENV := .venv
RUN := $(VENV)/bin/python -m

NODE := requirements/node
NODE_TOOLS := $(NODE)/node_modules/.package-lock.json
NODE_RUN := $(VENV)/bin/node $(NODE)/node_modules/.bin
NPM := $(VENV)/bin/npm --prefix $(NODE) --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
BIOME := $(NODE_RUN)/biome check --config-path $(NODE) --error-on-warnings --no-errors-on-unmatched \
	$(wildcard overrides tests/scripts)

# One pinned version for every Python and system, so that everyone builds the same bytes.
UV_COMPILE = $(RUN) uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes \
	--no-annotate --no-header $(ARGS) pyproject.toml

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:

.PHONY: help
help:
	@awk -F ':.*## ' '/^## / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

## Working on the site

.PHONY: setup
setup: $(VENV)/.site ## Install what builds the site, into .venv
	@echo "Ready. Next: make serve"

# Not strict: a broken link is named below, and the page stays in view while it is mended.
.PHONY: serve
serve: $(VENV)/.site ## Show the site on http://127.0.0.1:8000 while you write (PORT=8001 for another)
	$(RUN) mkdocs serve --no-strict --dev-addr 127.0.0.1:$(PORT)

.PHONY: check-content
check-content: $(VENV)/.site ## Say what is wrong with the pages, with file and line
	$(RUN) macros

.PHONY: site
site: $(VENV)/.site ## Build the finished site into site/
	$(RUN) publish

.PHONY: picture
picture: site $(VENV)/.test ## Take the picture of the site that the README shows
	@browser=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& SITE_CHROMIUM="$$browser" $(RUN) tests.helpers.product_picture

## Keeping the promises

.PHONY: test
test: $(VENV)/.test ## Run the tests (ARGS="-k name" for some of them)
	@browser=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& export SITE_CHROMIUM="$$browser" REQUIRE_BROWSER=1; \
	$(RUN) pytest $(ARGS)

# All of them, even when one finds something: a person mends the lot in one go.
CHECKS := check-python check-layout check-types check-templates check-markdown check-spelling check-scripts check-html

.PHONY: check $(CHECKS)
check: $(NODE_TOOLS) ## Read the code and the words for faults
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-python: $(VENV)/.check
	$(RUN) ruff check

check-layout: $(VENV)/.check
	$(RUN) ruff format --check

check-types: $(VENV)/.check
	$(RUN) mypy

check-templates: $(VENV)/.check
	$(RUN) djlint --lint --quiet --allow-empty-input macros/templates overrides

check-markdown: $(VENV)/.check
	$(VENV)/bin/rumdl check --quiet docs $(wildcard *.md)

check-spelling: $(VENV)/.check
	$(RUN) codespell_lib

check-scripts: $(NODE_TOOLS)
	$(NODE_RUN)/tsc --project $(NODE)
	$(BIOME)

check-html: site $(NODE_TOOLS)
	$(NODE_RUN)/html-validate --config $(NODE)/htmlvalidate.cjs site

.PHONY: format
format: $(VENV)/.check $(NODE_TOOLS) ## Lay out Python, scripts and styles as check wants them
	$(RUN) ruff check --select I --fix
	$(RUN) ruff format
	$(BIOME) --write

.PHONY: bench
bench: $(VENV)/.test ## Build generated topics beside stock tools and compare (ARGS="10 100" for fewer pages)
	$(RUN) tests.bench $(ARGS)

## Looking after it

# The largest group first: the others take their versions from it, so that all three agree.
# No address may stand in a lock: everyone installs from wherever their own pip and npm are set to.
.PHONY: lock
lock: $(VENV)/.check ## Pin the requirements anew (ARGS=--upgrade for newer versions)
	$(UV_COMPILE) --group check -o requirements/check.txt
	$(UV_COMPILE) --group test -o requirements/test.txt -c requirements/check.txt
	$(UV_COMPILE) --group site -o requirements/site.txt -c requirements/check.txt
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved
	@! grep -nE '://|"resolved"' requirements/*.txt || { echo "A lock must hold no address."; exit 1; }
	@! grep -n '"resolved"' $(NODE)/package-lock.json

.PHONY: clean
clean: ## Remove everything that make made
	rm -rf site .site-* $(VENV) $(NODE)/node_modules .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .rumdl_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets above stand on. A stamp is a file whose age says when a lock was last installed.

# An environment whose Python was upgraded away starts anew, whatever its stamps say.
ifeq ($(realpath $(VENV)/bin/python),)
.PHONY: $(VENV)/.site
endif

$(VENV)/bin/python:
	@requirements/install-system venv $(PYTHON)
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.site $(VENV)/.test $(VENV)/.check: $(VENV)/.%: requirements/%.txt $(VENV)/bin/python
	@echo "Installing requirements/$*.txt ..."
	@$(RUN) pip install -qq --require-hashes --only-binary :all: --requirement requirements/$*.txt
	@touch $@

# One after the other, also under -j: pip cannot share an environment.
$(VENV)/.test: $(VENV)/.site
$(VENV)/.check: $(VENV)/.test

$(NODE_TOOLS): $(NODE)/package.json $(NODE)/package-lock.json $(VENV)/.check
	@echo "Installing $(NODE)/package-lock.json ..."
	@$(NPM) ci >/dev/null
	@touch $@
