#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every bound of plan/pub/limits.h is tried at it, under it and over it. Those of a field in plan/words are, by test_core.c, all
# alike; each other one must be named by a test of its own. COPY_DAYS bounds nothing here: it is what is said of copies elsewhere.
set -eu
cd "$(dirname "$0")/../.."

wrong=0
for name in $(sed -nE 's/^\t([A-Z_]+) = .*/\1/p' plan/pub/limits.h); do
	[ "$name" = COPY_DAYS ] && continue
	grep -qE "\.\.$name( |$)" plan/words && continue
	grep -qwE "$name" tests/unit/*.c && continue
	echo "plan/pub/limits.h: no test names $name"
	wrong=$((wrong + 1))
done
echo "$wrong bounds without a test"
[ "$wrong" = 0 ]
