# Everything this project does, as targets; each sets up what it needs in .venv by itself.
# `make` alone lists them. Windows: make.bat has the same names.

VENV := .venv
PY := $(VENV)/bin/python
BUILD := _build

# -n: every reference must lead somewhere. -W: a warning fails the build. To see all of them
# at once, the build goes on to its end.
SPHINXOPTS ?= -n -W --keep-going
PYTESTOPTS ?=
ARGS ?=

# A copy of the pins that .venv holds. Compared, not only dated, so that a fresh checkout or a
# touched file installs nothing.
RUNTIME := $(VENV)/.requirements.txt
DEVELOPMENT := $(VENV)/.requirements-dev.txt

# Builders that need no target of their own.
OTHERS := dirhtml singlehtml text xml man latex gettext linkcheck

.DEFAULT_GOAL := help
.PHONY: help html pdf epub tei latexpdf $(OTHERS) all builders live check note test lint bench bench-web bench-pdf readthedocs hooks clean distclean

# One folder of doctrees for each builder: a page that must be written again because another
# page changed is known only to the run that read the change. gettext could not share at all.
# After a failure what was read is forgotten: Sphinx tells a fault only when it reads the page,
# so the next run would pass with the fault still there.
define sphinx
$(PY) -m sphinx -b $(1) -d $(BUILD)/doctrees/$(1) $(SPHINXOPTS) . $(BUILD)/$(2) || \
  { code=$$?; rm -f $(BUILD)/doctrees/$(1)/environment.pickle; exit $$code; }
endef

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-19s %s\n", $$1, $$2}'
	@echo "  Also: $(OTHERS). Settings: SPHINXOPTS, PYTESTOPTS, ARGS, PYTHON."

html: $(RUNTIME) ## the site: _build/html/index.html
	@$(call sphinx,html,html)

pdf: $(RUNTIME) ## the book: _build/pdf/
	@$(call sphinx,typst,pdf)

epub: $(RUNTIME) ## the e-book: _build/epub/
	@$(call sphinx,epub,epub)

tei: $(RUNTIME) ## the data, in the markup of the Text Encoding Initiative: _build/tei/
	@$(call sphinx,tei,tei)

# The book does without TeX. This is for those who want to change Sphinx's own LaTeX.
latexpdf: $(RUNTIME) ## the book by way of LaTeX; needs a TeX of your own with latexmk
	@command -v latexmk >/dev/null || \
	  { echo "make latexpdf needs TeX Live or MiKTeX with latexmk. make pdf needs neither." >&2; exit 2; }
	@$(call sphinx,latex,latex)
	@$(MAKE) -C $(BUILD)/latex LATEXMKOPTS="-silent -halt-on-error $(LATEXMKOPTS)" all-pdf
	@echo "The PDF is in $(BUILD)/latex."

$(OTHERS): $(RUNTIME)
	@$(call sphinx,$@,$@)

all: $(RUNTIME) ## every edition there is; the site last, since it offers the others
	@for edition in pdf epub tei html; do $(MAKE) --no-print-directory $$edition || exit; done

builders: html dirhtml singlehtml epub text xml man latex gettext pdf tei ## every format Sphinx can write, as a check

live: $(RUNTIME) ## shows the site in a browser and rebuilds it on each save
	@$(PY) -m tools.live $(ARGS)

check: $(RUNTIME) ## the content alone, in seconds, without a build
	@$(PY) -m edition check $(ARGS)

note: $(RUNTIME) ## asks for the words and writes a new annotation
	@$(PY) -m edition note $(ARGS)

test: $(DEVELOPMENT) ## everything that is promised
	@$(PY) -m tools.prepare_tests
	@$(PY) -m pytest -n 2 $(PYTESTOPTS)

lint: $(DEVELOPMENT) ## style, types and spelling of the machinery
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m codespell_lib

bench: $(RUNTIME) ## what 1,000 notes cost, and documents that go out as data or come in
	@$(PY) -m benchmarks.bench_notes $(ARGS)
	@$(PY) -m benchmarks.bench_data

bench-web: $(DEVELOPMENT) ## what the memorandum's page weighs, beside the untouched theme
	@$(PY) -m tools.prepare_tests
	@$(PY) -m benchmarks.bench_web $(ARGS)

bench-pdf: $(DEVELOPMENT) ## what books of up to 1,000 pages cost, beside LaTeX if it is here
	@$(PY) -m benchmarks.bench_pdf $(ARGS)

readthedocs: $(RUNTIME) ## the steps of .readthedocs.yaml, in a scratch folder
	@$(PY) -m tools.readthedocs_dry_run $(ARGS)

hooks: $(DEVELOPMENT) ## runs the checks before each commit, from now on
	@$(PY) -m pre_commit install

clean: ## removes what was built
	rm -rf $(BUILD)

distclean: clean ## and what was installed
	rm -rf $(VENV) .tools

# ---------------------------------------------------------------- .venv sets itself up
$(PY):
	@tools/make_venv.sh $(VENV)

# ensurepip mends an environment whose making was interrupted.
define install
@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip
@cat $(1) | cmp -s - $@ || $(PY) -m pip install --quiet --disable-pip-version-check --requirement $(2)
@cat $(1) > $@
endef

$(RUNTIME): requirements.txt | $(PY)
	$(call install,requirements.txt,requirements.txt)

# Waits for the other, so that two pips never work in one folder.
$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(call install,requirements.txt requirements-dev.txt,requirements-dev.txt)
