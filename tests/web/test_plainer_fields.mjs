// SPDX-License-Identifier: EUPL-1.2
// Every field of plan/words in which somebody who helps a family can write words is sent from its page with a word of the jargon
// list in it: plainer words come first, with all that was typed, nothing is said, and one tap sends it as it is. A field that is
// new in plan/words is tried here, or stands with a reason among those that hold no words.
//   KRING=build/kring node tests/web/test_plainer_fields.mjs
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { api, come_in, families, plan_of, read, root, run, say } from './families.mjs'
import { filled, forms_of } from './forms.mjs'

const NO_WORDS = {
  naam: 'a name', adres: 'an address', telefoon: 'a number', nummer: 'a number', plek: 'the name of a place', instantie: 'the name of an office',
  methode: 'which method', fase: 'which part', na: 'which part', rol: 'which role of the method',
  moment: 'a day', momenten: 'days', kan: 'days', beeld: 'a photo', geluid: 'a voice'
}
const NO_PAGE = {
  'actie.antwoorden.woord': 'yes, no and call me are buttons alone',
  'bijeenkomst.toevoegen.titel': 'it is named after its method, and the family names it otherwise'
}
const HELPERS = /\b(professional|coordinator|table|netwerk|circle)\b/ // who guides is of the network
const WORDS = /^ {4}(line|text|lines|pairs) +\w+ +([\w-]+)\??(?: |$)/

// "actie.melden.woord": of each saying that a helper may say, the fields in which somebody writes.
function fields_of_helpers () {
  const found = []
  for (const block of readFileSync(join(root, 'plan/words'), 'utf8').split(/^(?=say |show )/m)) {
    const [, wire] = block.match(/^say \w+ +([\w.-]+) ->/) ?? []
    const lines = block.split('\n')
    if (!wire || !lines.some(line => /^ {4}by /.test(line) && HELPERS.test(line.replace(/:.*/, '')))) continue
    for (const line of lines) {
      const [, , field] = line.match(WORDS) ?? []
      if (field && !(field in NO_WORDS) && !(`${wire}.${field}` in NO_PAGE)) found.push(`${wire}.${field}`)
    }
  }
  return found
}

const seats = await families()
const who = name => seats.find(one => one.naam === name)
const of = who('Marjan')
const made = async (name, saying) => {
  const got = JSON.parse((await say(who(name), saying)).body)
  assert.ok(got.gebeurtenissen, `${name}, ${JSON.stringify(saying)}: ${JSON.stringify(got)}`)
  return got.gebeurtenissen[0].over
}
const seen = name => plan_of(who(name))
const seat_of = async name => (await seen('Marjan')).stoelen.find(one => one.id === who(name).stoel)
const person_of = async name => (await seat_of(name)).mens

// The table: Sanne acts for the certified institution, Nadia is its independent coordinator, Winston guides.
for (const [name, merk] of [['Sanne', 'gezinsvoogd'], ['Winston', 'begeleider']]) await made('Marjan', { soort: 'stoel.merken', stoel: who(name).stoel, merk })
const readers = ['Sanne', 'Winston', 'Nadia'].map(name => who(name).stoel)
await made('Marjan', { soort: 'deel.delen', deel: 'stappen', lezers: readers })
await made('Marjan', { soort: 'deel.delen', deel: 'mensen', lezers: readers })
const room = await made('Marjan', { soort: 'kamer.toevoegen', titel: 'Van iedereen', lezers: readers })
const cell = await made('Marjan', { soort: 'veld.toevoegen', kamer: room, titel: 'Nog iets', 'soort-veld': 'tekst' })
const gathering = await made('Marjan', { soort: 'bijeenkomst.toevoegen', methode: 'vrij' })
const met_deur = await made('Marjan', { soort: 'bijeenkomst.toevoegen', methode: 'bijeenkomst-met-privetijd' })
const guests = {}
for (const name of ['Sanne', 'Nadia', 'Winston']) guests[name] = await made('Marjan', { soort: 'gast.vragen', bijeenkomst: gathering, mens: await person_of(name) })

const entry = (name = 'Sanne') => made(name, { soort: 'inbreng.toevoegen', kamer: room, tekst: 'Het ging goed.' })
const action = async (name = 'Sanne') => made(name, { soort: 'actie.toevoegen', tekst: 'Bellen.', doeners: [await person_of(name)] })
const done = async () => {
  const id = await action('Winston')
  await made('Winston', { soort: 'actie.melden', actie: id, stand: 'gedaan' })
  return id
}
const version = () => made('Marjan', { soort: 'versie.voorleggen' })
const condition = () => made('Sanne', { soort: 'voorwaarde.stellen', tekst: 'Er is altijd iemand.', waarom: 'Dat hielp.', grond: 'wij-vragen' })
const asked = async () => made('Marjan', { soort: 'vraag.stellen', tekst: 'Wanneer kom je?', aan: await person_of('Sanne') })
const step = (soort, more) => made('Winston', { soort, tekst: 'Samen eten.', ...more })

// By field: who, [page, where its form goes], and what else is filled in. `mine` is what the page is about.
const TRIED = {
  'inbreng.toevoegen.tekst': ['Sanne', () => [`/kamer/${room}`, '/erbij']],
  'inbreng.toevoegen.velden': ['Nadia', () => [`/kamer/${room}`, '/erbij'], { tekst: 'Kort.' }, `velden.${cell}`],
  'inbreng.toevoegen.bijschrift': ['Sanne', () => [`/kamer/${room}`, '/erbij'], { tekst: 'Kort.' }],
  'inbreng.wijzigen.tekst': ['Sanne', async () => [`/inbreng/${await entry()}`, '/wijzigen']],
  'inbreng.wijzigen.velden': ['Sanne', async () => [`/inbreng/${await entry()}`, '/wijzigen'], {}, `velden.${cell}`],
  'inbreng.wijzigen.bijschrift': ['Sanne', async () => [`/inbreng/${await with_photo()}`, '/wijzigen']],
  'inbreng.eigen-kant.tekst': ['Winston', async () => [`/inbreng/${await entry()}`, '/eigen-kant']],
  'inbreng.verduidelijken.tekst': ['Sanne', async () => [`/inbreng/${await entry()}`, '/verduidelijken']],
  'doel.toevoegen.tekst': ['Winston', () => ['/doel/nieuw', '/doel/nieuw']],
  'doel.wijzigen.tekst': ['Winston', async () => [`/doel/${await step('doel.toevoegen')}/anders`, '/wijzigen']],
  'actie.toevoegen.tekst': ['Sanne', () => ['/actie/nieuw', '/actie/nieuw']],
  'actie.toevoegen.anders': ['Sanne', () => ['/actie/nieuw', '/actie/nieuw'], { tekst: 'Bellen.' }],
  'actie.wijzigen.tekst': ['Sanne', async () => [`/actie/${await action()}/anders`, '/wijzigen']],
  'actie.wijzigen.anders': ['Sanne', async () => [`/actie/${await action()}/anders`, '/wijzigen']],
  'actie.teruggeven.waarom': ['Sanne', async () => [`/actie/${await action()}/terug`, '/teruggeven']],
  'actie.melden.woord': ['Sanne', async () => [`/actie/${await action()}`, '/meld'], { stand: 'gaat-goed' }],
  'actie.hielp.woord': ['Winston', async () => [`/actie/${await done()}`, '/hielp'], { hielp: 'hielp' }],
  'afspraak.toevoegen.tekst': ['Winston', () => ['/afspraak/nieuw', '/afspraak/nieuw']],
  'afspraak.wijzigen.tekst': ['Winston', async () => [`/afspraak/${await step('afspraak.toevoegen')}`, '/wijzigen']],
  'aanbod.toevoegen.tekst': ['Winston', () => ['/aanbod', '/aanbod/nieuw']],
  'aanbod.toevoegen.wanneer': ['Winston', () => ['/aanbod', '/aanbod/nieuw'], { tekst: 'Koken.' }],
  'versie.instemmen.woord': ['Nadia', async () => [await version() && '/versies', '/antwoord'], { antwoord: 'wil-praten' }],
  'voorwaarde.stellen.tekst': ['Sanne', () => ['/voorwaarde/nieuw', '/voorwaarde/nieuw'], { waarom: 'Dat hielp.', grond: 'wij-vragen' }],
  'voorwaarde.stellen.waarom': ['Sanne', () => ['/voorwaarde/nieuw', '/voorwaarde/nieuw'], { tekst: 'Er is iemand.', grond: 'wij-vragen' }],
  'voorwaarde.nakijken.woord': ['Sanne', async () => [`/uitspraak/${await condition()}`, '/nakijken'], { uitkomst: 'mist' }],
  'wens.zeggen.tekst': ['Sanne', () => ['/wens/nieuw', '/wens/nieuw']],
  'wens.zeggen.waarom': ['Sanne', () => ['/wens/nieuw', '/wens/nieuw'], { tekst: 'Rust.' }],
  'informatie.geven.tekst': ['Sanne', () => ['/informatie/nieuw', '/informatie/nieuw']],
  'uitspraak.intrekken.waarom': ['Sanne', async () => [`/uitspraak/${await condition()}`, '/intrekken']],
  'uitspraak.verduidelijken.tekst': ['Sanne', async () => [`/uitspraak/${await condition()}`, '/verduidelijken']],
  'versie.overnemen.waarom': ['Sanne', async () => [await version() && '/versies', '/overnemen'], { antwoord: 'nog-niet' }],
  'vraag.stellen.tekst': ['Winston', () => ['/vraag/nieuw', '/vraag/nieuw']],
  'vraag.beantwoorden.tekst': ['Sanne', async () => [`/vraag/${await asked()}`, '/beantwoorden']],
  'mens.wijzigen.band': ['Winston', async () => { const id = await person_of('Winston'); return [`/mens/${id}`, `/mens/${id}`] }],
  'leiding.weigeren.woord': ['Nadia', () => ['/coordinator', '/niet'], { voorstel: 'twee-kamers' }],
  'voorbereiding.toevoegen.tekst': ['Winston', () => [`/voorbereiden/${who('Nadia').stoel}`, '/zeg']],
  'voorbereiding.bellen.rustig': ['Winston', () => [`/voorbereiden/${who('Nadia').stoel}`, '/bellen'], { nummer: '06 00 00 00 00' }],
  'bijeenkomst.regelen.eten': ['Nadia', () => [`/bijeenkomst/${gathering}/regelen`, '/regelen']],
  'gast.antwoorden.woorden': ['Sanne', () => [`/gast/${guests.Sanne}`, '/antwoord'], { komt: 'ik-kom' }],
  'gast.nodig.nodig': ['Nadia', () => [`/gast/${guests.Nadia}`, '/nodig']]
}

const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const address = path => `/plan/${of.plan}${path}`
const of_it = body => forms_of(body).find(form => form.fields.some(field => field.name === 'gezien'))
const all_that = async name => JSON.stringify(await seen(name)) + (await api(of, `/plannen/${of.plan}/gebeurtenissen`)).body
const entries = async () => (await seen('Marjan')).kamers.find(one => one.id === room).inbreng

async function with_photo () {
  const phone = await come_in(who('Sanne'))
  const form = forms_of((await phone.get(address(`/kamer/${room}`))).body).find(one => one.to.endsWith('/erbij'))
  await phone.post(form.to, [...filled(form, 'as it stands').filter(([name]) => name !== 'foto'), ['foto', new Blob([PHOTO])]], true)
  return (await entries()).findLast(one => one.beeld).id
}

let n = 0

async function try_field (key, [name, place, more = {}, box = key.split('.')[2]]) {
  const phone = await come_in(who(name))
  const words = `Dit is casus ${++n}`
  const [path, to] = await place()
  const page = await phone.get(address(path))
  const form = forms_of(page.body).find(one => one.to.endsWith(to) && one.fields.some(field => field.name === box))
  assert.ok(form, `no form to ${to} with ${box} at ${path} for ${name}: ${page.status}`)
  const values = { ...more, [box]: words }
  const sent = [...filled(form, 'as it stands').filter(([field]) => !(field in values)), ...Object.entries(values)]
  const before = (await seen('Marjan')).volgnummer
  const first = await phone.post(form.to, sent, form.files)
  const again = of_it(first.body)
  assert.ok(again && first.body.includes('<h1>Kan dit gewoner?'), `no plainer words: ${first.status} ${first.where ?? ''}`)
  assert.ok(read(first.body).includes('“casus”: gezin, of de naam van het gezin'))
  assert.deepEqual(again.fields.filter(field => field.type !== 'hidden').map(field => field.value), [words], 'what was typed stands there')
  for (const [field, value] of sent) if (typeof value === 'string') assert.ok(again.fields.some(one => one.name === field && one.value === value), `${field} was not kept`)
  assert.equal((await seen('Marjan')).volgnummer, before, 'nothing is said yet')
  const kept = await phone.post(again.to, filled(again, 'as it stands'), again.files)
  assert.equal(kept.status, 303, `one tap sends it as it is: ${read(kept.body.match(/<main[\s\S]*/)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`)
  assert.ok((await all_that(name)).includes(words), 'and it stands there word for word')
}

const tests = {
  async 'every field of plan/words in which a helper writes is tried here, or holds no words' () {
    assert.deepEqual(fields_of_helpers().filter(key => !(key in TRIED)), [])
    assert.deepEqual(Object.keys(TRIED).filter(key => !fields_of_helpers().includes(key)), [])
  }
}
for (const [key, tried] of Object.entries(TRIED)) tests[`plainer words come first: ${key}`] = () => try_field(key, tried)

// A form of a page by where it goes and the button that is pressed, sent with these values.
async function send (name, path, to, values, button) {
  const phone = await come_in(who(name))
  const form = forms_of((await phone.get(address(path))).body).find(one => one.to.endsWith(to) && (!button || one.button?.[1] === button) && one.fields.some(field => field.name === 'tekst' && (field.type === 'hidden') === !values.tekst))
  assert.ok(form, `no form to ${to} at ${path}`)
  const sent = [...filled(form, 'as it stands').filter(([field]) => !(field in values)), ...Object.entries(values)]
  const first = await phone.post(form.to, sent, form.files)
  return { first, again: of_it(first.body), phone }
}

Object.assign(tests, {
  async 'a note of a gathering that becomes an action, and one that is written as such, are looked at' () {
    const of_gathering = `/bijeenkomst/${gathering}`
    for (const [button, who_says, list] of [['notitie', 'Sanne', 'kamers'], ['actie', 'Sanne', 'acties'], ['doel', 'Winston', 'doelen']]) {
      const words = `De intake is een ${button}.`
      const { first, again, phone } = await send(who_says, of_gathering, '/opschrijven', { tekst: words }, button)
      assert.ok(again, `${button}: ${first.status}`)
      assert.ok(!(await all_that('Marjan')).includes(words), `${button}: not kept yet`)
      await phone.post(again.to, filled(again, 'as it stands'))
      assert.ok(JSON.stringify((await seen('Marjan'))[list]).includes(words), `${button}: kept as that`)
    }
    for (const [button, who_says, list] of [['actie', 'Sanne', 'acties'], ['doel', 'Winston', 'doelen']]) {
      const { again, phone } = await send(who_says, of_gathering, '/opschrijven', {}, button)
      assert.ok(again, `a note that becomes ${button}`)
      await phone.post(again.to, filled(again, 'as it stands').map(([name, value]) => [name, name === 'tekst' ? `Een gewoon ${button}.` : value]))
      assert.ok(JSON.stringify((await seen('Marjan'))[list]).includes(`Een gewoon ${button}.`), 'and changed on the way')
    }
  },

  async 'a photo goes along while the words beside it are looked at' () {
    const { again, phone } = await send('Sanne', `/kamer/${room}`, '/erbij', { tekst: 'Een foto van de casus.', foto: new Blob([PHOTO]) })
    await phone.post(again.to, filled(again, 'as it stands'))
    assert.ok((await entries()).find(one => one.tekst === 'Een foto van de casus.').beeld)
  },

  async 'what another said stays as it was said; who is of the family is never asked' () {
    const linked = { tekst: 'Er is een casus, zei zij.', van: await person_of('Winston') }
    assert.equal((await send('Sanne', `/kamer/${room}`, '/erbij', linked)).first.status, 303)
    const id = (await entries()).find(one => one.tekst === linked.tekst).id
    assert.equal((await send('Sanne', `/inbreng/${id}`, '/wijzigen', { tekst: 'Er is een casus, zei ze.' })).first.status, 303)
    assert.equal((await send('Marjan', '/doel/nieuw', '/doel/nieuw', { tekst: 'Een doel voor de casus.' })).first.status, 303)
  },

  async 'a word of the list is known with capitals, and by its short name; a part of a word is not' () {
    for (const [words, offered] of [['De OTS loopt.', true], ['Veilig Thuis belde.', true], ['Onder dwang gaat het niet.', true], ['Het domein werk.', true], ['De motsen en casussen.', false]]) {
      assert.equal(Boolean((await send('Sanne', '/wens/nieuw', '/wens/nieuw', { tekst: words })).again), offered, words)
    }
  },

  async 'a letter in the box is looked at as well, and then lies there' () {
    const [part] = (await seen('Marjan')).bijeenkomsten.find(one => one.id === met_deur).fasen.filter(one => one.besloten)
    await made('Marjan', { soort: 'fase.openen', bijeenkomst: met_deur, fase: part.id, binnen: [of.stoel] })
    const { again, phone } = await send('Sanne', '/privetijd', '/brief', { tekst: 'Een brief over de casus.' })
    assert.ok(again)
    assert.equal((await phone.post(again.to, filled(again, 'as it stands'))).status, 303)
    await made('Marjan', { soort: 'privetijd.stoppen', bijeenkomst: met_deur })
    assert.ok(JSON.stringify(await seen('Marjan')).includes('Een brief over de casus.'))
  }
})

await run(tests)
