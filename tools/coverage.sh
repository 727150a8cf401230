#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Which part of each folder's lines the tests of build/cov ran: tools/coverage.sh, after they did.
set -eu
cd "$(dirname "$0")/../build/cov"
find . -name '*.gcda' -not -path './tests/*' | xargs gcov -n 2>/dev/null |
	awk -F"'" '/^File / { file = $2; sub(/^(\.\.\/)+/, "", file); own = file !~ /^\// }
		/^Lines executed:/ && own { split($0, n, /[:% ]+/); ran[file] = n[3] * n[5] / 100; lines[file] = n[5]; own = 0 }
		END { for (f in lines) { folder = f; sub(/\/.*/, "", folder); total[folder] += lines[f]; hit[folder] += ran[f] }
			for (f in total) printf "%5.1f %%  of %6d lines  %s\n", 100 * hit[f] / total[f], total[f], f }' | sort -k5
