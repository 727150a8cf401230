// SPDX-License-Identifier: EUPL-1.2
// A plan that is brought back from its file is the same plan on every page: what is to be read there stands there again, the same
// words in the same order. Only seats, sharing and rights are not: who brings it reads it alone, and what others said is marked as taken over.
//   KRING=build/kring node tests/web/test_pages_again.mjs
import assert from 'node:assert/strict'
import { ask, browser, come_in, families, run } from './families.mjs'

const everyone = await families()
const PLACES = ['', '/geschiedenis', '/versies', '/hulpverleners', '/doelen', '/print?alles=ja', '/bijeenkomst', '/kring', '/gelukt', '/aanbod']
const THING = /^\/plan\/\w+(\/(kamer|inbreng|doel|actie|versie|bijeenkomst|uitspraak|vraag|mens)\/\w{16}(\/(voorbereiden|uitnodigen))?)?$/
const links_of = html => [...html.matchAll(/<a\b[^>]*?\bhref="(\/plan\/[^"#?]*)/g)].map(found => found[1])

// What the contract lets differ (contract.md: agreements, sharing, seats and keys are shown as history and give no right).
const NOT_OF_THE_PLAN = [
  /<(form|svg|button)\b[\s\S]*?<\/\1>/g, // what this seat may say
  /<details class="fold"[\s\S]*?<\/details>/g,
  /<[a-z]+ class="audience"[^>]*>[\s\S]*?<\/(p|span|div)>/g, // who else reads it
  /<p>Dit komt uit een bestand\.[^<]*<\/p>/g
]
// Who did not come along has no seat; who led does not lead here; whoever typed it is told by name; an answer to a version is told.
const SAID_OTHERWISE = [
  [/ ?· overgenomen\b/g, ''], [/ overgenomen$/, ''], [/( ·|^) ?(Doet mee|Nog niet gevraagd|Is gevraagd|Gevraagd)\..*$/, ''], [/ · Veranderen$/, ''],
  [/^(.* (lezen|leest) mee\.|Je hebt nog niemand gevraagd\.|Alleen jij ziet dit)$/, ''], [/^Wie leidt: jij$/, ''], [/^Wie leidde:/, 'Wie leidt:'],
  [/^(Vandaag|Gisteren|\d+ (dagen|weken) geleden) gevraagd\. /, ''],
  [/( zei (wat die van het plan vindt|of dit plan geldt .*?)\.)( “[^”]*”)+$/, '$1'],
  [/^(Veranderen|Schrijf iets dat hierbij hoort|Iets erbij|Zeg er iets over|Bekijk dit|Het plan voorleggen|Hier staat niets\.|Leg het plan voor .*)$/, '']
]
const BLOCK = /<(br|\/(p|li|h\d|div|section|dt|dd|td|th|summary|blockquote|footer|figcaption|label))\b[^>]*>/g
const words = text => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim()

// What is to be read on a page, line for line; a link to what can be done is a right, and no words of the plan.
function to_be_read (html) {
  let text = html.match(/<main[\s\S]*<\/main>/)[0]
  for (const part of NOT_OF_THE_PLAN) text = text.replace(part, ' ')
  text = text.replace(/<a\b[^>]*?\bhref="([^"#?]*)[^>]*>([\s\S]*?)<\/a>/g, (whole, to, named) => THING.test(to) && !/\/mens\/|^Zeg er iets|^Bekijk dit/.test(to + words(named)) ? `${named}<br>` : '')
  const lines = text.replace(BLOCK, '\n').split('\n').map(words)
  return lines.map(line => SAID_OTHERWISE.reduce((so_far, [of, to]) => so_far.replace(of, to), line)).filter(Boolean)
}

async function bring (html) {
  const phone = browser()
  await phone.get('/overnemen')
  await phone.post('/overnemen', { bestand: new File([html], 'kring.html', { type: 'text/html' }) }, true)
  await phone.get('/instellingen')
  const [{ id }] = JSON.parse((await ask('/api/v1/plannen', { headers: { cookie: phone.cookie() } })).body)
  return { phone, id }
}

async function compare (who) {
  const phone = await come_in(who)
  const back = await bring((await phone.get(`/plan/${who.plan}/meenemen/plan.html`)).body)
  const todo = PLACES.map(place => `/plan/${who.plan}${place}`)
  const seen = new Set(todo)
  const kinds = new Map()
  const differs = []
  while (todo.length) {
    const path = todo.shift()
    const [then, now] = [await phone.get(path), await back.phone.get(path.replace(who.plan, back.id))]
    assert.equal(then.status, 200, path)
    assert.equal(now.status, 200, `${path} is there, and not in the plan that was brought back`)
    const named = line => line.replace(/getypt door jou$/, `getypt door ${who.naam}`)
    const first = line => line !== who.naam[0] + who.naam // who begins a plan comes first in its circle
    // How to reach somebody who has no seat is what an owner may write: there it stands in a box.
    const in_box = line => /\/mens\//.test(path) && (line === 'Telefoon' || now.body.includes(`value="${line}"`))
    const is = to_be_read(now.body).map(named).filter(first)
    const was = to_be_read(then.body).map(named).filter(first).filter(line => is.includes(line) || !in_box(line))
    if (JSON.stringify(was) !== JSON.stringify(is)) {
      const lost = was.filter(line => !is.includes(line))
      const more = is.filter(line => !was.includes(line))
      differs.push(`${path.slice(31)}\n${[...lost.map(line => `  - ${line}`), ...more.map(line => `  + ${line}`)].join('\n') || `  in another order: ${JSON.stringify(was)} and ${JSON.stringify(is)}`}`)
    }
    const kind = path.split('/')[3] ?? 'plan'
    kinds.set(kind, (kinds.get(kind) ?? 0) + was.length)
    for (const link of links_of(then.body)) if (THING.test(link) && !seen.has(link)) { seen.add(link); todo.push(link) }
  }
  assert.equal(differs.length, 0, differs.join('\n'))
  return kinds
}

const tests = {}
for (const name of process.env.WHO?.split(',') ?? ['Marjan', 'Rima', 'Linda', 'Petra']) {
  tests[`${name} reads on every page of the plan that was brought back what stood there`] = async () => {
    const kinds = await compare(everyone.find(one => one.naam === name))
    for (const kind of ['plan', 'geschiedenis', 'kamer', 'inbreng', 'mens']) assert.ok(kinds.get(kind) > 2, `${kind}: ${kinds.get(kind)} lines`)
    if (name === 'Marjan') for (const kind of ['doel', 'actie', 'uitspraak', 'vraag', 'bijeenkomst']) assert.ok(kinds.get(kind) > 2, `${kind}: ${kinds.get(kind)} lines`)
    if (name === 'Rima') assert.ok(kinds.get('versie') > 10)
  }
}
await run(tests)
