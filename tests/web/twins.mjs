// SPDX-License-Identifier: EUPL-1.2
// Two folders that are one: filled together, copied, and then led through the same moments by tests/twins/kring_twins, whose clock
// and chance are set. Whoever asks both gets one answer, or the test stops at the first byte that differs.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { free_port } from '../port.mjs'
import { ask, browser, root } from './families.mjs'

export const program = process.env.TWINS ?? join(root, 'build', 'gcc', 'tests', 'twins', 'kring_twins')
const folder = mkdtempSync(join(tmpdir(), 'kring-twins-'))
let ms = Math.floor(Date.now() / 60_000) * 60_000
let seed = 1n
const running = new Set()

function set (one) {
  const bytes = Buffer.alloc(16)
  bytes.writeBigInt64LE(BigInt(ms))
  bytes.writeBigUInt64LE(seed, 8)
  writeFileSync(one.moment, bytes, { flag: 'r+' })
}

export function ahead (milliseconds) { ms += milliseconds }

async function start (name, words) {
  const one = { name, dir: join(folder, name), moment: join(folder, `${name}.moment`), port: await free_port() }
  one.base = `http://127.0.0.1:${one.port}`
  writeFileSync(one.moment, Buffer.alloc(16))
  set(one)
  one.env = { ...process.env, MOMENT: one.moment }
  one.process = spawn(program, [...words, '--data', one.dir, '--listen', `127.0.0.1:${one.port}`], { stdio: ['ignore', 'ignore', 'inherit'], env: one.env })
  running.add(one)
  for (let tries = 0; !await fetch(one.base).then(() => true, () => false); tries++) {
    if (tries > 300 || one.process.exitCode !== null) throw new Error(`${program} did not open`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return one
}

async function stop (one) {
  const ended = new Promise(resolve => one.process.on('exit', resolve))
  one.process.kill()
  await ended
  running.delete(one)
}

export function clear () {
  for (const one of running) one.process.kill()
  rmSync(folder, { recursive: true, force: true })
}

// Fills the first folder: {one, seats}.
export async function demonstration () {
  const links = join(folder, 'links.json')
  const one = await start('first', ['demo', '--links', links])
  return { one, seats: JSON.parse(readFileSync(links, 'utf8')) }
}

export const moment = one => { seed++; set(one) } // a moment of this one alone

// ---- two of them

let pairs = 0
export async function twins_of (one) {
  await stop(one)
  return pair_of(one.dir, one.dir)
}
async function pair_of (loud, still) {
  const names = [`loud${++pairs}`, `still${pairs}`]
  cpSync(loud, join(folder, names[0]), { recursive: true })
  cpSync(still, join(folder, names[1]), { recursive: true })
  return Promise.all(names.map(name => start(name, ['serve'])))
}
// Both as they are now, ended and opened again: a restart, and a copy to go back to.
export async function again (pair) {
  await Promise.all(pair.filter(one => running.has(one)).map(stop))
  return pair_of(pair[0].dir, pair[1].dir)
}
export const close = pair => Promise.all(pair.filter(one => running.has(one)).map(stop))

// A chain's head is chance for who does not hold the seals: of it no more than its place is compared.
const HEAD = /\b[0-9a-f]{64}\b/g
const bare = (one, text) => text.replaceAll(`127.0.0.1:${one.port}`, 'here').replace(HEAD, 'head')

function same (what, loud, still) {
  if (loud === still) return
  let at = 0
  while (loud[at] === still[at]) at++
  const near = text => JSON.stringify(text.slice(Math.max(0, at - 120), at + 80))
  assert.fail(`${what} tells that something was said inside\n  ${near(loud)}\n  ${near(still)}`)
}

export const told = { bytes: 0, answers: 0 }
// At both, in one moment.
export async function each (pair, how) {
  seed++
  ms += 1000
  for (const one of pair) set(one)
  return Promise.all(pair.map(how))
}

// The same, of somebody outside: `how(one)` gives what ask() does. Answers what they both answered.
export async function both (pair, what, how) {
  const got = await each(pair, how)
  const all = got.map((answer, i) => bare(pair[i], JSON.stringify([answer.status, answer.where, answer.body, answer.headers, answer.cookies])))
  same(`${what} (${got.map(one => one.status)})`, ...all)
  told.bytes += all[0].length
  told.answers++
  return got[0]
}

export function tell (one, words) {
  try {
    return bare(one, execFileSync(program, [...words, '--data', one.dir], { env: one.env, encoding: 'utf8', stdio: 'pipe' }))
  } catch (error) { return bare(one, `${error.status} ${error.stdout} ${error.stderr}`) }
}
export function command (pair, words) {
  seed++
  for (const one of pair) set(one)
  const said = pair.map(one => tell(one, words))
  same(`kring ${words.join(' ')}`, ...said)
  return said[0]
}

// Somebody who came in before the folder was copied: the same telephone at both.
export function phone_at (pair, who) {
  const mine = pair.map(one => {
    const phone = browser(one.base)
    for (const [name, value] of who.phone?.jar ?? []) phone.jar.set(name, value)
    return phone
  })
  const go = async (what, how) => what === '/metrics' ? { status: 200, headers: {}, body: '' } : both(pair, `${who.naam}: ${what}`, one => how(mine[pair.indexOf(one)]))
  return {
    jar: mine[0].jar,
    get: path => go(path, phone => phone.get(path)),
    post: (path, fields, files) => go(`POST ${path}`, phone => phone.post(path, fields, files))
  }
}

export const at_one = (one, who, path, saying) => {
  const headers = { authorization: `Bearer ${who.token}` }
  if (!saying) return ask(`/api/v1${path}`, { headers, at: one.base })
  return ask(`/api/v1${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(saying), at: one.base })
}
export const api_at = (pair, who, path, saying) => both(pair, `${who.naam}: api ${path} ${saying ? JSON.stringify(saying) : ''}`, one => at_one(one, who, path, saying))

export const say_at = (one, who, soort, more = {}) => at_one(one, who, `/plannen/${who.plan}/gebeurtenissen`, { soort, ...more })
// Said at one table only, and the clock of both goes on.
export async function inside (one, who, soort, more) {
  ms += 1000
  moment(one)
  return say_at(one, who, soort, more)
}
