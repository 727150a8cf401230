// SPDX-License-Identifier: EUPL-1.2
// The grandmother's minute (J3): her own telephone, somebody else's, or none; what is asked, three answers, paper for the fridge,
// and on the day itself how it went. And the half minute of a fourteen-year-old (J2). What is printed is looked at as paper.
//   KRING=build/kring PICTURES=some/folder node tests/web/test_truus.mjs
import assert from 'node:assert/strict'
import { speak } from './begin.mjs'
import { invite, key_on_paper, link_of } from './invite.mjs'
import { begin_plan, open_house, run } from './walk.mjs'

const house = await open_house()
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
const linda = async () => begin_plan(await house.person())

async function ask (p, name, what, from, till) {
  await p.go(`${p.plan}/actie/nieuw`)
  await p.fill('Wat gaat er gebeuren?', what)
  await p.tick(name)
  await p.page.locator('input[name=wanneer]').fill(today())
  await p.unfold('Meer')
  await p.page.locator('input[name=vanaf]').fill(from)
  await p.page.locator('input[name=tot]').fill(till)
  await p.press('Zet in het plan')
}

// Linda asked Truus to look after Lotte, and gave her a key on paper.
async function asked (till = '00:01', ...ticks) {
  const owner = await linda()
  await invite(owner, 'Truus', 'oma', ...ticks)
  const key = await key_on_paper(owner)
  await ask(owner, 'Truus', 'op Lotte passen', '00:00', till)
  return { owner, key }
}

async function large_letters (p) {
  const small = await p.page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2, p, a, button, label, span)')]
    .filter(one => one.offsetParent && one.textContent.trim() && parseFloat(getComputedStyle(one).fontSize) < 17).map(one => one.textContent.trim()))
  assert.deepEqual(small, [])
  assert.ok(parseFloat(await p.page.evaluate(() => getComputedStyle(document.querySelector('main')).fontSize)) >= 20)
}

// Letters twice as large, as the telephone's own setting makes them.
async function fits_twice_as_large (p) {
  await p.page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  await p.fits()
  await p.picture('twee-keer')
  await p.page.evaluate(() => { document.documentElement.style.fontSize = '' })
}

const pages_of = pdf => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length

const tests = {
  async 'way 1, her own telephone: three taps from the camera to yes, in large letters, and paper for the fridge' () {
    const { owner, key } = await asked()
    const truus = await house.person()
    await truus.go(`/in/${key}`) // the camera
    truus.taps = 1
    await truus.at('Ben jij Truus?')
    await large_letters(truus)
    await fits_twice_as_large(truus)
    await truus.press('Ja, dat ben ik')
    await truus.at('Dag Truus')
    await truus.says('Linda vraagt: op Lotte passen')
    await truus.silent('Ons plan')
    await large_letters(truus)
    await fits_twice_as_large(truus)
    await truus.press('Ik doe dit')
    assert.ok(truus.taps <= 3, `${truus.taps} taps`)
    await truus.at('Fijn. Linda ziet dat jij dit doet.')
    await truus.says('Wil je dit op papier?', 'Lees wat Linda met je deelt', 'Ik kan ook iets anders doen', 'Klaar')
    await truus.follow('Ja')
    await truus.at('Truus')
    await truus.says('op Lotte passen', 'Lukt het niet? Bel Linda.', new Date().toLocaleDateString('nl-NL', { weekday: 'long', timeZone: 'Europe/Amsterdam' }))
    await truus.silent('vandaag')
    assert.equal(await truus.page.locator('.qr').count(), 0)
    await truus.follow('Zonder de naam van een kind')
    await truus.silent('Lotte')
    await truus.says('Truus', 'Lukt het niet? Bel Linda.')
    await owner.go(owner.plan)
    await owner.says('Truus')
    await owner.silent('weet dit nog niet')
  },

  async 'the three answers, and nothing more is asked' () {
    for (const [button, sentence] of [['Dat lukt mij niet', 'Geen probleem. Linda weet het.'], ['Bel mij even', 'Linda ziet dat je wilt praten.']]) {
      const { key } = await asked()
      const truus = await house.person()
      await truus.go(`/in/${key}`)
      await truus.press('Ja, dat ben ik')
      await truus.press(button)
      await truus.at(sentence)
      await truus.silent('papier')
      assert.equal(await truus.page.locator('main textarea, main input:not([type=hidden])').count(), 0)
    }
  },

  async 'way 2, somebody else\'s telephone: the key is typed, and nothing stays behind' () {
    const { key } = await asked()
    const p = await house.person()
    await p.go('/')
    await p.follow('Ik heb een uitnodiging of een sleutel')
    await p.at('Kom binnen')
    await p.page.setViewportSize({ width: 320, height: 640 })
    await p.page.locator('#sleutel').fill('HMBB-5WEU-ABLM-A84W') // as wide as most
    assert.ok(await p.page.locator('#sleutel').evaluate(one => one.scrollWidth <= one.clientWidth), 'a key is seen whole on the smallest screen')
    await p.page.locator('#sleutel').fill(key.toLowerCase().replaceAll('-', ' '))
    await p.press('Naar binnen')
    await p.at('Ben jij Truus?')
    await p.says('Is dit jouw eigen telefoon?')
    assert.ok(await p.page.locator('input[name=telefoon][value=nee]').isChecked())
    await p.press('Ja, dat ben ik')
    await p.press('Ik doe dit')
    await p.press('Klaar')
    assert.equal((await p.context.cookies()).filter(cookie => cookie.name.endsWith('kring')).length, 0)
    assert.ok((await p.context.cookies()).every(cookie => cookie.expires === -1))
    await p.go('/plan')
    await p.silent('Lotte')
  },

  async 'way 3, no telephone: who may speak for Truus does, and it says so' () {
    const { owner, key } = await asked('00:01', 'Onze mensen')
    await invite(owner, 'Kim', 'zus', 'Onze mensen')
    const link = await link_of(owner)
    const kim = await house.person()
    await kim.go(link)
    await kim.press('Ja, dat ben ik')
    const truus = await house.person()
    await truus.go(`/in/${key}`)
    await truus.press('Ja, dat ben ik')
    await chooses(truus, owner.plan, kim)
    await kim.go(`${owner.plan}/voor`)
    await kim.at('Voor wie vul je iets in?')
    await kim.follow('Truus')
    await kim.at('Truus zegt:')
    await kim.press('Ik doe dit')
    await kim.at('Truus doet dit. Kim vulde het in.')
    await kim.says('Wil je dit op papier?')
    await kim.follow('Ja')
    await kim.at('Truus')
  },

  async 'on the day, when it is over: how did it go, and what one says is heard by whom one chose' () {
    const { owner, key } = await asked()
    const truus = await house.person()
    await truus.go(`/in/${key}`)
    await truus.press('Ja, dat ben ik')
    await truus.press('Ik doe dit')
    const again = await house.person()
    await again.go(`/in/${key}`)
    await again.press('Ja, dat ben ik')
    await again.says('Hoe ging het?')
    for (const button of ['Het ging goed', 'Het ging niet']) assert.ok(await again.offers(button), button)
    await again.picture('hoe-ging-het')
    await again.follow('Ik wil iets zeggen')
    await again.at('Hoe ging het?')
    await again.says('Wie mag dit horen?', 'Alleen Linda', 'Iedereen die meeleest')
    assert.ok(await again.page.getByLabel('Alleen Linda').isChecked(), 'who asked hears it alone, unless one says otherwise')
    await speak(again)
    await again.press('Zeg het')
    await again.at('Dank je wel. Linda ziet het.')
    await owner.go(owner.plan)
    await owner.follow('op Lotte passen')
    const sound = await owner.page.locator('audio').getAttribute('src')
    assert.equal((await owner.context.request.get(house.base + sound)).status(), 200)
    await again.go(`${owner.plan}/dag`)
    await again.silent('Hoe ging het?') // said once
  },

  async 'before it is over nobody asks how it went' () {
    const { key } = await asked('23:59')
    const truus = await house.person()
    await truus.go(`/in/${key}`)
    await truus.press('Ja, dat ben ik')
    await truus.press('Ik doe dit')
    await truus.go(truus.path().replace(/dank.*/, 'dag'))
    await truus.silent('Hoe ging het?')
  },

  async 'paper is one sheet with nothing to press on it' () {
    const { owner, key } = await asked()
    const truus = await house.person()
    await truus.go(`/in/${key}`)
    await truus.press('Ja, dat ben ik')
    await truus.press('Ik doe dit')
    await truus.follow('Ja')
    await on_one_sheet(truus, 'koelkast')
    await invite(owner, 'Kim', 'zus')
    await owner.press('Als brief')
    await on_one_sheet(owner, 'brief')
    await invite(owner, 'Karim', 'buurman')
    await owner.press('Op papier')
    await on_one_sheet(owner, 'sleutel')
    await owner.go(`${owner.plan}/print`)
    await on_one_sheet(owner, 'plan')
  },

  async 'a fourteen-year-old: whose words these are, four digits, and a plain list' () {
    const owner = await linda()
    await invite(owner, 'Fleur', 'dochter', 'jongere')
    const link = await link_of(owner)
    const fleur = await house.person()
    await fleur.go(link)
    await fleur.at('Ben jij Fleur?')
    await fleur.press('Ja, dat ben ik')
    await fleur.says('Wat jij hier schrijft, zie alleen jij in het plan. Tot jij het deelt. Ook je ouders zien het niet.')
    await fleur.follow('Verder')
    await fleur.at('Kies vier cijfers.')
    await fleur.page.locator('#cijfers').fill('4719')
    await fleur.press('Bewaar')
    await plain_list(fleur)
    await fleur.follow('Wat er speelt')
    await fleur.page.locator('textarea').first().fill('Ik mis mijn vader.')
    await fleur.press('Zet erbij')
    await owner.go(owner.plan)
    await owner.silent('Ik mis mijn vader.')
    await owner.silent('Wat er speelt')
  },

  async 'a young person who begins alone comes to the same list' () {
    const p = await house.person()
    await p.go('/')
    await p.follow('Ik ben een kind of jongere')
    await p.at('Jouw eigen plek')
    await p.press('Nee, alleen ik')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.page.locator('#cijfers').fill('1379')
    await p.press('Bewaar')
    await plain_list(p)
  }
}

async function chooses (truus, plan, kim) {
  await truus.go(`${plan}/kring`)
  await truus.follow(/Kim/)
  await truus.follow('Plek aan tafel')
  await truus.press('Ja, dat mag')
}

async function plain_list (p) {
  assert.equal(await p.page.locator('main .cover').count(), 0)
  const list = await p.page.locator('main .links').first().locator('li').allInnerTexts()
  assert.deepEqual(list.map(text => text.trim()), ['Wat er speelt', 'Wat fijn is', 'Wat ik wil', 'Wat ik van het plan vind', 'Wat er deze week is'])
  await p.says('Wie jouw cijfers weet, kan dit lezen. Je kunt ze altijd veranderen.', 'Kindertelefoon, 0800-0432, gratis.')
  await p.fits()
  await p.picture('lijst')
}

async function on_one_sheet (p, name) {
  await p.page.emulateMedia({ media: 'print' })
  const shown = await p.page.evaluate(() => [...document.querySelectorAll('.head, .nav, .foot, .away, button, .no-print, .skip, audio')].filter(one => one.getClientRects().length).map(one => one.className || one.tagName))
  assert.deepEqual(shown, [], name)
  await p.page.setViewportSize({ width: 794, height: 1123 })
  await p.picture('papier-' + name)
  await p.page.setViewportSize({ width: 360, height: 760 })
  assert.equal(pages_of(await p.page.pdf({ preferCSSPageSize: true })), 1, `${name} takes more than a sheet`)
  await p.page.emulateMedia({ media: null })
}

await run(house, tests)
