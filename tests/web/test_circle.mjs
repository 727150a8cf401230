// SPDX-License-Identifier: EUPL-1.2
// Asking people in (J3): a link, a paper key, a code at the table; on a small telephone and without JavaScript,
// each sentence with a plan of its own.
import assert from 'node:assert/strict'
import { invite, key_on_paper, link_of, write_down } from './invite.mjs'
import { begin_plan, open_house, run } from './walk.mjs'

const house = await open_house()
const person = () => house.person()
const linda = async () => begin_plan(await person()) // with everything skipped but her own name

async function come_in (path, name) {
  const p = await person()
  await p.go(path)
  await p.at(`Ben jij ${name}?`)
  await p.press('Ja, dat ben ik')
  return p
}

const tests = {
  async 'a link shows a first name and never the plan, and looking at it uses nothing up' () {
    const owner = await linda()
    await invite(owner, 'Kim', 'zus')
    await owner.at('Dit kun je Kim sturen')
    await owner.says('Klaar voor vandaag')
    const link = await link_of(owner)
    for (let i = 0; i < 2; i++) {
      const robot = await person()
      await robot.go(link)
      await robot.at('Ben jij Kim?')
      assert.equal(new URL(robot.page.url()).pathname, '/in')
      assert.equal(await robot.page.locator('meta[property="og:title"]').getAttribute('content'), 'Kring · Je bent uitgenodigd')
      const html = await robot.page.content()
      assert.ok(!html.includes('Ons plan') && !html.includes('Linda') && !html.includes(link.slice(4)))
    }
    const kim = await come_in(link, 'Kim')
    await kim.at('Dag Kim')
    const late = await person()
    await late.go(link)
    await late.at('Deze link werkt niet meer')
  },

  async 'who says it is not them ends the link' () {
    const owner = await linda()
    await invite(owner, 'Kim', 'zus')
    const link = await link_of(owner)
    const other = await person()
    await other.go(link)
    await other.press('Nee')
    await other.at('Goed dat je het zegt')
    await other.go(link)
    await other.at('Deze link werkt niet meer')
    await owner.go(`${owner.plan}/kring`)
    await owner.says('Kim')
    await owner.silent('gevraagd,')
  },

  async 'Kim is asked something, takes the seat and answers in three taps' () {
    const owner = await linda()
    await write_down(owner, 'Kim', 'zus')
    await owner.go(`${owner.plan}/actie/nieuw`)
    await owner.fill('Wat gaat er gebeuren?', 'Woensdag op Lotte passen')
    await owner.tick('Kim')
    await owner.press('Zet in het plan')
    await owner.go(`${owner.plan}/erbij`)
    await owner.follow('Kim')
    await owner.press('Maak de uitnodiging')
    const kim = await come_in(await link_of(owner), 'Kim')
    await kim.at('Dag Kim')
    await kim.says('Linda vraagt: Woensdag op Lotte passen')
    await kim.press('Ik doe dit')
    await kim.at('Fijn. Linda ziet dat jij dit doet.')
    await kim.says('Wil je dit op papier?')
    await kim.follow('Ja')
    await kim.at('Kim')
    await kim.says('Lukt het niet? Bel Linda.')
  },

  async 'Truus comes in with a paper key, on a telephone that is not hers' () {
    const owner = await linda()
    await invite(owner, 'Truus', 'moeder')
    const key = await key_on_paper(owner)
    await owner.at('Voor Truus')
    await owner.silent('plan')
    assert.match(key, /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
    const p = await person()
    await p.go('/sleutel')
    await p.fill('Wat is je sleutel of code?', 'AAAA-BBBB-CCCC-DDDD')
    await p.press('Naar binnen')
    await p.says('Deze sleutel kennen we niet')
    await p.fill('Wat is je sleutel of code?', key.toLowerCase())
    await p.press('Naar binnen')
    await p.at('Ben jij Truus?')
    await p.says('Is dit jouw eigen telefoon?')
    await p.press('Ja, dat ben ik')
    await p.at('Dag Truus')
    assert.ok((await p.context.cookies()).every(c => c.expires === -1), 'nothing stays behind')
    await p.press('Klaar')
    await p.go(`${owner.plan}/dag`)
    assert.ok(!(await p.text()).includes('Dag Truus'))
    const again = await come_in(`/in/${key}`, 'Truus')
    await again.at('Dag Truus')
  },

  async 'who types the table code waits until somebody opens' () {
    const owner = await linda()
    await owner.go(`${owner.plan}/tafel`)
    await owner.at('Zitten jullie samen?')
    await owner.press('Laat de tafelcode zien')
    await owner.at('De code voor aan tafel')
    const code = (await owner.page.locator('.code').innerText()).trim()
    const p = await person()
    await p.go('/tafel')
    await p.fill('De code', code)
    await p.press('Klop aan')
    assert.ok(await p.page.locator('#naam-fout').count())
    await p.fill('Jouw voornaam', 'Karim')
    await p.press('Klop aan')
    await p.at('Je staat bij de deur')
    await p.go(owner.plan)
    assert.notEqual(await p.heading(), 'Ons plan')
    await owner.go(`${owner.plan}/kring`)
    await owner.says('Karim wacht bij de deur.')
    await owner.follow('Kijk wie het is')
    await owner.at('Karim wacht bij de deur')
    await owner.press('Doe open')
    await owner.at('Onze mensen')
    await p.go(`${owner.plan}/wacht`)
    await p.at('Dag Karim')

    // On a telephone that others use too it is somebody new who knocks; who works with families waits for the honest lines.
    const shared = await begin_plan(await person(), 'Mieke')
    await shared.go('/instellingen')
    await shared.page.getByLabel('Op mijn telefoon kijken ook anderen').check()
    await shared.press('Bewaar')
    await shared.go('/tafel')
    await shared.fill('De code', code)
    await shared.fill('Jouw voornaam', 'Sam')
    await shared.press('Klop aan')
    await shared.at('Je staat bij de deur')
    assert.equal(await shared.go(shared.plan), 404, 'Sam does not sit at Mieke\'s plan')
    await owner.go(`${owner.plan}/kring`)
    await owner.follow('Kijk wie het is')
    await owner.tick('werkt met gezinnen')
    await owner.press('Doe open')
    await owner.at('Goed om te weten')
    await shared.go(`${owner.plan}/wacht`)
    await shared.at('Je staat bij de deur')
  },

  async 'who works with families is let in only after the three honest lines' () {
    const owner = await linda()
    await invite(owner, 'Hanneke', 'het wijkteam', 'werkt met gezinnen')
    await owner.at('Goed om te weten')
    await owner.says('Hanneke werkt voor het wijkteam. Hanneke schrijft sommige dingen op in een eigen dossier. Dat blijft daar lang staan. Een ouder met gezag mag dat dossier soms lezen. Denkt Hanneke dat iemand gevaar loopt? Dan moet Hanneke iets doen. Hanneke vertelt je dat als het kan.')
    await owner.press('Hanneke mag dit lezen')
    await owner.at('Dit kun je Hanneke sturen')
  },

  async 'sharing is stopped in one tap' () {
    const owner = await linda()
    await invite(owner, 'Kim', 'zus')
    const kim = await come_in(await link_of(owner), 'Kim')
    await kim.at('Dag Kim')
    await owner.go(`${owner.plan}/delen`)
    await owner.at('Wie mag wat lezen?')
    await owner.says('Stop je? Dan leest Kim niets meer. Wat Kim al las, weet Kim nog.')
    await owner.page.locator('.button--away').first().click()
    await owner.says('Nog niets')
    await owner.go(`${owner.plan}/deel/stappen/lezers`)
    await owner.at('Deze week')
    await owner.press('De kring')
    await owner.says('Kim leest dit ook')
    await owner.press('Bewaar')
    await owner.at('Wie mag wat lezen?')
    await owner.says('Kim leest dit ook')
  },

  async 'a place at the table: a task, a term, an owner, a stand-in and an end' () {
    const owner = await linda()
    await invite(owner, 'Kim', 'zus')
    const kim = await come_in(await link_of(owner), 'Kim')
    await owner.go(`${owner.plan}/kring`)
    await owner.follow('Kim')
    await owner.at('Kim')
    await owner.follow('Plek aan tafel')
    await owner.press('Geef deze taak')
    await owner.says('contactpersoon')
    await owner.press('Ja, dat mag')
    await owner.says('Kim mag namens jou antwoorden.')
    await kim.go(`${owner.plan}/weggaan`)
    await kim.at('Wil je stoppen?')
    await kim.press('Ja, ik stop')
    await kim.go(owner.plan)
    assert.equal(await kim.heading(), 'Hier is niets')
  },

  async 'somebody who is fourteen begins with a part of their own' () {
    const owner = await linda()
    await invite(owner, 'Fleur', 'dochter', 'jongere')
    const fleur = await come_in(await link_of(owner), 'Fleur')
    await fleur.says('Wat jij hier schrijft, zie alleen jij in het plan. Tot jij het deelt. Ook je ouders zien het niet.')
    await fleur.follow('Verder')
    await fleur.at('Kies vier cijfers.')
    await fleur.fill('Kies vier cijfers.', '4719')
    await fleur.press('Bewaar')
    await fleur.at('Jouw stuk')
    for (const room of ['Wat er speelt', 'Wat fijn is', 'Wat ik wil', 'Wat ik van het plan vind', 'Wat er deze week is']) await fleur.says(room)
    await owner.go(`${owner.plan}/delen`)
    await owner.silent('Wat er speelt')
  }
}

await run(house, tests)
