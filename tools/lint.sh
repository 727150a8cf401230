#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What review does not argue about: tools/lint.sh | tools/lint.sh files. Says each thing wrong as file:line: sentence and
# ends with 1 when there was one. Warnings ("(warning)") do not count. `files` prints our own source files, the list by
# which `make format` goes too.
set -eu
cd "$(dirname "$0")/.."

# New files count before they are added. A checkout without git (a tarball) has no others than ours.
own() {
	{ git ls-files -co --exclude-standard 2>/dev/null || find . -path ./build -prune -o -path ./node_modules -prune -o -type f -print | sed 's|^\./||'; } |
		grep -E '\.(c|h|html|css|sh|js|mjs|sql|awk)$' | grep -vE '^(tests/golden|tests/fuzz/corpus)/' | sort -u |
		while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}
if [ "${1:-}" = files ]; then
	own
	exit 0
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT
own >"$said.files"

while read -r file; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || echo "$file:1: the first line does not name the licence"
	grep -nE '\b(TODO|FIXME|XXX)\b' "$file" /dev/null | grep -v '^tools/lint\.sh:' | sed -E 's/^([^:]*:[0-9]+):.*/\1: unfinished by its own words/' || :
	case $file in *.sh) sh -n "$file" 2>&1 || : ;; esac
done <"$said.files" >"$said"

# shellcheck disable=SC2046 # our names have no spaces
awk -f tools/lint.awk $(grep '\.h$' "$said.files") $(grep '\.c$' "$said.files") >>"$said"

[ ! -f package-lock.json ] || ! grep -q '"resolved"' package-lock.json ||
	echo "package-lock.json:1: names hosts: npm install with omit-lockfile-registry-resolved" >>"$said"

format=$(command -v clang-format-14 || command -v clang-format)
grep '\.[ch]$' "$said.files" | xargs -r "$format" --dry-run 2>&1 |
	sed -nE 's/^([^: ]+:[0-9]+):[0-9]+: (warning|error): code should be clang-formatted.*/\1: not laid out as clang-format does (make format)/p' |
	sort -t: -u -k1,1 >>"$said" || :

sort -t: -k1,1 -k2,2n "$said"
wrong=$(grep -vc '(warning)$' "$said" || :)
files=$(wc -l <"$said.files")
rm -f "$said.files"
echo "$files files, $wrong wrong"
[ "$wrong" = 0 ]
