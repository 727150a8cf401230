// SPDX-License-Identifier: EUPL-1.2
// Two at one table: what one seat asks, says or puts forward, and what the other sees and answers. In the demonstration, on a small
// telephone and without JavaScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { open_house, run, table_of } from './walk.mjs'

const house = await open_house({ demo: true })
const [linda, kim, truus, hanneke, fleur, daan] = ['Linda', 'Kim', 'Truus', 'Hanneke', 'Fleur', 'Daan'].map(name => () => house.person(name))

// Linda asks somebody something; gives its address.
async function asks (who, what) {
  const p = await linda()
  await p.go(`${p.plan}/actie/nieuw`)
  await p.fill('Wat gaat er gebeuren?', what)
  await p.tick(who)
  await p.press('Zet in het plan')
  await p.says(`${who} weet dit nog niet`)
  return p.path()
}

const room = async (p, title) => {
  await p.go(p.plan)
  await p.follow(title)
  await p.at(title)
}

const tests = {
  async 'what is asked has three answers, and who asked sees which it was' () {
    for (const [answer, seen] of [['Ik doe dit', 'Wie Kim'], ['Dat lukt mij niet', 'Lukt niet bij Kim'], ['Bel mij even', 'Wil eerst bellen Kim']]) {
      const path = await asks('Kim', `Vraag: ${answer}`)
      const friend = await kim()
      await friend.go(path)
      for (const name of ['Ik doe dit', 'Dat lukt mij niet', 'Bel mij even']) assert.ok(await friend.offers(new RegExp(`^${name}`)), name)
      assert.ok(!await friend.offers(/^Gedaan/), 'nothing is done before it is promised')
      await friend.press(new RegExp(`^${answer}`))
      const owner = await linda()
      await owner.go(path)
      await owner.says(seen)
      await owner.silent('weet dit nog niet')
    }
  },

  async 'who takes back a promise says why, and the step waits for somebody else' () {
    const path = await asks('Kim', 'De was ophalen')
    const friend = await kim()
    await friend.go(path)
    await friend.press(/^Ik doe dit/)
    await friend.go(path)
    await friend.follow('Dit lukt mij niet meer')
    await friend.page.locator('textarea').fill('Mijn auto is stuk.')
    await friend.page.locator('main form button').last().click()
    const owner = await linda()
    await owner.go(path)
    await owner.says('weten we nog niet')
    assert.ok(await owner.offers(/^Ik doe dit/))
  },

  async 'one tap says how it goes, and one takes it back' () {
    const path = await asks('Kim', 'Lotte helpen met lezen')
    const friend = await kim()
    await friend.go(path)
    await friend.press(/^Ik doe dit/)
    await friend.go(`${friend.plan}/week`)
    await friend.press(/^Gedaan: Lotte helpen/)
    const owner = await linda()
    await owner.go(path)
    await owner.says('gedaan Kim')
    await friend.go(`${friend.plan}/week`)
    await friend.press(/^Maak ongedaan: Lotte helpen/)
    await owner.go(path)
    await owner.silent('gedaan Kim')
  },

  async 'before help is asked, the names of who will read it stand there' () {
    const path = await asks('Kim', 'De fiets maken')
    const friend = await kim()
    await friend.go(path)
    await friend.press(/^Ik doe dit/)
    await friend.go(`${path}/hulp`)
    await friend.says('Linda')
    await friend.says('Truus')
    await friend.page.locator('label.choice', { hasText: 'Truus' }).locator('input').setChecked(false)
    await friend.page.locator('label.choice', { hasText: 'Fleur' }).locator('input').setChecked(false)
    await friend.press('Vraag om hulp')
    await friend.says('hulp nodig')
    const grandmother = await truus()
    await grandmother.go(path)
    await grandmother.silent('hulp nodig')
    const owner = await linda()
    await owner.go(path)
    await owner.says('hulp nodig')
  },

  async 'what a helper types for the family waits for its "Ja, zo zei ik het"' () {
    const owner = await linda()
    await owner.go(`${owner.plan}/deel/mensen/lezers`)
    await owner.tick('Hanneke') // whom one may not see one cannot name
    await owner.press('Bewaar')
    const helper = await hanneke()
    await room(helper, 'Wat we willen')
    await helper.page.fill('#tekst', 'Donderdag is het zwaarst.')
    await helper.unfold('Meer')
    await helper.choose('Wie zei dit?', 'Linda')
    await helper.press('Zet erbij')
    const grandmother = await truus()
    await room(grandmother, 'Wat we willen')
    await grandmother.says('Gezegd door Linda, getypt door Hanneke')
    assert.ok(!await grandmother.offers('Ja, zo zei ik het'), 'only Linda says so')
    await room(owner, 'Wat we willen')
    await owner.says('Hanneke typte dit. Zei jij het zo?')
    await owner.press('Ja, zo zei ik het')
    await owner.silent('Zei jij het zo?')
    await helper.page.reload()
    await helper.follow('Veranderen')
    await helper.page.fill('#tekst', 'Donderdag is te zwaar.')
    await helper.press('Bewaar')
    await owner.page.reload()
    await owner.says('Hanneke typte dit. Zei jij het zo?') // the yes was to other words
    await owner.press('Zo zei ik het niet')
    await room(grandmother, 'Wat we willen')
    await grandmother.says('Zo is het niet gezegd')
  },

  async 'who works with the family is shown nothing that only the family may do' () {
    const helper = await hanneke()
    for (const path of ['', '/meer', '/kring', '/doelen', '/versies', '/aanbod']) {
      await helper.go(helper.plan + path)
      for (const name of ['Maak een kamer', 'Wat kan er nog meer in?', 'Vraag iemand erbij', 'Schrijf iemand erbij', 'Een doel erbij', 'Een actie erbij', 'Kies een vorm', 'Andere naam', 'Laat de tafelcode zien', 'Voor iemand anders']) {
        assert.ok(!await helper.links_to(name), `${name} on ${path}`)
      }
      for (const name of ['Leg op tafel', 'Leg dit plan voor']) assert.ok(!await helper.offers(name), `${name} on ${path}`)
    }
    for (const path of ['/kamer/nieuw', '/doel/nieuw', '/vorm', '/naam', '/mens']) {
      const status = await helper.go(helper.plan + path)
      assert.ok(status === 404 || !await helper.page.locator('main form[method=post]').count(), `${path} asks what will be refused`)
    }
  },

  async 'of a version each says what they think, a child is not asked, and who has no telephone is heard by a witness' () {
    const owner = await linda()
    await owner.go(`${owner.plan}/versies`)
    await owner.fill('Naam van deze versie', 'Ons eerste plan')
    await owner.press('Leg dit plan voor')
    await owner.press('Ik sta hierachter')
    const friend = await kim()
    await friend.go(`${friend.plan}/versies`)
    await friend.fill('Een woord erbij', 'Ik wil ook op maandag helpen.')
    await friend.press('Ik wil praten')
    const child = await daan()
    await child.go(`${child.plan}/versies`)
    assert.ok(!await child.offers('Ik sta hierachter'), 'a child is not asked')
    const helper = await hanneke()
    await helper.go(`${helper.plan}/versies`)
    await helper.press('Dit kan ik niet')
    assert.ok(!await helper.page.locator('summary', { hasText: 'Iemand zonder telefoon' }).count(), 'a helper does not answer for the family')
    await owner.go(`${owner.plan}/versies`)
    await owner.unfold('Iemand zonder telefoon zegt iets')
    const whom = await owner.page.getByLabel('Voor wie?').first().locator('option').allInnerTexts()
    for (const name of ['Daan', 'Kim', 'Fleur', 'Hanneke']) assert.ok(!whom.includes(name), `${name} says it alone, or not at all`)
    await owner.choose('Voor wie?', 'Lotte')
    await owner.page.locator('details[open] label.choice', { hasText: 'Ik sta hierachter' }).click()
    await owner.press('Bewaar')
    await owner.says('Kies wie erbij was toen dit gezegd werd.')
    await owner.choose('Wie was erbij?', 'Kim')
    await owner.press('Bewaar')
    await friend.page.reload()
    await friend.says('Antwoorden zie je straks tegelijk.', 'Jouw antwoord: Ik wil praten')
    await friend.silent('Lotte Ik sta hierachter')
    await friend.follow('Antwoord op papier')
    await friend.at('Wat vind jij van het plan?')
    await owner.press('Laat alle antwoorden zien')
    await owner.says('Iedereen ziet nu alle antwoorden.', 'Ik wil ook op maandag helpen.')
    await friend.go(`${friend.plan}/versies`)
    await friend.says('Lotte Ik sta hierachter')
    await friend.says('Jij Ik wil praten')
    await friend.says('Ik wil ook op maandag helpen.')
    await friend.says('Hanneke Dit kan ik niet')
    await friend.says('getypt door Linda')
    await friend.says('Kim was erbij')
  },

  async 'a stand-in answers, and it stands there who typed it' () {
    const path = await asks('Truus', 'Soep koken')
    const grandmother = await truus()
    await grandmother.go(`${grandmother.plan}/kring`)
    await grandmother.follow('Kim')
    await grandmother.follow('Plek aan tafel')
    if (await grandmother.offers('Ja, dat mag')) await grandmother.press('Ja, dat mag')
    const friend = await kim()
    await friend.go(`${friend.plan}/voor`)
    await friend.follow('Truus')
    await friend.at('Truus zegt:')
    await friend.says('Linda vraagt: Soep koken')
    await friend.press('Ik doe dit')
    await friend.says('Truus doet dit. Kim vulde het in.')
    const owner = await linda()
    await owner.go(path)
    await owner.says('Wie Truus')
    await owner.go(`${owner.plan}/geschiedenis`)
    await owner.says('Kim')
    await grandmother.go(`${grandmother.plan}/kring`)
    await grandmother.follow('Kim')
    await grandmother.follow('Plek aan tafel')
    await grandmother.press('Stop daarmee')
    await friend.go(`${friend.plan}/voor`)
    assert.ok(!await friend.links_to('Truus'), 'no longer asked to')
  },

  async 'help offered lies in the circle, and is a step in one more press' () {
    const friend = await kim()
    await friend.go(`${friend.plan}/aanbod`)
    await friend.fill('Wat kun je doen?', 'Ik kan vrijdag koken.')
    await friend.press('Leg op tafel')
    const helper = await hanneke()
    await helper.go(`${helper.plan}/kring`)
    await helper.silent('Ik kan vrijdag koken.')
    const owner = await linda()
    await owner.go(`${owner.plan}/kring`)
    await owner.says('Ik kan vrijdag koken.')
    await owner.page.getByRole('link', { name: 'Maak er een actie van: Ik kan vrijdag koken.' }).click()
    await owner.press('Zet in het plan')
    await owner.at('Ik kan vrijdag koken.')
    await owner.says('Kim')
    await owner.go(`${owner.plan}/kring`)
    await owner.silent('Ik kan vrijdag koken.')
  },

  async 'an earlier who and when of a step can be compared and brought back' () {
    const path = await asks('Kim', 'Samen naar de bibliotheek')
    const owner = await linda()
    await owner.go(`${path}/anders`)
    await owner.fill('Wat gaat er gebeuren?', 'Samen naar het zwembad')
    await owner.tick('Fleur')
    await owner.press('Bewaar')
    await owner.go(`${owner.plan}/geschiedenis`)
    await owner.follow('Wat veranderde er?')
    await owner.says('Eerst stond er Samen naar de bibliotheek Wie: Kim Daarna stond er Samen naar het zwembad Wie: Kim en Fleur')
    await owner.press('Zet de eerste tekst terug')
    await owner.go(path)
    await owner.at('Samen naar de bibliotheek')
    await owner.says('Wie Kim Kim, Fleur')
  },

  async 'on paper stands the whole plan with names, and what is mine alone only when I ask for it' () {
    const owner = await house.person('Mark')
    await owner.go(`${owner.plan}/kamer/nieuw`)
    await owner.fill('Hoe heet de kamer?', 'Niet voor op papier')
    await owner.tick('Alleen ik')
    await owner.press('Maak de kamer')
    await owner.page.fill('#tekst', 'Dit is van mij.')
    await owner.press('Zet erbij')
    await owner.go(`${owner.plan}/print`)
    for (const words of ['Mijn kinderen en ik', 'Henk rijdt met mij mee naar de groep.', 'Ik slaap weer.', 'Mark']) await owner.says(words)
    for (const words of ['Van jou', 'Dit is van mij.']) await owner.silent(words)
    await owner.follow('Zet het erbij')
    await owner.says('Dit is van mij.')
  },

  async 'a person or a goal in a table is that person or goal: it has the name it has now, and no other family reads it' () {
    const owner = await house.person('Mark')
    await owner.go(`${owner.plan}/mens`)
    await owner.fill('Naam', 'Opa')
    await owner.press('Bewaar')
    await owner.go(`${owner.plan}/kamer/nieuw?toont=tabel`)
    await owner.fill('Hoe heet de kamer?', 'Wie doet wat')
    await owner.page.fill('#kolom-1', 'Wat')
    await owner.press('Maak de kamer')
    const path = owner.path()
    await owner.go(`${path}/anders`)
    await owner.unfold('Een vakje erbij')
    await owner.page.fill('#vakje', 'Wie')
    await owner.choose('Wat komt erin?', 'iemand van de kring')
    await owner.press('Zet het vakje erbij')
    await owner.go(path)
    await owner.fill('Wat', 'rijden')
    await owner.choose('Wie', 'Opa')
    await owner.press('Zet erbij')
    await owner.says('rijden Opa')
    await owner.go(`${owner.plan}/kring`)
    await owner.page.locator('main a', { hasText: 'Opa' }).first().click()
    await owner.unfold('Verander')
    await owner.fill('Naam', 'Opa Jan')
    await owner.press('Bewaar')
    await owner.go(path)
    await owner.says('Opa Jan')
    await owner.follow('rijden')
    assert.equal(await owner.page.locator('select option:checked', { hasText: 'Opa Jan' }).count(), 1)
    await owner.fill('Wat', 'fietsen')
    await owner.press('Bewaar')
    await owner.follow('fietsen')
    await owner.unfold('Wat stond hier eerder?')
    await owner.says('rijden Opa Jan')
    await owner.go(`${owner.plan}/geschiedenis`)
    await owner.follow('Wat veranderde er?')
    await owner.says('Wie: Opa Jan')
    await owner.go(`${owner.plan}/meenemen`)
    const file = await (await owner.context.request.get(`${house.base}${owner.plan}/meenemen/plan.html`)).text()
    assert.match(file, /Wie: <bdi>Opa Jan/)
  },

  async 'what a helper takes along is their own part and nobody else\'s, and the table sees it' () {
    const { call, seen_by, seat } = table_of(house, 'Rima')
    const says = async (name, saying) => (await (await call(name, '/gebeurtenissen', saying)).json()).gebeurtenissen[0].over
    const person = async name => (await seen_by('Rima')).stoelen.find(one => one.id === seat(name).stoel).mens
    const both = ['Joke', 'Els']
    const lezers = both.map(name => seat(name).stoel)
    const kamer = await says('Rima', { soort: 'kamer.toevoegen', titel: 'Met hulp', lezers })
    await says('Rima', { soort: 'deel.delen', deel: 'stappen', lezers })
    for (const name of both) {
      await says(name, { soort: 'inbreng.toevoegen', kamer, tekst: `${name} zag dat het lukte.` })
      await says(name, { soort: 'wens.zeggen', tekst: `${name} wil graag op tijd komen.` })
      await says(name, { soort: 'actie.toevoegen', tekst: `${name} belt de school.`, doeners: [await person(name)] })
      await says('Rima', { soort: 'vraag.stellen', tekst: `Wanneer komt ${name}?`, aan: await person(name) })
    }
    await says('Rima', { soort: 'inbreng.toevoegen', kamer, tekst: 'Rima zag dat het lukte.' })
    const joke = await house.person('Joke')
    await joke.go(`${joke.plan}/eigen-stuk`)
    for (const what of ['Wat jij schreef', 'Wat jij doet', 'Wat jij tegen iedereen zei', 'Vragen aan jou']) await joke.tick(what)
    const [file] = await Promise.all([joke.page.waitForEvent('download'), joke.press('Neem dit mee')])
    const text = readFileSync(await file.path(), 'utf8')
    for (const words of ['Joke zag dat', 'Joke wil graag', 'Joke belt', 'Wanneer komt Joke?']) assert.ok(text.includes(words), words)
    for (const words of ['Els zag dat', 'Els wil graag', 'Els belt', 'Wanneer komt Els?', 'Rima zag dat', 'vandaag']) assert.ok(!text.includes(words), text)
    const rima = await house.person('Rima')
    await rima.go(`${rima.plan}/geschiedenis`)
    await rima.says('Joke nam het eigen stuk mee om het zelf te bewaren.')
  },

  async 'who looked: of the circle only in which week, of a helper when' () {
    for (const one of [kim, hanneke]) await room(await one(), 'Wat we willen')
    const owner = await linda()
    await owner.go(`${owner.plan}/gekeken`)
    await owner.says(/Kim.{0,40}heeft dit gelezen, deze week/)
    const [, of_helper, of_circle] = (await owner.text()).match(/^(.*?)(Kim.*)$/)
    assert.match(of_helper, /Hanneke.*vandaag, \d+\.\d\d/)
    assert.doesNotMatch(of_circle, /\d\.\d\d/)
  },

  async 'words that belong with other words stand with a way to them' () {
    const owner = await linda()
    await room(owner, 'Wat er goed gaat')
    await owner.page.fill('#tekst', 'Dat helpt ons echt.')
    await owner.unfold('Meer')
    const other = owner.page.locator('#bij option', { hasText: 'We eten elke avond samen' })
    await owner.choose('Hoort dit bij iets anders?', await other.getAttribute('value'))
    await owner.press('Zet erbij')
    await owner.says(/Hoort bij: We eten elke avond samen/)
    const child = await fleur()
    await room(child, 'Wat er goed gaat')
    await child.page.locator('a', { hasText: 'We eten elke avond samen' }).click()
    await child.says('We eten elke avond samen. Ook als het laat is.')
  }
}

await run(house, tests, 'seats')
