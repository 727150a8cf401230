// SPDX-License-Identifier: EUPL-1.2
// Pages: the one of a plan against the same bytes from memory, looks that are and are not on record yet, and plans that are not in
// memory. The server has processor 0 for itself, who asks processor 1.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answering, ask, best, load, on, run, start } from './machine.mjs'
import { serve, TABLE, TABLES } from './folders.mjs'

// The disk has moods: each figure has a floor of its own, measured just before and just after; the better counts.
export const floor = (at, cpus) => Number(on(cpus, at.tool('floor_commit'), at.work, String(at.seconds / 2)))

async function bare (at, page) { // the bare HTTP library with the same page and headers
  const kept = page.raw.flatMap((name, i) => i % 2 || /^(date|content-length|connection)$/i.test(name) ? [] : [`${name}: ${page.raw[i + 1]}`])
  writeFileSync(join(at.work, 'page'), page.body)
  writeFileSync(join(at.work, 'headers'), kept.join('\n'))
  const program = start(at.tool('floor_page'), [String(at.port + 1), join(at.work, 'page'), join(at.work, 'headers')])
  await answering(`http://127.0.0.1:${at.port + 1}`)
  return program
}

async function planPage (at) {
  await serve(at, '0')
  const asks = [[`/plan/${at.page.plan}`, at.page.cookie]]
  const page = await ask(at.base, asks[0][0], { headers: { Cookie: asks[0][1], 'Accept-Language': 'nl' } })
  const library = await bare(at, page)
  const rows = []
  for (const [lines, late] of [[1, 1], [64, 8]]) {
    const floors = []
    const ours = await best(at.rounds, async () => {
      floors.push(await load(at, library.pid, at.port + 1, asks, { lines, seconds: at.seconds }))
      return load(at, at.server.pid, at.port, asks, { lines, seconds: at.seconds })
    })
    const floored = floors.reduce((a, b) => b.cpu < a.cpu ? b : a)
    const name = `plan page, ${lines} connection${lines > 1 ? 's' : ''}`
    rows.push({ what: `${name}: processor time`, value: ours.cpu, unit: 'µs', ratio: ours.cpu / floored.cpu, most: 3 },
      { what: `${name}: the bare library`, value: floored.cpu, unit: 'µs' },
      { what: `${name}: pages a second`, value: ours.rate, unit: '/s' },
      { what: `${name}: p99`, value: ours.p99, unit: 'ms', most: late },
      { what: `${name}: p99 of the bare library`, value: floored.p99, unit: 'ms' })
  }
  await library.stop()
  return [...rows, { what: 'plan page: size', value: page.body.length / 1000, unit: 'kB' }]
}

function recordedLook (at) {
  const value = Number(on('0', at.tool('look'), run('mktemp', ['-d', join(at.work, 'look-XXXXXX')]).trim()))
  return [{ what: 'a look already on record, more', value, unit: 'µs', most: 1 }]
}

// Each round has plans of its own. A page that leaves no look brings them into memory; then their seats come in turn and look for
// the first time, and then again.
async function freshLooks (at) {
  const seats = TABLES * TABLE
  await serve(at, '0')
  const found = await best(at.rounds, async round => {
    const guests = at.guests.slice(round * seats, (round + 1) * seats)
    const turns = guests.map((_, i) => guests[i % TABLES * TABLE + Math.floor(i / TABLES)])
    const asks = turns.map(one => [`/plan/${one.plan}`, one.cookie])
    await load(at, at.server.pid, at.port, turns.slice(0, TABLES).map(one => [`/plan/${one.plan}/actie/nieuw`, one.cookie]), { lines: 8 })
    const before = floor(at, '0')
    const fresh = await load(at, at.server.pid, at.port, asks, { lines: 64 })
    const floored = Math.max(before, floor(at, '0'))
    const again = await load(at, at.server.pid, at.port, asks, { lines: 64 })
    return { ...fresh, bare: floored, more: fresh.cpu - again.cpu }
  })
  return [{ what: `fresh looks, ${seats} seats in turn, 64 connections: pages`, value: found.rate, unit: '/s', ratio: found.rate / found.bare, least: 2 },
    { what: 'fresh looks: bare one-row commits beside it', value: found.bare, unit: '/s' },
    { what: 'fresh looks: processor time more than for one on record', value: found.more, unit: 'µs', most: 35 },
    { what: 'fresh looks: p99', value: found.p99, unit: 'ms', most: 10 }]
}

async function coldPages (at) {
  await serve(at, '0')
  const asks = at.seeded.slice(-1000).map(one => [`/plan/${one.plan}`, one.cookie])
  const got = await load(at, at.server.pid, at.port, asks, { lines: 1 })
  return [{ what: 'a plan that is not in memory, first page: median', value: got.p50, unit: 'ms', most: 5 },
    { what: 'the same: p99', value: got.p99, unit: 'ms' }]
}

export const subjects = { planPage, recordedLook, freshLooks, coldPages }
