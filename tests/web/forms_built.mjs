// SPDX-License-Identifier: EUPL-1.2
// What test_forms_*.mjs share: each published form is built exactly, title for title and in its order, through the API and through
// the pages without JavaScript, with every typed field it needs; and what stands on the screens then is that form.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open_browser } from '../browser.mjs'
import { families, run, root, base } from './families.mjs'
import { as_built, as_seen } from './published_forms.mjs'
import { build_by_api } from './build_by_api.mjs'
import { build_by_pages, read_pages } from './build_by_pages.mjs'

const everyone = await families()
const caller = everyone.find(who => who.naam === 'Mark')
const browser = await open_browser()
const at = name => join(root, 'cli', 'demo', name)
const files = { foto: readFileSync(at('maan.png')), stem: readFileSync(at('bassam.ogg')), foto_at: at('maan.png'), stem_at: at('bassam.ogg') }
function stands_on_the_screens (form, seen) {
  assert.deepEqual(seen.kamers.map(room => room.titel), form.kamers.map(room => room.titel))
  for (const [i, room] of form.kamers.entries()) {
    const there = seen.kamers[i]
    const entries = room.inbreng ?? []
    const whole = entries.length > 0 && room.velden?.length > 0
    if (whole) assert.deepEqual(there.kolommen, room.velden.map(([title]) => title), room.titel)
    const words = entries.flatMap(entry => [entry.tekst, entry.van, entry.bijschrift, ...Object.entries(entry.velden ?? {}).filter(([title]) => !/dag|Datum|Sinds|Wanneer/.test(title)).map(([, value]) => value)])
    for (const word of words.filter(Boolean)) assert.ok(there.woorden.includes(word), `${room.titel}: ${word}`)
    assert.equal(there.beelden, entries.filter(entry => entry.foto).length, room.titel)
    assert.equal(there.stemmen, entries.filter(entry => entry.stem).length, room.titel)
  }
  for (const one of [...form.doelen ?? [], ...form.acties ?? [], ...form.afspraken ?? []]) assert.ok(seen.doelen.includes(one.tekst), one.tekst)
}

export async function try_forms (wanted, tests = {}) {
  for (const form of wanted) {
    tests[`${form.naam}: through the API`] = async () => {
      assert.deepEqual(as_seen(await build_by_api(caller, form, files)), as_built(form, 'Nel'))
    }
    tests[`${form.naam}: through the pages, without JavaScript, on a small screen`] = async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 760 }, locale: 'nl-NL' })
      const page = await context.newPage()
      await page.route(/\/s\/fonts\//, route => route.abort())
      const plan = await build_by_pages(page, base, form, files)
      const got = await context.request.get(`${base}/api/v1/plannen/${plan.split('/').at(-1)}`)
      assert.deepEqual(as_seen(await got.json()), as_built(form, ''))
      stands_on_the_screens(form, await read_pages(page, plan))
      await context.close()
    }
  }
  tests['the browser is closed'] = () => browser.close()
  await run(tests)
}
