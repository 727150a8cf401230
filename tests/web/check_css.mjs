// SPDX-License-Identifier: EUPL-1.2
// The promises about what a phone has to fetch, and about the style sheet, that no linter knows: its size before compression,
// no side of the screen by name (Arabic is the same sheet), nothing from elsewhere, text that can be read on its ground.
// node tests/web/check_css.mjs; ends with 1 and says what is wrong.
import { readFileSync, readdirSync, statSync } from 'node:fs'

const assets = new URL('../../web/assets/', import.meta.url)
const read = name => readFileSync(new URL(name, assets), 'utf8')
const size = name => statSync(new URL(name, assets)).size
const wrong = []

function at_most(bytes, what, limit) {
	if (bytes > limit) wrong.push(`${what}: ${bytes} bytes, at most ${limit}`)
}

// Every declaration as [line, property, value]; comments and strings hold none.
function declarations(css) {
	const bare = css.replace(/\/\*[^]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
	return [...bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
		.map(found => [bare.slice(0, found.index).split('\n').length, found[1], found[2].trim()])
}

const PHYSICAL = /^((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)|left|right|top|bottom|float|(min-|max-)?(width|height))(-|$)/
function check_sides(css) {
	for (const [line, property, value] of declarations(css)) {
		if (PHYSICAL.test(property) || (property === 'text-align' && /left|right/.test(value)))
			wrong.push(`kring.css:${line}: ${property}: ${value} names a side of the screen`)
		if (/^(padding|margin|inset)$/.test(property) && sides_differ(value))
			wrong.push(`kring.css:${line}: ${property}: ${value} is not the same on both sides`)
	}
}

// "a b c d" is top, right, bottom, left: fine only when right and left are the same.
function sides_differ(value) {
	const parts = value.split(/\s+(?![^(]*\))/)
	return parts.length === 4 && parts[1] !== parts[3]
}

function check_sources(css) {
	for (const [, address] of css.matchAll(/url\(\s*"?([^")]*)/g))
		if (!address.startsWith('/s/')) wrong.push(`kring.css: ${address} is not one of our own files`)
	if (/@import|expression\(/.test(css)) wrong.push('kring.css: it fetches another sheet')
}

function luminance(hex) {
	const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
	const [r, g, b] = [1, 3, 5].map(i => parseInt(full.slice(i, i + 2), 16) / 255)
		.map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
	return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a, b) {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
	return (light + 0.05) / (dark + 0.05)
}

function check_contrast(css) {
	const token = name => css.match(new RegExp(`--kring-${name}:[^;]*?(#[0-9a-f]{3,6})`))[1]
	const grounds = ['paper', 'card', 'peach', 'butter', 'mint', 'sky', 'lilac', 'rose', 'good-ground', 'wait-ground', 'action-ground']
	const pairs = [
		...grounds.map(ground => ['ink', ground, 7]),
		...['paper', 'card', 'peach', 'action-ground'].map(ground => ['ink-soft', ground, 4.5]),
		...['paper', 'card', 'butter', 'action-ground'].map(ground => ['action', ground, 4.5]),
		['action-ink', 'action', 7], ['good', 'good-ground', 4.5], ['wait', 'wait-ground', 4.5], ['error', 'paper', 4.5],
		['error', 'error-ground', 4.5], ['field-line', 'card', 3], ['brick', 'paper', 4.5],
	]
	for (const [ink, ground, least] of pairs) {
		const found = contrast(token(ink), token(ground))
		if (found < least) wrong.push(`kring.css: ${ink} on ${ground} has contrast ${found.toFixed(1)}, at least ${least}`)
	}
}

// All that a first visit in Dutch can fetch, without compression; a page itself is at most 20 kB.
function first_visit() {
	const fonts = ['atkinson', 'nunito', 'nunito-digits'].map(name => `fonts/${name}.woff2`)
	return ['kring.css', 'kring.js', 'icons.svg', 'icon.svg', 'manifest.webmanifest', ...fonts].reduce((sum, name) => sum + size(name), 20000)
}

function check_licences() {
	for (const folder of ['./', 'fonts/'])
		for (const name of readdirSync(new URL(folder, assets)))
			if (/\.woff2$|^icons\.svg$/.test(name) && !readdirSync(new URL(folder, assets)).includes(`${name}.license`))
				wrong.push(`web/assets/${folder}${name}: no .license beside it`)
}

const css = read('kring.css')
at_most(Buffer.byteLength(css), 'kring.css', 25000)
at_most(size('kring.js'), 'kring.js', 8000)
at_most(first_visit(), 'a first visit', 150000)
check_sides(css)
check_sources(css)
check_contrast(css)
check_licences()
for (const line of wrong) console.log(line)
console.log(wrong.length === 0 ? `kring.css ${Buffer.byteLength(css)} bytes, a first visit at most ${first_visit()} bytes: good` : `${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
