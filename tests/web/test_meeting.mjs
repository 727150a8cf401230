// SPDX-License-Identifier: EUPL-1.2
// Before a gathering: who is asked and by whom, days to choose from, place and food, and what each needs to be able to come, told
// to everyone or to who leads alone.
//   KRING=build/kring node tests/web/test_meeting.mjs
import assert from 'node:assert/strict'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true })
const owner = house.seats.find(seat => seat.eigenaar)
const table = house.seats.filter(seat => seat.plan === owner.plan)
const works = seat => /^(professional|coordinator)$/.test(seat.rol)
const leader = table.find(works)
const others = table.filter(seat => !works(seat) && !seat.eigenaar)
const call = (who, path, body) => fetch(`${house.base}/api/v1${path}`, { method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' } })
const say = (who, soort, more = {}) => call(who, `/plannen/${who.plan}/gebeurtenissen`, { soort, ...more })
const plan_of = async who => (await call(who, `/plannen/${who.plan}`)).json()
const gathering_of = async who => (await plan_of(who)).bijeenkomsten.find(one => one.titel === 'Zaterdag samen')
const phone = who => house.person(who.naam)
const day = ahead => new Date(Date.now() + ahead * 86400e3).toISOString().slice(0, 10)
const me = async who => (await gathering_of(who)).gasten.find(one => one.ik)

await run(house, {
  async 'the owner asks people, says who asks whom, proposes days and a place' () {
    const made = await (await say(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd', titel: 'Zaterdag samen' })).json()
    assert.ok(made.gebeurtenissen)
    const p = await phone(owner)
    const { id } = await gathering_of(owner)
    await p.go(`${p.plan}/bijeenkomst/${id}`)
    await p.follow('Wie komt er?')
    await p.at('Wie komt er?')
    await p.says('Er staat nog niemand op de lijst.', 'Wie gevraagd is, ziet wie er nog meer gevraagd zijn.')
    for (const box of await p.page.locator('input[name=mens]').all()) await box.check()
    await p.press('Zet op de lijst')
    await p.at('Wie komt er?')
    await p.says('nog geen antwoord', others[0].naam, leader.naam)
    await p.go(`${p.plan}/bijeenkomst/${id}`)
    await p.follow('Waar en hoe?')
    await p.at('Waar en hoe?')
    await p.fill('Waar komen jullie samen?', 'De Ketel, zaal 2')
    await p.fill('Wat eten en drinken jullie?', 'Ko maakt soep')
    await p.choose('Wie leidt de bijeenkomst?', leader.naam)
    await p.press('Bewaar')
    await p.says('Waar: De Ketel, zaal 2', 'Eten en drinken: Ko maakt soep', `Wie leidt: ${leader.naam}`)
    await p.follow('Welke dag?')
    await p.at('Welke dag?')
    await p.fill('Dag 1', day(10))
    await p.fill('Hoe laat? (dag 1)', '14:00')
    await p.fill('Dag 2', '2020-01-01')
    await p.press('Stel deze dagen voor')
    await p.says('Deze dag is al voorbij.')
    await p.fill('Dag 2', day(12))
    await p.press('Stel deze dagen voor')
    await p.says('De dagen staan er. Wie gevraagd is, kan nu kiezen.', 'om 14:00 uur', 'Nog niemand zei dat die kan.')
    assert.deepEqual((await gathering_of(owner)).momenten.map(one => one.moment), [`${day(10)} 14:00`, day(12)])
  },

  async 'who is asked sees it at once in the plan, and says in one tap that all days are possible' () {
    for (const who of others.slice(0, 2)) {
      const p = await phone(who)
      await p.go(`${p.plan}/week`)
      await p.says('Zaterdag samen')
      await p.follow(/^Zeg welke dagen jij kunt/)
      await p.at('Jouw voorbereiding')
      await p.says(`${owner.naam} vraagt je erbij.`, 'De Ketel, zaal 2', 'Privétijd')
      await p.press('Alle dagen kunnen')
      await p.says('Dank je. Je dagen staan erbij.')
      assert.ok(!await p.offers('Alle dagen kunnen'), 'it was said')
    }
    const p = await phone(owner)
    const { id } = await gathering_of(owner)
    await p.go(`${p.plan}/bijeenkomst/${id}/dag`)
    await p.says('Kunnen:', others[0].naam, others[1].naam)
    await p.press(/^Kies deze dag/)
    await p.says('gekozen')
    assert.equal((await gathering_of(others[0])).moment, `${day(10)} 14:00`)
    const theirs = await phone(others[0])
    await theirs.go(`${theirs.plan}`)
    await theirs.says('Zeg of je komt')
  },

  async 'what one needs is told to who leads alone, and nobody else reads it anywhere' () {
    const [one, other] = others
    const p = await phone(one)
    await p.go(`${p.plan}/gast/${(await me(one)).id}`)
    await p.tick('Ik kom niet')
    await p.fill('Wil je woorden meegeven?', 'Ik denk aan jullie')
    await p.press('Bewaar')
    await p.says('Dank je. Je antwoord staat erbij.')
    await p.fill('Wat is er nodig om te kunnen komen?', 'Een tolk Tigrinya')
    await p.tick(`Alleen ${leader.naam}, die leidt`)
    await p.page.locator('form[action$="/nodig"] button').click()
    await p.says('Dit is bewaard.')
    assert.ok(await p.page.getByLabel(`Alleen ${leader.naam}, die leidt`).isChecked(), 'and it stays so when it is kept again')
    const seen = async who => JSON.stringify(await plan_of(who)) + await (await call(who, `/plannen/${who.plan}/gebeurtenissen`)).text() + await (await call(who, `/plannen/${who.plan}/export.html`)).text()
    for (const who of [one, leader]) assert.ok((await seen(who)).includes('Tigrinya'), who.naam)
    for (const who of [owner, other]) assert.ok(!(await seen(who)).includes('Tigrinya'), who.naam)
    const lead = await phone(leader)
    await lead.go(`${lead.plan}/bijeenkomst/${(await gathering_of(leader)).id}/wie`)
    await lead.says('Een tolk Tigrinya', `Dit leest alleen ${leader.naam}`)
    await lead.at('Wie komt er?')
    const mine = await phone(owner)
    await mine.go(`${mine.plan}/bijeenkomst/${(await gathering_of(owner)).id}`)
    await mine.at('Zaterdag samen')
    await mine.says('Ik denk aan jullie', 'komt niet en geeft dit mee.')
    await mine.silent('Tigrinya')
  },

  async 'who leads changed meanwhile: what was meant for one is not read by the other' () {
    const [, one] = others
    const guest = (await me(one)).id
    const refused = await say(one, 'gast.nodig', { gast: guest, nodig: 'Rust', alleen: owner.stoel })
    assert.ok(refused.status >= 400, `${refused.status}`)
    assert.equal((await say(one, 'gast.nodig', { gast: guest, nodig: 'Rust', alleen: leader.stoel })).status, 201)
    assert.equal((await say(owner, 'bijeenkomst.regelen', { bijeenkomst: (await gathering_of(owner)).id, leidt: owner.stoel })).status, 201)
    assert.ok(!JSON.stringify(await plan_of(owner)).includes('Rust'))
    assert.ok(JSON.stringify(await plan_of(leader)).includes('Rust'))
  },

  async 'nobody answers for somebody who sits here; who asks somebody without a seat fills it in for them' () {
    const mens = (await (await say(owner, 'mens.toevoegen', { naam: 'Oma Bep' })).json()).gebeurtenissen[0].over
    const id = (await gathering_of(owner)).id
    const gast = (await (await say(owner, 'gast.vragen', { bijeenkomst: id, mens })).json()).gebeurtenissen[0].over
    assert.equal((await say(owner, 'gast.vragen', { bijeenkomst: id, mens })).status, 403)
    assert.equal((await say(owner, 'gast.antwoorden', { gast, komt: 'op-afstand' })).status, 201)
    assert.equal((await say(others[0], 'gast.antwoorden', { gast, komt: 'ik-kom-niet' })).status, 403)
    assert.equal((await say(owner, 'gast.antwoorden', { gast: (await me(others[0])).id, komt: 'ik-kom' })).status, 403)
    const p = await phone(owner)
    await p.go(`${p.plan}/gast/${gast}`)
    await p.at('Voorbereiden voor Oma Bep')
    assert.equal((await say(owner, 'gast.weghalen', { gast })).status, 201)
    assert.equal(await p.go(`${p.plan}/gast/${gast}`), 404)
  },

  async 'what comes after a gathering stands there with its day, and is an action in one tap' () {
    const p = await phone(owner)
    const { id } = await gathering_of(owner)
    await p.go(`${p.plan}/bijeenkomst/${id}`)
    await p.press('Deze bijeenkomst is klaar')
    await p.says('De bijeenkomst is voorbij.', 'Wat er nog komt', 'De coördinator belt: loopt het?')
    await p.press(/^Maak er een actie van/)
    await p.says('Dit staat erbij.', 'staat in het plan')
    const [first] = (await gathering_of(owner)).daarna
    const plan = await plan_of(owner)
    const made = [...plan.acties, ...plan.doelen.flatMap(goal => goal.acties)].find(one => one.bijeenkomst === id)
    assert.deepEqual([made.tekst, made.wanneer, first['in-het-plan']], ['De coördinator belt: loopt het?', first.dag, true])
    assert.equal((await say(owner, 'bijeenkomst.prikken', { bijeenkomst: id, momenten: [day(3)] })).status, 403)
  }
}, 'before a gathering')
