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

// The words of the product itself say nothing about anybody, nor do those of the methods that come with it.
const methods = readdirSync(join(root, 'packs')).filter(name => name.endsWith('.yaml')).map(name => join('packs', name))
const ours = ['po/en.po', 'plan/words', ...methods].map(file => readFileSync(join(root, file), 'utf8')).join('\n').replace(/\n +/g, ' ')

// Who reads a room is named to its readers ("Wie leest dit?"), also when the person is not shown: an id here, a name there.
function names_of (ids, owner) {
  const people = new Map(owner.mensen.map(person => [person.id, person.naam]))
  return owner.stoelen.filter(seat => ids.has(seat.id)).map(seat => people.get(seat.mens))
}

// What each seat may know, as its own API answers say it.
const known = new Map()
for (const who of seats) {
  const plan = await plan_of(who)
  const { ids, texts } = leaves(plan)
  const history = leaves(JSON.parse((await api(who, `/plannen/${who.plan}/gebeurtenissen`)).body))
  const names = names_of(ids, await plan_of(seats.find(one => one.plan === who.plan && one.eigenaar)))
  known.set(who, { plan, ids: ids.add(who.plan), texts, all: JSON.stringify([...texts, ...history.texts, ...names]) })
}
const of_plan = (plan, which) => new Set(seats.filter(who => who.plan === plan).flatMap(who => [...known.get(who)[which]]))
const ids_of = new Map(plans.map(plan => [plan, of_plan(plan, 'ids')]))
const texts_of = new Map(plans.map(plan => [plan, of_plan(plan, 'texts')]))
const telling = new Map(plans.map(plan => [plan, [...texts_of.get(plan)].filter(text => !/^[\d:]+$/.test(text) && !stands_in(text, ours))]))

const packed = /[A-Za-z0-9+/=]{200,}/g // a picture inside a file that is taken along
// What of these ids and texts stood in anything that a seat can come to.
async function found_by (who, ids, texts) {
  const found = new Set()
  const unseen = new Set(known.get(who).plan.kamers.flatMap(room => [room.titel, ...room.inbreng.map(entry => entry.tekst)]).filter(text => text && !text.includes('\n')))
  const look = (path, got, body) => {
    const all = /^(text|application)/.test(got.headers['content-type'] ?? 'text') ? body.replace(packed, '') + JSON.stringify(got.headers) : ''
    for (const [word] of all.matchAll(/[0-9a-z]{16,26}/g)) if (ids.has(word)) found.add(`${who.naam} ${path}: ${word}`)
    if (path.startsWith('/')) for (const text of unseen) if (all.includes(text)) unseen.delete(text)
    for (const text of texts) if (stands_in(text, all)) found.add(`${who.naam} ${path}: ${text}`)
  }
  const n = await walk(await come_in(who), known.get(who).plan, look)
  for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
    const got = await api(who, `/plannen/${who.plan}${path}`)
    look(`api ${path}`, got, read(got.body))
  }
  const mine = await api(who, '/plannen')
  look('api', mine, mine.body)
  assert.deepEqual([...unseen], [], `${who.naam} did not come to all that is theirs to read`)
  return { found: [...found], n }
}

const in_json = (text, json) => stands_in(JSON.stringify(text).slice(1, -1), json)

// Of the other families, and of one's own plan what the API keeps from this seat.
function not_for (who) {
  const mine = known.get(who)
  const own = JSON.stringify([...texts_of.get(who.plan)])
  const others = plans.filter(plan => plan !== who.plan)
  const ids = plans.flatMap(plan => [...ids_of.get(plan)]).filter(id => !mine.ids.has(id))
  const texts = [...others.flatMap(plan => telling.get(plan)).filter(text => !in_json(text, own)),
    ...telling.get(who.plan).filter(text => !in_json(text, mine.all))]
  return { ids: new Set(ids), texts: [...new Set(texts)] }
}

await run({
  async 'nothing of another family, and nothing that the API keeps from a seat, is anywhere this seat can come' () {
    const found = []
    let looked = 0
    for (const who of seats) {
      const { ids, texts } = not_for(who)
      const walked = await found_by(who, ids, texts)
      looked += walked.n
      found.push(...walked.found)
    }
    console.log(`        ${seats.length} seats came to ${looked} pages`)
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
