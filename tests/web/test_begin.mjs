// SPDX-License-Identifier: EUPL-1.2
// The first ten minutes (J1) as somebody goes through them, on a small telephone and without JavaScript:
//   KRING=build/kring PICTURES=some/folder node tests/web/test_begin.mjs
// Each sentence below is tried in a browser of its own. Voices are in test_voice.mjs, coming back in test_back.mjs.
import assert from 'node:assert/strict'
import { begin, headings, skip, skips } from './begin.mjs'
import { open_house, run } from './walk.mjs'

const house = await open_house({ demo: true }) // with a telephone number and an office of its own

// The screens with a question, word for word (beginnen.md).
const screens = [
  { says: ['Een voornaam is genoeg. Een bijnaam mag ook.'], labels: ['Jij', 'Kind'], buttons: ['Nog een kind', 'Verder', 'Sla over', 'Even stoppen'] },
  { says: ['Vertel het zoals je het een vriendin vertelt. In het plan zie alleen jij dit.', 'Inspreken', 'Je kunt dit later weghalen.'], buttons: ['Verder', 'Sla over', 'Even stoppen'] },
  { says: ['Ook iets kleins telt. Denk aan: we eten samen.', 'Inspreken'], buttons: ['Verder', 'Ik weet even niets', 'Even stoppen'] },
  { says: ['Denk aan over een paar weken. Wat zie je dan?', 'Inspreken'], buttons: ['Verder', 'Dat weet ik nog niet', 'Even stoppen'] },
  { says: ['Familie, een vriendin, een buurman. Wij sturen niemand iets.', 'Ik kan niemand bedenken', 'Iemand mag dit niet weten'], labels: ['Naam', 'Wie is dat van jullie?'], buttons: ['Nog iemand', 'Verder', 'Sla over', 'Even stoppen'] },
  { says: ['Zo klein dat het bijna zeker lukt.', 'Wie doet het?', 'Weten we nog niet', 'Wanneer?', 'Vandaag', 'Morgen', 'Deze week', 'Een andere dag'], labels: ['Wat?'], buttons: ['Verder', 'Sla over', 'Even stoppen'] }
]
const foot = ['Gevaar? Bel 112.', 'Niet veilig thuis? Bel Veilig Thuis, 0800-2000, dag en nacht, gratis.', 'Kind of jongere? Kindertelefoon, 0800-0432, gratis.', 'Je telefoon onthoudt wie je belde.']

// What is read before the first field of this page, in words.
const words_before = page => page.evaluate(() => {
  const first = [...document.querySelectorAll('main :is(input:not([type=hidden]), textarea, select)')].find(one => one.getClientRects().length)
  const range = document.createRange()
  range.setStart(document.querySelector('main'), 0)
  range.setEndBefore(first)
  const hidden = [...range.cloneContents().querySelectorAll('.hidden, button')].map(one => one.textContent).join(' ')
  const count = text => text.split(/\s+/).filter(Boolean).length
  return count(range.toString()) - count(hidden)
})

const on_every_screen = async (p, title) => {
  assert.equal(await p.page.title(), title)
  const text = (await p.page.locator('footer').innerText()).replace(/\s+/g, ' ')
  for (const line of foot) assert.ok(text.includes(line), line)
  return p.page.locator('a.away').boundingBox()
}

// Where the focus is can be seen: an outline, inside the screen, that is not there without focus.
const focus_seen = page => page.evaluate(() => {
  const one = document.activeElement, ring = one.closest('.choice') ?? one, style = getComputedStyle(ring), box = ring.getBoundingClientRect()
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return inside && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? '' : `${one.tagName} ${one.name || one.textContent.trim()}`
})

// Tab after Tab until the thing with that label, name or text; at each stop one sees where one is.
async function reach (p, is) {
  for (let i = 0; i < 80; i++) {
    await p.page.keyboard.press('Tab')
    assert.equal(await focus_seen(p.page), '', `at ${p.path()} the focus is not to be seen`)
    const here = await p.page.evaluate(() => {
      const one = document.activeElement
      return [one.innerText?.trim(), one.labels?.[0]?.innerText.trim(), one.labels?.length ? one.value : '', one.name].filter(Boolean)
    })
    if (here.includes(is)) return
  }
  assert.fail(`${is} is not reached with Tab at ${p.path()}`)
}

async function enter (p, is) {
  const before = p.page.url()
  await reach(p, is)
  await p.page.keyboard.press('Enter')
  await p.page.waitForURL(url => url.href !== before)
}

const tests = {
  async 'the front page says what it should, keeps nothing, and is the same from an office\'s letter' () {
    const p = await house.person()
    await p.go('/')
    const away = await on_every_screen(p, 'Kring')
    assert.ok(away.y < 60 && away.x > 150, 'Snel weg stands at the top, on the right')
    await p.says('Maak een plan met je eigen mensen', 'Jullie kiezen wat erin staat. Jullie kiezen wie het leest. Het kost niets. Je hoeft geen naam te geven.',
      'Ons plan beginnen', 'Ik heb een uitnodiging of een sleutel', 'Ik ben een kind of jongere', 'Eerst even bellen: 06 0000 0001', 'Andere taal', 'Ik help iemand')
    await p.silent('Met hulp van')
    const plain = await p.text()
    await p.go('/van/merenveld')
    await p.says('Met hulp van gemeente Merenveld. De gemeente leest niet mee.')
    assert.equal((await p.text()).replace('Met hulp van gemeente Merenveld. De gemeente leest niet mee. ', ''), plain)
    await p.picture('van-merenveld')
    await p.go('/van/nergens')
    assert.equal(await p.text(), plain)
    assert.equal((await p.context.cookies()).length, 0)
  },

  async 'each question stands there word for word, with few words before its first field' () {
    const p = await house.person()
    await p.go('/')
    const away = await on_every_screen(p, 'Kring')
    await p.press('Ons plan beginnen')
    await p.says('Kijken er ook anderen op deze telefoon?', 'Dan letten we extra op.', 'Nee, alleen ik', 'Ja, soms', 'Weet ik niet')
    assert.deepEqual(await on_every_screen(p, 'Vraag 1 van 7 · Kring'), away)
    await p.press('Nee, alleen ik')
    const places = []
    for (let i = 0; i < screens.length; i++) {
      assert.equal(await p.heading(), headings[i])
      assert.deepEqual(await on_every_screen(p, `Vraag ${i + 2} van 7 · Kring`), away)
      await p.says(`Vraag ${i + 2} van 7`, ...screens[i].says)
      for (const label of screens[i].labels ?? []) assert.ok(await p.page.getByLabel(label, { exact: true }).count(), label)
      for (const button of screens[i].buttons) assert.ok(await p.offers(button), button)
      assert.ok(await words_before(p.page) <= 35, `${headings[i]}: ${await words_before(p.page)} words before the first field`)
      assert.doesNotMatch(await p.text(), /achternaam|adres|geboortedatum|telefoonnummer|andere ouder/i)
      places.push(await p.page.locator('.buttons--ask button').allInnerTexts())
      await p.press(skips[i])
    }
    for (const [verder, , stop] of places) assert.deepEqual([verder.trim(), stop.trim()], ['Verder', 'Even stoppen'])
    await p.says('Hoe kom je straks terug?', 'Je hebt geen wachtwoord nodig. Kies wat bij je past.', 'Ik schrijf een code op', 'Op papier, om te printen',
      'Stuur een code naar mijn mail', 'Kan een ander in je mail? Kies dan papier.', 'Blijf binnen op deze telefoon')
    await p.press('Blijf binnen op deze telefoon')
    await p.says('Kies vier cijfers die niemand weet.', 'Zonder deze cijfers opent jouw eigen stuk niet.', 'Bewaar', 'Nu niet')
    assert.ok(await words_before(p.page) <= 35)
  },

  async 'the two pages beside question 6 say what they should and keep nothing' () {
    const p = await house.person()
    await begin(p, 'Weet ik niet')
    await p.says('Dit is je sleutel:', 'Schrijf hem op. Zo kom je altijd terug.')
    await skip(p, 0, 4)
    await p.follow('Ik kan niemand bedenken')
    await p.says('Dat zeggen veel mensen. Denk aan iemand van vroeger. Of van school, sport, kerk of moskee. Eén mens is genoeg om te beginnen. Je kunt ook eerst bellen.')
    await p.follow('Verder met mijn plan')
    await p.follow('Iemand mag dit niet weten')
    await p.says('Goed dat je dat zegt. Niemand kan dit plan opzoeken. Ook niet met jullie namen. Ook een andere ouder niet.',
      'Zet je adres niet in het plan. Maak geen foto van je huis. Kies een sleutel die een ander niet vindt.',
      'Is het thuis niet veilig? Bel Veilig Thuis, 0800-2000. Zij denken mee. Je hoeft je naam niet te zeggen.')
    await p.follow('Verder met mijn plan')
    await p.at('Wie kan met je meedenken?')
  },

  async 'the whole of it is done with the keyboard, and one always sees where one is' () {
    const p = await house.person()
    const type = async (label, text) => { await reach(p, label); await p.page.keyboard.type(text) }
    await p.go('/')
    await enter(p, 'Ons plan beginnen')
    await enter(p, 'Nee, alleen ik')
    await type('Jij', 'Linda')
    await type('Kind', 'Lotte')
    await enter(p, 'Verder')
    await type('tekst.1', 'Het is veel.')
    await enter(p, 'Verder')
    await type('Regel 1', 'We eten samen.')
    await enter(p, 'Verder')
    await type('tekst.1', 'Rust.')
    await enter(p, 'Verder')
    await type('Naam', 'Kim')
    await enter(p, 'Verder')
    await type('Wat?', 'Naar de speeltuin')
    await reach(p, 'wie')
    await p.page.keyboard.press('Space') // "ik"
    await reach(p, 'wanneer')
    await p.page.keyboard.press('Space') // "vandaag"
    await enter(p, 'Verder')
    await enter(p, 'Blijf binnen op deze telefoon')
    await enter(p, 'Nu niet')
    await enter(p, 'Later')
    assert.equal(await p.heading(), 'Ons plan')
    await p.says('Linda', 'Lotte', 'Kim', 'Het is veel.', 'We eten samen.', 'Rust.', 'Naar de speeltuin', 'Gedaan', 'Lukt niet')
    await enter(p, 'Vraag iemand erbij')
    await enter(p, 'Kim')
    await reach(p, 'Maak de uitnodiging')
    await p.page.keyboard.press('Enter')
    await p.page.locator('h1', { hasText: 'Dit kun je Kim sturen' }).waitFor()
  },

  async 'the plan has its blocks in order, and who is asked reads what she ticks' () {
    const p = await house.person()
    await begin(p, 'Nee, alleen ik')
    await p.fill('Jij', 'Linda')
    await p.press('Verder')
    await p.page.locator('textarea').fill('Ik slaap slecht.')
    await p.press('Verder')
    await p.fill('Regel 1', 'We eten samen.')
    await p.press('Verder')
    await p.page.locator('textarea').fill('Rust in de ochtend.')
    await p.press('Verder')
    await p.fill('Naam', 'Kim')
    await p.press('Verder')
    await p.fill('Wat?', 'Naar de speeltuin')
    await p.tick('Kim')
    await p.press('Verder')
    await p.press('Sla over')
    await p.press('Nu niet')
    await p.press('Later')
    const plan = p.path()
    assert.deepEqual((await p.page.locator('.card h2').allInnerTexts()).map(text => text.trim().replace(/\s+/g, ' ')),
      ['Deze week', 'Wat we willen', 'Wat er goed gaat', 'Onze mensen', 'Wat er aan de hand is'])
    assert.equal(await p.page.locator('.cover').count(), 0) // no picture before the first step is done
    await p.says('Je hebt nog niemand gevraagd.', 'Andere naam', 'Kim weet dit nog niet', 'Vraag iemand erbij', 'Wat kan er nog meer in?', 'Hulp bij het plan', 'Klaar voor vandaag')
    await p.follow('Vraag iemand erbij')
    await p.at('Wie vraag je als eerste?')
    await p.follow('Kim')
    const offered = await p.page.locator('input[type=checkbox]').evaluateAll(all => all.map(one => [one.closest('label').innerText.trim().replace(/\s+/g, ' '), one.checked]))
    assert.deepEqual(offered, [['Deze week Naar de speeltuin', true], ['Wat we willen Rust in de ochtend. (alleen jij)', false], ['Wat er goed gaat We eten samen. (alleen jij)', false],
      ['Onze mensen Linda, Kim', false], ['Wat er aan de hand is Ik slaap slecht. (alleen jij)', false]])
    await p.says('Je kunt dit elke dag veranderen.')
    await p.press('Maak de uitnodiging')
    assert.match(await p.page.locator('textarea').inputValue(), /^Hoi Kim, ik maak een plan voor ons\. Doe je mee\? Deze link is alleen voor jou\. Groetjes, Linda\nhttp:\S+\/in\/\w{26}$/)
    await p.says('Op papier', 'Laat de code zien', 'Klaar voor vandaag', 'Goed begonnen. Je plan staat er. Kom terug wanneer jij wilt.', 'Print voor mezelf', 'Naar het plan', 'Sluit af')
    await p.go(plan)
    await p.says('Je hebt nog niemand gevraagd.') // Kim reads along only when she came in
  },

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
  }
}

await run(house, tests)
