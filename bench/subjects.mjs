// SPDX-License-Identifier: EUPL-1.2
// What is measured, a function a subject; each gives rows [what, figure, unit, ratio to the floor, target]. A ratio or target may
// be missing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answering, ask, best, cpu, load, resident, run, start } from './machine.mjs'
import { makePlan } from './make_plan.mjs'

const ROUNDS = 3

// ---- coming in

function seats (at, plan) { // of the one person of a group: seed gives each 500 plans in turn
  return run(at.kring, ['seat', 'list', '--data', at.data, ...plan ? ['--plan', plan] : []]).trim().split('\n').map(line => line.split(' '))
}

const token = (at, seat) => run(at.kring, ['token', '--data', at.data, '--seat', seat]).trim()

async function comeIn (at, seat) {
  const path = new URL(run(at.kring, ['seat', 'link', '--data', at.data, '--seat', seat]).trim()).pathname
  const jar = answer => (answer.headers['set-cookie'] ?? []).map(line => line.split(';')[0])
  const carried = jar(await ask(at.base, path)).join('; ')
  const inside = await ask(at.base, '/in', {
    method: 'POST', headers: { cookie: carried, 'content-type': 'application/x-www-form-urlencoded' }, body: 'antwoord=ja&telefoon=ja'
  })
  const cookie = jar(inside).find(text => text.startsWith('kring='))
  if (!cookie) throw new Error(`the link did not open: ${inside.status}`)
  return cookie
}

async function mine (at, bearer) {
  const answer = await ask(at.base, '/api/v1/plannen', { headers: { authorization: `Bearer ${bearer}` } })
  return JSON.parse(answer.body).map(plan => plan.id)
}

// ---- the plan page, against the same bytes from memory

export async function planPage (at) {
  const [, first] = seats(at)[0]
  const plan = await makePlan(at.base, token(at, first))
  at.cookie = await comeIn(at, seats(at, plan)[0][1])
  at.plan = plan
  const headers = { Cookie: at.cookie, 'Accept-Language': 'nl' }
  const page = await ask(at.base, `/plan/${plan}`, { headers })
  if (page.status !== 200) throw new Error(`the plan page says ${page.status}`)
  const kept = page.raw.flatMap((name, i) => i % 2 || /^(date|content-length|connection)$/i.test(name) ? [] : [`${name}: ${page.raw[i + 1]}`])
  writeFileSync(join(at.work, 'page'), page.body)
  writeFileSync(join(at.work, 'headers'), kept.join('\n'))
  const port = at.port + 1
  const floor = start(at.tool('floor_page'), [String(port), join(at.work, 'page'), join(at.work, 'headers')])
  await answering(`http://127.0.0.1:${port}`)
  const rows = []
  for (const lines of [1, 64]) {
    const bare = best(ROUNDS, () => load(floor.pid, `http://127.0.0.1:${port}/plan/${plan}`, { lines, headers }))
    const ours = best(ROUNDS, () => load(at.server.pid, `${at.base}/plan/${plan}`, { lines, headers }))
    const name = `plan page, ${lines} connection${lines > 1 ? 's' : ''}`
    rows.push([`${name}: processor time`, ours.cpu, 'µs', ours.cpu / bare.cpu, '≤ 3×'],
      [`${name}: the bare library`, bare.cpu, 'µs'],
      [`${name}: pages a second`, ours.rate, '/s', ours.rate / bare.rate],
      [`${name}: p99`, ours.p99, 'ms', ours.p99 / bare.p99])
  }
  await floor.stop()
  return [...rows, ['plan page: size', page.body.length / 1024, 'kB']]
}

export async function largestPage (at) {
  if (!at.plan) return []
  const seen = new Map([[`/plan/${at.plan}`, 0]])
  for (const path of seen.keys()) { // grows while it goes
    const page = await ask(at.base, path, { headers: { cookie: at.cookie } })
    if (page.status !== 200 || !/html/.test(page.headers['content-type'])) continue
    seen.set(path, page.body.length)
    for (const [, to] of page.body.toString().matchAll(/href="(\/plan\/[^"#?]*)/g)) if (!seen.has(to) && seen.size < 300) seen.set(to, 0)
  }
  return [[`largest of ${seen.size} pages of that plan`, Math.max(...seen.values()) / 1024, 'kB']]
}

// ---- keeping, against bare commits

// The disk has moods: each figure has a floor of its own, measured just before and just after; the better counts.
const floor = at => Number(run('taskset', ['-c', '0', at.tool('floor_commit'), at.work, '2']))

export async function sayings (at) {
  const bearer = token(at, seats(at)[0][1])
  const PLANS = (await mine(at, bearer)).slice(0, 64).join(' ')
  return [[1, '0.25×'], [8, '1×'], [64, '2×']].flatMap(([lines, target]) => {
    const before = floor(at)
    const got = load(at.server.pid, at.base, { lines, script: new URL('say.lua', import.meta.url).pathname, env: { TOKEN: bearer, PLANS } })
    const bare = Math.max(before, floor(at))
    const name = `kept sayings, ${lines} client${lines > 1 ? 's' : ''}`
    return [[name, got.rate, '/s', got.rate / bare, `≥ ${target}`], [`${name}: bare one-row commits beside it`, bare, '/s'],
      [`${name}: p99`, got.p99, 'ms']]
  })
}

// Each plan is opened from the disk, and the look is on record before the page leaves.
export async function freshLooks (at) {
  const all = seats(at)
  const seat = all[all.length - 1][1]
  const plans = (await mine(at, token(at, seat))).slice(0, 400)
  const cookie = await comeIn(at, seat)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })
  const bare = floor(at)
  const before = cpu(at.server.pid)
  const begun = performance.now()
  const pages = await Promise.all(plans.map(plan => ask(at.base, `/plan/${plan}`, { headers: { cookie }, agent })))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  if (pages.some(page => page.status !== 200)) throw new Error('a first look was refused')
  return [['first looks, 16 connections', plans.length / seconds, '/s', plans.length / seconds / bare],
    ['first looks: processor time', (cpu(at.server.pid) - before) / plans.length, 'µs']]
}

// ---- folding, starting, memory

export function folding (at) {
  const dir = mkdtempSync(join(at.work, 'fold-'))
  return run('taskset', ['-c', '0', at.tool('fold'), dir]).trim().split('\n').map(line => line.split(' '))
    .map(([events, ms]) => [`a plan of ${events} events from disk`, Number(ms), 'ms'])
}

export function seeding (at, plans) {
  const begun = performance.now()
  run(at.kring, ['seed', '--data', at.data, '--plans', String(plans)])
  return [[`seeding ${plans} plans`, (performance.now() - begun) / 1000, 's']]
}

export async function starting (at) {
  at.server = start(at.kring, ['serve', '--data', at.data, '--listen', `127.0.0.1:${at.port}`])
  return [['start to first page', await answering(at.base), 'ms']]
}

export async function memory (at) {
  const data = join(at.work, 'demo')
  mkdirSync(data)
  const base = `http://127.0.0.1:${at.port + 2}`
  const demo = start(at.kring, ['demo', '--data', data, '--listen', base.slice(7)])
  await answering(base)
  await sleep(1000)
  const { own, all } = resident(demo.pid)
  await demo.stop()
  rmSync(data, { recursive: true })
  return [['memory of the demonstration, idle', own, 'MB', undefined, '< 16 MB'], ['the same with its picture helper', all, 'MB']]
}

function openLine (at) { // asks once, and stays
  return new Promise(resolve => {
    const line = net.connect(at.port, '127.0.0.1', () => line.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'))
    line.once('data', () => resolve(line.on('data', () => {})))
    line.on('error', () => resolve(null))
  })
}

export async function idleConnections (at) {
  const wanted = 10000
  const before = resident(at.server.pid).own
  const lines = []
  while (lines.length < wanted) lines.push(...await Promise.all(Array.from({ length: 250 }, () => openLine(at))))
  const open = lines.filter(line => line && !line.readableEnded).length
  const after = resident(at.server.pid).own
  for (const line of lines) line?.destroy()
  return [['idle connections held', open, ''], ['memory they take', after - before, 'MB']]
}
