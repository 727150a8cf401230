// SPDX-License-Identifier: EUPL-1.2
// Looking at gathered pages in a browser, at 320 and 1280 px: axe, sideways scroll (also with wider spaced text and with letters
// twice as large), every stop of Tab, the size of what is pressed, where "Snel weg" stands, colours that a reader forces, paper,
// and that nothing is asked from elsewhere or said on the console. A page is shown as it was answered, from this test.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { open_browser } from '../browser.mjs'
import { base } from './families.mjs'

const AT_ONCE = 3
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// ---- in the page

function watch_focus () {
  const stops = globalThis.stops = []
  const tabbed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  // What there is to stop at: of radio buttons one a group.
  globalThis.expected = () => {
    const groups = new Set()
    return [...document.querySelectorAll(tabbed)].filter(e => {
      if (e.disabled || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) return false
      if (e.type !== 'radio') return true
      const group = `${[...document.forms].indexOf(e.form)} ${e.name}`
      return !groups.has(group) && groups.add(group)
    })
  }
  globalThis.named = e => `${e.tagName.toLowerCase()} "${(e.textContent || e.name || '').trim().slice(0, 40)}"`
  document.addEventListener('focusin', event => {
    const e = event.target
    const shown = e.closest('.choice') ?? e
    const style = getComputedStyle(shown)
    const box = shown.getBoundingClientRect()
    const over = document.elementFromPoint(box.left + box.width / 2, Math.max(0, Math.min(innerHeight - 1, box.top + box.height / 2)))
    stops.push({
      name: named(e),
      outlined: style.outlineStyle === 'auto' || (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none'),
      there: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: !!over && !shown.contains(over) && !over.contains(shown),
      at: [...document.querySelectorAll('*')].indexOf(e)
    })
  })
}

async function measure (lang) {
  const wrong = []
  const over = document.documentElement.scrollWidth - innerWidth
  if (over > 0) wrong.push(`scrolls ${over} px sideways`)
  const inline = e => e.tagName === 'A' && getComputedStyle(e).display === 'inline'
  for (const e of expected()) {
    const box = (e.closest('label') ?? e).getBoundingClientRect()
    if (!inline(e) && !e.closest('.skip') && Math.min(box.height, box.width) < 47.5 && getComputedStyle(e).opacity !== '0') {
      wrong.push(`${named(e)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`)
    }
  }
  const away = document.querySelector('.away')?.getBoundingClientRect()
  if (document.getAnimations().length) wrong.push('moves though the reader asked for rest')
  const { violations } = await axe.run({ rules: { 'color-contrast': { enabled: lang === 'nl' } }, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
  const broken = violations.flatMap(rule => rule.nodes.map(node => `axe: ${rule.id}: ${node.html.slice(0, 140)}`))
  return { wrong, broken, away: away && `${Math.round(innerWidth - away.right)}, ${Math.round(away.top)}` }
}

function with_style (css) {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  const over = document.documentElement.scrollWidth - innerWidth
  style.remove()
  return over
}

function forced () {
  const bare = [...document.querySelectorAll('.button, .choice, .input')].filter(e => e.checkVisibility() && getComputedStyle(e).borderStyle === 'none')
  return bare.map(named)
}

const on_paper = () => [...document.querySelectorAll('.head, .away, .nav, .foot, .no-print, .skip, .button')].filter(e => e.checkVisibility()).map(named)

// ---- from outside

async function walk (page, say) {
  await page.evaluate(() => { stops.length = 0; document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); stops.length = 0 })
  // A day, a time and a sound have stops inside.
  const [wanted, inside] = await page.evaluate(() => [expected().length, expected().filter(e => /^(date|time)$/.test(e.type)).length + document.querySelectorAll('audio').length])
  await Promise.all(Array.from({ length: wanted + 1 + 5 * inside }, () => page.keyboard.press('Tab')))
  const { stops, rest, first } = await page.evaluate(() => ({ stops, rest: document.activeElement === document.body, first: document.querySelector('.skip') ? 'Naar de inhoud|To the content' : '' }))
  if (first && !new RegExp(first).test(stops[0]?.name)) say(`the first stop is ${stops[0]?.name}`)
  if (stops.length < wanted || !(rest || stops.length > wanted)) say(`Tab stops ${stops.length} times at ${wanted} things`)
  stops.slice(0, wanted).forEach((stop, i) => {
    if (!stop.outlined) say(`no focus is seen on ${stop.name}`)
    if (!stop.there) say(`the focus is off the screen on ${stop.name}`)
    if (stop.covered) say(`the focus is covered on ${stop.name}`)
    if (i && stop.at <= stops[i - 1].at) say(`Tab goes back to ${stop.name}`)
  })
}

async function at_width (page, width, lang, say, where) {
  await page.setViewportSize({ width, height: 800 })
  const { wrong, away, broken } = await page.evaluate(measure, lang)
  wrong.forEach(say)
  for (const sentence of broken) say(sentence)
  if (away !== undefined) (where[width] ??= new Map()).set(away, (where[width].get(away) ?? 0) + 1)
}

async function otherwise (page, one, say) {
  await page.setViewportSize({ width: 320, height: 800 })
  const spaced = await page.evaluate(with_style, '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }')
  if (spaced > 0) say(`scrolls ${spaced} px sideways with text set wider`)
  await page.setViewportSize({ width: 640, height: 800 })
  const large = await page.evaluate(with_style, 'html { font-size: 225% !important }')
  if (large > 0) say(`scrolls ${large} px sideways with letters twice as large`)
  await page.emulateMedia({ forcedColors: 'active' })
  for (const name of await page.evaluate(forced)) say(`${name} has no edge in forced colours`)
  await page.emulateMedia({ forcedColors: 'none', media: 'print' })
  if (/class="[^"]*\b(sheet|print)\b|\/print$/.test(one.html + one.path)) for (const name of await page.evaluate(on_paper)) say(`${name} is printed too`)
  await page.emulateMedia({ media: 'screen' })
}

// Gives the browser the gathered pages, and asks the program for what stands in them as who saw them would.
async function serve (pages) {
  const server = createServer(async (request, response) => {
    const one = pages[Number(request.url.match(/^\/gezien\/(\d+)$/)?.[1])]
    if (one) return response.setHeader('content-type', 'text/html; charset=utf-8').end(one.html)
    const whose = pages[Number(request.headers.referer?.match(/\d+$/)?.[0])]
    const got = await fetch(base + request.url, { headers: { cookie: whose?.phone.cookie() ?? '' } })
    for (const name of ['content-type', 'cache-control']) if (got.headers.has(name)) response.setHeader(name, got.headers.get(name))
    response.writeHead(got.status).end(Buffer.from(await got.arrayBuffer()))
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return { server, at: `http://127.0.0.1:${server.address().port}` }
}

async function looker (browser, at, list, wrong, where) {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' })
  const page = await context.newPage()
  let one
  const say = what => wrong(one, what)
  await context.addInitScript(watch_focus)
  await context.addInitScript({ content: axe })
  page.on('console', message => { if (message.type() === 'error') say(`the console says: ${message.text()}`) })
  page.on('pageerror', error => say(`the script fails: ${error.message}`))
  page.on('request', request => { if (!request.url().startsWith(at) && !request.url().startsWith('data:')) say(`asks ${request.url()}`) })
  while ((one = list.shift())) {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(`${at}/gezien/${one.number}`)
    await at_width(page, 320, one.lang, say, where)
    if (one.lang === 'nl') await walk(page, say)
    await at_width(page, 1280, one.lang, say, where)
    if (one.novel) {
      await walk(page, say)
      await otherwise(page, one, say)
    }
  }
  await context.close()
}

// Looks at each of these pages; `wrong(page, sentence)` is told what is wrong. Gives where "Snel weg" stood at each width. What an
// English page shares with the Dutch one, its colours and its stops, is seen there; what a page shares with one before it, its
// edges in forced colours and how it grows with its letters, is seen on that one.
export async function look_at (pages, wrong) {
  const browser = await open_browser()
  const { server, at } = await serve(pages)
  const where = {}
  const list = pages.map((page, number) => Object.assign(page, { number }))
  await Promise.all(Array.from({ length: AT_ONCE }, () => looker(browser, at, list, wrong, where)))
  await browser.close()
  server.close()
  return where
}
