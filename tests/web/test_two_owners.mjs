// SPDX-License-Identifier: EUPL-1.2
// Owner against owner: Rima and Bassam own one plan. Whatever one of them says, over the API or from a form, the other still sits,
// owns, reads what was read before and keeps what is kept alone; and each can stop what the other asks for.
//   node tests/web/test_two_owners.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, api, say, plan_of, come_in, walk, read, stands_in, things } from './families.mjs'
import { sayings, forms, body_of, try_saying } from './rights.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const [rima, bassam] = [named('Rima'), named('Bassam')]
const secret = { titel: 'Wat niemand weet', tekst: 'Dit weet alleen wie het schreef.' }
const made = async (who, saying) => {
  const got = await say(who, saying)
  assert.equal(got.status, 201, got.body)
  return JSON.parse(got.body).gebeurtenissen[0].over
}

// What one keeps alone, and what both read though somebody else wrote it.
async function keeps (who, other) {
  const kamer = await made(who, { soort: 'kamer.toevoegen', titel: `${secret.titel} ${who.naam}`, lezers: [who.stoel] })
  const inbreng = await made(who, { soort: 'inbreng.toevoegen', kamer, tekst: `${secret.tekst} ${who.naam}` })
  await made(who, { soort: 'mens.toevoegen', naam: `Geheim ${who.naam}`, 'niet-gevraagd': true })
  const omar = named('Omar')
  const shared = await made(omar, { soort: 'kamer.toevoegen', titel: `Van Omar voor ${other.naam}`, lezers: [rima.stoel, bassam.stoel] })
  await made(omar, { soort: 'inbreng.toevoegen', kamer: shared, tekst: 'Van Omar.', lezers: [rima.stoel, bassam.stoel] })
  const action = await made(omar, { soort: 'actie.toevoegen', tekst: `Omar belt met ${other.naam}`, lezers: [rima.stoel, bassam.stoel] })
  return { kamer, inbreng, shared, action }
}

async function still_whole (who, kept, before, why) {
  const plan = await plan_of(who)
  const mine = plan.stoelen.find(seat => seat.id === who.stoel)
  assert.ok(plan.eigenaar && mine.eigenaar && !mine.tot && !mine.gestopt, why)
  assert.ok(plan['leest-stappen'] && plan['leest-mensen'], why)
  const rooms = new Set(plan.kamers.map(room => room.id))
  for (const room of before.rooms) assert.ok(rooms.has(room), `${why}: a room is gone for ${who.naam}`)
  assert.equal(plan.kamers.find(room => room.id === kept.kamer)?.inbreng[0]?.tekst, `${secret.tekst} ${who.naam}`, why)
  assert.ok(things(plan).actie.includes(kept.action), `${why}: an action is gone for ${who.naam}`)
}

const one_against_other = (who, other) => async () => {
  const kept = await keeps(other, other)
  const his = await plan_of(other)
  const before = { rooms: [kept.kamer, kept.shared] }
  const about = { ...things(his), stoel: [other.stoel], kamer: [kept.kamer, kept.shared], inbreng: [kept.inbreng], actie: [kept.action], mens: [his.stoelen.find(seat => seat.id === other.stoel).mens] }
  let tried = 0
  for (const saying of sayings) {
    for (const kamer of [kept.kamer, kept.shared]) {
      const own = { ...about, kamer: [kamer] }
      const body = body_of(saying, own, own)
      if (saying === 'kamer.delen' || saying === 'actie.delen' || saying === 'deel.delen') body.lezers = [who.stoel]
      if (/^stoel.verlaten|^wissen|^plan.(afronden|hervatten)|actie.weghalen/.test(saying)) continue
      for (const form of forms[saying] ? [false, true] : [false]) {
        const got = await try_saying(who, saying, body, form)
        assert.ok(got.status < 500, `${saying}: ${got.status}`)
        if (kamer === kept.kamer && /^(kamer|inbreng)\./.test(saying) && !/toevoegen$/.test(saying) && !form) assert.equal(got.status, 404, `${saying} about what ${other.naam} keeps: ${got.body}`)
        await still_whole(other, kept, before, `${who.naam} said ${saying}`)
        tried++
      }
    }
  }
  const seen = JSON.stringify(await plan_of(who))
  for (const text of [secret.titel, secret.tekst, 'Geheim']) assert.ok(!seen.includes(`${text} ${other.naam}`), text)
  console.log(`        ${tried} sayings`)
}

await run({
  'Rima can neither put out nor limit Bassam': one_against_other(rima, bassam),
  'Bassam can neither put out nor limit Rima': one_against_other(bassam, rima),

  async 'what one keeps is on no page and in no export, history or record that the other can come to' () {
    for (const [who, other] of [[rima, bassam], [bassam, rima]]) {
      const words = [`${secret.titel} ${other.naam}`, `${secret.tekst} ${other.naam}`, `Geheim ${other.naam}`]
      const pages = await walk(await come_in(who), await plan_of(who), (path, got, body) => { for (const text of words) assert.ok(!stands_in(text, body), `${who.naam} ${path}: ${text}`) })
      for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) {
        const told = read((await api(who, `/plannen/${who.plan}${path}`)).body)
        for (const text of words) assert.ok(!stands_in(text, told), `${path}: ${text}`)
      }
      assert.ok(pages > 100)
    }
  },

  async 'what one asks for the whole plan, the other can stop: finishing and erasing' () {
    for (const [who, other] of [[rima, bassam], [bassam, rima]]) {
      await made(who, { soort: 'plan.afronden' }).catch(() => {})
      assert.equal((await plan_of(other)).afgerond, true)
      assert.equal((await say(other, { soort: 'plan.hervatten' })).status, 201)
      assert.equal((await say(who, { soort: 'wissen.vragen' })).status, 201)
      assert.ok((await plan_of(other))['wordt-gewist'])
      assert.equal((await say(other, { soort: 'wissen.stoppen' })).status, 201)
      assert.equal((await plan_of(who))['wordt-gewist'], undefined)
    }
  },

  async 'one can leave and the other stays; then the last one cannot' () {
    assert.equal((await say(bassam, { soort: 'stoel.verlaten' })).status, 201)
    assert.equal((await say(rima, { soort: 'stoel.verlaten' })).status, 403)
    assert.equal((await plan_of(rima)).eigenaar, true)
  }
})
