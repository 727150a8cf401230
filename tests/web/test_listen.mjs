// SPDX-License-Identifier: EUPL-1.2
// "Luister naar deze bladzijde" (beginnen.md, screen 1): the telephone reads the front page aloud, when it has a voice of its own for
// the page's language. Voices are put into the browser here; what it would say is written down.
import assert from 'node:assert/strict'
import { open_house, run } from './walk.mjs'

const house = await open_house()

async function with_voices (voices, locale = 'nl-NL') {
  const context = await house.browser.newContext({ viewport: { width: 360, height: 740 }, locale })
  await context.addInitScript(voices => {
    const said = window.said = []
    const synthesis = Object.assign(new EventTarget(), { speaking: false, getVoices: () => voices, cancel () { this.speaking = false }, speak (words) { this.speaking = true; said.push([words.text, words.lang]) } })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    window.SpeechSynthesisUtterance = class { constructor (text) { this.text = text } }
  }, voices)
  const page = await context.newPage()
  await page.goto(house.base + '/')
  return { page, button: page.getByRole('button', { name: /Luister naar deze bladzijde|Listen to this page/ }) }
}
const voice = (lang, localService = true) => ({ lang, localService })

await run(house, {
  async 'the page is read aloud in its language, and stops when pressed again' () {
    const { page, button } = await with_voices([voice('en-GB'), voice('nl-NL')])
    await button.click()
    const [[text, lang]] = await page.evaluate(() => window.said)
    assert.equal(lang, 'nl-NL')
    assert.match(text, /^Maak een plan met je eigen mensen\. Jullie kiezen wat erin staat\..*Ons plan beginnen.*Ik heb een uitnodiging of een sleutel/)
    assert.doesNotMatch(text, /Luister/)
    await button.click()
    assert.deepEqual(await page.evaluate(() => [window.said.length, speechSynthesis.speaking]), [1, false])
  },
  async 'without a voice of its own for this language there is nothing to press' () {
    for (const voices of [[], [voice('en-GB')], [voice('nl-NL', false)]]) {
      const { button } = await with_voices(voices)
      assert.equal(await button.count(), 0)
    }
    const { button } = await with_voices([voice('en-GB')], 'en-GB')
    assert.equal(await button.count(), 1)
  }
}, 'listening')
