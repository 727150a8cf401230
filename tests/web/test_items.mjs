// SPDX-License-Identifier: EUPL-1.2
// Rooms, goals, actions, help offered, this week and versions, as a family uses them on a small telephone and without JavaScript.
// The forms T1 and T3 are typed over title for title: any form that a municipality hands out must fit.
import assert from 'node:assert/strict'
import { begin_plan, open_house, run } from './walk.mjs'

const T1 = ['Wat zijn uw zorgen', 'Wat gaat er goed', 'Plan/acties (oplossingen)']
const T3 = ['Contactgegevens', 'Gezinsleden', 'Familie en vrienden', 'Professionals', 'Krachten en zorgen', 'Eerdere hulp', 'Doelen en acties']

const house = await open_house()
const p = await house.person()
const { page, press, unfold: fold, text: main } = p
const { plan } = await begin_plan(p, '')

async function fits (name) {
  await p.fits()
  await p.picture(name)
}

async function go (path, name) {
  assert.equal(await p.go(plan + path), 200, path)
  await fits(name)
}

let room, goal // addresses that a later sentence goes back to

const tests = {
  async 'a form of one\'s own, title for title' () {
    for (const titles of [T1, T3]) {
      await go('/vorm', 'vorm')
      await page.fill('#regels', titles.join('\n'))
      await press('Maak deze kamers')
      for (const title of titles) assert.ok((await main()).includes(title), `room ${title}`)
    }
  },

  async 'a table with own columns' () {
    await go('/kamer/nieuw?toont=tabel', 'kamer-nieuw-tabel')
    await page.fill('#titel', 'Onze ochtend')
    await page.fill('#kolom-1', 'Dag')
    await page.fill('#kolom-2', 'Wie brengt Lotte')
    await press('Maak de kamer')
    room = page.url().split('?')[0]
    for (const [day, who] of [['maandag', 'Fleur'], ['dinsdag', 'Kim'], ['donderdag', '']]) {
      await page.getByLabel('Dag').fill(day)
      await page.getByLabel('Wie brengt Lotte').fill(who)
      await press('Zet erbij')
    }
    assert.equal(await page.locator('.table tbody tr').count(), 3)
    await fits('kamer-tabel')
    await page.goto(`${room}/anders`)
    await fits('kamer-anders')
    await fold('Een vakje erbij')
    await page.fill('#vakje', 'Hoe gaat het')
    await page.selectOption('#soort-veld', 'schaal')
    await press('Zet het vakje erbij')
    assert.ok((await main()).includes('Hoe gaat het (cijfer van 0 tot 10)'))
    await page.fill('#titel', '')
    await press('Bewaar')
    assert.equal(await page.locator('#titel').getAttribute('aria-invalid'), 'true', 'an empty title is told at its field')
    await fits('kamer-anders-fout')
  },

  async 'words in a room, changed, brought back, taken away for good' () {
    await go('/kamer/nieuw', 'kamer-nieuw')
    await page.fill('#titel', 'Wat er goed gaat')
    await press('Maak de kamer')
    await page.fill('#tekst', 'We eten elke avond samen.')
    await press('Zet erbij')
    await page.getByLabel('Schrijf er iets bij').fill('Het is hier rustig.')
    await press('Zet erbij')
    await fits('kamer')
    await page.getByRole('link', { name: 'Veranderen' }).first().click()
    await page.fill('#tekst', 'We eten samen, ook als het laat is.')
    await press('Bewaar')
    assert.ok((await main()).includes('ook als het laat is'))
    await page.getByRole('link', { name: 'Veranderen' }).first().click()
    await fold('Wat stond hier eerder?')
    await fits('inbreng')
    await press('Zet deze tekst terug')
    assert.ok((await page.locator('.quote').first().innerText()).includes('We eten elke avond samen.'))
    await page.getByRole('link', { name: 'Haal voor altijd weg' }).click()
    await fits('inbreng-weg')
    await press('Haal voor altijd weg')
    assert.ok(!(await main()).includes('We eten elke avond samen.'), 'words taken away are gone')
  },

  async 'a goal, a small goal, an agreement, an action' () {
    await go('/doel/nieuw', 'doel-nieuw')
    await page.fill('#tekst', 'Lotte en Daan zijn op tijd op school.')
    await press('Zet in het plan')
    goal = page.url().split('?')[0]
    await page.getByRole('link', { name: 'Een klein doel erbij' }).click()
    await page.fill('#tekst', 'Eerst twee dagen per week.')
    await press('Zet erbij')
    await page.getByRole('link', { name: 'Een afspraak erbij' }).click()
    await page.fill('#tekst', 'Dan gaan we een middag naar zee.')
    await page.getByLabel('Als het doel lukt', { exact: true }).check()
    await press('Zet in het plan')
    assert.ok((await main()).includes('Als het lukt: Dan gaan we een middag naar zee.'))
    await page.getByRole('link', { name: 'Een actie erbij' }).click()
    await fits('actie-nieuw')
    await page.fill('#tekst', 'De juf van Lotte bellen')
    await page.getByLabel('Ik', { exact: true }).check()
    await press('Zet in het plan')
    await fits('actie')
  },

  async 'this week: done, and undone' () {
    await go('/week', 'week')
    await page.getByRole('button', { name: /^Gedaan/ }).first().click()
    assert.ok(page.url().includes('/week'), 'back to the page it was pressed on')
    await fits('week-gedaan')
    await go('/gelukt', 'gelukt')
    assert.ok((await main()).includes('De juf van Lotte bellen'))
    await go('/week', 'week')
    await page.getByRole('button', { name: /^Maak ongedaan/ }).first().click()
    assert.equal(await page.getByRole('button', { name: /^Gedaan/ }).count(), 1, 'undone: it can be done again')
    await page.getByRole('link', { name: /^Ik heb hulp nodig/ }).first().click()
    await fits('hulp')
    await press('Vraag om hulp')
    assert.ok((await main()).toLowerCase().includes('hulp nodig'))
  },

  async 'a day that is past is told at its field, and what was typed stays' () {
    await go('/actie/nieuw', 'actie-nieuw-leeg')
    await page.fill('#tekst', 'Fietsen')
    await page.fill('#wanneer', '2020-01-01')
    await press('Zet in het plan')
    assert.equal(await page.locator('#wanneer').getAttribute('aria-invalid'), 'true')
    assert.equal(await page.locator('#tekst').inputValue(), 'Fietsen')
    await fits('actie-fout')
  },

  async 'help offered becomes an action in one step' () {
    await go('/aanbod', 'aanbod-leeg')
    await page.fill('#tekst', 'Oppassen op woensdag')
    await press('Leg op tafel')
    await fits('aanbod')
    await page.getByRole('link', { name: /^Maak er een actie van/ }).click()
    await press('Zet in het plan')
    assert.ok((await main()).includes('Oppassen op woensdag'))
  },

  async 'the goal is closed with how it ended, and stays' () {
    await page.goto(`${goal}/terugkijken`)
    await fits('doel-klaar')
    await page.getByLabel('Voor een deel').check()
    await press('Bewaar')
    assert.ok((await main()).includes('voor een deel gelukt'))
    await go('/doelen', 'doelen')
  },

  async 'a version put forward, and what one says of it' () {
    await go('/versies', 'versies-leeg')
    await press('Leg dit plan voor')
    await press('Ik wil praten')
    assert.ok((await main()).includes('Ik wil praten'))
    await fits('versies')
    await page.getByRole('link', { name: 'Versie 1' }).click()
    assert.ok((await main()).includes('Onze ochtend'))
    await fits('versie')
    await page.goto(`${house.base}/week`)
    await fits('samen')
    await page.goto(`${house.base}/werk`)
    await fits('werk')
  }
}

await run(house, tests, 'items')
