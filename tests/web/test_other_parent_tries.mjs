// SPDX-License-Identifier: EUPL-1.2
// What else the other parent tries: methods, headers, numbers and keys that are not his, addresses of her pictures, a code of the
// table that does work, an old telephone, the grandfather who sits at both tables, and how long answers take.
//   node tests/web/test_other_parent_tries.mjs build/kring
import assert from 'node:assert/strict'
import { families, run, ask, api, say, plan_of, come_in, browser, things, leaves, pages, nowhere, read, stands_in, base } from './families.mjs'
import { sayings } from './rights.mjs'

const everyone = await families()
const named = name => everyone.find(who => who.naam === name)
const [mark, linda, henk] = [named('Mark'), named('Linda'), named('Henk')]
const hers = await plan_of(linda)
const none = nowhere.slice(0, 16)
const auth = { authorization: `Bearer ${mark.token}` }
const schemas = JSON.parse((await ask('/api/v1/openapi.json')).body).components.schemas

// The same answer, but for what was asked.
const plain = (got, ...asked) => asked.reduce((text, word) => text.replaceAll(word, '…'), JSON.stringify([got.status, got.where, got.headers, got.body.replace(/[0-9a-z]{16}([0-9a-z]{10})?/g, 'ID'), got.cookies.map(one => one.replace(/=[^;]*/, '='))])).replace(/"content-length":"\d+"/, '')
const same = (got, asked, not, guessed, why) => assert.equal(plain(got, asked), plain(not, guessed), why)

const blobs = hers.kamers.flatMap(room => room.inbreng.flatMap(entry => [entry.beeld, entry.geluid])).filter(Boolean)
const guess_of = hash => hash.replace(/[0-9a-f]/g, digit => digit === 'f' ? 'e' : 'f')

await run({
  async 'whatever method he uses, her plan answers as one that is not there' () {
    const phone = await come_in(mark)
    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'BREW'].filter(one => one !== 'TRACE')) {
      for (const path of ['', '/kring', '/meenemen/plan.json', `/kamer/${hers.kamers[0].id}`, '/nergens']) {
        const about = plan => ask(`/plan/${plan}${path}`, { method, headers: { cookie: phone.cookie(), 'sec-fetch-site': 'same-origin' } })
        same(await about(linda.plan), linda.plan, await about(nowhere), nowhere, `${method} ${path}`)
      }
      for (const path of ['', '/gebeurtenissen', '/export.json', '/bestanden']) {
        const about = plan => ask(`/api/v1/plannen/${plan}${path}`, { method, headers: auth })
        same(await about(linda.plan), linda.plan, await about(nowhere), nowhere, `${method} api ${path}`)
      }
    }
  },

  async 'headers that ask for a part, for what changed, or for another kind, get him no other answer' () {
    const etag = (await api(linda, `/plannen/${linda.plan}`)).headers.etag
    for (const headers of [{ 'if-none-match': etag }, { 'if-none-match': '*' }, { range: 'bytes=0-10' }, { 'if-modified-since': new Date().toUTCString() }, { accept: 'text/html' }, { 'x-forwarded-for': '127.0.0.1' }, { 'x-http-method-override': 'GET' }, { expect: '100-continue' }, { referer: `${base}/plan/${linda.plan}` }]) {
      if (headers.expect) continue // fetch does not send it
      const about = plan => ask(`/api/v1/plannen/${plan}`, { headers: { ...auth, ...headers } })
      same(await about(linda.plan), linda.plan, await about(nowhere), nowhere, JSON.stringify(headers))
    }
    const head = await ask(`/plan/${mark.plan}`, { headers: { cookie: (await come_in(mark)).cookie() } })
    assert.match(head.headers['cache-control'], /no-store/)
    assert.equal(head.headers['access-control-allow-origin'], undefined)
    assert.match(head.headers['referrer-policy'], /no-referrer|same-origin/)
  },

  async 'her numbers are no numbers of his: as what was seen, as a place in the history, as an event' () {
    const number = (await plan_of(linda)).volgnummer
    const event = JSON.parse((await api(linda, `/plannen/${linda.plan}/gebeurtenissen`)).body).gebeurtenissen[0].id
    for (const known of [number, event]) {
      const guess = known.replace(/[0-9a-z]/g, sign => sign === 'z' ? 'y' : 'z')
      same(await api(mark, `/plannen/${mark.plan}/gebeurtenissen?na=${known}`), known, await api(mark, `/plannen/${mark.plan}/gebeurtenissen?na=${guess}`), guess)
      const room = (await plan_of(mark)).kamers[0].id
      const seen = volgnummer => say(mark, { soort: 'kamer.noemen', kamer: room, titel: 'Wat ik wil', volgnummer })
      same(await seen(known), known, await seen(guess), guess)
    }
  },

  async 'a key that she used is free for him' () {
    const sleutel = 'deze-sleutel-is-van-linda'
    assert.equal((await say(linda, { soort: 'doel.toevoegen', tekst: 'Rust', sleutel })).status, 201)
    assert.equal((await say(mark, { soort: 'doel.toevoegen', tekst: 'Iets heel anders', sleutel })).status, 201)
    assert.equal((await api(linda, '/plannen', { naam: 'Eén', sleutel })).status, 201)
    const his = await api(mark, '/plannen', { naam: 'Twee', sleutel })
    assert.equal(his.status, 201)
    assert.equal(JSON.parse(his.body).naam, 'Twee')
  },

  async 'an id of hers, in any field of any saying, is an id of nothing' () {
    const ids = { ...things(hers), stoel: [linda.stoel, ...things(hers).stoel] }
    const own = things(await plan_of(mark))
    let tried = 0
    for (const saying of sayings) {
      const schema = schemas[saying]
      if (!schema || /^plan|^wissen|verlaten|overgenomen/.test(saying)) continue
      const fields = Object.entries(schema.properties).filter(([name, of]) => of.$ref || of.items?.$ref)
      for (const [field, of] of fields) {
        for (const kind of Object.keys(ids).filter(one => ids[one].length)) {
          const about = id => {
            const body = { soort: saying }
            for (const name of schema.required) {
              const kind_of = schema.properties[name]
              if (name === 'soort') continue
              if (kind_of.$ref) body[name] = own[name]?.[0] ?? none
              else if (kind_of.enum) body[name] = kind_of.enum[0]
              else if (kind_of.type === 'array') body[name] = kind_of.items?.$ref ? [] : ['Een']
              else body[name] = kind_of.format === 'date' ? '2030-01-01' : 'Woorden'
            }
            const pair = of.items?.$ref?.endsWith('veldwaarde') ? [{ veld: id, waarde: 'x' }] : [id]
            return say(mark, { ...body, [field]: of.$ref ? id : pair })
          }
          const id = ids[kind][0]
          same(await about(id), id, await about(none), none, `${saying} ${field} ${kind}`)
          tried++
        }
      }
    }
    assert.ok(tried > 500)
    console.log(`        ${tried} fields`)
  },

  async 'the address of a picture or a voice of hers opens nothing, also when his own words name it' () {
    assert.ok(blobs.length >= 2)
    const phone = await come_in(mark)
    const room = (await plan_of(mark)).kamers[0].id
    for (const hash of blobs) {
      const guess = guess_of(hash)
      for (const path of [`/plan/${mark.plan}/beeld/`, `/plan/${mark.plan}/geluid/`, `/plan/${linda.plan}/beeld/`, `/plan/${nowhere}/beeld/`]) same(await phone.get(path + hash), hash, await phone.get(path + guess), guess, path)
      for (const plan of [mark.plan, linda.plan]) same(await api(mark, `/plannen/${plan}/bestanden/${hash}`), hash, await api(mark, `/plannen/${plan}/bestanden/${guess}`), guess)
      const names = beeld => say(mark, { soort: 'inbreng.toevoegen', kamer: room, beeld })
      const [got, not] = [await names(hash), await names(guess)]
      assert.equal(got.status, not.status)
      for (const one of [hash, guess]) {
        assert.equal((await phone.get(`/plan/${mark.plan}/beeld/${one}`)).status, 404)
        assert.equal((await api(mark, `/plannen/${mark.plan}/bestanden/${one}`)).status, 404)
      }
      for (const kind of ['json', 'html']) assert.equal((await api(mark, `/plannen/${mark.plan}/export.${kind}`)).status, 200)
    }
  },

  async 'where he goes on to is a place of ours, and her plan is no such place for him' () {
    const phone = await come_in(mark)
    for (const next of [linda.plan, `/plan/${linda.plan}`, '//elders.example', 'https://elders.example', '\\\\elders.example', '/weg?x=1']) {
      for (const path of ['/cijfers/open', '/taal', '/binnen/mail', '/instellingen/anderen', `/plan/${mark.plan}/kamer/nieuw`]) {
        const got = await phone.post(path, { verder: next, terug: next, naar: next, titel: 'Een', cijfers: '0000', taal: 'nl', mail: 'x@voorbeeld.example' })
        assert.ok(!/elders|\/plan\/(?!PLAN)/.test((got.where ?? '').replace(mark.plan, 'PLAN').replace('/plan/PLAN', '')), `${path} ${next}: ${got.where}`)
      }
    }
  },

  async 'a code of the table that works lets him knock under any name, and see nothing before and after he is refused' () {
    const code = (await (await come_in(linda)).post(`/plan/${linda.plan}/tafel`)).body.match(/[A-Z2-9]{4}-[A-Z2-9]{4}/)[0]
    const phone = browser()
    assert.equal((await phone.get(`/tafel/${code}`)).status, 200)
    for (const text of [hers.naam, 'Linda', 'Fleur', 'Daan', 'Lotte']) assert.ok(!stands_in(text, read((await phone.get(`/tafel/${code}`)).body)), text)
    await phone.post('/tafel', { code, naam: 'Opa Henk' })
    const secrets = [...leaves(hers).texts].filter(text => text.length > 3 && !/^\d/.test(text))
    const looks = async () => {
      for (const { path } of pages().filter(page => page.path.startsWith('/plan/{id}'))) {
        const got = await phone.get(path.replace('{id}', linda.plan).replace('{id}', hers.kamers[0].id).replace('{word}', 'plan.json'))
        assert.ok([200, 303, 404].includes(got.status), `${path}: ${got.status}`)
        if (got.status === 200) assert.match(path, /wacht$|cijfers/, path)
        for (const text of ['Fleur', 'Daan', 'Lotte', hers.naam, ...secrets.filter(one => one.length > 12)]) assert.ok(!stands_in(text, read(got.body)), `${path}: ${text}`)
      }
      assert.ok([401, 404].includes((await ask(`/api/v1/plannen/${linda.plan}`, { headers: { cookie: phone.cookie() } })).status))
    }
    await looks()
    const seat = (await plan_of(linda)).stoelen.find(one => one.wacht)
    assert.equal((await say(linda, { soort: 'deur.weigeren', stoel: seat.id })).status, 201)
    await looks()
    const again = browser()
    await again.get('/tafel')
    same(await phone.get(`/plan/${linda.plan}/wacht`), linda.plan, await phone.get(`/plan/${nowhere}/wacht`), nowhere)
  },

  async 'the old telephone, once she logged out elsewhere, is the telephone of nobody' () {
    const old = browser()
    const words = (await (await come_in(linda)).post('/sleutel/nieuw', { plan: linda.plan })).body.replace(/<[^>]*>/g, ' ')
    const link = words.match(/\b[A-Z2-9]{4}([\s·-]+[A-Z2-9]{4}){3}\b/)?.[0].split(/[\s·-]+/).join('-')
    assert.ok(link, words.replace(/\s+/g, ' ').slice(0, 600))
    await old.get('/sleutel')
    await old.post('/sleutel', { sleutel: link })
    await old.get('/in')
    await old.post('/in', { antwoord: 'ja' })
    assert.equal((await old.get(`/plan/${linda.plan}/meer`)).status, 200)
    await (await come_in(linda)).post('/instellingen/anderen')
    for (const plan of [linda.plan, nowhere]) assert.equal((await old.get(`/plan/${plan}`)).where, '/binnen')
    same(await old.get(`/plan/${linda.plan}/kring`), linda.plan, await old.get(`/plan/${nowhere}/kring`), nowhere)
    await (await come_in(linda)).get('/instellingen')
    await (await come_in(linda)).post('/sleutel/nieuw', { plan: linda.plan }) // the key that he may have copied is renewed
    const thief = browser()
    await thief.get('/sleutel')
    const [stolen, guessed] = [await thief.post('/sleutel', { sleutel: link }), await browser().post('/sleutel', { sleutel: 'AAAA-AAAA-AAAA-AAAA' })]
    assert.equal(stolen.status, guessed.status)
  },

  async 'when grandfather Henk sits at both tables, neither side sees a thing move' () {
    const marks = async () => [(await api(mark, `/plannen/${mark.plan}`)).body, (await api(mark, `/plannen/${mark.plan}/gebeurtenissen`)).body, read((await (await come_in(mark)).get(`/plan/${mark.plan}/kring`)).body).replace(/value="[^"]*"/g, '')]
    const phone = await come_in(henk)
    const before = await marks()
    const person = (await plan_of(linda)).mensen.find(one => one.naam === 'Henk').id
    const room = (await plan_of(linda)).kamers.find(one => one.titel === 'Wat we willen').id
    const invited = await say(linda, { soort: 'uitnodiging.maken', mens: person, rol: 'netwerk', kamers: [room] })
    const seat = JSON.parse(invited.body).gebeurtenissen[0].over
    const link = (await (await come_in(linda)).post(`/plan/${linda.plan}/uitnodiging/${seat}`)).body.match(/\/in\/[0-9a-z]{26}/)[0]
    await phone.get(link)
    await phone.get('/in')
    await phone.post('/in', { antwoord: 'ja', samen: 'ja' })
    assert.equal((await phone.get(`/plan/${linda.plan}`)).status, 200, 'Henk sits at both')
    assert.equal((await phone.get(`/plan/${mark.plan}`)).status, 200)
    assert.deepEqual(await marks(), before)
    assert.equal(JSON.parse((await api(henk, '/plannen')).body).length, 2)
    const his = (await plan_of(mark))
    const lindas = [await api(linda, `/plannen/${linda.plan}`), await api(linda, `/plannen/${linda.plan}/gebeurtenissen`), await api(linda, `/plannen/${linda.plan}/export.html`)]
    for (const got of lindas) for (const text of [mark.plan, mark.stoel, his.naam, ...his.kamers.flatMap(one => one.inbreng.map(entry => entry.tekst))].filter(Boolean)) assert.ok(!stands_in(text, read(got.body)), text)
    assert.equal((await api({ token: mark.token }, `/plannen/${linda.plan}`)).status, 404)
    for (const path of ['/week', '/plan']) { // two lists, and no line between them
      const told = read((await phone.get(path)).body)
      assert.ok(!(stands_in('Henk rijdt met mij mee naar de groep.', told) && stands_in('Kim brengt Lotte naar school.', told)), path)
    }
  },

  async 'no mail of hers or his holds a person, a plan or a word of care' () {
    const phone = await come_in(named('Gerda'))
    await browser().post('/binnen/mail', { mail: named('Gerda').mail })
    await new Promise(resolve => setTimeout(resolve, 1500))
    const posts = read((await phone.get('/post')).body)
    const words = [...everyone.map(who => who.naam), hers.naam, 'Samen verder', 'familie', 'zorg', 'jeugd', 'hulp']
    const mails = posts.slice(posts.indexOf('<main'), posts.indexOf('</main'))
    assert.match(mails, /\d{6}/)
    for (const word of words) assert.ok(!stands_in(word, mails.replace(/Post van de proef[\s\S]*?<\/p>/, '')), word)
  },

  async 'how long an answer takes does not tell whether her plan is there' () {
    const took = { [linda.plan]: [], [nowhere]: [] }
    const headers = auth
    for (let i = 0; i < 300; i++) {
      for (const plan of i % 2 ? [linda.plan, nowhere] : [nowhere, linda.plan]) {
        const begun = process.hrtime.bigint()
        await (await fetch(`${base}/api/v1/plannen/${plan}`, { headers })).text()
        took[plan].push(Number(process.hrtime.bigint() - begun) / 1e6)
      }
    }
    const quick = of => of.sort((a, b) => a - b)[Math.floor(of.length / 10)] // what is left when others leave the machine alone
    const [there, not] = [quick(took[linda.plan]), quick(took[nowhere])]
    console.log(`        ${there.toFixed(3)} and ${not.toFixed(3)} ms`)
    assert.ok(Math.abs(there - not) < 0.4 * Math.max(there, not), `${there} and ${not} ms`)
  }
})
