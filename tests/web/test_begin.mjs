// SPDX-License-Identifier: EUPL-1.2
// The first ten minutes (J1) as somebody goes through them, on a small telephone and without JavaScript:
//   KRING=build/kring PICTURES=some/folder node tests/web/test_begin.mjs
// Each sentence below is tried in a browser of its own. Voices are in test_voice.mjs, coming back in test_back.mjs.
import assert from 'node:assert/strict'
import { begin, headings, skips } from './begin.mjs'
import { open_house, run } from './walk.mjs'

const house = await open_house()

const tests = {
  async 'with nothing but "Sla over" there is a usable plan in twelve screens' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    for (let i = 0; i < headings.length; i++) {
      await p.at(headings[i])
      await p.press(skips[i])
    }
    await p.at('Hoe kom je straks terug?')
    await p.press('Sla over')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.press('Nu niet')
    await p.at('Ons plan')
    assert.ok(p.taps <= 12, `${p.taps} taps`)
    const text = await p.text()
    assert.match(text, /We weten het nog niet\./)
    assert.doesNotMatch(text, /Wat er aan de hand is/)
    await p.go('/') // and it is found again from the front
    await p.follow('Naar mijn plan')
    assert.match(p.page.url(), /\/plan/)
    await p.context.close()
  },

  async 'what is answered stands in the plan, once, also when it is sent again' () {
    const p = await house.person()
    const { page } = p
    await begin(p, 'Nee, alleen ik')
    await page.getByLabel('Jij', { exact: true }).fill('Linda')
    await page.getByLabel('Kind', { exact: true }).fill('Fleur')
    await p.press('Nog een kind')
    assert.equal(await page.getByLabel('Jij', { exact: true }).inputValue(), 'Linda')
    await page.getByLabel('Kind', { exact: true }).nth(1).fill('Sem')
    await p.picture('kinderen')
    await page.getByLabel('Kind', { exact: true }).nth(1).press('Enter') // Enter is "Verder", not "Nog een kind"
    await p.at('Wat is er aan de hand?')
    await page.locator('textarea').fill('Het is te veel.\nIk slaap slecht.')
    await p.press('Verder')
    await p.at('Wat gaat er goed?')
    await page.goBack()
    assert.match(await p.text(), /Dit staat er al: Het is te veel\./)
    await page.locator('textarea').fill('Het is te veel.\nIk slaap slecht.')
    await p.press('Verder')
    await page.getByLabel('Regel 1').fill('We eten samen.')
    await page.getByLabel('Regel 3').fill('Fleur helpt.')
    await p.press('Verder')
    await page.locator('textarea').fill('Rust in de ochtend.')
    await p.press('Verder')
    await p.at('Wie kan met je meedenken?')
    await page.getByLabel('Naam', { exact: true }).first().fill('Kim')
    await page.getByLabel('Wie is dat van jullie?').first().fill('mijn zus')
    await p.press('Verder')
    await p.at('Wat is één kleine stap voor deze week?')
    assert.match(await p.text(), /Kim weet dit nog niet\./)
    await page.getByLabel('Kim').check()
    await page.getByLabel('Morgen').check()
    await p.press('Verder')
    assert.match(await p.text(), /Schrijf op wat je gaat doen/)
    assert.ok(await page.getByLabel('Kim').isChecked())
    await p.picture('stap-fout')
    await page.getByLabel('Wat?').fill('Naar de speeltuin')
    await p.press('Verder')
    await p.at('Hoe kom je straks terug?')
    await p.press('Blijf binnen op deze telefoon')
    await page.locator('#cijfers').fill('12')
    await p.press('Bewaar')
    assert.match(await p.text(), /Typ precies vier cijfers/)
    await page.locator('#cijfers').fill('4826')
    await p.press('Bewaar')
    await p.at('Wie mag je helpen als je de sleutel kwijt bent?')
    await p.press('Kim')
    await p.picture('plan')
    const text = await p.text()
    for (const words of ['Naar de speeltuin', 'Rust in de ochtend.', 'We eten samen.', 'Fleur helpt.', 'Kim', 'Alleen jij ziet dit']) assert.ok(text.includes(words), words)
    assert.equal(text.split('Het is te veel.').length, 2)
    const order = ['Deze week', 'Wat we willen', 'Wat er goed gaat', 'Wat er aan de hand is'].map(title => text.indexOf(title))
    assert.deepEqual(order, [...order].sort((a, b) => a - b))
    await p.context.close()
  },

  async 'a code by mail asks for an address, and a wrong code is told' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    for (const name of skips) await p.press(name)
    await p.press('Stuur een code naar mijn mail Kan een ander in je mail? Kies dan papier.')
    await p.at('Wat is je mailadres?')
    await p.page.locator('#mail').fill('linda@example.org')
    await p.press('Verder')
    await p.at('Welke code staat in je mail?')
    await p.page.locator('#code').fill('000000')
    await p.press('Verder')
    assert.match(await p.text(), /Deze code klopt niet/)
    await p.picture('code-fout')
    await p.press('Sla over')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.context.close()
  },

  async 'in English all of it is English' () {
    const p = await house.person('', { locale: 'en-GB' })
    await p.go('/')
    assert.equal(await p.heading(), 'Make a plan with your own people')
    await p.press('Begin our plan')
    await p.press('No, only me')
    for (const name of ['Skip', 'Skip', "I can't think of anything", "I don't know yet", 'Skip', 'Skip', 'Skip', 'Not now']) await p.press(name)
    assert.equal(await p.heading(), 'Our plan')
    assert.match(await p.text(), /We don't know yet\./)
    await p.context.close()
  },

  async 'with "Ik kan niemand bedenken" and "Iemand mag dit niet weten" one goes on where one was' () {
    const p = await house.person()
    await begin(p, 'Weet ik niet')
    for (const name of skips.slice(0, 4)) await p.press(name)
    await p.follow('Ik kan niemand bedenken')
    await p.at('Ik kan niemand bedenken')
    await p.follow('Verder met mijn plan')
    await p.follow('Iemand mag dit niet weten')
    await p.at('Iemand mag dit niet weten')
    await p.follow('Verder met mijn plan')
    await p.at('Wie kan met je meedenken?')
    await p.context.close()
  }
}

await run(house, tests)
