#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Makes the folder of one kind of build: tools/setup.sh release | gcc | asan | tsan | cov | fuzz. Does nothing when it is there.
# What ships is made by clang with link-time optimisation and checked calls through pointers, when clang and lld are at
# hand; the tests are compiled by gcc too, because two compilers see more than one.
set -eu
cd "$(dirname "$0")/.."

kind=$1
folder=build/$kind
[ "$kind" = release ] && folder=build
[ -f "$folder/build.ninja" ] && exit 0

compiler=${CC:-gcc}
case $kind in
release)
	options='--buildtype=release'
	if [ -z "${CC:-}" ] && command -v clang >/dev/null && command -v ld.lld >/dev/null && command -v llvm-ar >/dev/null; then
		compiler=clang
		export CC_LD=lld AR=llvm-ar
		options="$options -Db_lto=true -Dcfi=true"
	fi
	;;
gcc) options='--buildtype=release' ;;
# gcc sees dangers in what its sanitizers put in; the builds without them stop at every warning.
asan) options='--buildtype=debug -Doptimization=1 -Dwerror=false -Db_sanitize=address,undefined' ;;
tsan) options='--buildtype=debugoptimized -Dwerror=false -Db_sanitize=thread' ;;
cov) options='--buildtype=debug -Doptimization=1 -Db_coverage=true' ;;
fuzz)
	compiler=clang
	options='--buildtype=debugoptimized -Db_sanitize=address,undefined -Db_lundef=false -Dfuzz=true'
	;;
*)
	echo "tools/setup.sh: there is no build named $kind" >&2
	exit 2
	;;
esac
# shellcheck disable=SC2086 # several options
CC=$compiler exec meson setup "$folder" $options
