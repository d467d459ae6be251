# One word a chore. Every target sets up what it needs in .venv; when nothing changed, that costs nothing.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
CORPUS ?= sample_data

# The tests start the program hundreds of times: it is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-browser test-cluster coverage check bench format test-all lock clean

# Index the sample transcripts and browse them; without a terminal, print a search and a citation.
run: $(INSTALLED)
	@$(BIN)/interviews rebuild
	@if [ -t 0 ] && [ -t 1 ]; then \
		$(BIN)/interviews; \
	else \
		$(BIN)/interviews search groundwater drought --limit 3 && \
		$(BIN)/interviews cite 'sample_data/2019-07-radio-meridian-groundwater.md#2' --format apa; \
	fi

test: $(INSTALLED)
	@$(BIN)/python -m pytest --numprocesses=2 --quiet

# What is seen in a browser, in Chromium.
test-browser: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/browser/requirements.lock
	@$(BIN)/python -m pytest --quiet tests/browser

# The tests of engines on three real nodes of OpenSearch, which Maven fetches once. Without Java or Maven this
# fails, unless it is to be skipped: make test-cluster WITHOUT_JAVA=skip
test-cluster: $(INSTALLED)
	@$(BIN)/python -m tests.cluster.nodes $(BIN)/python -m pytest --quiet tests/engines tests/cluster \
		--ignore=tests/engines/embedded --ignore=tests/engines/opensearch || \
		{ code=$$?; [ $$code -eq 69 ] && [ "$(WITHOUT_JAVA)" = skip ] && echo "Skipped." >&2 || exit $$code; }

# The suite with the share of lines and branches that it runs: twice the time.
coverage: $(INSTALLED)
	@$(BIN)/python -m pytest --numprocesses=2 --quiet --cov --cov-report=term

check: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows
	@$(BIN)/lint-imports

# Figures beside those of peers in the same run: make bench CORPUS=FOLDER [COPIES=6]
COPIES := 0
bench: $(INSTALLED)
	@$(BIN)/python -m benchmarks $(CORPUS) --copies $(COPIES)

format: $(INSTALLED)
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

# The suite on every Python from 3.11 to 3.13 that this machine has.
test-all:
	@scripts/test_all.sh

# Choose versions anew within the ranges of pyproject.toml.
lock: $(INSTALLED)
	@scripts/lock.sh

clean:
	@rm -rf $(VENV) .venv-3.* .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3.11" >&2; exit 1; fi
	@echo "Setting up $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
