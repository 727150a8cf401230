// SPDX-License-Identifier: EUPL-1.2
// Keeping what is said: a form is sent to plans at random, and answered when it is on the disk. Server and who asks share all
// processors, and so does the floor.
import { connect } from 'node:net'
import { join } from 'node:path'
import { ANYWHERE, best, load, resident, size } from './machine.mjs'
import { serve } from './folders.mjs'
import { floor } from './pages.mjs'

const WORDS = 'tekst=Dinsdag+haalt+oma+de+kinderen+van+school&ritme=elke-week'

function forms (at, from) {
  const n = at.seeded.length
  return at.seeded.map((_, i) => at.seeded[(i + from) % n])
    .map(one => [`/plan/${one.plan}/actie/nieuw`, one.cookie, `bewijs=${one.proof}&${WORDS}`])
}

// The server's own count, over the socket of its folder (cli/cmd_count.c).
async function counts (at) {
  const socket = connect(join(at.data, 'kring.sock'))
  let line = ''
  socket.end('{"woorden":["count"]}\n')
  for await (const part of socket) line += part
  const [, said, groups] = JSON.parse(line).tekst.match(/^said (\d+) groups (\d+)/)
  return { said: Number(said), groups: Number(groups) }
}

async function watched (at, measure) { // the largest that the log became meanwhile
  let most = 0
  const look = setInterval(() => { most = Math.max(most, size(join(at.data, 'kring.db-wal'))) }, 20)
  try {
    return { ...await measure(), log: () => most }
  } finally {
    clearInterval(look)
  }
}

async function some (at, lines) { // each time at other plans
  at.begun = (at.begun ?? 0) + Math.floor(at.seeded.length / 16)
  const before = floor(at, ANYWHERE)
  const from = await counts(at)
  const got = await watched(at, () => load(at, at.server.pid, at.port, forms(at, at.begun), { lines, seconds: at.seconds, cpus: ANYWHERE }))
  const to = await counts(at)
  const bare = Math.max(before, floor(at, ANYWHERE))
  return { ...got, bare, ratio: got.rate / bare, group: (to.said - from.said) / (to.groups - from.groups), log: got.log() }
}

async function said (at, of) {
  const rows = []
  let log = 0
  let refused = 0
  for (const [lines, least] of [[1, 0.25], [8, 1], [64, 2]]) {
    const got = await best(at.rounds, async () => {
      const once = await some(at, lines)
      log = Math.max(log, once.log)
      refused += once.refused
      return once
    }, (a, b) => a.ratio > b.ratio)
    const name = `kept sayings${of}, ${lines} client${lines > 1 ? 's' : ''}`
    rows.push({ what: name, value: got.rate, unit: '/s', ratio: got.ratio, least },
      { what: `${name}: bare one-row commits beside it`, value: got.bare, unit: '/s' },
      { what: `${name}: together in one commit, on average`, value: got.group, unit: '' },
      { what: `${name}: processor time`, value: got.cpu, unit: 'µs' },
      { what: `${name}: p99`, value: got.p99, unit: 'ms' })
  }
  return [...rows, { what: `kept sayings${of}: refused`, value: refused, unit: '', most: 0 },
    { what: `kept sayings${of}: the log's file at its largest`, value: log, unit: 'MB', most: 64 }]
}

// With the memory that is Kring's when nobody says otherwise: a plan at random among so many must be opened first.
async function sayings (at) {
  await serve(at, ANYWHERE)
  return said(at, '')
}

// With memory for all of them, as who serves so many gives it. Each was spoken in once before.
async function sayingsReady (at) {
  await serve(at, ANYWHERE, `memory = ${Math.ceil(at.seeded.length * 0.02)}\n`)
  await load(at, at.server.pid, at.port, forms(at, 0), { lines: 64, cpus: ANYWHERE })
  const { own } = resident(at.server.pid)
  return [...await said(at, ' in plans that are ready'), { what: 'memory with all plans ready', value: own, unit: 'MB' }]
}

async function steadySayings (at) {
  await serve(at, ANYWHERE)
  const got = await best(at.rounds, () =>
    load(at, at.server.pid, at.port, forms(at, at.begun ?? 0), { lines: 64, seconds: 5 * at.seconds, rate: 200, cpus: ANYWHERE }),
  (a, b) => a.p99 < b.p99)
  return [{ what: 'a steady 200 sayings a second, checkpoints included: p99', value: got.p99, unit: 'ms', most: 10 },
    { what: 'the same: the longest', value: got.longest, unit: 'ms' }]
}

export const subjects = { sayings, sayingsReady, steadySayings }
