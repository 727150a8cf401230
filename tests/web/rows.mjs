// SPDX-License-Identifier: EUPL-1.2
// The addresses of the website, read from the tables in web/pages_*.c that the router is made of: {method, path, flags}. A row that
// cannot be read is an error, so that no page escapes the tests that go by this list.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'web')

// Splits at commas that stand in no string, bracket or brace.
function parts (text) {
  const found = ['']
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if (/[{(]/.test(token[0])) depth++
    if (/[})]/.test(token[0])) depth--
    if (token === ',' && depth === 0) found.push('')
    else found[found.length - 1] += token
  }
  return found.map(part => part.trim()).filter(Boolean)
}

// "ASKS(word, name) {METHOD_GET, "/begin/" word, name}": what a macro of a file stands for.
function macros (source) {
  const found = new Map()
  for (const [, name, names, body] of source.matchAll(/^#define (\w+)\(([^)]*)\)((?:[^\n]*\\\n)*[^\n]*)/gm)) {
    found.set(name, { names: names.split(',').map(one => one.trim()), body: body.replace(/\\\n/g, ' ') })
  }
  return found
}

function written_out (entry, known) {
  const [, name, inside] = entry.match(/^(\w+)\(([\s\S]*)\)$/) ?? []
  if (!known.has(name)) return [entry]
  const { names, body } = known.get(name)
  const given = parts(inside)
  return parts(body.replace(/"(?:[^"\\]|\\.)*"|\b[A-Za-z_]\w*\b/g, word => given[names.indexOf(word)] ?? word))
}

function row_of (text, file) {
  const [method, path, , , flags] = parts(text.replace(/^\{|\}$/g, ''))
  const literals = [...(path ?? '').matchAll(/"([^"]*)"/g)].map(literal => literal[1])
  if (!/^METHOD_(GET|POST)$/.test(method) || !literals.length) throw new Error(`${file} has a row that is not understood: ${text}`)
  return { method: method.slice(7), path: literals.join(''), seat: /PAGE_SEAT/.test(flags), signed: /PAGE_SIGNED/.test(flags) }
}

export function rows () {
  const found = []
  for (const file of readdirSync(folder).filter(name => /^pages_.*\.c$/.test(name))) {
    const source = readFileSync(join(folder, file), 'utf8')
    const known = macros(source)
    for (const [, table] of source.matchAll(/\bstruct page rows\[\] = \{\n([\s\S]*?)\n\};/g)) {
      for (const entry of parts(table.replace(/\/\/.*$/gm, ''))) for (const row of written_out(entry, known)) found.push(row_of(row, file))
    }
  }
  return found
}

// Which row answers this: what is written out wins from {id} and {word}.
export function row_for (all, method, path) {
  const given = path.replace(/[?#].*/, '').split('/')
  const fits = row => {
    const want = row.path.split('/')
    return row.method === method && want.length === given.length && want.every((part, i) => part === given[i] || part === '{word}' || (part === '{id}' && /^[0-9a-z]{16}([0-9a-z]{10})?$/.test(given[i])))
  }
  const loose = row => row.path.split('/').filter(part => part.startsWith('{')).length
  return all.filter(fits).sort((a, b) => loose(a) - loose(b))[0]
}
