// SPDX-License-Identifier: EUPL-1.2
// The table of rights in every state a plan and a seat can be in: just begun, shared, finished, to be erased; a seat that ended, and
// one that is not taken yet. Every role, every saying over the API and from a form, every look.
//   node tests/web/test_rights_states.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, ask, api, say, plan_of, come_in, browser, things, pages } from './families.mjs'
import { rights, sayings, cases, forms, table, body_of, try_saying } from './rights.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const seats = { ouder: named('Dennis'), verzorger: named('Petra'), jongere: named('Ruben'), kind: named('Fenna'), netwerk: named('Winston'), professional: named('Sanne'), coordinator: named('Nadia') }
const owner = named('Marjan')
const at_table = [...Object.entries(seats), ['eigenaar', owner]]
const of_plan = pages().filter(page => page.seat)
const way_in = ['sleutel.vernieuwen', 'deel.meenemen'] // who lost a key still comes in, to take along what is theirs
const number = async who => (await plan_of(who)).volgnummer

const addresses = (plan, own) => of_plan.map(({ path }) => path.replace('{id}', plan).replace('{word}', 'stappen').replace(/\/(\w+)\/\{id\}/, (_, kind) => `/${kind}/${own[kind]?.[0] ?? own.stoel[0]}`))

// What each page answers: {path: status}.
async function looks (phone, paths) {
  const found = {}
  for (const path of paths) found[path] = (await phone.get(path)).status
  return found
}

// Says everything there is, both ways, but what this state takes; gives what was taken all the same.
async function say_but (chair, who, bodies, ends) {
  const taken = []
  let tried = 0
  for (const saying of sayings) {
    if (ends.has(saying) && (rights[saying][chair] || rights[saying][who.rol])) continue
    for (const form of forms[saying] ? [false, true] : [false]) {
      const before = await number(who)
      const got = await try_saying(who, saying, bodies[saying], form)
      assert.ok(got.status < 500, `${chair} ${saying}: ${got.status}`)
      if (!form) assert.ok([400, 403, 404].includes(got.status), `${chair} ${saying}: ${got.status}`)
      if (await number(who) !== before) taken.push(`${saying} ${form ? 'form' : 'api'}`)
      tried++
    }
  }
  return { taken, tried }
}

// What each could say now: with its condition met where the table gives a right, so that only the state stands in the way.
async function bodies_of (chair, who) {
  const own = things(await plan_of(who))
  const all = things(await plan_of(owner))
  const bodies = {}
  for (const saying of sayings) {
    const given = rights[saying][chair] || rights[saying][who.rol]
    bodies[saying] = given ? { ...body_of(saying, own, all), ...await cases[saying](t, who, true, chair) } : body_of(saying, own, all)
    await bodies[saying].again?.()
  }
  return bodies
}

const t = await table(everyone, owner, seats)

await run({
  async 'a plan that has just begun: its owner may what the table says, and it is there for nobody else' () {
    const begun = JSON.parse((await api(named('Mark'), '/plannen', { ik: 'Mark' })).body)
    const mark = { ...named('Mark'), plan: begun.id, stoel: begun.stoel }
    for (const who of everyone.filter(one => one.naam !== 'Mark')) {
      assert.equal((await api(who, `/plannen/${begun.id}`)).status, 404)
      assert.equal((await say(who, { soort: 'kamer.toevoegen', titel: 'Een' }, begun.id)).status, 404)
      assert.equal((await (await come_in(who)).get(`/plan/${begun.id}`)).status, 404)
    }
    const own = things(await plan_of(mark))
    for (const saying of sayings.filter(one => rights[one].eigenaar || rights[one].ouder)) {
      if (/^wissen|^plan.(afronden|overnemen)|verlaten/.test(saying)) continue
      const got = await try_saying(mark, saying, body_of(saying, own, own), false)
      assert.notEqual(got.title, 'Deze stoel mag dit niet', saying)
    }
    const paths = addresses(begun.id, things(await plan_of(mark)))
    for (const [path, status] of Object.entries(await looks(await come_in(named('Mark')), paths))) assert.ok([200, 303, 404].includes(status), `${path}: ${status}`)
  },

  async 'a finished plan is read as before, and takes nothing but going on, erasing, leaving and taking one\'s words away' () {
    const bodies = new Map()
    for (const [chair, who] of at_table) bodies.set(chair, await bodies_of(chair, who))
    const reading = new Map()
    const paths = new Map()
    for (const [chair, who] of at_table) {
      paths.set(chair, addresses(owner.plan, things(await plan_of(who))))
      reading.set(chair, await looks(await come_in(who), paths.get(chair)))
    }
    await t.made(owner, 'plan.afronden', {})
    let tried = 0
    for (const [chair, who] of at_table) {
      const pages_now = await looks(await come_in(who), paths.get(chair))
      for (const [path, status] of Object.entries(pages_now)) {
        const same = status === reading.get(chair)[path] || (status === 404 && reading.get(chair)[path] === 200) // a page that asks what cannot be said now
        assert.ok(same, `${chair} ${path}: ${reading.get(chair)[path]}, finished ${status}`)
      }
      for (const part of ['', '/kring', '/geschiedenis', '/versies', '/week', '/meenemen']) assert.equal((await (await come_in(who)).get(`/plan/${owner.plan}${part}`)).status, 200, `${chair} ${part}`)
      const ends = new Set(['plan.hervatten', 'wissen.vragen', 'stoel.verlaten', 'inbreng.wissen', ...way_in])
      const result = await say_but(chair, who, bodies.get(chair), ends)
      assert.deepEqual(result.taken, [], chair)
      tried += result.tried
    }
    console.log(`        ${tried} sayings refused`)
    await t.made(owner, 'plan.hervatten', {})
    await t.tidy()
  },

  async 'a plan that will be erased takes nothing but stopping that, and leaving' () {
    const bodies = new Map()
    for (const [chair, who] of at_table) bodies.set(chair, await bodies_of(chair, who))
    await t.made(owner, 'wissen.vragen', {})
    let tried = 0
    for (const [chair, who] of at_table) {
      const result = await say_but(chair, who, bodies.get(chair), new Set(['wissen.stoppen', 'stoel.verlaten', ...way_in]))
      assert.deepEqual(result.taken, [], chair)
      tried += result.tried
      assert.equal((await api(who, `/plannen/${who.plan}`)).status, 200, chair)
    }
    for (const [chair, who] of at_table.slice(0, 7)) assert.equal((await say(who, { soort: 'wissen.stoppen' })).status, 403, chair)
    console.log(`        ${tried} sayings refused`)
    await t.made(owner, 'wissen.stoppen', {})
  },

  async 'a seat that ended sees and says nothing any more, on a telephone that is still signed in' () {
    for (const rol of Object.keys(seats)) {
      const who = await t.sitter(rol)
      await say(owner, { soort: 'kamer.delen', kamer: t.common, lezers: [...t.all, who.stoel] })
      const own = things(await plan_of(who))
      const bodies = Object.fromEntries(sayings.map(saying => [saying, body_of(saying, own, things(t.plan))]))
      const paths = addresses(owner.plan, own)
      assert.equal((await who.phone.get(`/plan/${owner.plan}`)).status, 200)
      await t.made(owner, 'stoel.beeindigen', { stoel: who.stoel })
      for (const [path, status] of Object.entries(await looks(who.phone, paths))) assert.ok(status === 404 || status === 303, `${rol} ${path}: ${status}`)
      const before = await number(owner)
      for (const saying of sayings) {
        const over_api = await try_saying(who, saying, bodies[saying], false)
        assert.ok([401, 404].includes(over_api.status), `${rol} ${saying} api: ${over_api.status}`)
        if (!forms[saying]) continue
        const form = await try_saying(who, saying, bodies[saying], true)
        assert.ok([403, 404].includes(form.status), `${rol} ${saying} form: ${form.status}`)
      }
      for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) assert.ok([401, 404].includes((await api(who, `/plannen/${owner.plan}${path}`)).status))
      assert.equal(await number(owner), before)
    }
  },

  async 'a seat that is not taken yet is nobody\'s: who holds its link sees no plan and says nothing but yes or no' () {
    for (const rol of Object.keys(seats)) {
      const stoel = rol === 'professional' || rol === 'coordinator' ? await t.made(owner, 'uitnodiging.maken', { mens: await t.someone(), rol, eerlijk: true }) : await t.invited(rol)
      const link = (await (await come_in(owner)).post(`/plan/${owner.plan}/uitnodiging/${stoel}`)).body.match(/\/in\/[0-9a-z]{26}/)[0]
      const phone = browser()
      await phone.get(link)
      await phone.get('/in')
      const before = await number(owner)
      const guest = { naam: rol, rol, plan: owner.plan, phone }
      const all = things(t.plan)
      for (const [path, status] of Object.entries(await looks(phone, addresses(owner.plan, all)))) assert.equal(status, 303, path)
      for (const saying of sayings.filter(one => forms[one])) {
        const got = await try_saying(guest, saying, body_of(saying, all, all), true)
        assert.ok([401, 403, 404].includes(got.status), `${rol} ${saying}: ${got.status}`)
      }
      assert.equal((await ask(`/api/v1/plannen/${owner.plan}`, { headers: { cookie: phone.cookie() } })).status, 401)
      assert.equal(await number(owner), before)
    }
  }
})
