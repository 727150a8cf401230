// SPDX-License-Identifier: EUPL-1.2
// docs/permissions.md kept to its word, over the API and over the forms, by every seat of the demonstration's families; and what
// who has no seat gets to see of a plan: the same as of a plan that does not exist.
//   node tests/web/test_rights.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, ask, api, say, plan_of, come_in, things, pages, nowhere, browser } from './families.mjs'
import { rights, sayings, chairs, forms, body_of, try_saying } from './rights.mjs'

const everyone = await families()
const seats = everyone.filter(who => who.plan)
const given = (who, saying) => [rights[saying][who.rol], who.eigenaar ? rights[saying].eigenaar : ''].filter(Boolean)

async function each_seat (what) {
  for (const who of seats) {
    const owner = seats.find(one => one.plan === who.plan && one.eigenaar)
    await what(who, things(await plan_of(who)), things(await plan_of(owner)))
  }
}

// The same question about this plan and about none, but for the id that was asked.
const without = (got, ...ids) => JSON.stringify([got.status, got.headers, ids.reduce((text, id) => text.replaceAll(id, '…'), got.body)])
const filled = (path, plan, item) => path.replace('{id}', plan).replace('{id}', item).replace('{word}', 'stappen')

await run({
  async 'what the table gives no right to is refused, over the API and from a form: every saying, every seat' () {
    const tried = new Set()
    await each_seat(async (who, own, others) => {
      const owner = seats.find(one => one.plan === who.plan && one.eigenaar)
      const before = [(await plan_of(who)).volgnummer, (await plan_of(owner)).volgnummer]
      for (const saying of sayings) {
        if (given(who, saying).length) continue
        const body = body_of(saying, own, others)
        const over_api = await try_saying(who, saying, body, false)
        const by_role = over_api.status === 403 && over_api.title === 'Deze stoel mag dit niet'
        assert.ok(by_role || over_api.status === 404, `${who.naam} (${who.rol}) ${saying}: ${over_api.status} ${over_api.body}`)
        tried.add(`${saying} ${who.rol} api`)
        if (!forms[saying]) continue
        const from_form = await try_saying(who, saying, body, true)
        const to_circle = from_form.status === 303 && /^deur/.test(saying) // who does not see who knocks is sent back
        assert.ok(to_circle || [400, 403, 404].includes(from_form.status), `${who.naam} (${who.rol}) ${saying}: ${from_form.status} ${from_form.where}`)
        tried.add(`${saying} ${who.rol} form`)
      }
      assert.deepEqual([(await plan_of(who)).volgnummer, (await plan_of(owner)).volgnummer], before, `${who.naam} changed something`)
    })
    const at_table = chairs.slice(0, 7)
    const empty = sayings.flatMap(saying => at_table.filter(chair => !rights[saying][chair]).map(chair => [saying, chair]))
    const wanted = empty.flatMap(([saying, chair]) => forms[saying] ? [`${saying} ${chair} api`, `${saying} ${chair} form`] : [`${saying} ${chair} api`])
    assert.deepEqual(wanted.filter(one => !tried.has(one)), [])
    console.log(`        ${empty.length} empty cells of ${sayings.length} sayings and ${at_table.length} roles, ${wanted.length} ways`)
  },

  async 'an office sits at no plan: whatever it says or asks, the plan is not there' () {
    for (const who of everyone.filter(one => !one.plan)) {
      const phone = await come_in(who)
      for (const plan of new Set(seats.map(one => one.plan))) {
        for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) assert.equal((await api(who, `/plannen/${plan}${path}`)).status, 404)
        for (const saying of sayings) {
          const body = body_of(saying, { stoel: [] }, { stoel: [nowhere.slice(0, 16)] })
          assert.equal((await try_saying(who, saying, body, false, plan)).status, 404)
          if (forms[saying]) assert.equal((await try_saying(who, saying, body, true, plan)).status, 404, saying)
        }
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
      assert.ok(!got.body.includes(`/plan/${who.plan}/week`), 'a page that refuses says no more than that')
    }
    const got = await ask(`/api/v1/plannen/${who.plan}/gebeurtenissen`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{"soort":"kamer.toevoegen","titel":"Een"}' })
    assert.equal(got.status, 401)
    assert.equal((await plan_of(who)).volgnummer, before)
    assert.equal((await browser().post(`/plan/${who.plan}/kamer/nieuw`, { titel: 'Een' })).status, 401)
    const back = await browser().post(`/plan/${who.plan}/cijfers/kies`, { cijfers: '4 8 2 1', titel: 'Dit Typte Ik' })
    assert.equal(back.status, 401)
    assert.ok(back.body.includes('Dit Typte Ik') && !back.body.includes('4 8 2 1'), 'what was typed is given back, digits never')
  }
})
