// SPDX-License-Identifier: EUPL-1.2
// No family meets another: every page, API answer and export that each seat of the demonstration can come to, searched for the
// names, texts and ids of the other families; and for those of its own plan that are not for this seat.
//   node tests/web/test_two_families.mjs build/kring
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { families, run, api, plan_of, come_in, leaves, read, stands_in, walk, pages, nowhere, root } from './families.mjs'

const everyone = await families()
const seats = everyone.filter(who => who.plan)
const plans = [...new Set(seats.map(who => who.plan))]

// The words of the product itself say nothing about anybody.
const ours = ['web', 'web/views', 'plan', 'people', 'export', 'journal'].flatMap(folder => readdirSync(join(root, folder), { withFileTypes: true })
  .filter(file => file.isFile() && /\.(c|h|html|txt)$|^words$/.test(file.name)).map(file => readFileSync(join(root, folder, file.name), 'utf8'))).join('\n')

// What each seat may know, as its own API answer says it, with the names of who sits beside it.
const known = new Map()
for (const who of seats) {
  const plan = await plan_of(who)
  const { ids, texts } = leaves(plan)
  const history = leaves(JSON.parse((await api(who, `/plannen/${who.plan}/gebeurtenissen`)).body))
  known.set(who, { plan, ids: new Set([...ids, ...history.ids, who.plan]), texts, all: JSON.stringify([...texts, ...history.texts]) })
}
const of_plan = (plan, which) => new Set(seats.filter(who => who.plan === plan).flatMap(who => [...known.get(who)[which]]))
const ids_of = new Map(plans.map(plan => [plan, of_plan(plan, 'ids')]))
const texts_of = new Map(plans.map(plan => [plan, of_plan(plan, 'texts')]))
const telling = new Map(plans.map(plan => [plan, [...texts_of.get(plan)].filter(text => !/^\d+$/.test(text) && !stands_in(text, ours))]))

// What of these marks stood in anything that a seat can come to.
async function found_by (who, marks) {
  const found = []
  const look = (path, got, body) => {
    const all = body + JSON.stringify(got.headers)
    for (const mark of marks) if (stands_in(mark, all)) found.push(`${who.naam} ${path}: ${mark}`)
  }
  const n = await walk(await come_in(who), known.get(who).plan, look)
  for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
    const got = await api(who, `/plannen/${who.plan}${path}`)
    look(`api ${path}`, got, read(got.body))
  }
  const mine = await api(who, '/plannen')
  look('api', mine, mine.body)
  assert.ok(n > 60, `${who.naam} came to ${n} pages only`)
  return found
}

function of_others (who) {
  const here = ids_of.get(who.plan)
  const own = JSON.stringify([...texts_of.get(who.plan)])
  const others = plans.filter(plan => plan !== who.plan)
  return [...others.flatMap(plan => [...ids_of.get(plan)].filter(id => !here.has(id))),
    ...others.flatMap(plan => telling.get(plan).filter(text => !stands_in(JSON.stringify(text).slice(1, -1), own)))]
}

function not_for (who) {
  const mine = known.get(who)
  const ids = [...ids_of.get(who.plan)].filter(id => !mine.ids.has(id))
  return [...ids, ...telling.get(who.plan).filter(text => !stands_in(JSON.stringify(text).slice(1, -1), mine.all))]
}

await run({
  async 'nothing of another family, and nothing that the API keeps from a seat, is anywhere this seat can come' () {
    const found = []
    let n = 0
    for (const who of seats) {
      const marks = [...new Set([...of_others(who), ...not_for(who)])]
      n += marks.length
      found.push(...await found_by(who, marks))
    }
    console.log(`        ${n} names, texts and ids were looked for by ${seats.length} seats`)
    assert.deepEqual(found.slice(0, 60), [])
  },

  async 'what is another family\'s, or not for this seat, is as what is not there' () {
    for (const who of seats) {
      const phone = await come_in(who)
      const strange = [...ids_of.get(plans.find(plan => plan !== who.plan))].find(id => id.length === 16)
      const hidden = [...ids_of.get(who.plan)].filter(id => id.length === 16 && !known.get(who).ids.has(id)).slice(0, 4)
      for (const { path } of pages().filter(page => page.path.split('{id}').length === 3)) {
        const at = item => path.replace('{id}', who.plan).replace('{id}', item)
        const not = await phone.get(at(nowhere.slice(0, 16)))
        for (const item of [strange, ...hidden]) {
          const got = await phone.get(at(item))
          const same = [got, not].map(one => JSON.stringify([one.status, one.where, one.headers, one.body.replaceAll(item, nowhere.slice(0, 16))]))
          assert.equal(same[0], same[1], `${who.naam} ${path}`)
        }
      }
    }
  }
})
