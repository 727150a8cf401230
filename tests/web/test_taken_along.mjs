// SPDX-License-Identifier: EUPL-1.2
// A plan that is taken along is one file that anybody can open: from the disk, without a network or a script, on a small screen, with
// its pictures and voices in it. Brought back, over the pages or with the command, it is the same plan: its own file is the same but
// for its date.
//   node tests/web/test_taken_along.mjs build/kring
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { open_browser } from '../browser.mjs'
import { families, run, api, ask, plan_of, come_in, browser, keeper } from './families.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const folder = mkdtempSync(join(tmpdir(), 'kring-along-'))
const chrome = await open_browser('--autoplay-policy=no-user-gesture-required')

const exported = async (who, kind = 'html') => (await api(who, `/plannen/${who.plan}/export.${kind}`)).body
// The date of the file is the one thing that differs: in the words of the page, and in the plan inside it.
const undated = text => text.replace(/\d{1,2}-\d{1,2}-\d{4}(?=<\/p>)/, 'DAG').replace(/"gemaakt":"[^"]*"/g, '"gemaakt":"DAG"')
const same = (one, other, why) => assert.equal(createHash('sha256').update(one).digest('hex'), createHash('sha256').update(other).digest('hex'), why)
const inside = html => JSON.parse(html.match(/<script type="application\/json" id="kring-plan">([\s\S]*?)<\/script>/)[1])

// Somebody new brings a file over the pages; gives a phone that is signed in and the new plan's id.
async function bring (html, name) {
  const phone = browser()
  await phone.get('/overnemen')
  const got = await phone.post('/overnemen', { bestand: new File([html], name, { type: 'text/html' }) }, true)
  assert.ok([200, 303].includes(got.status), `${got.status} ${got.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`)
  await phone.get('/instellingen')
  const plans = JSON.parse((await ask('/api/v1/plannen', { headers: { cookie: phone.cookie() } })).body)
  assert.equal(plans.length, 1)
  const of = path => ask(`/api/v1/plannen/${plans[0].id}${path}`, { headers: { cookie: phone.cookie() } })
  return { phone, id: plans[0].id, of }
}

const tests = {}
for (const name of ['Rima', 'Linda', 'Marjan', 'Sanne', 'Fleur', 'Mark']) {
  tests[`${name}'s file opens from the disk without a network, fits a small screen, and shows and plays what is in it`] = async () => {
    const who = named(name)
    const html = await exported(who)
    const path = join(folder, `${name}.html`)
    writeFileSync(path, html)
    const context = await chrome.newContext({ viewport: { width: 320, height: 700 }, offline: true })
    const page = await context.newPage()
    const asked = []
    const wrong = []
    page.on('request', request => asked.push(request.url()))
    page.on('pageerror', error => wrong.push(error.message))
    page.on('console', message => message.type() === 'error' && wrong.push(message.text()))
    await page.goto(pathToFileURL(path).href)
    const seen = await page.evaluate(async () => {
      const sounds = [...document.querySelectorAll('audio')]
      const lengths = await Promise.all(sounds.map(sound => new Promise(resolve => {
        sound.addEventListener('loadedmetadata', () => resolve(sound.duration))
        sound.addEventListener('error', () => resolve(0))
        sound.preload = 'metadata'
        sound.load()
      })))
      return { wide: document.documentElement.scrollWidth, title: document.title, lengths, pictures: [...document.images].map(image => [image.naturalWidth > 0, image.alt !== '']), text: document.body.innerText, scripts: [...document.scripts].filter(one => !one.type).length }
    })
    const plan = await plan_of(who)
    const entries = plan.kamers.flatMap(room => room.inbreng)
    assert.equal(seen.wide, 320)
    assert.equal(seen.title, 'Kring')
    assert.equal(seen.scripts, 0)
    assert.deepEqual(wrong, [])
    assert.deepEqual(asked.filter(url => !/^(file|data):/.test(url)), [])
    assert.equal(seen.pictures.length, entries.filter(entry => entry.beeld).length)
    assert.ok(seen.pictures.flat().every(Boolean))
    assert.equal(seen.lengths.length, entries.filter(entry => entry.geluid).length)
    for (const seconds of seen.lengths) assert.ok(seconds > 10 && seconds < 60, `${seconds} seconds`)
    const flat = text => text.replace(/\s+/g, ' ').trim()
    const words = flat(seen.text)
    for (const text of [...plan.kamers.map(room => room.titel), ...entries.map(entry => entry.tekst), ...plan.doelen.flatMap(goal => [goal.tekst, ...goal.acties.map(act => act.tekst)])]) assert.ok(words.includes(flat(text)), text)
    await context.close()
  }

  tests[`${name}'s file, brought back over the pages, is the same plan and gives the same file`] = async () => {
    const who = named(name)
    const html = await exported(who)
    const back = await bring(html, 'kring.html')
    same(undated((await back.of('/export.html')).body), undated(html), `${name}: html`)
    same(undated((await back.of('/export.json')).body), undated(await exported(who, 'json')), `${name}: json`)
    const [was, is] = [await plan_of(who), JSON.parse((await back.of('')).body)]
    const words = plan => plan.kamers.map(room => [room.titel, room.inbreng.map(entry => [entry.tekst, entry.bijschrift ?? '', entry.beeld ?? '', entry.geluid ?? ''])])
    assert.deepEqual(words(is), words(was))
    for (const entry of is.kamers.flatMap(room => room.inbreng)) for (const hash of [entry.beeld, entry.geluid].filter(Boolean)) assert.equal((await back.of(`/bestanden/${hash}`)).status, 200)
  }
}

await run({
  ...tests,

  async 'the command brings it back too, and prints a way in for its new owner' () {
    const rima = named('Rima')
    const html = await exported(rima)
    const path = join(folder, 'rima.html')
    writeFileSync(path, html)
    const phone = browser()
    await phone.get(new URL(keeper('import', '--from', path).match(/http\S+/)[0]).pathname)
    await phone.get('/in')
    await phone.post('/in', { antwoord: 'ja' })
    const [mine] = JSON.parse((await ask('/api/v1/plannen', { headers: { cookie: phone.cookie() } })).body)
    same(undated((await ask(`/api/v1/plannen/${mine.id}/export.html`, { headers: { cookie: phone.cookie() } })).body), undated(html))
  },

  async 'what was taken over gives nobody a seat, a right or an agreement, and says that it was taken over' () {
    const back = await bring(await exported(named('Rima')), 'kring.html')
    const plan = JSON.parse((await back.of('')).body)
    assert.equal(plan.stoelen.length, 1)
    assert.ok(plan.versies.length && plan.versies.every(version => version.overgenomen))
    assert.ok(plan.kamers.flatMap(room => room.inbreng).every(entry => entry.overgenomen))
    const history = JSON.parse((await back.of('/gebeurtenissen')).body).gebeurtenissen
    assert.ok(history.some(one => one.soort === 'plan.overgenomen' && one.gezegd.bestand.length === 64))
    assert.equal((await api(named('Bassam'), `/plannen/${back.id}`)).status, 404)
  },

  async 'an agreed version is read in the new plan as in the old one, and can be taken away there' () {
    const rima = named('Rima')
    const [was, back] = [await plan_of(rima), await bring(await exported(rima), 'kring.html')]
    const phone = await come_in(rima)
    const parts = page => [...page.body.matchAll(/<section class="card[\s\S]*?<\/section>/g)].map(found => found[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
    assert.ok(was.versies.length > 1)
    for (const version of was.versies) {
      const [then, again] = [await phone.get(`/plan/${rima.plan}/versie/${version.id}`), await back.phone.get(`/plan/${back.id}/versie/${version.id}`)]
      assert.ok(parts(then).length > 2)
      assert.deepEqual(parts(again), parts(then))
      const said = plan => plan.versies.find(one => one.id === version.id).antwoorden.map(({ wie, antwoord, woord, op }) => ({ wie, antwoord, woord, op }))
      assert.deepEqual(said(JSON.parse((await back.of('')).body)), said(was))
    }
    assert.equal((await back.phone.post(`/plan/${back.id}/versie/${was.versies[0].id}/weghalen`, {})).status, 303)
    assert.equal(JSON.parse((await back.of('')).body).versies.length, was.versies.length - 1)
    assert.equal((await phone.post(`/plan/${rima.plan}/versie/${was.versies[0].id}/weghalen`, {})).status, 403) // it was agreed at this table
    assert.equal((await plan_of(rima)).versies.length, was.versies.length)
  },

  async 'what helpers stated and were asked goes along with its answers, apart from wishes, and is history in the new plan' () {
    const [was, html] = [await plan_of(named('Marjan')), await exported(named('Marjan'))]
    assert.ok(was.uitspraken.length > 3 && was.vragen.length)
    const block = html.match(/<section class="authority">([\s\S]*?)<\/section>/)[1]
    for (const said of was.uitspraken) {
      const condition = said.soort === 'voorwaarde'
      assert.equal(block.includes(said.tekst), condition, said.tekst)
      for (const answer of said.antwoorden) assert.equal(block.includes(answer.tekst), condition, answer.tekst)
    }
    for (const asked of was.vragen) for (const text of [asked.tekst, ...asked.antwoorden.map(answer => answer.tekst)]) assert.ok(html.includes(text), text)
    const back = await bring(html, 'kring.html')
    const is = JSON.parse((await back.of('')).body)
    const told = plan => plan.uitspraken.map(said => [said.soort, said.tekst, said.waarom, said.grond, said.besluit, said.instantie, said.op, said.antwoorden.map(answer => [answer.tekst, answer.op])])
    assert.deepEqual(told(is), told(was))
    assert.ok([...is.uitspraken, ...is.vragen].every(said => said.overgenomen))
    const { uitspraken: [first] } = is
    for (const [soort, more] of [['uitspraak.beantwoorden', { uitspraak: first.id, tekst: 'Nee.' }], ['uitspraak.intrekken', { uitspraak: first.id, waarom: 'Weg.' }]]) {
      const got = await ask(`/api/v1/plannen/${back.id}/gebeurtenissen`, { method: 'POST', headers: { cookie: back.phone.cookie(), 'content-type': 'application/json', origin: new URL(everyone[0].url).origin }, body: JSON.stringify({ soort, ...more }) })
      assert.equal(got.status, 403, got.body)
      if (soort === 'uitspraak.beantwoorden') assert.ok(got.body.includes('Dit komt uit een bestand.'), got.body)
    }
    const page = await back.phone.get(`/plan/${back.id}/hulpverleners`)
    assert.ok(page.body.includes(first.tekst) && page.body.includes('overgenomen'))

    // It is shared anew as the history it is, by who brought it, and is read by nobody else before that.
    const tell = fields => ask(`/api/v1/plannen/${back.id}/gebeurtenissen`, { method: 'POST', headers: { cookie: back.phone.cookie(), 'content-type': 'application/json', origin: new URL(everyone[0].url).origin }, body: JSON.stringify(fields) }).then(got => JSON.parse(got.body).gebeurtenissen[0])
    const { over: kim } = await tell({ soort: 'mens.toevoegen', naam: 'Kim' })
    const { nieuw: [seat] } = await tell({ soort: 'uitnodiging.maken', mens: kim, rol: 'netwerk', eerlijk: true })
    for (const [kind, { id }] of [['uitspraak', first], ['vraag', is.vragen[0]]]) {
      const at = `/plan/${back.id}/${kind}/${id}`
      const before = (await back.phone.get(at)).body
      assert.match(before, /Alleen jij ziet dit/)
      assert.match(before, /<summary>Wie mag dit lezen\?<\/summary>/)
      assert.equal((await back.phone.post(`${at}/delen`, { lezers: seat })).status, 303)
      assert.match((await back.phone.get(at)).body, /class="audience">[^<]*Kim/)
    }
    const shared = JSON.parse((await back.of('')).body)
    assert.ok(shared.uitspraken[0].lezers.length === 2 && shared.uitspraken.slice(1).every(said => said['alleen-ik']))
  },

  async 'the file names what its maker may see and nothing else, and its hash is that of the plan inside' () {
    const kim = inside(await exported(named('Kim')))
    assert.ok(!JSON.stringify(kim).includes('Om vier uur gaat de wekker'))
    assert.ok(JSON.stringify(kim).includes('Lotte wilde rennen'))
  },

  async 'the page that gives it says so, and gives it as a file without a name of anybody' () {
    const phone = await come_in(named('Linda'))
    const page = await phone.get(`/plan/${named('Linda').plan}/meenemen`)
    const links = [...page.body.matchAll(/href="([^"]*meenemen\/[^"]+)"/g)].map(found => found[1])
    assert.ok(links.length)
    for (const link of [...links, `/plan/${named('Linda').plan}/meenemen/plan.json`]) {
      const got = await phone.get(link)
      assert.equal(got.status, 200)
      assert.match(got.headers['content-disposition'], /^attachment; filename="kring\.(html|json)"$/)
    }
  },

  async 'the browser is closed and the files are gone' () {
    await chrome.close()
    rmSync(folder, { recursive: true })
  }
})
