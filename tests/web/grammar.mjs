// SPDX-License-Identifier: EUPL-1.2
// What can be said of a page by reading its HTML: html-validate and Nu, its title, its language, the ids it names, its one heading,
// its foot, and the words of its links.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HtmlValidate } from 'html-validate'
import { base, read } from './families.mjs'

const nu = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
const rules = JSON.parse(readFileSync(new URL('htmlvalidate.json', import.meta.url), 'utf8'))
// What a family wrote keeps its own language; an entry of the file one takes along has no heading; and what that file's own policy
// lets in, a browser decides (look.mjs hears its console), not Nu.
const BY_DESIGN = /appears to be written in|^Article lacks heading|violates Content Security Policy \(meta tag\)/
const NUMBERS = ['tel:112', 'tel:08002000', 'tel:08000432']

export function check_title ({ html }, names, say) {
  const title = read(html.match(/<title>([^<]*)<\/title>/)?.[1] ?? '')
  if (!/^(.+ · )?Kring$/.test(title)) say(`the title "${title}" does not end with Kring`)
  const words = ` ${title.split(/[^\p{L}]+/u).join(' ')} `
  for (const name of names) if (words.includes(` ${name} `)) say(`the title "${title}" tells a name`)
}

export function check_ids ({ html }, say) {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(id => id[1])
  const known = new Set(ids)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) say(`id="${id}" stands there twice`)
  for (const [, name, value] of html.matchAll(/\s(aria-(?:labelledby|describedby|controls|owns|details|errormessage)|for|list)="([^"]*)"/g)) {
    for (const id of value.trim().split(/\s+/)) if (!known.has(id)) say(`${name}="${id}" names nothing`)
  }
  for (const [, id] of html.matchAll(/\shref="#([^"]*)"/g)) if (!known.has(id)) say(`a link goes to #${id}, which is not there`)
}

// A sentence about a mistake belongs to its field, and a field with a mistake says so; above them stands where they are.
export function check_faults ({ html }, say) {
  const described = [...html.matchAll(/aria-describedby="([^"]*)"/g)].flatMap(one => one[1].trim().split(/\s+/))
  const faults = [...html.matchAll(/<p class="field__error"([^>]*)>/g)]
  for (const [, attributes] of faults) {
    const id = attributes.match(/id="([^"]*)"/)?.[1]
    if (!id || !described.includes(id)) say(`the mistake ${id ?? ''} belongs to no field`)
  }
  for (const [tag, id] of html.matchAll(/<(?:input|select|textarea)\b[^>]*aria-describedby="[^"]*\b([\w-]*fout[\w-]*)"[^>]*>/g)) {
    if (!/aria-invalid="true"/.test(tag)) say(`the field of ${id} is not marked`)
  }
  const top = html.match(/<div class="notice notice--error"[^>]* autofocus[\s\S]*?<\/div><\/div>/)?.[0] ?? ''
  for (const [, sentence] of html.matchAll(/<p class="field__error"[^>]*>(?:<svg[\s\S]*?<\/svg>)?([\s\S]*?)<\/p>/g)) {
    if (!top.includes(sentence.trim())) say(`the top of the page does not lead to: ${sentence.trim()}`)
  }
}

// The file a family takes along is not a page of ours: it is in the plan's language and has no way out and no foot.
export function check_frame ({ html, lang, kind }, say) {
  if (!new RegExp(`<html lang="${lang}"`).test(html) && !/plan\.html$/.test(kind)) say(`the page is not in ${lang}`)
  const headings = [...html.matchAll(/<h1\b/g)].length
  if (headings !== 1) say(`${headings} headings of the first level`)
  if (/>\s*(klik hier|hier|click here|here|lees meer|read more)\s*<\/a>/i.test(html)) say('a link says only where to press')
  if (/plan\.html$/.test(kind)) return
  for (const number of NUMBERS) if (!html.includes(`href="${number}"`)) say(`the foot lacks ${number}`)
  if (!/<a class="away" href="\/weg" data-away>/.test(html)) say('there is no way out')
  for (const [, url] of html.matchAll(/\b(?:src|href|action)="([a-z]+:[^"]*)"/g)) if (!/^(tel|mailto|https):/.test(url) && !url.startsWith(base)) say(`names ${url}`)
}

export async function check_html (pages, wrong) {
  const validator = new HtmlValidate({ ...rules, root: true })
  for (const page of pages) {
    const report = await validator.validateString(page.html)
    for (const result of report.results) for (const m of result.messages) wrong(page, `html-validate: ${m.ruleId}: ${m.message}`, m.line)
  }
}

export async function check_nu (pages, wrong) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-nu-'))
  const files = pages.map((page, i) => {
    const file = join(folder, `${i}.html`)
    writeFileSync(file, page.html)
    return file
  })
  const args = ['-Xss4m', '-jar', nu, '--format', 'json', '--exit-zero-always', ...files]
  const { stderr } = await promisify(execFile)('java', args, { maxBuffer: 64 << 20 })
  rmSync(folder, { recursive: true, force: true })
  for (const m of JSON.parse(stderr).messages) {
    if (BY_DESIGN.test(m.message)) continue
    wrong(pages[Number(m.url?.match(/(\d+)\.html$/)?.[1])], `Nu: ${m.message}`, m.lastLine)
  }
}
