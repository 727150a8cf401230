// SPDX-License-Identifier: EUPL-1.2
// The demonstration: its links file as the contract has it, every role, the families as they were written down (voices, drawings,
// digits, addresses for mail, a boy who turned twelve); a second start keeps what was done, and a folder of another is left alone.
//   node tests/web/test_demonstration.mjs build/kring
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { families, run, ask, api, say, plan_of, come_in, browser } from './families.mjs'

const program = process.argv[2] ?? process.env.KRING ?? 'build/kring'
const everyone = await families()
const named = name => everyone.find(who => who.naam === name)

const roles = ['ouder', 'verzorger', 'jongere', 'kind', 'netwerk', 'professional', 'coordinator', 'gemeente', 'organisatie']
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }) // days as the families count them
const day = offset => new Date(Date.parse(`${today}T12:00Z`) + offset * 86400000).toISOString().slice(0, 10)

await run({
  async 'the links file has a line for each seat, as the contract says, and every role' () {
    for (const one of everyone) {
      assert.deepEqual(Object.keys(one).filter(name => !['eigenaar', 'cijfers', 'mail'].includes(name)), ['stoel', 'rol', 'naam', 'plan', 'url', 'token'])
      assert.match(one.stoel, /^[0-9a-z]{16}([0-9a-z]{10})?$/)
      assert.match(new URL(one.url).pathname, /^\/in\/[0-9a-z]{26}$/)
      assert.match(one.token, /^[0-9a-z]{26}$/)
      assert.ok(one.plan === null || /^[0-9a-z]{26}$/.test(one.plan))
      if ('eigenaar' in one) assert.equal(one.eigenaar, true)
    }
    assert.deepEqual(roles.filter(rol => !everyone.some(one => one.rol === rol)), [])
    assert.equal(new Set(everyone.map(one => one.plan).filter(Boolean)).size, 4)
    assert.deepEqual(everyone.filter(one => one.cijfers).map(one => one.naam).sort(), ['Fleur', 'Karam', 'Linda', 'Omar', 'Ruben'])
    assert.deepEqual(everyone.filter(one => one.mail).map(one => one.naam).sort(), ['Els', 'Gerda', 'Hanneke', 'Joke', 'Nadia', 'Sanne', 'Wendy'])
    for (const one of everyone.filter(who => who.mail)) assert.match(one.mail, /@voorbeeld\.example$/)
  },

  async 'Linda\'s voice and Bassam\'s play, and every drawing is there' () {
    for (const [name, room, start] of [['Linda', 'Wat er aan de hand is', 'Ik ben zo moe.'], ['Gerda', 'Wat er goed gaat', 'أريد']]) {
      const who = named(name)
      const entry = (await plan_of(who)).kamers.find(one => one.titel === room).inbreng.find(one => one.tekst.startsWith(start))
      const phone = await come_in(who)
      const got = await phone.get(`/plan/${who.plan}/geluid/${entry.geluid}`)
      assert.deepEqual([got.status, got.headers['content-type']], [200, 'audio/ogg'], name)
      assert.ok(got.body.startsWith('OggS'))
    }
    let drawings = 0
    for (const who of everyone.filter(one => one.plan)) {
      for (const entry of (await plan_of(who)).kamers.flatMap(one => one.inbreng).filter(one => one.beeld)) {
        assert.ok(entry.bijschrift, 'what a drawing shows stands beside it')
        assert.equal((await api(who, `/plannen/${who.plan}/bestanden/${entry.beeld}`)).status, 200)
        drawings++
      }
    }
    assert.ok(drawings > 20)
  },

  async 'who has digits comes in without them to all but their own' () {
    const fleur = named('Fleur')
    const phone = browser()
    await phone.get(new URL(fleur.url).pathname)
    await phone.get('/in')
    assert.match((await phone.post('/in', { antwoord: 'ja' })).where, /^\/cijfers\/open/)
    const mine = 'Ik kom zelf elke maandag te laat op school.'
    assert.ok(!(await phone.get(`/plan/${fleur.plan}`)).body.includes('Mijn eigen bladzijde'))
    await phone.get('/cijfers/open')
    await phone.post('/cijfers/open', { cijfers: fleur.cijfers })
    const room = (await plan_of(fleur)).kamers.find(one => one.titel === 'Mijn eigen bladzijde')
    assert.ok((await phone.get(`/plan/${fleur.plan}/kamer/${room.id}`)).body.includes(mine))
  },

  async 'who has an address comes in with a code that lies in the post of the demonstration' () {
    const joke = named('Joke')
    const phone = browser()
    await phone.get('/binnen')
    await phone.post('/binnen/mail', { mail: joke.mail })
    await new Promise(resolve => setTimeout(resolve, 2000))
    const front = await phone.get('/')
    assert.ok(front.body.includes('href="/post"'), 'every page links to the post')
    const codes = (await phone.get('/post')).body.match(/\b\d{6}\b/g)
    assert.ok(codes, 'a code')
    await phone.get('/binnen/code')
    assert.equal((await phone.post('/binnen/code', { code: codes[0] })).status, 303)
    assert.equal((await phone.get(`/plan/${joke.plan}`)).status, 200)
  },

  async 'Karam was a child and turned twelve, in the same seat' () {
    const karam = named('Karam')
    assert.equal(karam.rol, 'jongere')
    const history = JSON.parse((await api(named('Rima'), `/plannen/${karam.plan}/gebeurtenissen`)).body).gebeurtenissen
    const grown = history.find(one => one.soort === 'stoel.opgegroeid')
    assert.equal(grown.over, karam.stoel)
    assert.equal(history.filter(one => one.soort === 'uitnodiging.gemaakt' && one.over === karam.stoel).length, 1)
    assert.equal(grown.op.slice(0, 10), day(-70))
  },

  async 'its days count from the first start: what is to come lies ahead, what was lies behind' () {
    for (const name of ['Linda', 'Marjan', 'Rima', 'Mark']) {
      const who = named(name)
      const plan = await plan_of(who)
      for (const seat of plan.stoelen.filter(one => one.tot)) assert.ok(seat.tot > day(0), `${name}: ${seat.tot}`)
      const history = JSON.parse((await api(who, `/plannen/${who.plan}/gebeurtenissen`)).body).gebeurtenissen
      for (const one of history) assert.ok(one.op <= new Date().toISOString())
      const once = [...plan.acties, ...plan.doelen.flatMap(goal => goal.acties)].filter(act => act.wanneer && !act.ritme && act.stand !== 'gedaan')
      for (const act of once) assert.ok(act.wanneer >= day(0), `${name}: ${act.tekst} ${act.wanneer}`)
    }
    const looks = (await (await come_in(named('Rima'))).get(`/plan/${named('Rima').plan}/gekeken`)).body
    for (const name of ['Joke', 'Els', 'Samuel']) assert.ok(looks.includes(name), `${name} looked`)
  },

  async 'a second start keeps what was done, and gives new ways in; a folder it did not fill it leaves alone' () {
    const folder = mkdtempSync(join(tmpdir(), 'kring-again-'))
    const links = join(folder, 'links.json')
    const data = join(folder, 'data')
    const start = async () => {
      const server = spawn(program, ['demo', '--data', data, '--listen', '127.0.0.1:0', '--links', links], { stdio: ['ignore', 'pipe', 'ignore'] })
      let told = ''
      for await (const chunk of server.stdout) {
        told += chunk
        if (/Kring is open at/.test(told)) break
      }
      const seats = JSON.parse(readFileSync(links))
      return { told, seats, base: told.match(/open at (\S+)/)[1], stop: () => new Promise(resolve => { server.on('exit', resolve); server.kill() }) }
    }
    const at = async (where, who, path, saying) => {
      const got = await fetch(`${where.base}/api/v1/plannen/${who.plan}${path}`, { method: saying ? 'POST' : 'GET', headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' }, body: saying && JSON.stringify(saying) })
      return [got.status, await got.text()]
    }
    const first = await start()
    for (const rol of roles) assert.match(first.told, new RegExp(`^ +${rol} +\\S+ +http`, 'm'), rol)
    assert.match(first.told, /cijfers: \d{4}/)
    assert.match(first.told, /\/post$/m)
    const mark = first.seats.find(one => one.naam === 'Mark')
    assert.equal((await at(first, mark, '/gebeurtenissen', { soort: 'kamer.toevoegen', titel: 'Van gisteren' }))[0], 201)
    await first.stop()
    const second = await start()
    const again = second.seats.find(one => one.naam === 'Mark')
    assert.equal(again.plan, mark.plan)
    assert.notEqual(again.url, mark.url)
    assert.match((await at(second, again, ''))[1], /Van gisteren/)
    assert.deepEqual(second.seats.map(one => one.stoel), first.seats.map(one => one.stoel))
    await second.stop()

    const strange = mkdtempSync(join(tmpdir(), 'kring-strange-'))
    writeFileSync(join(strange, 'brief.txt'), 'Van mij.')
    const refused = spawnSync(program, ['demo', '--data', strange, '--listen', '127.0.0.1:0'], { encoding: 'utf8' })
    assert.equal(refused.status, 1)
    assert.match(refused.stderr, /not filled by kring demo/)
    assert.deepEqual(readdirSync(strange), ['brief.txt'])
    execFileSync(program, ['seed', '--data', join(folder, 'seeded'), '--plans', '1'])
    assert.equal(spawnSync(program, ['demo', '--data', join(folder, 'seeded'), '--listen', '127.0.0.1:0'], { encoding: 'utf8' }).status, 1)
    rmSync(strange, { recursive: true })
    rmSync(folder, { recursive: true })
  }
})
