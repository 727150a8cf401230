#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs every test and counts: tests/run.sh [long]. What a test is, by where it stands:
#   registered with meson        run from build/gcc and from build/asan, each program with its time
#   tests/{web,crash}/test_*     scripts (.sh, .mjs; check_*.mjs too); they find the program under test in $KRING
#                                when long, tests/crash/test_killed.mjs kills 5,000 times instead of 200, and test_twins.mjs asks as everybody
#   build/gcc/tests/prop/prop_*  when long, the laws of the core on 300 made-up cases each
#   tests/fuzz/fuzz_*.c          fuzzed for 2 s each (60 s when long), starting from the committed corpus
#   tools/lint.sh, tests/layers/test_*.sh
# A test that says exit 77 was not run, for a reason it printed. The last line is "N passed, N failed"; each failure's output
# stands above it and in build/tests/. ONLY=word runs only the tests whose name holds that word.
set -u
cd "$(dirname "$0")/.." || exit 1
long=${1:-}
logs=build/tests
mkdir -p $logs
[ "$long" = long ] && export LONG=1
export KRING="$PWD/build/kring" TWINS="$PWD/build/gcc/tests/twins/kring_twins" UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
passed=0 failed=0 skipped=0

seconds() { date +%s.%N; }

count() { # name, exit status, start, log, end when that is not now
	took=$(echo "$3 ${5:-$(seconds)}" | awk '{printf "%.1f", $2 - $1}')
	case $2 in
	0) passed=$((passed + 1)) word='ok  ' ;;
	77) skipped=$((skipped + 1)) word='skip' ;;
	*) failed=$((failed + 1)) word='FAIL' ;;
	esac
	printf '%s %7s s  %s\n' "$word" "$took" "$1"
	[ "$2" = 0 ] || tail -n 60 "$4" | sed 's/^/          /'
}

try() { # name, seconds it may take, command
	name=$1 may=$2
	shift 2
	case $name in *"${ONLY:-}"*) ;; *) return 0 ;; esac
	log=$logs/$(echo "$name" | tr '/ ' '__').log
	start=$(seconds)
	timeout -k 10 "$may" "$@" >"$log" 2>&1 </dev/null
	count "$name" $? "$start" "$log"
}

build() { # kind, targets
	kind=$1 folder=build/$1
	shift
	[ "$kind" = release ] && folder=build
	log=$logs/build_$kind.log
	start=$(seconds)
	# The generators that run while building end too soon to give back what they took.
	{ tools/setup.sh "$kind" && ASAN_OPTIONS=detect_leaks=0 ninja -k 0 -C $folder "$@"; } >"$log" 2>&1
	count "build $kind" $? "$start" "$log"
}

# The programs meson knows, run by meson two at a time; its lines are read back one a test.
programs() { # kind, options
	kind=$1
	shift
	log=$logs/meson_$kind.log
	meson test -C "build/$kind" --no-rebuild --print-errorlogs "$@" >"$log" 2>&1
	ended=$?
	sed -nE '/^Summary of Failures/q; s/^ *[0-9]+\/[0-9]+ (.*[^ ]) +(OK|EXPECTEDFAIL|SKIP|FAIL|ERROR|TIMEOUT|UNEXPECTEDPASS) +([0-9.]+)s.*/\2 \3 \1/p' "$log" >"$log.tests"
	while read -r result took name; do
		case $result in
		OK | EXPECTEDFAIL) passed=$((passed + 1)) word='ok  ' ;;
		SKIP) skipped=$((skipped + 1)) word='skip' ;;
		*) failed=$((failed + 1)) word='FAIL' ended=0 ;;
		esac
		printf '%s %7s s  %s: %s\n' "$word" "$took" "$kind" "$name"
		[ $word = FAIL ] && meson_said "$log" "$name"
	done <"$log.tests"
	# Meson itself went wrong without a test that did.
	[ $ended = 0 ] || count "meson test $kind" $ended "$(seconds)" "$log"
}

meson_said() { # log, test: what that test wrote, as --print-errorlogs shows it
	awk -v name="$2" '/^Summary of Failures/ { exit } /^=+ .*[0-9]+\/[0-9]+ =+$/ { on = index($0, name) > 0; next } /^=+ .* =+$/ { on = index($0, name) > 0; next }
		/^ *[0-9]+\/[0-9]+ / { on = index($0, name) > 0 } on' "$1" | tail -n 60 | sed 's/^/          /'
}

# Several at a time, each with a program and a folder of its own. On stdin a line for each: its name, a tab, its command.
together() { # how many at a time, seconds each may take
	tab=$(printf '\t')
	while IFS=$tab read -r name command; do
		case $name in *"${ONLY:-}"*) printf '%s\t%s\n' "$name" "$command" ;; esac
	done >"$logs/together"
	logs=$logs may=$2 xargs -d '\n' -P "$1" -I{} sh -c '
		name=${1%%	*} start=$(date +%s.%N)
		log=$logs/$(echo "$name" | tr "/ " __).log
		timeout -k 10 "$may" ${1#*	} >"$log" 2>&1 </dev/null
		echo $? "$start" "$(date +%s.%N)" >"$log.ended"' - {} <"$logs/together"
	while IFS=$tab read -r name command; do
		log=$logs/$(echo "$name" | tr '/ ' __).log
		read -r ended start end <"$log.ended"
		count "$name" "$ended" "$start" "$log" "$end"
	done <"$logs/together"
}

scripts() { # folder, how many at a time, seconds each may take
	for script in "tests/$1"/test_*.sh "tests/$1"/test_*.mjs "tests/$1"/check_*.mjs; do
		[ -f "$script" ] || continue
		case $script in *.sh) by=sh ;; *) by=node ;; esac
		printf '%s\t%s %s\n' "$script" $by "$script"
	done >"$logs/scripts"
	together "$2" "$3" <"$logs/scripts"
}

fuzzers() { # seconds each
	for source in tests/fuzz/fuzz_*.c; do
		name=$(basename "$source" .c)
		grown=build/fuzz/corpus/$name seeds=tests/fuzz/corpus/${name#fuzz_}
		mkdir -p "$grown"
		[ -d "$seeds" ] || seeds=
		printf 'fuzz %s\t%s\n' "$name" "build/fuzz/tests/fuzz/$name -max_total_time=$1 -timeout=10 -rss_limit_mb=2048 \
			-print_final_stats=1 -verbosity=0 -error_exitcode=1 -artifact_prefix=$logs/$name- $grown $seeds"
	done >"$logs/fuzzers"
	together 2 $(($1 + 60)) <"$logs/fuzzers"
}

laws() { # cases of each, where the suite has fewer
	for law in build/gcc/tests/prop/prop_*; do
		[ -f "$law" ] && try "$(basename "$law"), $1 cases" 1800 env PROP_CASES="$1" "$law"
	done
}

build release kring bench/load bench/guests bench/look bench/fold bench/floor_http bench/floor_page bench/floor_commit
build gcc
build asan
build fuzz fuzzers
try lint 120 tools/lint.sh
scripts layers 2 300
programs gcc
programs asan
scripts web 3 600
if [ "$long" = long ]; then
	laws 300
	export KILLS=5000
	scripts crash 2 3600
	build tsan
	build cov
	programs tsan -t 4 # it makes the longest of them fifteen times as slow
	programs cov
	try coverage 300 tools/coverage.sh && cat "$logs/coverage.log"
	try 'gcc -fanalyzer' 1800 tools/analyze.sh
	fuzzers 60
else
	scripts crash 2 300
	fuzzers 2
fi

[ $skipped = 0 ] || echo "$skipped not run"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
