// SPDX-License-Identifier: EUPL-1.2
// Mark is the other parent. He knows the address of Linda's plan, her mail, the names of the children, a link that was used, a
// key that was told, and a code of the table. All of it tells him as much as a guess would.
//   node tests/web/test_other_parent.mjs build/kring
import assert from 'node:assert/strict'
import { families, ahead, run, ask, api, say, plan_of, come_in, browser, things, leaves, nowhere, read, stands_in } from './families.mjs'

const everyone = await families({ clock: true })
const by_name = name => everyone.find(who => who.naam === name)
const mark = by_name('Mark')
const linda = by_name('Linda')
const hers = await plan_of(linda)
const secrets = [...leaves(hers).texts, ...hers.kamers.map(room => room.titel)].filter(text => text.length > 12)

// Two answers are the same when nothing tells which of two questions was asked, but for what was in the question itself.
const plain = (got, asked, token) => JSON.stringify([got.status, got.where, got.headers, got.body, got.cookies.map(one => one.replace(/=[^;]*/, '='))])
  .replaceAll(asked, '…').replaceAll(token || '\0', '…').replace(/"content-length":"\d+"/, '')
function same (phone, got, asked, not, guessed) {
  const told = read(got.body)
  for (const text of secrets) assert.ok(!stands_in(text, told), `${asked} told: ${text}`)
  assert.equal(plain(got, asked, phone?.proof()), plain(not, guessed, phone?.proof()))
}

// Asks the same of two things, each on a telephone of its own.
async function both (asked, guessed, question) {
  const [one, other] = [browser(), browser()]
  same(null, await question(one, asked), asked, await question(other, guessed), guessed)
}

await run({
  async 'her plan, by its address, is for Mark as a plan that is not there: to read and to say' () {
    const phone = await come_in(mark)
    const ids = things(hers)
    for (const [kind, [item]] of Object.entries(ids)) {
      for (const path of [`/${kind}/${item}`, `/${kind}/${item}/anders`, '', '/kring', '/week', '/geschiedenis', '/meenemen/plan.json', '/wacht', '/cijfers', `/beeld/${'a'.repeat(64)}`]) {
        same(phone, await phone.get(`/plan/${linda.plan}${path}`), linda.plan, await phone.get(`/plan/${nowhere}${path}`), nowhere)
        const fields = { titel: 'Een', stoel: item ?? '' }
        same(phone, await phone.post(`/plan/${linda.plan}${path}`, fields), linda.plan, await phone.post(`/plan/${nowhere}${path}`, fields), nowhere)
      }
    }
    for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
      same(null, await api(mark, `/plannen/${linda.plan}${path}`), linda.plan, await api(mark, `/plannen/${nowhere}${path}`), nowhere)
    }
    for (const saying of [{ soort: 'kamer.toevoegen', titel: 'Een' }, { soort: 'deur.kloppen', naam: 'Opa' }, { soort: 'stoel.innemen' }, { soort: 'plan.overnemen', bestand: 'a'.repeat(64) }, { soort: 'onzin' }, {}]) {
      same(null, await say(mark, saying, linda.plan), linda.plan, await say(mark, saying, nowhere), nowhere)
    }
  },

  async 'ids of her plan, named in his own, are as ids of nothing' () {
    const none = nowhere.slice(0, 16)
    const ids = things(hers)
    const sayings = { kamer: ['kamer.noemen', { titel: 'Een' }], inbreng: ['inbreng.wissen', {}], doel: ['doel.weghalen', {}], actie: ['actie.oppakken', {}], mens: ['mens.weghalen', {}], stoel: ['delen.stoppen', {}], versie: ['versie.instemmen', { antwoord: 'kan-niet' }] }
    for (const [kind, [soort, fields]] of Object.entries(sayings)) {
      const about = id => say(mark, { soort, [kind]: id, ...fields })
      for (const id of ids[kind].slice(0, 3)) same(null, await about(id), id, await about(none), none)
    }
    const shared = id => say(mark, { soort: 'kamer.toevoegen', titel: 'Een', lezers: [id] })
    same(null, await shared(linda.stoel), linda.stoel, await shared(none), none)
  },

  async 'a link that was used, and one that never was, say the same' () {
    const used = new URL(by_name('Fleur').url).pathname.slice(4)
    await come_in(by_name('Fleur'))
    const guess = 'a'.repeat(used.length)
    await both(used, guess, (phone, link) => phone.get(`/in/${link}`))
    await both(used, guess, async (phone, link) => { await phone.get(`/in/${link}`); return phone.get('/in') })
    await both(used, guess, async (phone, link) => { await phone.get(`/in/${link}`); return phone.post('/in', { antwoord: 'ja' }) })
    await both(used, guess, async (phone, link) => { await phone.get(`/in/${link}`); return phone.post('/in', { antwoord: 'nee' }) })
    await both(used, guess, (phone, link) => phone.post('/sleutel', { sleutel: link }))
    await both(used, guess, (phone, link) => phone.get(`/tafel/${link}`))
  },

  async 'a token of the API opens no page, and is nobody\'s when it is cut or changed' () {
    const guess = 'a'.repeat(linda.token.length)
    await both(linda.token, guess, async (phone, key) => { await phone.get(`/in/${key}`); return phone.get('/in') })
    await both(linda.token, guess, (phone, key) => phone.post('/sleutel', { sleutel: key }))
    const changed = linda.token.slice(0, -2) + (linda.token.endsWith('00') ? '11' : '00')
    same(null, await api({ token: changed }, '/plannen'), changed, await api({ token: guess }, '/plannen'), guess)
    same(null, await api({ token: linda.token.slice(0, 8) }, '/plannen'), '', await api({ token: guess }, '/plannen'), '')
  },

  async 'a code of the table: who has none that works learns nothing of whose it was' () {
    const guess = 'AAAA-AAAA'
    for (const code of ['4821', 'Linda', 'Fleur', linda.plan, '2222-2222']) {
      await both(code, guess, (phone, word) => phone.get(`/tafel/${encodeURIComponent(word)}`))
      await both(code, guess, (phone, word) => phone.post('/tafel', { code: word, naam: 'Opa' }))
    }
  },

  async 'the code he saw on the table: he may knock, and behind the door he finds as little as behind none' () {
    const phone = await come_in(linda)
    const code = (await phone.post(`/plan/${linda.plan}/tafel`, { sleutel: 'tafelcode-van-vandaag' })).body.replace(/<[^>]*>/g, '').match(/\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/)[0]
    const he = browser()
    assert.equal((await he.get(`/tafel/${code}`)).status, 200)
    const knocked = await he.post('/tafel', { code, naam: 'Opa', telefoon: 'nee' })
    assert.equal(knocked.where, `/plan/${linda.plan}/wacht`)
    const waits = await he.get(knocked.where)
    assert.equal(waits.status, 200)
    for (const text of [...secrets, 'Linda', 'Fleur', 'Lotte']) assert.ok(!stands_in(text, read(waits.body)), text)
    for (const path of ['', '/kring', '/week', '/geschiedenis', '/meenemen/plan.json', '/print', '/gekeken']) {
      same(he, await he.get(`/plan/${linda.plan}${path}`), linda.plan, await he.get(`/plan/${nowhere}${path}`), nowhere)
    }
    const opa = (await plan_of(linda)).stoelen.find(seat => seat.wacht)
    const closed = await say(linda, { soort: 'deur.weigeren', stoel: opa.id })
    assert.equal(closed.status, 201, closed.body)
    same(he, await he.get(`/plan/${linda.plan}/wacht`), linda.plan, await he.get(`/plan/${nowhere}/wacht`), nowhere)
    // Two hours later it is as good as one he made up; so is one that is nearly right.
    ahead(2) // the guesses of before are forgotten
    const nearly = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
    await both(nearly, 'AAAA-AAAB', (one, word) => one.post('/tafel', { code: word, naam: 'Opa' }))
    ahead(121)
    await both(code, 'AAAA-AAAC', (one, word) => one.get(`/tafel/${word}`))
    await both(code, 'AAAA-AAAD', (one, word) => one.post('/tafel', { code: word, naam: 'Opa' }))
    await both(code, 'AAAA-AAAE', (one, word) => one.post('/sleutel', { sleutel: word }))
    let got
    for (let i = 0; i < 12 && got?.status !== 429; i++) got = await browser().post('/tafel', { code: 'BBBB-BBBB', naam: 'Opa' })
    assert.equal(got.status, 429, 'who guesses on has to wait')
    await both(code, 'AAAA-AAAF', (one, word) => one.post('/tafel', { code: word, naam: 'Opa' }))
    ahead(125)
  },

  async 'an address that is known here and one that is not get the same answer' () {
    const phone = await come_in(linda)
    await phone.post('/instellingen/mail', { mail: 'linda@example.org' })
    const mail = browser()
    await new Promise(resolve => setTimeout(resolve, 1500)) // the post leaves by itself
    const letter = (await mail.get('/post')).body.match(/\b\d{6}\b/)
    assert.ok(letter, 'a code was sent to Linda')
    const kept = await phone.post('/binnen/code', { code: letter[0] })
    assert.equal(kept.where, '/instellingen?gedaan=mail')
    const [known, not] = ['linda@example.org', 'linde@example.org']
    await both(known, not, (one, address) => one.post('/binnen/mail', { mail: address }))
    await both(known, not, async (one, address) => { await one.post('/binnen/mail', { mail: address }); return one.get('/binnen/code') })
    await both(known, not, async (one, address) => { await one.post('/binnen/mail', { mail: address }); return one.post('/binnen/code', { code: '000000' }) })
    await both(known, not, async (one, address) => { // until it is too often
      let got
      for (let i = 0; i < 8; i++) got = await one.post('/binnen/mail', { mail: address })
      return got
    })
  },

  async 'his own pages and the open ones say nothing of her' () {
    const phone = await come_in(mark)
    for (const path of ['/', '/plan', '/week', '/instellingen', '/jong', '/helpen', '/overnemen', `/gewist/${linda.plan}`, '/plan?naam=Linda', `/plan/${mark.plan}/kring`, `/plan/${mark.plan}/gekeken`]) {
      const told = read((await phone.get(path)).body)
      for (const text of [...secrets, 'Fleur', 'Lotte', linda.stoel]) assert.ok(!stands_in(text, told), `${path}: ${text}`)
    }
    const there = await ask(`/gewist/${linda.plan}`)
    same(null, there, linda.plan, await ask(`/gewist/${nowhere}`), nowhere)
  }
})
