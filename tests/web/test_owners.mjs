// SPDX-License-Identifier: EUPL-1.2
// Who sits at the table and how that ends: rings, another owner, a term, a new key, an end, leaving, and what becomes of what was
// promised; going on in a plan of one's own; finishing and erasing with two owners; and each way to ask somebody in. In the
// demonstration, on a small telephone and without JavaScript.
import assert from 'node:assert/strict'
import { open_house, run, table_of } from './walk.mjs'

const house = await open_house({ demo: true })
const person = name => house.person(name)
const after = days => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10)

async function seat_of (p, name) {
  await p.go(`${p.plan}/kring`)
  await p.page.locator('main a', { hasText: name }).first().click()
  await p.follow('Plek aan tafel')
  await p.at(name)
}

async function promise (owner, who, what) {
  await owner.go(`${owner.plan}/actie/nieuw`)
  await owner.fill('Wat gaat er gebeuren?', what)
  await owner.tick(who)
  await owner.press('Zet in het plan')
  const path = owner.path()
  const p = await person(who)
  await p.go(path)
  await p.press(/^Ik doe dit/)
  return path
}

const tests = {
  async 'from five people the circle is drawn in rings, with the words beside it' () {
    const p = await person('Fleur')
    await p.go(`${p.plan}/kring`)
    await p.at('Onze mensen')
    assert.deepEqual(await p.page.locator('.ring h2').allInnerTexts(), ['Heel dichtbij', 'Dichtbij', 'Erbij'])
    assert.equal(await p.page.locator('.ring a', { hasText: 'Aysel' }).count(), 1)
    await p.silent('Henk') // whom Linda has not asked
    const small = await person('Mark') // three people and fewer
    await small.go(`${small.plan}/kring`)
    assert.equal(await small.page.locator('.ring').count(), 0)
  },

  async 'each way to ask somebody in: a link, a code to point at, a mail without a name, a letter and a key on paper' () {
    const p = await person('Linda')
    for (const [name, button, heading, words] of [['Oma Riet', 'Laat de code zien', 'De code voor Oma Riet', 'Richt de camera'], ['Karim', 'Als brief', 'Voor Karim', 'Het blokje werkt één keer'], ['Noa', 'Op papier', 'Voor Noa', 'Met deze sleutel kom je binnen']]) {
      await p.go(`${p.plan}/mens`)
      await p.fill('Naam', name)
      await p.press('Bewaar')
      await p.go(`${p.plan}/kring`)
      await p.page.locator('main a', { hasText: name }).first().click()
      await p.follow(`Vraag ${name} erbij`)
      await p.press('Maak de uitnodiging')
      await p.at(`Dit kun je ${name} sturen`)
      await p.press(button)
      await p.at(heading)
      await p.says(words)
      assert.ok(await p.page.locator('svg.qr').count() === 1, 'a code to point a camera at')
      assert.ok(!(await p.text()).includes('Ons plan'), 'a sheet does not name the plan')
    }
    await p.go(`${p.plan}/mens`)
    await p.fill('Naam', 'Sanne')
    await p.press('Bewaar')
    await p.go(`${p.plan}/kring`)
    await p.page.locator('main a', { hasText: 'Sanne' }).first().click()
    await p.follow('Vraag Sanne erbij')
    await p.press('Maak de uitnodiging')
    await p.unfold('Stuur het per mail')
    await p.fill('Mail van Sanne', 'sanne@voorbeeld.example')
    await p.press('Stuur de mail')
    let mail
    for (let tries = 0; !mail && tries < 50; tries++) { // it is sent by another thread, in its own time
      await p.go('/post')
      mail = (await p.text()).match(/sanne@voorbeeld\.example.*/)?.[0]
      if (!mail) await p.page.waitForTimeout(200)
    }
    assert.ok(mail, 'the mail lies in the post of the demonstration')
    for (const word of ['Linda', 'Sanne ', 'plan', 'kind', 'gezin']) assert.ok(!mail.includes(word), `the mail says ${word}: ${mail}`)
  },

  async 'a second owner has the same say, and neither puts the other out' () {
    const linda = await person('Linda')
    await seat_of(linda, 'Kim')
    await linda.unfold('Maak ook eigenaar')
    await linda.press('Maak Kim eigenaar')
    await seat_of(linda, 'Kim')
    await linda.says('eigenaar van het plan')
    for (const fold of ['Stop met', 'Tot wanneer?', 'Sleutel kwijt?']) {
      const there = await linda.page.locator('summary', { hasText: fold }).count()
      if (fold !== 'Sleutel kwijt?') assert.equal(there, 0, `${fold} at another owner`)
    }
    const kim = await person('Kim')
    await seat_of(kim, 'Linda')
    assert.equal(await kim.page.locator('summary', { hasText: 'Stop met' }).count(), 0)
    await kim.go(`${kim.plan}/erbij`)
    await kim.at('Wie vraag je als eerste?')
  },

  async 'a plan that will be erased is closed for all, and any owner stops it' () {
    const [linda, kim, truus] = [await person('Linda'), await person('Kim'), await person('Truus')]
    await linda.go(`${linda.plan}/wissen`)
    await linda.says('Dan is het plan over veertien dagen weg.')
    await linda.press('Wis dit plan')
    await linda.says(/zeker/)
    await linda.tick('Ja, ik weet het zeker')
    await linda.press('Wis dit plan')
    await linda.at('Dit plan wordt gewist')
    await truus.go(truus.plan)
    await truus.says('Dit plan wordt gewist')
    assert.ok(!await truus.links_to('Voeg een stap toe'), 'nothing can be added')
    await truus.go(`${truus.plan}/meenemen`)
    await truus.at('Neem het plan mee')
    await truus.go(`${truus.plan}/wissen`)
    assert.ok(!await truus.offers('Stop. Wis het plan niet'), 'only an owner stops it')
    await kim.go(`${kim.plan}/wissen`)
    await kim.press('Stop. Wis het plan niet')
    await truus.go(truus.plan)
    await truus.silent('wordt gewist')
    assert.ok(await truus.links_to('Voeg een stap toe'))
  },

  async 'a finished plan can be read, takes nothing new, and goes on when an owner says so' () {
    const [linda, truus] = [await person('Linda'), await person('Truus')]
    await linda.go(`${linda.plan}/klaar`)
    await linda.page.locator('textarea').fill('De ochtend gaat goed.')
    await linda.press('Rond het plan af')
    await truus.go(truus.plan)
    assert.ok(!await truus.links_to('Voeg een stap toe'))
    await truus.follow('Wat er goed gaat')
    await truus.says('We eten elke avond samen.')
    assert.ok(!await truus.offers('Zet erbij'), 'nothing can be written')
    await linda.go(`${linda.plan}/klaar`)
    await linda.press('Ga toch verder met dit plan')
    await truus.page.reload()
    assert.ok(await truus.offers('Zet erbij'))
  },

  async 'an address that is too long is told at its field: what was typed stays, and the name beside it too' () {
    const kim = await person('Kim')
    const me = (await table_of(house, 'Kim').seen_by('Kim')).mensen.find(one => one.ik)
    await kim.go(`${kim.plan}/mens/${me.id}`)
    await kim.unfold('Adres en telefoon')
    await kim.fill('Adres', 'Een lange straat. '.repeat(20))
    await kim.fill('Telefoon', '06 00 00 00 00')
    await kim.press('Bewaar adres en telefoon')
    await kim.says('Kijk hier nog even naar.')
    for (const [label, value] of [['Adres', /^Een lange straat/], ['Telefoon', /^06 00/], ['Naam', /^Kim$/]]) assert.match(await kim.page.getByLabel(label, { exact: true }).first().inputValue(), value)
  },

  async 'a term is set, and its day is told; a day that is past is not taken' () {
    const linda = await person('Linda')
    await seat_of(linda, 'Hanneke')
    await linda.unfold('Tot wanneer?')
    await linda.fill('Doet mee tot en met', '2020-01-01')
    await linda.page.locator('details[open]').getByRole('button', { name: 'Bewaar' }).click()
    assert.equal(await linda.page.locator('.field__error').count(), 1)
    await linda.fill('Doet mee tot en met', after(30))
    await linda.page.locator('details[open]').getByRole('button', { name: 'Bewaar' }).click()
    await seat_of(linda, 'Hanneke')
    await linda.silent('tot jullie stoppen')
  },

  async 'a new key lets Truus in, and the one before does not any more' () {
    const linda = await person('Linda')
    await seat_of(linda, 'Truus')
    await linda.unfold('Sleutel kwijt?')
    await linda.press('Maak een nieuwe sleutel')
    const key = (await linda.page.locator('.code').innerText()).replace(/\s/g, '')
    assert.match(key, /^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
    const phone = await person()
    await phone.go('/binnen')
    await phone.page.locator('.input--code').first().fill(key)
    await phone.page.locator('form', { has: phone.page.locator('.input--code') }).getByRole('button').first().click()
    await phone.says('Truus')
    await linda.go(`${linda.plan}/geschiedenis`)
    await linda.says('maakte een nieuwe sleutel voor iemand')
  },

  async 'who leaves reads nothing any more, and what was promised waits for somebody else' () {
    const linda = await person('Linda')
    const path = await promise(linda, 'Truus', 'Soep brengen')
    const truus = await person('Truus')
    await truus.go(`${truus.plan}/weggaan`)
    await truus.says('Iemand anders kan het doen:')
    await truus.says('Soep brengen')
    await truus.press('Ja, ik stop')
    assert.equal(await truus.go(truus.plan), 404)
    await linda.go(path)
    await linda.silent('Wie Truus')
    await linda.says('weten we nog niet')
    assert.ok(await linda.offers(/^Ik doe dit/), 'somebody else can do it')
    await linda.go(`${linda.plan}/geschiedenis`)
    await linda.says('Truus stopte zelf.')
  },

  async 'a seat that an owner ends reads nothing any more, and says why to owners alone' () {
    const linda = await person('Linda')
    await seat_of(linda, 'Hanneke')
    await linda.unfold('Stop met Hanneke')
    await linda.fill(/^Waarom/, 'De opvang is geregeld.')
    await linda.press('Stop')
    const hanneke = await person('Hanneke')
    assert.equal(await hanneke.go(hanneke.plan), 404)
    const fleur = await person('Fleur')
    await fleur.go(`${fleur.plan}/geschiedenis`)
    await fleur.silent('De opvang is geregeld.')
    await linda.go(`${linda.plan}/kring`)
    await linda.page.locator('main a', { hasText: 'Hanneke' }).first().click()
    await linda.says('Nog niet gevraagd.')
  },

  async 'who works with families has a list of that work, and never beside a plan of their own' () {
    const joke = await person('Joke')
    await joke.go('/werk')
    await joke.at('Mijn werk')
    await joke.says('Samen verder')
    await joke.go('/week')
    await joke.silent('Samen verder')
    await joke.go('/instellingen')
    assert.equal(await joke.page.locator('input[name=samen]').count(), 0, 'work is not offered to stand with one\'s own')

    // Nor does a plan of her own stand with her work, or what others do there.
    const { call, seen_by, seat } = table_of(house, 'Joke')
    await fetch(`${house.base}/api/v1/plannen`, { method: 'POST', body: JSON.stringify({ naam: 'Thuis bij Joke' }), headers: { authorization: `Bearer ${seat('Joke').token}`, 'content-type': 'application/json' } })
    await call('Rima', '/gebeurtenissen', { soort: 'actie.toevoegen', tekst: 'Rima belt met oma.', doeners: [(await seen_by('Rima')).mensen.find(one => one.ik).id], ritme: 'elke-dag', lezers: [seat('Joke').stoel] })
    await joke.go(`${joke.plan}/week`)
    await joke.says('Rima belt met oma.')
    await joke.go('/werk')
    await joke.says('Samen verder')
    await joke.silent('Rima belt met oma.')
    await joke.silent('Thuis bij Joke')
  },

  async 'a question put to who works with families waits on the plan, the week and the list of work, until it is answered' () {
    const joke = await person('Joke'), rima = await person('Rima')
    const pay = 'Kunnen we zelf iemand betalen voor de maandagavond?'
    for (const path of ['/werk', `${joke.plan}/week`, joke.plan]) {
      await joke.go(path)
      await joke.says('Vragen aan jou', 'weken geleden gevraagd.')
    }
    await rima.go(rima.plan)
    await rima.silent('Vragen aan jou')
    await joke.follow(pay)
    await joke.fill('Jouw antwoord', 'Ja, vanaf januari.')
    await joke.press('Geef antwoord')
    for (const path of ['/werk', `${joke.plan}/week`, joke.plan]) {
      await joke.go(path)
      await joke.silent('Vragen aan jou')
    }
    await rima.go(`${rima.plan}/hulpverleners`)
    await rima.says(pay, 'Ja, vanaf januari.')
  },

  async 'a folded room says whose words it shows first' () {
    const linda = await person('Linda')
    await linda.go(linda.plan)
    await linda.says(/Mijn eigen bladzijde Lotte lacht weer\. · Fleur/)
  },

  async 'going on in a plan of one\'s own takes what one may read, tells nobody, and is nobody else\'s' () {
    const kim = await person('Kim')
    await kim.go(`${kim.plan}/verder`)
    await kim.at('Verder in een eigen plan')
    await kim.press('Maak mijn eigen plan')
    const own = kim.path().match(/\/plan\/\w{26}/)[0]
    assert.notEqual(own, kim.plan)
    await kim.go(own)
    await kim.says('Wat er goed gaat')
    await kim.silent('Wat er aan de hand is')
    const linda = await person('Linda')
    assert.equal(await linda.go(own), 404)
    await linda.go(`${linda.plan}/geschiedenis`)
    await linda.silent('eigen plan')
    await kim.go('/plan')
    await kim.at('Mijn plannen')

    // Two plans: each its own week, until Kim asks for one list.
    await kim.go(`${own}/actie/nieuw`)
    await kim.fill('Wat gaat er gebeuren?', 'Eigen fiets maken')
    await kim.tick('Ik')
    await kim.press('Zet in het plan')
    await kim.go('/week')
    await kim.silent('Eigen fiets maken')
    await kim.go('/instellingen')
    for (const choice of await kim.page.locator('input[name=samen]').all()) await choice.check()
    await kim.page.locator('form', { has: kim.page.locator('input[name=samen]') }).getByRole('button', { name: 'Bewaar' }).click()
    await kim.go('/plan')
    await kim.follow('Deze week, bij elkaar')
    await kim.says('Eigen fiets maken')
    await kim.says('Kim brengt Lotte naar school.')
    await kim.press(/^Gedaan: Eigen fiets/)
    assert.equal(kim.path(), '/week', 'back where it was pressed')
  }
}

await run(house, tests, 'owners')
