// SPDX-License-Identifier: EUPL-1.2
// Every page of the router, in Dutch and in English, empty and full, refused and in trouble, as the people see it who come there
// (collect.mjs): HTML without a fault, a title that tells only what kind of page it is, and without a mistake for axe, for the
// keyboard and for small screens (look.mjs). A row of the router that no page was seen of, and a form that was never sent, is a
// mistake too. Of pages that are made of the same pieces a few are opened in the browser.
//   node tests/web/test_pages.mjs build/kring
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_PAGE, all_rows, gather, in_trouble } from './collect.mjs'
import { families, root, run, ask } from './families.mjs'
import { check_faults, check_frame, check_html, check_ids, check_nu, check_title } from './grammar.mjs'
import { look_at } from './look.mjs'

const NAMES_TOLD = new Set(['De', 'Het', 'Ons', 'Kring']) // words of a plan's or an organisation's name that are words of ours too
const everyone = await families()
const gathered = []
const found = new Map() // what is wrong, and where it was seen first

function wrong (page, what, line) {
  const told = `${page.kind} ${page.lang}: ${what}`
  if (!found.has(told)) found.set(told, `${page.who} at ${page.path}${line ? `, line ${line}` : ''}`)
}
function nothing_wrong () {
  const lines = [...found].map(([what, where]) => `${what}\n        ${where}`)
  found.clear()
  assert.ok(!lines.length, `${lines.length} wrong\n${lines.join('\n')}`)
}

// What is opened in the browser: of each row, of each heading a form answers with and of each trouble a page in each language, and
// every page with a piece (an element with its classes) that none before it had: `novel`.
const heading = html => html.match(/<h1\b[^>]*>([\s\S]*?)<\/h1>/)?.[1].replace(/<bdi[^>]*>[\s\S]*?<\/bdi>|<[^>]*>/g, '')
const pieces = html => [...html.matchAll(/<([a-z][^\s>]*)(?:[^>]*?\bclass="([^"]*)")?/g)].map(([, tag, names]) => `${tag} ${names}`)
function to_look_at (pages) {
  const known = new Set()
  const fresh = what => !known.has(what) && !!known.add(what)
  return pages.filter(page => {
    const kind = page.status !== 200 ? page.status : page.kind.startsWith('POST') ? heading(page.html) : page.kind
    const first = fresh(`${kind} ${page.lang}`)
    page.novel = page.lang === 'nl' && pieces(page.html).map(fresh).includes(true)
    return first || page.novel
  })
}

// For the validators: of each row, form and answer the largest page; for Nu, which is quicker, also those of another size in pieces.
const largest = pages => [...new Map(pages.toSorted((a, b) => a.html.length - b.html.length).map(page => [`${page.kind} ${page.status} ${page.lang}`, page])).values()]
const of_a_kind = pages => [...new Map(pages.map(page => [`${page.kind} ${page.status} ${page.lang} ${new Set(pieces(page.html)).size}`, page])).values()]

// All that can be done to one thing, from the table in items_do.c.
const doings = () => [...readFileSync(join(root, 'web/items_do.c'), 'utf8').matchAll(/^\s+\{"(\w+)", "([\w-]+)", SAY_/gm)].map(one => `/${one[1]}/…/${one[2]}`)

await run({
  async 'every row of the router shows a page in both languages, and every form is sent' () {
    for (const lang of ['nl', 'en']) {
      const g = await gather(lang, everyone)
      gathered.push(g)
      const seen = new Set(g.pages.filter(page => page.status === 200).map(page => page.kind))
      for (const { method, path } of all_rows) {
        if (method === 'GET' && !NO_PAGE.test(path)) assert.ok(seen.has(`GET ${path}`), `no page of ${path} was seen in ${lang}`)
        if (method === 'POST') assert.ok(g.sent.has(path), `no form to ${path} was sent in ${lang}`)
      }
      for (const doing of doings()) assert.ok(g.done.has(doing), `${doing} was not tried in ${lang}`)
    }
    await in_trouble(gathered)
    for (const g of gathered) {
      for (const status of [400, 403, 404, 405, 409, 413, 429, 503]) assert.ok(g.pages.some(page => page.status === status), `no page that answers ${status} was seen in ${g.lang}`)
      console.log(`        ${g.lang}: ${g.pages.length} pages`)
    }
  },

  'each is a whole page: its language, one heading, the way out and the numbers of the foot, and every id that it names' () {
    const names = new Set(everyone.map(seat => seat.naam).filter(name => name && !NAMES_TOLD.has(name)))
    for (const page of gathered.flatMap(g => g.pages)) {
      const say = what => wrong(page, what)
      check_frame(page, say)
      check_title(page, names, say)
      check_ids(page, say)
      check_faults(page, say)
    }
    nothing_wrong()
  },

  async 'each is HTML without a fault, and in the browser without one for axe, the keyboard, small screens and large letters' () {
    const all = gathered.flatMap(g => g.pages)
    const list = to_look_at(all)
    console.log(`        ${list.length} pages in the browser, ${list.filter(page => page.novel).length} of them with something new`)
    const [where] = await Promise.all([look_at(list, wrong), check_nu(of_a_kind(all), wrong), check_html(largest(all), wrong)])
    for (const [width, places] of Object.entries(where)) assert.equal(places.size, 1, `"Snel weg" stands in ${places.size} places at ${width} px: ${[...places].join('; ')}`)
    nothing_wrong()
  },

  async 'the manifest names what it is and pictures that are there' () {
    const front = (await ask('/')).body
    const manifest = JSON.parse((await ask(front.match(/rel="manifest" href="([^"]+)"/)[1])).body)
    for (const field of ['name', 'short_name', 'start_url', 'display', 'background_color', 'theme_color']) assert.ok(manifest[field], `it has no ${field}`)
    for (const { src, type } of manifest.icons) {
      const got = await ask(src)
      assert.equal(got.status, 200, src)
      assert.equal(got.headers['content-type'].replace(/;.*/, ''), type)
    }
  }
})
