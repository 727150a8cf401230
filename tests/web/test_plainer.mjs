// SPDX-License-Identifier: EUPL-1.2
// Plainer words are offered once, before it is kept, to who works with families: without JavaScript, never forced, and nothing typed
// is lost.
//   KRING=build/kring node tests/web/test_plainer.mjs
import assert from 'node:assert/strict'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true })
const seat = name => house.seats.find(one => one.naam === name)
const call = (name, path, body) => fetch(`${house.base}/api/v1/plannen/${seat(name).plan}${path}`, { method: body ? 'POST' : 'GET', body: body && JSON.stringify(body), headers: { authorization: `Bearer ${seat(name).token}`, 'content-type': 'application/json' } })
const plan_of = async name => (await call(name, '')).json()
const second_look = 'Nog niet bewaard. Pas het aan, of bewaar het zo.'
const of_all = async () => JSON.stringify(await plan_of('Linda'))

await run(house, {
  async 'a helper reads plainer words before it is kept, changes it, and is not asked again' () {
    const p = await house.person('Hanneke')
    await p.go(`${p.plan}/wens/nieuw`)
    await p.fill('Dit heb ik nodig', 'De beschikking moet er eerst zijn.')
    await p.fill('Waarom?', 'Omdat het zo hoort.')
    await p.press('Zeg dit tegen iedereen')
    await p.says(second_look, '“beschikking”: brief met het besluit van de gemeente')
    await p.at(await p.heading())
    assert.ok(!(await of_all()).includes('beschikking'), 'nothing is kept yet')
    await p.fill('Wat je schreef', 'De brief van de gemeente moet er eerst zijn. Dan kijk ik naar de casus.')
    await p.press('Bewaar het zo')
    await p.silent(second_look)
    const [wish] = (await plan_of('Linda')).uitspraken.filter(one => one.tekst === 'De brief van de gemeente moet er eerst zijn. Dan kijk ik naar de casus.')
    assert.equal(wish.waarom, 'Omdat het zo hoort.', 'once is enough, also with another such word, and what was plain came along')
  },

  async 'what a helper writes down at a gathering is offered plainer words too, and kept as it is the second time' () {
    const made = await (await call('Linda', '/gebeurtenissen', { soort: 'bijeenkomst.toevoegen', methode: 'vrij' })).json()
    const p = await house.person('Hanneke')
    await p.go(`${p.plan}/bijeenkomst/${made.gebeurtenissen[0].over}`)
    await p.unfold('Schrijf nu al iets op')
    await p.fill('Wat wordt er gezegd?', 'De beschikking komt er op maandag aan.')
    await p.press('Schrijf op')
    await p.says(second_look, '“beschikking”: brief met het besluit van de gemeente')
    await p.at(await p.heading())
    assert.ok(!(await of_all()).includes('komt er op maandag aan'), 'nothing is kept yet')
    await p.press('Bewaar het zo')
    await p.says('De beschikking komt er op maandag aan.')
    await p.silent(second_look)
  },

  async 'what is kept as it was stands there word for word; plain words are not asked about' () {
    const p = await house.person('Hanneke')
    await p.go(`${p.plan}/informatie/nieuw`)
    await p.fill('Dit weet ik', 'Er is een beschikking afgegeven.')
    await p.press('Zeg dit tegen iedereen')
    await p.says(second_look)
    await p.press('Bewaar het zo')
    assert.ok((await of_all()).includes('Er is een beschikking afgegeven.'))
    await p.go(`${p.plan}/informatie/nieuw`)
    await p.fill('Dit weet ik', 'Daan was er maandag op tijd.')
    await p.press('Zeg dit tegen iedereen')
    assert.ok((await of_all()).includes('Daan was er maandag op tijd.'))
    await p.says('Daan was er maandag op tijd.')
    await p.silent('De rechter zei dit niet') // that stands at a condition alone
  },

  async 'a mistake is told before it is looked at; one that is found after the second look is told as always, and is not a third one' () {
    const p = await house.person('Sanne')
    await p.go(`${p.plan}/voorwaarde/nieuw`)
    await p.fill('Dit is minstens nodig', 'Volgens de bodemeisen slaapt Fenna elke nacht bij iemand die wakker wordt.')
    await p.press('Zeg dit tegen iedereen')
    await p.says('Kijk hier nog even naar.')
    await p.silent(second_look)
    await p.fill('Waarom?', 'Vorige week werd niemand wakker.')
    await p.tick('Ja, dit staat in een besluit')
    await p.press('Zeg dit tegen iedereen')
    await p.says(second_look, '“bodemeisen”: wat er minstens nodig is om veilig te zijn')
    await p.press('Bewaar het zo')
    await p.says('Kijk hier nog even naar.')
    await p.tick('Nee, dit vragen wij')
    await p.press('Zeg dit tegen iedereen')
    await p.silent(second_look)
    assert.ok((await (await call('Sanne', '')).text()).includes('Vorige week werd niemand wakker.'))
  },

  async 'in a room: the helper is asked, the family and who types another\'s words are not' () {
    const room = (await plan_of('Hanneke')).kamers.find(one => one.toont !== 'stappen' && one.toont !== 'mensen' && one.lezers.length)
    for (const [name, asked] of [['Hanneke', true], ['Linda', false]]) {
      const p = await house.person(name)
      await p.go(`${p.plan}/kamer/${room.id}`)
      await p.page.locator('main textarea[name=tekst]').first().fill(`Ik, ${name}, wacht op de beschikking.`)
      await p.press('Zet erbij')
      if (asked) {
        await p.says(second_look)
        await p.press('Bewaar het zo')
      } else await p.silent(second_look)
      await p.says(`Ik, ${name}, wacht op de beschikking.`)
    }
  }
}, 'plainer words')
