// SPDX-License-Identifier: EUPL-1.2
// A folder cannot use what it may not see, because the compiler does not find it. Each wrong include below is compiled with
// the very include path that the folder's own files are compiled with, and must fail, for the one right reason. The right
// ones beside them must compile: a path that finds nothing would pass otherwise.
// BUILD names the build folder to ask (build/gcc).
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const build = resolve(root, process.env.BUILD ?? "build/gcc");

const wrong = [
  ["base", "core.h", "the foundation knows nothing of plans"],
  ["plan", "store.h", "the core has no disk"],
  ["plan", "table.h", "the core does not know who opens it"],
  ["store", "core.h", "the store does not know what it keeps"],
  ["journal", "plan.h", "who keeps a plan goes through the core's one door"],
  ["people", "plan.h", "a person's account does not open a plan"],
  ["people", "keys.h", "keys stay in the journal"],
  ["web", "plan.h", "a page shows what a seat may see, never the plan"],
  ["web", "keys.h", "a page never holds a key"],
  ["web", "secrets.h", "what is kept of sessions and codes is for people/ alone"],
  ["web", "store.h", "a page never asks the database"],
  ["web", "seal.h", "a page never opens what is sealed"],
  ["api", "plan.h", "the API shows what a seat may see, never the plan"],
  ["api", "listen.h", "the API does not know the HTTP library's side of web"],
  ["api", "store.h", "the API never asks the database"],
  ["export", "plan.h", "an export holds what a seat may see, never the plan"],
  ["export", "store.h", "an export never asks the database"],
  ["post", "plan.h", "mail opens no plan"],
  ["cli", "plan.h", "a command goes through the same door"],
  ["api", "secrets.h", "what is kept of sessions and codes is for people/ alone"],
  ["export", "secrets.h", "what is kept of sessions and codes is for people/ alone"],
  ["cli", "keys.h", "a command never holds a plan's key"],
];
const right = [
  ["base", "out.h"],
  ["plan", "plan.h"],
  ["plan", "str.h"],
  ["store", "store.h"],
  ["journal", "core.h"],
  ["journal", "store.h"],
  ["people", "core.h"],
  ["people", "secrets.h"],
  ["web", "request.h"],
  ["web", "core.h"],
];

const commands = JSON.parse(readFileSync(resolve(build, "compile_commands.json"), "utf8"));

// The different include paths with which the folder's files are compiled.
function paths(folder) {
  const found = new Map();
  for (const { directory, command, file } of commands) {
    if (!relative(root, resolve(directory, file)).startsWith(folder + "/")) continue;
    const flags = command.match(/(?<=\s)-(?:I|isystem ?)\S+/g) ?? [];
    found.set(flags.join(" "), { flags: flags.flatMap((flag) => flag.split(" ")), directory });
  }
  return [...found.values()];
}

function includes({ flags, directory }, header) {
  const told = spawnSync("gcc", ["-std=gnu17", "-D_GNU_SOURCE", "-fsyntax-only", ...flags, "-x", "c", "-"], {
    cwd: directory,
    input: `#include "${header}"\n`,
    encoding: "utf8",
  });
  if (told.error) throw told.error;
  const missing = told.stderr.includes(`fatal error: ${header}: No such file or directory`);
  return { ok: told.status === 0, missing, stderr: told.stderr };
}

const lives = (header) =>
  readdirSync(root, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && ["", "pub/", "beside/"].map((inner) => `${entry.name}/${inner}${header}`).some((path) => existsSync(resolve(root, path))),
  );

let failed = 0;
function fail(sentence) {
  console.log(sentence);
  failed++;
}

for (const [folder, header, why] of wrong) {
  if (!lives(header)) fail(`${header} is gone: which header stands for "${why}" now?`);
  const seen = paths(folder);
  if (seen.length === 0) fail(`${folder}/ has no compiled file`);
  for (const path of seen) {
    const { missing, ok, stderr } = includes(path, header);
    if (!missing) fail(`${folder}/ can include "${header}", though ${why}${ok ? "" : `; it fails for another reason:\n${stderr}`}`);
  }
}
for (const [folder, header] of right) {
  if (!paths(folder).some((path) => includes(path, header).ok)) fail(`${folder}/ cannot include "${header}", which it may`);
}
console.log(`${wrong.length} wrong includes, ${right.length} right ones, ${failed} not as they should be`);
process.exit(failed === 0 ? 0 : 1);
