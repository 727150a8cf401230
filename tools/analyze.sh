#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A second opinion that takes its time: gcc's analyzer over every file of the program, each with the flags it is built with.
# Three of its opinions are not asked: gcc 12 sees leaks past a longjmp and NULL behind pointer sums where there are none.
set -eu
cd "$(dirname "$0")/.."
tools/setup.sh gcc
ninja -C build/gcc >build/gcc/analyze.log # our generators write headers that every file reads
node -e '
	const opinion = " -fanalyzer -Wno-analyzer-malloc-leak -Wno-analyzer-null-dereference -Wno-analyzer-null-argument";
	for (const { directory, command, file } of JSON.parse(require("fs").readFileSync("build/gcc/compile_commands.json")))
		if (file.startsWith("../../") && !/^\.\.\/\.\.\/(tests|tools)\//.test(file))
			console.log(`cd "${directory}" && ` + command.replace(/ -o \S+/, " -o /dev/null").replace(/ -M\S+( \S+\.d\b| \S+\.o\b)?/g, "") + opinion);
' | xargs -d '\n' -P "$(nproc)" -I '{}' sh -c '{}'
