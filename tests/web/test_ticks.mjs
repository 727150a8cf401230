// SPDX-License-Identifier: EUPL-1.2
// What was made in private time is shown thing by thing: each has a tick of its own, and what is not ticked stays with who sat
// there. Every saying of plan/words that makes something, and can be said behind a door, is said there: a new one that has no tick is
// found here, and so is one that nobody taught this script to say.
//   KRING=build/kring node tests/web/test_ticks.mjs
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { come_in, families, plan_of, root, run, say, things } from './families.mjs'
import { body_of } from './rights.mjs'

// A draft that is put before each other inside is never shown; a preparation is of two, and no part of the plan.
const never = /^versie\.voorleggen$|^voorbereiding\./
const making = readFileSync(join(root, 'plan', 'words'), 'utf8').split(/^say /m).slice(1)
  .filter(text => /^ +new (?!seat)/m.test(text) && !/^ +door (at-once|after)/m.test(text)).map(text => text.split(/\s+/)[1])
assert.ok(making.length > 15 && making.includes('vraag.stellen'))

const seats = await families()
const owner = seats.find(who => who.naam === 'Marjan')
const named = name => seats.find(who => who.naam === name && who.plan === owner.plan)
const inside = [owner, named('Ko'), named('Sanne')]
const outside = ['Dennis', 'Petra', 'Nadia', 'Winston'].map(named)
const must = async (who, soort, more) => {
  const got = await say(who, { soort, ...more })
  assert.equal(got.status, 201, `${soort}: ${got.body}`)
  return JSON.parse(got.body).gebeurtenissen[0]
}

const before = await plan_of(owner)
const all = before.stoelen.filter(seat => !seat.genodigd && !seat.wacht && !seat.gestopt).map(seat => seat.id)
for (const deel of ['stappen', 'mensen']) await must(owner, 'deel.delen', { deel, lezers: all })
for (const room of before.kamers) await say(owner, { soort: 'kamer.delen', kamer: room.id, lezers: all })
const { over: gathering } = await must(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd' })
await must(owner, 'fase.openen', { bijeenkomst: gathering, fase: 'privetijd', binnen: inside.map(who => who.stoel) })

const made = new Map() // id of a thing: what was said

// In the words of its document, by whoever of those inside may say it.
async function is_said (soort) {
  for (const who of inside) {
    const own = things(await plan_of(who))
    const { room, ...body } = body_of(soort, own, own)
    if (soort === 'bijeenkomst.toevoegen') body.methode = 'vrij'
    if (soort === 'gast.vragen') Object.assign(body, { bijeenkomst: gathering, mens: own.mens.at(-1) })
    if (/^(kamer|inbreng)\.toevoegen$/.test(soort)) body.lezers = all // what is for oneself alone is never asked about
    if (soort === 'voorwaarde.stellen') body.grond = 'wij-vragen'
    const got = await say(who, { soort, ...body })
    if (got.status !== 201) continue
    if (soort === 'aanbod.gebruiken') made.delete(body.aanbod) // it is an action from now on
    const ids = JSON.parse(got.body).gebeurtenissen[0].nieuw ?? []
    if (soort === 'kamers.toevoegen') for (const kamer of ids) await must(who, 'kamer.delen', { kamer, lezers: all })
    for (const id of ids) made.set(id, soort)
    return true
  }
  return false
}

const phone = await come_in(owner)
const page = `/plan/${owner.plan}/bijeenkomst/${gathering}/laat-zien`

await run({
  async 'each thing that can be made inside is said there' () {
    for (const soort of [...making.filter(name => name !== 'deur.kloppen'), 'aanbod.toevoegen']) assert.ok(await is_said(soort) || never.test(soort), `${soort} was not said: teach this script how`)
    assert.ok(made.size > 14, `${made.size} things`)
  },

  async 'each has a tick of its own, but for what is never shown' () {
    const { body } = await phone.get(page)
    const ticks = new Set([...body.matchAll(/<input type="checkbox" name="tonen" value="([0-9a-z]+)"/g)].map(([, id]) => id))
    for (const [id, soort] of made) assert.equal(ticks.has(id), !never.test(soort), `${soort} has ${ticks.has(id) ? 'a' : 'no'} tick`)
    for (const id of ticks) assert.ok(made.has(id), 'a tick of what was not made inside')
  },

  async 'each is read behind its line' () {
    const { body } = await phone.get(`/plan/${owner.plan}/privetijd`)
    const lines = [...body.matchAll(/<li><a href="(\/plan\/[^"]+)">/g)].map(([, to]) => to).filter(to => !/\/(kamer\/[^/]+|hulpverleners)$/.test(to) || made.has(to.split('/').at(-1)))
    assert.ok(lines.length >= 14)
    for (const to of lines) assert.equal((await phone.get(to)).status, 200, to)
  },

  async 'what is not ticked is nowhere outside, afterwards too' () {
    const kept = [...made].find(([, soort]) => soort === 'doel.toevoegen')[0]
    await must(owner, 'privetijd.aankondigen', { bijeenkomst: gathering })
    for (const who of inside.slice(1)) await must(who, 'privetijd.wachten', { bijeenkomst: gathering, klopt: true })
    const { volgnummer } = await plan_of(owner)
    const { where } = await phone.post(page, { bijeenkomst: gathering, tonen: kept, volgnummer }) // that one alone is shown
    assert.ok(where, 'it was shown')
    for (const who of outside) {
      const text = JSON.stringify(await plan_of(who))
      assert.ok(text.includes(kept), `${who.naam} sees what is ticked`)
      for (const [id, soort] of made) assert.ok(id === kept || !text.includes(id), `${who.naam} sees ${soort}, that was not ticked`)
    }
    const text = JSON.stringify(await plan_of(owner))
    for (const [id, soort] of made) assert.ok(text.includes(id), `${soort} is still of who sat there`)
  }
})
