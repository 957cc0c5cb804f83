# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
ENV = eval "$$(tools/env)" &&
UNIT = build/unit/bin/python -m pytest -c test/pytest.ini
APP = $(ENV) QT_QPA_PLATFORM=offscreen python3 -m pytest -c test/pytest.ini
DESKTOP = $(ENV) xvfb-run -a -s "-screen 0 1600x1000x24" python3 -m pytest -c test/pytest.ini
QM = i18n/sozialraum_de.qm

.PHONY: help setup env demo run test test-all in-qgis lint unit app desktop bench package clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install QGIS, tools and Python packages (quick the second time)
	@tools/setup

$(QM): i18n/sozialraum_de.ts | setup
	@/usr/lib/qt5/bin/lrelease -silent $< -qm $@.part && mv $@.part $@  # a running QGIS has the old one mapped

env: setup $(QM) ## print the environment as export lines: eval "$$(make -s env)"
	@tools/env

demo: setup $(QM) ## build the made-up district and write all its Kurzprofile to build/demo/
	@$(ENV) python3 tools/demo

run: setup $(QM) ## start QGIS with the plugin in a throw-away profile
	@$(ENV) qgis --noversioncheck --profiles-path "$$QGIS_CUSTOM_CONFIG_PATH"

lint: setup ## ruff and mypy
	@build/venv/bin/ruff check . && build/venv/bin/ruff format --check . && build/venv/bin/mypy

unit: setup ## tests of domain and report on a Python without QGIS
	@$(UNIT) $(ALL) test/unit

app: setup $(QM) ## tests with QGIS offscreen
	@$(APP) $(ALL) test/app

desktop: setup $(QM) ## tests in the real QGIS window under Xvfb
	@$(DESKTOP) $(ALL) test/desktop

# What needs QGIS runs beside what does not: two cores, two lines of work. App and desktop share a profile of QGIS,
# so they run one after the other.
test: setup $(QM) ## every test, long ones sampled (under 15 minutes)
	@$(MAKE) -j2 --output-sync=line --no-print-directory unit in-qgis ALL="$(ALL)"

in-qgis: lint
	@$(MAKE) --no-print-directory app ALL="$(ALL)"
	@$(MAKE) --no-print-directory desktop ALL="$(ALL)"

test-all: ALL = --all
test-all: test ## every test in full

bench: setup ## measure speed beside what it is compared with
	@$(ENV) for f in test/bench/bench_*.py; do echo "== $$f"; python3 $$f; done

package: $(QM) ## build/sozialraum.zip for the plugin site
	@tools/package

clean: ## remove what was built
	rm -rf build $(QM)
