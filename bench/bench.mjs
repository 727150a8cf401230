// SPDX-License-Identifier: EUPL-1.2
// Measures the program against its floors, in one run on loopback, and prints a table in Markdown: bench.mjs BUILD-FOLDER.
// ONLY=word runs only the subjects whose name holds it, besides seeding and starting. PEERS=DIR: each program in DIR is started
// with a port, and its /plan is measured like ours.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { answering, best, load, start } from './machine.mjs'
import * as subjects from './subjects.mjs'

const PLANS = 10000
const build = resolve(process.argv[2] ?? 'build')
const work = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'kring-bench-'))
const port = 18480
const at = {
  work, port, base: `http://127.0.0.1:${port}`, data: join(work, 'data'), kring: join(build, 'kring'), tool: name => join(build, 'bench', name)
}
const only = process.env.ONLY ?? ''

function figure (value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function print (rows) {
  for (const [what, value, unit, ratio, target] of rows) {
    console.log(`| ${what} | ${figure(value)}${unit && ' ' + unit} | ${ratio === undefined ? '' : figure(ratio) + '×'} | ${target ?? ''} |`)
  }
}

async function peers (dir) {
  for (const name of readdirSync(dir)) {
    const child = start(join(dir, name), [String(port + 3)])
    await answering(`http://127.0.0.1:${port + 3}`)
    const got = best(3, () => load(child.pid, `http://127.0.0.1:${port + 3}/plan`, { lines: 64 }))
    print([[`${name}: processor time`, got.cpu, 'µs'], [`${name}: pages a second`, got.rate, '/s']])
    await child.stop()
  }
}

async function measure () {
  console.log(`${cpus().length} × ${cpus()[0].model}; load before: ${loadavg()[0].toFixed(1)}; server on processor 0, wrk on 1\n`)
  console.log('| what | figure | to the floor | target |\n|---|--:|--:|--:|')
  print(subjects.seeding(at, PLANS))
  print(await subjects.starting(at))
  for (const name of ['planPage', 'largestPage', 'sayings', 'freshLooks', 'folding', 'memory', 'idleConnections']) {
    if (name.includes(only)) print(await subjects[name](at))
  }
  if (process.env.PEERS) await peers(process.env.PEERS)
}

try {
  await measure()
} finally {
  await at.server?.stop()
  rmSync(work, { recursive: true, force: true })
}
