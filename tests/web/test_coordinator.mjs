// SPDX-License-Identifier: EUPL-1.2
// A coordinator from the first question to the end, on telephones without JavaScript: asked in, the four lines and the family's yes,
// prepared with two people apart, "zo leid ik het niet", a gathering with private time while the coordinator is outside, handed
// over, whom to call and when, and a seat that ends, is lengthened in one tap, or stays as a coach.
//   KRING=build/kring node tests/web/test_coordinator.mjs
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { come_back, key_of, plan_of, skip } from './begin.mjs'
import { begin_plan, open_house, run } from './walk.mjs'
import { invite, key_on_paper, link_of } from './invite.mjs'
import { clear, program } from './twins.mjs'

const house = await open_house()
const linda = await house.person()
const kim = await house.person()
const nadia = await house.person()
const day = (days, from = new Date()) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(from.getTime() + days * 86400000))
const four = ['Ik werk niet voor wie jullie hulp geeft', 'Ik heb jullie niet eerder geholpen.', 'Ik ben geen familie of vriend', 'vertel ik aan niemand.']
let gathering, seat

async function come_in (p, link) {
  await p.go(link)
  await p.press('Ja, dat ben ik')
  for (const button of ['Ja', 'Later', 'Nu niet']) if (await p.offers(button)) await p.press(button)
  p.plan = linda.plan
}

await run(house, {
  async 'Linda chooses a coordinator and asks Nadia in, who says the four lines before all else' () {
    await begin_plan(linda, 'Linda')
    await invite(linda, 'Kim', 'vriendin', 'Onze mensen')
    await come_in(kim, await link_of(linda))
    await linda.go(`${linda.plan}/hulp`)
    await linda.tick('Met een onafhankelijke coördinator')
    await linda.press('Bewaar')
    await linda.follow('Vraag een coördinator')
    await linda.follow('Iemand anders')
    await linda.fill('Naam', 'Nadia')
    await linda.press('Bewaar')
    await linda.at('Wat mag Nadia lezen?')
    await linda.tick('Onze mensen')
    await linda.press('Maak de uitnodiging')
    await linda.at('Goed om te weten')
    await linda.press('Nadia mag dit lezen')
    await come_in(nadia, await link_of(linda))
    await nadia.at('Ben je onafhankelijk?')
    await nadia.says(...four)
    await nadia.tick(four[0])
    await nadia.press('Ja, dit klopt')
    await nadia.at('Ben je onafhankelijk?') // one line is not four; what was ticked stays
    assert.equal(await nadia.page.locator('.field__error').count(), 3)
    for (const line of four.slice(1)) await nadia.tick(line)
    await nadia.press('Ja, dit klopt')
    await nadia.at('De coördinator')
    await nadia.says('Dank je. De familie leest dit.', 'De familie las dit nog niet. Tot dan leid je niets.')
  },

  async 'the family reads the four lines on its plan, and takes them' () {
    await linda.go(linda.plan)
    await linda.says('Nadia zegt: ik ben onafhankelijk.')
    await linda.follow('Lees wat er nodig is')
    await linda.at('De coördinator')
    await linda.says('Nadia zegt:', ...four, 'Deze stoel stopt vanzelf:')
    await linda.silent('Bereid het gesprek voor')
    await linda.press('Dat is goed')
    await linda.says('De familie nam dit aan:')
    await linda.silent('Dat is goed')
    await nadia.go(nadia.plan)
    await nadia.silent('Zeg eerst of je onafhankelijk bent.')
  },

  async 'Linda and Kim each prepare with Nadia, and neither reads what the other said' () {
    await linda.go(`${linda.plan}/coordinator`)
    await linda.follow('Bereid het gesprek voor met Nadia')
    seat = linda.path().split('/').at(-1)
    await linda.at('Voorbereiden met Nadia')
    await linda.says('Alleen jij en Nadia lezen dit. Ook een eigenaar niet.')
    await linda.choose('Waar gaat het over?', 'Wat mag er niet gebeuren?')
    await linda.fill('Schrijf het op zoals je het zegt', 'Dat iemand schreeuwt')
    await linda.press('Bewaar')
    await linda.says('Dat iemand schreeuwt')
    await kim.go(kim.plan)
    await kim.go(`${kim.plan}/coordinator`)
    await kim.follow('Bereid het gesprek voor met Nadia')
    await kim.silent('Dat iemand schreeuwt')
    await kim.fill('Schrijf het op zoals je het zegt', 'Ik kom als ik naast de deur zit')
    await kim.press('Bewaar')
    await kim.says('Ik kom als ik naast de deur zit')
    await nadia.go(`${nadia.plan}/coordinator`)
    await nadia.follow('Bereid het gesprek voor, met ieder apart')
    await nadia.at('Voorbereiden, met ieder apart')
    await nadia.says('Linda · Wat mag er niet gebeuren?', 'Dat iemand schreeuwt', 'Kim · Durf ik te komen? Wat helpt?', 'Ik kom als ik naast de deur zit')
    await linda.go(`${linda.plan}/voorbereiden/${seat}`)
    await linda.silent('Ik kom als ik naast de deur zit')
  },

  async 'Nadia begins the gathering, says "zo leid ik het niet", and the family decides' () {
    await nadia.go(`${nadia.plan}/bijeenkomst`)
    await nadia.press('Kies dit: Bijeenkomst met privétijd')
    gathering = nadia.path()
    await nadia.go(`${nadia.plan}/coordinator`)
    await nadia.unfold('Zo leid ik het niet')
    await nadia.tick('Twee kamers. Ik loop heen en weer')
    await nadia.fill('Wil je er iets bij zeggen?', 'Het is te snel')
    await nadia.at('De coördinator')
    await nadia.press('Zeg dit')
    await linda.go(linda.plan)
    await linda.says('De coördinator zegt: zo leid ik het niet.')
    await linda.follow('Lees wat er nodig is')
    await linda.says('Nadia zegt: zo leid ik het niet.', 'Twee kamers. Ik loop heen en weer', 'Het is te snel', 'Jullie beslissen.')
    await linda.at('De coördinator')
    await linda.press('Geef antwoord')
    await linda.says('Twee kamers. Ik loop heen en weer')
    await linda.tick('Zo doen we het')
    await linda.press('Geef antwoord')
    await linda.says('Antwoord van de familie: Zo doen we het.')
    await kim.go(`${kim.plan}/coordinator`)
    await kim.silent('Het is te snel')
    await nadia.go(`${nadia.plan}/coordinator`)
    await nadia.says('Zo doen we het')
  },

  async 'Nadia leads until the door, and is outside while the family talks' () {
    await nadia.go(gathering)
    await nadia.press(/^Ga naar dit deel ?: /)
    await linda.go(gathering)
    await linda.follow(/^Ga naar dit deel ?: Privétijd/)
    await linda.at('Wie blijft er aan tafel?')
    assert.ok(!await linda.page.getByLabel(/Nadia/).first().isChecked()) // a coordinator goes out, also who guards the time
    await linda.press('Doe de deur dicht')
    await linda.at('Privétijd')
    await linda.fill('Wat wordt er gezegd?', 'Kim haalt Daan op dinsdag')
    await linda.press('Dit is een actie')
    await nadia.go(`${nadia.plan}/privetijd`)
    await nadia.at('De familie praat nu zonder ons')
    for (const path of ['', '/doelen', '/week', '/geschiedenis', '/bijeenkomst', '/print']) {
      await nadia.go(nadia.plan + path)
      await nadia.silent('Kim haalt Daan')
    }
    await linda.go(`${linda.plan}/privetijd`)
    await linda.press('Laat dit zien')
    await linda.at('Wat laten jullie zien?')
    await linda.press('Laat dit zien')
    await linda.says('De minuut is nog niet om.')
    await kim.go(`${kim.plan}/privetijd`)
    await kim.press('Het klopt')
    await linda.press('Laat dit zien')
    await linda.says('Jullie lieten het plan zien.')
  },

  async 'whom to call, on what number, and when it is quiet: for each, read by that person and Nadia alone' () {
    await linda.go(`${linda.plan}/voorbereiden/${seat}`)
    await linda.says('Vier weken na het gesprek belt de coördinator hoe het gaat.')
    await linda.fill('Op welk nummer?', '06 12345678')
    await linda.fill('Wanneer is het rustig?', 'Dinsdag na acht uur')
    await linda.press('Bewaar dit nummer')
    await linda.says('06 12345678', 'Dinsdag na acht uur')
    await nadia.go(`${nadia.plan}/voorbereiden/${seat}`)
    await nadia.says('Linda · Wie bel ik straks?', '06 12345678', 'Dinsdag na acht uur')
    await kim.go(`${kim.plan}/voorbereiden/${seat}`)
    await kim.silent('06 12345678')
  },

  async 'the plan is handed over: the day of the call, and the day the seat stops, stand there for all three' () {
    await nadia.go(`${nadia.plan}/coordinator`)
    await nadia.at('De coördinator')
    await nadia.says('Jouw werk is klaar', 'Weet je van ieder wie je straks belt?')
    await nadia.press('Ik geef dit plan aan jullie')
    await nadia.says('Nadia gaf het plan aan jullie:')
    await linda.go(`${linda.plan}/coordinator`)
    await linda.at('De coördinator')
    const then = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' }).format(Date.now() + 28 * 86400000)
    await linda.says('Nadia gaf het plan aan jullie: vandaag', `vraagt Nadia met een telefoontje: ${then}`, `Deze stoel stopt vanzelf: ${then}`)
  },

  async 'a seat whose day is near is lengthened in one tap, and a coach stays' () {
    await linda.go(`${linda.plan}/coordinator`)
    await linda.press(/^Nog drie maanden/)
    await linda.silent('Nog drie maanden')
    await linda.go(`${linda.plan}/stoel/${seat}`)
    assert.equal(await linda.page.locator('input[type=date]').inputValue(), day(91))
    await linda.unfold('Tot wanneer?')
    await linda.fill('Doet mee tot en met', day(3))
    await linda.press('Bewaar')
    await linda.go(linda.plan)
    await linda.says('De stoel van Nadia stopt:')
    await linda.picture('de stoel stopt')
    await linda.press(/^Nog drie maanden/)
    await linda.go(linda.plan)
    await linda.silent('De stoel van Nadia stopt:')
    await linda.go(`${linda.plan}/coordinator`)
    await linda.press('Vraag Nadia om te blijven, als coach')
    await linda.says('coach')
    await linda.silent('Vraag Nadia om te blijven')
  },

  async 'when the seat ends, what was prepared is gone, and Nadia reads nothing more' () {
    await linda.go(`${linda.plan}/stoel/${seat}`)
    await linda.unfold('Stop met Nadia')
    await linda.press('Stop')
    for (const p of [linda, kim, nadia]) assert.equal(await p.go(`${linda.plan}/voorbereiden/${seat}`), 404)
    const taken = await (await linda.context.request.get(`${house.base}${linda.plan}/meenemen/plan.json`)).text()
    assert.ok(taken.includes('Kim') && !taken.includes('Dat iemand schreeuwt'))
  },

  async 'the seat of a helper ends after three months; two weeks before, and just after, it is lengthened in one tap' () {
    const folder = mkdtempSync(join(tmpdir(), 'kring-term-'))
    process.env.MOMENT = join(folder, 'moment')
    const on = days => { // the clock of this program is what a test says
      const bytes = Buffer.alloc(16)
      bytes.writeBigInt64LE(BigInt(Date.now() + days * 86400000))
      writeFileSync(process.env.MOMENT, bytes)
    }
    on(0)
    const later = await open_house({ program })
    try {
      let p = await later.person()
      const again = async key => { // a session does not last three months
        await p.context.close()
        p = await come_back(later, key)
        p.plan = plan
      }
      await p.go('/')
      await p.press('Ons plan beginnen')
      await p.press('Ja, soms')
      const key = await key_of(p)
      await skip(p)
      await p.press(/^Ik heb mijn sleutel al/)
      await p.press('Nu niet')
      const plan = plan_of(p)
      p.plan = plan
      await invite(p, 'Hanneke', 'wijkteam', 'werkt met gezinnen', 'Onze mensen')
      await p.press('Hanneke mag dit lezen')
      const hers = await key_on_paper(p)
      await again(hers)
      on(80)
      await again(hers)
      await p.go(plan)
      await p.says('Jouw stoel stopt:', 'De familie kan hem langer laten duren.')
      assert.ok(!await p.offers(/^Nog drie maanden/))
      await again(key)
      await p.go(plan)
      await p.says('De stoel van Hanneke stopt:')
      await p.fits()
      await p.picture('bijna gestopt')
      on(95)
      await p.context.close()
      p = await later.person()
      await p.go(`/in/${hers}`)
      await p.picture('sleutel van wie niet meer zit')
      if (await p.offers('Ja, dat ben ik')) await p.press('Ja, dat ben ik')
      assert.equal(await p.go(plan), 404)
      await again(key)
      await p.go(plan)
      await p.says('De stoel van Hanneke is gestopt:', 'Hanneke leest niets meer.')
      await p.picture('gestopt')
      on(200) // long after, she is still found in the circle
      await again(key)
      await p.go(plan)
      await p.silent('De stoel van Hanneke')
      await p.go(`${plan}/kring`)
      await p.follow('Hanneke')
      if (await p.links_to('Plek aan tafel')) await p.follow('Plek aan tafel')
      await p.picture('lang gestopt')
      await p.press(/^Nog drie maanden/)
      await p.at('Hanneke')
      await p.go(plan)
      await p.silent('De stoel van Hanneke')
      await again(hers)
      assert.equal(await p.go(plan), 200)
    } finally {
      await later.close()
      rmSync(folder, { recursive: true, force: true })
      clear()
    }
  }
}, 'a coordinator')
