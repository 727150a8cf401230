// SPDX-License-Identifier: EUPL-1.2
// Six telephones on one afternoon, in a browser without JavaScript: demonstration family 2 from the list of who stays until each
// said what they think of the plan. Four are inside (Marjan, Petra with the tablet, Ruben, Dennis), two outside (Nadia, who coordinates, and Sanne, who acts
// for an authority). Wherever the afternoon changes nothing outside, no byte of what Nadia or Sanne can ask for changes.
//   KRING=build/kring node tests/web/test_six_phones.mjs
import assert from 'node:assert/strict'
import { open_house, run, table_of } from './walk.mjs'

const house = await open_house({ demo: true, clock: true })
const { seat, plan, call, seen_by } = table_of(house, 'Marjan')
const say = async (name, soort, more = {}) => {
  const got = await call(name, '/gebeurtenissen', { soort, ...more })
  assert.equal(got.status, 201, `${soort}: ${await got.clone().text()}`)
  return (await got.json()).gebeurtenissen[0].over
}
const bare = text => text.replace(/name="(bewijs|sleutel)" value="[^"]*"/g, '')
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const names = ['Marjan', 'Petra', 'Ruben', 'Dennis', 'Nadia', 'Sanne']
const inside = ['Marjan', 'Dennis', 'Ruben', 'Fenna', 'Petra', 'Winston', 'Sjaan', 'Ko', 'Miriam']
const phones = {}
let gathering

// What somebody outside can ask for, as bytes.
async function asked_by (name) {
  const found = {}
  for (const end of ['', '/week', '/kring', '/meer', '/doelen', '/doelen/voorlezen', '/geschiedenis', '/versies', '/print', '/bijeenkomst', '/privetijd']) found[end] = bare(await (await phones[name].context.request.get(`${house.base}/plan/${plan}${end}`)).text())
  for (const end of ['', '/gebeurtenissen', '/export.json', '/export.html']) found[`api ${end}`] = (await (await call(name, end)).text()).replace(/"gemaakt":"[^"]*"/, '')
  return found
}
let before = {}
const look_outside = async () => { for (const name of ['Nadia', 'Sanne']) before[name] = await asked_by(name) }
async function no_change (when, who = ['Nadia', 'Sanne']) {
  for (const name of who) {
    const now = await asked_by(name)
    for (const [what, text] of Object.entries(now)) if (text !== before[name][what]) assert.fail(`${when}: ${name} gets another ${what}`)
  }
}
const at_door = async name => {
  await phones[name].go(`/plan/${plan}/privetijd`)
  return phones[name]
}

for (const name of names) phones[name] = await house.person(name)

// Each goal on a screen of its own, in letters that the whole table can read; back and forth.
async function all_aloud (name, from) {
  const p = phones[name], screens = []
  await p.go(`/plan/${plan}${from}`)
  await p.follow('Lees de doelen samen hardop')
  for (;;) {
    assert.equal(await p.page.locator('h1').count(), 1)
    const letters = await p.page.locator('.sheet').evaluate(at => ['h1', 'p'].map(tag => parseFloat(getComputedStyle(at.querySelector(tag) ?? at).fontSize)))
    assert.ok(letters[0] >= 36 && letters[1] >= 24, `${letters} pixels`)
    await p.fits()
    screens.push(await p.page.locator('.sheet').innerText())
    if (!await p.links_to('Volgende')) break
    await p.follow('Volgende')
  }
  await p.picture('voorlezen')
  if (screens.length > 1) {
    await p.follow('Vorige')
    assert.equal(await p.page.locator('.sheet').innerText(), screens.at(-2))
  }
  return screens
}

await run(house, {
  async '12.55 who stays is read aloud; whoever is inside may name one person beforehand' () {
    const [on] = (await seen_by('Marjan')).privetijd // the demonstration is in the middle of its own afternoon: begin anew
    await say('Marjan', 'privetijd.stoppen', { bijeenkomst: on.bijeenkomst })
    const marjan = phones.Marjan
    await marjan.go(`/plan/${plan}/bijeenkomst`)
    await marjan.press('Kies dit: Bijeenkomst met privétijd')
    gathering = marjan.path()
    for (const name of ['Sjaan', 'Winston', 'Ko', 'Miriam']) await say(name, 'vervanger.kiezen', { stoel: seat('Petra').stoel }) // paper, crayons and soup
    for (const name of ['Marjan', 'Ruben', 'Dennis']) { // the father's telephone gets the same as every other
      await phones[name].go(gathering)
      await phones[name].says('Wil je straks iemand erbij kunnen halen?')
    }
    await phones.Ruben.choose('Wil je straks iemand erbij kunnen halen?', 'Nadia')
    await phones.Ruben.press('Bewaar')
    await marjan.go(gathering)
    // The sheet on the table: what Sanne says is the least that is needed, and the three lines of the family.
    await marjan.follow('Een vel voor op tafel')
    await marjan.says('Wat er minstens nodig is', 'Wat willen we bereiken?', 'Wie doet wat, wanneer?', 'Wat als het anders loopt?', 'Gevaar? Bel 112.')
    const least = (await seen_by('Sanne')).uitspraken.filter(one => one.soort === 'voorwaarde' && !one.ingetrokken && one['mijn-zaak'])
    assert.ok(least.length >= 2)
    await marjan.says(...least.map(one => one.tekst))
    await marjan.go(gathering)
    await marjan.follow(/^Ga naar dit deel ?: Privétijd/)
    await marjan.at('Wie blijft er aan tafel?')
    await marjan.says('Lees de namen hardop', 'Wie hier niet staat, ziet straks niets.', 'Wie deze computer beheert, of de sleutel ervan, kan wel kijken.')
  },

  async '13.00 the door shuts: each screen says what it is' () {
    const marjan = phones.Marjan
    for (const box of await marjan.page.locator('input[name=binnen]').all()) {
      const id = await box.getAttribute('value')
      await box.setChecked(inside.some(name => seat(name)?.stoel === id))
    }
    await marjan.tick('2 uur')
    await marjan.press('Doe de deur dicht')
    for (const name of ['Marjan', 'Petra', 'Ruben', 'Dennis']) {
      const p = await at_door(name)
      await p.at('Privétijd')
      await p.says('Alleen wie aan tafel zit, ziet dit.', 'Wat willen we bereiken?', 'Wie doet wat, wanneer?', 'Wat als het anders loopt?', 'Alleen voor mij', 'Ik wil er iemand bij')
    }
    for (const button of ['Schrijf op', 'Dit is een doel', 'Dit is een actie']) assert.ok(await phones.Petra.offers(button), button)
    assert.ok(await phones.Petra.links_to('Foto van het vel'))
    for (const name of ['Nadia', 'Sanne']) {
      const p = await at_door(name)
      await p.at('De familie praat nu zonder ons')
      await p.says('Blijf in de buurt. Je ziet het als iemand je vraagt.', 'Leg iets in de brievenbus')
    }
    await look_outside()
  },

  async '13.20 Petra types a goal: those inside see it, and outside nothing changes' () {
    const petra = await at_door('Petra')
    await petra.fill('Wat wordt er gezegd?', 'Fenna woont weer thuis, stap voor stap.')
    await petra.choose('Wie zegt dit?', 'Marjan')
    await petra.press('Dit is een doel')
    for (const name of ['Ruben', 'Dennis']) await (await at_door(name)).says('Fenna woont weer thuis, stap voor stap.', 'Marjan zei dit. Petra typte het.')
    const marjan = await at_door('Marjan')
    await marjan.says('Jij zei dit. Petra typte het.')
    await marjan.page.locator('li', { hasText: 'Petra typte het.' }).getByRole('link').first().click()
    assert.ok(await marjan.offers('Zo zei ik het niet'))
    await phones.Ruben.go(marjan.path())
    assert.ok(!await phones.Ruben.offers('Zo zei ik het niet'), 'they are not his words')
    // The sheet of who has no screen: a photo of it, read by those inside alone.
    await petra.go(`/plan/${plan}/privetijd`)
    await petra.follow('Foto van het vel')
    const room = petra.path()
    const photos = async name => JSON.stringify((await seen_by(name)).kamers).split('"beeld":"').length - 1
    const had = { Marjan: await photos('Marjan'), Sanne: await photos('Sanne') }
    await petra.page.getByLabel('Een foto of tekening').first().setInputFiles({ name: 'vel.png', mimeType: 'image/png', buffer: PHOTO })
    await petra.press('Zet erbij')
    assert.equal(petra.path(), room)
    assert.deepEqual({ Marjan: await photos('Marjan'), Sanne: await photos('Sanne') }, { Marjan: had.Marjan + 1, Sanne: had.Sanne })
    await no_change('13.20')
  },

  async '13.35 Ruben writes for himself: nobody else at the table reads it' () {
    const ruben = phones.Ruben
    await ruben.go('/cijfers/open')
    await ruben.page.locator('input[name=cijfers]').fill(seat('Ruben').cijfers)
    await ruben.page.locator('main form button').first().click()
    await at_door('Ruben')
    await ruben.fill('Alleen voor mij', 'Ik luister s nachts of ze slaapt.')
    await ruben.press('Bewaar')
    const kept = (await seen_by('Ruben')).kamers.flatMap(one => one.inbreng).find(one => one.tekst?.startsWith('Ik luister s nachts'))
    assert.ok(kept['alleen-ik'], 'his alone, whoever reads the room')
    for (const name of ['Marjan', 'Petra', 'Dennis']) {
      await (await at_door(name)).silent('Ik luister s nachts')
      assert.ok(!JSON.stringify(await seen_by(name)).includes('Ik luister s nachts'))
    }
    const petra = await at_door('Petra') // what who is grown writes there is theirs as well
    await petra.fill('Alleen voor mij', 'Ik ben zo moe.')
    await petra.page.locator('form', { has: petra.page.getByLabel('Alleen voor mij') }).getByRole('button').click()
    for (const name of ['Petra', 'Marjan', 'Dennis', 'Ruben']) assert.equal(JSON.stringify(await seen_by(name)).includes('Ik ben zo moe.'), name === 'Petra', name)
    await no_change('13.35')
  },

  async '13.50 who does what, and who does not; a letter from outside lies unread' () {
    const mens = name => seen.stoelen.find(one => one.id === seat(name).stoel).mens
    const seen = await seen_by('Marjan')
    const sleeps = await say('Petra', 'actie.toevoegen', { tekst: 'Sjaan slaapt zaterdag bij Marjan.', doeners: [mens('Sjaan')] })
    await phones.Petra.go(`/plan/${plan}/actie/${sleeps}`)
    await phones.Petra.unfold('Namens Sjaan')
    await phones.Petra.page.locator('details label.choice', { hasText: 'Ik doe dit' }).click()
    await phones.Petra.page.locator('details').getByRole('button', { name: 'Bewaar' }).first().click()
    await phones.Dennis.go(`/plan/${plan}/actie/${sleeps}`)
    await phones.Dennis.says('Sjaan zei ja. Petra vulde het in.')
    const watch = await say('Dennis', 'actie.toevoegen', { tekst: 'Ruben let in de avond op mama.', doeners: [mens('Ruben')] })
    const fetched = await say('Marjan', 'actie.toevoegen', { tekst: 'Ruben ophalen' })
    await phones.Ruben.go(`/plan/${plan}/actie/${watch}`)
    await phones.Ruben.press(/^Dat lukt mij niet/)
    await phones.Dennis.go(`/plan/${plan}/actie/${fetched}`)
    await phones.Dennis.press(/^Ik doe dit/)
    await no_change('13.50')

    const sanne = await at_door('Sanne')
    await sanne.unfold('Leg iets in de brievenbus')
    await sanne.fill('Wat wil je zeggen?', 'Ik ben beneden. Neem de tijd.')
    await sanne.press('Leg dit in de brievenbus')
    await sanne.says('Je brief ligt in de brievenbus. De familie leest die straks.')
    const marjan = await at_door('Marjan')
    await marjan.says('Er ligt iets in de brievenbus. Lezen kan straks.')
    assert.ok(!JSON.stringify(await seen_by('Marjan')).includes('Ik ben beneden'))
    await look_outside()
  },

  async '14.10 Ruben asks for Nadia: it reaches her within two seconds, and no other screen' () {
    const others = async () => {
      const found = []
      for (const name of ['Marjan', 'Petra', 'Dennis']) for (const end of ['/privetijd', '', '/geschiedenis']) found.push(bare(await (await phones[name].context.request.get(`${house.base}/plan/${plan}${end}`)).text()))
      return found
    }
    const table = await others()
    const ruben = await at_door('Ruben')
    await ruben.unfold('Ik wil er iemand bij')
    await ruben.press('Vraag Nadia om te komen')
    await ruben.says('Nadia krijgt nu bericht. De anderen zien niet dat jij dit vroeg.')
    await phones.Nadia.go(`/plan/${plan}`) // one look is enough: it is there as soon as it was said
    await phones.Nadia.says('Iemand vraagt of je komt.')
    await phones.Nadia.silent('Ruben vraagt')
    assert.deepEqual(await others(), table)
    await no_change('14.10', ['Sanne'])
    await look_outside()
  },

  async '14.30 Dennis leaves without a message' () {
    const dennis = await at_door('Dennis')
    await dennis.unfold('Ik ga even weg')
    await dennis.says('Ga gerust. Niemand krijgt bericht. Je hoeft hier niets te doen.')
    await no_change('14.30')
  },

  async '15.00 those inside are asked whether they still sit there, because two hours were chosen; nobody outside is' () {
    for (const name of ['Marjan', 'Petra']) await (await at_door(name)).silent('Zitten jullie nog aan tafel?')
    house.ahead(121)
    await look_outside()
    for (const name of ['Petra', 'Marjan']) {
      const p = await at_door(name)
      await p.says('Zitten jullie nog aan tafel?')
      for (const button of ['Ja', 'We gaan later verder', 'We zijn klaar']) assert.ok(await p.offers(button), button)
    }
    for (const name of ['Nadia', 'Sanne']) await (await at_door(name)).silent('Zitten jullie nog aan tafel?')
    await phones.Marjan.press('Ja')
    for (const name of ['Petra', 'Marjan']) await (await at_door(name)).silent('Zitten jullie nog aan tafel?')
    await no_change('15.00')
  },

  async '15.25 the list is read through, Christmas stays behind, and 15.30 the plan is shown as one change' () {
    await say('Dennis', 'doel.toevoegen', { tekst: 'Kerst: weten we nog niet' })
    await no_change('15.20')
    const aloud = await all_aloud('Petra', '/privetijd')
    assert.ok(aloud.length > 1 && /Kerst: weten we/.test(aloud.join()) && /Fenna woont weer thuis/.test(aloud.join()), aloud.join())
    const marjan = await at_door('Marjan')
    await marjan.press('Laat dit zien')
    await marjan.at('Wat laten jullie zien?')
    const ruben = await at_door('Ruben')
    await ruben.says('Over één minuut gaat de deur open. Klopt alles?')
    await ruben.press('Wacht even')
    await ruben.says('Jij zei: wacht even.')
    await (await at_door('Dennis')).silent('wacht even.') // who asks is told to who shows it, and to nobody else
    await marjan.press('Laat dit zien')
    await marjan.at('Wat laten jullie zien?')
    await marjan.says('Ruben: wacht even.')
    for (const name of ['Ruben', 'Dennis', 'Petra']) await (await at_door(name)).press('Het klopt')
    await marjan.press('Laat dit zien')
    await marjan.says('De minuut is nog niet om. Iedereen kan nog zeggen: wacht even.')
    await no_change('15.25')
    house.ahead(123) // who has no screen says it aloud; the minute is over
    await marjan.go(`${gathering}/laat-zien`)
    await marjan.says('Wat niet is aangevinkt, blijft van jullie.')
    await marjan.silent('Ik luister s nachts')
    await marjan.tick('Kerst: weten we nog niet')
    await marjan.press('Laat dit zien')
    await marjan.says('Jullie lieten het plan zien. De deur is open.')
    for (const name of ['Nadia', 'Sanne']) {
      const p = phones[name]
      await p.go(`/plan/${plan}`)
      await p.silent('De familie praat nu zonder ons.')
      const text = JSON.stringify(await seen_by(name)) + await (await call(name, '/gebeurtenissen')).text()
      assert.ok(!text.includes('Kerst: weten we') && !text.includes('Ik luister s nachts'))
      if ((await seen_by(name))['leest-stappen']) assert.ok(text.includes('Fenna woont weer thuis'), name)
    }
    assert.ok(JSON.stringify(await seen_by('Marjan')).includes('Ik ben beneden'), 'and the letter can be read')
  },

  async '15.30 the goals are read aloud; Sanne looks at each of her three conditions' () {
    const marjan = phones.Marjan
    const aloud = await all_aloud('Petra', '/doelen')
    assert.match(aloud.join(), /Fenna woont weer thuis, stap voor stap\./)
    assert.doesNotMatch(aloud.join(), /Kerst: weten we|\bjij\b/, 'what stayed behind the door is not read aloud, and nobody is jij')
    const hers = (await seen_by('Sanne')).uitspraken.filter(one => one.soort === 'voorwaarde' && !one.ingetrokken && one['mijn-zaak'])
    assert.ok(hers.length >= 2, `${hers.length} conditions`)
    for (const [i, one] of hers.entries()) {
      await phones.Sanne.go(`/plan/${plan}/uitspraak/${one.id}`)
      await phones.Sanne.tick(i ? 'Ja, geregeld' : 'Nee, er mist nog iets')
      if (!i) await phones.Sanne.fill('Wat mist er precies?', 'Wie er dinsdagnacht wakker wordt.')
      await phones.Sanne.press('Zeg dit')
    }
    await marjan.go(`/plan/${plan}/hulpverleners`)
    await marjan.says('Wie er dinsdagnacht wakker wordt.')
    await marjan.at(await marjan.heading())
  },

  async '16.00 each says what they think of the plan, and all answers show together; the plan is handed over and taken over' () {
    const marjan = phones.Marjan
    await marjan.go(`/plan/${plan}/versies`)
    await marjan.press('Leg dit plan voor')
    for (const [name, answer] of [['Marjan', 'Ik sta hierachter'], ['Ruben', 'Ik wil praten'], ['Dennis', 'Ik denk er nog over na'], ['Petra', 'Ik sta hierachter']]) {
      await phones[name].go(`/plan/${plan}/versies`)
      await phones[name].at('Wat vindt iedereen ervan?')
      await phones[name].press(answer)
    }
    await phones.Dennis.says('Jouw antwoord: Ik denk er nog over na')
    for (const name of ['Sjaan', 'Winston', 'Ko', 'Miriam']) {
      const petra = phones.Petra
      await petra.go(`/plan/${plan}/versies`)
      await petra.unfold('Iemand zonder telefoon zegt iets')
      assert.ok(!(await petra.page.getByLabel('Voor wie?').innerText()).includes('Fenna'), 'a child is not asked to sign')
      await petra.choose('Voor wie?', name)
      await petra.page.locator('details label.choice', { hasText: name === 'Ko' ? 'Dit kan ik niet' : 'Ik sta hierachter' }).click()
      await petra.choose('Wie was erbij?', 'Marjan')
      await petra.page.locator('details').getByRole('button', { name: 'Bewaar' }).click()
    }
    for (const name of ['Marjan', 'Ruben', 'Dennis', 'Nadia', 'Sanne']) {
      await phones[name].go(`/plan/${plan}/versies`)
      await phones[name].silent('getypt door Petra')
    }
    await marjan.press('Laat alle antwoorden zien')
    for (const name of ['Marjan', 'Ruben', 'Dennis', 'Nadia', 'Sanne']) {
      await phones[name].go(`/plan/${plan}/versies`)
      await phones[name].says('Ik denk er nog over na', 'getypt door Petra, Marjan was erbij', 'Dit kan ik niet')
    }
    const nadia = phones.Nadia
    await nadia.go(`/plan/${plan}/coordinator`)
    await nadia.press('Ik geef dit plan aan jullie')
    await nadia.says('Het plan is van de familie.')
    const sanne = phones.Sanne
    await sanne.go(`/plan/${plan}/versies`)
    await sanne.tick('Ja, ik neem dit plan over')
    await sanne.press('Zeg dit tegen iedereen')
    await marjan.go(`/plan/${plan}/versies`)
    await marjan.says('Sanne')
    await marjan.at('Wat vindt iedereen ervan?')
  }
}, 'six telephones')
// Of the table in the design not here: 14.10 the telephone that rings and she who knocks, and 14.30 leaving the room, happen in the
// hall; 15.30 Nadia's questions are said aloud;
// the sealed note is not built. A door that stays shut for 14 days: test_asleep.mjs. An empty telephone: paper, and the photo of 13.20.
