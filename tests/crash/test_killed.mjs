// SPDX-License-Identifier: EUPL-1.2
// What was acknowledged is there exactly once, however often the server is killed under who speaks:
//   KRING=build/kring node tests/crash/test_killed.mjs [KILLS [SEED]]     200 kills, or $KILLS
// In a life of a folder, programs and browsers say things while `kring serve` is killed with SIGKILL at a moment nobody chose: while
// they speak, while it starts, while a copy is made. Each time it starts again on the same folder; what was sent and not answered is
// sent again with the same key, some of what was answered too, and the history of each plan holds every saying once. A copy that has its
// name is whole. At the end of a life `kring verify` finds the folder whole.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, memory, program } from './clients.mjs'
import { free_port } from '../port.mjs'
import { link_of, run, seats_of, start, wait } from './server.mjs'

const kills = Number(process.argv[2] ?? process.env.KILLS ?? 200)
const seed = Number(process.argv[3] ?? Date.now() % 1e9)
const A_LIFE = 100 // kills of one folder, and then a new one

// mulberry32: the same moments for the same seed, as far as the machine goes along.
let state = seed
function chance () {
  state = state + 0x6d2b79f5 | 0
  let t = Math.imul(state ^ state >>> 15, 1 | state)
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t
  return ((t ^ t >>> 14) >>> 0) / 4294967296
}

// ---- one folder, from its seed to its last check

async function furnish (life) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-killed-'))
  const data = join(folder, 'data')
  const port = await free_port()
  await run('seed', '--data', data, '--plans', '3', '--seed', `${life}`)
  const world = { folder, data, port, plans: new Map(), clients: [], n_copies: 0, copied: 0, starts: 0, started_ms: 0 }
  const server = start(data, port)
  await server.open
  const [one, two, three] = await seats_of(data, (path, token) => program(port, 'reader', { token }).get(path))
  for (const { plan, token } of [one, two, three]) world.plans.set(plan, { reader: program(port, 'reader', { token, plan }), since: '', seen: new Map() })
  world.clients = [
    program(port, 'a', one), program(port, 'b', { ...one, writes: true }), program(port, 'c', two), program(port, 'd', { ...two, writes: true }),
    await browser(port, 'e', { ...one, link: await link_of(data, one.seat) }), await browser(port, 'f', { ...three, link: await link_of(data, three.seat), writes: true })
  ].map(client => memory(client, life))
  await server.kill()
  return world
}

// Everything new in the history of a plan, counted by its text.
async function read_on (world) {
  for (const [plan, known] of world.plans) {
    const { gebeurtenissen, volgnummer } = await known.reader.get(`/plannen/${plan}/gebeurtenissen?na=${known.since}`)
    for (const { gezegd } of gebeurtenissen) {
      const text = gezegd.titel ?? gezegd.tekst
      known.seen.set(text, (known.seen.get(text) ?? 0) + 1)
    }
    known.since = volgnummer
  }
}

function each_once (world) {
  for (const { client, kept } of world.clients) {
    const { seen } = world.plans.get(client.plan)
    for (const { text } of kept) assert.equal(seen.get(text), 1, `${text} stands there ${seen.get(text) ?? 0} times`)
  }
}

async function copy (world) {
  const to = join(world.folder, `copy-${++world.n_copies}.db`)
  await wait(chance() * 40)
  await run('backup', '--data', world.data, '--to', to).then(() => assert.ok(existsSync(to)), () => {})
}

// What has the name of a copy is one, also when the server was killed while it was made.
async function restore_newest (world) {
  const from = join(world.folder, `copy-${world.n_copies}.db`)
  if (!existsSync(from)) return
  const into = join(world.folder, `again-${world.n_copies}`)
  mkdirSync(into)
  copyFileSync(join(world.data, 'master.key'), join(into, 'master.key'))
  await run('restore', '--from', from, '--data', into)
  await run('verify', '--data', into)
  rmSync(into, { recursive: true })
  world.copied++
}

async function one_kill (world) {
  const server = start(world.data, world.port)
  if (chance() < 0.15) { // while it starts
    await wait(chance() * 40)
    return server.kill()
  }
  const begun = performance.now()
  await server.open
  world.starts++
  world.started_ms += performance.now() - begun
  for (const one of world.clients) {
    await one.repeat_open()
    await one.repeat_some(chance, 2)
  }
  await read_on(world)
  each_once(world)
  const busy = world.clients.map(one => one.speak(() => server.dead))
  const copying = chance() < 0.2 ? copy(world) : null
  await Promise.race([wait(chance() * (copying ? 160 : chance() < 0.25 ? 8 : 80)), ...busy])
  await server.kill()
  await Promise.all(busy)
  for (const { client } of world.clients) client.hang_up()
  for (const { reader } of world.plans.values()) reader.hang_up()
  if (!copying) return
  await copying
  await restore_newest(world)
}

// The whole history, from its beginning.
async function last_check (world) {
  const whole = await run('verify', '--data', world.data)
  assert.match(whole.stdout, /^Whole: 3 plans/)
  const server = start(world.data, world.port)
  await server.open
  for (const one of world.clients) await one.repeat_open()
  for (const known of world.plans.values()) Object.assign(known, { since: '', seen: new Map() })
  await read_on(world)
  each_once(world)
  for (const known of world.plans.values())
    for (const [text, times] of known.seen) assert.ok(times === 1 || !/^\d+ [a-f] \d+$/.test(text), `${text} stands there ${times} times`)
  await run('verify', '--data', world.data) // beside the server
  await server.kill()
}

const begun = performance.now()
const all = { kept: 0, copied: 0, starts: 0, started_ms: 0 }
console.log(`seed ${seed}`)
for (let left = kills, life = 1; left > 0; left -= A_LIFE, life++) {
  const world = await furnish(life)
  for (let i = 0; i < Math.min(left, A_LIFE); i++) await one_kill(world)
  await last_check(world)
  rmSync(world.folder, { recursive: true })
  all.kept += world.clients.reduce((n, { kept }) => n + kept.length, 0)
  for (const name of ['copied', 'starts', 'started_ms']) all[name] += world[name]
}
assert.ok(all.kept > kills, 'almost nothing was said')
console.log(`${kills} kills: ${all.kept} sayings kept, each once; ${all.copied} copies restored; a start took ${Math.round(all.started_ms / all.starts)} ms; ${Math.round((performance.now() - begun) / 1000)} s`)
