// SPDX-License-Identifier: EUPL-1.2
// What every walk through the pages shares: the program with a folder of its own, somebody with a small telephone and no
// JavaScript, and what that person does and sees.
//   KRING=build/kring PICTURES=some/folder node tests/web/test_NAME.mjs
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { open_browser } from '../browser.mjs'
import { free_port } from '../port.mjs'

const pictures = process.env.PICTURES
const PHONE = { javaScriptEnabled: false, viewport: { width: 360, height: 760 }, locale: 'nl-NL' }
const squeezed = text => text.replace(/\s+/g, ' ').trim()
if (pictures) mkdirSync(pictures, { recursive: true })

// Starts the program on a fresh folder: {base, folder, seats, stop, ahead}. `seats` says who can sit where in the demonstration;
// with a `clock` of its own, ahead(minutes) sets how much later it is. `packs`: methods of an office that lie ready, by file name.
export async function start_program ({ demo = false, program = process.env.KRING ?? 'build/kring', address = '127.0.0.1', settings = [], clock = false, packs = {} } = {}) {
  const port = await free_port()
  const base = `http://127.0.0.1:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'kring-walk-'))
  const links = join(folder, 'links.json')
  for (const [name, text] of Object.entries(packs)) {
    mkdirSync(join(folder, 'data', 'packs'), { recursive: true })
    writeFileSync(join(folder, 'data', 'packs', name), text)
  }
  const shift = join(folder, 'shift')
  const ahead = minutes => writeFileSync(shift, Buffer.from(new BigInt64Array([BigInt(minutes * 60_000)]).buffer), { flag: existsSync(shift) ? 'r+' : 'w' })
  const env = { ...process.env }
  if (clock) {
    Object.assign(env, { LD_PRELOAD: join(folder, 'clock.so'), SHIFT: shift })
    execFileSync(process.env.CC ?? 'cc', ['-D_GNU_SOURCE', '-O1', '-shared', '-fPIC', '-o', env.LD_PRELOAD, fileURLToPath(new URL('../crash/shifted_clock.c', import.meta.url))])
    ahead(0)
  }
  const server = spawn(program, [demo ? 'demo' : 'serve', '--data', join(folder, 'data'), '--listen', `${address}:${port}`, ...demo ? ['--links', links] : [], ...settings], { stdio: ['ignore', 'ignore', 'inherit'], env })
  const stop = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !await fetch(base).then(() => true, () => false); tries++) {
    if (tries > 300 || server.exitCode !== null) throw new Error('the program did not open')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return { base, folder, stop, ahead, pid: server.pid, seats: demo ? JSON.parse(readFileSync(links, 'utf8')) : [] }
}

// What somebody with this page does and sees. Words of buttons and links are those of the interface.
function telephone (house, context, page) {
  const p = { context, page, taps: 0, drawn: 0 }
  const button = name => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()
  p.go = async path => (await page.goto(house.base + path)).status()
  p.press = async name => { p.taps++; await button(name).click() }
  p.follow = async name => { p.taps++; await page.getByRole('link', { name }).first().click() }
  p.unfold = name => page.locator('summary', { hasText: name }).first().click()
  p.tick = name => page.locator('label.choice', { hasText: name }).first().click()
  p.fill = (label, value) => page.getByLabel(label).first().fill(value)
  p.choose = (label, option) => page.getByLabel(label).first().selectOption(option)
  p.offers = name => button(name).count().then(n => n > 0)
  p.links_to = name => page.getByRole('link', { name }).count().then(n => n > 0)
  p.heading = async () => squeezed(await page.locator('h1').first().innerText())
  p.text = async () => squeezed(await page.locator('main').innerText())
  p.path = () => new URL(page.url()).pathname
  p.fits = async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is wider than the screen`)
  p.picture = name => pictures && page.screenshot({ path: join(pictures, `${name.replace(/\W+/g, '-').toLowerCase()}-${p.drawn++}.png`), fullPage: true })
  p.at = async heading => {
    assert.equal(await p.heading(), heading)
    await p.fits()
    await p.picture(heading)
  }
  p.says = async (...all) => {
    const text = await p.text()
    for (const words of all) assert.ok(words instanceof RegExp ? words.test(text) : text.includes(words), `"${words}" is not in: ${text}`)
  }
  p.silent = async words => assert.ok(!(await p.text()).includes(words), `"${words}" may not stand here: ${await p.text()}`)
  return p
}

// The program, a browser, and people: house.person() is somebody new, house.person('Truus') who sits in the demonstration.
export async function open_house (options = {}) {
  const house = await start_program(options)
  const signed = new Map() // a link works once
  house.browser = await open_browser()
  house.close = async () => {
    await house.browser.close()
    house.stop()
  }
  house.seat = name => house.seats.find(seat => seat.naam === name)
  house.plan = name => `/plan/${house.seat(name).plan}`
  const sign_in = async name => {
    const context = await house.browser.newContext({ locale: 'nl-NL' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(house.seat(name).url)
    await page.locator('main form button').first().click()
    await page.waitForURL(url => !url.pathname.startsWith('/in'))
    const state = await context.storageState()
    await context.close()
    return state
  }
  house.context = async (name, more) => {
    if (name && !signed.has(name)) signed.set(name, sign_in(name))
    return house.browser.newContext({ locale: 'nl-NL', storageState: await signed.get(name), ...more })
  }
  house.person = async (name, more) => {
    const context = await house.context(name, { ...PHONE, ...more })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000) // a busy machine is not a fault
    const p = telephone(house, context, page)
    if (name && house.seat(name).plan) p.plan = house.plan(name)
    return p
  }
  return house
}

// Somebody begins a plan and skips what may be skipped, but says a name.
export async function begin_plan (p, name = 'Linda', phone = 'Nee, alleen ik') {
  await p.go('/')
  await p.press('Ons plan beginnen')
  await p.press(phone)
  if (name) await p.fill('Jij', name)
  for (const button of [name ? 'Verder' : 'Sla over', 'Sla over', 'Ik weet even niets', 'Dat weet ik nog niet', 'Sla over', 'Sla over', 'Sla over', 'Nu niet']) await p.press(button)
  while (!/\/plan\/\w{26}$/.test(p.path())) await p.press('Later')
  p.plan = p.path()
  return p
}

// Tries each sentence of {sentence: test}, one after the other, closes the house and ends. TRY=words: only those with these words.
export async function run (house, tests, what) {
  let failed = 0
  for (const [sentence, test] of Object.entries(tests)) {
    if (!sentence.includes(process.env.TRY ?? '')) continue
    const before = house.browser.contexts() // these stay for the next sentence
    try {
      await test()
      console.log(`ok      ${sentence}`)
    } catch (error) {
      failed++
      console.log(`not ok  ${sentence}\n${error.stack}`)
    }
    for (const context of house.browser.contexts()) if (!before.includes(context)) await context.close()
  }
  await house.close()
  if (!failed && what) console.log(`${what}: all as it should be`)
  process.exit(failed ? 1 : 0)
}

// The table at which that person of the demonstration sits: its seats by name, and what each of them reads and says by the API.
export function table_of (house, name) {
  const { plan } = house.seat(name)
  const seat = name => house.seats.find(one => one.naam === name && one.plan === plan)
  const call = (name, path, body) => fetch(`${house.base}/api/v1/plannen/${plan}${path}`, { method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), headers: { authorization: `Bearer ${seat(name).token}`, 'content-type': 'application/json' } })
  const seen_by = async name => (await call(name, '')).json()
  return { seat, plan, call, seen_by }
}
