// SPDX-License-Identifier: EUPL-1.2
// A parent who wants to keep the door shut and others in: owner of the plan, first at the table, and quick to look at what others
// do. Each of the others can write for themselves, ask somebody to come, leave, and open the door; of none of that the parent's
// telephone gets another byte before it happens, and nothing that an owner can say stops it. In a browser without JavaScript.
//   KRING=build/kring node tests/web/test_controlling.mjs
import assert from 'node:assert/strict'
import { open_house, run, table_of } from './walk.mjs'
import { in_days } from './days.mjs'

const house = await open_house({ demo: true, clock: true })
const { seat, plan, call, seen_by } = table_of(house, 'Marjan')
const say = async (name, soort, more = {}) => {
  const got = await call(name, '/gebeurtenissen', { soort, ...more })
  return { status: got.status, body: await got.text() }
}
const bare = text => text.replace(/name="(bewijs|sleutel)" value="[^"]*"/g, '').replace(/"gemaakt":"[^"]*"/g, '')
const table = ['Marjan', 'Petra', 'Ruben', 'Dennis']
const phones = {}
for (const name of [...table, 'Nadia']) phones[name] = await house.person(name)
const door = async name => {
  await phones[name].go(`/plan/${plan}/privetijd`)
  return phones[name]
}

async function page_of (name, end) {
  const got = await phones[name].context.request.get(`${house.base}/plan/${plan}${end}`)
  assert.equal(got.status(), end === '/gekeken' && name === 'Dennis' ? got.status() : 200, end)
  return bare(await got.text())
}

// All that somebody at the table can look at: pages, lists of who looked, the history, the API and what is taken along.
async function looked_at (name) {
  const found = {}
  for (const end of ['', '/privetijd', '/week', '/kring', '/meer', '/doelen', '/geschiedenis', '/gekeken', '/bijeenkomst', gathering.split(plan)[1], '/print']) found[end] = await page_of(name, end)
  for (const end of ['', '/gebeurtenissen', '/export.json', '/export.html']) found[`api ${end}`] = bare(await (await call(name, end)).text())
  return found
}
// What is done in between changes nothing for these.
async function unseen_by (names, does) {
  const before = {}
  for (const name of names) before[name] = await looked_at(name)
  await does()
  for (const name of names) for (const [what, text] of Object.entries(await looked_at(name))) assert.equal(text, before[name][what], `${name} gets another ${what}`)
}
async function shuts_the_door () {
  const marjan = phones.Marjan
  await marjan.go(gathering)
  await marjan.follow(/^Ga naar dit deel ?: Privétijd/)
  for (const box of await marjan.page.locator('input[name=binnen]').all()) {
    const id = await box.getAttribute('value')
    await box.setChecked(table.some(name => seat(name).stoel === id))
  }
  await marjan.press('Doe de deur dicht')
  await marjan.at('Privétijd')
}
let gathering = `/plan/${plan}`
for (const name of table) await phones[name].go(`/plan/${plan}`) // of the circle is told that they looked this week

// Nobody who sits at the table can end or limit another who sits there; and of no other seat they make a way in, where it could be
// read whether somebody calls.
async function refused (name, soort, more = {}) {
  const got = await say('Marjan', soort, { stoel: seat(name).stoel, ...more })
  assert.ok(got.status === 403 && got.body.includes('Dit kan weer als de deur open is.'), `${soort} of ${name}: ${got.body}`)
}
async function ends_nobody () {
  for (const name of ['Ruben', 'Petra', 'Dennis']) for (const [soort, more] of [['stoel.beeindigen'], ['delen.stoppen'], ['stoel.termijn', { tot: in_days(1) }]]) await refused(name, soort, more)
  for (const name of ['Ruben', 'Petra', 'Dennis', 'Nadia', 'Sanne']) await refused(name, 'sleutel.vernieuwen')
}

// The newest code in the post of the demonstration, typed where it is asked.
async function gives_code (p) {
  await new Promise(resolve => setTimeout(resolve, 2000))
  const [code] = (await (await p.context.request.get(`${house.base}/post`)).text()).match(/\b\d{6}\b/)
  await p.page.locator('#code').fill(code)
  await p.page.locator('form[action="/binnen/code"] button').first().click()
}
async function with_code (mail) {
  const p = await house.person()
  await p.go('/binnen')
  await p.page.locator('#mail').fill(mail)
  await p.press('Stuur mij een code')
  await gives_code(p)
  return p
}
async function inner (p) {
  await p.go(`/plan/${plan}/privetijd`)
  return p.heading()
}

await run(house, {
  async 'whom Ruben may call he chooses beforehand, and nobody sees it' () {
    const [on] = (await seen_by('Marjan')).privetijd // the demonstration sits behind its door
    await say('Marjan', 'privetijd.stoppen', { bijeenkomst: on.bijeenkomst })
    const marjan = phones.Marjan
    await marjan.go(`/plan/${plan}/bijeenkomst`)
    await marjan.press('Kies dit: Bijeenkomst met privétijd')
    gathering = marjan.path()
    await unseen_by(['Marjan', 'Petra'], async () => {
      await phones.Ruben.go(gathering)
      await phones.Ruben.choose('Wil je straks iemand erbij kunnen halen?', 'Nadia')
      await phones.Ruben.press('Bewaar')
    })
    await shuts_the_door()
  },

  async 'who shut the door puts nobody out, takes nothing from them and makes no way in to their seat' () {
    const p = phones.Marjan
    await ends_nobody()
    await p.go(`/plan/${plan}/stoel/${seat('Ruben').stoel}`)
    await p.unfold('Stop met Ruben')
    await p.page.locator('details[open]').getByRole('button', { name: 'Stop', exact: true }).click()
    await p.says('Dit kan weer als de deur open is.')
    await (await door('Ruben')).at('Privétijd')
  },

  async 'nor is another list made of who sits inside' () {
    for (const binnen of [[seat('Marjan').stoel], [seat('Marjan').stoel, seat('Dennis').stoel]]) {
      const got = await say('Marjan', 'fase.openen', { bijeenkomst: gathering.split('/').at(-1), fase: 'privetijd', binnen })
      assert.equal(got.status, 403, got.body)
    }
    await (await door('Petra')).says('Aan tafel: Marjan, Petra, Ruben en Dennis')
  },

  async 'what Ruben writes for himself is nowhere on another telephone' () {
    const ruben = phones.Ruben
    await ruben.go('/cijfers/open')
    await ruben.page.locator('input[name=cijfers]').fill(seat('Ruben').cijfers)
    await ruben.page.locator('main form button').first().click()
    await unseen_by(['Marjan', 'Petra', 'Dennis'], async () => {
      await door('Ruben')
      await ruben.fill('Alleen voor mij', 'Ik durf het niet te zeggen.')
      await ruben.press('Bewaar')
    })
    const kept = (await seen_by('Ruben')).kamers.flatMap(one => one.inbreng).find(one => one.tekst === 'Ik durf het niet te zeggen.')
    assert.ok(kept['alleen-ik'], 'his alone, whoever reads the room')
  },

  async 'Ruben asks for Nadia: nobody at the table sees it, and nobody takes it back for him' () {
    await unseen_by(['Marjan', 'Petra', 'Dennis'], async () => {
      const ruben = await door('Ruben')
      await ruben.unfold('Ik wil er iemand bij')
      await ruben.press('Vraag Nadia om te komen')
      await ruben.says('De anderen zien niet dat jij dit vroeg.')
    })
    await phones.Nadia.go(`/plan/${plan}`) // that she looked is told, as of everybody from outside
    await phones.Nadia.says('Iemand vraagt of je komt.')
    await phones.Nadia.silent('Ruben vraagt')
    const stopped = await say('Marjan', 'privetijd.roepen', { 'toch-niet': true }) // of her own, which is none
    assert.ok([201, 403].includes(stopped.status), stopped.body)
    await ends_nobody()
    await phones.Nadia.go(`/plan/${plan}`)
    await phones.Nadia.says('Iemand vraagt of je komt.')
  },

  async 'Dennis leaves for a while without a message, and comes back to what was there' () {
    await unseen_by(['Marjan', 'Petra'], async () => {
      const dennis = await door('Dennis')
      await dennis.unfold('Ik ga even weg')
      await dennis.says('Ga gerust. Niemand krijgt bericht. Je hoeft hier niets te doen.')
    })
    await (await door('Dennis')).at('Privétijd')
  },

  async 'who reads the mail of Dennis comes in with a code until he chose digits, and then stays outside the door' () {
    const dennis = await door('Dennis'), mail = 'dennis.leest@kring.example'
    await dennis.go('/instellingen')
    await dennis.page.locator('#mail').fill(mail)
    await dennis.page.locator('form[action="/instellingen/mail"] button').click()
    await gives_code(dennis)
    const thief = await with_code(mail)
    assert.equal(await inner(thief), 'Privétijd', 'a code is enough while there are no digits')
    await door('Dennis')
    await dennis.unfold('Alleen jij komt hier weer in')
    await dennis.picture('alleen-jij')
    await dennis.follow('Vier cijfers kiezen')
    await dennis.picture('alleen-jij-cijfers')
    await dennis.fits()
    await dennis.page.locator('#cijfers').fill('4821')
    await dennis.press('Bewaar')
    await dennis.at('Privétijd')
    await dennis.silent('Alleen jij komt hier weer in')
    await thief.go(`/plan/${plan}/privetijd`)
    assert.notEqual(await thief.heading(), 'Privétijd', 'who was in already is out')
    assert.equal(await inner(await with_code(mail)), 'De familie praat nu zonder ons')
    await (await door('Dennis')).at('Privétijd')
  },

  async 'the plan is not shown over who says: wacht even; and who shows it needs the minute' () {
    const marjan = await door('Marjan')
    await marjan.press('Laat dit zien')
    await (await door('Ruben')).press('Wacht even')
    await (await door('Marjan')).says('Ruben: wacht even.')
    await marjan.go(`${gathering}/laat-zien`)
    await marjan.press('Laat dit zien')
    await marjan.says('De minuut is nog niet om.')
    await (await door('Petra')).press('De deur blijft dicht')
  },

  async 'Petra opens the door: it is open for all, nothing was shown, and each keeps their words' () {
    const petra = await door('Petra')
    await petra.unfold('Doe de deur open')
    await petra.page.locator('details[open]').getByRole('button', { name: 'Doe de deur open' }).click()
    assert.equal((await seen_by('Marjan')).privetijd.length, 0)
    assert.equal((await seen_by('Nadia'))['wordt-geroepen'], false)
    assert.ok(JSON.stringify(await seen_by('Ruben')).includes('Ik durf het niet te zeggen.'))
    for (const name of ['Marjan', 'Petra', 'Dennis', 'Nadia']) assert.ok(!JSON.stringify(await looked_at(name)).includes('Ik durf het niet'), name)
  },

  async 'a door that is shut again and kept shut falls asleep after fourteen days, whoever says: ja, we zitten er nog' () {
    await shuts_the_door()
    await say('Dennis', 'doel.toevoegen', { tekst: 'Nooit getoond.' })
    for (const days of [5, 10, 13]) {
      house.ahead(days * 24 * 60)
      await (await door('Marjan')).press('Ja')
    }
    house.ahead((14 * 24 + 1) * 60)
    const nadia = await seen_by('Nadia')
    assert.ok(nadia.privetijd.length === 0 && !JSON.stringify(nadia).includes('Nooit getoond.'))
    await phones.Marjan.go(gathering)
    await phones.Marjan.says('Jullie privétijd slaapt. Alles staat er nog. Niemand anders ziet het.')
    const ended = await say('Marjan', 'stoel.termijn', { stoel: seat('Dennis').stoel })
    assert.equal(ended.status, 201, ended.body) // an owner is an owner again
  }
}, 'a controlling parent')
