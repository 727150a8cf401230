// SPDX-License-Identifier: EUPL-1.2
// What programs, offices and scripts build on stays the same: the addresses, names, shapes and the order of refusals of the API are
// those of the table below, which is written out here by hand and not made from the program.
//   node tests/web/test_api_contract.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, ask, api, say, plan_of, come_in, nowhere } from './families.mjs'
import { in_days } from './days.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const mark = named('Mark')
const linda = named('Linda')
const json = got => JSON.parse(got.body)
const none = nowhere.slice(0, 16)

// A plan of one's own for one test: {id, say, plan, made}.
async function own_plan (who = mark, fields = {}) {
  const begun = json(await api(who, '/plannen', fields))
  const own = { ...who, plan: begun.id, stoel: begun.stoel, begun }
  own.made = async saying => {
    const got = await say(own, saying)
    assert.equal(got.status, 201, `${JSON.stringify(saying)}: ${got.body}`)
    return json(got).gebeurtenissen[0].over
  }
  return own
}

const send = (who, method, path, { type = 'application/json', body = '{}', token = who?.token } = {}) => ask(`/api/v1${path}`, {
  method,
  headers: { ...token ? { authorization: `Bearer ${token}` } : {}, ...type && method !== 'GET' ? { 'content-type': type } : {} },
  body: method === 'GET' || method === 'HEAD' ? undefined : body
})

// soort: [fields that must be there, fields that may be left out], each with a value that fits. `{kamer}` is an id of that kind.
const fixed = {
  'kamer.toevoegen': [{ titel: 'Onze week' }, { na: '{kamer}' }],
  'inbreng.toevoegen': [{ kamer: '{kamer}', tekst: 'Woorden' }, {}],
  'doel.toevoegen': [{ tekst: 'Rust' }, { onder: '{doel}' }],
  'actie.toevoegen': [{ tekst: 'Bellen' }, { doel: '{doel}', doeners: ['{mens}'], wanneer: in_days(70) }],
  'actie.melden': [{ actie: '{actie}', stand: 'gaat-goed' }, { woord: 'Het ging goed.' }],
  'mens.toevoegen': [{ naam: 'Kim' }, { ring: 2, organisatie: false }]
}
const reports = ['gaat-goed', 'lukt-niet', 'hulp-nodig', 'gedaan']
const names_the_issue_gives = ['doel.toevoegen', 'actie.melden', 'versie.voorleggen', 'versie.instemmen', 'delen.stoppen']

const is = {
  id: value => assert.match(value, /^[0-9a-z]{16}([0-9a-z]{10})?$/),
  text: value => assert.equal(typeof value, 'string'),
  ids: value => value.forEach(is.id)
}
const shape = {
  plan: { id: is.id, naam: is.text, volgnummer: is.text, stoel: is.id, kamers: Array.isArray, doelen: Array.isArray, mensen: Array.isArray },
  kamer: { id: is.id, titel: is.text, inbreng: Array.isArray },
  inbreng: { id: is.id, tekst: is.text, van: is.id },
  doel: { id: is.id, tekst: is.text, acties: Array.isArray },
  actie: { id: is.id, tekst: is.text, doeners: is.ids, stand: is.text },
  mens: { id: is.id, naam: is.text }
}
function fits (value, of, where) {
  for (const [name, check] of Object.entries(of)) {
    assert.ok(name in value, `${where}.${name} is not there`)
    assert.notEqual(check(value[name]), false, `${where}.${name}`)
  }
}

// Every refusal is problem+json with these and nothing that names a plan.
function is_problem (got, status) {
  assert.equal(got.status, status, got.body)
  assert.equal(got.headers['content-type'], 'application/problem+json')
  assert.equal(got.headers['api-version'], '1.0.0')
  const problem = json(got)
  assert.equal(problem.status, status)
  assert.ok(problem.title)
  return problem
}

const tests = {
  async 'a new plan: 201, its address, a name of its own when none is given, and no rooms' () {
    const got = await api(mark, '/plannen', {})
    assert.equal(got.status, 201)
    const plan = json(got)
    assert.equal(got.where, `/api/v1/plannen/${plan.id}`)
    assert.equal(plan.naam, 'Ons plan')
    assert.deepEqual(plan.kamers, [])
    fits(plan, shape.plan, 'plan')
    assert.equal(json(await api(mark, '/plannen', { naam: 'Thuis', taal: 'en' })).naam, 'Thuis')
    const listed = json(await api(mark, '/plannen')).find(one => one.id === plan.id)
    assert.deepEqual(Object.keys(listed).sort(), ['id', 'naam', 'rol', 'stoel'])
    assert.deepEqual(json(await api(mark, `/plannen/${plan.id}`)), plan)
  },

  async 'beginning a plan twice with one key is one plan; with other fields it is 409' () {
    const sleutel = 'een-sleutel-van-mij-1'
    const first = json(await api(mark, '/plannen', { naam: 'Eén', sleutel }))
    assert.equal(json(await api(mark, '/plannen', { naam: 'Eén', sleutel })).id, first.id)
    is_problem(await api(mark, '/plannen', { naam: 'Twee', sleutel }), 409)
  },

  async 'the fixed sayings take exactly the fields of the contract' () {
    const own = await own_plan()
    const ids = { kamer: await own.made({ soort: 'kamer.toevoegen', titel: 'Een' }), doel: await own.made({ soort: 'doel.toevoegen', tekst: 'Een' }), mens: own.begun.mensen[0].id }
    ids.actie = await own.made({ soort: 'actie.toevoegen', tekst: 'Een', doeners: [ids.mens] })
    const fill = fields => JSON.parse(JSON.stringify(fields).replace(/\{(\w+)\}/g, (_, kind) => ids[kind]))
    for (const [soort, [must, may]] of Object.entries(fixed)) {
      await own.made({ soort, ...fill(must) })
      await own.made({ soort, ...fill(must), ...fill(may), volgnummer: (await plan_of(own)).volgnummer, sleutel: `een-eigen-sleutel-${soort}` })
      const lacks = is_problem(await say(own, { soort }), 400)
      const given = Object.keys(must).filter(name => !(soort === 'inbreng.toevoegen' && name === 'tekst')) // a photo or a voice will do
      assert.deepEqual(lacks.fouten.map(one => one.veld).sort(), given.sort(), soort)
      assert.deepEqual(is_problem(await say(own, { soort, ...fill(must), onzin: 1 }), 400).fouten.map(one => one.veld), ['onzin'])
    }
    for (const stand of reports) await own.made({ soort: 'actie.melden', actie: ids.actie, stand })
    is_problem(await say(own, { soort: 'actie.melden', actie: ids.actie, stand: 'prima' }), 400)
    for (const ring of [1, 2, 3]) await own.made({ soort: 'mens.toevoegen', naam: 'Iemand', ring })
    for (const ring of [0, 4, '1']) is_problem(await say(own, { soort: 'mens.toevoegen', naam: 'Iemand', ring }), 400)
    const document = json(await ask('/api/v1/openapi.json'))
    for (const soort of names_the_issue_gives) assert.ok(document.components.schemas[soort], soort)
  },

  async 'so much of a plan is fixed: its rooms with entries, goals with actions, people' () {
    for (const who of everyone.filter(one => one.plan)) {
      const plan = await plan_of(who)
      fits(plan, shape.plan, who.naam)
      assert.equal(plan.stoel, who.stoel)
      for (const room of plan.kamers) {
        fits(room, shape.kamer, 'kamer')
        for (const entry of room.inbreng) fits(entry, shape.inbreng, 'inbreng')
      }
      for (const goal of plan.doelen) {
        fits(goal, shape.doel, 'doel')
        if ('onder' in goal) is.id(goal.onder)
        for (const act of goal.acties) {
          fits(act, shape.actie, 'actie')
          if ('wanneer' in act) assert.match(act.wanneer, /^\d{4}-\d\d-\d\d$/)
          assert.ok(['', ...reports].includes(act.stand), act.stand)
        }
      }
      for (const person of plan.mensen) {
        fits(person, shape.mens, 'mens')
        if ('ring' in person) assert.ok([1, 2, 3].includes(person.ring))
      }
    }
  },

  async 'a saying answers 201 with its event and the new number; the history has it, from the beginning and after any number' () {
    const own = await own_plan()
    const before = (await plan_of(own)).volgnummer
    const got = json(await say(own, { soort: 'kamer.toevoegen', titel: 'Nieuw' }))
    assert.notEqual(got.volgnummer, before)
    assert.equal(got.volgnummer, (await plan_of(own)).volgnummer)
    const [event] = got.gebeurtenissen
    assert.equal(event.soort, 'kamer.toegevoegd')
    assert.deepEqual(event.nieuw, [event.over])
    const history = async na => json(await api(own, `/plannen/${own.plan}/gebeurtenissen${na}`))
    for (const na of ['', '?na=', '?na=0']) assert.deepEqual((await history(na)).gebeurtenissen.map(one => one.soort), ['plan.begonnen', 'kamer.toegevoegd'])
    assert.deepEqual((await history(`?na=${before}`)).gebeurtenissen.map(one => one.id), [event.id])
    assert.deepEqual((await history(`?na=${event.id}`)).gebeurtenissen, [])
    assert.equal((await history('')).volgnummer, got.volgnummer)
    is_problem(await api(own, `/plannen/${own.plan}/gebeurtenissen?na=onzin`), 400)
    is_problem(await api(own, `/plannen/${own.plan}/gebeurtenissen?na=${(await plan_of(mark)).volgnummer}`), 400)
  },

  async 'the number moves only for who may see what changed, is of one seat, and is the ETag' () {
    const kim = named('Kim')
    const [hers, his] = [(await plan_of(linda)).volgnummer, (await plan_of(kim)).volgnummer]
    assert.notEqual(hers, his)
    const room = (await plan_of(linda)).kamers.find(one => one.titel === 'Wat ik voor mezelf opschrijf')
    assert.equal((await say(linda, { soort: 'inbreng.toevoegen', kamer: room.id, tekst: 'Voor mij.' })).status, 201)
    assert.equal((await plan_of(kim)).volgnummer, his)
    assert.notEqual((await plan_of(linda)).volgnummer, hers)
    const path = `/api/v1/plannen/${kim.plan}`
    const headers = { authorization: `Bearer ${kim.token}` }
    const got = await ask(path, { headers })
    assert.equal(got.headers.etag, `"${his}"`)
    assert.equal((await ask(path, { headers: { ...headers, 'if-none-match': `"${his}"` } })).status, 304)
    assert.equal((await ask(path, { headers: { ...headers, 'if-none-match': `"${hers}"` } })).status, 200)
  },

  async 'the same key with the same fields is done once; with other fields it is 409' () {
    const own = await own_plan()
    const saying = { soort: 'doel.toevoegen', tekst: 'Rust', sleutel: 'sleutel-van-16-en' }
    const [first, again] = [await say(own, saying), await say(own, saying)]
    assert.equal(again.status, 201)
    assert.deepEqual(json(again).gebeurtenissen[0].id, json(first).gebeurtenissen[0].id)
    assert.equal((await plan_of(own)).doelen.length, 1)
    is_problem(await say(own, { ...saying, tekst: 'Onrust' }), 409)
    for (const sleutel of ['te-kort', 'x'.repeat(65)]) assert.deepEqual(is_problem(await say(own, { ...saying, sleutel }), 400).fouten.map(one => one.veld), ['sleutel'])
  },

  async 'what somebody else changed meanwhile is 409 with both texts, and without a number it is said' () {
    const kim = named('Kim')
    const room = (await plan_of(linda)).kamers.find(one => one.titel === 'Wat er goed gaat')
    const goal = json(await say(linda, { soort: 'doel.toevoegen', tekst: 'Samen eten' })).gebeurtenissen[0].over
    const action = json(await say(linda, { soort: 'actie.toevoegen', tekst: 'Soep', doel: goal })).gebeurtenissen[0].over
    const seen = (await plan_of(kim)).volgnummer
    assert.equal((await say(kim, { soort: 'actie.oppakken', actie: action, volgnummer: seen })).status, 201) // no text is overtaken
    const mine = (await plan_of(linda)).volgnummer
    const entry = json(await say(kim, { soort: 'inbreng.toevoegen', kamer: room.id, tekst: 'Eerst.', van: (await plan_of(linda)).mensen.find(one => one.ik).id })).gebeurtenissen[0].over
    const stale = (await plan_of(linda)).volgnummer
    assert.equal((await say(kim, { soort: 'inbreng.wijzigen', inbreng: entry, tekst: 'Van Kim.' })).status, 201)
    const got = is_problem(await say(linda, { soort: 'inbreng.wijzigen', inbreng: entry, tekst: 'Van Linda.', volgnummer: stale }), 409)
    assert.deepEqual(got.teksten, { nu: 'Van Kim.', gestuurd: 'Van Linda.' })
    assert.ok(mine)
    assert.equal((await say(linda, { soort: 'inbreng.wijzigen', inbreng: entry, tekst: 'Van Linda.' })).status, 201)
  },

  async 'refusals come in the order of the contract, whatever else is wrong' () {
    const own = await own_plan()
    const [here, strange] = [`/plannen/${own.plan}`, `/plannen/${linda.plan}`]
    const large = 'x'.repeat(70000)
    const events = '/gebeurtenissen'
    is_problem(await send(null, 'POST', strange + events, { body: large, type: 'text/plain' }), 413) // before 401
    is_problem(await send(null, 'POST', '/nergens', { body: large }), 413)
    is_problem(await send(null, 'DELETE', strange), 401) // before 404 and 405
    is_problem(await send(null, 'GET', '/nergens'), 401)
    is_problem(await send(mark, 'GET', '/nergens'), 404)
    is_problem(await send(mark, 'DELETE', strange), 404) // before 405
    is_problem(await send(mark, 'POST', strange + events, { type: 'text/plain', body: '{' }), 404) // before 415 and 400
    is_problem(await send(mark, 'POST', strange + events, { body: '{"soort":"plan.noemen"}' }), 404) // before 403
    is_problem(await send(mark, 'DELETE', here, { type: 'text/plain', body: '{' }), 405) // before 415 and 400
    is_problem(await send(mark, 'POST', here + events, { type: 'text/plain', body: '{' }), 415) // before 400
    is_problem(await send(mark, 'POST', here + events, { body: '{' }), 400)
    is_problem(await send(mark, 'POST', here + events, { body: '[]' }), 400)
    is_problem(await say(own, { soort: 'bestaat.niet' }), 400)
    const kim = named('Kim')
    is_problem(await say(kim, { soort: 'plan.noemen', naam: 'x'.repeat(300), sleutel: 'kort' }), 403) // by role, before 400
    is_problem(await say(kim, { soort: 'kamer.noemen', kamer: none, titel: '' }), 404) // not there, before by role
    const room = await own.made({ soort: 'kamer.toevoegen', titel: 'Een' })
    await own.made({ soort: 'plan.afronden' })
    is_problem(await say(own, { soort: 'kamer.noemen', kamer: room, titel: '' }), 400) // before 403 by content
    is_problem(await say(own, { soort: 'kamer.noemen', kamer: room, titel: 'Anders' }), 403)
  },

  async 'the pages refuse in the same order' () {
    const own = await own_plan()
    const phone = await come_in(mark)
    const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const at = async (status, path, method, { cookie = phone.cookie(), body, headers = {} } = {}) => {
      const got = await ask(path, { method, headers: { ...ours, ...headers, ...cookie ? { cookie } : {} }, body })
      assert.equal(got.status, status, `${method} ${path}`)
    }
    const [here, strange] = [`/plan/${own.plan}`, `/plan/${linda.plan}`]
    await at(413, `${strange}/kamer/nieuw`, 'POST', { cookie: '', body: 'x'.repeat(70000) }) // before 401
    await at(401, `${strange}/kamer/nieuw`, 'POST', { cookie: '', body: '%%%' }) // before 404 and 400
    await at(401, strange, 'DELETE', { cookie: '' }) // before 405
    await at(404, strange, 'DELETE')
    await at(405, here, 'DELETE')
    await at(404, `${strange}/kamer/nieuw`, 'POST', { body: '%%%' }) // before 400
    await at(404, `${strange}/kamer/nieuw`, 'POST', { headers: { 'sec-fetch-site': 'cross-site' }, body: 'titel=Een' }) // before 403
    await at(400, `${here}/kamer/nieuw`, 'POST', { body: '%%%' })
    await at(403, `${here}/kamer/nieuw`, 'POST', { body: 'titel=Een' }) // without the form's own proof
    await at(404, '/nergens', 'GET')
  },

  async 'mistakes of fields are told all at once, each at its field' () {
    const own = await own_plan()
    const wrong = { soort: 'actie.toevoegen', tekst: '', doeners: 'Kim', wanneer: '31-01-2027', ritme: 'soms', vanaf: '25:00', onzin: true, sleutel: 'kort' }
    const problem = is_problem(await say(own, wrong), 400)
    assert.deepEqual(problem.fouten.map(one => one.veld).sort(), ['doeners', 'onzin', 'ritme', 'sleutel', 'tekst', 'vanaf', 'wanneer'])
    for (const fault of problem.fouten) assert.match(fault.reden, /^[A-Z].*[.?]$/)
  },

  async 'text is NFC, line ends are LF, ends are trimmed; signs that hide are refused at the field; limits count code points' () {
    const own = await own_plan()
    const room = await own.made({ soort: 'kamer.toevoegen', titel: '  Cafe\u0301  ' })
    await own.made({ soort: 'inbreng.toevoegen', kamer: room, tekst: ' een\r\ntwee ' })
    const [there] = (await plan_of(own)).kamers
    assert.equal(there.titel, 'Caf\u00e9')
    assert.equal(there.inbreng[0].tekst, 'een\ntwee')
    is_problem(await say(own, { soort: 'kamer.toevoegen', titel: 'Een\u0000' }), 400)
    for (const sign of ['\u0007', '\u001b', '\u202a', '\u202e', '\u2066', '\u2069']) assert.deepEqual(is_problem(await say(own, { soort: 'kamer.toevoegen', titel: `Een${sign}` }), 400).fouten.map(one => one.veld), ['titel'])
    await own.made({ soort: 'kamer.toevoegen', titel: '\u{1F3E0}'.repeat(120) })
    is_problem(await say(own, { soort: 'kamer.toevoegen', titel: '\u{1F3E0}'.repeat(121) }), 400)
    is_problem(await say(own, { soort: 'kamer.toevoegen', titel: ' \r\n ' }), 400)
  },

  async 'what another issue will deliver is not there yet' () {
    for (const path of [`/plannen/${mark.plan}/stroom`, `/plannen/${mark.plan}/export.pdf`, `/plannen/${mark.plan}/export.ics`, `/plannen/${mark.plan}/export.fhir.json`]) is_problem(await send(mark, 'GET', path), 404)
  },

  async 'the exports, the document and the page of a plan have their addresses' () {
    assert.equal((await api(mark, `/plannen/${mark.plan}/export.json`)).headers['content-type'], 'application/json')
    assert.match((await api(mark, `/plannen/${mark.plan}/export.html`)).headers['content-type'], /^text\/html/)
    assert.equal((await ask('/api/v1/openapi.json')).headers['access-control-allow-origin'], '*')
    assert.equal((await (await come_in(mark)).get(`/plan/${mark.plan}`)).status, 200)
    for (const path of ['/healthz', '/readyz', '/metrics']) assert.equal((await ask(path)).status, 200, path)
    assert.equal((await send(mark, 'HEAD', `/plannen/${mark.plan}`)).status, 200)
  },

  async 'the browser\'s session may read, and say only from our own pages' () {
    const phone = await come_in(mark)
    const headers = { cookie: phone.cookie(), 'content-type': 'application/json' }
    const path = `/api/v1/plannen/${mark.plan}`
    assert.equal((await ask(path, { headers })).status, 200)
    const body = '{"soort":"kamer.toevoegen","titel":"Een"}'
    const post = more => ask(`${path}/gebeurtenissen`, { method: 'POST', headers: { ...headers, ...more }, body })
    is_problem(await post({}), 401)
    is_problem(await post({ 'sec-fetch-site': 'cross-site' }), 401)
    is_problem(await post({ origin: 'https://elders.example' }), 401)
    assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).status, 201)
  },

  async 'a picture and a voice come in before the saying that names them, and are there for who sees it' () {
    const own = await own_plan()
    const room = await own.made({ soort: 'kamer.toevoegen', titel: 'Tekeningen' })
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const files = `/plannen/${own.plan}/bestanden`
    const { beeld } = json(await send(own, 'POST', files, { type: 'image/png', body: png }))
    assert.match(beeld, /^[0-9a-f]{64}$/)
    is_problem(await send(own, 'GET', `${files}/${beeld}`), 404) // nothing names it yet
    await own.made({ soort: 'inbreng.toevoegen', kamer: room, beeld })
    const got = await send(own, 'GET', `${files}/${beeld}`)
    assert.deepEqual([got.status, got.headers['content-type']], [200, 'image/png'])
    is_problem(await send(linda, 'GET', `${files}/${beeld}`), 404)
    is_problem(await send(linda, 'POST', files, { type: 'image/png', body: png }), 404)
    is_problem(await send(own, 'POST', files, { type: 'text/plain', body: png }), 415)
    is_problem(await send(own, 'POST', files, { type: 'image/png', body: 'geen foto' }), 400)
    is_problem(await send(own, 'POST', files, { type: 'audio/ogg', body: 'geen stem' }), 400)
    is_problem(await send(own, 'POST', files, { type: 'image/png', body: Buffer.alloc(10_000_000) }), 413)
  }
}
await run(tests)
