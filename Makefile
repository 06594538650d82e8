# Every target makes what it needs. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
ADRES ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python keeps what it compiled, whatever a machine says: the tests start it hundreds of times.
export PYTHONDONTWRITEBYTECODE :=

help: ## Show what you can ask for.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

# The environment, from hash-locked requirements; the development tools apart.
.venv/run: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --require-hashes -r requirements.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/pip install -q --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Zensical has dependencies of its own versions, so it lives apart.
build/zensical/.done: requirements-zensical.txt
	$(PYTHON) -m venv build/zensical
	build/zensical/bin/pip install -q --require-hashes -r requirements-zensical.txt
	@touch $@

# Only to be compared with; it has dependencies of its own versions, and needs Pango of the system.
build/weasyprint/.done: requirements-weasyprint.txt
	$(PYTHON) -m venv build/weasyprint
	build/weasyprint/bin/pip install -q --require-hashes -r requirements-weasyprint.txt
	@touch $@

site: .venv/run ## Build the site into site/. ADRES=https://… sets its public address.
	$(BIN)/leidraad build $(if $(ADRES),--adres $(ADRES))

profielen: .venv/run ## Build the site of every profile into build/profielen/.
	for file in content/profielen/*.yml; do name=$$(basename $$file .yml); \
	$(BIN)/leidraad build --profiel $$name --site build/profielen/$$name || exit; done

serve: .venv/run ## Show the site at http://127.0.0.1:8000/ while you write.
	$(BIN)/leidraad serve

zip: .venv/run ## Make one zip of the site in build/, which opens without a server. ADRES=… as for the site.
	$(BIN)/leidraad zip $(if $(ADRES),--adres $(ADRES))

test: .venv/dev node_modules/.package-lock.json build/zensical/.done browser ## Run every check and every test.
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n 3 --dist loadgroup

quick: .venv/dev ## Run the tests that need no browser, no finished site and not every aid, in seconds.
	QUICK=1 $(BIN)/pytest -q -n 2 --dist loadgroup -m "not slow"

check: .venv/dev ## Look for mistakes in the code: lint, format and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/dev build/weasyprint/.done ## Measure each stage, beside a plain MkDocs build of the same pages.
	PYTHONPATH=tests/helpers $(BIN)/python -m tests.bench

zensical: .venv/dev build/zensical/.done ## Build the same pages with Zensical into build/mkdocs/.
	PYTHONPATH=tests/helpers $(BIN)/python -m tests.bench.pages build
	build/zensical/bin/zensical build --config-file build/mkdocs.yml --clean
	cp build/docs/404.html build/mkdocs/404.html

# Debian's Chromium, mostly without its windows, which take half of the time, Firefox, WebKit, an old WebKit, poppler, Java's compiler and web servers, or
# one line that says what to install. The servers are for the tests to start: with this policy Debian starts none by
# itself. A WordPress, which wants a web server of its own, is for root only, as its tests can be skipped.
POLICY := /usr/sbin/policy-rc.d
TYPELIB := $(firstword $(wildcard /usr/lib/*/girepository-1.0/WebKit2-4.1.typelib) none)
WPE := $(firstword $(wildcard /usr/lib/*/wpe-webkit-1.1/MiniBrowser) none)
browser:
	@set --; command -v chromium-headless-shell >/dev/null || set -- "$$@" chromium-headless-shell fonts-dejavu; \
	command -v chromium >/dev/null || set -- "$$@" chromium; \
	[ -x /usr/bin/firefox-esr ] || set -- "$$@" firefox-esr; \
	[ -x /usr/bin/WebKitWebDriver ] && [ -x /usr/bin/Xvfb ] && [ -e $(TYPELIB) ] \
	|| set -- "$$@" webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb; \
	[ -x /usr/bin/WPEWebDriver ] && [ -x $(WPE) ] || set -- "$$@" wpewebkit-driver libwpewebkit-1.1-0; \
	command -v pdftoppm >/dev/null || set -- "$$@" poppler-utils; \
	command -v javac >/dev/null || set -- "$$@" openjdk-17-jdk-headless; \
	[ -x /usr/sbin/nginx ] || set -- "$$@" nginx-light; \
	[ -x /usr/sbin/apache2 ] || set -- "$$@" apache2-bin media-types; \
	[ -x /usr/bin/caddy ] || set -- "$$@" caddy; \
	[ "$$(id -u)" != 0 ] || { [ -e /usr/share/wordpress ] && [ -e /usr/sbin/mariadbd ] && command -v php >/dev/null; } \
	|| set -- "$$@" mini-httpd php-cgi php mariadb-server-core wordpress wordpress-theme-twentytwentythree; \
	[ $$# = 0 ] || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	&& { [ -e $(POLICY) ] || { trap 'rm -f $(POLICY)' EXIT; printf '#!/bin/sh\nexit 101\n' >$(POLICY); chmod 755 $(POLICY); }; } \
	&& apt-get -o DPkg::Lock::Timeout=500 update -qq \
	&& apt-get -o DPkg::Lock::Timeout=500 install -y -qq --no-install-recommends "$$@" >/dev/null; } \
	|| { echo "The tests need: sudo apt-get install $$*"; exit 1; }

clean: ## Remove everything that can be made again.
	rm -rf .venv build site node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache generator/*.egg-info

.PHONY: help site profielen zip serve test quick check bench zensical browser clean
