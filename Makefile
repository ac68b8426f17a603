# Two commands are enough: `make demo` shows the tool on the sample corpus, `make test` proves it.
# Each makes its own environment in .venv on a machine that has only Python 3.11.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format gauge docs clean

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	touch $@

demo: .venv/installed
	$(BIN)/graph --store exports/demo.store build tests/corpus
	$(BIN)/graph --store exports/demo.store trace 61/KH-SLĐTBXH --limit 1
	$(BIN)/graph --store exports/demo.store query who-implements --set document=193/QĐ-TTg
	$(BIN)/graph --store exports/demo.store overlaps --limit 3
	$(BIN)/graph --store exports/demo.store export --html --output exports/graph.html
	@echo "Open exports/graph.html in a browser."

test: .venv/tested
	$(BIN)/python -m pytest

check: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -r README.md

format: .venv/tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gauge: .venv/tested
	$(BIN)/python benchmarks/gauge.py

docs: .venv/tested
	$(BIN)/cog -r README.md

clean:
	rm -rf .venv exports/demo.store
