// SPDX-License-Identifier: EUPL-1.2
// Measures the program against its floors, in one run on loopback, and prints a table in Markdown: bench.mjs BUILD-FOLDER. Each
// subject gives rows; a row with `most` or `least` has a target, of its ratio to the floor when it has one.
// ONLY=word measures only the subjects whose name holds it. QUICK=1 takes a small folder and short runs. PEERS=DIR: peers.mjs.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as folders from './folders.mjs'
import * as pages from './pages.mjs'
import { peers } from './peers.mjs'
import * as sayings from './sayings.mjs'

const quick = Boolean(process.env.QUICK)
const build = resolve(process.argv[2] ?? 'build')
const work = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'kring-bench-'))
const port = 18480
const at = {
  work, port, base: `http://127.0.0.1:${port}`, data: join(work, 'data'), kring: join(build, 'kring'), tool: name => join(build, 'bench', name),
  plans: quick ? 2000 : 100000, rounds: quick ? 1 : 3, seconds: quick ? 1 : 4
}
const only = process.env.ONLY ?? ''
const counted = { met: 0, missed: [] }

function figure (value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function judge ({ what, value, ratio, most, least }) {
  const judged = ratio ?? value
  if (most === undefined && least === undefined) return ''
  const met = judged <= (most ?? Infinity) && judged >= (least ?? -Infinity)
  if (met) counted.met++
  else counted.missed.push(what)
  return met ? 'met' : '**missed**'
}

function target ({ unit, ratio, most, least }) {
  if (most === undefined && least === undefined) return ''
  return `${most === undefined ? '≥' : '≤'} ${most ?? least}${ratio === undefined ? unit && ' ' + unit : '×'}`
}

function print (rows) {
  for (const row of rows) {
    const ratio = row.ratio === undefined ? '' : figure(row.ratio) + '×'
    console.log(`| ${row.what} | ${figure(row.value)}${row.unit && ' ' + row.unit} | ${ratio} | ${target(row)} | ${judge(row)} |`)
  }
}

async function measure () {
  console.log(`${cpus().length} × ${cpus()[0].model}; load before: ${loadavg()[0].toFixed(1)}; ${at.plans} plans\n`)
  console.log('| what | figure | to the floor | target | |\n|---|--:|--:|--:|---|')
  print(folders.seeding(at))
  for (const [name, subject] of Object.entries({ ...pages.subjects, ...sayings.subjects, ...folders.subjects })) {
    if (name.includes(only)) print(await subject(at))
    await at.server?.stop()
    at.server = undefined
  }
  if (process.env.PEERS) print(await peers(at, resolve(process.env.PEERS)))
  console.log(`\n${counted.met} met, ${counted.missed.length} missed${counted.missed.map(what => `; ${what}`).join('')}`)
}

try {
  await measure()
} finally {
  await at.server?.stop()
  rmSync(work, { recursive: true, force: true })
}
