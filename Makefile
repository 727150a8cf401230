# SPDX-License-Identifier: EUPL-1.2
# A thin front for meson and ninja: the words people try first. Every kind of build has its own folder (build, build/gcc,
# build/asan, build/tsan, build/cov, build/fuzz); tools/setup.sh knows how each is made.

PORT ?= 8080
DATA ?= build/demo
PREFIX ?= /usr/local
DESTDIR ?=
NINJA = ninja

.PHONY: all demo check check-long bench install format clean
all: build/build.ninja
	@$(NINJA) -C build kring

build/build.ninja: tools/setup.sh meson_options.txt
	@tools/need.sh build
	@tools/setup.sh release

demo: all
	exec build/kring demo --data "$(DATA)" --listen "127.0.0.1:$(PORT)"

check:
	@tools/need.sh check
	@tests/run.sh

# An hour of the same, with the thread sanitizer, coverage, gcc's analyzer and each fuzzer for a minute.
check-long:
	@tools/need.sh check
	@tests/run.sh long

bench: all
	@bench/run.sh

install: all
	@meson configure build -Dprefix="$(PREFIX)"
	@$(NINJA) -C build kring
	@DESTDIR="$(DESTDIR)" meson install -C build --no-rebuild

format:
	@tools/lint.sh files | grep '\.[ch]$$' | xargs clang-format -i

clean:
	rm -rf build node_modules
