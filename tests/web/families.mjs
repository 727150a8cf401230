// SPDX-License-Identifier: EUPL-1.2
// The demonstration's families for tests that ask what somebody can and cannot do: the program with a fresh folder, who sits
// where, and questions as a browser or a program asks them.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { free_port } from '../port.mjs'
import { row_for, rows } from './rows.mjs'

export const program = process.argv[2] ?? process.env.KRING ?? 'build/kring'
const folder = mkdtempSync(join(tmpdir(), 'kring-families-'))
const port = await free_port()
export const base = `http://127.0.0.1:${port}`
const links = join(folder, 'links.json')
export const data = join(folder, 'data')
let server

export const nowhere = 'zzzzzzzzzzzzzzzzzzzzzzzzzw' // an id as ours, of nothing
export const root = join(import.meta.dirname, '..', '..')

// The program's time of day, as many minutes ahead as was said last (crash/shifted_clock.c).
const clock = join(folder, 'clock.so')
const shift = join(folder, 'shift')
export function ahead (minutes) {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(minutes * 60_000))
  writeFileSync(shift, bytes, { flag: 'r+' })
}
function make_clock () {
  execFileSync(process.env.CC ?? 'cc', ['-D_GNU_SOURCE', '-O1', '-shared', '-fPIC', '-o', clock, join(root, 'tests', 'crash', 'shifted_clock.c')])
  writeFileSync(shift, Buffer.alloc(8))
  return { ...process.env, LD_PRELOAD: clock, SHIFT: shift }
}

// Marjan's table is behind its door in the demonstration; most tests want to see all of it.
async function open_the_door (seats) {
  const owner = seats.find(who => who.naam === 'Marjan')
  const [on] = (await plan_of(owner)).privetijd ?? []
  if (on) await say(owner, { soort: 'privetijd.aankondigen', bijeenkomst: on.bijeenkomst })
  for (const who of seats) if (on && who.plan === owner.plan && who !== owner) await say(who, { soort: 'privetijd.wachten', bijeenkomst: on.bijeenkomst, klopt: true })
  if (on) await say(owner, { soort: 'bijeenkomst.voorleggen', bijeenkomst: on.bijeenkomst, volgnummer: (await plan_of(owner)).volgnummer })
  return seats
}

// Starts the program; gives who sits where: {stoel, rol, eigenaar, naam, plan, url, token, cijfers, mail}. `clock`: one that ahead()
// sets. `shut`: the door of the demonstration stays as it is.
export async function families ({ clock = false, shut = false } = {}) {
  server = spawn(program, ['demo', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`, '--links', links], { stdio: 'ignore', env: clock ? make_clock() : process.env })
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(base)
      const seats = JSON.parse(readFileSync(links, 'utf8'))
      return shut ? seats : await open_the_door(seats)
    } catch { await new Promise(resolve => setTimeout(resolve, 100)) }
  }
  throw new Error('the program did not open')
}

// An empty program on a disk that is soon full: {base, close}.
export async function full_disk () {
  const own = mkdtempSync(join(tmpdir(), 'kring-full-'))
  const listen = `127.0.0.1:${await free_port()}`
  const at = `http://${listen}`
  const program_on = `trap "" XFSZ; ulimit -f 1500; exec "$0" serve --data "$1" --listen ${listen}`
  const full = spawn('sh', ['-c', program_on, program, own], { stdio: 'ignore' })
  for (let tries = 0; tries < 200 && !await fetch(at).then(() => true, () => false); tries++) await new Promise(resolve => setTimeout(resolve, 50))
  const close = () => { full.kill(); rmSync(own, { recursive: true, force: true }) }
  return { base: at, close }
}

export const process_id = () => server.pid

// What the keeper of the machine does beside the running program.
export const keeper = (...words) => execFileSync(program, [...words, '--data', join(folder, 'data')], { encoding: 'utf8', maxBuffer: 64 << 20 })

// Runs each test of a list {sentence: test}, ends the program and then this script; `clear` takes away what the script made itself.
export async function run (tests, clear = () => {}) {
  let failed = 0
  for (const [sentence, test] of Object.entries(tests)) {
    if (!sentence.includes(process.env.TRY ?? '')) continue
    try {
      await test()
      console.log(`ok      ${sentence}`)
    } catch (error) {
      failed++
      console.log(`not ok  ${sentence}\n${error.stack}`)
    }
  }
  server?.kill()
  clear()
  rmSync(folder, { recursive: true, force: true })
  process.exit(failed ? 1 : 0)
}

// One question: {status, headers without the day and cookies, body, where, cookies}.
export async function ask (path, { method = 'GET', headers = {}, body, at = base } = {}) {
  const got = await fetch(at + path, { method, headers, body, redirect: 'manual' })
  const bytes = Buffer.from(await got.arrayBuffer())
  const text = bytes.toString()
  const kept = [...got.headers].filter(([name]) => !['date', 'set-cookie', 'keep-alive', 'connection'].includes(name))
  return { status: got.status, body: text, headers: Object.fromEntries(kept), where: got.headers.get('location'), cookies: got.headers.getSetCookie() }
}

export function api (who, path, saying) {
  const headers = { authorization: `Bearer ${who.token}` }
  if (!saying) return ask(`/api/v1${path}`, { headers })
  return ask(`/api/v1${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(saying) })
}

export const say = (who, saying, plan = who.plan) => api(who, `/plannen/${plan}/gebeurtenissen`, saying)
export const plan_of = async who => JSON.parse((await api(who, `/plannen/${who.plan}`)).body)

// Somebody's telephone: keeps cookies and the proof that stands in every form.
export function browser (at = base) {
  const jar = new Map()
  let proof = ''
  const keep = got => {
    for (const cookie of got.cookies) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/)
      if (value && !/Max-Age=0\b/i.test(cookie)) jar.set(name, value)
      else jar.delete(name)
    }
    proof = got.body.match(/name="bewijs" value="([^"]+)"/)?.[1] ?? proof
    return got
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    jar,
    proof: () => proof,
    cookie,
    get: async path => keep(await ask(path, { at, headers: { cookie: cookie() } })),
    // `fields` is an object or a list of pairs; `files` sends them as a form with files does.
    post: async (path, fields = {}, files = false) => {
      const pairs = [['bewijs', proof], ...Array.isArray(fields) ? fields : Object.entries(fields)]
      const headers = { cookie: cookie(), 'sec-fetch-site': 'same-origin' }
      const form = files ? new FormData() : new URLSearchParams()
      for (const [name, value] of pairs) form.append(name, value)
      return keep(await ask(path, { at, method: 'POST', headers, body: form }))
    }
  }
}

const phones = new Map() // a link is used up by who comes in with it
export async function come_in (who) {
  if (phones.has(who.token)) return phones.get(who.token)
  const phone = browser()
  await phone.get(new URL(who.url).pathname)
  await phone.get('/in')
  await phone.post('/in', { antwoord: 'ja' })
  const got = await phone.get(who.plan ? `/plan/${who.plan}/meer` : '/kantoor')
  if (got.status !== 200) throw new Error(`${who.naam} does not come in: ${got.status} ${got.where}`)
  await phone.get('/instellingen')
  if (!phone.proof()) throw new Error(`${who.naam} has no proof for forms`)
  if (who.cijfers) { // without them what is only theirs stays shut
    const open = await phone.post('/cijfers/open', { cijfers: who.cijfers })
    if (open.status !== 303) throw new Error(`the digits of ${who.naam} do not open: ${open.status}`)
  }
  phones.set(who.token, phone)
  return phone
}

// The addresses of all pages: {path, seat, signed}.
export const pages = () => rows().filter(row => row.method === 'GET')

// Everything that stands in an API answer and is not a word of the wire itself: ids, and texts of people.
export function leaves (value, found = { ids: new Set(), texts: new Set() }) {
  if (Array.isArray(value)) for (const one of value) leaves(one, found)
  else if (value && typeof value === 'object') for (const one of Object.values(value)) leaves(one, found)
  else if (typeof value !== 'string' || /^\d{4}-\d\d-\d\d/.test(value)) return found
  else if (/^(?=.*\d)[0-9a-z]{16}([0-9a-z]{10})?$/.test(value)) found.ids.add(value)
  else if (value.length > 1) found.texts.add(value)
  return found
}

// The ids of each kind of thing in what a seat sees.
export function things (plan) {
  const all = list => (list ?? []).map(one => one.id)
  const goals = plan.doelen ?? []
  return {
    kamer: all(plan.kamers),
    veld: plan.kamers.flatMap(room => all(room.velden)),
    inbreng: plan.kamers.flatMap(room => all(room.inbreng)),
    doel: all(goals),
    actie: [...all(plan.acties), ...goals.flatMap(goal => all(goal.acties))],
    afspraak: [...all(plan.afspraken), ...goals.flatMap(goal => all(goal.afspraken))],
    aanbod: all(plan.aanbod),
    mens: all(plan.mensen),
    stoel: all(plan.stoelen),
    versie: all(plan.versies),
    bijeenkomst: all(plan.bijeenkomsten),
    gast: (plan.bijeenkomsten ?? []).flatMap(one => all(one.gasten)),
    vraag: all(plan.vragen),
    aan: (plan.stoelen ?? []).filter(seat => seat.rol === 'professional' && !seat.gestopt).map(seat => seat.mens), // who is asked something
    uitspraak: all(plan.uitspraken),
    voorwaarde: (plan.uitspraken ?? []).filter(one => one.soort === 'voorwaarde').map(one => one.id),
    voorbereiding: all(plan.voorbereidingen)
  }
}

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
// What a reader of a page finds in it.
export const read = body => body.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => signs[name])

const letter = /[\p{L}\p{N}]/u
// Whether these words stand there as words: "Ko" does not stand in "Kom binnen".
export function stands_in (words, body) {
  for (let at = body.indexOf(words); at >= 0; at = body.indexOf(words, at + 1)) {
    if (!letter.test(body[at - 1] ?? ' ') && !letter.test(body[at + words.length] ?? ' ')) return true
  }
  return false
}

// All pages that somebody can come to: the tables' addresses with the ids this seat knows, and every link that stands in a page.
// `most`: so many of a kind.
export async function walk (phone, plan, visit, most = Infinity) {
  const seen = new Set()
  const waiting = []
  const kinds = things(plan)
  const often = new Map()
  const table = rows()
  const add = path => {
    const kind = row_for(table, 'GET', path)?.path
    if (seen.has(path) || (often.get(kind) ?? 0) >= most) return
    often.set(kind, (often.get(kind) ?? 0) + 1)
    seen.add(path)
    waiting.push(path)
  }
  for (const { path } of pages()) {
    if (path === '/weg' || path === '/post' || path.includes('{word}')) continue // the post of the demonstration is everyone's
    const filled = path.replace('{id}', plan.id)
    const kind = filled.match(/\/(\w+)\/\{id\}/)?.[1]
    if (kind) for (const id of kinds[kind] ?? [...kinds.mens, ...kinds.stoel, ...kinds.actie]) add(filled.replace('{id}', id))
    else add(filled)
  }
  while (waiting.length) {
    const path = waiting.shift()
    const got = await phone.get(path)
    const body = read(got.body)
    visit(path, got, body)
    if (got.status !== 200 || !got.headers['content-type']?.startsWith('text/html')) continue
    for (const [, href] of body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) if (!/^\/(s\/|weg|post|taal)/.test(href) && seen.size < 1500) add(href)
  }
  return seen.size
}
