// SPDX-License-Identifier: EUPL-1.2
// Two people at the same words in the same minute: what each wrote is kept and shown, in the web and in the API. And what people
// really type: names that never end, words without a space, letters from right to left, signs, rooms and entries by the hundred.
// At 320 pixels nothing of it makes a page that must be pushed sideways.
import assert from 'node:assert/strict'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true })
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte'
const WORD = 'w'.repeat(60)
const ARABIC = 'بسام حداد ورضا الله عنه'
const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈🫶🏽'

const headers = seat => ({ authorization: `Bearer ${seat.token}`, 'content-type': 'application/json' })
const api = async (name, saying) => {
  const got = await fetch(`${house.base}/api/v1/plannen/${house.seat(name).plan}${saying ? '/gebeurtenissen' : ''}`, saying ? { method: 'POST', headers: headers(house.seat(name)), body: JSON.stringify(saying) } : { headers: headers(house.seat(name)) })
  return { status: got.status, body: await got.json() }
}
async function says (name, saying) {
  const got = await api(name, saying)
  assert.equal(got.status, 201, `${JSON.stringify(saying)}: ${JSON.stringify(got.body)}`)
  return got.body
}
const goals_of = async name => (await api(name)).body.doelen

const tests = {
  async 'two change one goal: the second sees both, and neither is lost' () {
    await says('Linda', { soort: 'doel.toevoegen', tekst: 'Elke dag ontbijten.' })
    const { mensen, stoelen } = (await api('Linda')).body
    const of_kim = mensen.find(one => one.naam === 'Kim').id
    await says('Linda', { soort: 'stoel.eigenaar', stoel: stoelen.find(seat => seat.mens === of_kim).id })
    const goal = (await goals_of('Linda')).find(one => one.tekst === 'Elke dag ontbijten.').id
    const [linda, kim] = [await house.person('Linda'), await house.person('Kim')]
    for (const p of [linda, kim]) await p.go(`${p.plan}/doel/${goal}/anders`)
    await kim.page.fill('#tekst', 'Elke dag samen ontbijten.')
    await kim.press('Bewaar')
    await linda.page.fill('#tekst', 'Elke schooldag ontbijten.')
    const answer = linda.page.waitForResponse(got => got.request().method() === 'POST')
    await linda.press('Bewaar')
    assert.equal((await answer).status(), 409)
    await linda.says('Iemand anders veranderde dit ook.')
    await linda.says('Elke dag samen ontbijten.')
    assert.equal(await linda.page.inputValue('#tekst'), 'Elke schooldag ontbijten.')
    await linda.fits()
    await linda.press('Bewaar')
    await linda.says('Elke schooldag ontbijten.')
    await linda.go(`${linda.plan}/geschiedenis`)
    await linda.follow('Wat veranderde er?')
    await linda.says('Eerst stond er Elke dag samen ontbijten. Daarna stond er Elke schooldag ontbijten.')
  },

  async 'one form sent twice with other words, as after Back: both are kept' () {
    const kim = await house.person('Kim')
    await kim.go(`${kim.plan}/aanbod`)
    const field = name => kim.page.locator(`form[action$="/aanbod/nieuw"] [name=${name}]`).first().inputValue()
    const form = { bewijs: await field('bewijs'), sleutel: await field('sleutel') }
    for (const tekst of ['Ik kan koken.', 'Ik kan koken.', 'Ik kan ook bakken.']) await kim.context.request.post(`${house.base}${kim.plan}/aanbod/nieuw`, { form: { ...form, tekst }, headers: { origin: house.base } })
    const offers = (await api('Kim')).body.aanbod.map(one => one.tekst)
    assert.deepEqual(['Ik kan koken.', 'Ik kan ook bakken.'].map(text => offers.filter(one => one === text).length), [1, 1])
  },

  async 'in the API the second is told 409, and what stands there is the first' () {
    const before = (await api('Linda')).body
    const goal = before.doelen.find(one => one.tekst === 'Elke schooldag ontbijten.').id
    await says('Kim', { soort: 'doel.wijzigen', doel: goal, tekst: 'Samen eten.' })
    const late = await api('Linda', { soort: 'doel.wijzigen', doel: goal, tekst: 'Samen koken.', volgnummer: before.volgnummer })
    assert.equal(late.status, 409)
    assert.equal((await goals_of('Linda')).find(one => one.id === goal).tekst, 'Samen eten.')
    await says('Linda', { soort: 'doel.wijzigen', doel: goal, tekst: 'Samen koken.', volgnummer: (await api('Linda')).body.volgnummer })
  },

  async 'names without an end, words without a space, and letters from right to left fit on 320 pixels' () {
    for (const name of [LONG, ARABIC, EMOJI, `<b>${WORD}</b>`.slice(0, 60)]) await says('Linda', { soort: 'mens.toevoegen', naam: name, band: WORD.slice(0, 40), ring: 2 })
    const room = (await says('Linda', { soort: 'kamer.toevoegen', titel: `${WORD}${WORD}`.slice(0, 80), lezers: [(await api('Linda')).body.stoelen[1].id] }), (await api('Linda')).body.kamers.at(-1).id)
    for (const text of [`${WORD}${WORD}${WORD}`, `${ARABIC} ${WORD}`, EMOJI.repeat(20), 'https://voorbeeld.example/' + WORD]) await says('Linda', { soort: 'inbreng.toevoegen', kamer: room, tekst: text })
    const person = (await api('Linda')).body.mensen.find(one => one.naam === LONG).id
    await says('Linda', { soort: 'actie.toevoegen', tekst: `${WORD} ${WORD}`, doeners: [person] })
    await says('Linda', { soort: 'doel.toevoegen', tekst: `${ARABIC}${WORD}${WORD}` })
    await says('Linda', { soort: 'aanbod.toevoegen', tekst: WORD, wanneer: WORD.slice(0, 40) })
    await says('Linda', { soort: 'plan.noemen', naam: LONG.slice(0, 80) })
    const p = await house.person('Linda', { viewport: { width: 320, height: 640 } })
    for (const path of ['', '/week', '/kring', '/doelen', '/aanbod', '/delen', '/geschiedenis', '/print', '/erbij', '/actie/nieuw', `/kamer/${room}`, `/kamer/${room}/anders`, `/mens/${person}`]) {
      assert.equal(await p.go(p.plan + path), 200, path)
      await p.fits()
      await p.picture(`wide ${path}`)
    }
  },

  async 'forty rooms and three hundred entries in one: pages stay small enough for a telephone, and their form works' () {
    const titles = Array.from({ length: 16 }, (_, i) => `Kamer ${i}`)
    const rooms = async () => (await api('Mark')).body.kamers
    await says('Mark', { soort: 'kamers.toevoegen', titels: titles })
    await says('Mark', { soort: 'kamers.toevoegen', titels: titles })
    while ((await rooms()).length < 40) await says('Mark', { soort: 'kamer.toevoegen', titel: 'Nog een' })
    const room = (await rooms()).find(one => one.titel === 'Kamer 3').id
    for (let i = 0; i < 300; i++) await says('Mark', { soort: 'inbreng.toevoegen', kamer: room, tekst: `Regel ${i}: het ging goed vandaag.` })
    const p = await house.person('Mark', { viewport: { width: 320, height: 640 } })
    for (const [path, most] of [['', 60_000], [`/kamer/${room}`, 400_000], ['/delen', 90_000], ['/geschiedenis', 60_000]]) {
      await p.go(p.plan + path)
      await p.fits()
      const bytes = (await (await p.context.request.get(house.base + p.plan + path)).body()).length
      assert.ok(bytes <= most, `${path} is ${bytes} bytes`)
    }
    await p.go(`${p.plan}/kamer/${room}`)
    await p.page.fill('#tekst', 'De laatste.')
    await p.press('Zet erbij')
    await p.says('De laatste.')
  }
}

await run(house, tests, 'at once')
