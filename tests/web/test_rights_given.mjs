// SPDX-License-Identifier: EUPL-1.2
// Every right that docs/permissions.md gives is really there, and ends where its condition ends: each such cell is said over the
// API and from a form, with the condition met and with it not met.
//   node tests/web/test_rights_given.mjs build/kring
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { families, run, api, plan_of, come_in, browser, data, keeper, program, say } from './families.mjs'
import { rights, sayings, cases, forms, table, try_saying } from './rights.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const seats = { ouder: named('Dennis'), verzorger: named('Petra'), jongere: named('Ruben'), kind: named('Fenna'), netwerk: named('Winston'), professional: named('Sanne'), coordinator: named('Nadia') }
const t = await table(everyone, named('Marjan'), seats)
const at_table = [...Object.entries(seats), ['eigenaar', t.owner]]
const tried = new Set()
const number = async who => (await plan_of(who)).volgnummer

// These end something for good, and are said last or elsewhere.
const later = new Set(['plan.afronden', 'plan.hervatten', 'wissen.vragen', 'wissen.stoppen', 'stoel.verlaten', 'onafhankelijk.verklaren', 'onafhankelijk.niet'])

// Is this saying also given to the owner by the role beside it? Then a body that fails the role's condition tells them apart.
const holds_for = (saying, chair) => !(chair === 'eigenaar' && rights[saying].eigenaar === 'ja' && !['', 'ja'].includes(rights[saying].ouder))

async function given (saying, chair, who, form) {
  const { again, as = who, ...body } = await cases[saying](t, who, holds_for(saying, chair), chair)
  const before = await number(as)
  const got = await try_saying(as, saying, body, form)
  assert.ok(form ? [200, 303].includes(got.status) : got.status === 201, `${chair} ${saying} ${form ? 'form' : 'api'}: ${got.status} ${got.body.slice(0, 900)}`)
  assert.notEqual(await number(as), before, `${chair} ${saying}: nothing was said`)
  await again?.()
  await t.tidy()
}

async function not_given (saying, chair, who, form) {
  const { again, as = who, ...body } = await cases[saying](t, who, false, chair)
  const before = await number(as)
  const got = await try_saying(as, saying, body, form)
  if (form) assert.ok([303, 403, 404].includes(got.status), `${chair} ${saying} form: ${got.status}`)
  else assert.equal(`${got.status} ${got.title}`, '403 Dit kan nu niet', `${chair} ${saying} api: ${got.body}`)
  assert.equal(await number(as), before, `${chair} ${saying}: was said though its condition does not hold`)
  await again?.()
  await t.tidy()
}

const tests = {}
for (const [chair, who] of at_table) {
  tests[`${chair}: what is given can be said, over the API and from a form, and not when its condition does not hold`] = async () => {
    for (const saying of sayings) {
      const right = rights[saying][chair]
      if (!right || later.has(saying)) continue
      for (const form of forms[saying] ? [false, true] : [false]) {
        await given(saying, chair, who, form)
        if (right !== 'ja') await not_given(saying, chair, who, form)
        tried.add(`${saying} ${chair} ${form}`)
      }
    }
  }
}

Object.assign(tests, {
  async 'leaving: anybody may, but the last owner' () {
    for (const rol of Object.keys(seats)) {
      for (const form of [false, true]) {
        const who = await t.sitter(rol)
        const got = await try_saying(who, 'stoel.verlaten', {}, form)
        assert.equal(got.status, form ? 303 : 201, `${rol}: ${got.body}`)
        assert.ok([401, 404].includes((await api(who, `/plannen/${who.plan}`)).status)) // its token ended with it
        tried.add(`stoel.verlaten ${rol} ${form}`)
      }
    }
    const alone = named('Mark')
    assert.equal((await say(alone, { soort: 'stoel.verlaten' })).status, 403)
    assert.equal((await (await come_in(alone)).post(`/plan/${alone.plan}/weggaan`)).status, 403)
  },

  async 'a coordinator says to be independent, or helps as a professional' () {
    for (const form of [false, true]) {
      for (const saying of ['onafhankelijk.verklaren', 'onafhankelijk.niet']) {
        const who = await t.sitter('coordinator')
        await given(saying, 'coordinator', who, form)
        assert.equal((await plan_of(who)).rol, saying === 'onafhankelijk.niet' ? 'professional' : 'coordinator')
        tried.add(`${saying} coordinator ${form}`)
      }
    }
  },

  async 'who is asked says yes or no, once, by the link and by nothing else' () {
    for (const [answer, soort, state] of [['ja', 'stoel.innemen', 'doet mee'], ['nee', 'stoel.afslaan', 'weg']]) {
      const seat = await t.invited()
      assert.throws(() => keeper('token', '--seat', seat), undefined, `a token for a seat that is not taken (${soort})`)
      const link = (await (await come_in(t.owner)).post(`/plan/${t.owner.plan}/uitnodiging/${seat}`)).body.match(/\/in\/[0-9a-z]{26}/)[0]
      const phone = browser()
      await phone.get(link)
      const got = await phone.post('/in', { antwoord: answer })
      assert.ok(got.status < 400, `${soort}: ${got.status}`)
      const now = (await plan_of(t.owner)).stoelen.find(one => one.id === seat)
      assert.equal(now && !now.gestopt && !now.genodigd ? 'doet mee' : 'weg', state)
      const again = browser()
      await again.get(link)
      await again.post('/in', { antwoord: 'ja' })
      assert.equal((await again.get(`/plan/${t.owner.plan}`)).where, '/binnen')
      tried.add(`${soort} genodigde true`)
    }
  },

  async 'somebody new begins a plan, or knocks with the code of a table' () {
    assert.equal((await api(named('Anouk'), '/plannen', {})).status, 201)
    assert.ok(await t.knock())
    tried.add('plan.beginnen nieuw false').add('deur.kloppen nieuw true')
  },

  async 'the keeper renews a key and takes a seat\'s words along, on record' () {
    const before = await number(t.owner)
    assert.match(keeper('seat', 'link', '--seat', seats.netwerk.stoel), /\/in\//)
    const renewed = await number(t.owner)
    assert.notEqual(renewed, before)
    assert.ok(keeper('export', '--seat', seats.netwerk.stoel, '--as', 'json').includes('"formaat"'))
    assert.notEqual(await number(t.owner), renewed)
    tried.add('sleutel.vernieuwen beheerder').add('stoel.meenemen beheerder')
  },

  async 'the owner finishes and goes on, asks for erasing and stops it' () {
    for (const form of [false, true]) {
      for (const saying of ['plan.afronden', 'plan.hervatten', 'wissen.vragen', 'wissen.stoppen']) {
        await given(saying, 'eigenaar', t.owner, form)
        tried.add(`${saying} eigenaar ${form}`)
      }
    }
  },

  async 'who was put out since does not sit in a copy that the keeper puts back, and who was stopped from reading does not read' () {
    const aside = mkdtempSync(join(tmpdir(), 'kring-copy-'))
    const copy = join(aside, 'copy.db')
    keeper('backup', '--to', copy)
    assert.equal((await say(t.owner, { soort: 'stoel.beeindigen', stoel: seats.netwerk.stoel })).status, 201)
    assert.equal((await say(t.owner, { soort: 'delen.stoppen', stoel: seats.professional.stoel })).status, 201)
    keeper('backup', '--to', join(aside, 'later.db')) // the keys of a day later
    mkdirSync(join(aside, 'data'))
    copyFileSync(join(data, 'master.key'), join(aside, 'data', 'master.key'))
    const told = execFileSync(program, ['restore', '--from', copy, '--data', join(aside, 'data')], { encoding: 'utf8' })
    assert.match(told, /Ended again: 1 seats[^]*Reading less again: 1 seats/)
    rmSync(aside, { recursive: true })
    tried.add('stoel.beeindigen beheerder').add('lezen.beperken beheerder')
  },

  async 'the keeper erases a plan' () {
    assert.match(keeper('erase', '--plan', named('Mark').plan), /is erased/)
    assert.ok([401, 404].includes((await api(named('Mark'), `/plannen/${named('Mark').plan}`)).status))
    tried.add('plan.wissen beheerder')
  },

  async 'every right of the table was used, each in every way there is' () {
    const all = new Set()
    const only_by_link = new Set(['stoel.innemen', 'stoel.afslaan', 'deur.kloppen'])
    for (const saying of sayings) {
      for (const [chair, right] of Object.entries(rights[saying])) {
        if (!right) continue
        if (chair === 'beheerder') all.add(`${saying} beheerder`)
        else if (only_by_link.has(saying)) all.add(`${saying} ${chair} true`)
        else for (const form of forms[saying] ? [false, true] : [false]) all.add(`${saying} ${chair} ${form}`)
      }
    }
    assert.deepEqual([...all].filter(one => !tried.has(one)), [])
    assert.deepEqual([...tried].filter(one => !all.has(one)), [])
    console.log(`        ${all.size} of ${all.size}`)
  }
})
await run(tests)
