# Amends. `make` alone prints this help.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The checkout keeps its own data apart from an installed copy's.
export AMENDS_HOME ?= $(CURDIR)/var

.PHONY: help setup run test test-bluesky check bench lock train clean

help: ## Print this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

# uv, itself installed by hash, fills the environment in a third of pip's time; pip does it where uv cannot.
# Where Debian has left `venv` out of python3, uv makes the environment as well.
define environment
	test -x $(BIN)/pip || { rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) >/dev/null 2>&1; } || { \
		rm -rf $(VENV) && \
		$(PYTHON) -m pip install --quiet --require-hashes --target $(VENV)/boot -r requirements-installer.lock && \
		mv $(VENV)/boot $(VENV)-boot && \
		$(VENV)-boot/bin/uv venv --quiet --seed --python $(PYTHON) $(VENV) && rm -rf $(VENV)-boot; }
endef

define install
	$(environment)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-installer.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
endef

$(VENV)/.ready: requirements.lock requirements-installer.lock pyproject.toml
	@echo "Setting up the environment in $(VENV) (about a minute, once) ..."
	@$(call install,requirements.lock)

$(VENV)/.ready-dev: requirements-dev.lock requirements-installer.lock pyproject.toml
	@echo "Setting up the development environment in $(VENV) ..."
	@$(call install,requirements-dev.lock)
	@touch $(VENV)/.ready

setup: $(VENV)/.ready ## The locked environment in .venv, the database, the keys, the sample brand
	@$(BIN)/amends setup

run: $(VENV)/.ready ## Set everything up where needed and open the desk
	@$(BIN)/amends setup --if-needed
	@$(BIN)/amends run

test: $(VENV)/.ready-dev ## Everything the tests need, then the tests, on SQLite and on PostgreSQL
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/run.sh

test-bluesky: $(VENV)/.ready-dev ## Amends against Bluesky's own servers on this machine (needs npm and PostgreSQL)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/bluesky_network/run.sh

check: $(VENV)/.ready-dev ## Ruff, mypy and the import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.ready-dev ## Print speed, memory, and how well posts are read (DATA=folder: on its sets too)
	@$(BIN)/python -m tests.benchmarks $(if $(DATA),--data "$(DATA)")

lock: $(VENV)/.ready-dev ## Resolve the dependencies again and write every lock file
	@$(BIN)/uv lock
	@sh tests/export_locks.sh

clean: ## Remove the environment and the caches (the data in var/ stays)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache dist
