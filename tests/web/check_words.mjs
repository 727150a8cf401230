// SPDX-License-Identifier: EUPL-1.2
// Is what we say to people plain? Every Dutch text of the interface (po/nl.po) is read for it:
//   node tests/web/check_words.mjs [-v]
// Flesch-Douma over all of it is at least 75; no sentence is longer than 12 words and they are 10 on average at most; none holds
// a word of docs/jargon_nl.tsv that docs/jargon_exceptions.tsv does not allow there. -v shows the hardest texts.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LEAST = 75
const LONGEST = 12
const AVERAGE = 10
const root = fileURLToPath(new URL('../..', import.meta.url))
const read = name => readFileSync(root + name, 'utf8')
const rows = name => read(name).split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split('\t'))

// The texts themselves, singular and plural.
function texts () {
  const unquote = lines => lines.replace(/^"|"$/gm, '').replace(/\n/g, '').replace(/\\n/g, '\n').replace(/\\"/g, '"')
  return [...read('po/nl.po').matchAll(/^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm)].map(m => unquote(m[1].trim())).filter(text => text && !text.startsWith('Language:'))
}

// A vowel, or vowels that are spoken as one; a vowel with two dots begins a syllable of its own.
const VOWELS = /aai|ooi|oei|eeu|ieu|ij|ei|ui|ou|au|eu|oe|ie|aa|ee|éé|oo|uu|[aeiouáéíóúàèêâîôûëïöü]|(?<=[^aeiou])y/g
export function syllables (word) {
  const plain = word.toLowerCase().replace(/qu/g, 'kw')
  if (/^\d/.test(plain)) return Math.max(1, plain.replace(/\D/g, '').length)
  return Math.max(1, (plain.match(VOWELS) || []).length)
}

// A name stands where one is filled in; a question mark, a full stop, a colon or a line's end ends a sentence.
const filled = text => text.replace(/\{[a-z_]+\}/g, 'Linda')
const sentences = text => filled(text).replace(/\b(\d+)[.:](\d+)/g, '$1$2').split(/[.!?:…]+(?=\s|$|["”')])|\n/).map(s => s.trim()).filter(s => /\p{L}/u.test(s))
const words = sentence => sentence.match(/[\p{L}\p{M}\d]+(?:[-'’][\p{L}\p{M}\d]+)*/gu) || []

function douma (list) {
  const all = list.flatMap(sentences)
  const spoken = all.flatMap(words)
  const ease = spoken.reduce((n, word) => n + syllables(word), 0) / spoken.length
  return { ease: 206.84 - 77 * ease - 0.93 * spoken.length / all.length, average: spoken.length / all.length }
}

// "moeder / vader (zonder naam)" and "dwang, gedwongen kader" are rows for more words; what stands in brackets explains.
function jargon () {
  return rows('docs/jargon_nl.tsv').slice(1).flatMap(([term, plain]) => term.replace(/\([^)]*\)/g, '').split(/[,/]/)
    .map(word => ({ word: word.trim().toLowerCase(), plain })).filter(row => row.word))
}

function check (list) {
  const wrong = []
  const allowed = rows('docs/jargon_exceptions.tsv')
  for (const text of list) {
    for (const sentence of sentences(text)) {
      const n = words(sentence).length
      if (n > LONGEST) wrong.push(`${n} words: ${sentence}`)
    }
    for (const { word, plain } of jargon()) {
      const found = new RegExp(`(?<![\\p{L}])${word}(?:s|en|n|e)?(?![\\p{L}])`, 'iu').test(text)
      if (found && !allowed.some(([term, where]) => term === word && text.includes(where))) wrong.push(`“${word}” (say: ${plain}): ${text}`)
    }
  }
  return wrong
}

// The counter itself is tried on words whose syllables are known.
const known = { ideeën: 3, plan: 1, geschiedenis: 4, moeilijk: 2, hulpverlener: 4, mooie: 2, nieuwe: 2, kopieën: 3, oppassen: 3, leeuw: 1, jij: 1, uitnodiging: 4, gemeente: 3, één: 1, bewaren: 3 }
const miscounted = Object.entries(known).filter(([word, n]) => syllables(word) !== n).map(([word, n]) => `${word}: ${syllables(word)} syllables and not ${n}`)

const list = texts()
const { ease, average } = douma(list)
const wrong = [...miscounted, ...check(list)]
if (ease < LEAST) wrong.push(`Flesch-Douma is ${ease.toFixed(1)}, below ${LEAST}`)
if (average > AVERAGE) wrong.push(`${average.toFixed(1)} words a sentence on average, above ${AVERAGE}`)
if (process.argv.includes('-v')) {
  const hard = list.filter(text => words(text).length > 4).map(text => [douma([text]).ease, text]).sort((a, b) => a[0] - b[0]).slice(0, 40)
  for (const [score, text] of hard) console.log(`${score.toFixed(0).padStart(4)}  ${text}`)
}
console.log(`${list.length} texts: Flesch-Douma ${ease.toFixed(1)}, ${average.toFixed(1)} words a sentence`)
for (const line of wrong) console.log(line)
process.exit(wrong.length ? 1 : 0)
