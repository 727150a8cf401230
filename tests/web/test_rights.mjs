// SPDX-License-Identifier: EUPL-1.2
// docs/permissions.md kept to its word, over the API and over the forms, by every seat of the demonstration's families; and what
// who has no seat gets to see of a plan: the same as of a plan that does not exist.
//   node tests/web/test_rights.mjs build/kring
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { families, run, ask, api, say, plan_of, come_in, things, pages, nowhere, root, browser } from './families.mjs'

const everyone = await families()
const seats = everyone.filter(who => who.plan)
const schemas = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')).components.schemas

// {saying: {role: '' | 'ja' | condition}}
function table () {
  const rights = {}
  let roles = []
  for (const line of readFileSync(join(root, 'docs', 'permissions.md'), 'utf8').split('\n')) {
    const cells = line.split('|').slice(1, -1).map(cell => cell.trim())
    if (cells[0] === 'saying') roles = cells.slice(1)
    else if (/^`.*`$/.test(cells[0] ?? '')) rights[cells[0].slice(1, -1)] = Object.fromEntries(roles.map((role, i) => [role, cells[i + 1]]))
  }
  return rights
}
const rights = table()
const given = (who, saying) => [rights[saying][who.rol], who.eigenaar ? rights[saying].eigenaar : ''].filter(Boolean)

function value (name, schema, own, others) {
  const id = own[name]?.[0] ?? others[name]?.[0] ?? nowhere.slice(0, 16)
  if (schema.$ref) return id
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return schema.items?.$ref ? [own.stoel[0] ?? others.stoel[0]] : ['Een', 'Twee']
  if (schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  if (schema.format === 'date') return new Date(Date.now() + 20 * 86400000).toISOString().slice(0, 10)
  return /^bestand|kop$/.test(name) ? 'a'.repeat(schema.maxLength) : 'Een paar woorden'
}

// A body that could be said, with what this seat sees and else with what the owner sees.
function body_of (saying, own, others) {
  const schema = schemas[saying]
  const body = { soort: saying }
  for (const name of schema?.required ?? []) if (name !== 'soort') body[name] = value(name, schema.properties[name], own, others)
  if (saying === 'inbreng.toevoegen') body.tekst = 'Een paar woorden'
  return body
}

async function each_seat (what) {
  for (const who of seats) {
    const owner = seats.find(one => one.plan === who.plan && one.eigenaar)
    await what(who, things(await plan_of(who)), things(await plan_of(owner)))
  }
}

const forms = {
  'plan.noemen': ['/naam', { naam: 'Anders' }],
  'plan.tonen': ['/plaatje', { beeld: 'huis' }],
  'plan.afronden': ['/klaar', { woord: '' }],
  'wissen.vragen': ['/wissen', { zeker: 'ja' }],
  'kamer.toevoegen': ['/kamer/nieuw', { titel: 'Een kamer' }],
  'kamers.toevoegen': ['/vorm', { vorm: '1', titels: 'Een kamer' }],
  'deel.delen': ['/deel/stappen/lezers', {}],
  'doel.toevoegen': ['/doel/nieuw', { tekst: 'Een doel' }],
  'actie.toevoegen': ['/actie/nieuw', { tekst: 'Een actie' }],
  'afspraak.toevoegen': ['/afspraak/nieuw', { tekst: 'Een afspraak' }],
  'aanbod.toevoegen': ['/aanbod/nieuw', { tekst: 'Een aanbod' }],
  'versie.voorleggen': ['/versie/nieuw', { titel: 'Nu' }],
  'mens.toevoegen': ['/mens', { naam: 'Iemand' }],
  'tafel.openen': ['/tafel', {}],
  'kamer.weghalen': ['/kamer/{kamer}/weghalen', {}],
  'kamer.noemen': ['/kamer/{kamer}/noemen', { titel: 'Anders' }],
  'doel.weghalen': ['/doel/{doel}/weghalen', {}],
  'stoel.beeindigen': ['/stoel/{stoel}', { soort: 'stoel.beeindigen', stoel: '{stoel}' }],
  'delen.stoppen': ['/delen/stop', { stoel: '{stoel}' }]
}

// The same question about this plan and about none, but for the id that was asked.
const without = (got, ...ids) => JSON.stringify([got.status, got.headers, ids.reduce((text, id) => text.replaceAll(id, '…'), got.body)])
const filled = (path, plan, item) => path.replace('{id}', plan).replace('{id}', item).replace('{word}', 'stappen')

await run({
  async 'what the table gives no right to, the API refuses: every saying, every seat' () {
    assert.ok(Object.keys(rights).length > 60)
    await each_seat(async (who, own, others) => {
      const before = (await plan_of(who)).volgnummer
      for (const saying of Object.keys(rights)) {
        if (given(who, saying).length) continue
        const got = await say(who, body_of(saying, own, others))
        assert.ok([403, 404].includes(got.status), `${who.naam} (${who.rol}) ${saying}: ${got.status} ${got.body}`)
      }
      assert.equal((await plan_of(who)).volgnummer, before)
    })
  },

  async 'what the table gives no right to, the forms refuse' () {
    await each_seat(async (who, own, others) => {
      const phone = await come_in(who)
      const before = (await plan_of(who)).volgnummer
      for (const [saying, [path, fields]] of Object.entries(forms)) {
        if (given(who, saying).length) continue
        const fill = text => text.replace(/\{(\w+)\}/, (_, kind) => own[kind][0] ?? others[kind][0] ?? nowhere)
        const got = await phone.post(`/plan/${who.plan}${fill(path)}`, Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fill(text)])))
        assert.ok([403, 404].includes(got.status), `${who.naam} (${who.rol}) ${saying}: ${got.status} ${got.where}`)
      }
      assert.equal((await plan_of(who)).volgnummer, before, `${who.naam} changed something`)
    })
  },

  async 'an office sits at no plan: whatever it says or asks, the plan is not there' () {
    for (const who of everyone.filter(one => !one.plan)) {
      const phone = await come_in(who)
      for (const plan of new Set(seats.map(one => one.plan))) {
        for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) assert.equal((await api(who, `/plannen/${plan}${path}`)).status, 404)
        for (const saying of Object.keys(rights)) assert.equal((await say(who, body_of(saying, { stoel: [] }, { stoel: [nowhere] }), plan)).status, 404)
        assert.equal((await phone.get(`/plan/${plan}`)).status, 404)
      }
    }
  },

  async 'of a plan in which one has no seat every page is as of a plan that does not exist' () {
    for (const name of ['Mark', 'Anouk', 'Hanneke', 'Lina']) {
      const who = everyone.find(one => one.naam === name)
      const phone = await come_in(who)
      for (const plan of new Set(seats.map(one => one.plan))) {
        if (plan === who.plan) continue
        const owner = seats.find(one => one.plan === plan && one.eigenaar)
        const item = things(await plan_of(owner)).kamer[0]
        for (const { path, seat } of pages().filter(page => page.path.startsWith('/plan/{id}'))) {
          const there = await phone.get(filled(path, plan, item))
          const not = await phone.get(filled(path, nowhere, item))
          if (seat) assert.equal(there.status, 404, `${name} ${path}`) // else it says the same to everyone, of whatever plan
          assert.equal(without(there, plan), without(not, nowhere), path)
        }
      }
    }
  },

  async 'who is not signed in is sent to the door, whether the plan exists or not' () {
    const plan = seats[0].plan
    for (const { path } of pages().filter(page => page.path.startsWith('/plan/{id}'))) {
      const there = await ask(filled(path, plan, nowhere))
      const not = await ask(filled(path, nowhere, nowhere))
      assert.equal(there.status, 303, path)
      assert.equal(there.where, '/binnen')
      assert.equal(without(there), without(not))
    }
    for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
      assert.equal(without(await ask(`/api/v1/plannen/${plan}${path}`)), without(await ask(`/api/v1/plannen/${nowhere}${path}`)))
    }
  },

  async 'a form without its proof, or from another site, says nothing' () {
    const who = seats.find(one => one.naam === 'Linda')
    const phone = await come_in(who)
    const before = (await plan_of(who)).volgnummer
    const cookie = [...phone.jar].map(([name, text]) => `${name}=${text}`).join('; ')
    const type = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const tries = [[{}, 'titel=Een'], [{ 'sec-fetch-site': 'cross-site' }, `titel=Een&bewijs=${phone.proof()}`], [{ origin: 'https://elders.example' }, `titel=Een&bewijs=${phone.proof()}`]]
    for (const [headers, body] of tries) {
      const got = await ask(`/plan/${who.plan}/kamer/nieuw`, { method: 'POST', headers: { ...type, ...headers }, body })
      assert.equal(got.status, 403)
    }
    const got = await ask(`/api/v1/plannen/${who.plan}/gebeurtenissen`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{"soort":"kamer.toevoegen","titel":"Een"}' })
    assert.equal(got.status, 401)
    assert.equal((await plan_of(who)).volgnummer, before)
    assert.equal((await browser().post(`/plan/${who.plan}/kamer/nieuw`, { titel: 'Een' })).status, 403)
  },

  async 'what the table gives without a condition is not refused by role' () {
    await each_seat(async (who, own, others) => {
      for (const saying of Object.keys(rights)) {
        if (!given(who, saying).includes('ja')) continue
        const got = await say(who, body_of(saying, own, others))
        const refused = got.status === 403 && JSON.parse(got.body).title === 'Deze stoel mag dit niet'
        assert.ok(!refused && got.status < 500, `${who.naam} (${who.rol}) ${saying}: ${got.status} ${got.body}`)
      }
    })
  }
})
