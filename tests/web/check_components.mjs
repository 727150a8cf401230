// SPDX-License-Identifier: EUPL-1.2
// web/assets/README.md is what people copy from, so its markup is what is tested: every block of it on one page, in Debian's
// chromium, under the content security policy of the program. axe at 320 and 1280 px in both directions of writing, no
// sideways scroll, no target lower than 48 px, a visible focus at every stop, nothing asked from elsewhere.
// node tests/web/check_components.mjs [SCREENSHOT.png]; ends with 1 and says what is wrong.
import { readFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { open_browser } from '../browser.mjs'

const assets = new URL('../../web/assets/', import.meta.url)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2', webmanifest: 'application/manifest+json' }
const wrong = []

function components(direction) {
	const readme = readFileSync(new URL('README.md', assets), 'utf8')
	const blocks = kind => [...readme.matchAll(new RegExp('```' + kind + '\\n([^]*?)```', 'g'))].map(found => found[1])
	const language = direction === 'rtl' ? 'ar' : 'nl'
	return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>Kring</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/s/kring.css">
<script src="/s/kring.js" defer></script></head><body>${blocks('page')[0].replace('BODY', () => blocks('html').join('\n'))}</body></html>`
}

async function serve(route, direction) {
	const { pathname, hostname } = new URL(route.request().url())
	if (hostname !== 'kring.test') {
		wrong.push(`asks ${hostname} for something`)
		return route.abort()
	}
	if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: components(direction), headers: { 'content-security-policy': policy } })
	const file = new URL(pathname.replace('/s/', ''), assets)
	if (!pathname.startsWith('/s/') || !existsSync(file)) {
		if (pathname !== '/favicon.ico') wrong.push(`${pathname} is not there`)
		return route.fulfill({ status: 404 })
	}
	return route.fulfill({ contentType: types[pathname.split('.').pop()], body: readFileSync(file) })
}

const sideways = () => document.documentElement.scrollWidth - innerWidth

// Links in running text are as high as the text; everything else is for thumbs.
const low = () => [...document.querySelectorAll('a, button, select, summary, .choice, input.input, textarea')]
	.filter(e => e.getClientRects().length > 0 && !e.closest('.foot ul:first-child') && e.getBoundingClientRect().height < 47.5)
	.map(e => `${e.className || e.tagName} "${e.textContent.trim().slice(0, 20)}" is ${e.getBoundingClientRect().height} px high`)

const focused = () => {
	const e = document.activeElement
	const box = e.closest('.choice') || e
	return e === document.body ? null : { name: e.className || e.tagName, seen: parseFloat(getComputedStyle(box).outlineWidth) >= 2 && getComputedStyle(box).outlineStyle !== 'none' }
}

async function check_focus(page, where) {
	await page.evaluate(() => document.activeElement.blur())
	for (let stop = 0; stop < 80; stop++) {
		await page.keyboard.press('Tab')
		const at = await page.evaluate(focused)
		if (!at) return
		if (!at.seen) wrong.push(`${where}: no focus to be seen on ${at.name}`)
	}
}

async function check(browser, width, direction, picture) {
	const where = `${width} px ${direction}`
	const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: false })
	const page = await context.newPage()
	page.on('console', message => { if (message.type() === 'error' && !/favicon/.test(message.location().url)) wrong.push(`${where}: ${message.text()}`) })
	await page.route('**/*', route => serve(route, direction))
	await page.goto('http://kring.test/')
	await page.evaluate(() => document.fonts.ready)
	const over = await page.evaluate(sideways)
	if (over > 0) wrong.push(`${where}: scrolls ${over} px sideways`)
	for (const line of await page.evaluate(low)) wrong.push(`${where}: ${line}`)
	await page.evaluate(axe)
	const found = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
	for (const rule of found.violations)
		for (const node of rule.nodes) wrong.push(`${where}: ${rule.id}: ${node.html.slice(0, 140)}`)
	await check_focus(page, where)
	if (picture) await page.screenshot({ path: picture, fullPage: true })
	await context.close()
}

const browser = await open_browser()
for (const width of [320, 1280])
	for (const direction of ['ltr', 'rtl']) await check(browser, width, direction, width === 320 && direction === 'ltr' ? process.argv[2] : undefined)
await browser.close()
for (const line of new Set(wrong)) console.log(line)
console.log(wrong.length === 0 ? 'the components are good' : `${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
