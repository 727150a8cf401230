// SPDX-License-Identifier: EUPL-1.2
// A street name is typed, shared, printed, exported, imported, and then taken away for good: no byte of it is left in the folder, in a
// copy from before that is put back, on any page of anybody, in a fresh export, nor in the profile of the browser in which it was typed.
//   KRING=build/kring node tests/web/test_taken_away.mjs
// What Kring cannot reach is left out: the file that was taken along, and paper. On a telephone of oneself alone the browser may remember
// what was typed, so that Back brings it back; on one that others use too, as here, it is asked to keep nothing.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ARGS, WHOLE } from '../browser.mjs'
import { start_program } from './walk.mjs'

const STREET = '’t Kastanjelaantje 7 & "de schuur" <achter>'
const TALE = 'Kastanjelaantje' // of which every spelling below holds the letters
const spellings = [STREET, encodeURIComponent(STREET), encodeURIComponent(STREET).replace(/%20/g, '+'), JSON.stringify(STREET).slice(1, -1),
  STREET.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;'), TALE]
const needles = [...spellings.map(text => Buffer.from(text)), Buffer.from(TALE, 'utf16le'), Buffer.from(TALE.toLowerCase()), Buffer.from(TALE.toUpperCase())]

const house = await start_program()
const kring = (...words) => execFileSync(process.env.KRING ?? 'build/kring', words, { encoding: 'utf8' })
const data = join(house.folder, 'data')
const profile = join(house.folder, 'profile')
const options = { executablePath: WHOLE, args: [...ARGS, '--headless=new'], locale: 'nl-NL', viewport: { width: 360, height: 760 }, acceptDownloads: true, downloadsPath: join(house.folder, 'downloads') }
const context = await chromium.launchPersistentContext(profile, options)
const page = context.pages()[0]
page.setDefaultTimeout(8000)
process.on('exit', house.stop)

// The files in which these bytes stand, of a folder and all below it.
function holding (folder, bytes = needles) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    .map(one => join(one.parentPath ?? one.path, one.name)).filter(file => bytes.some(needle => readFileSync(file).includes(needle)))
}

const press = name => page.getByRole('button', { name, exact: true }).first().click()
const go = async path => assert.equal((await page.goto(house.base + path)).status(), 200, path)

// As our own pages may ask it: a token of the keeper opens nothing of what is one's own.
async function ask (phone, path, body) {
  const got = await phone.request.fetch(`${house.base}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers: { origin: house.base }, data: body })
  assert.ok(got.ok(), `${path}: ${got.status()}`)
  return got.text()
}
const say = async (phone, plan, body) => JSON.parse(await ask(phone, `/plannen/${plan}/gebeurtenissen`, body)).gebeurtenissen[0]

// Every page that can be come to from the plan by following links, and what the API gives.
async function everything (phone, plan) {
  const seen = new Map()
  const todo = [`/plan/${plan}`, `/plan/${plan}/verhaal`, `/plan/${plan}/versies`]
  while (todo.length) {
    const path = todo.pop()
    if (seen.has(path) || seen.size > 400) continue
    const got = await phone.request.get(house.base + path, { maxRedirects: 0 })
    const body = await got.text()
    seen.set(path, body)
    for (const [, link] of body.matchAll(/href="(\/plan\/[^"#]+)/g)) todo.push(link.replace(/&amp;/g, '&'))
  }
  for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) seen.set(`api ${path}`, await ask(phone, `/plannen/${plan}${path}`))
  return seen
}
const holds = pages => [...pages].filter(([, body]) => spellings.some(text => body.includes(text))).map(([path]) => path)

// ---- typed

await go('/begin/telefoon')
await press('Ja, soms')
await page.getByText('Voor wie is dit plan?').waitFor()
const [, plan] = /plan\/([0-9a-z]{26})/.exec(await page.content())
await go(`/plan/${plan}/kamer/nieuw?toont=tabel`)
await page.fill('#titel', 'Waar wonen we')
await page.fill('#kolom-1', 'Adres')
await press('Maak de kamer')
const room = page.url().split('?')[0].replace(house.base, '')
const in_form = name => page.locator(`form[action$="/erbij"] [name="${name}"]`)
await page.locator('form[action$="/erbij"] input[name^="velden."]').first().fill(STREET)
await in_form('tekst').fill(`Wij wonen op ${STREET}.`)
await page.locator('form[action$="/erbij"] button').last().click()
await page.waitForLoadState()
assert.match(await page.locator('main').innerText(), new RegExp(TALE))
const entry = /\/inbreng\/([0-9a-z]{16})/.exec(await page.content())[1]

// ---- changed, put to everyone, shared, printed, exported and imported

const seats = () => kring('seat', 'list', '--data', data).trim().split('\n').map(line => line.split(' '))
const owner = seats()[0][1]
await go(`/plan/${plan}/inbreng/${entry}`)
await page.locator('form[action$="/wijzigen"] textarea[name="tekst"]').first().fill(`Wij wonen nog op ${STREET}.`)
await page.locator('form[action$="/wijzigen"] button').first().click()
const who = (await say(context, plan, { soort: 'mens.toevoegen', naam: 'Kim' })).over
const rooms = [room.split('/').pop()]
const { nieuw: [guest] } = await say(context, plan, { soort: 'uitnodiging.maken', mens: who, rol: 'netwerk', kamers: rooms, eerlijk: true })
await say(context, plan, { soort: 'versie.voorleggen', titel: 'Zo is het nu' })
async function come_in (link) {
  const phone = await (await chromium.launch(options)).newContext()
  const door = await phone.newPage()
  await door.goto(link.trim())
  await door.locator('main form button').first().click()
  await door.waitForURL(url => !url.pathname.startsWith('/in'))
  return phone
}
const kim = await come_in(kring('seat', 'link', '--data', data, '--seat', guest))
await go(`/plan/${plan}/print`)
writeFileSync(join(house.folder, 'printed.pdf'), await page.pdf())
const saved = page.waitForEvent('download')
await page.goto(`${house.base}/plan/${plan}/meenemen/plan.html`).catch(() => {}) // it is no page but a file
assert.ok(readFileSync(await (await saved).path()).includes(TALE))
await go(`/plan/${plan}`)
const file = join(house.folder, 'taken-along.html')
writeFileSync(file, await ask(context, `/plannen/${plan}/export.html`))
const brought = await come_in(kring('import', '--data', data, '--from', file))
const [other, others] = seats().find(([id]) => id !== plan)

const people = [[context, plan], [kim, plan], [brought, other]]
for (const [phone, id] of people) assert.ok(holds(await everything(phone, id)).length >= 3, 'the street was never there')
kring('backup', '--data', data, '--to', join(house.folder, 'before.db'))

// ---- and taken away

await go(`/plan/${plan}/inbreng/${entry}/weghalen`)
await press('Haal voor altijd weg')
const [again] = JSON.parse(await ask(brought, `/plannen/${other}`)).kamers.flatMap(one => one.inbreng)
await say(brought, other, { soort: 'inbreng.wissen', inbreng: again.id })
assert.deepEqual(holding(data), [], 'the folder, while the server runs')
for (const [phone, id] of people) assert.deepEqual(holds(await everything(phone, id)), [])
assert.match(kring('verify', '--data', data), /^Whole: 2 plans/)

// ---- the copy from before, put back

await new Promise(resolve => setTimeout(resolve, 3000)) // the server takes it out of the keys that lie beside the copy
const restored = join(house.folder, 'restored')
mkdirSync(restored)
copyFileSync(join(data, 'master.key'), join(restored, 'master.key'))
kring('restore', '--from', join(house.folder, 'before.db'), '--data', restored)
assert.match(kring('verify', '--data', restored), /^Whole: 2 plans/)
for (const as of ['json', 'html']) {
  for (const seat of [owner, guest, others]) {
    const taken = kring('export', '--data', restored, '--seat', seat, '--as', as)
    assert.ok(taken.includes('Waar wonen we') && !taken.includes(TALE), `${as} of the restored copy`)
  }
}
for (const folder of [data, restored]) assert.deepEqual(holding(folder), [])
assert.deepEqual(['before.db', 'kring.keys'].filter(name => needles.some(needle => readFileSync(join(house.folder, name)).includes(needle))), [])

// ---- the telephone on which it was typed

await context.close()
assert.ok(holding(profile, [Buffer.from(plan)]).length > 0, 'the browser remembers which pages it saw')
assert.deepEqual(holding(profile), [], 'the profile of the browser')
console.log('ok      a street name that was taken away is nowhere')
process.exit(0)
