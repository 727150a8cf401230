// SPDX-License-Identifier: EUPL-1.2
// An office's own method, just as the document for it shows one, lies ready when the program starts for the first time: a family
// meets by it. How long each part takes makes the agenda, and how a sentence can begin stands where one writes.
//   KRING=build/kring node tests/web/test_own_pack.mjs
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { open_house, run, table_of } from './walk.mjs'
import { in_days } from './days.mjs'

const [, example] = readFileSync(fileURLToPath(new URL('../../docs/werkwijze.md', import.meta.url)), 'utf8').match(/```yaml\n([^`]*)```/)
assert.ok(example.split('\n').length < 60, 'the whole example is short')
const longer = example.replace('  - id: onder-ons\n', '  - id: onder-ons\n    minuten: 1\n')

const house = await open_house({ demo: true, packs: { 'buurtgesprek.yaml': longer } })
const { seat, plan, call } = table_of(house, 'Linda')
const say = async (soort, more) => assert.equal((await call('Linda', '/gebeurtenissen', { soort, ...more })).status, 201, soort)

await run(house, {
  async 'the parts of a method of one\'s own make an agenda, by the clock once there is a time' () {
    const p = await house.person('Linda')
    await p.go(`/plan/${plan}/bijeenkomst`)
    await p.press('Kies dit: Buurtgesprek')
    await p.at('Buurtgesprek')
    await p.says('Welkom 15 minuten', 'Onder ons 1 minuut')
    await p.silent(' uur')
    const bijeenkomst = p.path().split('/').at(-1)
    await say('bijeenkomst.vastleggen', { bijeenkomst, moment: `${in_days(30)} 14:00` })
    await p.go(p.path())
    await p.says('om 14:00 uur · 15 minuten', 'om 14:15 uur · 1 minuut', /Laten zien om 14:16 uur (?!·)/)
    await p.follow('Een vel voor op tafel')
    await p.says('Welkom · om 14:00 uur · 15 minuten', 'Laten zien · om 14:16 uur')
    await say('fase.overslaan', { bijeenkomst, fase: 'welkom' })
    await p.go(`/plan/${plan}/bijeenkomst/${bijeenkomst}`)
    await p.says('om 14:00 uur · 1 minuut', 'om 14:01 uur')
  },

  async 'how one can begin stands where what is said is written, in that part alone' () {
    const p = await house.person('Linda')
    await p.go(`/plan/${plan}/bijeenkomst`)
    await p.follow('Buurtgesprek')
    await p.silent('Je kunt zo beginnen')
    await p.press(/^Ga naar dit deel ?: Laten zien/)
    await p.says('Je kunt zo beginnen: “Wij willen …”')
    await p.fits()
  },

  async 'it goes along in a form that is given away' () {
    const { bijeenkomsten: [one] } = await (await call('Linda', '')).json()
    assert.deepEqual(one.fasen.map(fase => [fase.minuten, fase.beginzinnen]), [[15, []], [1, []], [undefined, ['Wij willen …']]])
    assert.ok(seat('Linda').eigenaar)
    const p = await house.person('Linda')
    await p.go(`/plan/${plan}/bijeenkomst/${one.id}`)
    await p.follow('Deel de vorm, niet de inhoud')
    const [download] = await Promise.all([p.page.waitForEvent('download'), p.press('Haal het bestand op')])
    const form = readFileSync(await download.path(), 'utf8')
    for (const words of ['minuten: 15', 'minuten: 1', 'beginzinnen:\n      - {nl: "Wij willen …"}']) assert.ok(form.includes(words), `${words} in ${form}`)
  }
}, 'a method of one\'s own')
