// SPDX-License-Identifier: EUPL-1.2
// A clock that jumps back and forth by days, while the server runs and while it does not: everything said is kept once and in order, the
// time in the history never goes back, and what was over stays over.
//   KRING=build/kring node tests/crash/test_clock.mjs
// The clock is that of the program as it ships: shifted_clock.c stands before the system's.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, program } from './clients.mjs'
import { free_port } from '../port.mjs'
import { link_of, run, seats_of, start, wait } from './server.mjs'

const DAY = 86400000
const folder = mkdtempSync(join(tmpdir(), 'kring-clock-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data')
const clock = join(folder, 'clock.so')
const built = spawnSync(process.env.CC ?? 'cc', ['-D_GNU_SOURCE', '-O1', '-shared', '-fPIC', '-o', clock, join(import.meta.dirname, 'shifted_clock.c')], { encoding: 'utf8' })
assert.equal(built.status, 0, built.stderr)

const shift = openSync(join(folder, 'shift'), 'w+')
let shifted = 0
function set_clock (days) {
  shifted = days * DAY
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(shifted))
  writeSync(shift, bytes, 0, 8, 0)
}
set_clock(0)

const port = await free_port()
const begin = async () => {
  const server = start(data, port, { LD_PRELOAD: clock, SHIFT: join(folder, 'shift') })
  await server.open
  return server
}

await run('seed', '--data', data, '--plans', '2')
let server = await begin()
const [one, two] = await seats_of(data, (path, token) => program(port, 'reader', { token }).get(path))
const api = program(port, 'program', one)
const web = await browser(port, 'browser', { ...two, link: await link_of(data, two.seat) })
const old_link = await link_of(data, one.seat)
const kept = []

async function say (times) {
  for (let i = 0; i < times; i++) {
    const saying = { text: `Gezegd ${kept.length}`, key: `sleutel-${String(kept.length).padStart(20, '0')}` }
    const who = kept.length % 2 ? web : api
    kept.push({ who, saying, answer: await who.say(saying) })
  }
}

// Each once, in order, and no time before the one before it; said again with its key it is the same.
async function whole () {
  const history = []
  for (const plan of [one, two]) history.push((await program(port, 'reader', plan).get(`/plannen/${plan.plan}/gebeurtenissen`)).gebeurtenissen)
  for (const [who, all] of [[api, history[0]], [web, history[1]]]) {
    const texts = all.map(({ gezegd }) => gezegd.titel).filter(text => /^Gezegd/.test(text))
    assert.deepEqual(texts, kept.filter(one => one.who === who).map(one => one.saying.text))
    const times = all.map(({ op }) => op)
    assert.deepEqual(times, [...times].sort())
  }
  for (const { who, saying, answer } of kept.slice(-4)) assert.equal(await who.say(saying), answer)
  assert.equal((await web.ask('GET', `/plan/${two.plan}`)).status, 200)
  assert.match((await run('verify', '--data', data)).stdout, /^Whole: 2 plans/)
  return history[0].at(-1).op
}

const tests = {
  async 'while it runs the clock jumps forth and back by days' () {
    for (const days of [0, 9, -20, 3, -400, 12]) {
      set_clock(days)
      await say(6)
      await whole()
    }
  },

  async 'after a start with the clock days back nothing is older than what was said before' () {
    const before = await whole()
    for (const [days, signal] of [[-30, 'SIGKILL'], [5, 'SIGTERM'], [-3000, 'SIGKILL']]) {
      await server.kill(signal)
      set_clock(days)
      server = await begin()
      await say(4)
      assert.ok(await whole() >= before, `after a start ${days} days back`)
    }
  },

  async 'a link that was over stays over when the clock goes back' () {
    const opens = async () => {
      await web.ask('GET', old_link)
      return /name="antwoord" value="ja"/.test((await web.ask('GET', '/in')).body)
    }
    assert.ok(await opens())
    set_clock(32)
    await say(2)
    assert.ok(!await opens())
    set_clock(0)
    assert.ok(!await opens())
    await server.kill()
    server = await begin()
    assert.ok(!await opens())
  },

  async 'what is said goes on to be copied out of the log, however the clock was set' () {
    set_clock(-50)
    await say(2)
    await wait(1500) // it is quiet: the log is copied
    const database = readFileSync(join(data, 'kring.db'))
    await say(2)
    await wait(1500)
    assert.ok(!database.equals(readFileSync(join(data, 'kring.db'))), 'nothing was copied out of the log')
  }
}

let failed = 0
for (const [name, test] of Object.entries(tests)) {
  const error = await test().then(() => null, error => error)
  console.log(`${error ? 'not ok' : 'ok    '}  ${name}${error ? `\n${error.stack}` : ''}`)
  failed += error ? 1 : 0
}
await server.kill()
process.exit(failed ? 1 : 0)
