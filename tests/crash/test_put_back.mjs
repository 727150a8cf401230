// SPDX-License-Identifier: EUPL-1.2
// A copy is made, then a family stops sharing with somebody, shares one room anew, and the machine dies. Out of the old copy comes a
// folder in which that person reads what was shared in it and is shared still, and nothing of what was stopped since.
//   KRING=build/kring node tests/crash/test_put_back.mjs
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { free_port } from '../port.mjs'
import { demonstrate, run, start, wait } from './server.mjs'

const folder = mkdtempSync(join(tmpdir(), 'kring-put-back-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data')
const port = await free_port()

async function ask (path, token, saying) {
  const got = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method: saying ? 'POST' : 'GET', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: saying && JSON.stringify(saying) })
  const answer = await got.json()
  assert.ok(got.ok, `${path}: ${JSON.stringify(answer)}`)
  return answer
}
const look = (plan, token) => ask(`/plannen/${plan}`, token)
const actions = sight => [...sight.acties, ...sight.doelen.flatMap(goal => goal.acties)]
const reads = sight => [...sight.kamers.flatMap(room => [room, ...room.inbreng]), ...sight.doelen, ...actions(sight)].map(one => one.id)

const tables = await demonstrate(data, port)
let server = start(data, port)
await server.open

// The owner of a plan where nothing is behind a door, and two of its people who read several rooms and own nothing.
async function choose () {
  for (const owner of tables.filter(one => one.eigenaar && one.plan)) {
    const sight = await look(owner.plan, owner.token)
    const wide = tables.filter(one => one.plan === owner.plan && !one.eigenaar).filter(one => sight.stoelen.find(seat => seat.id === one.stoel)?.leest.length > 1)
    if (!sight.privetijd.length && wide.length > 1) return [owner, ...wide]
  }
}
// After it was put back there is a keeper's token and no other, so before it too: it opens nothing of what is one's own.
const keepers = async (folder, seat) => (await run('token', '--data', folder, '--seat', seat)).stdout.trim()
const [owner, stopped, fewer] = await choose()
for (const one of [stopped, fewer]) one.token = await keepers(data, one.stoel)
const { plan } = owner
const say = (soort, fields) => ask(`/plannen/${plan}/gebeurtenissen`, owner.token, { soort, ...fields })
const rooms = async seat => (await look(plan, owner.token)).stoelen.find(one => one.id === seat).leest
const readers = async room => (await look(plan, owner.token)).stoelen.filter(one => one.leest.includes(room)).map(one => one.id)

const then = new Map()
for (const one of [stopped, fewer]) then.set(one, reads(await look(plan, one.token)))
await run('backup', '--data', data, '--to', join(folder, 'old.db'))

const [again] = await rooms(stopped.stoel)
await say('delen.stoppen', { stoel: stopped.stoel })
await say('kamer.delen', { kamer: again, lezers: [...await readers(again), stopped.stoel] })
const [, shut] = await rooms(fewer.stoel)
await say('kamer.delen', { kamer: shut, lezers: (await readers(shut)).filter(id => id !== fewer.stoel) })
const now = new Map()
for (const one of [stopped, fewer]) now.set(one, reads(await look(plan, one.token)))
await wait(3000) // within a second it stands in the copy of the keys too
await server.kill()

const back = join(folder, 'back')
mkdirSync(back)
copyFileSync(join(data, 'master.key'), join(back, 'master.key'))
const { stdout } = await run('restore', '--from', join(folder, 'old.db'), '--data', back)
assert.match(stdout, /Reading less again: 2 seats/)
await run('verify', '--data', back)
server = start(back, port)
await server.open
for (const one of [stopped, fewer]) {
  const left = reads(await look(plan, await keepers(back, one.stoel)))
  assert.ok(then.get(one).length > now.get(one).length, 'it was stopped')
  assert.deepEqual(left, then.get(one).filter(id => now.get(one).includes(id)), one.naam)
}
const told = (await ask(`/plannen/${plan}/gebeurtenissen`, await keepers(back, owner.stoel))).gebeurtenissen.filter(one => one.soort === 'lezen.beperkt')
assert.equal(told.length, 2, 'the owner reads that it was done again')
assert.ok(told.every(one => !one.stoel), 'by the keeper')
await server.kill('SIGTERM')
console.log('ok   what a family stopped sharing after a copy stays stopped in it; what it shared anew does not')
