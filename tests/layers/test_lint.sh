#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The lint sees what it is there to see: one small tree with one mistake of each kind, and one without any.
set -eu
cd "$(dirname "$0")/../.."
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/tools" "$tree/plan/pub" "$tree/store/pub" "$tree/journal/beside" "$tree/people" "$tree/web" "$tree/base/pub"
cp tools/lint.sh tools/lint.awk "$tree/tools/"
cp .clang-format "$tree/"
failed=0

licence='// SPDX-License-Identifier: EUPL-1.2'
put() { # file, lines
	into=$tree/$1
	shift
	printf '%s\n' "$licence" "$@" >"$into"
}
wants() { # file, its lines, and what must be said of it
	file=$1 sentence=$2
	shift 2
	put "$file" "$@"
	said=$(sh "$tree/tools/lint.sh" || :)
	if ! echo "$said" | grep -F "$file:" | grep -qF "$sentence"; then
		printf 'not seen in %s: %s\n%s\n' "$file" "$sentence" "$said"
		failed=1
	fi
	rm "$tree/$file"
}

put base/pub/out.h '#pragma once'
put plan/plan.h '#pragma once'
put plan/pub/core.h '#pragma once'
put store/pub/store.h '#pragma once'
put journal/beside/secrets.h '#pragma once'
put people/good.c '#include "secrets.h"'
put journal/good.c '#include "core.h"' '#include "store.h"' 'int good(void);' '// strcpy(a, b) in a comment, and "system(" in a text' \
	'int good(void)' '{' "$(printf '\treturn 0;')" '}'
if ! sh "$tree/tools/lint.sh"; then
	echo 'a tree without mistakes is refused'
	failed=1
fi

wants web/a.c 'web/ may not look inside plan/' '#include "plan.h"'
wants journal/a.c 'journal/ may not look inside plan/' '#include "plan.h"'
wants web/a.c 'web/ may not look inside journal/' '#include "secrets.h"'
wants plan/a.c 'plan/ lies below store/' '#include "store.h"'
wants base/a.c 'base/ lies below plan/' '#include "core.h"'
wants web/a.c 'never a path' '#include "../plan/plan.h"'
wants web/a.c 'never a path' '#include "plan/plan.h"'
wants web/a.c '<sqlite3.h> belongs to' '#include <sqlite3.h>'
wants plan/a.c 'the core knows no <time.h>' '#include <time.h>'
wants plan/a.c 'time() is not used here' 'long now = time(0);'
wants web/a.c 'strcpy() is not used here' 'int a = strcpy(b, c);'
wants web/a.c 'system() is not used here' 'int a = system("rm");'
wants web/a.c 'unfinished by its own words' '// TO''DO later'
wants web/a.c 'not laid out' 'int   a;'
wants web/a.c 'the most is 600' $(seq 601 | sed 's|.*|//|')
wants web/a.c 'the most is 80' 'int f(void)' '{' $(seq 81 | sed 's|.*|//|') '}'
wants web/core.h 'a header of this name lives in' '#pragma once'
echo 'int a;' >"$tree/web/a.c"
sh "$tree/tools/lint.sh" | grep -qF 'web/a.c:1: the first line does not name the licence' || { echo 'a file without licence is not seen'; failed=1; }
exit $failed
