#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Builds what is measured and measures it: bench/run.sh [BUILD-FOLDER]. What it prints is the table of docs/speed.md. The machine
# is to be quiet; the ratios bear company better than the figures do.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build}
ulimit -n "$(ulimit -H -n)"
tools/need.sh bench
[ -f "$folder/build.ninja" ] || tools/setup.sh release
ninja -C "$folder" kring bench/load bench/guests bench/look bench/fold bench/floor_http bench/floor_page bench/floor_commit >/dev/null
node bench/bench.mjs "$folder"
[ -n "${ONLY:-}" ] || "$folder/bench/floor_http"
