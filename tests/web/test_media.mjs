// SPDX-License-Identifier: EUPL-1.2
// A photo and a voice sent from a telephone's browser: what arrives, who sees it, and what is said of what is too large, is no photo
// at all, or comes with many others. Without JavaScript, in the demonstration.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open_house, run } from './walk.mjs'

const MB = 1024 * 1024
const house = await open_house({ demo: true })
const voice = readFileSync(join(import.meta.dirname, '../../cli/demo/linda.ogg'))
const drawing = await (async () => {
  const p = await house.person()
  await p.page.setContent('<h1>Een tekening</h1>')
  return p.page.screenshot({ type: 'jpeg' })
})()

// Somebody in the room that Linda shares with her circle, with everything of its form in sight.
async function in_room (name) {
  const p = await house.person(name)
  await p.go(p.plan)
  await p.follow('Wat er goed gaat')
  const more = p.page.locator('details:not([open]) > summary', { hasText: /^Meer$/ })
  if (await more.count()) await more.first().click()
  return p
}

const photo = (p, name, mimeType, buffer) => p.page.getByLabel('Een foto of tekening').setInputFiles({ name, mimeType, buffer })

const tests = {
  async 'a photo stands there with its words, and says nothing of place or camera' () {
    const p = await in_room('Kim')
    await photo(p, 'IMG_2041 Dorpsstraat.jpg', 'image/jpeg', drawing)
    await p.fill('Wat staat er op de foto?', 'Lotte op het hek')
    await p.press('Zet erbij')
    const picture = p.page.getByRole('img', { name: 'Lotte op het hek' })
    const bytes = await (await p.context.request.get(house.base + await picture.getAttribute('src'))).body()
    assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff])
    assert.ok(!bytes.includes('Exif') && !bytes.includes('Dorpsstraat'), 'only pixels are kept')
    assert.ok(await picture.evaluate(img => img.complete && img.naturalWidth > 0), 'it is shown')
    await p.fits()
    const helper = await house.person('Hanneke') // who does not read this room
    const got = await helper.context.request.get(house.base + await picture.getAttribute('src'))
    assert.equal(got.status(), 404)
  },

  async 'a photo that is too large is told, and what was typed stays' () {
    const p = await in_room('Kim')
    await p.page.fill('#tekst', 'Dit hoort bij de foto.')
    await photo(p, 'groot.jpg', 'image/jpeg', Buffer.concat([drawing, Buffer.alloc(8.2 * MB)]))
    await p.press('Zet erbij')
    await p.says('Deze foto is te groot. Kies een kleinere foto.')
    assert.equal(await p.page.inputValue('#tekst'), 'Dit hoort bij de foto.')
  },

  async 'a page that calls itself a photo is no photo' () {
    for (const [name, type, bytes] of [['hond.jpg', 'image/jpeg', '<html><script>alert(1)</script>'], ['kat.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], ['kapot.jpg', 'image/jpeg', drawing.subarray(0, 400)]]) {
      const p = await in_room('Kim')
      await photo(p, name, type, Buffer.from(bytes))
      await p.press('Zet erbij')
      await p.says('Dit is geen foto die we kunnen lezen. Kies een foto als JPEG of PNG.')
    }
  },

  async 'a voice is heard by who reads the room, in parts as a telephone asks' () {
    const p = await in_room('Truus')
    await p.page.locator('input[type=file][accept^="audio"]').first().setInputFiles({ name: 'opname.ogg', mimeType: 'audio/ogg', buffer: voice })
    await p.press('Zet erbij')
    const src = await p.page.locator('audio').last().getAttribute('src')
    const linda = await house.person('Linda')
    const got = await linda.context.request.get(house.base + src, { headers: { range: 'bytes=0-99' } })
    assert.equal(got.status(), 206)
    assert.equal((await got.body()).length, 100)
    assert.match(got.headers()['content-type'], /^audio\/ogg/)
    await linda.go(`${linda.plan}/gekeken`)
    await linda.silent('Fleur')
    const fleur = await house.person('Fleur')
    assert.equal((await fleur.context.request.get(house.base + src)).status(), 200)
    await linda.go(`${linda.plan}/gekeken`)
    await linda.says(/Fleur.{0,40}heeft dit gelezen/) // to listen is to read
  },

  async 'a text that calls itself a voice is told at its field' () {
    const p = await in_room('Kim')
    await p.page.locator('input[type=file][accept^="audio"]').first().setInputFiles({ name: 'stem.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('<script>alert(1)</script>') })
    await p.press('Zet erbij')
    await p.says('Dit is geen geluid dat we kennen. Neem het nog eens op, of typ het.')
  },

  async 'of many photos at once each is kept, or asked to wait, and none is lost' () {
    const people = await Promise.all(Array.from({ length: 6 }, () => in_room('Kim')))
    const outcomes = await Promise.all(people.map(async (p, i) => {
      await photo(p, `${i}.jpg`, 'image/jpeg', drawing)
      await p.fill('Wat staat er op de foto?', `Tegelijk ${i}`)
      await p.press('Zet erbij')
      const text = await p.text()
      return text.includes('Dit staat erbij.') ? 'kept' : /te druk|Wacht|probeer het/i.test(text) ? 'wait' : text
    }))
    for (const outcome of outcomes) assert.match(outcome, /^(kept|wait)$/)
    const p = await in_room('Linda')
    for (const [i, outcome] of outcomes.entries()) assert.equal(await p.page.getByRole('img', { name: `Tegelijk ${i}` }).count(), outcome === 'kept' ? 1 : 0, `photo ${i}`)
  }
}

await run(house, tests, 'photos and voices')
