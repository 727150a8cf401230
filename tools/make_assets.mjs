// SPDX-License-Identifier: EUPL-1.2
// Fetches nothing: takes the few fonts and icons Kring uses out of node_modules (after `npm ci --ignore-scripts`) and
// writes them into web/assets, where they are committed. So the program builds without Node, and a newer package shows
// up in review as a changed file. Numbers have a face of their own: ten signs, a kilobyte. One sprite and not forty files: one request on a slow phone.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import subset from 'subset-font'

const icons = [
	'arrow-right', 'books', 'calendar-blank', 'calendar-check', 'camera', 'chat-circle-text', 'check-circle', 'circles-three',
	'clock-counter-clockwise', 'coffee', 'copy', 'door-open', 'download-simple', 'envelope-simple', 'eye', 'hand-heart', 'heart',
	'house-line', 'info', 'key', 'lifebuoy', 'lightbulb', 'lock-simple', 'magnifying-glass', 'microphone', 'note-pencil',
	'pencil-simple', 'phone', 'plant', 'plus-circle', 'printer', 'qr-code', 'question', 'scales', 'share-network', 'sign-out',
	'sliders-horizontal', 'smiley', 'speaker-high', 'sun-horizon', 'target', 'translate', 'trash', 'user-plus', 'users-three',
	'warning-circle',
]

const modules = new URL('../node_modules/', import.meta.url)
const assets = new URL('../web/assets/', import.meta.url)

function symbol(name) {
	const file = new URL(`@phosphor-icons/core/assets/duotone/${name}-duotone.svg`, modules)
	const paths = readFileSync(file, 'utf8').replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
	return `<symbol id="${name}" viewBox="0 0 256 256">${paths}</symbol>`
}

function licence(path, holder, id) {
	writeFileSync(new URL(`${path}.license`, assets), `SPDX-FileCopyrightText: ${holder}\nSPDX-License-Identifier: ${id}\n`)
}

const fonts = [
	['@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2', 'atkinson.woff2', 'atkinson'],
	['@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2', 'atkinson-ext.woff2', 'atkinson'],
	['@fontsource/nunito/files/nunito-latin-800-normal.woff2', 'nunito.woff2', 'nunito'],
	['@fontsource/nunito/files/nunito-latin-ext-800-normal.woff2', 'nunito-ext.woff2', 'nunito'],
]
const holders = {
	atkinson: '2020-2024 The Atkinson Hyperlegible Next Project Authors (https://github.com/googlefonts/atkinson-hyperlegible-next)',
	nunito: '2014 The Nunito Project Authors (https://github.com/googlefonts/nunito)',
}

writeFileSync(new URL('icons.svg', assets), `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">\n${icons.map(symbol).join('\n')}\n</svg>\n`)
licence('icons.svg', '2023 Phosphor Icons', 'MIT')
for (const [from, to, family] of fonts) {
	copyFileSync(new URL(from, modules), new URL(`fonts/${to}`, assets))
	licence(`fonts/${to}`, holders[family], 'OFL-1.1')
}

const nunito = readFileSync(new URL('@fontsource/nunito/files/nunito-latin-600-normal.woff2', modules))
writeFileSync(new URL('fonts/nunito-digits.woff2', assets), await subset(nunito, '0123456789', { targetFormat: 'woff2' }))
licence('fonts/nunito-digits.woff2', holders.nunito, 'OFL-1.1')
