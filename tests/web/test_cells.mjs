// SPDX-License-Identifier: EUPL-1.2
// A table with a mistake in it: each cell that is wrong says so itself, the top of the page leads to it, and what was typed in the
// others is still there. A program hears the same, by the name of the cell.
import assert from 'node:assert/strict'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true })
const LONG = 'x'.repeat(1001)
const api = async (path, saying) => {
  const { token, plan } = house.seat('Linda')
  const got = await fetch(`${house.base}/api/v1/plannen/${plan}${path}`, { method: saying ? 'POST' : 'GET', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: saying && JSON.stringify(saying) })
  return { status: got.status, body: await got.json() }
}
const say = async (soort, fields) => {
  const got = await api('/gebeurtenissen', { soort, ...fields })
  assert.equal(got.status, 201, JSON.stringify(got.body))
}

async function a_table () {
  await say('kamer.toevoegen', { titel: 'Een tabel', toont: 'tabel', lezers: [(await api('')).body.stoelen.find(seat => !seat.ik && !seat.gestopt).id] })
  const room = (await api('')).body.kamers.find(one => one.titel === 'Een tabel').id
  for (const [titel, sort] of [['Wie', 'mens'], ['Wat', 'tekst'], ['Waarom', 'tekst']]) await say('veld.toevoegen', { kamer: room, titel, 'soort-veld': sort })
  return (await api('')).body.kamers.find(one => one.id === room)
}
const table = await a_table()
const [who, what, why] = table.velden.map(field => field.id)
const rows = async () => (await api('')).body.kamers.find(one => one.id === table.id).inbreng.length

const tests = {
  async 'the cell that is too long says so, and the top leads to it' () {
    const p = await house.person('Linda')
    await p.go(`${p.plan}/kamer/${table.id}`)
    const cell = id => p.page.locator(`[name="velden.${id}"]`).first()
    await cell(what).fill(LONG)
    await cell(why).fill('Omdat het helpt.')
    await p.press('Zet erbij')
    assert.equal(await rows(), 0)
    await p.fits()
    await p.picture('a wrong cell')
    assert.equal(await cell(what).getAttribute('id'), `velden-${what}`)
    assert.equal(await cell(what).getAttribute('aria-invalid'), 'true')
    assert.equal(await cell(why).getAttribute('aria-invalid'), null)
    const sentence = await p.page.locator(`#velden-${what}-fout`).innerText()
    assert.match(sentence, /1000/)
    assert.equal(await p.page.locator(`.notice a[href="#velden-${what}"]`).count(), 1)
    assert.equal(await cell(what).inputValue(), LONG)
    assert.equal(await cell(why).inputValue(), 'Omdat het helpt.')
    await cell(what).fill('Koken.')
    await p.press('Zet erbij')
    assert.equal(await rows(), 1)
  },

  async 'a program hears each wrong cell by its name, all at once' () {
    const got = await api('/gebeurtenissen', { soort: 'inbreng.toevoegen', kamer: table.id, velden: [{ veld: who, waarde: 'Kim' }, { veld: what, waarde: LONG }, { veld: why, waarde: `${LONG}!` }] })
    assert.equal(got.status, 400)
    assert.deepEqual(got.body.fouten.map(fault => fault.veld), [`velden.${what}`, `velden.${why}`])
  }
}

await run(house, tests, 'wrong cells')
