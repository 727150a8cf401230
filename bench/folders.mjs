// SPDX-License-Identifier: EUPL-1.2
// What is measured of a folder and of the program in it: filling, starting, folding, memory, and how large what it sends is.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ANYWHERE, answering, ask, load, on, resident, run, start } from './machine.mjs'
import { comeIn } from './visit.mjs'

export const TABLE = 12 // seats at each plan of guests.c
export const TABLES = 834 // of these plans, a round: 10,008 seats, and they fit into the cache

// Fills the folder that all subjects share, and lets in who comes to it: at.guests are lines of guests.c.
export function seeding (at) {
  const begun = performance.now()
  run(at.kring, ['seed', '--data', at.data, '--plans', String(at.plans)])
  const seconds = (performance.now() - begun) / 1000
  const all = run(at.tool('guests'), [at.data, String(TABLES * at.rounds)]).trim().split('\n').map(line => line.split(' '))
  const of = word => all.filter(line => line[0] === word).map(([, cookie, proof, plan]) => ({ cookie, proof, plan }))
  at.page = of('page')[0]
  at.guests = of('guest')
  at.seeded = of('seeded')
  for (let i = at.seeded.length - 1; i > 0; i--) { // at random
    const k = Math.floor(Math.random() * (i + 1));
    [at.seeded[i], at.seeded[k]] = [at.seeded[k], at.seeded[i]]
  }
  readFileSync(join(at.data, 'kring.db')) // the disk's pages are in the system's memory, as on a machine that serves them
  return [{ what: `seeding ${at.plans} plans of some thirty events`, value: seconds, unit: 's', most: 120 * at.plans / 100000 }]
}

export async function serve (at, cpus, settings = '') { // settings: the lines of a settings file
  const file = join(at.work, 'kring.conf')
  writeFileSync(file, settings)
  at.server = start(at.kring, ['serve', '--data', at.data, '--listen', `127.0.0.1:${at.port}`, '--config', file], cpus)
  return answering(at.base, `/plan/${at.page.plan}`, { Cookie: at.page.cookie })
}

async function starting (at) {
  const calm = []
  const killed = []
  for (let i = 0; i < 5; i++) {
    calm.push(await serve(at))
    await at.server.stop()
  }
  for (let i = 0; i < 5; i++) { // each time something was just said
    await serve(at)
    await load(at, at.server.pid, at.port, at.seeded.slice(i * 500, i * 500 + 500)
      .map(one => [`/plan/${one.plan}/actie/nieuw`, one.cookie, `bewijs=${one.proof}&tekst=Oma+belt`]), { lines: 8 })
    await at.server.stop('SIGKILL')
    killed.push(await serve(at))
    await at.server.stop()
  }
  return [{ what: 'start to first page, a plan\'s', value: Math.min(...calm), unit: 'ms', most: 50 },
    { what: 'the same after `kill -9`', value: Math.min(...killed), unit: 'ms', most: 50 }]
}

function folding (at) {
  const most = { 300: 3, 5000: 30, '5000-inside': 30 }
  return on('0', at.tool('fold'), mkdtempSync(join(at.work, 'fold-'))).trim().split('\n').map(line => line.split(' '))
    .map(([events, ms]) => ({ what: `a plan of ${events.replace('-inside', '')} events from disk${events.endsWith('inside') ? ', 500 of them behind a shut door' : ''}`, value: Number(ms), unit: 'ms', most: most[events] }))
}

// Every plan's own page is opened, as often as the cache forgets one for the next.
async function memory (at) {
  await serve(at, ANYWHERE)
  const some = at.seeded.slice(0, 20000)
  await load(at, at.server.pid, at.port, some.map(one => [`/plan/${one.plan}`, one.cookie]), { lines: 64, cpus: ANYWHERE })
  const { own, all } = resident(at.server.pid)
  return [{ what: `memory after ${some.length} plans, the default cache full`, value: own, unit: 'MB', most: 128 },
    { what: 'the same with its picture helper', value: all, unit: 'MB' }]
}

function openLine (at) { // asks once, and stays
  return new Promise(resolve => {
    const line = net.connect(at.port, '127.0.0.1', () =>
      line.write(`GET /plan/${at.page.plan} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${at.page.cookie}\r\n\r\n`))
    line.once('data', () => resolve(line.setTimeout(0).on('data', () => {})))
    line.on('error', () => resolve(null))
    line.setTimeout(10000, () => line.destroy(new Error('no answer')))
  })
}

async function idleConnections (at) {
  const wanted = 10000
  const lines = []
  await serve(at)
  while (lines.length < wanted) lines.push(...await Promise.all(Array.from({ length: 100 }, () => openLine(at))))
  await sleep(500)
  const open = lines.filter(line => line && !line.readableEnded).length
  const { own } = resident(at.server.pid)
  for (const line of lines) line?.destroy()
  return [{ what: 'idle connections held, each after one page', value: open, unit: '', least: wanted },
    { what: 'memory with them', value: own, unit: 'MB', most: 110 }]
}

// ---- the demonstration

// Everything a browser fetches for this page, as it comes over the wire, heads and all.
async function wire (base, path, headers) {
  const seen = new Map()
  const todo = [path]
  while (todo.length) {
    const next = todo.pop()
    if (seen.has(next)) continue
    const answer = await ask(base, next, { headers: { ...headers, 'Accept-Encoding': 'gzip, br' } })
    seen.set(next, answer.body.length + answer.raw.reduce((n, text) => n + text.length + 2, 17))
    const text = answer.headers['content-encoding'] ? (await ask(base, next, { headers })).body.toString() : answer.body.toString()
    if (/html/.test(answer.headers['content-type'])) {
      for (const [, to] of text.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="(\/[^"]+)"/g)) todo.push(to)
    } else if (/css/.test(answer.headers['content-type'])) {
      for (const [, to] of text.matchAll(/url\(["']?([^"')]+)/g)) if (!to.startsWith('data:')) todo.push(new URL(to, base + next).pathname)
    }
  }
  return [...seen.values()].reduce((a, b) => a + b, 0)
}

// Of each seat of the demonstration: its plan's page.
async function largest (base, links) {
  let found = { size: 0, all: 0 }
  for (const { url, plan } of links) {
    const headers = plan && { Cookie: await comeIn(base, new URL(url).pathname) }
    const page = plan && await ask(base, `/plan/${plan}`, { headers })
    if (page?.status === 200 && page.body.length > found.size) found = { size: page.body.length, all: await wire(base, `/plan/${plan}`, headers) }
  }
  return found
}

async function demonstration (at) {
  const data = join(at.work, 'demo')
  const links = join(at.work, 'links')
  const base = `http://127.0.0.1:${at.port + 2}`
  mkdirSync(data)
  const demo = () => start(at.kring, ['demo', '--data', data, '--listen', base.slice(7), '--links', links])
  at.server = demo() // fills its folder
  await answering(base)
  await at.server.stop()
  at.server = demo()
  await answering(base)
  await sleep(2000)
  const { own, all } = resident(at.server.pid)
  const front = await wire(base, '/', {})
  const page = await largest(base, JSON.parse(readFileSync(links)))
  rmSync(data, { recursive: true })
  return [{ what: 'memory of the demonstration, idle', value: own, unit: 'MB', most: 16 },
    { what: 'the same with its picture helper', value: all, unit: 'MB' },
    { what: 'the demonstration\'s largest plan page', value: page.size / 1000, unit: 'kB', most: 40 },
    { what: 'first visit, the front page and all it needs', value: front / 1000, unit: 'kB', most: 150 },
    { what: 'first visit, that largest plan page and all it needs', value: page.all / 1000, unit: 'kB', most: 150 }]
}

export const subjects = { starting, folding, memory, idleConnections, demonstration }
