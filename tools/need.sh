#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs what is missing of debian-packages.txt: tools/need.sh build | check | bench. As root or through sudo it installs; without
# either it says what lacks and stops. When nothing lacks it does nothing and reaches no network.
set -eu
cd "$(dirname "$0")/.."
part=${1:-build}

lacks='' section=build
while read -r package command; do
	case $package in
	'' | '#'*) continue ;;
	'['*) section=${package#[} section=${section%]} && continue ;;
	esac
	if [ "$section" != build ] && [ "$section" != "$part" ]; then continue; fi
	if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
	if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ]; then continue; fi
	lacks="$lacks $package"
done <debian-packages.txt

if [ -n "$lacks" ]; then
	if [ "$(id -u)" = 0 ]; then
		as=''
	elif command -v sudo >/dev/null 2>&1; then
		as=sudo
	else
		echo "These Debian packages lack:$lacks" >&2
		echo "Ask someone who may install: apt-get install$lacks" >&2
		exit 1
	fi
	echo "Installing:$lacks"
	export DEBIAN_FRONTEND=noninteractive
	$as apt-get update -q
	# shellcheck disable=SC2086 # one word a package
	$as apt-get install -q -y --no-install-recommends $lacks
fi

# The browser tests' own modules, exactly as locked, without running anything they bring.
kept=node_modules/.package-lock.json
if [ "$part" = check ] && [ -f package.json ] && { [ ! -f $kept ] || [ package-lock.json -nt $kept ]; }; then
	npm ci --ignore-scripts --no-audit --no-fund
fi
