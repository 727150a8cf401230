// SPDX-License-Identifier: EUPL-1.2
// Nobody outside can look into private time. Two folders alike shut the same door; behind the one all is said that can be said,
// behind the other nothing. Then everybody outside, in every role, asks both for every page, every call, every file and every
// command, sends every form and says everything: no byte may differ. So it is while the door is shut, after a restart, when two
// show the plan at once, when the door is opened without showing it, and after thirty days asleep.
//   TWINS=build/gcc/tests/twins/kring_twins node tests/web/test_twins.mjs      LONG=1: everybody, each time
// Not compared: totals of the whole installation (/metrics), sizes of files, and what a head of the chain is.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browser, pages, root, run, things, walk } from './families.mjs'
import { filled, forms_of } from './forms.mjs'
import { body_of, sayings } from './rights.mjs'
import { row_for, rows } from './rows.mjs'
import * as t from './twins.mjs'

const long = Boolean(process.env.LONG)
const day = 86_400_000
const said = readFileSync(join(root, 'plan', 'words'), 'utf8').split(/^say /m).slice(1)
const at_once = new Set(said.filter(one => /^ +door at-once/m.test(one)).map(one => one.split(/\s+/)[1]))
assert.ok(at_once.size > 10)

// ---- the table, before the door

const { one: first, seats } = await t.demonstration()
const named = name => seats.find(who => who.naam === name && who.plan === owner.plan)
const owner = seats.find(who => who.naam === 'Marjan')
const ko = named('Ko')
const dennis = named('Dennis')
const outside = ['Dennis', 'Petra', 'Ruben', 'Fenna', 'Winston', 'Sanne', 'Nadia', 'Wendy'].map(named)
const plan = `/plannen/${owner.plan}`

// The demonstration has a door that is shut.
const [on] = JSON.parse((await t.at_one(first, owner, plan)).body).privetijd ?? []
assert.equal((await t.inside(first, owner, 'privetijd.aankondigen', { bijeenkomst: on.bijeenkomst })).status, 201)
for (const who of seats) if (who.plan === owner.plan && who !== owner) await t.inside(first, who, 'privetijd.wachten', { bijeenkomst: on.bijeenkomst, klopt: true })
assert.equal((await t.inside(first, owner, 'bijeenkomst.voorleggen', { bijeenkomst: on.bijeenkomst, volgnummer: JSON.parse((await t.at_one(first, owner, plan)).body).volgnummer })).status, 201)

async function made (who, soort, more = {}) {
  const got = await t.inside(first, who, soort, more)
  assert.equal(got.status, 201, `${soort} ${JSON.stringify(more)}: ${got.body}`)
  return JSON.parse(got.body).gebeurtenissen[0].over
}
async function come_in (path, then = `/plan/${owner.plan}/meer`) {
  t.moment(first)
  const phone = browser(first.base)
  await phone.get(path)
  await phone.get('/in')
  await phone.post('/in', { antwoord: 'ja' })
  assert.equal((await phone.get(then)).status, 200, path)
  await phone.get('/instellingen') // a proof for forms
  return phone
}
// Somebody new, who holds a link and did not come in yet.
async function asked (naam, rol) {
  const mens = await made(owner, 'mens.toevoegen', { naam })
  const stoel = await made(owner, 'uitnodiging.maken', { mens, rol, stappen: true, mensen: true })
  const page = await owner.phone.post(`/plan/${owner.plan}/uitnodiging/${stoel}`)
  return { naam, link: page.body.match(/\/in\/[0-9a-z]{26}/)[0] }
}

for (const who of [owner, ko, ...outside]) who.phone = await come_in(new URL(who.url).pathname)
const offices = seats.filter(who => /^(gemeente|organisatie)$/.test(who.rol)) // they sit at no table
for (const who of offices) who.phone = await come_in(new URL(who.url).pathname, '/kantoor')
const guest = await asked('Genodigde', 'netwerk')
const before = JSON.parse((await t.at_one(first, owner, plan)).body)
const all = before.stoelen.filter(seat => !seat.genodigd && !seat.wacht && !seat.gestopt).map(seat => seat.id)
for (const deel of ['stappen', 'mensen']) await made(owner, 'deel.delen', { deel, lezers: all })
for (const room of before.kamers) await t.inside(first, owner, 'kamer.delen', { kamer: room.id, lezers: all })
await made(owner, 'stoel.eigenaar', { stoel: dennis.stoel }) // an owner who is not inside
await made(ko, 'privetijd.kiezen', { stoel: named('Nadia').stoel })
for (const who of outside) await t.inside(first, who, 'actie.toevoegen', { tekst: `Wat ${who.naam} doet`, doeners: [before.stoelen.find(seat => seat.id === who.stoel).mens] })
await made(owner, 'versie.voorleggen', { titel: 'Voor de deur' })
const gathering = await made(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd' })
await made(owner, 'fase.openen', { bijeenkomst: gathering, fase: 'privetijd', binnen: [owner.stoel, ko.stoel] })

// ---- inside: all that can be said, at the one table

const ended = /^(stoel\.verlaten|bijeenkomst\.voorleggen|privetijd\.stoppen)$/
const withdraws = /\.delen$/ // is seen outside, at once
const adds = /(?<!^fase)\.toevoegen$|^versie\.voorleggen$/ // things that can be kept back; a part of a gathering is none
const plan_at = async (one, who) => {
  t.moment(one)
  return JSON.parse((await t.at_one(one, who, plan)).body)
}
async function all_is_said (loud, kinds) {
  let taken = 0
  for (const who of [owner, ko]) {
    for (const soort of sayings.filter(name => !at_once.has(name) && !ended.test(name) && !withdraws.test(name) && kinds(name))) {
      const own = things(await plan_at(loud, who))
      const { room, ...body } = body_of(soort, own, own)
      taken += (await t.inside(loud, who, soort, body)).status === 201
      for (const list of Object.values(own)) list.reverse() // of what was just made too
      const { room: other, ...newest } = body_of(soort, own, own)
      taken += (await t.inside(loud, who, soort, newest)).status === 201
    }
    const phone = browser(loud.base) // and they look around
    for (const [name, value] of who.phone.jar) phone.jar.set(name, value)
    for (const path of ['', '/doelen', '/kring', '/privetijd', '/geschiedenis', '/versies', '/print']) assert.equal((await phone.get(`/plan/${owner.plan}${path}`)).status, 200, path)
  }
  return taken
}
const ids_of = seen => Object.values(things(seen)).flat()
async function inner_ids (pair) {
  const known = new Set([...ids_of(await plan_at(pair[1], owner)), ...ids_of(await plan_at(pair[1], ko))])
  const found = [...ids_of(await plan_at(pair[0], owner)), ...ids_of(await plan_at(pair[0], ko))]
  return [...new Set(found)].filter(id => !known.has(id))
}

// ---- outside: all that can be asked

const calls = ['', '/gebeurtenissen', '/export.json', '/export.html']
const all_rows = rows()
const last = /\/(weggaan|wissen|klaar|delen\/stop|mail|sleutel|uit)\b|\/stoel\//

async function looks (pair, who, more = []) {
  const phone = t.phone_at(pair, who)
  const found = []
  for (const path of calls) await t.api_at(pair, who, plan + path)
  await t.api_at(pair, who, '/plannen')
  const seen = JSON.parse((await t.api_at(pair, who, plan)).body)
  await walk(phone, seen, (path, got) => { if (got.body.includes('method="post"')) found.push([path, got.body]) }, long ? Infinity : 4)
  for (const id of more) for (const { path } of pages()) if (/\{id\}.*\{id\}/.test(path)) await phone.get(path.replace('{id}', owner.plan).replace('{id}', id))
  return { phone, seen, found }
}

// Each kind of form once, as it stands.
async function forms_sent (phone, found, tried) {
  for (const [path, html] of found) {
    for (const form of forms_of(html)) {
      const kind = `${row_for(all_rows, 'POST', form.to)?.path} ${form.button?.join('=') ?? ''}`
      if (!form.to.startsWith('/plan/') || last.test(form.to) || tried.has(kind)) continue
      tried.add(kind)
      await phone.get(path)
      await phone.post(form.to, filled(form, 'as it stands'), form.files)
    }
  }
}

// Everything said from outside, of what they see and of what was made inside.
async function all_is_tried (pair, who, seen, inner) {
  const own = things(seen)
  const secret = things(await plan_at(pair[0], owner))
  const hidden = Object.fromEntries(Object.entries(secret).map(([kind, list]) => [kind, list.filter(id => inner.includes(id))]))
  for (const soort of sayings) {
    if (/^stoel\.verlaten|^wissen/.test(soort)) continue
    for (const of of [own, hidden]) {
      const { room, ...body } = body_of(soort, of, own)
      await t.api_at(pair, who, `${plan}/gebeurtenissen`, { soort, ...body })
    }
  }
}

function commands (pair) {
  t.command(pair, ['seat', 'list', '--plan', owner.plan])
  t.command(pair, ['mail', 'next', '60'])
  t.command(pair, ['verify'])
  t.command(pair, ['count'])
  for (const who of [owner, ko]) t.command(pair, ['export', '--seat', who.stoel, '--as', 'json']) // the keeper sits at no table
  for (const who of outside.slice(0, long ? 20 : 3)) {
    for (const as of ['json', 'html']) t.command(pair, ['export', '--seat', who.stoel, '--as', as])
  }
}

// With what the keeper makes: a token, and a link that is taken up, of a seat inside.
async function by_the_keeper (pair, who) {
  const token = t.command(pair, ['token', '--seat', who.stoel]).trim()
  const link = t.command(pair, ['seat', 'link', '--seat', who.stoel]).trim()
  const naam = `${who.naam}, by the keeper`
  const phone = t.phone_at(pair, { naam })
  for (const path of [new URL(link.replace('here', 'here.test')).pathname, '/in']) await phone.get(path)
  await phone.post('/in', { antwoord: 'ja' })
  await phone.get('/instellingen') // a proof for forms
  return { ...who, naam, token, phone: { jar: phone.jar } }
}

async function nothing_is_seen (pair, whose) {
  for (const who of whose) await looks(pair, who)
  await looks(pair, await by_the_keeper(pair, ko))
  commands(pair)
}
const some = from => outside.filter((_, i) => long || i % 3 === from)

let pair
let inner

await run({
  async 'while the door is shut no page, call, file, form, saying or command tells what is said inside' () {
    pair = await t.twins_of(first)
    const taken = await all_is_said(pair[0], soort => adds.test(soort))
    assert.ok(taken > 20, `${taken} were said inside`)
    inner = await inner_ids(pair)
    assert.ok(inner.length > 15)
    const a_few = inner.filter((_, i) => i % 5 === 0)
    const tried = new Set()
    for (const who of outside) {
      const { phone, seen, found } = await looks(pair, who, a_few)
      await all_is_tried(pair, who, seen, inner)
      await forms_sent(phone, found, long ? new Set() : tried)
    }
    for (const path of [guest.link, `/plan/${owner.plan}`, '/plan', '/in']) await t.phone_at(pair, { naam: 'somebody with an invitation' }).get(path)
    for (const who of offices) for (const path of ['/kantoor', '/plan', '/cijfers', `/plan/${owner.plan}`, `/plan/${owner.plan}/print`]) await t.phone_at(pair, who).get(path)
    for (const who of offices) for (const path of calls) await t.api_at(pair, who, plan + path)
    commands(pair)
  },

  async 'with a link or a token that the keeper makes of a seat inside, one is outside' () {
    const made = await t.again(pair)
    for (const inside of [owner, ko]) {
      const who = await by_the_keeper(made, inside)
      const { phone, seen, found } = await looks(made, who, inner.filter((_, i) => i % 5 === 0))
      assert.ok(found.length > 5 && seen.stoel === inside.stoel && !seen.privetijd[0].binnen)
      await phone.get('/plan')
      await phone.get('/week')
      await all_is_tried(made, who, seen, inner)
      await forms_sent(phone, found, new Set())
      const unsaid = await t.each(made, one => t.say_at(one, who, 'bijeenkomst.voorleggen', { bijeenkomst: gathering }))
      assert.deepEqual(unsaid.map(got => got.status), [403, 403])
    }
    commands(made)
    await t.close(made)
  },

  async 'two telephones show the plan at once: one does; what was kept back stays unseen, and what is shown is one change' () {
    const shown = await t.again(pair)
    // The same words: written five times behind the one door, and by another; once behind the other.
    const loud = shown[0]
    const goals = await t.each(shown, one => t.say_at(one, owner, 'doel.toevoegen', { tekst: one === loud ? 'Klad' : 'Elke zondag samen eten' }))
    const doel = JSON.parse(goals[0].body).gebeurtenissen[0].over
    for (const tekst of ['Samen', 'Samen eten', 'Zondag eten', 'Elke zondag samen eten']) assert.equal((await t.inside(loud, owner, 'doel.wijzigen', { doel, tekst })).status, 201)
    const said = await t.each(shown, one => t.say_at(one, one === loud ? ko : owner, 'inbreng.toevoegen', { kamer: before.kamers[2].id, tekst: 'Wij koken om de beurt' }))
    assert.deepEqual(said.map(got => got.status), [201, 201])
    const kept = await inner_ids(shown)
    await t.each(shown, one => t.say_at(one, owner, 'privetijd.aankondigen', { bijeenkomst: gathering }))
    for (const who of seats) if (who.plan === owner.plan && who !== owner) await t.each(shown, one => t.say_at(one, who, 'privetijd.wachten', { bijeenkomst: gathering, klopt: true }))
    const { volgnummer } = await plan_at(shown[0], owner)
    const { volgnummer: same } = await plan_at(shown[1], owner)
    const race = one => Promise.all(['een', 'twee'].map(key => t.say_at(one, owner, 'bijeenkomst.voorleggen', { bijeenkomst: gathering, ...(one === shown[0] ? { achter: kept, volgnummer } : { achter: [], volgnummer: same }), sleutel: key.padEnd(16, '-') })))
    const raced = await t.each(shown, async one => (await race(one)).map(got => got.status).sort())
    assert.deepEqual(raced, [[201, 403], [201, 403]])
    await nothing_is_seen(shown, some(0))
    assert.ok(JSON.stringify(await plan_at(shown[1], dennis)).includes('Elke zondag samen eten'))
    const later = await t.say_at(shown[0], owner, 'bijeenkomst.voorleggen', { bijeenkomst: gathering, volgnummer: (await plan_at(shown[0], owner)).volgnummer }) // after all; it is told as new
    assert.equal(later.status, 201)
    const story = (await t.at_one(shown[0], dennis, plan + '/gebeurtenissen')).body
    assert.ok(!story.includes('"achter":'), 'that something was kept back is not told, also when it is shown later')
    await t.close(shown)
  },

  async 'after a restart, and whatever else happens meanwhile' () {
    pair = await t.again(pair)
    const taken = await all_is_said(pair[0], () => true)
    assert.ok(taken > 45, `${taken} were said inside`)
    const say = (who, soort, more = {}) => t.each(pair, one => t.say_at(one, who, soort, more))
    const must = async (...words) => assert.deepEqual((await say(...words)).map(got => got.status), [201, 201], JSON.stringify(words.slice(1)))
    const light = async () => { for (const who of outside) for (const path of calls) await t.api_at(pair, who, plan + path) }
    await must(owner, 'stoel.beeindigen', { stoel: named('Miriam').stoel })
    await light()
    await must(owner, 'delen.stoppen', { stoel: named('Wendy').stoel })
    outside.splice(outside.findIndex(who => who.naam === 'Wendy'), 1)
    await light()
    await must(dennis, 'wissen.vragen')
    await light()
    await must(owner, 'wissen.stoppen')
    const sanne = named('Sanne')
    const person_of = who => before.stoelen.find(seat => seat.id === who.stoel).mens
    await must(sanne, 'voorwaarde.stellen', { tekst: 'Fenna slaapt waar iemand wakker is', waarom: 'Dat is er nu niet', grond: 'wij-vragen' })
    await light()
    await must(dennis, 'inbreng.toevoegen', { kamer: before.kamers[0].id, tekst: 'Een brief van buiten' })
    await must(dennis, 'vraag.stellen', { aan: person_of(sanne), tekst: 'Wanneer hoor ik iets?' })
    const asked_inside = await t.inside(pair[0], owner, 'vraag.stellen', { aan: person_of(sanne), tekst: 'Wat als het niet lukt?', lezers: all })
    assert.equal(asked_inside.status, 201)
    await light()
    const joins = t.phone_at(pair, guest)
    await joins.get(guest.link)
    await joins.get('/in')
    await joins.post('/in', { antwoord: 'ja' })
    await joins.get(`/plan/${owner.plan}`)
    await joins.get(`/plan/${owner.plan}/kring`)
    await say(owner, 'stoel.opgroeien', { stoel: named('Fenna').stoel })
    await t.inside(pair[0], owner, 'bijeenkomst.toevoegen', { methode: 'vrij' })
    await t.inside(pair[0], owner, 'stoel.merken', { stoel: named('Winston').stoel, merk: 'voorzitter' })
    await nothing_is_seen(pair, some(1))
  },

  async 'the one request for help reaches the one who was named, and nobody else' () {
    assert.equal((await t.inside(pair[0], ko, 'privetijd.roepen')).status, 201)
    const nadia = named('Nadia')
    for (const who of outside.filter(one => one !== nadia)) for (const path of calls) await t.api_at(pair, who, plan + path)
    const calls_her = await Promise.all(pair.map(one => plan_at(one, nadia)))
    assert.deepEqual(calls_her.map(seen => seen['wordt-geroepen'] ?? false), [true, false])
    for (const seen of calls_her) delete seen['wordt-geroepen'], delete seen.volgnummer
    assert.deepEqual(...calls_her)
    assert.ok(!JSON.stringify(await plan_at(pair[0], owner)).includes('"geroepen":true'))
    assert.equal((await t.inside(pair[0], ko, 'privetijd.roepen', { 'toch-niet': true })).status, 201)
  },

  async 'opened without showing anything, nothing was ever said' () {
    const opened = await t.again(pair)
    const doors = await t.each(opened, one => t.say_at(one, owner, 'privetijd.stoppen', { bijeenkomst: gathering }))
    assert.deepEqual(doors.map(got => got.status), [201, 201])
    await nothing_is_seen(opened, some(2).filter(who => who.naam !== 'Nadia')) // somebody asked for her: she counts that
    const [hers, same] = await Promise.all(opened.map(one => plan_at(one, named('Nadia'))))
    assert.deepEqual({ ...hers, volgnummer: '' }, { ...same, volgnummer: '' })
    await t.close(opened)
  },

  async 'erased while the door is shut, it is gone for all alike' () {
    const erased = await t.again(pair)
    assert.deepEqual((await t.each(erased, one => t.say_at(one, dennis, 'wissen.vragen'))).map(got => got.status), [201, 201])
    for (const who of some(1).filter(one => one.naam !== 'Nadia')) for (const path of calls) await t.api_at(erased, who, plan + path)
    t.ahead(15 * day)
    const going = await t.again(erased) // what is due is done when it starts
    for (let tries = 0; going.some(one => t.tell(one, ['seat', 'list']).includes(owner.plan)); tries++) {
      assert.ok(tries < 200, 'the plan was not erased')
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    const gone = await t.again(going) // and what was in the way of its last rows is not any more
    for (const who of outside) {
      for (const path of calls) assert.notEqual((await t.api_at(gone, who, plan + path)).status, 200)
      for (const path of ['/plan', `/plan/${owner.plan}`, `/plan/${owner.plan}/geschiedenis`, '/in']) await t.phone_at(gone, who).get(path)
    }
    t.command(gone, ['seat', 'list'])
    t.command(gone, ['verify'])
    t.command(gone, ['mail', 'next', '60'])
    t.command(gone, ['export', '--seat', owner.stoel, '--as', 'json'])
    await t.close(gone)
    t.ahead(-15 * day)
  },

  async 'asleep for thirty days, and opened by nobody' () {
    pair = await t.again(pair)
    t.ahead(30 * day)
    const there = some(0).filter(who => who.naam !== 'Nadia') // her seat ended by itself
    for (const who of there) { // they come in anew, as sessions and tokens end
      who.token = t.command(pair, ['token', '--seat', who.stoel]).trim()
      const link = new URL(t.command(pair, ['seat', 'link', '--seat', who.stoel]).trim().replace('here', 'here.test')).pathname
      const phone = t.phone_at(pair, { naam: who.naam })
      for (const path of [link, '/in']) await phone.get(path)
      await phone.post('/in', { antwoord: 'ja' })
      assert.equal((await phone.get(`/plan/${owner.plan}/meer`)).status, 200)
      who.phone = { jar: phone.jar }
    }
    await nothing_is_seen(pair, there)
    assert.deepEqual((await plan_at(pair[1], dennis)).privetijd ?? [], [])
  },

  async 'a leak that is put in on purpose is seen' () {
    const leaks = t.program.replace(/twins$/, 'leaks')
    if (t.program === leaks || !existsSync(leaks)) return
    const again = () => execFileSync(process.execPath, [import.meta.filename], { env: { ...process.env, TWINS: leaks, LONG: '', TRY: 'while the door' }, encoding: 'utf8', stdio: 'pipe' })
    assert.throws(again, error => /tells that something was said inside/.test(error.stdout))
  }
}, () => {
  t.clear()
  console.log(`${t.told.answers} answers of each, ${Math.round(t.told.bytes / 1e6)} MB`)
})
