# All commands of this project. `make` alone lists them.
# TOPIC=topics/driving-test runs a command for that topic instead of the one at the root.
# Works with GNU make 3.81, the one macOS has, and with -j.

PYTHON ?= python3
PORT ?= 8000
TOPIC ?= .
NAME ?=
SHAPE ?=
BEFORE ?=
ARGS ?=
RELEASE ?=
WITHOUT_ENDED ?=
COPIES ?= 12
PAPER ?= a4
BASE ?= main
TREE ?= .

VENV := .venv
RUN := $(VENV)/bin/python -m

# Before anything of a change can run: a yaml.py here would be imported instead of PyYAML, and file names are part
# of commands below, where a ';' in a name would start another command.
STRANGE := $(shell sh requirements/guard 2>&1)
ifneq ($(STRANGE),)
$(error $(STRANGE))
endif

# GitHub shows messages beside their lines, and takes nothing that quotes a change for a command of its own.
ifeq ($(GITHUB_ACTIONS)$(MAKELEVEL),true0)
$(info ::add-matcher::.github/problem-matcher.json)
$(info ::stop-commands::$(shell od -An -N16 -tx1 /dev/urandom | tr -d ' '))
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

# One version for every Python and system, so that all build the same bytes.
UV_COMPILE = $(RUN) uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes \
	--no-annotate --no-header $(ARGS) pyproject.toml

export NO_MKDOCS_2_WARNING := 1
export TOPIC
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:

.PHONY: help
help:
	@awk -F ':.*## ' '/^## / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo; echo "Add TOPIC=topics/my-guide to run a command for that topic instead of the one at the root."

## Working on the site

.PHONY: setup
setup: $(VENV)/.site ## Install what a writer needs, into .venv
	@echo "Ready. Next: make serve"

# Not strict: a broken link is reported, and the page stays visible while it is fixed.
.PHONY: serve
serve: $(VENV)/.site ## Show the site on http://127.0.0.1:8000 while you write (PORT=8001 for another)
	@echo "Reading the pages. In a few seconds they are at http://127.0.0.1:$(PORT) ..."
	@$(RUN) host.serve $(TOPIC) $(PORT)

.PHONY: check-content
check-content: $(VENV)/.site ## List all mistakes in the content, with file and line
	$(RUN) check $(TOPIC)

.PHONY: site
site: $(VENV)/.publish $(PUBLISH_TOOLS) ## Build the finished site into site/ (RELEASE=1 leaves nothing out, BEFORE=folder of the release before, or online)
	@requirements/install-system paper $(VENV)/bin/python || true
	$(RUN) publish $(if $(RELEASE),--release) $(if $(WITHOUT_ENDED),--without-ended) $(if $(BEFORE),--before "$(BEFORE)") $(TOPIC)

.PHONY: every-site
every-site: ## Build the finished site of every topic, each into its own folder
	@for topic in $(TOPICS); do $(MAKE) --no-print-directory site TOPIC=$$topic || exit 1; done

.PHONY: release
release: ## Build the finished site, and fail if anything would be left out
	@$(MAKE) --no-print-directory site RELEASE=1

.PHONY: servers
servers: $(VENV)/.site ## Write settings for nginx and Caddy into servers/, for the site in site/
	@$(RUN) publish.servers $(TOPIC)

.PHONY: topic
topic: $(VENV)/.site ## Make a topic of your own (NAME=../my-guide SHAPE=guide, plan or checklist)
	@$(RUN) contribute topic "$(NAME)" "$(SHAPE)"

## Handing out the worksheet

.PHONY: pack
pack: site ## Make one PDF to print for a group, in paper/ (COPIES=12, PAPER=a4, letter or large-print-a4)
	$(RUN) publish.worksheet_files.pack $(COPIES) $(PAPER) $(TOPIC)

.PHONY: sheets
sheets: site ## Make an image of every page of the worksheets, in paper/
	$(RUN) publish.worksheet_files.page_images $(TOPIC)

.PHONY: compare-sheets
compare-sheets: site ## Show the printed pages that changed since BASE side by side, in paper/compare/ (BASE=main)
	@rm -rf .cache/before && mkdir -p .cache/before
	@start=$$($(RUN) contribute start "$(BASE)") && git archive "$$start" | tar -x -C .cache/before
	@ln -s "$(CURDIR)/$(PUBLISH)/node_modules" .cache/before/$(PUBLISH)/node_modules
	@echo "Building the site as it was ..."
	@cd .cache/before && "$(CURDIR)/$(VENV)/bin/python" -m publish $(TOPIC) >/dev/null
	$(RUN) publish.worksheet_files.page_images --before .cache/before/$(TOPIC)/site $(TOPIC)

.PHONY: picture
picture: sheets $(VENV)/.test ## Take the screenshots in the README
	@browser=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& SITE_CHROMIUM="$$browser" $(RUN) tests.helpers.product_picture

## Changing the words

# make takes '$50' for a variable, and a shell takes an apostrophe for the start of a quote.
NO_WORDS = $(if $(value ARGS),$(error Words in ARGS would be changed by make and the shell. \
	Type 'make $@' and answer, or give them to the command itself: $(RUN) contribute $@ --help))

.PHONY: question
question: $(VENV)/.site ## Start a new question; asks for what it needs
	$(NO_WORDS)@$(RUN) contribute --topic $(TOPIC) question

.PHONY: group
group: $(VENV)/.site ## Start a new group of questions on a page; asks for what it needs
	$(NO_WORDS)@$(RUN) contribute --topic $(TOPIC) group

.PHONY: page
page: $(VENV)/.site ## Start a new page; asks for what it needs
	$(NO_WORDS)@$(RUN) contribute --topic $(TOPIC) page

.PHONY: accept
accept: $(VENV)/.site ## Add to expected.yml and the ledger what the pages have (YES=1 asks nothing)
	@$(RUN) contribute --topic $(TOPIC) accept $(if $(YES),--yes)

.PHONY: summary
summary: $(VENV)/.site ## Summarise what changed since BASE (BASE=main)
	@$(RUN) contribute --topic $(TOPIC) summary "$(BASE)"

.PHONY: guard
guard: ## Name the first file that does not belong here, and may run when you type make (TREE=folder of a change)
	@sh requirements/guard "$(TREE)"

.PHONY: overdue
overdue: $(VENV)/.site ## List the pages and sources that are due for review
	@$(RUN) contribute --topic $(TOPIC) overdue $(ARGS)

.PHONY: issue
issue: $(VENV)/.site ## Open or update the issue on GitHub that lists what is due (needs gh)
	@$(RUN) contribute --topic $(TOPIC) issue

## Testing

.PHONY: test test-long test-words
test: ## Run the tests, in some minutes (TOPIC=topics/my-guide for all of a topic, ARGS="-k name" for some)
test-long: ## Run the tests that take long by nature: very long pages, other topics in browsers, all pages in all looks
test-words: check-markdown check-spelling ## Run what a change of words needs: the checks, the content, the built pages

test: SELECTED := $(if $(filter .,$(TOPIC)),-m "not long")
test-long: SELECTED := -m long
test-words: SELECTED := tests/content tests/site

# The content is checked first: each of its mistakes would be said by every test.
test test-long test-words: check-content $(VENV)/.test $(PUBLISH_TOOLS) $(NODE_TOOLS)
	@test -f "$(TOPIC)/expected.yml" || { echo "$(TOPIC)/expected.yml is missing, so there is nothing to compare the pages with. Type: make accept TOPIC=$(TOPIC)" >&2; exit 1; }
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
	@if git diff --quiet "$$(git merge-base HEAD "$(BASE)")" -- $(NOT_WORDS) && test -z "$$(git ls-files --others --exclude-standard -- $(NOT_WORDS))"; \
	then $(MAKE) --no-print-directory test-words; \
	else $(MAKE) --no-print-directory test && $(MAKE) --no-print-directory test-long; fi

# Run all of them, even if one fails, so that everything can be fixed at once.
CHECKS := check-python check-layout check-types check-templates check-markdown check-spelling check-scripts check-html check-workflows

.PHONY: check $(CHECKS)
check: $(NODE_TOOLS) ## Run linters and type checks on code and content
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
	$(VENV)/bin/rumdl check --quiet --exclude topics/shapes docs topics $(wildcard *.md contribute/*.md)

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
format: $(VENV)/.check $(NODE_TOOLS) ## Format Python, scripts and styles
	$(RUN) ruff check --select I --fix
	$(RUN) ruff format
	$(BIOME) --write

.PHONY: bench
bench: $(VENV)/.test ## Compare builds of generated topics with stock tools (ARGS="10 100" for fewer pages)
	$(RUN) tests.bench $(ARGS)

.PHONY: bench-all
bench-all: bench bench-browser ## Run both, and so print everything that we aim at, beside what was and what is

.PHONY: bench-browser
bench-browser: site $(VENV)/.test $(LIGHTHOUSE_TOOLS) ## Measure every page of the site in a browser (ARGS="worksheet/ --times 1" for some, or quicker)
	@SITE_CHROMIUM=$$(requirements/install-system browser $(VENV)/bin/python) \
		&& export SITE_CHROMIUM && $(RUN) tests.bench.browser $(ARGS)

## Maintenance

# The largest group first: the others take their versions from it, so that all agree.
# Locks hold no addresses: pip and npm install from the registry that they are configured for.
.PHONY: lock
lock: $(VENV)/.check ## Update the locks of the requirements (ARGS=--upgrade for newer versions)
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
schemas: $(VENV)/.site ## Update the JSON Schemas, from which editors complete pages and settings
	$(RUN) contribute.json_schema

# Both use the network. uv audits projects only, so this makes one that requires the pinned packages.
.PHONY: audit
audit: $(VENV)/.check $(NODE_TOOLS) ## Look for known vulnerabilities in the pinned packages
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

# The prerequisites of the targets above. A stamp is a file whose age says when a lock was last installed.

# If .venv has no working Python, install again, even where the stamp files exist.
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

# One after the other, also with -j: they share an environment.
$(VENV)/.publish: $(VENV)/.site
$(VENV)/.test: $(VENV)/.publish
$(VENV)/.check: $(VENV)/.test

$(NODE_TOOLS) $(PUBLISH_TOOLS) $(LIGHTHOUSE_TOOLS): %/node_modules/.package-lock.json: %/package.json %/package-lock.json $(VENV)/.publish
	@echo "Installing $*/package-lock.json ..."
	@$(NPM) --prefix $* ci >/dev/null
	@touch $@
