// SPDX-License-Identifier: EUPL-1.2
// Every page somebody can come to by a link, as five people see the demonstration. Without JavaScript each answers, says in its
// title only what kind of page it is, and is HTML without a fault (html-validate and Nu). Of each kind one is opened in the
// browser, at 320 and 1280 px: axe, no sideways scroll, nothing asked from elsewhere, no error on the console; and a few are
// walked through with Tab.
//   node tests/web/test_pages.mjs build/kring
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { open_demo } from './demo.mjs'

const PEOPLE = ['Linda', 'Fleur', 'Truus', 'Hanneke', '']
const MOST = 120 // pages of one person
const AT_ONCE = 3 // browser pages
const TABBED = ['/', '/plan/{id}', '/plan/{id}/actie/{id}', '/plan/{id}/erbij', '/instellingen']
const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const nu = require.resolve('vnu-jar/build/dist/vnu.jar')
const rules = JSON.parse(readFileSync(new URL('htmlvalidate.json', import.meta.url), 'utf8'))
const found = new Map() // what is wrong, and where it was seen first

const wrong = (where, what) => { if (!found.has(what)) found.set(what, where) }
const kind_of = path => path.replace(/\?.*/, '').replace(/\/[0-9a-z]{26}(?=\/|$)|\/[0-9a-z]{16}(?=\/|$)/g, '/{id}')
const plain = text => text.replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"')

function links_of (html) {
  return [...html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(link => plain(link[1]).replace(/#.*/, ''))
    .filter(href => href.startsWith('/') && !href.startsWith('//') && href !== '/weg')
}

// ---- without JavaScript

// Every page of one person, breadth first. Of what differs only by the ids in its address three are enough.
async function crawl (demo, who, context) {
  const pages = []
  const seen = new Set(['/'])
  const queue = who ? ['/', '/plan', demo.plan(who)] : ['/']
  const often = new Map()
  while (queue.length && pages.length < MOST) {
    const path = queue.shift()
    const answer = await context.request.get(demo.base + path)
    if (answer.status() !== 200) {
      wrong(`${who || 'nobody'} at ${path}`, `${kind_of(path)} answers ${answer.status()}`)
      continue
    }
    const headers = answer.headers()
    if (!/^text\/html/.test(headers['content-type']) || headers['content-disposition']) continue
    const html = await answer.text()
    pages.push({ who, path, kind: kind_of(new URL(answer.url()).pathname), html })
    for (const href of links_of(html)) {
      const kind = kind_of(href)
      if (seen.has(href) || (often.get(kind) ?? 0) >= 3) continue
      seen.add(href)
      often.set(kind, (often.get(kind) ?? 0) + 1)
      queue.push(href)
    }
  }
  return pages
}

function check_title ({ who, path, html }, names) {
  const title = plain(html.match(/<title>([^<]*)<\/title>/)?.[1] ?? '')
  const where = `${who || 'nobody'} at ${path}`
  if (!/^(.+ · )?Kring$/.test(title)) wrong(where, `the title "${title}" does not end with Kring`)
  const words = ` ${title.split(/[^\p{L}]+/u).join(' ')} `
  for (const name of names) if (words.includes(` ${name} `)) wrong(where, `the title "${title}" tells a name`)
}

function check_ids ({ who, path, html }) {
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(id => id[1]))
  for (const [, name, value] of html.matchAll(/\s(aria-(?:labelledby|describedby|controls|owns|details)|for|list)="([^"]*)"/g)) {
    for (const id of value.trim().split(/\s+/)) if (!ids.has(id)) wrong(`${who || 'nobody'} at ${path}`, `${name}="${id}" names nothing`)
  }
}

// Slower than Nu, so of each kind that each person sees.
async function check_html (pages) {
  const validator = new HtmlValidate({ ...rules, root: true })
  for (const { who, path, html } of pages) {
    const report = await validator.validateString(html)
    for (const result of report.results) {
      for (const m of result.messages) wrong(`${who || 'nobody'} at ${path}, line ${m.line}`, `html-validate ${kind_of(path)}: ${m.ruleId}: ${m.message}`)
    }
  }
}

async function check_nu (pages, folder) {
  mkdirSync(folder)
  const files = pages.map((page, i) => {
    const file = join(folder, `${i}.html`)
    writeFileSync(file, page.html)
    return file
  })
  const args = ['-Xss4m', '-jar', nu, '--format', 'json', '--exit-zero-always', ...files]
  const { stderr } = await promisify(execFile)('java', args, { maxBuffer: 64 << 20 })
  for (const m of JSON.parse(stderr).messages) {
    if (/appears to be written in/.test(m.message)) continue // what a family wrote keeps its own language
    const page = pages[Number(m.url?.match(/(\d+)\.html$/)?.[1])]
    wrong(`${page?.who || 'nobody'} at ${page?.path}, line ${m.lastLine}`, `Nu ${page?.kind}: ${m.message}`)
  }
}

// ---- in the browser

const sideways = () => document.documentElement.scrollWidth - innerWidth
const broken = () => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
const focused = () => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const style = getComputedStyle(e.closest('.choice') ?? e)
  const box = e.getBoundingClientRect()
  const name = `${e.tagName.toLowerCase()} "${(e.textContent || e.name || '').trim().slice(0, 30)}"`
  return { name, seen: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight }
}

async function check_tabs (page, where) {
  let stops = 0
  for (; stops < 150; stops++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(focused)
    if (!at) break
    if (!at.seen) wrong(where, `no focus is seen on ${at.name}`)
  }
  if (stops < 3) wrong(where, 'Tab goes nowhere')
}

function listen (page, base, at) {
  page.on('console', message => { if (message.type() === 'error') wrong(at.where, `the console says: ${message.text()}`) })
  page.on('pageerror', error => wrong(at.where, `the script fails: ${error.message}`))
  page.on('request', request => { if (!request.url().startsWith(base) && !request.url().startsWith('data:')) wrong(at.where, `asks ${request.url()}`) })
}

async function look (page, base, one, at) {
  for (const width of [320, 1280]) {
    at.where = `${one.who || 'nobody'} at ${one.path}, ${width} px`
    await page.setViewportSize({ width, height: 800 })
    if (width === 320) await page.goto(base + one.path)
    const over = await page.evaluate(sideways)
    if (over > 0) wrong(at.where, `${one.kind} scrolls ${over} px sideways at ${width} px`)
    if (width === 320) await page.evaluate(axe)
    for (const rule of (await page.evaluate(broken)).violations) {
      for (const node of rule.nodes) wrong(at.where, `axe ${one.kind}: ${rule.id}: ${node.html.slice(0, 140)}`)
    }
  }
  if (TABBED.includes(one.kind)) await check_tabs(page, at.where)
}

// Takes from one list until it is empty, each person in their own window.
async function looker (base, contexts, list) {
  const windows = new Map()
  for (let one = list.shift(); one; one = list.shift()) {
    if (!windows.has(one.context)) {
      const page = await one.context.newPage()
      const at = { where: '' }
      listen(page, base, at)
      windows.set(one.context, { page, at })
    }
    const { page, at } = windows.get(one.context)
    await look(page, base, one, at)
  }
}

const one_of_each = pages => [...new Map(pages.toReversed().map(page => [page.kind, page])).values()]

// Who is signed in chooses a language in the settings, anyone else carries it in a cookie.
async function speak (demo, who, context, code, language) {
  if (!who) return context.addCookies([{ name: 'kring-taal', value: code, url: demo.base }])
  const page = await context.newPage()
  await page.goto(demo.base + '/instellingen')
  await page.getByLabel(language).check()
  await page.locator('main form button').first().click()
  await page.locator(`html[lang=${code}]`).waitFor({ state: 'attached' })
  await page.close()
}

async function in_english (demo, contexts, pages) {
  await Promise.all([...contexts].map(([who, context]) => speak(demo, who, context, 'en', 'English')))
  const english = await Promise.all(pages.map(async page => {
    const answer = await contexts.get(page.who).request.get(demo.base + page.path)
    if (answer.status() !== 200) wrong(page.path, `${page.kind} answers ${answer.status()} in English`)
    return { ...page, html: await answer.text() }
  }))
  await Promise.all([...contexts].map(([who, context]) => speak(demo, who, context, 'nl', 'Nederlands')))
  return english
}

async function check (demo) {
  const contexts = new Map()
  const people = await Promise.all(PEOPLE.map(async who => {
    const context = await demo.context(who)
    contexts.set(who, context)
    return crawl(demo, who, context)
  }))
  const pages = people.flat()
  const names = new Set(demo.seats.map(seat => seat.naam).filter(Boolean))
  for (const { kind, html } of pages) if (kind === '/plan/{id}') names.add(html.match(/<h1[^>]*>(?:<bdi[^>]*>)?([^<]+)/)[1].trim())

  const english = await in_english(demo, contexts, one_of_each(pages))
  const all = [...pages, ...english]
  const nu_ran = check_nu(all, join(demo.folder, 'html'))
  for (const page of all) {
    check_title(page, names)
    check_ids(page)
  }
  for (const page of english) if (!/<html lang="en"/.test(page.html)) wrong(page.path, `${page.kind} is not English when asked`)
  const list = one_of_each(pages).map(page => ({ ...page, context: contexts.get(page.who) }))
  console.log(`${people.map((p, i) => `${PEOPLE[i] || 'nobody'} ${p.length}`).join(', ')} pages; ${list.length} kinds`)
  await Promise.all([nu_ran, check_html(people.flatMap(one_of_each)), ...Array.from({ length: AT_ONCE }, () => looker(demo.base, contexts, list))])
}

const demo = await open_demo(process.argv[2] ?? process.env.KRING ?? 'build/kring')
try {
  await check(demo)
} finally {
  await demo.close()
}
for (const [what, where] of found) console.log(`${what}\n        ${where}`)
console.log(found.size === 0 ? 'the pages are good' : `${found.size} wrong`)
process.exitCode = found.size === 0 ? 0 : 1
