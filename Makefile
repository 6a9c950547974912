# Everything one does with this site. `make` alone lists it.
# TOPIC=topics/driving-test does it with another topic than the one at the root.
# Works with GNU make 3.81, the one macOS has, and with -j.

PYTHON ?= python3
PORT ?= 8000
TOPIC ?= .
NAME ?=
BEFORE ?=
ARGS ?=
RELEASE ?=
WITHOUT_ENDED ?=
COPIES ?= 12
PAPER ?= a4
BASE ?= main

VENV := .venv
RUN := $(VENV)/bin/python -m

# Python looks here before it looks among its libraries: a yaml.py in this folder would run in place of the real one.
OURS := $(addsuffix /__init__.py,model check macros host publish contribute tests)
STRANGERS := $(filter-out $(OURS),$(wildcard *.py *.pyc *.so */__init__.py */__init__.pyc */__init__.so topics/*.py topics/*/*.py topics/*/*/__init__.py))
ifneq ($(STRANGERS),)
$(error $(firstword $(STRANGERS)): this may run in place of a library. Take it out, or move it to the room it belongs to)
endif

# Names of files stand in commands below, where a ';' in one of them would begin another command.
ODD := $(shell find topics contribute .github -maxdepth 2 -name '*[!A-Za-z0-9._-]*' 2>/dev/null | head -n 1; \
	find . -maxdepth 1 -name '*[!A-Za-z0-9._-]*.md' | head -n 1)
ifneq ($(ODD),)
$(error $(ODD): a name here may only have letters, digits, dots and hyphens. Rename it)
endif

TOPICS := . $(patsubst %/mkdocs.yml,%,$(wildcard topics/*/mkdocs.yml))

NODE := requirements/node
NODE_TOOLS := $(NODE)/node_modules/.package-lock.json
NODE_RUN := $(VENV)/bin/node $(NODE)/node_modules/.bin
PUBLISH := requirements/publish
PUBLISH_TOOLS := $(PUBLISH)/node_modules/.package-lock.json
LIGHTHOUSE := requirements/lighthouse
LIGHTHOUSE_TOOLS := $(LIGHTHOUSE)/node_modules/.package-lock.json
NODE_LOCKS := $(NODE)/package-lock.json $(PUBLISH)/package-lock.json $(LIGHTHOUSE)/package-lock.json
NPM := $(VENV)/bin/npm --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
BIOME := $(NODE_RUN)/biome check --config-path $(NODE) --error-on-warnings --no-errors-on-unmatched \
	$(wildcard overrides tests/scripts publish/worksheet_files/templates/*.css)

# One pinned version for every Python and system, so that everyone builds the same bytes.
UV_COMPILE = $(RUN) uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes \
	--no-annotate --no-header $(ARGS) pyproject.toml

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:

.PHONY: help
help:
	@awk -F ':.*## ' '/^## / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo; echo "TOPIC=topics/my-guide behind a command does it with that topic in place of the one at the root."

## Working on the site

.PHONY: setup
setup: $(VENV)/.site ## Install what a writer needs, into .venv
	@echo "Ready. Next: make serve"

# Not strict: a broken link is named below, and the page stays in view while it is mended.
# The settings are read first: MkDocs would load whatever they name before anybody could look.
.PHONY: serve
serve: $(VENV)/.site ## Show the site on http://127.0.0.1:8000 while you write (PORT=8001 for another)
	@echo "Reading the pages. In a few seconds they are at http://127.0.0.1:$(PORT) ..."
	@$(RUN) check.check_config $(TOPIC)
	@$(RUN) mkdocs serve --config-file $(TOPIC)/mkdocs.yml --no-strict --dev-addr 127.0.0.1:$(PORT)

.PHONY: check-content
check-content: $(VENV)/.site ## Say what is wrong with the pages, with file and line
	$(RUN) check $(TOPIC)

.PHONY: site
site: $(VENV)/.publish $(PUBLISH_TOOLS) ## Build the finished site into site/ (RELEASE=1 leaves nothing out, BEFORE=folder of the release before, or online)
	@requirements/install-system paper $(VENV)/bin/python || true
	$(RUN) publish $(if $(RELEASE),--release) $(if $(WITHOUT_ENDED),--without-ended) $(if $(BEFORE),--before "$(BEFORE)") $(TOPIC)

.PHONY: every-site
every-site: ## Build the finished site of every topic, each into its own folder
	@for topic in $(TOPICS); do $(MAKE) --no-print-directory site TOPIC=$$topic || exit 1; done

.PHONY: release
release: ## Build the finished site, and fail if anything has to be left out
	@$(MAKE) --no-print-directory site RELEASE=1

.PHONY: servers
servers: $(VENV)/.site ## Write settings for nginx and Caddy into servers/, for the site in site/
	@$(RUN) publish.servers $(TOPIC)

.PHONY: topic
topic: $(VENV)/.site ## Make a topic of your own in topics/ (NAME=my-guide)
	@$(RUN) contribute.new_topic "$(NAME)"

## Handing out the worksheet

.PHONY: pack
pack: site ## Make one PDF to print for a group, in paper/ (COPIES=12, PAPER=a4, letter or large-print-a4)
	$(RUN) publish.worksheet_files.pack $(COPIES) $(PAPER) $(TOPIC)

.PHONY: sheets
sheets: site ## Make pictures of every page of the worksheets, in paper/
	$(RUN) publish.worksheet_files.pictures $(TOPIC)

.PHONY: picture
picture: sheets $(VENV)/.test ## Take the pictures of the site that the README shows
	@browser=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& SITE_CHROMIUM="$$browser" $(RUN) tests.helpers.product_picture

## Changing the words

.PHONY: question
question: $(VENV)/.site ## Start a new question; asks for what it needs (ARGS='group "Did I …?"')
	@$(RUN) contribute --topic $(TOPIC) question $(ARGS)

.PHONY: page
page: $(VENV)/.site ## Start a new page; asks for what it needs (ARGS='"Its title" "What it is for."')
	@$(RUN) contribute --topic $(TOPIC) page $(ARGS)

.PHONY: summary
summary: $(VENV)/.site ## Say in words what changed since BASE (BASE=main)
	@$(RUN) contribute --topic $(TOPIC) summary $(BASE)

.PHONY: overdue
overdue: $(VENV)/.site ## List the pages and sources that are due for review
	@$(RUN) contribute --topic $(TOPIC) overdue $(ARGS)

.PHONY: issue
issue: $(VENV)/.site ## Keep one issue on GitHub that says what is due (needs its command gh)
	@$(RUN) contribute --topic $(TOPIC) issue

## Keeping the promises

.PHONY: test test-long test-words
test: ## Run the tests, in some minutes (TOPIC=topics/my-guide for all of a topic, ARGS="-k name" for some)
test-long: ## Run the tests that take long by nature: very long pages, other topics in browsers, all pages in all looks
test-words: check-content check-markdown check-spelling ## Run what a change of words needs: the checks, the content, the built pages

test: SELECTED := $(if $(filter .,$(TOPIC)),-m "not long")
test-long: SELECTED := -m long
test-words: SELECTED := -m "not long" tests/content tests/site

test test-long test-words: $(VENV)/.test $(PUBLISH_TOOLS) $(NODE_TOOLS)
	@SITE_CHROMIUM=$$(requirements/install-system browser $(VENV)/bin/python); \
	SITE_HEADLESS=$$(requirements/install-system headless); \
	SITE_FIREFOX=$$(requirements/install-system firefox); \
	SITE_WEBKIT=$$(requirements/install-system webkit); \
	export SITE_CHROMIUM SITE_HEADLESS SITE_FIREFOX SITE_WEBKIT; \
	requirements/install-system paper $(VENV)/bin/python && export REQUIRE_PAPER=1; \
	requirements/install-system office && export REQUIRE_OFFICE=1; \
	requirements/install-system servers && export REQUIRE_SERVERS=1; \
	$(RUN) pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(SELECTED) $(if $(filter-out .,$(TOPIC)),-k $(notdir $(TOPIC:/=))) $(ARGS)

NOT_WORDS := . ':(exclude)docs' ':(exclude,glob)topics/*/docs/**' ':(exclude)expected.yml' ':(exclude,glob)topics/*/expected.yml'

.PHONY: test-change
test-change: ## Run the tests that a change since BASE needs: test-words if only words differ, else test and test-long
	@if git diff --quiet "$(BASE)" -- $(NOT_WORDS) && test -z "$$(git ls-files --others --exclude-standard -- $(NOT_WORDS))"; \
	then $(MAKE) --no-print-directory test-words; \
	else $(MAKE) --no-print-directory test && $(MAKE) --no-print-directory test-long; fi

# All of them, even when one finds something: a person mends the lot in one go.
CHECKS := check-python check-layout check-types check-templates check-markdown check-spelling check-scripts check-html check-workflows

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
	$(RUN) djlint --lint --quiet --allow-empty-input macros/templates overrides publish

check-markdown: $(VENV)/.check
	$(VENV)/bin/rumdl check --quiet docs topics $(wildcard *.md contribute/*.md)

check-spelling: $(VENV)/.check
	$(RUN) codespell_lib

check-scripts: $(NODE_TOOLS)
	$(NODE_RUN)/tsc --project $(NODE)
	$(BIOME)

check-workflows: $(VENV)/.check $(NODE_TOOLS)
	$(VENV)/bin/zizmor --offline --quiet --no-progress --persona=auditor .github
	$(VENV)/bin/check-jsonschema --quiet --builtin-schema vendor.github-workflows $(wildcard .github/workflows/*.yml)
	$(VENV)/bin/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(VENV)/bin/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms \
		$(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(VENV)/bin/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(VENV)/bin/node $(NODE)/workflows.mjs $(wildcard .github/workflows/*.yml)

check-html: every-site $(NODE_TOOLS)
	$(NODE_RUN)/html-validate --config $(NODE)/htmlvalidate.cjs $(TOPICS:%=%/site)

.PHONY: format
format: $(VENV)/.check $(NODE_TOOLS) ## Lay out Python, scripts and styles as check wants them
	$(RUN) ruff check --select I --fix
	$(RUN) ruff format
	$(BIOME) --write

.PHONY: bench
bench: $(VENV)/.test ## Build generated topics beside stock tools and compare (ARGS="10 100" for fewer pages)
	$(RUN) tests.bench $(ARGS)

.PHONY: bench-browser
bench-browser: site $(VENV)/.test $(LIGHTHOUSE_TOOLS) ## Measure every page of the site in a browser (ARGS="worksheet/ --times 1" for some, or quicker)
	@SITE_CHROMIUM=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& export SITE_CHROMIUM && $(RUN) tests.bench.browser $(ARGS)

## Looking after it

# The largest group first: the others take their versions from it, so that all three agree.
# No address may stand in a lock: everyone installs from wherever their own pip and npm are set to.
.PHONY: lock
lock: $(VENV)/.check ## Pin the requirements anew (ARGS=--upgrade for newer versions)
	$(UV_COMPILE) --group check -o requirements/check.txt
	$(UV_COMPILE) --group test -o requirements/test.txt -c requirements/check.txt
	$(UV_COMPILE) --group publish -o requirements/publish.txt -c requirements/check.txt
	$(UV_COMPILE) --group site -o requirements/site.txt -c requirements/check.txt
	$(UV_COMPILE) --group uv -o requirements/uv.txt -c requirements/check.txt
	$(NPM) --prefix $(NODE) install --package-lock-only --omit-lockfile-registry-resolved
	$(NPM) --prefix $(PUBLISH) install --package-lock-only --omit-lockfile-registry-resolved
	$(NPM) --prefix $(LIGHTHOUSE) install --package-lock-only --omit-lockfile-registry-resolved
	@! grep -nE '://|"resolved"' requirements/*.txt || { echo "A lock must hold no address."; exit 1; }
	@$(VENV)/bin/node $(NODE)/without_funding.mjs $(NODE_LOCKS)
	@! grep -nE '"(resolved|funding)"' $(NODE_LOCKS)

.PHONY: schemas
schemas: $(VENV)/.site ## Write anew what editors complete pages and settings from
	$(RUN) model.json_schema

# Both ask over the network, and no list of weaknesses is kept here. uv reads projects alone, so it is given one
# that asks for what is pinned.
.PHONY: audit
audit: $(VENV)/.check $(NODE_TOOLS) ## Ask whether weaknesses are known in anything that is pinned
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT \
		&& $(RUN) uv --quiet init --bare --no-workspace --name pinned "$$folder" \
		&& $(RUN) uv --quiet --project "$$folder" add --no-sync --requirements requirements/check.txt \
		&& $(RUN) uv --project "$$folder" --preview-features audit-command audit --frozen
	@$(NPM) --prefix $(NODE) audit
	@$(NPM) --prefix $(PUBLISH) audit
	@$(NPM) --prefix $(LIGHTHOUSE) audit

.PHONY: clean
clean: ## Remove everything that make made
	rm -rf servers $(TOPICS:%=%/site) $(TOPICS:%=%/.site-*) $(TOPICS:%=%/paper) $(VENV) $(NODE)/node_modules $(PUBLISH)/node_modules $(LIGHTHOUSE)/node_modules .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .rumdl_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets above stand on. A stamp is a file whose age says when a lock was last installed.

# An environment whose Python was upgraded away starts anew, whatever its stamps say.
ifeq ($(realpath $(VENV)/bin/python),)
.PHONY: $(VENV)/.site
endif

$(VENV)/bin/python:
	@requirements/install-system venv $(PYTHON)
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv --clear --without-pip $(VENV)

$(VENV)/.site $(VENV)/.publish $(VENV)/.test $(VENV)/.check: $(VENV)/.%: requirements/%.txt $(VENV)/bin/python
	@requirements/install requirements/$*.txt $(VENV) $(PYTHON)
	@touch $@

# One after the other, also under -j: they share an environment.
$(VENV)/.publish: $(VENV)/.site
$(VENV)/.test: $(VENV)/.publish
$(VENV)/.check: $(VENV)/.test

$(NODE_TOOLS) $(PUBLISH_TOOLS) $(LIGHTHOUSE_TOOLS): %/node_modules/.package-lock.json: %/package.json %/package-lock.json $(VENV)/.publish
	@echo "Installing $*/package-lock.json ..."
	@$(NPM) --prefix $* ci >/dev/null
	@touch $@
