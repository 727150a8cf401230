// SPDX-License-Identifier: EUPL-1.2
// The doors: what the keeper of the machine can open and what not, four digits, a plan begun twice, a key that was lost, and a plan
// that comes in as a file.
//   KRING=build/kring node tests/web/test_doors.mjs
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { invite, link_of } from './invite.mjs'
import { begin_plan, open_house, run } from './walk.mjs'

const KRING = process.env.KRING ?? 'build/kring'
const house = await open_house({ demo: true })
const data = join(house.folder, 'data')
const kring = (...words) => execFileSync(KRING, [...words, '--data', data], { encoding: 'utf8' }).trim()
const person = () => house.person()
const SHOW = 'Laat zien dat jij het bent'
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }) // days as the families count them

// The API with a browser's session, as our own pages may ask it; with a token when there is one.
async function api (who, path, body, expected = body ? 201 : 200) {
  const headers = typeof who === 'string' ? { authorization: `Bearer ${who}` } : { origin: house.base }
  const request = typeof who === 'string' ? (await house.browser.newContext()).request : who.context.request
  const answer = await request.fetch(house.base + '/api/v1' + path, { method: body ? 'POST' : 'GET', headers, data: body, maxRedirects: 0 })
  assert.equal(answer.status(), expected, `${path}: ${await answer.text()}`)
  return answer.headers()['content-type']?.includes('json') ? answer.json() : answer.text()
}
const say = (who, plan, soort, fields) => api(who, `/plannen/${plan}/gebeurtenissen`, { soort, ...fields })
const id_of = p => p.plan.slice(6)

async function digits (p, four) {
  await p.go('/cijfers')
  await p.page.locator('#cijfers').fill(four)
  await p.press('Bewaar')
  await p.says('Je cijfers zijn bewaard')
}

// Somebody with a plan in which something is for her alone, behind four digits.
async function linda () {
  const p = await begin_plan(await person())
  const plan = id_of(p), mine = await api(p, `/plannen/${plan}`)
  await say(p, plan, 'kamer.toevoegen', { titel: 'GEHEIM-kamer', lezers: [mine.stoel] })
  await say(p, plan, 'actie.toevoegen', { tekst: 'GEHEIM-stap', lezers: [mine.stoel], doeners: [mine.mensen[0].id], wanneer: today })
  await digits(p, '4821')
  p.seat = mine.stoel
  return p
}

async function sign_in (path) {
  const p = await person()
  await p.go(path)
  await p.press('Ja, dat ben ik')
  return p
}

const pages_of = plan => ['', '/meer', '/week', '/geschiedenis', '/meenemen/plan.json', '/meenemen/plan.html', '/print'].map(rest => `/plan/${plan}${rest}`)

async function finds_nothing (p, plan) {
  for (const path of pages_of(plan)) {
    const answer = await p.context.request.get(house.base + path)
    assert.equal(answer.status(), 200, path)
    assert.ok(!(await answer.text()).includes('GEHEIM'), path)
  }
}

async function finds_it (p, plan) {
  for (const path of pages_of(plan).slice(4)) assert.ok((await (await p.context.request.get(house.base + path)).text()).includes('GEHEIM-stap'), path)
}

async function link_for (p, name, ...ticks) {
  await invite(p, name, '', ...ticks)
  return link_of(p)
}

// ---- a plan as a file

const hash = bytes => execFileSync('python3', ['-c', 'import hashlib, sys; print(hashlib.blake2b(sys.stdin.buffer.read(), digest_size=32).hexdigest())'], { input: bytes, encoding: 'utf8' }).trim()
// A place in Exif: north, and the words of a camera.
const EXIF = Buffer.concat([Buffer.from('ffe10052', 'hex'), Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x02', 'latin1'),
  Buffer.from('010f00020000000a00000026' + '8825000400000001' + '00000030' + '00000000', 'hex'), Buffer.from('GEHEIMCAM\0', 'latin1'),
  Buffer.from('0001' + '0001' + '0002' + '00000002' + '4e000000' + '00000000', 'hex')])
EXIF.writeUInt16BE(EXIF.length - 2, 2)
const PHOTO = Buffer.from(execFileSync('python3', ['-c', `
import struct, sys, zlib
rows = b''.join(b'\\0' + bytes(v % 256 for x in range(320) for v in (x * 7, y * 5, x * y)) for y in range(240))
chunk = lambda kind, body: struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 320, 240, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))`]))

async function with_photo () {
  const p = await begin_plan(await person())
  await say(p, id_of(p), 'kamer.toevoegen', { titel: 'Met een foto' })
  const made = (await api(p, `/plannen/${id_of(p)}`)).kamers.find(k => k.titel === 'Met een foto').id
  await p.go(`${p.plan}/kamer/${made}`)
  await p.page.getByLabel('Een foto of tekening').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: PHOTO })
  await p.fill('Schrijf er iets bij', 'Hier woonden we')
  await p.press('Zet erbij')
  return p
}

const taken = async p => (await (await p.context.request.get(`${house.base}${p.plan}/meenemen/plan.json`)).text())

async function bring (text, name = 'kring.json') {
  const p = await person()
  await p.go('/binnen')
  await p.follow('Ik heb een plan in een bestand')
  await p.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await p.press('Begin met dit bestand')
  p.plan = p.path()
  return p
}

// The fields of a form as they stand in a page, and the form sent by a browser that has no cookies of ours.
async function form_of (context, path) {
  const html = await (await context.request.get(house.base + path)).text()
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}
const send = (context, path, form) => context.request.post(house.base + path, { form, headers: { origin: house.base }, maxRedirects: 0 })
const plan_in = async answer => (await answer.headers()).location?.match(/\/plan\/(\w{26})/)?.[1]

const tests = {
  async 'a link made by the keeper opens nothing behind four digits, until they are typed' () {
    const own = await linda(), plan = id_of(own)
    await finds_it(own, plan)
    const link = kring('seat', 'link', '--seat', own.seat)
    const p = await sign_in(new URL(link).pathname)
    await p.at(SHOW)
    await finds_nothing(p, plan)
    await p.follow('Nu niet')
    assert.match(p.path(), new RegExp(`^/plan/${plan}(/dag)?$`))
    await p.go(`/plan/${plan}/begin/cijfers`) // nor can new ones be chosen instead
    await p.page.locator('#cijfers').fill('1234')
    await p.page.locator('main form button').first().click()
    await p.at(SHOW)
    for (const path of ['/cijfers', '/sleutel/nieuw']) {
      await p.go(path)
      await p.at(SHOW)
    }
    await p.page.locator('#cijfers').fill('1234')
    await p.press('Open')
    await p.says('Dit zijn niet jouw cijfers')
    await finds_nothing(p, plan)
    await p.go(`/plan/${plan}/meer`)
    await p.follow('Open jouw eigen stuk')
    await p.page.locator('#cijfers').fill('4821')
    await p.press('Open')
    assert.match(p.path(), new RegExp(`^/plan/${plan}(/dag)?$`))
    await finds_it(p, plan)
  },

  // Without digits: her own words are open, and she makes no new way in until she is known.
  async 'with a link made by the keeper somebody is not known, until they come with a key of their own or of who may help' () {
    const own = await begin_plan(await person()), plan = id_of(own)
    const kim = await sign_in(await link_for(own, 'Kim', 'Onze mensen')), kept = await api(own, `/plannen/${plan}`)
    await say(own, plan, 'kamer.toevoegen', { titel: 'GEHEIM-kamer', lezers: [kept.stoel] })
    await say(own, plan, 'actie.toevoegen', { tekst: 'GEHEIM-stap', lezers: [kept.stoel], doeners: [kept.mensen[0].id], wanneer: today })
    await say(own, plan, 'sleutelhulp.kiezen', { mens: kept.mensen.find(m => m.naam === 'Kim').id })
    await own.go('/sleutel/nieuw')
    await own.press('Maak een nieuwe sleutel')
    const key = (await own.page.locator('.code').innerText()).replace(/\s/g, '')
    for (const way of ['her own key', 'a key of who may help']) {
      const p = await sign_in(new URL(kring('seat', 'link', '--seat', kept.stoel)).pathname)
      await p.at(SHOW)
      await p.says('Je kwam binnen met een link van de beheerder.')
      await p.silent('Wat zijn jouw vier cijfers?') // she has none
      await p.fits()
      await p.picture('by the keeper')
      await finds_it(p, plan) // nothing lies behind digits
      await p.follow('Nu niet')
      await p.go(`/plan/${plan}`)
      await p.says('Nog niet alles is open.')
      await p.fits()
      await p.picture('by the keeper, the plan')
      for (const path of ['/cijfers', '/sleutel/nieuw']) {
        await p.go(path)
        await p.at(SHOW)
      }
      const { bewijs } = await form_of(p.context, '/instellingen')
      for (const [path, form] of [['/cijfers', { cijfers: '1234' }], ['/instellingen/mail', { mail: 'x@voorbeeld.example' }], ['/instellingen/anderen', {}], ['/sleutel/nieuw', { plan }],
        [`/plan/${plan}/begin/mail`, { mail: 'x@voorbeeld.example' }], [`/plan/${plan}/begin/sleutel`, { hoe: 'code' }], [`/plan/${plan}/begin/cijfers`, { cijfers: '1234' }]]) {
        const got = await send(p.context, path, { bewijs, ...form })
        assert.match(got.headers().location, /^\/cijfers\/open/, path)
      }
      const refused = { soort: 'sleutelhulp.kiezen', mens: kept.mensen[0].id }
      assert.match((await api(p, `/plannen/${plan}/gebeurtenissen`, refused, 403)).detail, /Laat eerst zien dat jij het bent/)
      await say(p, plan, 'actie.toevoegen', { tekst: 'Zo blijft de link te gebruiken', doeners: [kept.mensen[0].id] })
      if (way !== 'her own key') {
        await kim.go(`/plan/${plan}/stoel/${kept.stoel}`)
        if (!await kim.page.getByRole('button', { name: 'Maak een nieuwe sleutel' }).isVisible()) await kim.page.locator('summary').last().click()
        await kim.press('Maak een nieuwe sleutel')
      }
      await p.go('/cijfers/open')
      await p.follow('Ik heb mijn sleutel nog')
      await p.fill('Wat is je sleutel of code?', way === 'her own key' ? key : (await kim.page.locator('.code').innerText()).replace(/\s/g, ''))
      await p.press('Naar binnen')
      await p.tick('Ja')
      await p.press('Ja, dat ben ik')
      await finds_it(p, plan)
    }
  },

  async 'a code by mail, which passes through the keeper too, opens nothing behind four digits' () {
    const own = await linda(), plan = id_of(own), mail = 'linda.deuren@voorbeeld.example'
    const code = async before => { // the newest letter; another thread sends it
      for (let tries = 0; tries < 60; tries++) {
        const found = (await (await fetch(house.base + '/post')).text()).match(/\b\d{6}\b/)?.[0]
        if (found && found !== before) return found
        await new Promise(resolve => setTimeout(resolve, 200))
      }
      throw new Error('no letter came')
    }
    await own.go('/instellingen')
    await own.fill('Je e-mailadres', mail)
    await own.press('Stuur een code om te bewaren')
    const first = await code()
    await own.fill('Welke code kreeg je?', first)
    await own.press('Bewaar')
    const kept = await sign_in(new URL(kring('seat', 'link', '--seat', own.seat)).pathname)
    for (const [one, shown] of [[own, true], [kept, false]]) {
      await one.go('/instellingen')
      assert.equal((await one.page.content()).includes(mail), shown, 'how somebody is reached is not told to who came by the keeper')
    }
    const p = await person()
    await p.go('/binnen')
    await p.fill('Je e-mailadres', mail)
    await p.press('Stuur mij een code')
    await p.fill('Welke code kreeg je?', await code(first))
    await p.press('Naar binnen')
    await finds_nothing(p, plan)
    await p.go(`/plan/${plan}`)
    await p.follow(SHOW)
    await p.page.locator('#cijfers').fill('4821')
    await p.press('Open')
    await finds_it(p, plan)
  },

  async 'a token made by the keeper opens nothing behind four digits, nor does what the keeper takes along' () {
    const own = await linda(), plan = id_of(own)
    const token = kring('token', '--seat', own.seat)
    for (const path of [`/plannen/${plan}`, `/plannen/${plan}/gebeurtenissen`, `/plannen/${plan}/export.json`, `/plannen/${plan}/export.html`]) {
      const answer = await api(token, path)
      assert.ok(!JSON.stringify(answer).includes('GEHEIM'), path)
      assert.ok(JSON.stringify(await api(own, path)).includes('GEHEIM'), path)
    }
    for (const form of ['json', 'html']) assert.ok(!kring('export', '--seat', own.seat, '--as', form).includes('GEHEIM'), form)
    const demo = house.seats.find(seat => seat.eigenaar) // the demonstration's own tokens are no such act
    assert.equal((await api(demo.token, `/plannen/${demo.plan}`)).id, demo.plan)
  },

  async 'what the keeper does with a seat is told to that seat and to the owners, and to nobody else' () {
    const own = await begin_plan(await person()), plan = id_of(own)
    const links = [await link_for(own, 'Kim', 'Onze mensen'), await link_for(own, 'Truus', 'Onze mensen')]
    const [kim, truus] = [await sign_in(links[0]), await sign_in(links[1])]
    const seat = (await api(kim, `/plannen/${plan}`)).stoel
    const before = (await api(truus, `/plannen/${plan}`)).volgnummer
    kring('seat', 'link', '--seat', seat)
    kring('token', '--seat', seat)
    kring('export', '--seat', seat, '--as', 'json')
    for (const [p, told] of [[own, true], [kim, true], [truus, false]]) {
      await p.go(`/plan/${plan}/gekeken`)
      const text = await p.text()
      for (const words of ['De beheerder van de computer', 'Een nieuwe link of sleutel', 'Een kopie meegenomen']) assert.equal(text.includes(words), told, `${words}: ${text}`)
      if (told) await p.says('Kim')
      await p.fits()
      if (told) await p.picture('Wie keek er')
      await p.go(`/plan/${plan}/geschiedenis`)
      assert.equal((await p.text()).includes('De beheerder van de computer maakte een nieuwe sleutel voor iemand.'), told)
      const happened = JSON.stringify(await api(p, `/plannen/${plan}/gebeurtenissen`))
      assert.equal(happened.includes('sleutel.vernieuwd') && happened.includes('stoel.meegenomen'), told)
    }
    assert.equal((await api(truus, `/plannen/${plan}`)).volgnummer, before)
  },

  async 'a plan that the keeper erased: whoever sat in it is told, with a certificate' () {
    const own = await begin_plan(await person()), plan = id_of(own)
    const kim = await sign_in(await link_for(own, 'Kim'))
    const certificate = kring('erase', '--plan', plan)
    assert.match(certificate, new RegExp(`Plan ${plan} is erased by the keeper`))
    assert.match(certificate, /A copy can exist until \d{4}-\d\d-\d\d at the latest/)
    for (const p of [own, kim]) {
      assert.equal(await p.go(`/plan/${plan}`), 404)
      await p.go('/plan')
      await p.says('Dat deed de beheerder van de computer.')
      await p.fits()
      await p.follow('Bekijk het bewijs')
      await p.at('Dit plan is gewist')
    }
  },

  async 'a lost key comes back through the person who was named beforehand, and ends the old one' () {
    const own = await begin_plan(await person()), plan = id_of(own)
    const kim = await sign_in(await link_for(own, 'Kim', 'Onze mensen')), truus = await sign_in(await link_for(own, 'Truus', 'Onze mensen'))
    const mine = await api(own, `/plannen/${plan}`)
    const key_now = async () => {
      await own.go('/sleutel/nieuw')
      await own.press('Maak een nieuwe sleutel')
      return (await own.page.locator('.code').innerText()).replace(/\s/g, '')
    }
    const lost = await key_now()
    await say(own, plan, 'sleutelhulp.kiezen', { mens: mine.mensen.find(m => m.naam === 'Kim').id })
    await truus.go(`/plan/${plan}/stoel/${mine.stoel}`)
    if (await truus.offers('Maak een nieuwe sleutel')) { // she was not named
      await truus.press('Maak een nieuwe sleutel')
      await truus.says('Dit kun jij hier niet doen. Vraag het een ander uit jullie kring.')
    }
    await kim.go(`/plan/${plan}/stoel/${mine.stoel}`)
    if (!await kim.page.getByRole('button', { name: 'Maak een nieuwe sleutel' }).isVisible()) await kim.page.locator('summary').last().click()
    await kim.press('Maak een nieuwe sleutel')
    const key = (await kim.page.locator('.code').innerText()).replace(/\s/g, '')
    assert.match(key, /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
    const back = await person() // another telephone, no e-mail
    await back.go('/binnen')
    await back.fill('Wat is je sleutel of code?', lost)
    await back.press('Naar binnen')
    await back.says('Deze sleutel kennen we niet')
    await back.fill('Wat is je sleutel of code?', key.toLowerCase())
    await back.press('Naar binnen')
    await back.at('Ben jij Linda?')
    await back.tick('Ja')
    await back.press('Ja, dat ben ik')
    assert.equal((await api(back, `/plannen/${plan}`)).stoel, mine.stoel)
    await back.go(`/plan/${plan}/geschiedenis`) // and she sees who did it
    await back.says('Kim maakte een nieuwe sleutel voor iemand.')
  },

  async 'this week over several plans keeps shut what the digits keep shut' () {
    const own = await linda(), plan = id_of(own)
    await own.go(`${own.plan}/verder`)
    await own.press('Maak mijn eigen plan')
    await own.go('/instellingen')
    for (const box of await own.page.locator('input[name=samen]').all()) await box.check()
    await own.press('Bewaar')
    await own.go('/week')
    await own.says('GEHEIM-stap')
    const p = await sign_in(new URL(kring('seat', 'link', '--seat', own.seat)).pathname)
    await p.at(SHOW)
    for (const path of ['/week', `/plan/${plan}/week`]) {
      await p.go(path)
      await p.silent('GEHEIM-stap')
    }
    await p.go('/cijfers/open')
    await p.page.locator('#cijfers').fill('4821')
    await p.press('Open')
    await p.go('/week')
    await p.says('GEHEIM-stap')
  },

  async 'a button that is tapped twice begins one plan' () {
    const fresh = () => house.browser.newContext()
    for (const [path, more] of [['/begin/telefoon', { telefoon: 'alleen-ik' }], ['/jong', { telefoon: 'soms' }], ['/helpen', {}]]) {
      const form = { ...await form_of(await fresh(), path), ...more }
      assert.match(form.sleutel, /^\w{16}$/)
      const taps = [await fresh(), await fresh(), await fresh()] // each comes before an answer brought a cookie
      const answers = await Promise.all(taps.map(context => send(context, '/begin/telefoon', form)))
      const plans = new Set()
      for (const context of taps) plans.add(JSON.stringify((await (await context.request.get(house.base + '/api/v1/plannen')).json()).map(plan => plan.id)))
      assert.equal(plans.size, 1, path)
      assert.ok(answers.every(answer => answer.status() < 400) && JSON.parse([...plans][0]).length === 1)
      const { bewijs } = await form_of(taps[1], '/instellingen')
      await send(taps[1], '/uit', { bewijs }) // who goes away is not found by going back
      const later = await fresh()
      await send(later, '/begin/telefoon', form)
      const [other] = await (await later.request.get(house.base + '/api/v1/plannen')).json()
      assert.ok(!plans.has(JSON.stringify([other.id])))
      const foreign = await (await fresh()).request.post(house.base + '/begin/telefoon', { form, headers: { origin: 'https://elders.example' }, maxRedirects: 0 })
      assert.equal(foreign.status(), 403)
    }
  },

  async 'going on alone, and a plan out of a file, are begun once too' () {
    const own = await begin_plan(await person())
    const form = await form_of(own.context, `${own.plan}/verder`)
    const [one, two] = [await send(own.context, `${own.plan}/verder`, form), await send(own.context, `${own.plan}/verder`, form)]
    assert.equal(await plan_in(one), await plan_in(two))
    assert.equal((await api(own, '/plannen')).length, 2)
    const again = await send(own.context, `${own.plan}/verder`, await form_of(own.context, `${own.plan}/verder`))
    assert.notEqual(await plan_in(again), await plan_in(one))
    const file = { name: 'kring.json', mimeType: 'application/json', buffer: Buffer.from(await taken(own)) }
    const { sleutel } = await form_of(await house.browser.newContext(), '/overnemen')
    const taps = await Promise.all([1, 2].map(async () => (await house.browser.newContext()).request.post(house.base + '/overnemen', { multipart: { sleutel, bestand: file }, headers: { origin: house.base }, maxRedirects: 0 })))
    assert.ok(await plan_in(taps[0]))
    assert.equal(await plan_in(taps[0]), await plan_in(taps[1]))
  },

  async 'a plan begun through the API with one key is begun once' () {
    const own = await begin_plan(await person())
    const sleutel = 'deze-sleutel-is-van-mij'
    const first = await api(own, '/plannen', { naam: 'Een', sleutel }), again = await api(own, '/plannen', { naam: 'Een', sleutel })
    assert.equal(first.id, again.id)
    assert.equal((await api(own, '/plannen')).length, 2)
    await api(own, '/plannen', { naam: 'Twee', sleutel }, 409)
    const other = await begin_plan(await person()) // somebody else's key is another key
    assert.notEqual((await api(other, '/plannen', { naam: 'Een', sleutel })).id, first.id)
  },

  async 'a plan comes back byte for byte but for its date, its pictures too' () {
    const own = await with_photo(), was = await taken(own)
    assert.ok(JSON.parse(was).beelden.length === 1)
    const p = await bring(was)
    assert.match(p.plan, /^\/plan\/\w{26}$/)
    const undated = text => text.replace(/"gemaakt":\d+/, '').replace(/"gemaakt":"[^"]+"/, '')
    assert.equal(undated(await taken(p)), undated(was))
  },

  async 'a picture in a file is made anew: no place and no camera come along' () {
    const own = await with_photo(), plan = JSON.parse(await taken(own))
    const [picture] = plan.beelden, clean = Buffer.from(picture.inhoud, 'base64')
    assert.equal(clean.readUInt16BE(0), 0xffd8)
    const hostile = Buffer.concat([clean.subarray(0, 2), EXIF, clean.subarray(2), Buffer.from('GEHEIM achter het einde')])
    const text = JSON.stringify(plan).replaceAll(picture.hash, hash(hostile)).replace(picture.inhoud, hostile.toString('base64'))
    for (const way of ['web', 'command']) {
      let p
      if (way === 'web') p = await bring(text)
      else {
        const file = join(house.folder, 'vreemd.json')
        writeFileSync(file, text)
        p = await sign_in(new URL(kring('import', '--from', file)).pathname)
        p.plan = `/plan/${(await api(p, '/plannen'))[0].id}`
      }
      const back = JSON.parse(await taken(p)).beelden
      assert.equal(back.length, 1, way)
      const bytes = Buffer.from(back[0].inhoud, 'base64')
      for (const word of ['GEHEIM', 'Exif']) assert.ok(!bytes.includes(word), `${way}: ${word}`)
      assert.equal(hash(bytes), back[0].hash)
      const shown = await p.context.request.get(`${house.base}${p.plan}/beeld/${back[0].hash}`)
      assert.ok(shown.status() === 200 && (await shown.body()).equals(bytes), 'the entry names the picture that was made')
    }
  },

  async 'what is no plan, or no picture, or too large, is refused in one sentence and begins nothing' () {
    const own = await with_photo(), plan = JSON.parse(await taken(own)), [picture] = plan.beelden
    const broken = Buffer.concat([Buffer.from(picture.inhoud, 'base64').subarray(0, 200)])
    for (const text of ['geen plan', JSON.stringify(plan).replaceAll(picture.hash, hash(broken)).replace(picture.inhoud, broken.toString('base64'))]) {
      const p = await bring(text)
      assert.equal(p.plan, '/overnemen')
      await p.says('Dit is geen plan uit Kring.')
      assert.equal((await p.context.cookies()).length, 0)
    }
    const send_file = async size => {
      const context = await house.browser.newContext()
      const answer = await context.request.post(house.base + '/overnemen', { multipart: { bestand: { name: 'kring.json', mimeType: 'application/json', buffer: Buffer.alloc(size, ' ') } }, headers: { origin: house.base }, timeout: 120_000 })
      assert.equal((await context.cookies()).length, 0)
      return { status: answer.status(), text: await answer.text() }
    }
    const most = 32 * 1024 * 1024
    const [fits, not] = [await send_file(most - 4000), await send_file(most)] // the form around it takes some, too
    assert.equal(fits.status, 400)
    assert.match(fits.text, /Dit is geen plan uit Kring\./)
    assert.equal(not.status, 413)
    assert.match(not.text, /Een bestand met een plan mag 32 MB zijn\./)
  },

  async 'of large files two come in at a time, the third is asked to wait, and small ones go on' () {
    const port = Number(new URL(house.base).port)
    const large = () => new Promise(resolve => { // one that comes in slowly: what it was answered, if anything, within a second
      const socket = connect(port, '127.0.0.1')
      let said = ''
      socket.setEncoding('utf8').on('data', part => { said += part }).on('error', () => {})
      socket.write(`POST /overnemen HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${20 << 20}\r\n\r\n--x`)
      setTimeout(() => resolve({ socket, said: () => said }), 1000)
    })
    const small = async () => (await (await house.browser.newContext()).request.post(house.base + '/overnemen', { multipart: { bestand: { name: 'kring.json', mimeType: 'application/json', buffer: Buffer.from('{}') } }, headers: { origin: house.base } })).status()
    const two = [await large(), await large()]
    for (const { said } of two) assert.doesNotMatch(said(), /^HTTP\/1\.1 [2-5]/)
    const third = await large()
    third.socket.write(Buffer.alloc(20 << 20, ' '))
    for (let i = 0; i < 100 && !/^HTTP\/1\.1 503|\r\nHTTP\/1\.1 503/.test(third.said()); i++) await new Promise(resolve => setTimeout(resolve, 100))
    assert.match(third.said(), /HTTP\/1\.1 503/)
    assert.equal(await small(), 400)
    for (const { socket } of [...two, third]) socket.destroy()
    await new Promise(resolve => setTimeout(resolve, 1000))
    const again = await large()
    again.socket.write(Buffer.alloc(20 << 20, ' '))
    for (let i = 0; i < 100 && !/HTTP\/1\.1 4/.test(again.said()); i++) await new Promise(resolve => setTimeout(resolve, 100))
    assert.match(again.said(), /HTTP\/1\.1 40[03]/)
    again.socket.destroy()
  },

  async 'four pictures come in at a time, the fifth is asked to wait, and words go on' () {
    const port = Number(new URL(house.base).port)
    const upload = () => new Promise(resolve => { // a picture that comes in slowly
      const socket = connect(port, '127.0.0.1')
      let said = ''
      socket.setEncoding('utf8').on('data', part => { said += part }).on('error', () => {})
      socket.write(`POST /overnemen HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${2 << 20}\r\n\r\n--x`)
      setTimeout(() => resolve({ socket, said: () => said }), 300)
    })
    const four = []
    for (let i = 0; i < 4; i++) four.push(await upload())
    for (const { said } of four) assert.equal(said(), '')
    const fifth = await upload()
    fifth.socket.write(Buffer.alloc(2 << 20, ' '))
    for (let i = 0; i < 100 && !fifth.said(); i++) await new Promise(resolve => setTimeout(resolve, 100))
    assert.match(fifth.said(), /^HTTP\/1\.1 503/)
    assert.equal((await (await house.browser.newContext()).request.get(house.base + '/')).status(), 200)
    for (const { socket } of [...four, fifth]) socket.destroy()
    await new Promise(resolve => setTimeout(resolve, 500))
    const again = await upload()
    again.socket.write(Buffer.alloc(2 << 20, ' '))
    for (let i = 0; i < 100 && !again.said(); i++) await new Promise(resolve => setTimeout(resolve, 100))
    assert.match(again.said(), /^HTTP\/1\.1 40[03]/)
    again.socket.destroy()
  },

  async 'families at one table begin at once; a thousand plans from one address do not' () {
    const begin = async () => {
      const context = await house.browser.newContext()
      const answer = await send(context, '/begin/telefoon', { ...await form_of(context, '/begin/telefoon'), telefoon: 'alleen-ik' })
      return { context, answer }
    }
    const own = await begin_plan(await person())
    const table = await Promise.all(Array.from({ length: 12 }, begin))
    assert.ok(table.every(({ answer }) => answer.status() === 303), 'twelve families begin')
    let last
    for (let i = 0; i < 80 && last?.answer.status() !== 429; i++) {
      if (last) await last.context.close()
      last = await begin()
    }
    assert.equal(last.answer.status(), 429)
    assert.match(await last.answer.text(), /Er begonnen hier net veel plannen\. Wacht even\./)
    assert.equal((await last.context.cookies()).length, 0)
    const refused = await api(own, '/plannen', { naam: 'Nog een' }, 429)
    assert.match(refused.title, /veel plannen/)
    await own.go(`${own.plan}/verder`)
    await own.press('Maak mijn eigen plan')
    await own.says('Er begonnen hier net veel plannen.')
    assert.equal((await api(own, '/plannen')).length, 1)
  }
}

await run(house, tests, 'the doors')
