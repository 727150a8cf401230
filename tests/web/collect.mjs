// SPDX-License-Identifier: EUPL-1.2
// Every page the program can show, gathered in one language: what people of the demonstration come to by links, a plan that was
// begun a minute ago (for oneself, for another, by a young person), who comes in by a link, a key or a code at the table, each
// form sent as it stands, empty, and with far too much in it, and what the program says when something cannot be.
import { ask, browser, come_in, full_disk, keeper, say } from './families.mjs'
import { filled, forms_of } from './forms.mjs'
import { row_for, rows } from './rows.mjs'
import { in_days } from './days.mjs'

export const all_rows = rows()
const PEOPLE = ['Bassam', 'Ziad', 'Linda', 'Marjan', 'Fleur', 'Truus', 'Hanneke', 'Karam', 'Nadia', 'Sanne', 'Joke', 'Daan', 'Anouk']
const MOST = 250 // pages of one person
const OF_A_KIND = 6
export const NO_PAGE = /^\/(healthz|readyz|metrics)$|\/weg$|\/s\/|plan\.json|\.ics$|\/geluid\/|\/beeld\/|^\/in\/./
// What ends a plan, a seat or a session is sent after all else.
const LAST = [/\/begin\/overgedragen$/, /\/mail/, /\/cijfers/, /\/weg$/, /\/terug$/, /\/verder$/, /\/klaar/, /\/weggaan$/, /\/stoel\//, /\/delen\/stop$/, /\/instellingen/, /\/sleutel/, /^\/begin/, /\/wissen/, /\/uit$/]
const last = path => LAST.findIndex(end => end.test(path))

export const row_name = (method, path) => row_for(all_rows, method, path)?.path ?? '(none)'
const links_of = html => [...html.matchAll(/<a\b[^>]*?\bhref="(\/[^"#]*)/g)].map(link => link[1].replace(/&amp;/g, '&')).filter(href => !NO_PAGE.test(href))

// Gathers: one for a language. `pages` are answers that are HTML; `sent` the rows whose forms were sent,
// `done` what was sent about one thing.
export function gatherer (lang) {
  const g = { lang, pages: [], sent: new Set(), done: new Set(), tried: new Set() }

  g.keep = (who, method, path, got, phone) => {
    if (!/^text\/html/.test(got.headers['content-type'] ?? '')) return got
    g.pages.push({ who, lang, path, kind: `${method} ${row_name(method, path)}`, status: got.status, html: got.body, phone })
    return got
  }

  // One page, and where it sends one on to.
  g.look = async (who, phone, path) => {
    let got = await phone.get(path)
    for (let hops = 0; got.where?.startsWith('/') && hops < 4; hops++) got = await phone.get(path = got.where)
    return g.keep(who, 'GET', path, got, phone)
  }

  g.send = async (who, phone, form, fields) => {
    const kind = row_name('POST', form.to)
    g.sent.add(kind)
    g.done.add(form.to.replace(/\?.*/, '').replace(/^\/plan\/\w+(\/\w+)(\/\w{16})?\//, '$1/…/'))
    const got = await phone.post(form.to, fields, form.files)
    if (got.where) return got.where.startsWith('/') && !NO_PAGE.test(got.where) ? g.look(who, phone, got.where) : got
    return g.keep(who, 'POST', form.to, got, phone)
  }

  // The form of a page that goes to this address, filled in with some values.
  g.fill = async (who, phone, page, to, values = {}, pressed) => {
    const forms = forms_of(page.body).filter(form => form.to.replace(/\?.*/, '').endsWith(to))
    const form = forms.find(one => !pressed || one.button?.[1] === pressed)
    if (!form) throw new Error(`${who}: no form to ${to} in ${page.body.match(/<h1[\s\S]*?<\/h1>/)?.[0]}`)
    const fields = filled(form, 'as it stands').filter(([name]) => !(name in values))
    for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) fields.push([name, one])
    return g.send(who, phone, form, fields)
  }
  return g
}

async function new_phone (lang, base) {
  const phone = browser(base)
  phone.jar.set('kring-taal', lang)
  await phone.get('/')
  return phone
}

// Breadth first along the links; of what differs only by its ids a few are enough.
async function crawl (g, who, phone, starts) {
  const waiting = [...starts]
  const seen = new Set(starts)
  const often = new Map()
  const pages = []
  while (waiting.length && pages.length < MOST) {
    const path = waiting.shift()
    const got = await g.look(who, phone, path)
    if (got.status !== 200 || !/html/.test(got.headers['content-type'])) continue
    pages.push({ path, html: got.body })
    for (const href of links_of(got.body)) {
      const kind = row_name('GET', href)
      if (seen.has(href) || (often.get(kind) ?? 0) >= OF_A_KIND) continue
      seen.add(href)
      often.set(kind, (often.get(kind) ?? 0) + 1)
      waiting.push(href)
    }
  }
  return pages
}

// Sends each form of these pages in three ways; each kind of form once in all, what ends things last. The page is opened again
// before each, as it would be.
async function send_all (g, who, phone, pages) {
  const found = new Map()
  for (const { path, html } of pages) {
    for (const form of forms_of(html)) {
      if (form.to === '/taal' && form.button[1] !== g.lang) continue
      const kind = `${row_name('POST', form.to)} ${form.button?.join('=') ?? ''} ${form.fields.map(field => field.name).join()}`
      if (!g.tried.has(kind)) found.set(kind, { path, kind, form })
    }
  }
  for (const { path, kind, form } of [...found.values()].sort((a, b) => last(a.form.to) - last(b.form.to))) {
    for (const how of form.to === '/instellingen' ? ['as it stands'] : ['too much', 'nothing', 'as it stands']) { // nonsense is another language
      const page = await phone.get(path)
      const same = forms_of(page.body).find(one => one.to === form.to && `${one.button}` === `${form.button}`)
      if (!same) continue
      g.tried.add(kind)
      await g.send(who, phone, same, filled(same, how))
    }
  }
}

const plan_of = where => where?.match(/^\/plan\/(\w{26})/)?.[1]
const plan_pages = plan => all_rows.filter(row => row.method === 'GET' && row.seat && !NO_PAGE.test(row.path))
  .map(row => row.path.replace('{id}', plan)).filter(path => !/\{id\}|\{word\}/.test(path))

// ---- people of the demonstration

async function speaks (g, seat) {
  const phone = await come_in(seat)
  await phone.get('/taal')
  await phone.post('/taal', { taal: g.lang })
  return phone
}

async function person (g, everyone, name) {
  const seat = everyone.find(who => who.naam === name)
  const phone = await speaks(g, seat)
  const pages = await crawl(g, name, phone, ['/', '/plan', '/werk', '/week', '/kantoor', '/cijfers', '/klaar', ...(seat.plan ? [`/plan/${seat.plan}`, ...plan_pages(seat.plan)] : [])])
  return { phone, pages, name }
}

// ---- a plan that was begun a minute ago

async function beginner (g, who, start, fields) {
  const phone = await new_phone(g.lang)
  const first = await g.look(who, phone, start)
  await g.fill(who, phone, first, '/begin/telefoon', { telefoon: 'alleen-ik', ...fields })
  const plan = plan_of((await phone.get('/plan')).where)
  if (!plan) throw new Error(`${who} has no plan`)
  const pages = await crawl(g, who, phone, [...plan_pages(plan), '/week', '/werk', '/cijfers', '/sleutel/nieuw', '/instellingen'])
  return { phone, plan, pages, name: who }
}

// Everything that a first plan can hold is said once, so that its pages are also seen with something in them.
async function fill_plan (g, { phone, plan, name }) {
  const at = async (path, to, values, pressed) => g.fill(name, phone, await g.look(name, phone, `/plan/${plan}${path}`), to, values, pressed)
  await at('/begin/wie', '/begin/wie', { ik: 'Roos', 'naam.1': 'Bo' }, 'nog')
  await at('/begin/wie', '/begin/wie', { ik: 'Roos', 'naam.1': 'Bo' }, 'verder')
  await at('/begin/aan-de-hand', '/begin/aan-de-hand', { 'tekst.1': 'Het is druk.' }, 'verder')
  await at('/begin/goed', '/begin/goed', { 'tekst.1': 'We eten samen.' }, 'verder')
  await at('/begin/mensen', '/begin/mensen', { 'naam.1': 'Kim', 'band.1': 'zus', 'naam.2': 'Jo', 'band.2': 'wijkteam', 'naam.3': 'Ella', 'band.3': 'oma' }, 'verder')
  await at('/begin/stap', '/begin/stap', { wat: 'De school bellen', wie: 'ik', wanneer: 'vandaag' }, 'verder')
  await at('/begin/niemand', '/begin/stop')
  for (const how of ['papier', 'code', 'mail']) await at('/begin/sleutel', '/begin/sleutel', {}, how).catch(() => null)
  await at('/doel/nieuw', '/doel/nieuw', { tekst: 'Rust in de avond' })
  await at('/kamer/nieuw', '/kamer/nieuw', { titel: 'Onze week' })
  await at('/aanbod', '/aanbod/nieuw', { tekst: 'Koken op vrijdag' })
  await at('/versies', '/versie/nieuw', { naam: 'Eerste' })
  const version = links_of((await g.look(name, phone, `/plan/${plan}/versies`)).body).find(href => /\/versie\/\w{16}$/.test(href)).replace(`/plan/${plan}`, '')
  await g.look(name, phone, `/plan/${plan}${version}/papier`)
  await at('/versies', '/laat-zien')
}

async function changed (g, { phone, plan, name }) {
  const goals = await g.look(name, phone, `/plan/${plan}/doelen`)
  const goal = links_of(goals.body).find(href => /\/doel\/\w{16}$/.test(href))
  await g.fill(name, phone, await g.look(name, phone, `${goal}/anders`), '/wijzigen', { tekst: 'Rust na het eten' })
  await g.fill(name, phone, await g.look(name, phone, `${goal}/erbij`), '/erbij', { tekst: 'Samen lezen' })
  await g.fill(name, phone, await g.look(name, phone, `${goal}/terugkijken`), '/afsluiten', { uitkomst: 'gelukt' })
  await g.fill(name, phone, await g.look(name, phone, goal), '/heropenen')
  await g.send(name, phone, { to: `${goal}/ontkennen` }, []) // for whose words another typed
  const story = await g.look(name, phone, `/plan/${plan}/geschiedenis`)
  const change = links_of(story.body).find(href => /\/geschiedenis\/./.test(href))
  await g.fill(name, phone, await g.look(name, phone, change), change)
}

// Whoever helps hands the telephone over, with a key that is not theirs.
async function handed_over (g, { phone, plan, name }) {
  await g.fill(name, phone, await g.look(name, phone, `/plan/${plan}/begin/wie`), '/begin/wie', { ik: 'Roos' }, 'verder')
  const key = await g.fill(name, phone, await g.look(name, phone, `/plan/${plan}/begin/sleutel`), '/begin/sleutel', {}, 'papier')
  await g.fill(name, phone, key, '/begin/overgedragen')
}

// Four digits, and coming back with a key: they are asked, and what they keep shut is asked for again later.
async function with_digits (g, { phone, plan, name }) {
  await g.fill(name, phone, await g.look(name, phone, `/plan/${plan}/begin/cijfers`), '/begin/cijfers', { cijfers: '4719' })
  const made = await g.fill(name, phone, await g.look(name, phone, '/sleutel/nieuw'), '/sleutel/nieuw')
  const back = await new_phone(g.lang)
  await g.fill(name, back, await g.look(name, back, '/sleutel'), '/sleutel', { sleutel: code_in(made.body) })
  const door = await g.look(name, back, '/in')
  await g.fill(name, back, door, '/in', {}, 'ja')
  await g.fill(name, back, await g.look(name, back, `/cijfers/open?verder=${plan}`), '/cijfers/open', { cijfers: '0000' })
  await g.fill(name, back, await g.look(name, back, '/instellingen'), '/instellingen/anderen')
}

// Who lost their key comes in with a link of the keeper, and is not known yet.
async function by_the_keeper (g, { naam, stoel, plan }) {
  const back = await new_phone(g.lang)
  const name = `${naam}, by the keeper`
  await back.get(new URL(keeper('seat', 'link', '--seat', stoel).trim()).pathname)
  await g.fill(name, back, await g.look(name, back, '/in'), '/in', {}, 'ja')
  for (const path of ['/cijfers/open', `/plan/${plan}`, '/instellingen']) await g.look(name, back, path)
}

// Done with a plan, going on after all; erasing, and holding that back; and a plan of one's own, gone at once.
async function endings (g, owner, alone) {
  const at = async ({ phone, plan, name }, path, to, values) => g.fill(name, phone, await g.look(name, phone, `/plan/${plan}${path}`), to, values)
  await at(owner, '/klaar', '/klaar', { woord: 'Het gaat goed.' })
  await g.look(owner.name, owner.phone, `/plan/${owner.plan}`)
  await at(owner, '/klaar', '/hervat')
  await at(owner, '/wissen', '/wissen', { zeker: 'ja' })
  await g.look(owner.name, owner.phone, `/plan/${owner.plan}`)
  await at(owner, '/wissen', '/stop')
  await at(alone, '/wissen', '/wissen', { zeker: 'ja' })
}

// ---- coming in

const code_in = html => html.match(/class="code">([\s\S]*?)<\/p>/)[1].replace(/<[^>]*>/g, '')

async function asked_again (g, owner) {
  await invited(g, owner, 'netwerk')
  owner.pages = await crawl(g, owner.name, owner.phone, [`/plan/${owner.plan}`, ...plan_pages(owner.plan)])
  const path = owner.pages.flatMap(page => links_of(page.html)).find(href => /\/uitnodiging\//.test(href))
  const page = await g.look(owner.name, owner.phone, path)
  for (const to of [path, '/sleutel', '/terug']) await g.fill(owner.name, owner.phone, page, to)
}

// Every box that can be ticked: {name: [values]}.
function ticks (html) {
  const found = {}
  for (const [, name, value] of html.matchAll(/type="checkbox" name="([^"]+)" value="([^"]+)"/g)) (found[name] ??= []).push(value)
  return found
}

async function invited (g, owner, role) {
  const kring = await g.look(owner.name, owner.phone, `/plan/${owner.plan}/erbij`)
  const path = links_of(kring.body).find(href => /\/erbij\/\w+$/.test(href))
  const form = await g.look(owner.name, owner.phone, path)
  let said = await g.fill(owner.name, owner.phone, form, path, { ...ticks(form.body), rol: role })
  if (!/\/in\/\w{26}/.test(said.body)) said = await g.fill(owner.name, owner.phone, said, path)
  const link = said.body.match(/\/in\/\w{26}/)[0]
  const sheets = {}
  for (const how of ['sleutel', 'code', 'brief']) sheets[how] = await g.fill(owner.name, owner.phone, said, '/doe', {}, how)
  await g.fill(owner.name, owner.phone, said, '/mail', { mail: 'kim@voorbeeld.nl' })
  return { link, key: code_in(sheets.sleutel.body) }
}

async function guest (g, who, begin, pressed) {
  const phone = await new_phone(g.lang)
  const door = await begin(phone)
  await g.fill(who, phone, door, '/in', {}, pressed)
  const plan = plan_of((await phone.get('/plan')).where)
  const pages = plan ? await crawl(g, who, phone, [`/plan/${plan}`, ...plan_pages(plan)]) : []
  return { phone, plan, pages, name: who }
}

async function at_the_table (g, owner) {
  const shown = await g.fill(owner.name, owner.phone, await g.look(owner.name, owner.phone, `/plan/${owner.plan}/tafel`), '/tafel')
  const code = shown.body.match(/[A-Z2-9]{4}-[A-Z2-9]{4}/)[0]
  const knocker = await new_phone(g.lang)
  await g.look('knocker', knocker, `/tafel/${code}`)
  await g.fill('knocker', knocker, await g.look('knocker', knocker, '/tafel'), '/tafel', { code, naam: 'Sam' })
  await g.look('knocker', knocker, `/plan/${owner.plan}/wacht`)
  const kring = await g.look(owner.name, owner.phone, `/plan/${owner.plan}/kring`)
  const door = links_of(kring.body).find(href => /\/deur\//.test(href))
  const asks = await g.look(owner.name, owner.phone, door)
  await g.fill(owner.name, owner.phone, asks, door, { rol: 'professional' })
  await g.fill(owner.name, owner.phone, asks, door, {}, 'niet')
  await g.look('knocker', knocker, `/plan/${owner.plan}/wacht`)
}

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })

// What is asked of a guest, who says yes and takes it along on paper.
async function asked_of (g, owner, kim) {
  const page = await g.look(owner.name, owner.phone, `/plan/${owner.plan}/actie/nieuw`)
  await g.fill(owner.name, owner.phone, page, '/actie/nieuw', { tekst: 'Oppassen op Bo', wanneer: today, doeners: ticks(page.body).doeners })
  const thanks = await g.fill('guest', kim.phone, await g.look('guest', kim.phone, `/plan/${kim.plan}/dag`), '/dag', {}, 'doe-ik')
  await g.look('guest', kim.phone, links_of(thanks.body).find(href => /\/papier$/.test(href)))
  const went = await g.look('guest', kim.phone, `/plan/${kim.plan}/dag`)
  await g.look('guest', kim.phone, links_of(went.body).find(href => /\/zeg$/.test(href)))
}

// Words that somebody who works with families typed: whose they are says whether it was so.
async function typed_for (g, worker, owner) {
  const plan = await worker.phone.get(`/plan/${worker.plan}`)
  for (const room of links_of(plan.body).filter(href => /\/kamer\/\w{16}$/.test(href))) {
    const page = await g.look(worker.name, worker.phone, room)
    for (const [, van] of page.body.matchAll(/<option value="(\w{16})">/g)) {
      await g.fill(worker.name, worker.phone, await worker.phone.get(room), '/erbij', { van, tekst: 'Ik kook op vrijdag.' })
    }
    const theirs = await g.look(owner.name, owner.phone, room)
    for (const to of ['/bevestigen', '/ontkennen']) if (theirs.body.includes(to)) await g.fill(owner.name, owner.phone, theirs, to)
  }
}

async function coming_in (g, owner) {
  const { link, key } = await invited(g, owner, 'netwerk')
  await guest(g, 'not me', async phone => g.look('not me', phone, (await invited(g, owner, 'professional')).link), 'nee')
  const kim = await guest(g, 'guest', phone => g.look('guest', phone, link), 'ja')
  await g.fill('guest', kim.phone, await g.look('guest', kim.phone, `/plan/${kim.plan}/aanbod`), '/aanbod/nieuw', { tekst: 'Oppassen' })
  await asked_of(g, owner, kim)
  await g.look('late', await new_phone(g.lang), link)
  const worker = await guest(g, 'worker', async phone => g.look('worker', phone, (await invited(g, owner, 'professional')).link), 'ja')
  await typed_for(g, worker, owner)
  const phone = await new_phone(g.lang)
  const asked = await g.look('key', phone, '/sleutel')
  await g.fill('key', phone, asked, '/sleutel', { sleutel: 'geen sleutel' })
  await g.fill('key', phone, asked, '/sleutel', { sleutel: key })
  return [kim, worker]
}

// How they want to be supported: each way, and somebody of their own who guides.
async function supported (g, { phone, plan, name }) {
  const path = `/plan/${plan}/hulp`
  for (const route of ['alleen', 'professional', 'coordinator', 'bellen', 'eigen-mens']) await g.fill(name, phone, await g.look(name, phone, path), '/hulp', { route })
  await g.look(name, phone, links_of((await g.look(name, phone, `/plan/${plan}/erbij?als=7`)).body).find(href => /verder=7/.test(href)))
  await g.fill(name, phone, await g.look(name, phone, path), '/begeleider')
  await g.look(name, phone, path)
}

// Somebody takes a plan along and begins a new one with the file: what was said there stands here as taken over.
async function brought (g, from, plan, see) {
  const file = (await from.get(`/plan/${plan}/meenemen/plan.html`)).body
  const phone = await new_phone(g.lang)
  await g.look('brought', phone, '/overnemen')
  await phone.post('/overnemen', { bestand: new File([file], 'kring.html', { type: 'text/html' }) }, true)
  const at = `/plan/${plan_of((await phone.get('/plan')).where)}`
  await phone.get('/instellingen') // a proof for forms
  await see(path => g.look('brought', phone, path.startsWith('/plan') ? path : at + path), (page, to) => g.fill('brought', phone, page, to))
}

// Preparing with the coordinator, one of the family and the coordinator for another; "zo leid ik het niet", and handing over.
async function led (g, owner, coordinator) {
  const see = (who, path) => g.look(who.name, who.phone, `/plan/${owner.plan}${path}`)
  const fill = async (who, path, to, values) => g.fill(who.name, who.phone, await see(who, path), to, values)
  const prepare = links_of((await see(owner, '/coordinator')).body).find(href => /\/voorbereiden\//.test(href)).slice(`/plan/${owner.plan}`.length)
  for (const who of [owner, coordinator]) {
    await fill(who, prepare, '/zeg', { tekst: '' })
    await fill(who, prepare, '/zeg', { tekst: 'Begin met wat goed gaat.' })
    await fill(who, prepare, '/bellen', { naam: 'Kim', nummer: '06 0000 0009', rustig: 'Na acht uur' })
  }
  await brought(g, owner.phone, owner.plan, async (look, send) => send(await look('/coordinator'), '/coordinator/weg'))
  await fill(owner, prepare, '/weg')
  await fill(owner, '/bijeenkomst', '/bijeenkomst', { methode: 'vrij' })
  await fill(coordinator, '/coordinator', '/niet', { woord: 'Het is te snel.' })
  await see(owner, '')
  await fill(owner, '/coordinator', '/antwoord', {})
  await fill(owner, '/coordinator', '/antwoord', { besluit: 'zo-doen-we-het' })
  await fill(owner, (await see(owner, '/bijeenkomst')).body.match(/\/bijeenkomst\/\w{16}/)[0], '/sluiten')
  await fill(coordinator, '/coordinator', '/overdragen')
  await fill(owner, '/coordinator', '/langer')
  await see(owner, '/coordinator')
}

// Coordinators: one says the four lines and the family takes them, one is not taken at their word, and one cannot say them.
async function coordinated (g, owner) {
  const sat = []
  for (const naam of ['Noor', 'Bo', 'Sil']) await g.fill(owner.name, owner.phone, await g.look(owner.name, owner.phone, `/plan/${owner.plan}/mens`), '/mens', { naam })
  for (const who of ['coordinator', 'refused', 'not independent']) sat.push(await guest(g, who, async phone => g.look(who, phone, (await invited(g, owner, 'coordinator')).link), 'ja'))
  const lines = { 'niet-in-dienst': 'ja', 'niet-eerder': 'ja', 'geen-band': 'ja', zwijgt: 'ja' }
  const path = `/plan/${owner.plan}/coordinator`
  for (const one of sat) {
    const page = await g.look(one.name, one.phone, `/plan/${owner.plan}/onafhankelijk`)
    await g.fill(one.name, one.phone, page, '/onafhankelijk', { 'niet-eerder': 'ja' })
    await g.fill(one.name, one.phone, page, one === sat[2] ? '/onafhankelijk/niet' : '/onafhankelijk', one === sat[2] ? {} : lines)
    await g.look(one.name, one.phone, path)
  }
  await g.look(owner.name, owner.phone, `/plan/${owner.plan}`)
  await g.fill(owner.name, owner.phone, await g.look(owner.name, owner.phone, path), '/aannemen')
  await g.fill(owner.name, owner.phone, await g.look(owner.name, owner.phone, path), '/aannemen', {}, 'ja')
  await led(g, owner, sat[0])
  for (const to of ['/coach', '/contact']) await g.fill(owner.name, owner.phone, await g.look(owner.name, owner.phone, path), to)
  await g.look(owner.name, owner.phone, path)
  return sat[0]
}

// ---- what cannot be

async function refusals (g, owner) {
  const { phone } = owner
  const keep = (path, got) => g.keep('trouble', 'GET', path, got, phone)
  keep('/niets', await phone.get('/niets'))
  keep('/plan/nee', await phone.get(`/plan/${'z'.repeat(26)}`))
  keep('/privacy', await phone.post('/privacy'))
  const headers = { cookie: phone.cookie(), 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
  keep('/taal', await ask('/taal', { method: 'POST', headers, body: 'taal=nl' }))
  keep('/taal', await ask('/taal', { method: 'POST', headers: { ...headers, 'sec-fetch-site': 'same-origin' }, body: '%ff%fe=%00' }))
  keep('/taal', await phone.post('/taal', { taal: 'x'.repeat(3_000_000) }))
}

// Two owners at one text: the second is told so.
async function overtaken (g, owner, kim) {
  const pages = await crawl(g, owner.name, owner.phone, [`/plan/${owner.plan}/kring`])
  const seat = pages.find(page => /\/stoel\//.test(page.path) && page.html.includes('value="stoel.eigenaar"'))
  const { to, fields } = forms_of(seat.html).find(form => form.fields.some(field => field.value === 'stoel.eigenaar'))
  await g.send(owner.name, owner.phone, { to }, fields.map(field => [field.name, field.value]))
  const goals = await owner.phone.get(`/plan/${owner.plan}/doelen`)
  const goal = links_of(goals.body).find(href => /\/doel\/\w{16}$/.test(href))
  const before = await kim.phone.get(`${goal}/anders`)
  await g.fill(owner.name, owner.phone, await owner.phone.get(`${goal}/anders`), '/wijzigen', { tekst: 'Eerst dit' })
  await g.fill('guest', kim.phone, before, '/wijzigen', { tekst: 'En ook dit' })
}


// A gathering, from choosing a way to meet to the end: its parts, the door, behind it, what is shown and what is not.
async function around_the_table (g, { phone, plan, name }) {
  const look = path => g.look(name, phone, `/plan/${plan}${path}`)
  const fill = async (path, to, values) => g.fill(name, phone, await look(path), to, values)
  await fill('/bijeenkomst', '/bijeenkomst', { methode: 'bijeenkomst-met-privetijd' })
  const path = links_of((await look('/bijeenkomst')).body).find(href => /\/bijeenkomst\/\w{16}$/.test(href)).replace(`/plan/${plan}`, '')
  await fill(path, '/deel', { fase: 'welkom' })
  await fill(path, '/opschrijven', { tekst: '' })
  await fill(path, '/opschrijven', { tekst: 'Fenna mist haar vader' })
  await fill(path, '/opschrijven', { tekst: 'Bellen op zondag', wordt: 'actie' })
  await look(`${path}/volgen`)
  await fill(`${path}/noemen?fase=welkom`, '/deel-noemen', { titel: 'Koffie' })
  await fill(`${path}/noemen?fase=welkom`, '/deel-plek')
  await fill(`${path}/noemen?fase=informatie`, '/overslaan')
  await fill(`${path}/noemen?fase=informatie`, '/overslaan', { 'toch-niet': 'ja' })
  await fill(`${path}/deel-erbij`, '/deel-erbij', { titel: '' })
  await fill(`${path}/deel-erbij`, '/deel-erbij', { titel: 'Samen zingen', regels: 'Welk lied?' })
  await fill(path, '/meebrengen', { tekst: '' })
  await fill(path, '/meebrengen', { tekst: 'Soep' })
  await fill(path, '/rollen')
  await look(`${path}/vel`)
  await fill(`${path}/noemen`, '/noemen', { titel: 'Zaterdag' })
  await fill(path, '/kamers')
  await fill(`${path}/vorm`, '/vorm')
  await fill(`${path}/dag`, '/prikken', { 'dag-0': '2020-01-01' })
  await fill(`${path}/dag`, '/prikken', { 'dag-0': in_days(40), 'tijd-0': '14:00', 'dag-1': in_days(41) })
  await fill(`${path}/regelen`, '/regelen', { plek: 'De Ketel', eten: 'Soep' })
  await fill(`${path}/wie`, '/wie', { mens: [...(await look(`${path}/wie`)).body.matchAll(/name="mens" value="(\w{16})"/g)][0][1] })
  const mine = links_of((await look(path)).body).find(href => /\/gast\/\w{16}$/.test(href)).replace(`/plan/${plan}`, '')
  await fill(mine, '/dagen', { kan: in_days(41) })
  await fill(mine, '/antwoord', { komt: 'ik-kom', woorden: 'Ik heb er zin in' })
  await fill(mine, '/nodig', { nodig: 'Een tolk' })
  await fill(mine, '/wissen')
  await fill(`${path}/dag`, '/vastleggen')
  await look('/week')
  const seats = [...(await look(path)).body.split('name="stoel"')[1].matchAll(/<option value="(\w{16})">/g)].map(option => option[1])
  await fill(path, '/kiezen', { stoel: seats[0] })
  for (const end of ['laat-zien', 'stoppen']) {
    const stay = [...(await look(`${path}/deur?fase=privetijd`)).body.matchAll(/name="binnen" value="(\w{16})"/g)].map(one => one[1])
    await fill(`${path}/deur?fase=privetijd`, '/deur', end === 'laat-zien' ? { binnen: stay.find(one => !seats.includes(one)) } : {}) // who is alone inside shows it at once
    await fill('/doel/nieuw', '/doel/nieuw', { tekst: 'Fenna slaapt weer thuis' })
    await fill('/privetijd', '/roepen')
    await fill('/privetijd', '/roepen')
    await fill('/privetijd', '/kiezen', { stoel: seats[0] })
    await fill('/privetijd', '/aankondigen')
    await fill('/privetijd', '/wachten')
    await fill('/privetijd', '/toch-niet', { 'toch-niet': 'ja' })
    await g.send(name, phone, { to: `/plan/${plan}/privetijd/brief` }, [['tekst', 'Ik wacht beneden']]) // the box is for who is outside
    await g.send(name, phone, { to: `/plan/${plan}/privetijd/verlengen` }, [['bijeenkomst', path.slice(-16)]]) // asked after eight hours
    if (end === 'laat-zien') await fill('/privetijd', '/aankondigen')
    await (end === 'stoppen' ? fill('/privetijd', '/stoppen') : fill(`${path}/laat-zien`, '/laat-zien'))
  }
  await look('/privetijd')
  await fill(`${path}/wie`, '/weghalen')
  await fill(path, '/sluiten')
}

// Ten wrong keys a minute: whoever comes after from this address waits too.
async function too_often (g) {
  const phone = await new_phone(g.lang)
  for (let tries = 0; tries < 14; tries++) {
    await g.fill('guesser', phone, await phone.get('/sleutel'), '/sleutel', { sleutel: `AAAA-BBBB-CCCC-D${222 + tries}`.replace(/[01]/g, 'X') })
    await g.fill('guesser', phone, await phone.get('/tafel'), '/tafel', { code: 'AAAA-BBBB', naam: 'Sam' })
  }
}

// What comes last, for it stands in the way of all that comes after it.
export async function in_trouble (gathered) {
  for (const g of gathered) await too_often(g)
  for (const g of gathered) await nothing_kept(g)
}

// A disk that is full: a program that may write no larger files is asked until it can keep no more.
async function nothing_kept (g) {
  const full = await full_disk()
  const phone = await new_phone(g.lang, full.base)
  await phone.post('/begin/telefoon', { telefoon: 'alleen-ik' })
  const path = `/plan/${plan_of((await phone.get('/plan')).where)}/naam`
  await phone.get(path)
  for (let tries = 0, got = {}; tries < 1000 && got.status !== 503; tries++) {
    got = await phone.post(path, { naam: `Ons plan ${tries}` })
    if (got.status === 503) g.keep('full disk', 'POST', path, got, phone)
  }
  full.close()
}

// A family says of a helper whom they act for; the helper says all that only such a one can, and the family what it can of that.
async function with_a_helper (g, everyone, family, helper) {
  const [owner, whom] = [family, helper].map(name => everyone.find(one => one.naam === name))
  for (const soort of ['wissen.stoppen', 'plan.hervatten', 'versie.voorleggen']) await say(owner, { soort }) // another language ended it
  await say(owner, { soort: 'stoel.merken', stoel: whom.stoel, merk: 'gezinsvoogd' })
  const hers = await speaks(g, owner)
  const phone = await speaks(g, whom)
  const at = async (path, to, values, mine = phone) => g.fill(mine === phone ? helper : family, mine, await g.look(mine === phone ? helper : family, mine, path.startsWith('/plan') ? path : `/plan/${whom.plan}${path}`), to, values)
  const link = (page, part, n = -1) => links_of(page.body).filter(href => /\w{16}$/.test(href) && href.includes(part)).at(n)
  await at('/versies', '/overnemen', { antwoord: 'overgenomen' })
  const said = await at('/informatie/nieuw', '/informatie/nieuw', { tekst: 'Op dinsdag ben ik er.' })
  await at(link(said, '/uitspraak/'), '/verduidelijken', { tekst: 'Dinsdag kom ik.' })
  const question = link(await at('/vraag/nieuw', '/vraag/nieuw', { tekst: 'Komt er iemand op maandag?' }, hers), '/vraag/', 0)
  await at(question, '/beantwoorden', { tekst: 'Nog niet.', weigering: 'ja' })
  await at(question, '/onduidelijk', {}, hers)
  await at(question, '/intrekken', {}, hers)
  const entry = link(await at(link(await g.look(helper, phone, `/plan/${whom.plan}`), '/kamer/'), '/erbij', { tekst: 'Ik zag dat het lukte.' }), '/inbreng/')
  await at(entry, '/verduidelijken', { tekst: 'Het ging goed.' })
  await at(entry, '/eigen-kant', { tekst: 'Het ging zelf.' }, hers)
  await at(entry, '/onduidelijk', {}, hers)
  await brought(g, hers, whom.plan, async (look, fill) => {
    for (const path of ['/hulpverleners', '/versies']) {
      const all = links_of((await look(path)).body).filter(href => /\/(uitspraak|vraag|versie)\/\w{16}$/.test(href))
      for (const href of all) await look(href)
      for (const part of ['/uitspraak/', '/vraag/']) {
        const one = all.find(href => href.includes(part))
        if (one) await fill(await look(one), '/delen')
      }
      await fill(await look(all.find(href => !/vraag/.test(href))), '/weghalen')
    }
  })
  await at('/eigen-stuk', '/eigen-stuk', { wat: ['woorden', 'acties', 'uitspraken', 'vragen'] })
}

export async function gather (lang, everyone) {
  const g = gatherer(lang)
  const outside = await new_phone(lang)
  const nobody = { phone: outside, name: 'nobody', pages: await crawl(g, 'nobody', outside, ['/', '/binnen', '/binnen/code', '/sleutel', '/tafel', '/overnemen', '/kantoor', '/in', '/hulp', '/zorgen', '/post', '/begin/telefoon', '/van/iemand']) }
  const owner = await beginner(g, 'beginner', '/begin/telefoon')
  const helper = await beginner(g, 'helper', '/helpen')
  const young = await beginner(g, 'young', '/jong')
  const shared = await beginner(g, 'shared', '/begin/telefoon', { telefoon: 'soms' })
  const people = []
  await with_a_helper(g, everyone, 'Rima', 'Joke')
  for (const name of PEOPLE) people.push(await person(g, everyone, name))
  await fill_plan(g, owner)
  await changed(g, owner)
  await at_the_table(g, owner)
  const guests = await coming_in(g, owner)
  await asked_again(g, owner)
  await handed_over(g, helper)
  await with_digits(g, young)
  await by_the_keeper(g, everyone.find(one => one.naam === 'Truus'))
  await supported(g, owner)
  guests.push(await coordinated(g, owner))
  await around_the_table(g, owner)
  await overtaken(g, owner, guests[0])
  await endings(g, owner, await beginner(g, 'alone', '/begin/telefoon'))
  for (const one of [nobody, ...people, owner, helper, young, shared, ...guests]) await send_all(g, one.name, one.phone, one.pages)
  await refusals(g, people[0])
  return g
}
