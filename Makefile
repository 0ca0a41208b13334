# The two commands of the README are `make demo` and `make test`.

PREFIX ?= /usr/local
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE := swift build -c release --static-swift-stdlib --product readiness

.PHONY: demo test test-quick build install setup setup-tests lint check bench clean

demo: build
	@.build/release/readiness assess ARG --as-of 2010-05-05

# Everything that CI needs is installed first; no test is skipped.
test: setup setup-tests
	swift build -Xswiftc -warnings-as-errors
	swift test --disable-xctest

test-quick: setup
	swift test --disable-xctest

build: setup
	$(RELEASE)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/readiness
	install -m 755 .build/release/readiness $(DESTDIR)$(PREFIX)/bin/readiness
	rm -rf $(DESTDIR)$(PREFIX)/share/readiness/rules $(DESTDIR)$(PREFIX)/share/readiness/profiles
	cp -R rules profiles $(DESTDIR)$(PREFIX)/share/readiness/

setup:
	@command -v swift >/dev/null || { echo "readiness needs a Swift 6.3 toolchain: see swift.org/install" >&2; exit 1; }
	@[ -e /usr/include/yaml.h ] || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libyaml-dev; }

setup-tests:
	@/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3 python3-jsonschema; }

lint:
	swift format lint --strict -r Package.swift Sources Tests

check: build
	.build/release/readiness fmt --check
	.build/release/readiness check --strict
	.build/release/readiness test --coverage

bench: build
	Benchmarks/floor

clean:
	swift package clean
