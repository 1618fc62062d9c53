# Every command of this project, for people and for continuous integration alike. `make` lists them.

BIN := .venv/bin
JOBS ?= 2
OUT ?= out
SERVE ?= 1
AS_OF ?= $(shell date -u +%F)

.PHONY: help install demo test check soak evals bench bench-peer docs lock clean

help: ## show these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

install: ## make .venv with all that requirements.lock pins; nothing when it is up to date
	@scripts/bootstrap

demo: install ## build the fictional demonstration and its report, then serve it as a site; SERVE=0 stops before the site
	@$(BIN)/python -m demo.build $(OUT)/demo-input
	@$(BIN)/rapporteur report $(OUT)/demo-input -o $(OUT)/demo
	@echo "Open $(OUT)/demo/report.html in a browser."
ifneq ($(SERVE),0)
	@$(BIN)/python -m demo.site $(OUT)/demo-site
endif

test: install ## run every test, those of the site on SQLite and on PostgreSQL
	@scripts/test-packages
	@$(BIN)/pytest -n $(JOBS)
	@scripts/test-postgresql $(BIN)/pytest -n $(JOBS) tests/web --ignore=tests/web/consultations/questionnaire --ignore=tests/web/look

check: install ## formatting, lint, types, layer laws, documents and translations
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m scripts.check_docs
	@$(BIN)/python -m scripts.check_translations
	@$(BIN)/python -m scripts.site_translations
	@DJANGO_SETTINGS_MODULE=tests.web.settings $(BIN)/python -m django makemigrations --check --dry-run --verbosity 0
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'src/rapporteur/web/*.html')

soak: install ## same bytes again and again; hostile files; the site in all languages, under load, and being killed
	@$(BIN)/python -m bench.soak
	@$(BIN)/python -m bench.hostile
	@$(BIN)/pytest -m soak
	@$(BIN)/python -m bench.site.load
	@$(BIN)/python -m bench.site.kills

evals: install ## quality against labelled data; writes docs/reference/quality.md, dated AS_OF (today)
	@$(BIN)/python -m evals --as-of $(AS_OF)

bench: install ## speed and memory; writes docs/reference/performance.md and those beside it, dated AS_OF (today)
	@$(BIN)/python -m bench --write $(AS_OF)
	@$(BIN)/python -m bench.filters --write $(AS_OF)
	@$(BIN)/python -m bench.large --write $(AS_OF)

bench-peer: install ## themes beside those of BERTopic, which is installed apart; needs a package index the first time
	@$(BIN)/python -m bench.peer --write $(AS_OF)

docs: install ## check that documents, commands and files agree
	@$(BIN)/python -m scripts.check_docs

lock: install ## pin all dependencies anew, and those of bench-peer
	@$(BIN)/uv pip compile pyproject.toml --extra dev --extra cluster --universal --generate-hashes --upgrade \
		--no-header --no-emit-index-url --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile bench/peer-requirements.in --universal --generate-hashes --upgrade \
		--no-header --no-emit-index-url --quiet --output-file bench/peer-requirements.lock

clean: ## remove what was built, but not .venv
	@rm -rf $(OUT) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
