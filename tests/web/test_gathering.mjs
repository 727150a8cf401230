// SPDX-License-Identifier: EUPL-1.2
// Around the table: a round table without JavaScript, and private time with four telephones inside and two outside (a compact
// version of the design's script). No page or answer that is outside changes by one byte while something is said inside.
//   KRING=build/kring node tests/web/test_gathering.mjs
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true })
const owner = house.seats.find(seat => seat.eigenaar)
const table = house.seats.filter(seat => seat.plan === owner.plan)
const works = seat => /^(professional|coordinator)$/.test(seat.rol)
const outside = table.filter(works)
const family = table.filter(seat => !works(seat) && !seat.eigenaar)
const inside = [owner, ...family].slice(0, 4)
const call = (who, path, body) => fetch(`${house.base}/api/v1${path}`, { method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' } })
const say = (who, soort, more = {}) => call(who, `/plannen/${who.plan}/gebeurtenissen`, { soort, ...more })
const plan_of = async who => (await call(who, `/plannen/${who.plan}`)).json()
const same_form = text => text.replace(/name="(bewijs|sleutel)" value="[^"]*"/g, '')

// Everything somebody outside can ask for, as bytes: pages, the API, what happened, and both files.
const paths = plan => ['', '/week', '/kring', '/meer', '/doelen', '/geschiedenis', '/versies', '/gelukt', '/print', '/bijeenkomst', '/privetijd'].map(end => `/plan/${plan}${end}`)
async function all_that_is_seen (who, phone, extra = []) {
  const seen = {}
  for (const path of [...paths(who.plan), ...extra]) seen[path] = same_form(await (await phone.context.request.get(house.base + path)).text())
  for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
    const got = await call(who, `/plannen/${who.plan}${path}`)
    seen[`api${path}`] = `${got.status} ${got.headers.get('etag')} ${(await got.text()).replace(/"gemaakt":"[^"]*"/, '')}`
  }
  return seen
}
function unchanged (before, after, when) {
  for (const path of Object.keys(before)) assert.ok(before[path] === after[path], `${path} changed for who is outside, ${when}`)
}

const phones = new Map()
const phone = async who => phones.get(who.stoel) ?? phones.set(who.stoel, await house.person(who.naam)).get(who.stoel)

await run(house, {
  async 'a round table is led from one telephone without JavaScript, to what it leaves behind' () {
    const p = await house.person(owner.naam)
    await p.go(p.plan)
    await p.follow(/Een dag prikken|Onze bijeenkomsten/)
    await p.at('Samen om de tafel')
    await p.says('Rondetafelgesprek', 'Zij keken het ook niet na')
    await p.press('Kies dit: Rondetafelgesprek')
    await p.at('Rondetafelgesprek')
    await p.says('De bijeenkomst is er.', 'Hoe het zo kwam', 'Deze kamers horen erbij')
    // Who is who: a role of the method goes to somebody by name, in the page of the gathering itself.
    await p.says('Wie is wie?', 'Vaste hulpverlener: nog niemand')
    assert.equal((await say(owner, 'mens.toevoegen', { naam: 'Ome Onbekend', 'niet-gevraagd': true })).status, 201)
    const gathering = p.path()
    for (const who of [outside[0].naam, 'Nog niemand', outside[0].naam]) {
      await p.go(gathering)
      await p.unfold('Kies wie dit doet')
      assert.ok(!(await p.page.getByLabel('Wie doet dit?').first().innerText()).includes('Ome Onbekend'), 'who was only thought of is offered to nobody')
      await p.choose('Wie doet dit?', who)
      await p.page.locator('li', { hasText: 'Kies wie dit doet' }).getByRole('button', { name: 'Bewaar' }).click()
      await p.says('Dit is bewaard.', `Vaste hulpverlener: ${who.toLowerCase() === 'nog niemand' ? 'nog niemand' : who}`)
    }
    const seen = await plan_of(outside[1])
    const [chair] = seen.bijeenkomsten[0].rollen
    assert.deepEqual(chair.mensen.map(id => seen.mensen.find(one => one.id === id).naam), [outside[0].naam], 'everybody at the table reads it')
    assert.equal((await say(owner, 'rol.geven', { bijeenkomst: p.path().slice(-16), rol: 'voorzitter', mensen: (await plan_of(owner)).mensen.slice(0, 2).map(one => one.id) })).status, 400)
    await p.follow('Een vel voor op tafel')
    await p.at('Rondetafelgesprek')
    await p.silent('iedereen aan tafel') // it is so in every part
    await p.says('Zo gaat het', 'Wat gaat er goed, ook als het klein is?', `Vaste hulpverlener: ${outside[0].naam}`, 'Gevaar? Bel 112.')
    await p.follow('Terug')
    await p.press('Zet deze kamers erbij')
    await p.says('De kamers staan in het plan.')
    assert.ok(!await p.offers('Zet deze kamers erbij'), 'what is there already is not offered again')
    for (const title of ['Hoe het zo kwam', 'Wat er goed gaat', 'De vraag']) {
      await p.press(new RegExp(`^Ga naar dit deel ?: ${title}`))
      await p.says('Jullie zijn bij een ander deel.')
    }
    await p.says('Waar willen jullie hulp bij?', 'Erbij: iedereen aan tafel')
    assert.ok(!await p.links_to('Leg het plan voor'), 'more parts follow')
    await p.at('Rondetafelgesprek')
    await p.follow(/^Verander dit deel ?: De vraag/)
    await p.fill('Hoe noemen jullie dit deel?', 'Wat wij willen')
    await p.fill('Wat vragen jullie elkaar?', 'Waar willen jullie hulp bij?\nEn van wie?')
    await p.press('Bewaar')
    await p.says('Wat wij willen', 'En van wie?')
    // Notes and decisions: one box, and its button says what it becomes.
    await p.fill('Wat wordt er gezegd?', 'Samira zoekt iemand die meegaat')
    await p.press('Schrijf op')
    await p.says('Dit staat erbij.', 'Wat er gezegd is', 'Samira zoekt iemand die meegaat')
    await p.press(/^Maak er een actie van/)
    await p.says('Wat we besloten', 'Wie en wanneer?')
    await p.fill('Wat wordt er gezegd?', 'Iedereen slaapt weer')
    await p.press('Dit is een doel')
    await p.says('Iedereen slaapt weer')
    await p.press('Schrijf op')
    await p.says('Schrijf iets op, of kies iets anders.')
    await p.at('Rondetafelgesprek')
    await p.follow('Volg op dit scherm')
    await p.says('Deze pagina vernieuwt zichzelf.', 'Waar willen jullie hulp bij?', 'Iedereen slaapt weer')
    await p.at('Wat wij willen')
    assert.match((await p.context.request.get(p.page.url())).headers().refresh, /^20; url=/)
    const plan = await plan_of(owner)
    const of = plan.bijeenkomsten[0].id
    assert.ok(plan.doelen.some(one => one.tekst === 'Iedereen slaapt weer' && one.bijeenkomst === of))
    assert.ok(plan.acties.some(one => one.bijeenkomst === of))
    const notes = plan.kamers.find(room => room.titel === 'Rondetafelgesprek')
    assert.ok(notes.inbreng.some(one => one.bijeenkomst === of && one.fase === 'vraag'))
    assert.ok(family.every(who => notes.lezers.includes(who.stoel)), 'the whole circle reads what is said at the table')
    const room = plan.kamers.find(one => one.titel === 'Wie geeft welke hulp')
    assert.deepEqual(room.velden.map(field => [field.titel, field.soort]), [['Wie', 'mens'], ['Wat', 'tekst'], ['Tot wanneer', 'dag']])
    await p.go(`${p.plan}/bijeenkomst/${plan.bijeenkomsten[0].id}`)
    await p.follow('Deel de vorm, niet de inhoud')
    await p.at('Deel de vorm, niet de inhoud')
    await p.says('En van wie?', 'Staat er een naam van iemand tussen?')
    await p.tick('Wie geeft welke hulp')
    const [download] = await Promise.all([p.page.waitForEvent('download'), p.press('Haal het bestand op')])
    const file = join(house.folder, 'vorm.yaml')
    await download.saveAs(file)
    const { readFileSync } = await import('node:fs')
    const form = readFileSync(file, 'utf8')
    for (const words of ['titel: {nl: "Vaste hulpverlener"}', 'Wat wij willen', 'En van wie?', 'Wie geeft welke hulp', 'soort: dag']) assert.ok(form.includes(words), `${words} in ${form}`)
    for (const words of ['Iedereen slaapt weer', 'Samira', outside[0].naam]) assert.ok(!form.includes(words), words)
    execFileSync(process.env.KRING ?? 'build/kring', ['pack', 'check', file])
    await p.go(`${p.plan}/bijeenkomst/${plan.bijeenkomsten[0].id}`)
    await p.press(/^Ga naar dit deel ?: Hoe horen we/)
    assert.ok(await p.links_to('Leg het plan voor'), 'the last part leads on to what each says of the plan')
    await p.press('Deze bijeenkomst is klaar')
    await p.says('De bijeenkomst is voorbij.', 'Leg het plan voor', 'Van hulpverleners')
  },

  async 'a method that is not there is refused at its field, and the list of methods names them all' () {
    const got = await say(owner, 'bijeenkomst.toevoegen', { methode: 'bestaat-niet' })
    assert.equal(got.status, 400)
    assert.deepEqual((await got.json()).fouten.map(one => one.veld), ['methode'])
    const methods = await (await call(owner, '/methoden')).json()
    const ids = ['vrij', 'bijeenkomst-met-privetijd', 'familienetwerkberaad', 'rondetafel', 'drie-kolommen', 'netwerkkompas', 'blijvende-coach', 'samen-een-plan', 'gezinsplan', 'steunfiguur', 'de-eerste-dagen']
    for (const id of ids) assert.ok(methods.some(one => one.id === id && one.naam && one.fasen), id)
    assert.equal((await fetch(`${house.base}/api/v1/methoden`)).status, 401)
  },

  async 'private time: who is not on the list sees no byte of it, until it is shown' () {
    const [helper] = outside
    const at_home = table.find(seat => !inside.includes(seat) && !works(seat)) ?? outside[1]
    const lead = await phone(owner)
    await lead.go(`${lead.plan}/bijeenkomst`)
    await lead.press('Kies dit: Bijeenkomst met privétijd')
    const gathering = lead.path()
    const also = ['', '/wie', '/dag', '/volgen'].map(end => gathering + end)
    for (const part of [/^Ga naar dit deel ?: Welkom/, /^Ga naar dit deel ?: Informatie/]) await lead.press(part)

    // Before the door: each may choose somebody who may come.
    const young = inside[1]
    const theirs = await phone(young)
    await theirs.go(gathering)
    await theirs.choose('Wil je straks iemand erbij kunnen halen?', helper.naam)
    await theirs.press('Bewaar')
    await theirs.says('Dit is bewaard. Alleen jij ziet het.')

    // The door.
    await lead.go(gathering)
    await lead.follow(/^Ga naar dit deel ?: Privétijd/)
    await lead.at('Wie blijft er aan tafel?')
    await lead.says('Wie hier niet staat, ziet straks niets.', 'Sommige plichten blijven')
    for (const box of await lead.page.locator('input[name=binnen]').all()) {
      const seat = await box.getAttribute('value')
      const who = table.find(one => one.stoel === seat)
      if (who) assert.equal(await box.isChecked(), !works(who), `${who.naam}: who works with families stays when the family ticks it`)
      await box.setChecked(false)
    }
    await lead.press('Doe de deur dicht')
    await lead.says('Kies wie er blijft. Iemand van de familie hoort daarbij.')
    for (const box of await lead.page.locator('input[name=binnen]').all()) {
      const seat = await box.getAttribute('value')
      await box.setChecked(inside.some(one => one.stoel === seat))
    }
    await lead.press('Doe de deur dicht')
    await lead.at('Privétijd')
    await lead.says('De deur is dicht.', 'Wat willen we bereiken?', 'Alleen voor mij')

    const watching = [helper, at_home]
    const seen = new Map()
    for (const who of watching) seen.set(who, await all_that_is_seen(who, await phone(who), also))
    for (const who of watching) assert.match(seen.get(who)[`/plan/${owner.plan}`], /De familie praat nu zonder ons\./)
    const still = async (when, whose = watching) => {
      for (const who of whose) unchanged(seen.get(who), await all_that_is_seen(who, await phone(who), also), when)
    }

    // A goal, an action, a choice of one's own.
    await lead.fill('Wat wordt er gezegd?', 'Wij vieren samen Sinterklaas')
    await lead.press('Dit is een doel')
    await lead.at('Privétijd')
    await lead.says('Wij vieren samen Sinterklaas')
    await still('after a goal')
    for (const text of ['Oma bakt een taart', 'Kerst doen we later']) assert.equal((await say(owner, 'actie.toevoegen', { tekst: text })).status, 201)
    await still('after two actions')
    for (const who of inside.slice(1)) {
      const p = await phone(who)
      await p.go(`${p.plan}/privetijd`)
      await p.at('Privétijd')
      if ((await plan_of(who))['leest-stappen']) await p.says('Oma bakt een taart')
    }
    if (await theirs.page.getByLabel('Alleen voor mij').count()) {
      await theirs.fill('Alleen voor mij', 'Dit zeg ik tegen niemand')
      await theirs.press('Bewaar')
      await theirs.at('Privétijd')
      await lead.go(`${lead.plan}/privetijd`)
      await lead.silent('Dit zeg ik tegen niemand')
      await still('after words of one alone')
    }

    // The call: it reaches the one who was named, and nobody else.
    await theirs.go(`${theirs.plan}/privetijd`)
    await theirs.unfold('Ik wil er iemand bij')
    await theirs.press(`Vraag ${helper.naam} om te komen`)
    await theirs.says(`${helper.naam} krijgt nu bericht. De anderen zien niet dat jij dit vroeg.`)
    const theirs_now = await phone(helper)
    await theirs_now.go(theirs_now.plan)
    await theirs_now.says('Iemand vraagt of je komt.')
    await still('after the call', [at_home])
    await lead.go(`${lead.plan}/privetijd`)
    await lead.silent('Iemand vraagt of je komt')
    await theirs.press('Toch niet')
    await theirs_now.go(theirs_now.plan)
    await theirs_now.silent('Iemand vraagt of je komt.')

    // A change of the plan from outside is refused; the plan outside is as it was.
    if (at_home !== helper) assert.equal((await say(at_home, 'doel.toevoegen', { tekst: 'Van buiten' })).status, 403)

    // Showing it: Christmas is not ticked.
    await lead.go(`${lead.plan}/privetijd`)
    await lead.press('Laat dit zien')
    await lead.at('Wat laten jullie zien?')
    for (const who of inside.slice(1)) assert.equal((await say(who, 'privetijd.wachten', { bijeenkomst: gathering.split('/').at(-1), klopt: true })).status, 201)
    await lead.says('Wat niet is aangevinkt, blijft van jullie.')
    await lead.silent('Dit zeg ik tegen niemand')
    await lead.tick('Kerst doen we later')
    await lead.press('Laat dit zien')
    await lead.says('Jullie lieten het plan zien. De deur is open.', 'Kijk wat er ligt')
    const shown = JSON.stringify(await plan_of(helper))
    const reads = (await plan_of(helper))['leest-stappen']
    if (reads) assert.ok(shown.includes('Wij vieren samen Sinterklaas'))
    assert.ok(!shown.includes('Kerst doen we later') && !shown.includes('Dit zeg ik tegen niemand'))
    assert.ok(JSON.stringify(await plan_of(owner)).includes('Kerst doen we later'))
    await theirs_now.go(theirs_now.plan)
    await theirs_now.silent('De familie praat nu zonder ons.')

    // What stayed behind can be shown after all, once.
    const id = gathering.split('/').at(-1)
    const { volgnummer } = await plan_of(owner)
    assert.equal((await say(owner, 'bijeenkomst.voorleggen', { bijeenkomst: id })).status, 400) // what was it that was looked through?
    assert.equal((await say(owner, 'bijeenkomst.voorleggen', { bijeenkomst: id, volgnummer })).status, 201)
    for (const seen of [volgnummer, (await plan_of(owner)).volgnummer]) assert.equal((await say(owner, 'bijeenkomst.voorleggen', { bijeenkomst: id, volgnummer: seen })).status, 403)
    if (reads) assert.ok(JSON.stringify(await plan_of(helper)).includes('Kerst doen we later'))
    assert.ok(!JSON.stringify(await plan_of(helper)).includes('Dit zeg ik tegen niemand'))
    phones.clear()
  },

  async 'over the API: a door needs somebody of the family, a part opens, and the door opens without showing anything' () {
    const [helper] = outside
    const made = await (await say(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd', titel: 'Nog een keer' })).json()
    const id = made.gebeurtenissen[0].over
    assert.equal((await say(owner, 'fase.openen', { bijeenkomst: id, fase: 'bestaat-niet' })).status, 400)
    assert.equal((await say(owner, 'fase.openen', { bijeenkomst: id, fase: 'informatie' })).status, 201)
    assert.equal((await say(owner, 'fase.openen', { bijeenkomst: id, fase: 'privetijd', binnen: [helper.stoel] })).status, 400)
    assert.equal((await say(owner, 'fase.openen', { bijeenkomst: id, fase: 'privetijd' })).status, 201)
    const before = await (await call(helper, `/plannen/${owner.plan}/gebeurtenissen`)).text()
    assert.equal((await say(owner, 'doel.toevoegen', { tekst: 'Dit blijft binnen' })).status, 201)
    assert.equal(await (await call(helper, `/plannen/${owner.plan}/gebeurtenissen`)).text(), before)
    assert.equal((await say(owner, 'fase.openen', { bijeenkomst: id, fase: 'informatie' })).status, 403, 'the door is shut')
    assert.equal((await say(helper, 'privetijd.stoppen', { bijeenkomst: id })).status, 403)
    const p = await house.person(owner.naam)
    await p.go(`${p.plan}/privetijd`)
    await p.unfold('Doe de deur open')
    await p.press('Doe de deur open')
    await p.says('De deur is open. Wat jullie binnen schreven, blijft van jullie.', 'Er ligt nog iets van jullie privétijd. Niemand anders ziet het.')
    assert.ok(!JSON.stringify(await plan_of(helper)).includes('Dit blijft binnen'))
    assert.ok(JSON.stringify(await plan_of(owner)).includes('Dit blijft binnen'))
  },

  async 'the method in docs/werkwijze.md is a pack that is taken' () {
    const kring = process.env.KRING ?? 'build/kring'
    const { readFileSync, writeFileSync } = await import('node:fs')
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'werkwijze.md'), 'utf8')
    const [, yaml] = text.match(/```yaml\n([\s\S]*?)```/)
    assert.ok(yaml.split('\n').length < 60)
    const file = join(house.folder, 'voorbeeld.yaml')
    writeFileSync(file, yaml)
    execFileSync(kring, ['pack', 'check', file])
  }
}, 'around the table')
