// SPDX-License-Identifier: EUPL-1.2
// Coming in and going, what happened, help, and the end of a plan, on a small telephone and without JavaScript.
import assert from 'node:assert/strict'
import { begin_plan, open_house, run } from './walk.mjs'

const house = await open_house()
const person = () => house.person()

// Somebody with a plan in which nothing stands yet.
async function begun (telephone) {
  const p = await begin_plan(await person(), '', telephone)
  p.id = p.plan.slice('/plan/'.length)
  return p
}

async function new_key (p) {
  await p.go('/sleutel/nieuw')
  await p.press('Maak een nieuwe sleutel')
  await p.at('Dit is je nieuwe sleutel')
  const key = (await p.page.locator('.code').innerText()).replace(/\s/g, '')
  assert.match(key, /^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
  return key
}

const tests = {
  async 'an address nobody has gets the same answer, and a wrong code is told at its field' () {
    const p = await person()
    await p.go('/binnen')
    await p.at('Kom binnen')
    await p.page.locator('#mail').fill('geen adres')
    await p.page.locator('#mail').evaluate(field => { field.type = 'text' })
    await p.press('Stuur mij een code')
    assert.match(await p.text(), /Dit is geen e-mailadres/)
    assert.equal(await p.page.locator('#mail').inputValue(), 'geen adres')
    for (let i = 0; i < 3; i++) {
      await p.go('/binnen')
      await p.page.locator('#mail').fill('niemand@example.org')
      await p.press('Stuur mij een code')
      await p.at('Welke code kreeg je?')
    }
    await p.page.locator('#code').fill('000000')
    await p.press('Naar binnen')
    await p.at('Welke code kreeg je?')
    assert.match(await p.text(), /Deze code klopt niet/)
    await p.go('/binnen')
    await p.page.locator('#mail').fill('niemand@example.org')
    await p.press('Stuur mij een code')
    assert.match(await p.text(), /Wacht een uur/)
    await p.context.close()
  },

  async 'a new key is shown once and lets in; the one before it does not any more' () {
    const p = await begun()
    const first = await new_key(p)
    const second = await new_key(p)
    assert.notEqual(first, second)
    assert.ok(!(await p.text()).includes(first))
    await p.context.close()
    const old = await person()
    await old.go(`/in/${first}`)
    assert.doesNotMatch(await old.text(), /Ben jij|Welkom|Dag /)
    await old.context.close()
  },

  async 'digits are asked before what could open one\'s own part, and wrong ones are told' () {
    const p = await begun()
    await p.go('/cijfers')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.page.locator('#cijfers').fill('12')
    await p.press('Bewaar')
    assert.match(await p.text(), /Kies vier cijfers\. Bijvoorbeeld/)
    await p.page.locator('#cijfers').fill('4821')
    await p.press('Bewaar')
    await p.at('Jouw instellingen')
    assert.match(await p.text(), /Je cijfers zijn bewaard/)
    await new_key(p) // who just gave them is not asked again
    await p.go('/cijfers/open')
    await p.page.locator('#cijfers').fill('1111')
    await p.press('Open')
    await p.at('Wat zijn jouw vier cijfers?')
    assert.match(await p.text(), /Dit zijn niet jouw cijfers/)
    await p.page.locator('#cijfers').fill('4821')
    await p.press('Open')
    assert.match(p.page.url(), /\/plan/)
    await p.context.close()
  },

  async 'settings are kept: English, large letters, a telephone that others look at' () {
    const p = await begun()
    await p.go('/instellingen')
    await p.page.getByLabel('English').check()
    await p.page.getByLabel('Grote letters').check()
    await p.page.getByLabel('Op mijn telefoon kijken ook anderen').check()
    await p.press('Bewaar')
    await p.at('Your settings')
    assert.ok(await p.page.locator('main.easy').count())
    assert.ok((await p.context.cookies()).every(cookie => cookie.expires === -1), 'a shared telephone keeps nothing')
    await p.go('/klaar')
    await p.at('Done for today')
    await p.context.close()
  },

  async 'on a shared telephone "Sluit af" ends the session and leaves the site' () {
    const p = await begun('Ja, soms')
    await p.go('/klaar')
    await p.at('Klaar voor vandaag')
    await p.context.route(url => !url.href.startsWith(house.base), route => route.fulfill({ body: 'elders' }))
    await p.press('Sluit af')
    await p.go('/instellingen')
    await p.at('Kom binnen')
    await p.context.close()
  },

  async 'after "Dat was ik niet" one is in here and nowhere else' () {
    const p = await begun()
    const key = await new_key(p)
    const other = await person()
    await other.go(`/in/${key}`)
    const yes = other.page.getByRole('button', { name: /^Ja|^Naar binnen|^Verder/ })
    for (let i = 0; i < 4 && await yes.count(); i++) await yes.first().click()
    await other.go('/instellingen')
    await other.at('Jouw instellingen')
    await p.go('/instellingen')
    await p.press('Dat was ik niet')
    assert.match(await p.text(), /Je bent nu overal uitgelogd, behalve hier\./)
    assert.equal(await p.page.getByRole('button', { name: 'Dat was ik niet' }).count(), 0)
    await other.go('/instellingen')
    await other.at('Kom binnen')
    await p.press('Log mij uit')
    await p.go('/plan')
    await p.at('Kom binnen')
    await p.context.close()
    await other.context.close()
  },

  async 'what happened stands in sentences, and an earlier text comes back' () {
    const p = await begun()
    await p.go(`/plan/${p.id}/doel/nieuw`)
    await p.page.locator('[name=tekst]').fill('We eten samen')
    await p.page.locator('main form .button').first().click()
    await p.go(`/plan/${p.id}/doelen`)
    await p.follow('We eten samen')
    await p.page.goto(p.page.url().replace(/\/?$/, '/anders'))
    await p.page.locator('[name=tekst]').fill('We eten elke avond samen')
    await p.page.locator('main form .button').first().click()
    await p.go(`/plan/${p.id}/geschiedenis`)
    await p.at('Wat is er gebeurd?')
    assert.match(await p.text(), /begon dit plan\./)
    assert.doesNotMatch(await p.text(), /[{}]/)
    await p.follow('Wat veranderde er?')
    await p.at('Wat veranderde er?')
    assert.match(await p.text(), /Eerst stond er We eten samen Daarna stond er We eten elke avond samen/)
    await p.press('Zet de eerste tekst terug')
    await p.at('Wat is er gebeurd?')
    await p.go(`/plan/${p.id}/doelen`)
    assert.doesNotMatch(await p.text(), /elke avond/)
    await p.go(`/plan/${p.id}/gekeken`)
    await p.at('Wie keek er?')
    assert.match(await p.text(), /Er keek nog niemand van buiten/)
    await p.context.close()
  },

  async 'a plan is finished with a word, and gone on with' () {
    const p = await begun()
    await p.go(`/plan/${p.id}/klaar`)
    await p.at('Zijn jullie klaar met het plan?')
    await p.page.locator('#woord').fill('Het is nu rustig')
    await p.press('Rond het plan af')
    await p.at('Dit plan is klaar')
    await p.press('Ga toch verder met dit plan')
    await p.go(`/plan/${p.id}/meenemen`)
    await p.at('Neem het plan mee')
    await p.go(`/plan/${p.id}/verder`)
    await p.at('Verder in een eigen plan')
    await p.context.close()
  },

  async 'a plan in which nobody else wrote is erased at once, with a proof, and only after a yes' () {
    const p = await begun()
    await p.go(`/plan/${p.id}/wissen`)
    await p.at('Wil je dit plan wissen?')
    await p.press('Wis dit plan')
    assert.match(await p.text(), /Zet eerst een vinkje/)
    await p.page.getByLabel('Ja, ik weet het zeker').check()
    await p.press('Wis dit plan')
    await p.at('Dit plan is gewist')
    assert.match(await p.text(), new RegExp(p.id))
    await p.go(`/plan/${p.id}`)
    assert.equal(await p.heading(), 'Hier is niets')
    await p.go('/plan')
    assert.match(await p.text(), /nog geen plan/)
    await p.context.close()
  },

  async 'help and what we owe to say is there for everyone, and the post only in the demonstration' () {
    const p = await person()
    const pages = { '/privacy': 'Wie leest wat?', '/veilig': 'Veilig gebruiken', '/oneens': 'Ben je het niet eens?', '/hulp': 'Hulp bij het plan',
      '/hulp/vragen': 'Hoe vraag ik iemand?', '/hulp/niemand': 'Als je niemand kunt bedenken', '/kantoor': 'Voor een gemeente of organisatie' }
    for (const [path, heading] of Object.entries(pages)) {
      await p.go(path)
      await p.at(heading)
    }
    assert.equal(await p.go('/hulp/iets'), 404)
    assert.equal(await p.go('/post'), 404)
    await p.page.setViewportSize({ width: 320, height: 640 })
    for (const [path, heading] of Object.entries(pages)) {
      await p.go(path)
      await p.at(heading)
    }
    await p.context.close()
  }
}

await run(house, tests)
