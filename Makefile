# The two commands of the README are `make demo` and `make test`.

PREFIX ?= /usr/local
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BUILD_PACKAGES := libyaml-dev libxlsxwriter-dev libsimdjson-dev
TEST_PACKAGES := python3 python3-jsonschema python3-openpyxl python3-selenium chromium chromium-driver \
  pandoc weasyprint librsvg2-bin poppler-utils libreoffice-calc-nogui libreoffice-writer-nogui \
  parallel strace fonts-dejavu-core fonts-noto-core
BENCH_PACKAGES := gcc g++ python3 python3-numpy python3-venv
# How many cases `make soak` compares the engine with the reference on, and from which seed it draws them.
SOAK_CASES ?= 1000000
SOAK_SEED ?= 2026
SOAK_JOBS ?= $(shell nproc)
SOAK_TESTS := .build-soak/release/readinessPackageTests.xctest
RELEASE := swift build -c release --static-swift-stdlib --product readiness

.PHONY: demo test test-quick sanitize soak coverage build install setup setup-tests setup-bench lint check \
  bench bench-tiny fuzz fuzz-brief fuzz-build fuzz-replay clean

demo: build
	@.build/release/readiness assess ARG --as-of 2010-05-05

# Everything that CI needs is installed first; no test is skipped, but for those on the YAML test suite
# where `YAML_TEST_SUITE` names no folder.
test: setup setup-tests
	swift test --disable-xctest -Xswiftc -warnings-as-errors

# For the daily loop: tests that need more than the build does are skipped, and named at the end.
test-quick: SHELL := /bin/bash
test-quick: setup
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; set -o pipefail; \
	  READINESS_QUICK_TESTS=1 swift test --disable-xctest 2>&1 | tee "$$log"; code=$$?; \
	  echo; echo "Skipped here; make test runs them:"; \
	  sed -n 's/^[^"]*Test \(".*"\) skipped: "\(.*\)"$$/  \1 \2/p' "$$log" | sort; exit $$code

# The tests under AddressSanitizer with LeakSanitizer, under ThreadSanitizer, and, for our own C and C++,
# under UndefinedBehaviorSanitizer. Those that need more than the build does are left out: browsers and
# office programs are not ours, and strace gets in the way of LeakSanitizer. ThreadSanitizer maps files of
# its own and so cannot run under a limit on their size. The first report fails.
SANITIZED := nice swift test --disable-xctest
sanitize: setup
	READINESS_QUICK_TESTS=1 LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.supp:print_suppressions=0 \
	  UBSAN_OPTIONS=print_stacktrace=1 $(SANITIZED) --sanitize=address --scratch-path .build-address \
	  $(UNDEFINED:%=-Xcc %) $(UNDEFINED:%=-Xcxx %)
	READINESS_QUICK_TESTS=1 TSAN_OPTIONS=halt_on_error=1:suppressions=$(CURDIR)/Tests/races.supp \
	  $(SANITIZED) --sanitize=thread --scratch-path .build-thread \
	  --skip 'OutputFaultTests|WorkbookOutputTests'

UNDEFINED := -fsanitize=undefined -fno-sanitize=vptr,function -fno-sanitize-recover=undefined

# Every property of Tests/ReadinessTests/Properties on a great many cases. A case that fails is saved in
# Cases/ there; so is one at which the program crashed, by a second run without new cases. The tests are run
# without `swift test`, which would keep what they print to the end.
soak: setup
	swift build -c release --build-tests --scratch-path .build-soak -Xswiftc -enable-testing
	@export SWIFT_BACKTRACE=enable=no SOAK_SEED=$(SOAK_SEED) SOAK_JOBS=$(SOAK_JOBS) \
	    SOAK_UNDER_WAY=$(CURDIR)/.build-soak/under-way; \
	  run="$(SOAK_TESTS) --testing-library swift-testing --filter SoakTests"; \
	  SOAK_CASES=$(SOAK_CASES) $$run || { code=$$?; \
	    [ ! -s .build-soak/under-way ] || SOAK_CASES=0 $$run; exit $$code; }

# How much of the engine the tests run: at least 95 of 100 lines. Those of the program are left out, since
# they run it as a process of its own; generated cases are few, since more of them reach no other lines.
coverage: setup
	READINESS_CASES=200 swift test --disable-xctest --enable-code-coverage --scratch-path .build-coverage \
	  --skip ReadinessCommandTests
	@Tests/coverage .build-coverage Sources/Readiness/ 95

build: setup
	$(RELEASE)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/readiness
	install -m 755 .build/release/readiness $(DESTDIR)$(PREFIX)/bin/readiness
	rm -rf $(DESTDIR)$(PREFIX)/share/readiness/rules $(DESTDIR)$(PREFIX)/share/readiness/profiles
	cp -R rules profiles $(DESTDIR)$(PREFIX)/share/readiness/

# Installs those of the named Debian packages that are missing.
define install_missing
	@missing=$$(for name in $(1); do \
	  dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || echo $$name; \
	done); [ -z "$$missing" ] || { $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }
endef

setup:
	@command -v swift >/dev/null || { echo "readiness needs a Swift 6.3 toolchain: see swift.org/install" >&2; exit 1; }
	$(call install_missing,$(BUILD_PACKAGES))

setup-tests:
	$(call install_missing,$(TEST_PACKAGES) python3-pip)
	@$(MAKE) -s --no-print-directory .build-axe

.build-axe: Tests/requirements.txt
	@rm -rf $@
	@/usr/bin/python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
	  --no-deps --require-hashes --target $@ --requirement $<
	@touch $@

setup-bench:
	$(call install_missing,$(BENCH_PACKAGES))

lint:
	swift format lint --strict -r Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources

check: build
	.build/release/readiness fmt --check
	.build/release/readiness check --strict
	.build/release/readiness test --coverage
	.build/release/readiness test --mutate

bench: build setup-bench
	Benchmarks/compare

# Keeps the benchmarks alive and checks every answer; judges no time.
bench-tiny: build setup-bench
	Benchmarks/compare --size tiny

# How long each target is fuzzed, in seconds.
FUZZ_SECONDS ?= 1800
FUZZ_TARGETS := FuzzYAML FuzzDocuments FuzzRecords
FUZZ_BUILD := Fuzz/.build-fuzz
FUZZ_CORPUS := corpus

# The memory of the lazy values of Swift looks leaked to the sanitizer, so leaks are not looked for.
# New inputs are kept in $(FUZZ_BUILD), those that stop a target under the name of the target.
fuzz: fuzz-build
	@$(FUZZ_FIRST)
	@for target in $(FUZZ_TARGETS); do \
	  mkdir -p $(FUZZ_BUILD)/$(FUZZ_CORPUS)/$$target; log=$(FUZZ_BUILD)/$$target.log; \
	  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 $(FUZZ_RUN) $(FUZZ_BUILD)/release/$$target \
	    $(FUZZ_OPTIONS) -max_total_time=$(FUZZ_SECONDS) -max_len=6000 -timeout=300 -print_final_stats=1 -dict=Fuzz/Words \
	    -artifact_prefix=$(FUZZ_BUILD)/$$target- $(FUZZ_BUILD)/$(FUZZ_CORPUS)/$$target Fuzz/Corpus/$$target \
	    >$$log 2>&1 || { tail -n 40 $$log; echo "$$target was stopped; all it wrote is in $$log" >&2; exit 1; }; \
	  echo "$$target: $$(sed -n 's/^Done //p' $$log), nothing found"; \
	done

# The saved inputs once more, and some fuzzing besides, always the same: as many inputs, chosen alike. What
# is chosen depends on where the program lies in memory, which is fixed where the machine allows it.
fuzz-brief: FUZZ_SECONDS := 300
fuzz-brief: FUZZ_RUN := $(shell setarch -R true 2>/dev/null && echo setarch -R)
fuzz-brief: FUZZ_CORPUS := brief
fuzz-brief: FUZZ_FIRST := rm -rf $(FUZZ_BUILD)/brief
fuzz-brief: FUZZ_OPTIONS := -seed=1 -runs=3500
fuzz-brief: export SWIFT_DETERMINISTIC_HASHING := 1
fuzz-brief: fuzz

fuzz-build: setup
	@ls "$$(dirname "$$(readlink -f "$$(command -v swift)")")"/../lib/clang/*/lib/*/libclang_rt.fuzzer*.a \
	  >/dev/null 2>&1 || { echo "fuzzing needs libFuzzer, and this Swift toolchain lacks" \
	  "libclang_rt.fuzzer: take one from swift.org/install" >&2; exit 1; }
	@# A file that is new in the package above is seen only where this one has changed.
	@touch Fuzz/Package.swift
	@swift build --package-path Fuzz --scratch-path $(FUZZ_BUILD) -c release --sanitize fuzzer \
	  -Xswiftc -sanitize=fuzzer,address -Xcxx -fsanitize=fuzzer-no-link,address -Xswiftc -DFUZZING \
	  >$(FUZZ_BUILD).log 2>&1 || { cat $(FUZZ_BUILD).log; exit 1; }

# The saved inputs through a plain build, for a debugger or a machine without libFuzzer.
fuzz-replay: setup
	swift build --package-path Fuzz
	@for target in $(FUZZ_TARGETS); do \
	  echo "$$target:"; Fuzz/.build/debug/$$target Fuzz/Corpus/$$target || exit 1; \
	done

clean:
	swift package clean
