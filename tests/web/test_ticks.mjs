// SPDX-License-Identifier: EUPL-1.2
// What was made in private time is shown thing by thing: each has a tick of its own, and what is not ticked stays with who sat
// there. So has each thing that stood there before and was changed: not ticked it is outside as it was. Every saying of plan/words
// that makes or changes something, and can be said behind a door, is said there: a new one that has no tick is found here, and so is
// one that nobody taught this script to say.
//   KRING=build/kring node tests/web/test_ticks.mjs
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { come_in, families, plan_of, root, run, say, things } from './families.mjs'
import { body_of, cases, rights, table } from './rights.mjs'

// A draft that is put before each other inside is never shown; a preparation is of two, and no part of the plan.
const never = /^versie\.voorleggen$|^voorbereiding\./
const behind = readFileSync(join(root, 'plan', 'words'), 'utf8').split(/^say /m).slice(1).filter(text => !/^ +door (at-once|after)/m.test(text))
const named_in = list => list.map(text => text.split(/\s+/)[1])
const making = named_in(behind.filter(text => /^ +new (?!seat)/m.test(text)))
assert.ok(making.length > 15 && making.includes('vraag.stellen'))
// Who asks for plainer words is not named, and the door, who looks behind it, what is carried over and what is taken along change nothing.
const nothing = /onduidelijk$|^privetijd|voorleggen$|^fase.openen$|^plan.overnemen$|^overgenomen|^deel.meenemen$|^sleutel|^stoel.(innemen|afslaan|meenemen)$|^plan.(beginnen|wissen)$/
const changing = named_in(behind.filter(text => !/^ +new /m.test(text) && /^ +by /m.test(text))).filter(soort => !nothing.test(soort))
assert.ok(changing.length > 40 && changing.includes('doel.wijzigen') && changing.includes('plan.noemen') && changing.includes('kamer.verplaatsen'))

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
// Of each saying that changes something, the things it asks for: they stand there before the door shuts.
const sits = rol => seats.find(who => who.rol === rol && who.plan === owner.plan && who !== owner)
const at_table = await table(seats, owner, { ouder: owner, ...Object.fromEntries(['verzorger', 'jongere', 'kind', 'netwerk', 'coordinator'].map(rol => [rol, sits(rol)])), professional: named('Sanne') })
const asked = []
await at_table.offer(owner) // the first one is taken inside
for (const soort of changing) {
  const who = inside.find(who => rights[soort][who.rol] || (who === owner && rights[soort].eigenaar))
  if (!who) continue // only said by who is not inside here
  const { as, again, room, ...body } = await cases[soort](at_table, who, true)
  if (/^(kamer|inbreng|actie)\.delen$/.test(soort)) await must(who, soort, { ...body, lezers: inside.map(one => one.stoel) }) // inside it is shared with more
  if (!as) asked.push([soort, who, { ...body, ...soort === 'mens.wijzigen' && { naam: 'Anders' }, ...soort === 'actie.antwoorden' && { antwoord: 'lukt-niet' } }])
}
await must(owner, 'plan.noemen', { naam: 'Ons plan' })

const { over: gathering } = await must(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd' })
await must(owner, 'fase.openen', { bijeenkomst: gathering, fase: 'privetijd', binnen: inside.map(who => who.stoel) })

const made = new Map() // id of a thing: what was said
const were = new Map() // what those outside had
for (const who of outside) were.set(who, await plan_of(who))
const ticks_of = body => new Set([...body.matchAll(/<input type="checkbox" name="tonen" value="([0-9a-z]+)"/g)].map(([, id]) => id))
const half = '<fieldset class="field" id="tonen-anders"' // from here on: what stood there before

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
    const ticks = ticks_of((await phone.get(page)).body.split(half)[0])
    for (const [id, soort] of made) assert.equal(ticks.has(id), !never.test(soort), `${soort} has ${ticks.has(id) ? 'a' : 'no'} tick`)
    for (const id of ticks) assert.ok(made.has(id), 'a tick of what was not made inside')
  },

  async 'each is read behind its line' () {
    const { body } = await phone.get(`/plan/${owner.plan}/privetijd`)
    const lines = [...body.matchAll(/<li><a href="(\/plan\/[^"]+)">/g)].map(([, to]) => to).filter(to => !/\/(kamer\/[^/]+|hulpverleners)$/.test(to) || made.has(to.split('/').at(-1)))
    assert.ok(lines.length >= 14)
    for (const to of lines) assert.equal((await phone.get(to)).status, 200, to)
  },

  async 'each thing that is changed inside has a tick too, with how it was' () {
    const said = []
    for (const [soort, who, body] of asked.sort((a, b) => /weghalen|sluiten/.test(a[0]) - /weghalen|sluiten/.test(b[0]))) {
      const got = await say(who, { soort, ...body })
      if (got.status === 201) said.push([soort, JSON.parse(got.body).gebeurtenissen[0].over ?? owner.plan])
    }
    for (const soort of changing) assert.ok(said.some(([one]) => one === soort) || asked.every(([one]) => one !== soort), `${soort} was not said: teach this script how`)
    const { body } = await phone.get(page)
    const ticks = ticks_of(body.split(half)[1])
    assert.deepEqual(said.filter(([, id]) => !ticks.has(id)), [], 'each has a tick')
    for (const words of ['Dit stond er al en is nu anders', ' · weggehaald', 'Was: „Ons plan”', 'Hoe het gaat: nu']) assert.ok(body.includes(words), words)
    for (const [who, plan] of were) assert.deepEqual(await plan_of(who), plan, `${who.naam} gets what they had`)
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
      const { doelen, ...is } = await plan_of(who)
      for (const part of ['naam', 'beeld', 'kamers', 'acties', 'afspraken', 'aanbod', 'mensen', 'versies', 'uitspraken', 'vragen']) assert.deepEqual(is[part], were.get(who)[part], `${who.naam}: ${part}`)
      assert.deepEqual(doelen.filter(goal => goal.id !== kept), were.get(who).doelen, `${who.naam}: doelen`)
    }
    const text = JSON.stringify(await plan_of(owner))
    for (const [id, soort] of made) assert.ok(text.includes(id), `${soort} is still of who sat there`)
  }
})
