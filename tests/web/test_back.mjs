// SPDX-License-Identifier: EUPL-1.2
// Slow hands in the first ten minutes: stopping and coming back at each screen, by key, by code and by the cookie of one's own
// telephone; Back, twice, and other words; a disk that is full. Nothing is lost, nothing stands there twice.
//   KRING=build/kring PICTURES=some/folder node tests/web/test_back.mjs
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { begin, come_back, headings, key_of, plan_of, skip, skips } from './begin.mjs'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true }) // where mail comes to a page
const was = ['voor wie is dit plan?', 'wat is er aan de hand?', 'wat gaat er goed?', 'wat wil je dat er anders wordt?',
  'wie kan met je meedenken?', 'wat is één kleine stap voor deze week?', 'hoe kom je straks terug?', 'vier cijfers kiezen.',
  'wie mag je helpen met je sleutel?']
const HAVE_KEY = 'Ik heb mijn sleutel al Maak je een nieuwe? Dan werkt de oude niet meer.'

// Everything typed at this screen, as Linda would.
const typing = [
  async p => { await p.page.getByLabel('Jij', { exact: true }).fill('Linda'); await p.page.getByLabel('Kind', { exact: true }).fill('Lotte') },
  async p => p.page.locator('textarea').fill('Ik slaap slecht.'),
  async p => p.page.getByLabel('Regel 1').fill('We eten samen.'),
  async p => p.page.locator('textarea').fill('Rust in de ochtend.'),
  async p => p.page.getByLabel('Naam', { exact: true }).first().fill('Kim'),
  async p => p.page.getByLabel('Wat?').fill('Naar de speeltuin')
]
const other_words = [
  async p => p.page.getByLabel('Kind', { exact: true }).nth(1).fill('Sem'),
  async p => p.page.locator('textarea').fill('En ik ben moe.'),
  async p => p.page.getByLabel('Regel 2').fill('Sem lacht veel.'),
  async p => p.page.locator('textarea').fill('Samen ontbijten.'),
  async p => p.page.getByLabel('Naam', { exact: true }).nth(1).fill('Truus'),
  async p => p.page.getByLabel('Wat?').fill('De juf bellen')
]
const kept = ['Lotte', 'Ik slaap slecht.', 'We eten samen.', 'Rust in de ochtend.', 'Kim', 'Naar de speeltuin',
  'Sem', 'En ik ben moe.', 'Sem lacht veel.', 'Samen ontbijten.', 'Truus', 'De juf bellen']

const limit = (bytes) => execFileSync('prlimit', ['--pid', String(house.pid), `--fsize=${bytes}:unlimited`])

const tests = {
  async 'the browser killed at each screen, one comes back there with the key' () {
    let p = await house.person()
    await begin(p, 'Ja, soms')
    const key = await key_of(p)
    assert.match(key, /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    for (let i = 0; i < was.length; i++) {
      await p.context.close()
      p = await come_back(house, key)
      assert.equal(await p.heading(), 'Welkom terug.')
      await p.says(`Je was bij: ${was[i]}`)
      await p.follow('Verder')
      if (i < headings.length) {
        assert.equal(await p.heading(), headings[i])
        if (i === 4) await typing[4](p) // so that somebody can be asked about the key
        await p.press(i === 4 ? 'Verder' : skips[i])
      } else {
        await p.press([HAVE_KEY, 'Nu niet', 'Kim'][i - headings.length])
      }
    }
    await p.at('Ons plan')
    await p.context.close()
    p = await come_back(house, key) // and after the last screen the plan itself
    assert.equal(await p.heading(), 'Ons plan')

    // Screens 11 and 12: whom one asks first, and what one can send.
    await p.follow('Vraag iemand erbij')
    await p.context.close()
    p = await come_back(house, key)
    await p.says('Welkom terug. Je was bij: wie vraag je als eerste?')
    await p.follow('Verder')
    await p.at('Wie vraag je als eerste?')
    await p.press('Even stoppen')
    await p.at('Tot straks')
    await p.silent('Dit is je sleutel') // the one written down works
    await p.context.close()
    p = await come_back(house, key)
    await p.says('Welkom terug. Je was bij: wie vraag je als eerste?')
    await p.follow('Naar het plan')
    await p.context.close()
    p = await come_back(house, key) // who went on to the plan is not asked again
    assert.equal(await p.heading(), 'Ons plan')
    await p.context.close()
  },

  async 'the browser killed with the invitation on the screen, one comes back to it, and makes it anew' () {
    let p = await house.person()
    await begin(p, 'Ja, soms')
    const key = await key_of(p)
    await skip(p, 0, 4)
    await typing[4](p)
    await p.press('Verder')
    await p.press('Sla over')
    for (const button of [HAVE_KEY, 'Nu niet', 'Kim']) await p.press(button)
    await p.follow('Vraag iemand erbij')
    await p.follow('Kim')
    await p.press('Maak de uitnodiging')
    await p.at('Dit kun je Kim sturen')
    await p.context.close()
    p = await come_back(house, key)
    await p.says('Welkom terug. Je was bij: de uitnodiging.')
    await p.follow('Verder')
    await p.at('Kim is gevraagd')
    await p.press('Maak een nieuwe link')
    await p.at('Dit kun je Kim sturen')
    await p.press('Even stoppen')
    await p.at('Tot straks')
    await p.follow('Toch verder')
    await p.at('Kim is gevraagd')
    await p.context.close()
    p = await come_back(house, key)
    await p.says('Je was bij: de uitnodiging.')
    await p.follow('Verder')
    await p.press('Maak een nieuwe link')
    await p.press('Even stoppen')
    await p.says('Met je sleutel kom je altijd terug.', 'Ben je je sleutel kwijt?')
    await p.follow('Maak een nieuwe sleutel')
    await p.says('Je oude sleutel werkt dan niet meer.')
    await p.press('Maak een nieuwe sleutel')
    const other = await key_of(p)
    await p.context.close()
    p = await come_back(house, other)
    await p.says('Je was bij: de uitnodiging.')
    await p.go(`/in/${key}`)
    assert.doesNotMatch(await p.text(), /Ben jij/)
    await p.context.close()
  },

  async 'on one\'s own telephone one is still in after the browser is closed, and goes on where one was' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    const [cookie] = await p.context.cookies()
    const days = (cookie.expires - Date.now() / 1000) / 86400
    assert.ok(days > 29 && days < 31, `${days} days`)
    await skip(p, 0, 2)
    await p.context.close()
    const again = await house.person()
    await again.context.addCookies([cookie]) // what a browser keeps that was closed
    await again.go('/')
    await again.follow('Naar mijn plan')
    await again.says('Welkom terug. Je was bij: wat gaat er goed?')
    await again.follow('Naar het plan')
    assert.equal(await again.heading(), 'Ons plan')
    await again.context.close()
    const shared = await house.person()
    await begin(shared, 'Weet ik niet')
    assert.ok((await shared.context.cookies()).every(one => one.expires === -1), 'a shared telephone keeps nothing')
    await shared.context.close()
  },

  async 'with a code by mail one comes back where one was' () {
    const mail = `linda.${process.pid}@example.org`
    const code = async (p, before) => { // the newest letter
      for (let tries = 0; tries < 60; tries++) {
        await p.go('/post')
        const found = (await p.text()).match(/\b\d{6}\b/)
        if (found && found[0] !== before) return found[0]
        await new Promise(resolve => setTimeout(resolve, 500))
      }
      throw new Error('no letter came')
    }
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await skip(p)
    const plan = plan_of(p)
    await p.press('Stuur een code naar mijn mail Kan een ander in je mail? Kies dan papier.')
    await p.page.locator('#mail').fill(mail)
    await p.press('Verder')
    const first = await code(p)
    await p.go(`${plan}/begin/mailcode`)
    await p.page.locator('#code').fill(first)
    await p.press('Verder')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.context.close()
    const back = await house.person()
    await back.go('/binnen')
    await back.page.locator('#mail').fill(mail)
    await back.press('Stuur mij een code')
    const second = await code(back, first)
    await back.go('/binnen/code')
    await back.page.locator('#code').fill(second)
    await back.press('Naar binnen')
    await back.says('Welkom terug. Je was bij: vier cijfers kiezen.')
    await back.context.close()
  },

  async 'who stops for a while gets a key, and comes back to the same question, where the words stand' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Ik ben moe.')
    await p.press('Even stoppen')
    await p.at('Tot straks')
    const key = await key_of(p)
    await p.context.close()
    const back = await come_back(house, key)
    await back.says('Je was bij: wat is er aan de hand?')
    await back.picture('welkom-terug')
    await back.follow('Verder')
    await back.at('Wat is er aan de hand?')
    assert.ok((await back.page.content()).includes('Ik ben moe.'))
    await back.press('Verder')
    await back.go(plan_of(back))
    assert.equal((await back.text()).split('Ik ben moe.').length, 2)
    await back.context.close()
  },

  async 'each screen sent twice, and Back with other words: all is kept, once' () {
    const p = await house.person()
    const { page } = p
    await begin(p, 'Nee, alleen ik')
    for (let i = 0; i < headings.length; i++) {
      const here = page.url()
      await typing[i](p)
      await p.press('Verder')
      await page.waitForURL(url => url.href !== here)
      await page.goBack() // the very form that was sent, sent again
      await p.press('Verder')
      await page.goto(here)
      await other_words[i](p)
      await p.press('Verder')
    }
    await p.press('Sla over')
    await p.press('Nu niet')
    await p.press('Later')
    const text = await p.text() + ' ' + await in_rooms(p)
    for (const words of kept) assert.ok(text.includes(words), `${words} is gone`)
    for (const words of kept.filter(w => w.includes(' '))) assert.equal((await p.text()).split(words).length, 2, `${words} stands there twice`)
    await p.context.close()
  },

  async 'a double tap on a button counts once' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Ik slaap slecht.')
    const form = await p.page.evaluate(() => [...new FormData(document.querySelector('main form'))].filter(([, value]) => typeof value === 'string'))
    const to = p.page.url()
    const send = () => p.context.request.post(to, { form: { ...Object.fromEntries(form), doe: 'verder' }, headers: { origin: house.base } })
    for (const answer of await Promise.all([send(), send(), send()])) assert.equal(answer.status(), 200)
    await p.go(to.slice(house.base.length).replace('/begin/aan-de-hand', ''))
    assert.equal((await p.text()).split('Ik slaap slecht.').length, 2)
    await p.context.close()
  },

  async 'when the disk takes no more, the words are still there and one button sends them again' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Het is te veel.\nIk slaap slecht.')
    limit(4096)
    try {
      await refused(p)
    } finally {
      limit('unlimited')
    }
    await p.press('Probeer het nog eens')
    await p.at('Wat gaat er goed?')
    await p.go(plan_of(p))
    assert.equal((await p.text()).split('Ik slaap slecht.').length, 2)
    await p.context.close()
  },

  async '"Even stoppen" stands on every screen, and one comes back to that screen' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    const stop = async (heading) => {
      await p.press('Even stoppen')
      await p.at('Tot straks')
      await p.follow('Toch verder')
      assert.equal(await p.heading(), heading)
    }
    for (let i = 0; i < headings.length; i++) {
      await stop(headings[i])
      if (i === 4) {
        for (const side of ['Ik kan niemand bedenken', 'Iemand mag dit niet weten']) {
          await p.follow(side)
          await stop(headings[i])
        }
        await typing[4](p)
      }
      await p.press(i === 4 ? 'Verder' : skips[i])
    }
    await stop('Hoe kom je straks terug?')
    await p.press(/^Stuur een code naar mijn mail/)
    await stop('Hoe kom je straks terug?')
    await p.press('Ik schrijf een code op')
    await stop('Kies vier cijfers die niemand weet.')
    await p.press('Nu niet')
    await stop('Wie mag je helpen als je de sleutel kwijt bent?')
    await p.press('Later')
    await p.follow('Vraag iemand erbij')
    await stop('Wie vraag je als eerste?')
    await p.follow('Kim')
    await stop('Wie vraag je als eerste?')
    await p.follow('Kim')
    await p.press('Maak de uitnodiging')
    await stop('Kim is gevraagd')
    await p.context.close()
  },

  async 'who named nobody yet can stop at asking too' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await skip(p)
    for (const button of ['Blijf binnen op deze telefoon', 'Nu niet']) await p.press(button)
    await p.at('Ons plan')
    await p.follow('Vraag iemand erbij')
    await p.press('Even stoppen')
    await p.at('Tot straks')
    await p.follow('Toch verder')
    await p.at('Wie vraag je als eerste?')
    await p.context.close()
  },

  async 'stopping at the key and at the digits comes back there, and back at the first question it is still the same plan' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    const plan = plan_of(p)
    await skip(p)
    await p.press('Even stoppen')
    await key_of(p)
    await p.follow('Toch verder')
    assert.equal(await p.heading(), 'Hoe kom je straks terug?')
    await p.press('Blijf binnen op deze telefoon')
    await p.press('Even stoppen')
    assert.equal(await p.heading(), 'Tot straks')
    await p.follow('Toch verder')
    assert.equal(await p.heading(), 'Kies vier cijfers die niemand weet.')
    await p.go('/begin/telefoon')
    await p.press('Nee, alleen ik')
    assert.equal(plan_of(p), plan)
    await p.context.close()
  }
}

async function refused (p) {
  const words = () => p.page.locator('textarea').inputValue()
  for (const button of ['Verder', 'Probeer het nog eens']) {
    await p.press(button)
    assert.equal(await p.heading(), 'Dit ging mis bij ons')
    await p.says('Wat je schreef, is er nog. Probeer het nog eens.')
    assert.equal(await words(), 'Het is te veel.\nIk slaap slecht.')
  }
  await p.picture('ging-mis')
}

async function in_rooms (p) {
  let text = ''
  const links = await p.page.locator('main a[href*="/kamer/"]').evaluateAll(all => [...new Set(all.map(a => a.getAttribute('href')))].filter(h => /kamer\/(?!nieuw)[0-9a-z]+$/.test(h)))
  const here = p.page.url()
  for (const path of [...links, new URL(here).pathname + '/kring']) {
    await p.go(path)
    text += ' ' + await p.text()
  }
  await p.page.goto(here)
  return text
}

await run(house, tests)
