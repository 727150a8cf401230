// SPDX-License-Identifier: EUPL-1.2
// A published form (published_forms.mjs) built through the pages, as somebody with a telephone and no JavaScript would: every
// title and word is typed, every choice is chosen by what stands on the screen.
import assert from 'node:assert/strict'

const exact = text => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)

export async function build_by_pages (page, base, form, files) {
  const press = async name => {
    await page.getByRole('button', { name, exact: true }).first().click()
    assert.equal(await page.locator('.field__error').count(), 0, `${page.url()}: ${await page.locator('main').innerText()}`)
  }
  const follow = name => page.getByRole('link', { name }).first().click()
  const unfold = async box => { for (const fold of await box.locator('details:not([open]) > summary').all()) await fold.click() }
  const main = page.locator('main')
  const field = (box, label) => box.getByLabel(label, { exact: true })
  const choose = async (box, label, words) => field(box, label).selectOption({ label: words })

  // A plan of its own, and nothing in it: every question is passed over.
  await page.goto(base)
  await press('Ons plan beginnen')
  await press('Nee, alleen ik')
  for (let screens = 0; !/\/plan\/[0-9a-z]{26}$/.test(page.url()); screens++) {
    assert.ok(screens < 12, page.url())
    const names = ['Sla over', 'Ik weet even niets', 'Dat weet ik nog niet', 'Blijf binnen op deze telefoon', 'Nu niet', 'Later', 'Niemand']
    for (const name of names) if (await page.getByRole('button', { name, exact: true }).count()) { await press(name); break }
  }
  const plan = page.url()
  while (await page.locator('a[href*="/kamer/"]:not([href$="nieuw"])').count()) {
    await page.goto(await page.locator('a[href*="/kamer/"]:not([href$="nieuw"])').first().evaluate(link => link.href) + '/weghalen')
    await press('Haal de kamer weg')
    await page.goto(plan)
  }

  for (const one of form.mensen) {
    await page.goto(`${plan}/mens`)
    await field(main, 'Naam').fill(one.naam)
    await field(main, 'Wie is dat van jullie?').fill(one.band)
    await main.locator(`input[name=ring][value="${one.ring}"]`).check()
    if (one.organisatie) await main.locator('input[name=organisatie]').check()
    if (one.nietGevraagd) await main.locator('input[name=niet-gevraagd]').check()
    await press('Bewaar')
  }
  for (const goal of form.doelen ?? []) {
    if (goal.onder) {
      await page.goto(`${plan}/doelen`)
      await follow(goal.onder)
      await follow(/klein doel/i)
    } else await page.goto(`${plan}/doel/nieuw`)
    await main.locator('[name=tekst]').fill(goal.tekst)
    await main.locator('form button').last().click()
  }
  for (const act of form.acties ?? []) {
    await page.goto(`${plan}/actie/nieuw`)
    await unfold(main)
    await field(main, 'Wat gaat er gebeuren?').fill(act.tekst)
    for (const name of act.doeners) await main.getByRole('checkbox', { name, exact: true }).check()
    if (act.wanneer) await field(main, 'Wanneer?').fill(act.wanneer)
    if (act.ritme) await main.locator('[name=ritme]').selectOption(act.ritme)
    if (act.doel) await choose(main, 'Bij welk doel?', act.doel)
    if (act.vanaf) await field(main, 'Hoe laat?').fill(act.vanaf)
    if (act.tot) await field(main, 'Tot hoe laat?').fill(act.tot)
    if (act.kijkt) await choose(main, 'Wie kijkt of het lukt?', act.kijkt)
    if (act.anders) await field(main, 'En als het niet lukt?').fill(act.anders)
    await press('Zet in het plan')
  }
  for (const deal of form.afspraken ?? []) {
    await page.goto(`${plan}/doelen`)
    await follow(deal.doel)
    await follow(/afspraak/i)
    await unfold(main)
    await main.locator('[name=tekst]').fill(deal.tekst)
    const branch = main.locator(`[name=tak][value="${deal.tak}"]`)
    if (await branch.count()) await branch.check()
    else await main.locator('select[name=tak]').selectOption(deal.tak)
    await main.locator('form button').last().click()
  }
  for (const room of form.kamers) await build_room(room)
  if (form.versie) {
    await page.goto(`${plan}/versies`)
    await main.locator('[name=titel]').fill(form.versie.titel)
    await main.locator('form').filter({ has: page.locator('[name=titel]') }).locator('button').click()
    await page.goto(`${plan}/versies`)
    await main.locator(`button[name=antwoord][value="${form.versie.antwoord}"]`).first().click()
  }
  return plan

  async function build_room (room) {
    const table = room.toont === 'tabel'
    const fields = room.velden ?? []
    const columns = table ? fields.filter(([, sort], i) => i < 4 && sort === 'tekst' && fields.slice(0, i).every(one => one[1] === 'tekst')) : []
    await page.goto(`${plan}/kamer/nieuw${table ? '?toont=tabel' : ''}`)
    await unfold(main)
    await field(main, 'Hoe heet de kamer?').fill(room.titel)
    if (room.toont && !table) await main.locator('[name=toont]').selectOption(room.toont)
    for (const [i, [title]] of columns.entries()) await field(main, `Kolom ${i + 1}`).fill(title)
    await press('Maak de kamer')
    const here = page.url().replace(/[?#].*/, '')
    for (const [title, sort, choices] of fields.slice(columns.length)) {
      await page.goto(`${here}/anders`)
      await unfold(main)
      await field(main, 'Hoe heet het vakje?').fill(title)
      await main.locator('[name=soort-veld]').selectOption(sort)
      if (choices) await field(main, 'Waaruit kun je kiezen?').fill(choices.join('\n'))
      await press('Zet het vakje erbij')
    }
    for (const entry of room.inbreng ?? []) await build_entry(here, room, entry)
  }

  async function build_entry (here, room, entry) {
    await page.goto(here)
    const box = main.locator('form[action$="/erbij"]')
    await unfold(box)
    for (const [title, value] of Object.entries(entry.velden ?? {})) {
      const at = field(box, title)
      if (await at.evaluate(node => node.tagName) === 'SELECT') await at.selectOption({ label: value })
      else await at.fill(value)
    }
    if (entry.tekst) await box.locator('[name=tekst]').fill(entry.tekst)
    if (entry.van) await choose(box, 'Wie zei dit?', entry.van)
    if (entry.bij !== undefined) await box.locator('[name=bij]').selectOption({ label: room.inbreng[entry.bij].tekst })
    if (entry.foto) await box.locator('[name=foto]').setInputFiles(files.foto_at)
    if (entry.bijschrift) await box.locator('[name=bijschrift]').fill(entry.bijschrift)
    if (entry.stem) await box.locator('[name=stem]').setInputFiles(files.stem_at)
    await press('Zet erbij')
  }
}

// What stands on the screens, title for title: the rooms of the plan, and of each its columns and words.
export async function read_pages (page, plan) {
  await page.goto(plan)
  const links = await page.locator('.card h2 a[href*="/kamer/"], ul.links a[href*="/kamer/"]:not([href$="/nieuw"])').evaluateAll(all => all.map(link => [link.querySelector('strong')?.textContent ?? link.textContent, link.href]))
  const rooms = []
  for (const [title, href] of links) {
    await page.goto(href)
    assert.match(await page.locator('h1').innerText(), exact(title))
    rooms.push({ titel: title, kolommen: await page.locator('main table thead th').allInnerTexts(), woorden: await page.locator('main').innerText(), beelden: await page.locator('main img').count(), stemmen: await page.locator('main audio').count() })
  }
  await page.goto(`${plan}/doelen`)
  return { kamers: rooms, doelen: await page.locator('main').innerText() }
}
