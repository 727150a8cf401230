// SPDX-License-Identifier: EUPL-1.2
// The forms of a page as a browser without JavaScript reads them, and ways to fill them in: as they stand, with nothing, with far
// too much.
import { read } from './families.mjs'

const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`))
  return found ? read(found[1] ?? '') : undefined
}

// A select holds its first option when none is chosen.
function value_of (tag, kind, after) {
  if (kind === 'textarea') return read(after.slice(0, after.indexOf('</textarea>')).replace(/^\n/, ''))
  if (kind === 'input') return attribute(tag, 'value') ?? ''
  const options = [...after.slice(0, after.indexOf('</select>')).matchAll(/<option\b[^>]*>/g)].map(option => option[0])
  return attribute(options.find(option => /\sselected\b/.test(option)) ?? options[0] ?? '', 'value') ?? ''
}

function fields_of (inside) {
  const found = []
  for (const { 0: tag, 1: kind, index } of inside.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined) continue
    const type = kind === 'input' ? attribute(tag, 'type') ?? 'text' : kind
    found.push({ name, type, value: value_of(tag, kind, inside.slice(index + tag.length)), checked: attribute(tag, 'checked') !== undefined })
  }
  return found
}

// Each button of each form that posts: {to, files, button: [name, value] or null, fields}.
export function forms_of (html) {
  const found = []
  for (const [, head, inside] of html.matchAll(/<form\b([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)) {
    const fields = fields_of(inside)
    const buttons = [...inside.matchAll(/<button\b[^>]*>/g)].map(tag => tag[0]).filter(tag => attribute(tag, 'type') !== 'button')
    for (const tag of buttons) {
      const name = attribute(tag, 'name')
      found.push({ to: attribute(head + '>', 'action'), files: /multipart/.test(head), button: name ? [name, attribute(tag, 'value')] : null, fields })
    }
  }
  return found
}

const chosen = { radio: true, checkbox: true }
const too_much = { date: '2001-01-01', time: '23:59', number: 'veel', email: 'geen adres' }

// What is sent, as [name, value] pairs; a file is a Blob.
export function filled (form, how) {
  const sent = form.button ? [form.button] : []
  for (const { name, type, value, checked } of form.fields) {
    if (type === 'hidden') sent.push([name, value])
    else if (chosen[type]) { if (how === 'as it stands' ? checked : how === 'too much') sent.push([name, how === 'too much' ? 'zzz' : value]) }
    else if (type === 'file') sent.push([name, how === 'too much' ? new Blob(['geen foto']) : new Blob([])])
    else if (how === 'as it stands') sent.push([name, value])
    else sent.push([name, how === 'nothing' ? '' : too_much[type] ?? 'x'.repeat(type === 'select' ? 9 : 9000)])
  }
  return sent
}
