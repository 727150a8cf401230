// SPDX-License-Identifier: EUPL-1.2
// A voice in place of text, without JavaScript: at every question of the beginning, wherever a person writes in a room, and when
// Truus says how it went. And somebody who types for another.
//   KRING=build/kring PICTURES=some/folder node tests/web/test_voice.mjs
import assert from 'node:assert/strict'
import { begin, come_back, key_of, plan_of, skip, skips, speak, VOICE } from './begin.mjs'
import { open_house, run } from './walk.mjs'

const house = await open_house()
const sounds = page => page.locator('audio').evaluateAll(all => all.map(one => one.getAttribute('src')))

// Everything this seat can hear, on the pages of its plan and of its rooms.
async function heard (p) {
  const all = new Set(await sounds(p.page))
  const rooms = await p.page.locator('main a[href*="/kamer/"]').evaluateAll(links => [...new Set(links.map(a => a.getAttribute('href')))])
  for (const room of rooms.filter(path => /kamer\/(?!nieuw)[0-9a-z]+$/.test(path))) {
    await p.go(room)
    for (const sound of await sounds(p.page)) all.add(sound)
  }
  return [...all]
}

const tests = {
  async 'at every question of the beginning one can speak instead, on each line' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    let said = 0
    const voice = () => Buffer.concat([VOICE, Buffer.from(String(said++))]) // each another one
    for (let question = 0; question < skips.length; question++) {
      const places = await p.page.locator('input[type=file][accept^="audio"][capture]').count()
      assert.equal(places, question === 2 ? 3 : 1, `${await p.heading()}: ${places} places to speak`)
      assert.equal(await p.page.locator('summary', { hasText: 'Inspreken' }).count(), places)
      for (let n = 0; n < places; n++) await speak(p, n, voice())
      await p.page.locator('summary', { hasText: 'Inspreken' }).first().click()
      await p.fits()
      await p.picture('inspreken-' + question)
      await p.press('Verder')
    }
    assert.equal(await p.heading(), 'Hoe kom je straks terug?')
    await p.go(plan_of(p))
    await p.says('Een ingesproken stap', 'Wie kan met je meedenken?', 'Een gesproken bericht')
    await p.picture('plan-ingesproken')
    const all = await heard(p)
    assert.equal(all.length, said)
    for (const sound of all) assert.equal((await p.context.request.get(house.base + sound)).status(), 200)
    const file = await (await p.context.request.get(`${house.base}${plan_of(p)}/meenemen/plan.html`)).text()
    assert.equal(file.split('<audio').length - 1, said) // and all of them are taken along
  },

  async 'a voice is sent as that voice and in parts, and to nobody else; a page that calls itself a voice is not kept' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Luister maar.')
    await speak(p, 0, Buffer.from('<!doctype html><script>1</script>'))
    await p.press('Verder')
    await p.says('Dit is geen geluid dat we kennen')
    assert.equal(await p.page.locator('textarea').inputValue(), 'Luister maar.')
    await p.picture('geen-geluid')
    await speak(p)
    await p.press('Verder')
    assert.equal(await p.heading(), 'Wat gaat er goed?')
    await p.go(plan_of(p))
    await p.follow('Wat er aan de hand is')
    const [sound] = await sounds(p.page)
    const ask = headers => p.context.request.get(house.base + sound, { headers })
    const whole = await ask()
    assert.equal(whole.headers()['content-type'], 'audio/ogg')
    assert.equal(whole.headers()['x-content-type-options'], 'nosniff')
    assert.equal(whole.headers()['accept-ranges'], 'bytes')
    assert.ok(VOICE.equals(await whole.body()))
    const first = await ask({ range: 'bytes=0-1' }) // what a telephone of Apple asks before it plays anything
    assert.equal(first.status(), 206)
    assert.equal(first.headers()['content-range'], `bytes 0-1/${VOICE.length}`)
    assert.ok(VOICE.subarray(0, 2).equals(await first.body()))
    const last = await ask({ range: 'bytes=-100' })
    assert.ok(VOICE.subarray(VOICE.length - 100).equals(await last.body()))
    const none = await ask({ range: `bytes=${VOICE.length}-` })
    assert.equal(none.status(), 416)
    assert.equal(none.headers()['content-range'], `bytes */${VOICE.length}`)
    const stranger = await house.person()
    await begin(stranger, 'Nee, alleen ik')
    assert.equal((await stranger.context.request.get(house.base + sound)).status(), 404)
    assert.equal((await stranger.context.request.get(house.base + sound.replace(/\/plan\/\w+/, plan_of(stranger)))).status(), 404)
  },

  async 'in a room one speaks as one writes' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Het is veel.')
    await p.press('Verder')
    await p.go(plan_of(p))
    await p.follow('Wat er aan de hand is')
    assert.equal(await p.page.locator('input[accept^="audio"][capture]').count(), 1)
    await speak(p)
    await p.press('Zet erbij')
    assert.equal((await sounds(p.page)).length, 1)
    await p.picture('kamer-stem')
    await speak(p, 0, Buffer.from('geen stem'))
    await p.press('Zet erbij')
    await p.says('Dit is geen geluid dat we kennen')
  },

  async 'who types for another: each answer says who typed it, the key is hers, and the helper has no seat' () {
    const p = await house.person()
    await p.go('/')
    await p.follow('Ik help iemand')
    await p.at('Ik help iemand')
    await p.fill('Hoe heet jij?', 'Hanneke')
    await p.press('Samen beginnen')
    const first = await key_of(p)
    await p.picture('helpen-3')
    await p.fill('Wie je helpt', 'Linda')
    await p.press('Verder')
    await p.says(/Wil Linda dit zelf doen\? Geef (haar|Linda) de telefoon\./)
    await p.picture('helpen-4')
    await p.page.locator('textarea').fill('Dit typt Linda zelf.')
    await p.tick('Linda schrijft dit zelf')
    await p.press('Verder')
    await p.page.getByLabel('Regel 1').fill('We eten samen.')
    await p.press('Verder')
    await skip(p, 3, 5)
    await p.fill('Wat?', 'Naar de speeltuin')
    await p.tick('Linda')
    await p.press('Verder')
    await p.at('Hoe komt Linda straks terug?')
    await p.press('Op papier, om te printen')
    const key = await key_of(p)
    await p.press('Ik heb mijn sleutel')
    await p.at('Dit plan is van Linda.')
    await p.says(/Jij hebt geen stoel\. (Zij|Linda) kan je er een geven\./)
    assert.equal((await p.context.cookies()).length, 0)
    assert.notEqual(first, key)
    await p.go(`/in/${first}`) // and the key that Hanneke saw first opens nothing
    assert.doesNotMatch(await p.text(), /Ben jij/)

    const linda = await come_back(house, key)
    await linda.says('Welkom terug. Je was bij: vier cijfers kiezen.')
    await linda.follow('Naar het plan')
    const plan = linda.path()
    await linda.follow('Wat er goed gaat')
    await linda.says('We eten samen.', 'Gezegd door jou, getypt door Hanneke')
    await linda.go(plan)
    await linda.follow('Wat er aan de hand is')
    await linda.says('Dit typt Linda zelf.')
    await linda.silent('Hanneke')
    await linda.go(plan)
    await linda.follow('Naar de speeltuin')
    await linda.says('Getypt door Hanneke')
    await linda.go(plan + '/geschiedenis')
    await linda.says('Naar de speeltuin (getypt door Hanneke)')
    await linda.picture('getypt')
    const file = await (await linda.context.request.get(`${house.base}${plan}/meenemen/plan.html`)).text()
    assert.match(file, /Opgeschreven door[^<]*(<[^>]*>)*\s*:?\s*(<[^>]*>)*Hanneke/)
    await linda.go(plan) // what she writes now is hers alone again
    await linda.follow('Wat er goed gaat')
    await linda.page.locator('textarea').first().fill('Sem lacht.')
    await linda.press('Zet erbij')
    await linda.says('Sem lacht.')
    assert.equal((await linda.text()).split('Hanneke').length, 2)
  },

  async 'a helper who says no name is called that, and the next person on that computer is not' () {
    const p = await house.person()
    await p.go('/helpen')
    await p.press('Samen beginnen')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Ik ben moe.')
    await p.press('Verder')
    const plan = plan_of(p)
    await p.go(plan)
    await p.follow('Wat er aan de hand is')
    await p.says('getypt door een helper')
    await p.context.clearCookies({ name: 'kring' }) // somebody else sits down; the browser was not closed
    await p.go('/begin/telefoon')
    await p.press('Nee, alleen ik')
    await p.press('Sla over')
    await p.silent('Geef haar de telefoon')
  }
}

await run(house, tests)
