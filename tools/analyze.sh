#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A second opinion that takes its time: gcc's analyzer over every file of ours, each with the flags it is built with.
set -eu
cd "$(dirname "$0")/.."
tools/setup.sh gcc
node -e '
	for (const { directory, command, file } of JSON.parse(require("fs").readFileSync("build/gcc/compile_commands.json")))
		if (file.startsWith("../../") && !file.startsWith("../../tests/"))
			console.log(`cd "${directory}" && ` + command.replace(/ -o \S+/, " -o /dev/null").replace(/ -M\S*( \S+\.d)?/g, " ") + " -fanalyzer");
' | xargs -d '\n' -P "$(nproc)" -I '{}' sh -c '{}'
