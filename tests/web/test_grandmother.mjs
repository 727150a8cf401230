// SPDX-License-Identifier: EUPL-1.2
// A gathering that Truus leads, from idea to hand-over, on small telephones without JavaScript: who is asked, a day that reaches
// them, who brings what, a part of their own, what was said and by whom, and an answer that is taken away for good.
//   KRING=build/kring PICTURES=some/folder node tests/web/test_grandmother.mjs
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open_house, run } from './walk.mjs'
import { in_days } from './days.mjs'

const house = await open_house({ demo: true })
const seat = name => house.seats.find(one => one.naam === name && one.plan === house.seat('Linda').plan)
const plan = seat('Linda').plan
const call = (name, path, body) => fetch(`${house.base}/api/v1/plannen/${plan}${path}`, { method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), headers: { authorization: `Bearer ${seat(name).token}`, 'content-type': 'application/json' } })
const seen_by = async name => (await call(name, '')).json()
async function say (name, soort, more = {}) {
  const got = await call(name, '/gebeurtenissen', { soort, ...more })
  assert.equal(got.status, 201, `${soort}: ${await got.clone().text()}`)
  return (await got.json()).gebeurtenissen[0].over
}
const mens = async name => (await seen_by('Linda')).stoelen.find(one => one.id === seat(name).stoel).mens
const person = async name => (await seen_by('Linda')).mensen.find(one => one.naam === name).id
const post = () => { try { return readdirSync(join(house.folder, 'data', 'post')).sort() } catch { return [] } }
const phones = {}
for (const name of ['Truus', 'Linda', 'Kim', 'Hanneke']) phones[name] = await house.person(name)
let gathering

const calendar = async (name, path) => {
  const got = await phones[name].context.request.get(`${house.base}${path}/afspraak.ics`)
  return { status: got.status(), type: got.headers()['content-type'], text: await got.text() }
}
async function mails_until (n) {
  for (let tries = 0; post().length < n && tries < 100; tries++) await new Promise(resolve => setTimeout(resolve, 100))
  return post().map(name => readFileSync(join(house.folder, 'data', 'post', name), 'utf8'))
}

await run(house, {
  async 'Truus begins a gathering, for the family asked her to guide' () {
    await say('Linda', 'stoel.merken', { stoel: seat('Truus').stoel, merk: 'begeleider' })
    await say('Linda', 'deel.delen', { deel: 'stappen', lezers: ['Linda', 'Truus', 'Kim', 'Hanneke'].map(name => seat(name).stoel) })
    await say('Linda', 'deel.delen', { deel: 'mensen', lezers: ['Linda', 'Truus', 'Kim'].map(name => seat(name).stoel) })
    const truus = phones.Truus
    await truus.go(truus.plan)
    await truus.follow(/Een dag prikken|Onze bijeenkomsten/)
    await truus.press(/^Kies dit: (Rondetafelgesprek)/)
    gathering = truus.path()
    await truus.at('Rondetafelgesprek')
    await truus.follow('Wie komt er?')
    for (const name of ['Kim', 'Linda', 'Hanneke']) await truus.tick(name)
    await truus.press('Zet op de lijst')
    await truus.at('Wie komt er?')
    await truus.go(`${gathering}/dag`)
    for (const [i, day] of [in_days(9), in_days(16)].entries()) {
      await truus.page.locator(`input[name=dag-${i}]`).fill(day)
      await truus.page.locator(`input[name=tijd-${i}]`).fill('14:00')
    }
    await truus.press('Stel deze dagen voor')
    await truus.at('Welke dag?')
  },

  async 'an answer to the days is taken away for good: nobody finds it in what happened' () {
    const linda = phones.Linda
    await linda.go(linda.plan)
    await linda.follow(/^Zeg welke dagen jij kunt/)
    await linda.at('Jouw voorbereiding')
    await linda.press('Alle dagen kunnen')
    assert.ok(JSON.stringify((await seen_by('Truus')).bijeenkomsten[0].momenten).includes(await mens('Linda')))
    await linda.unfold('Haal alles weer weg')
    await linda.press('Haal voor altijd weg')
    await linda.says('Wat hier was ingevuld, is voor altijd weg.')
    assert.ok(!JSON.stringify((await seen_by('Truus')).bijeenkomsten[0].momenten).includes(await mens('Linda')))
    for (const name of ['Linda', 'Truus']) assert.ok(!(await (await call(name, '/gebeurtenissen')).text()).includes('gast.dagen-gezegd'))
    await linda.press('Alle dagen kunnen')
    await linda.says('Je dagen staan erbij.')
  },

  async 'the chosen day: mail without a word of it, and a file for a calendar that tells nothing' () {
    const before = post().length
    const truus = phones.Truus
    await truus.go(`${gathering}/dag`)
    await truus.press(/^Kies deze dag/)
    await truus.at('Welke dag?')
    const mails = (await mails_until(before + 1)).slice(before)
    assert.equal(mails.length, 1, 'Hanneke alone gave an address')
    assert.match(mails[0], /Er is nieuws in jullie kring/)
    for (const word of ['Hanneke', 'Linda', 'Truus', 'Rondetafel', 'bijeenkomst', 'plan', 'zorg', 'gezin', in_days(9)]) assert.ok(!mails[0].replace(/^(Aan|To):.*$/m, '').toLowerCase().includes(word.toLowerCase()), `${word} stands in the mail: ${mails[0]}`)
    for (const name of ['Hanneke', 'Linda']) {
      await phones[name].go(gathering)
      await phones[name].at('Rondetafelgesprek')
      assert.ok(await phones[name].links_to('Zet dit in je agenda'))
    }
    const { status, type, text } = await calendar('Hanneke', gathering)
    assert.equal(status, 200)
    assert.equal(type, 'text/calendar; charset=utf-8')
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\n'), line)
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^]*BEGIN:VTIMEZONE\r\nTZID:Europe\/Amsterdam\r\n[^]*BEGIN:VEVENT\r\nUID:\w+\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/)
    assert.match(text, new RegExp(`DTSTART;TZID=Europe/Amsterdam:${in_days(9).replaceAll('-', '')}T140000\r\nSUMMARY:Afspraak\r\n[^]*END:VCALENDAR\r\n$`))
    assert.ok(!/LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|URL|kring|rondetafel/i.test(text))
    const uid = what => what.text.match(/UID:(\w+)/)[1]
    assert.equal(uid(await calendar('Hanneke', gathering)), uid({ text }))
    assert.notEqual(uid(await calendar('Linda', gathering)), uid({ text }))
    assert.ok(!text.includes('DTEND'), 'nobody said when it ends')

    // About when it ends; the file that is fetched then takes the place of the first.
    await truus.go(`${gathering}/regelen`)
    await truus.fill('Tot hoe laat, ongeveer?', '13:00')
    await truus.press('Bewaar')
    await truus.says('Kies een tijd na het begin.')
    await truus.fill('Tot hoe laat, ongeveer?', '17:00')
    await truus.press('Bewaar')
    await truus.says('om 14:00 uur, tot ongeveer 17:00 uur')
    await new Promise(resolve => setTimeout(resolve, 1100)) // it counts seconds
    const then = (await calendar('Hanneke', gathering)).text
    const number = of => Number(of.match(/\r\nSEQUENCE:(\d+)\r\n/)[1])
    assert.equal(uid({ text: then }), uid({ text }))
    assert.ok(number(then) > number(text), `${number(then)} after ${number(text)}`)
    assert.ok(then.includes(`\r\nDTEND;TZID=Europe/Amsterdam:${in_days(9).replaceAll('-', '')}T170000\r\n`))
  },

  async 'who brings what is an action in one step: it stands on the page and in that person\'s week, who says yes' () {
    const truus = phones.Truus
    await truus.go(gathering)
    await truus.unfold('Zet er iets bij')
    await truus.fill('Wat is er nodig?', 'Soep voor acht mensen')
    await truus.choose('Wie zorgt daarvoor?', 'Kim')
    await truus.press('Zet erbij')
    await truus.at('Rondetafelgesprek')
    await truus.says('Dit staat erbij. Wie je koos, kan ja of nee zeggen.', 'Wie neemt wat mee?', 'Soep voor acht mensen', 'Kim weet dit nog niet')
    await truus.silent('Wat we besloten')
    const kim = phones.Kim
    await kim.go(`${kim.plan}/week`)
    await kim.at('Deze week')
    await kim.says('Soep voor acht mensen')
    await kim.press(/^Ik doe dit: Soep/)
    await truus.go(gathering)
    await truus.silent('Kim weet dit nog niet')
    await truus.unfold('Zet er iets bij')
    await truus.press('Zet erbij')
    await truus.says('Kijk hier nog even naar.')
    await truus.at('Rondetafelgesprek')
    await truus.fill('Wat is er nodig?', 'Taart. '.repeat(200))
    await truus.press('Zet erbij')
    assert.match(await truus.page.getByLabel('Wat is er nodig?').inputValue(), /^Taart/)
    assert.equal(await truus.page.getByLabel('Wat wordt er gezegd?').inputValue(), '', 'it stands in the form that was sent, and in no other')
    const [soup] = (await seen_by('Kim')).acties.filter(one => one['neemt-mee'])
    assert.equal(soup.wanneer, in_days(9))
    assert.equal(soup['ik-doe-dit'], true)
  },

  async 'the family puts in a part of its own, gives it another place, and leaves one out' () {
    const linda = phones.Linda
    await linda.go(gathering)
    await linda.follow('Zet er een eigen deel bij')
    await linda.at('Een eigen deel')
    await linda.fill('Hoe noemen jullie dit deel?', 'Opa vertelt')
    await linda.fill('Wat vragen jullie elkaar?', 'Hoe was het vroeger?\nEn wat hielp toen?')
    await linda.press('Zet het erbij')
    await linda.says('Jullie eigen deel staat erbij.', 'Opa vertelt')
    await linda.follow(/^Verander dit deel ?: Opa vertelt/)
    await linda.at('Opa vertelt')
    await linda.choose('Waar komt dit deel?', 'Als eerste')
    await linda.press('Zet het daar')
    const [{ fasen }] = (await seen_by('Kim')).bijeenkomsten
    assert.equal(fasen[0].titel, 'Opa vertelt')
    assert.deepEqual(fasen[0].schrijft, [])
    await linda.follow(new RegExp(`^Verander dit deel ?: ${fasen[2].titel}`))
    await linda.press('Sla dit deel over')
    await linda.at('Rondetafelgesprek')
    await linda.says('slaan we over')
    await linda.go(`${gathering}/vel`)
    await linda.says('Opa vertelt', 'Hoe was het vroeger?', fasen[1].titel)
    await linda.silent(fasen[2].titel)
    const kim = phones.Kim
    await kim.go(`/plan/${plan}/gast/${(await seen_by('Kim')).bijeenkomsten[0].gasten.find(one => one.ik).id}`)
    await kim.says('Opa vertelt')
    await kim.silent(fasen[2].titel)
    await kim.press('Bewaar')
    await kim.at('Jouw voorbereiding')
  },

  async 'Truus leads it: a goal that Kim said and Truus typed, which Kim did not say so' () {
    const truus = phones.Truus
    await truus.go(gathering)
    await truus.press(/^Ga naar dit deel ?: Opa vertelt/)
    await truus.says('Hoe was het vroeger?', 'En wat hielp toen?')
    await truus.fill('Wat wordt er gezegd?', 'Iedereen eet weer samen')
    await truus.choose('Wie zegt dit?', 'Kim')
    await truus.press('Dit is een doel')
    await truus.says('Wat we besloten', 'Kim zei dit. Jij typte het.')
    await truus.at('Rondetafelgesprek')
    const kim = phones.Kim
    await kim.go(gathering)
    await kim.says('Jij zei dit. Truus typte het.')
    await kim.follow('Iedereen eet weer samen')
    await kim.press('Zo zei ik het niet')
    await kim.says('Er staat nu bij dat jij het niet zo zei.', 'Die zegt: zo zei ik het niet.')
    await kim.at('Iedereen eet weer samen')
    assert.equal((await call('Linda', '/gebeurtenissen', { soort: 'doel.ontkennen', doel: kim.path().split('/').at(-1) })).status, 403)
  },

  async 'who has no telephone says yes aloud, and it stands there who filled it in' () {
    const opa = await say('Linda', 'mens.toevoegen', { naam: 'Opa Wim', ring: 1 })
    const actie = await say('Linda', 'actie.toevoegen', { tekst: 'Opa leest zondag voor', doeners: [opa] })
    const truus = phones.Truus
    await truus.go(`/plan/${plan}/actie/${actie}`)
    await truus.unfold('Opa Wim')
    await truus.page.locator('details label.choice', { hasText: 'Ik doe dit' }).click()
    await truus.press('Bewaar')
    await truus.says('Opa Wim zei ja. Jij vulde het in.')
    await phones.Linda.go(`/plan/${plan}/actie/${actie}`)
    await phones.Linda.says('Opa Wim zei ja. Truus vulde het in.')
    await phones.Linda.picture('opa')
    const versie = await say('Linda', 'versie.voorleggen', { samen: false })
    await truus.go(`/plan/${plan}/versies`)
    await truus.unfold('Iemand zonder telefoon zegt iets')
    await truus.choose('Voor wie?', 'Opa Wim')
    await truus.page.locator('details label.choice', { hasText: 'Ik sta hierachter' }).click()
    await truus.choose('Wie was erbij?', 'Kim')
    await truus.picture('versie')
    await truus.page.locator('details').getByRole('button', { name: 'Bewaar' }).click()
    await phones.Linda.go(`/plan/${plan}/versies`)
    await phones.Linda.says('Opa Wim', 'getypt door Truus, Kim was erbij')
    assert.ok(versie)
  }
}, 'a gathering led by a grandmother')
