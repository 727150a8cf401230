// SPDX-License-Identifier: EUPL-1.2
// Private time and the clock: after the hours agreed at the door those inside are asked whether they still sit there, and after
// fourteen days it sleeps: what was said stays with them, and can be shown after all.
//   node tests/web/test_asleep.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, say, api, ahead, plan_of, come_in, read } from './families.mjs'

const everyone = await families({ clock: true })
const named = name => everyone.find(who => who.naam === name)
const owner = named('Marjan')
const inside = [owner, named('Ruben'), named('Petra')]
const outside = [named('Sanne'), named('Nadia'), named('Dennis')]
const hour = 60
const day = 24 * hour
const page = async (who, path) => read((await (await come_in(who)).get(`/plan/${who.plan}${path}`)).body)
const made = async (who, soort, more) => {
  const got = await say(who, { soort, ...more })
  assert.equal(got.status, 201, `${soort}: ${got.body}`)
  return JSON.parse(got.body).gebeurtenissen[0].over
}
const told = async who => (await api(who, `/plannen/${who.plan}/gebeurtenissen`)).body

let gathering
await run({
  async 'after the two hours that were agreed those inside are asked, and nobody else' () {
    gathering = await made(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd' })
    await made(owner, 'fase.openen', { bijeenkomst: gathering, fase: 'privetijd', uren: 2, binnen: inside.map(who => who.stoel) })
    await made(owner, 'doel.toevoegen', { tekst: 'Ruben slaapt vrijdag bij Petra' })
    ahead(hour)
    assert.ok(!(await page(owner, '/privetijd')).includes('Zitten jullie nog aan tafel?'))
    ahead(3 * hour)
    for (const who of inside) assert.match(await page(who, '/privetijd'), /Zitten jullie nog aan tafel\?/)
    for (const who of outside) assert.ok(!(await page(who, '/privetijd')).includes('Zitten jullie nog aan tafel?'))
    const phone = await come_in(inside[2])
    const got = await phone.post(`/plan/${owner.plan}/privetijd/verlengen`, { bijeenkomst: gathering })
    assert.equal(got.status, 303)
    assert.ok(!(await page(owner, '/privetijd')).includes('Zitten jullie nog aan tafel?'))
  },

  async 'after fourteen days it sleeps: who was inside has it still, who was not never knew, and the plan goes on' () {
    const before = await Promise.all(outside.map(told))
    ahead(16 * day)
    for (const who of inside) assert.match(await page(who, `/bijeenkomst/${gathering}`), /Jullie privétijd slaapt\. Alles staat er nog\. Niemand anders ziet het\./)
    for (const path of ['', '/doelen']) assert.match(await page(owner, path), /Ruben slaapt vrijdag bij Petra[^]{0,200}nog niet laten zien/)
    for (const who of outside) {
      assert.ok(!(await page(who, `/bijeenkomst/${gathering}`)).includes('slaapt'))
      assert.ok(!JSON.stringify(await plan_of(who)).includes('Ruben slaapt vrijdag'))
      assert.ok(!(await page(who, '')).includes('De familie praat nu zonder ons.'), 'the door is no longer shut')
    }
    assert.deepEqual(await Promise.all(outside.map(told)), before)
    await made(named('Dennis'), 'aanbod.toevoegen', { tekst: 'Ik kan zaterdag rijden' })
  },

  async 'who was not inside cannot show it; who was can, once' () {
    for (const who of outside) assert.ok((await say(who, { soort: 'bijeenkomst.voorleggen', bijeenkomst: gathering })).status >= 400)
    const phone = await come_in(inside[1])
    const list = read((await phone.get(`/plan/${owner.plan}/bijeenkomst/${gathering}/laat-zien`)).body)
    const [, goal] = list.match(/name="tonen" value="([^"]+)"/)
    const [, volgnummer] = list.match(/name="volgnummer" value="([^"]+)"/)
    assert.equal((await phone.post(`/plan/${owner.plan}/bijeenkomst/${gathering}/laat-zien`, { tonen: goal, volgnummer })).status, 303)
    assert.ok(JSON.stringify(await plan_of(named('Dennis'))).includes('Ruben slaapt vrijdag'))
    const again = await phone.post(`/plan/${owner.plan}/bijeenkomst/${gathering}/laat-zien`, { tonen: goal, volgnummer })
    assert.equal(again.status, 403)
    assert.match(read(again.body), /Dit is al te zien\./)
  },

  async 'what stood there earlier comes back, but not on a day that went by meanwhile' () {
    const on = days => new Date(Date.now() + days * day * 60_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
    ahead(40 * day)
    const action = await made(owner, 'actie.toevoegen', { tekst: 'Samen naar zee', wanneer: on(41) })
    await made(owner, 'actie.wijzigen', { actie: action, tekst: 'Samen naar het bos', wanneer: on(50) })
    ahead(43 * day)
    const phone = await come_in(owner)
    const [, change] = read((await phone.get(`/plan/${owner.plan}/geschiedenis`)).body).match(/"(\/plan\/\w+\/geschiedenis\/\w+)"/)
    assert.equal((await phone.post(change, { volgnummer: (await plan_of(owner)).volgnummer })).status, 303)
    const now = (await plan_of(owner)).acties.find(one => one.id === action)
    assert.deepEqual([now.tekst, now.wanneer], ['Samen naar zee', on(50)])
  }
})
