// SPDX-License-Identifier: EUPL-1.2
// "Wat kan er nog meer in?" (product.md P13): each function a plan can hold has a place or is an idea, three at a time, only for who
// opens that page; and nothing of it is on the plan, on paper, in what is taken along or before others.
//   node tests/web/test_functions.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, api, say, plan_of, come_in, read } from './families.mjs'
import { forms_of, filled } from './forms.mjs'

// The sixteen of domain.md §4, as they stand there, with the page that is its place when it is no room.
const functions = [
  ['Over wie gaat dit plan'], ['Onze vraag'], ['Wat er goed gaat'], ['Onze zorgen'], ['Wat we al deden'], ['Onze mensen'],
  ['Wat we willen', 'doel/nieuw'], ['Wie doet wat', 'actie/nieuw'], ['Hulp die we vragen'], ['Veilig'], ['De stem van het kind'],
  ['Als het anders loopt'], ['Samen terugkijken'], ['Wie let op'], ['Wat vindt ieder ervan', 'versies'], ['Wie mag dit lezen', 'delen']
]
const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const mark = named('Mark')

async function begin () {
  const plan = JSON.parse((await api(mark, '/plannen', { ik: 'Mark' })).body)
  return { ...mark, plan: plan.id, stoel: plan.stoel }
}

// The ideas on one page, and where "Nog meer ideeën" goes.
async function page_of (phone, who, from = 0) {
  const got = await phone.get(`/plan/${who.plan}/ideeen${from ? `?vanaf=${from}` : ''}`)
  assert.equal(got.status, 200)
  const main = got.body.slice(got.body.indexOf('<main'))
  const titles = [...main.matchAll(/<section class="card"><h2>([^<]*)<\/h2>/g)].map(found => read(found[1]))
  const next = main.match(/vanaf=(\d+)/)?.[1]
  return { titles, next: next ? Number(next) : 0, body: got.body, main }
}

async function all_ideas (phone, who) {
  const found = []
  for (let from = 0, pages = 0; pages < 8; pages++) {
    const { titles, next } = await page_of(phone, who, from)
    assert.ok(titles.length <= 3, 'three at a time')
    if (next) assert.equal(titles.length, 3)
    found.push(...titles)
    if (!next) return found
    from = next
  }
  throw new Error('the ideas do not end')
}

await run({
  async 'in an empty plan every function is an idea, in order and three at a time, but who may read it, which is there from the beginning' () {
    const own = await begin()
    const phone = await come_in(mark)
    assert.deepEqual(await all_ideas(phone, own), functions.slice(0, 15).map(([title]) => title))
    assert.equal((await phone.get(`/plan/${own.plan}/delen`)).status, 200)
  },

  async 'one tap gives an idea its place, or shows the way to it, and then it is an idea no more' () {
    const own = await begin()
    const phone = await come_in(mark)
    for (const [title, page] of functions.slice(0, 15)) {
      const shown = await page_of(phone, own)
      assert.equal(shown.titles[0], title)
      if (page) {
        assert.ok(shown.main.includes(`/plan/${own.plan}/${page}"`), page)
        assert.equal((await phone.get(`/plan/${own.plan}/${page}`)).status, 200)
        const person = (await plan_of(own)).mensen[0].id
        const sayings = { 'doel/nieuw': { soort: 'doel.toevoegen', tekst: 'Rust' }, 'actie/nieuw': { soort: 'actie.toevoegen', tekst: 'Bellen', doeners: [person] }, versies: { soort: 'versie.voorleggen' } }
        assert.equal((await say(own, sayings[page])).status, 201)
      } else {
        const [form] = forms_of(shown.main).filter(one => one.fields.some(field => field.name === 'titel' && field.value === title))
        const pairs = filled(form, 'as it stands').filter(([name]) => name !== 'bewijs')
        assert.equal((await phone.post(form.to, pairs)).status, 303)
        const room = (await plan_of(own)).kamers.at(-1)
        assert.equal(room.titel, title)
        assert.equal(room.toont, title === 'Onze mensen' ? 'mensen' : 'inbreng')
      }
      assert.ok(!(await all_ideas(phone, own)).includes(title), title)
    }
    assert.match((await page_of(phone, own)).main, /Alles heeft een plek/)
  },

  async 'nothing of it stands on the plan, on paper, in what is taken along, or in the API' () {
    const own = await begin()
    const phone = await come_in(mark)
    for (const path of ['', '/print', '/week', '/kring', '/doelen', '/geschiedenis', '/meenemen']) {
      const told = read((await phone.get(`/plan/${own.plan}${path}`)).body)
      for (const [title] of functions.filter(([one]) => !['Onze mensen', 'Wat we willen', 'Wie mag dit lezen', 'Veilig'].includes(one))) assert.ok(!told.includes(title), `${path || '/'}: ${title}`)
    }
    const before = (await plan_of(own)).volgnummer
    const history = (await api(own, `/plannen/${own.plan}/gebeurtenissen`)).body
    await page_of(phone, own)
    assert.equal((await plan_of(own)).volgnummer, before)
    assert.equal((await api(own, `/plannen/${own.plan}/gebeurtenissen`)).body, history)
    assert.ok(!(await phone.get(`/plan/${own.plan}/gekeken`)).body.includes('Ideeën'))
  },

  async 'it tells nobody what is there that they may not see' () {
    const daan = named('Daan') // who reads no goals and actions, which are there
    assert.equal((await plan_of(daan))['leest-stappen'], false)
    const found = await all_ideas(await come_in(daan), daan)
    for (const title of ['Wat we willen', 'Wie doet wat']) assert.ok(found.includes(title), title)
  }
})
