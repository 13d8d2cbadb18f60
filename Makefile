# Eight words to work: setup, demo, run, lint, test, bench, proof, fuzz. Each does all the set-up it needs.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
OURS := bot handlers scheduler storage messages campaigns reports sandbox

.PHONY: setup demo run lint test bench proof fuzz lock

# Compiled here, once: a program that may not write into its own folder, or whose Python is told to keep
# nothing, would compile every module at every start.
setup: .venv/.ready
	@$(BIN)/python -m compileall -q $(OURS) || true

.venv/.ready: requirements/lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "thidua needs Python 3.11 or newer; call: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# What the benchmarks compare with: other libraries, in an environment of their own.
.venv-bench/.ready: requirements/bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

# What `make fuzz` mutates inputs with, beside what the program itself needs.
.venv-fuzz/.ready: requirements/fuzz.txt
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	@touch $@

demo: setup
	@$(BIN)/thidua demo $(ARGS)

run: setup
	@$(BIN)/thidua run $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

bench: setup .venv-bench/.ready
	$(BIN)/python -m benchmarks $(ARGS)

proof: setup
	$(BIN)/python -m proof $(ARGS)

fuzz: .venv-fuzz/.ready
	.venv-fuzz/bin/python -m proof.fuzz $(ARGS)

# Makes the lock files anew from pyproject.toml: hashes, every platform, no address. run.txt is for servers.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --extra dev --output-file requirements/lock.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --extra build --constraint requirements/lock.txt \
		--output-file requirements/run.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --output-file requirements/bench.txt requirements/bench.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --constraint requirements/lock.txt \
		--output-file requirements/fuzz.txt pyproject.toml requirements/fuzz.in
