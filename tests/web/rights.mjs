// SPDX-License-Identifier: EUPL-1.2
// docs/permissions.md as the tests try it: the table itself; for each saying a body that can be said, about things of one's own or
// of another, so that its condition holds or does not; and the form that says it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, api, ask, plan_of, come_in, browser, keeper, nowhere, root } from './families.mjs'
import { in_days } from './days.mjs'

// {saying: {chair: '' | 'ja' | condition}}
function read_table () {
  const rights = {}
  let chairs = []
  for (const line of readFileSync(join(root, 'docs', 'permissions.md'), 'utf8').split('\n')) {
    const cells = line.split('|').slice(1, -1).map(cell => cell.trim())
    if (cells[0] === 'saying') chairs = cells.slice(1)
    else if (/^`.*`$/.test(cells[0] ?? '')) rights[cells[0].slice(1, -1)] = Object.fromEntries(chairs.map((chair, i) => [chair, cells[i + 1]]))
  }
  return rights
}
export const rights = read_table()
export const sayings = Object.keys(rights)
export const chairs = Object.keys(rights['plan.beginnen'])

const schemas = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')).components.schemas

function value (name, schema, own, others) {
  const id = own[name]?.[0] ?? others[name]?.[0] ?? nowhere.slice(0, 16)
  if (schema.$ref) return id
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return schema.items?.$ref ? [own.stoel[0] ?? others.stoel[0]] : ['Een', 'Twee']
  if (schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  if (schema.format === 'date') return in_days(20)
  return /^bestand|kop$/.test(name) ? 'a'.repeat(schema.maxLength) : 'Een paar woorden'
}

// A body that is well formed, with what this seat sees and else with what the owner sees; whether it may be said is not its care.
export function body_of (saying, own, others) {
  const schema = schemas[saying]
  const body = {}
  for (const name of schema?.required ?? []) if (name !== 'soort') body[name] = value(name, schema.properties[name], own, others)
  if (saying === 'inbreng.toevoegen') body.tekst = 'Een paar woorden'
  if (saying === 'veld.weghalen') body.room = own.kamer?.[0] ?? others.kamer?.[0] ?? nowhere.slice(0, 16)
  if (saying === 'voorbereiding.wissen') body.room = own.stoel?.[0] ?? others.stoel[0]
  return body
}


// What is at the table for a test: who sits where, and ways to make new things as somebody.
export async function table (everyone, owner, seats) {
  const t = { owner, seats, everyone }
  t.made = async (who, soort, fields) => {
    const got = await say(who, { soort, ...fields })
    assert.equal(got.status, 201, `${who.naam} ${soort} ${JSON.stringify(fields)}: ${got.body}`)
    return JSON.parse(got.body).gebeurtenissen[0].over
  }
  t.plan = await plan_of(owner)
  t.person = who => t.plan.stoelen.find(seat => seat.id === who.stoel).mens
  t.all = t.plan.stoelen.filter(seat => !seat.gestopt && !seat.genodigd && !seat.wacht).map(seat => seat.id)
  t.other = who => who === owner ? seats.netwerk : owner
  // A room that everybody reads, made by this one or by the owner. A plan holds so many: they go when a cell is done.
  const rooms = []
  t.room = async (by = owner) => {
    const maker = /^(netwerk|professional|coordinator)$/.test(by.rol) ? owner : by
    const room = await t.made(maker, 'kamer.toevoegen', { titel: 'Een kamer', lezers: t.all })
    rooms.push([maker, room])
    return room
  }
  t.tidy = async () => { for (const [maker, kamer] of rooms.splice(0)) await say(maker, { soort: 'kamer.weghalen', kamer }) }
  t.common = await t.made(owner, 'kamer.toevoegen', { titel: 'Van iedereen', lezers: t.all })
  t.entry = async (by, more = {}) => t.made(by, 'inbreng.toevoegen', { kamer: t.common, tekst: 'Woorden', lezers: t.all, ...more })
  t.goal = by => t.made(by, 'doel.toevoegen', { tekst: 'Een doel' })
  t.action = (by, more = {}) => t.made(by, 'actie.toevoegen', { tekst: 'Een actie', lezers: t.all, ...more })
  t.deal = by => t.made(by, 'afspraak.toevoegen', { tekst: 'Een afspraak' })
  t.offer = by => t.made(by, 'aanbod.toevoegen', { tekst: 'Een aanbod' })
  t.someone = (more = {}) => t.made(owner, 'mens.toevoegen', { naam: 'Iemand', ...more })
  t.invited = async (rol = 'netwerk') => t.made(owner, 'uitnodiging.maken', { mens: await t.someone(), rol, eerlijk: works({ rol }) || undefined, mensen: rol === 'coordinator' || undefined })
  // Somebody who was asked, came in by the link, and has a token.
  t.sitter = async (rol = 'netwerk') => {
    const stoel = await t.invited(rol)
    const mine = await come_in(owner)
    const page = await mine.post(`/plan/${owner.plan}/uitnodiging/${stoel}`)
    const phone = browser()
    await phone.get(page.body.match(/\/in\/[0-9a-z]{26}/)[0])
    await phone.post('/in', { antwoord: 'ja' })
    await phone.get('/instellingen')
    return { naam: `een ${rol}`, rol, stoel, plan: owner.plan, phone, token: keeper('token', '--seat', stoel).trim() }
  }
  // Sanne acts for the certified institution, unless the family says otherwise.
  t.for_authority = async (holds, body) => {
    const seat = { stoel: t.seats.professional.stoel, merk: 'gezinsvoogd' }
    await t.made(owner, 'stoel.merken', { ...seat, eraf: holds ? undefined : true })
    return holds ? body : { ...body, again: () => t.made(owner, 'stoel.merken', seat) }
  }
  t.statement = async (by = t.seats.professional) => t.made(by, 'wens.zeggen', { tekst: 'Dit heb ik nodig' })
  t.condition = async () => t.made(t.seats.professional, 'voorwaarde.stellen', await t.for_authority(true, { tekst: 'Minstens dit', waarom: 'Daarom', grond: 'wij-vragen' }))
  t.stated_by = async holds => holds ? t.statement() : t.statement(t.colleague ??= await t.sitter('professional'))
  t.question = async (to = t.seats.professional) => t.made(owner, 'vraag.stellen', { tekst: 'Een vraag', aan: t.person(to), lezers: t.all })
  // Somebody who took the owner's plan along and begins a new one with the file.
  t.brought = async () => {
    const file = (await api(owner, `/plannen/${owner.plan}/export.json`)).body
    const phone = browser()
    await phone.get('/overnemen')
    await phone.post('/overnemen', { bestand: new File([file], 'kring.json', { type: 'application/json' }) }, true)
    await phone.get('/instellingen') // a proof for forms
    const mine = async path => JSON.parse((await ask(`/api/v1/plannen${path}`, { headers: { cookie: phone.cookie() } })).body)
    const [{ id: plan }] = await mine('')
    const { stoel } = await mine(`/${plan}`)
    return { naam: 'wie het meebracht', plan, stoel, phone, token: keeper('token', '--seat', stoel).trim() }
  }
  // Somebody who waits at the door.
  t.knock = async () => {
    const mine = await come_in(owner)
    const code = (await mine.post(`/plan/${owner.plan}/tafel`)).body.match(/[A-Z2-9]{4}-[A-Z2-9]{4}/)[0]
    await browser().post('/tafel', { code, naam: 'Iemand' })
    return (await plan_of(owner)).stoelen.filter(seat => seat.wacht).at(-1).id
  }
  // One gathering for all that does not end it, and its door with one inside, or another of the family.
  t.gathering = async () => t.met ??= await t.made(owner, 'bijeenkomst.toevoegen', { methode: 'bijeenkomst-met-privetijd' })
  // Somebody's place on the list of that gathering: made once for who sits here.
  const guests = {}
  t.guest = async mens => guests[mens] ??= await t.made(owner, 'gast.vragen', { bijeenkomst: await t.gathering(), mens })
  t.inside = async (who, holds) => {
    const bijeenkomst = await t.gathering()
    const other = who === seats.ouder ? seats.verzorger : seats.ouder
    await t.made(owner, 'fase.openen', { bijeenkomst, fase: 'privetijd', binnen: holds ? [other.stoel, who.stoel] : [other.stoel] })
    return { bijeenkomst, again: () => say(other, { soort: 'privetijd.stoppen', bijeenkomst }) }
  }
  await t.made(owner, 'deel.delen', { deel: 'stappen', lezers: t.all })
  await t.made(owner, 'deel.delen', { deel: 'mensen', lezers: t.all })
  return t
}

const works = who => /^(professional|coordinator)$/.test(who.rol)
// Its own action; who works for families puts down only what they do themselves.
const own_action = (t, who) => works(who) ? t.action(who, { doeners: [t.person(who)], lezers: undefined }) : t.action(who)
const action_of = (t, who, own) => own ? own_action(t, who) : t.action(t.other(who))
const by = (t, who, holds) => holds ? who : t.other(who)
const done_by = (t, who, holds) => t.action(t.owner, { doeners: [t.person(holds ? who : t.other(who))] })
const without_steps = async (t, who, body) => {
  await t.made(t.owner, 'deel.delen', { deel: 'stappen', lezers: t.all.filter(seat => seat !== who.stoel) })
  return { ...body, again: () => t.made(t.owner, 'deel.delen', { deel: 'stappen', lezers: t.all }) }
}
const reads = async (t, who, holds, body) => holds ? body : without_steps(t, who, body)

const four_lines = { 'niet-in-dienst': true, 'niet-eerder': true, 'geen-band': true, zwijgt: true }
const coordinator = async t => {
  const who = await t.sitter('coordinator')
  await t.made(who, 'onafhankelijk.verklaren', four_lines)
  return who
}

// Of somebody of the network: chosen by the owners to guide, or not. Of a coordinator: taken as independent, or not yet.
const guided = async (t, who, holds, body) => {
  if (who === t.seats.coordinator && !holds) return { as: await t.sitter('coordinator'), ...body }
  if (who === t.seats.netwerk) await t.made(t.owner, 'stoel.merken', { stoel: who.stoel, merk: 'begeleider', ...(holds ? {} : { eraf: true }) })
  return body
}

// saying: (t, who, holds) => its fields, so that the condition of the table holds for `who`, or not.
// What came out of a file is of who brought it; here it is what somebody said at this table.
const carried = async (t, holds, body) => holds ? { ...body, as: await t.brought() } : body

export const cases = {
  'plan.beginnen': () => ({}),
  'plan.noemen': () => ({ naam: 'Een naam' }),
  'plan.tonen': () => ({ beeld: 'boom' }),
  'plan.afronden': () => ({}),
  'plan.hervatten': () => ({}),
  'wissen.vragen': () => ({}),
  'wissen.stoppen': () => ({}),

  'kamer.toevoegen': () => ({ titel: 'Een kamer' }),
  'kamers.toevoegen': () => ({ titels: ['Een', 'Twee'] }),
  'kamer.noemen': async (t, who, holds) => ({ kamer: await t.room(by(t, who, holds)), titel: 'Anders' }),
  'kamer.verplaatsen': async t => ({ kamer: await t.room() }),
  'kamer.weghalen': async (t, who, holds) => {
    const kamer = await t.room(who)
    if (!holds) await t.made(t.other(who), 'inbreng.toevoegen', { kamer, tekst: 'Van mij' })
    return { kamer }
  },
  'kamer.delen': async (t, who, holds) => ({ kamer: await t.room(by(t, who, holds)), lezers: t.all }),
  'deel.delen': t => ({ deel: 'mensen', lezers: t.all }),
  'veld.toevoegen': async (t, who, holds) => ({ kamer: await t.room(by(t, who, holds)), titel: 'Vakje' }),
  'veld.weghalen': async (t, who, holds) => {
    const maker = by(t, who, holds)
    const kamer = await t.room(maker)
    return { veld: await t.made(/netwerk|professional|coordinator/.test(maker.rol) ? t.owner : maker, 'veld.toevoegen', { kamer, titel: 'Vakje' }), room: kamer }
  },

  'inbreng.toevoegen': t => ({ kamer: t.common, tekst: 'Woorden' }),
  'inbreng.wijzigen': async (t, who, holds) => ({ inbreng: await t.entry(by(t, who, holds)), tekst: 'Andere woorden' }),
  'inbreng.verplaatsen': async (t, who, holds) => ({ inbreng: await t.entry(by(t, who, holds)) }),
  'inbreng.bevestigen': async (t, who, holds) => ({ inbreng: await t.entry(t.seats.professional, { van: t.person(holds ? who : t.other(who)) }) }),
  'inbreng.ontkennen': async (t, who, holds) => ({ inbreng: await t.entry(t.other(who), { van: t.person(holds ? who : t.other(who)) }) }),
  'inbreng.delen': async (t, who, holds) => ({ inbreng: await t.entry(by(t, who, holds)), lezers: t.all }),
  'inbreng.wissen': async (t, who, holds) => ({ inbreng: await t.entry(by(t, who, holds)) }),

  'inbreng.eigen-kant': async (t, who, holds) => ({ inbreng: await t.entry(holds ? t.seats.professional : t.other(who)), tekst: 'Zo zie ik het' }),
  'inbreng.onduidelijk': async (t, who, holds) => ({ inbreng: await t.entry(holds ? t.seats.professional : t.other(who)) }),
  'inbreng.verduidelijken': async (t, who, holds) => ({ inbreng: await t.entry(by(t, who, holds)), tekst: 'Gewoon gezegd' }),

  'doel.toevoegen': (t, who, holds) => reads(t, who, holds, { tekst: 'Een doel' }),
  'doel.wijzigen': async (t, who, holds) => ({ doel: await t.goal(by(t, who, holds)), tekst: 'Een ander doel' }),
  'doel.ontkennen': async (t, who, holds) => ({ doel: await t.made(t.other(who), 'doel.toevoegen', { tekst: 'Een doel', van: t.person(holds ? who : t.other(who)) }) }),
  'doel.afsluiten': async t => ({ doel: await t.goal(t.owner), uitkomst: 'gelukt' }),
  'doel.heropenen': async t => {
    const doel = await t.goal(t.owner)
    await t.made(t.owner, 'doel.afsluiten', { doel, uitkomst: 'gelukt' })
    return { doel }
  },
  'doel.weghalen': async (t, who, holds) => ({ doel: await t.goal(by(t, who, holds)) }),

  'actie.toevoegen': (t, who, holds) => works(who)
    ? { tekst: 'Een actie', doeners: [t.person(holds ? who : t.owner)] }
    : reads(t, who, holds, { tekst: 'Een actie' }),
  'actie.wijzigen': async (t, who, holds) => ({ actie: await action_of(t, who, holds), tekst: 'Een andere actie' }),
  'actie.schuiven': async (t, who, holds) => ({ actie: await done_by(t, who, holds), wanneer: in_days(9) }),
  'actie.antwoorden': async (t, who, holds) => ({ actie: await done_by(t, who, holds), antwoord: 'doe-ik' }),
  'actie.oppakken': async t => ({ actie: await t.action(t.owner) }),
  'actie.teruggeven': async (t, who, holds) => ({ actie: await done_by(t, who, holds), waarom: 'Het lukt niet' }),
  'actie.melden': async (t, who, holds) => ({ actie: await done_by(t, who, holds), stand: 'gaat-goed' }),
  'actie.terugdraaien': async (t, who, holds) => {
    const reporter = by(t, who, holds)
    const actie = await t.action(t.owner, { doeners: [t.person(reporter)] })
    await t.made(reporter, 'actie.melden', { actie, stand: 'gaat-goed' })
    return { actie }
  },
  'actie.hielp': async t => ({ actie: await t.action(t.owner), hielp: 'hielp' }),
  'actie.delen': async (t, who, holds) => ({ actie: await action_of(t, who, holds), lezers: t.all }),
  'actie.weghalen': async (t, who, holds) => ({ actie: await action_of(t, who, holds) }),

  'afspraak.toevoegen': (t, who, holds) => reads(t, who, holds, { tekst: 'Een afspraak' }),
  'afspraak.wijzigen': async (t, who, holds) => ({ afspraak: await t.deal(by(t, who, holds)), tekst: 'Een andere' }),
  'afspraak.weghalen': async (t, who, holds) => ({ afspraak: await t.deal(by(t, who, holds)) }),
  'aanbod.toevoegen': () => ({ tekst: 'Ik kan rijden' }),
  'aanbod.gebruiken': async (t, who, holds) => holds
    ? { aanbod: await t.offer(t.owner) }
    : without_steps(t, who, { aanbod: await t.made(who, 'aanbod.toevoegen', { tekst: 'Ik kan rijden' }) }),
  'aanbod.weghalen': async (t, who, holds) => ({ aanbod: await t.offer(by(t, who, holds)) }),

  'versie.voorleggen': () => ({ titel: 'Nu' }),
  'versie.laten-zien': async t => ({ versie: await t.made(t.owner, 'versie.voorleggen', { samen: true }) }),
  'versie.instemmen': async t => ({ versie: await t.made(t.owner, 'versie.voorleggen', {}), antwoord: 'wil-praten' }),

  'versie.weghalen': async (t, who, holds) => carried(t, holds, { versie: await t.made(t.owner, 'versie.voorleggen', {}) }),
  'uitspraak.weghalen': async (t, who, holds) => carried(t, holds, { uitspraak: await t.statement() }),
  'uitspraak.delen': async (t, who, holds) => carried(t, holds, { uitspraak: await t.statement(), lezers: [] }),
  'vraag.delen': async (t, who, holds) => carried(t, holds, { vraag: await t.question(), lezers: [] }),

  'vraag.stellen': t => ({ tekst: 'Een vraag', aan: t.person(t.seats.professional) }),
  'vraag.beantwoorden': async (t, who, holds) => ({ vraag: await t.question(holds ? who : who === t.seats.professional ? t.seats.coordinator : t.seats.professional), tekst: 'Ja' }),
  'vraag.onduidelijk': async t => ({ vraag: await t.question() }),
  'vraag.intrekken': async (t, who, holds) => ({ vraag: await t.made(by(t, who, holds), 'vraag.stellen', { tekst: 'Een vraag', aan: t.person(t.seats.professional), lezers: t.all }) }),
  'deel.meenemen': () => ({}),
  'versie.overnemen': async (t, who, holds) => t.for_authority(holds, { versie: await t.made(t.owner, 'versie.voorleggen', {}), antwoord: 'overgenomen' }),
  'voorwaarde.stellen': (t, who, holds) => t.for_authority(holds, { tekst: 'Minstens dit', waarom: 'Daarom', grond: 'wij-vragen' }),
  'voorwaarde.nakijken': async (t, who, holds) => ({ voorwaarde: holds ? await t.condition() : await t.statement(), uitkomst: 'geregeld' }),
  'wens.zeggen': () => ({ tekst: 'Dit heb ik nodig' }),
  'informatie.geven': () => ({ tekst: 'Dit weet ik' }),
  'uitspraak.intrekken': async (t, who, holds) => ({ uitspraak: await t.stated_by(holds), waarom: 'Het is er al' }),
  'uitspraak.beantwoorden': async t => ({ uitspraak: await t.statement(), tekst: 'Ja' }),
  'uitspraak.onduidelijk': async t => ({ uitspraak: await t.statement() }),
  'uitspraak.verduidelijken': async (t, who, holds) => ({ uitspraak: await t.stated_by(holds), tekst: 'Gewoon gezegd' }),
  'ondersteuning.kiezen': () => ({ route: 'alleen' }),
  'leiding.weigeren': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), voorstel: 'twee-kamers' }),
  'leiding.beantwoorden': async t => {
    const bijeenkomst = await t.gathering()
    await t.made(t.seats.coordinator, 'leiding.weigeren', { bijeenkomst, voorstel: 'andere-dag' })
    return { bijeenkomst, besluit: 'eerst-praten' }
  },
  'plan.overdragen': (t, who, holds) => guided(t, who, holds, {}),
  'voorbereiding.toevoegen': async (t, who, holds) => ({ met: t.seats.coordinator.stoel, vraag: 'durf', tekst: 'Ik durf', van: t.person(who === t.seats.coordinator ? holds ? t.seats.netwerk : who : holds ? who : t.other(who)) }),
  'voorbereiding.bellen': async (t, who, holds) => ({ met: t.seats.coordinator.stoel, nummer: `06 ${Math.random()}`, van: t.person(who === t.seats.coordinator ? holds ? t.seats.netwerk : who : holds ? who : t.other(who)) }),
  'voorbereiding.wissen': async (t, who, holds) => {
    const by = holds ? who : t.seats.netwerk
    const van = by === t.seats.coordinator ? { van: t.person(t.seats.netwerk) } : {}
    return { voorbereiding: await t.made(by, 'voorbereiding.toevoegen', { met: t.seats.coordinator.stoel, vraag: 'durf', tekst: 'Ik durf', ...van }), room: t.seats.coordinator.stoel }
  },
  'onafhankelijk.verklaren': () => four_lines,
  'onafhankelijk.niet': () => ({}),
  'onafhankelijk.aannemen': async (t, who, holds) => ({ stoel: holds ? (await coordinator(t)).stoel : t.seats.netwerk.stoel }),

  'bijeenkomst.toevoegen': (t, who, holds) => guided(t, who, holds, { methode: 'vrij' }),
  'bijeenkomst.noemen': async t => ({ bijeenkomst: await t.gathering(), titel: `Samen ${Math.random()}` }),
  'fase.noemen': async t => ({ bijeenkomst: await t.gathering(), fase: 'welkom', titel: `Welkom ${Math.random()}` }),
  'fase.toevoegen': async t => ({ bijeenkomst: await t.gathering(), titel: `Eigen ${Math.random()}`, na: 'welkom' }),
  'fase.verplaatsen': async t => ({ bijeenkomst: await t.gathering(), fase: 'informatie', na: 'welkom' }),
  'fase.overslaan': async t => ({ bijeenkomst: await t.gathering(), fase: 'welkom' }),
  'fase.openen': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), fase: 'informatie' }),
  'bijeenkomst.prikken': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), momenten: [in_days(9), `${in_days(10)} 14:00`] }),
  'bijeenkomst.vastleggen': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), moment: in_days(9) }),
  'bijeenkomst.regelen': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), plek: 'De Ketel', leidt: t.owner.stoel }),
  'rol.geven': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), rol: 'informatiegever', mensen: [await t.someone()] }),
  'gast.vragen': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.gathering(), mens: await t.someone() }),
  'gast.weghalen': async (t, who, holds) => {
    await guided(t, who, true)
    return { gast: await t.made(by(t, who, holds), 'gast.vragen', { bijeenkomst: await t.gathering(), mens: await t.someone() }) }
  },
  'gast.dagen': async (t, who, holds) => ({ gast: await t.guest(t.person(by(t, who, holds))) }),
  'gast.antwoorden': async (t, who, holds) => ({ gast: await t.guest(t.person(by(t, who, holds))), komt: 'ik-kom' }),
  'gast.nodig': async (t, who, holds) => ({ gast: await t.guest(t.person(by(t, who, holds))), nodig: 'Een tolk' }),
  'gast.wissen': async (t, who, holds) => ({ gast: await t.guest(t.person(by(t, who, holds))) }),
  'bijeenkomst.voorleggen': async (t, who, holds) => {
    const body = await t.inside(who, holds)
    const other = who === t.seats.ouder ? t.seats.verzorger : t.seats.ouder
    await t.made(other, 'privetijd.aankondigen', { bijeenkomst: body.bijeenkomst })
    if (holds) await t.made(who, 'privetijd.wachten', { bijeenkomst: body.bijeenkomst, klopt: true })
    return { ...body, volgnummer: (await plan_of(who)).volgnummer }
  },
  'bijeenkomst.sluiten': async (t, who, holds) => guided(t, who, holds, { bijeenkomst: await t.made(t.owner, 'bijeenkomst.toevoegen', { methode: 'vrij' }) }),
  'privetijd.verlengen': (t, who, holds) => t.inside(who, holds),
  'privetijd.aankondigen': (t, who, holds) => t.inside(who, holds),
  'privetijd.wachten': async (t, who, holds) => {
    const body = await t.inside(who, holds)
    const other = who === t.seats.ouder ? t.seats.verzorger : t.seats.ouder
    await t.made(other, 'privetijd.aankondigen', { bijeenkomst: body.bijeenkomst })
    return body
  },
  'privetijd.stoppen': (t, who, holds) => t.inside(who, holds),
  'privetijd.roepen': async (t, who) => {
    await t.made(who, 'privetijd.kiezen', { stoel: t.other(who).stoel })
    const { again } = await t.inside(who, true)
    return { again: async () => { await say(who, { soort: 'privetijd.roepen', 'toch-niet': true }); await again() } }
  },
  'privetijd.kiezen': (t, who) => ({ stoel: t.other(who).stoel }),

  'mens.toevoegen': async (t, who, holds) => {
    if (holds) return { naam: 'Iemand' }
    await t.made(t.owner, 'deel.delen', { deel: 'mensen', lezers: t.all.filter(seat => seat !== who.stoel) })
    return { naam: 'Iemand', again: () => t.made(t.owner, 'deel.delen', { deel: 'mensen', lezers: t.all }) }
  },
  'mens.wijzigen': async (t, who, holds) => ({ mens: holds ? t.person(who) : t.person(t.other(who)), naam: t.plan.mensen.find(one => one.id === t.person(holds ? who : t.other(who))).naam }),
  'mens.bereiken': async (t, who, holds, chair) => ({ mens: !holds ? t.person(t.other(who)) : chair === 'eigenaar' ? await t.someone() : t.person(who), telefoon: '06 0000 0099', lezers: [who.stoel] }),
  'mens.weghalen': async (t, who, holds) => ({ mens: holds ? await t.someone() : t.person(t.other(who)) }),
  'uitnodiging.maken': async t => ({ mens: await t.someone(), rol: 'netwerk' }),
  'uitnodiging.intrekken': async (t, who, holds) => ({ stoel: holds ? await t.invited() : t.other(who).stoel }),
  'stoel.innemen': () => ({}),
  'stoel.afslaan': () => ({}),
  'tafel.openen': () => ({}),
  'deur.kloppen': () => ({ naam: 'Iemand' }),
  'deur.openen': async (t, who, holds) => ({ stoel: holds ? await t.knock() : t.other(who).stoel, rol: 'netwerk' }),
  'deur.weigeren': async (t, who, holds) => ({ stoel: holds ? await t.knock() : t.other(who).stoel }),
  'stoel.eigenaar': async (t, who, holds) => ({ stoel: holds ? (await t.sitter()).stoel : await t.invited() }),
  'stoel.merken': t => ({ stoel: t.seats.netwerk.stoel, merk: 'voorzitter' }),
  'stoel.opgroeien': async (t, who, holds) => ({ stoel: holds ? await t.invited('kind') : t.seats.netwerk.stoel }),
  'stoel.termijn': async (t, who, holds) => ({ stoel: holds ? t.seats.netwerk.stoel : t.owner.stoel, tot: in_days(90) }),
  'stoel.beeindigen': async (t, who, holds) => ({ stoel: holds ? (await t.sitter()).stoel : t.owner.stoel }),
  'stoel.verlaten': () => ({}),
  'vervanger.kiezen': (t, who) => ({ stoel: t.other(who).stoel }),
  'delen.stoppen': async (t, who, holds) => ({ stoel: holds ? (await t.sitter()).stoel : t.owner.stoel }),
  'sleutelhulp.kiezen': (t, who) => ({ mens: t.person(t.other(who)) }),
  'sleutel.vernieuwen': async (t, who, holds) => {
    const lost = t.seats.verzorger === who ? t.seats.netwerk : t.seats.verzorger
    const helper = holds ? who : t.seats.jongere === who ? t.seats.kind : t.seats.jongere
    await t.made(lost, 'sleutelhulp.kiezen', { mens: t.person(helper) })
    return { stoel: lost.stoel }
  },
  'stoel.meenemen': t => ({ stoel: t.seats.netwerk.stoel }),
  'plan.wissen': () => ({}),
  'plan.overnemen': () => ({ bestand: 'a'.repeat(64) }),
  'overgenomen.vertellen': () => ({ wat: 'actie.gemeld', regel: 'Er was eens' })
}

// Which form says it: the address behind /plan/ID, from the body. NULL: there is none for who sits at a plan.
const at = (thing, verb) => body => `/${thing}/${body[thing]}/${verb}`
const seat_page = body => `/stoel/${body.stoel}`
export const forms = {
  'plan.beginnen': null,
  'plan.noemen': () => '/naam',
  'plan.tonen': () => '/plaatje',
  'plan.afronden': () => '/klaar',
  'plan.hervatten': () => '/klaar/hervat',
  'wissen.vragen': () => '/wissen',
  'wissen.stoppen': () => '/wissen/stop',
  'kamer.toevoegen': () => '/kamer/nieuw',
  'kamers.toevoegen': () => '/vorm',
  'kamer.noemen': at('kamer', 'noemen'),
  'kamer.verplaatsen': at('kamer', 'verplaatsen'),
  'kamer.weghalen': at('kamer', 'weghalen'),
  'kamer.delen': at('kamer', 'delen'),
  'deel.delen': body => `/deel/${body.deel}/lezers`,
  'veld.toevoegen': at('kamer', 'vakje'),
  'veld.weghalen': body => `/kamer/${body.room}/vakje-weg`,
  'inbreng.toevoegen': at('kamer', 'erbij'),
  'inbreng.wijzigen': at('inbreng', 'wijzigen'),
  'inbreng.verplaatsen': at('inbreng', 'verplaatsen'),
  'inbreng.bevestigen': at('inbreng', 'bevestigen'),
  'inbreng.ontkennen': at('inbreng', 'ontkennen'),
  'inbreng.delen': at('inbreng', 'delen'),
  'inbreng.wissen': at('inbreng', 'wissen'),
  'doel.toevoegen': () => '/doel/nieuw',
  'doel.wijzigen': at('doel', 'wijzigen'),
  'doel.ontkennen': at('doel', 'ontkennen'),
  'doel.afsluiten': at('doel', 'afsluiten'),
  'doel.heropenen': at('doel', 'heropenen'),
  'doel.weghalen': at('doel', 'weghalen'),
  'actie.toevoegen': () => '/actie/nieuw',
  'actie.wijzigen': at('actie', 'wijzigen'),
  'actie.schuiven': at('actie', 'schuiven'),
  'actie.antwoorden': at('actie', 'antwoord'),
  'actie.oppakken': at('actie', 'oppakken'),
  'actie.teruggeven': at('actie', 'teruggeven'),
  'actie.melden': at('actie', 'meld'),
  'actie.terugdraaien': at('actie', 'terugdraaien'),
  'actie.hielp': at('actie', 'hielp'),
  'actie.delen': at('actie', 'delen'),
  'actie.weghalen': at('actie', 'weghalen'),
  'afspraak.toevoegen': () => '/afspraak/nieuw',
  'afspraak.wijzigen': at('afspraak', 'wijzigen'),
  'afspraak.weghalen': at('afspraak', 'weghalen'),
  'aanbod.toevoegen': () => '/aanbod/nieuw',
  'aanbod.gebruiken': at('aanbod', 'gebruiken'),
  'aanbod.weghalen': at('aanbod', 'weghalen'),
  'versie.voorleggen': () => '/versie/nieuw',
  'versie.laten-zien': at('versie', 'laat-zien'),
  'versie.instemmen': at('versie', 'antwoord'),
  'vraag.stellen': () => '/vraag/nieuw',
  'vraag.beantwoorden': at('vraag', 'beantwoorden'),
  'vraag.onduidelijk': at('vraag', 'onduidelijk'),
  'vraag.intrekken': at('vraag', 'intrekken'),
  'deel.meenemen': () => '/eigen-stuk',
  'inbreng.eigen-kant': at('inbreng', 'eigen-kant'),
  'inbreng.onduidelijk': at('inbreng', 'onduidelijk'),
  'inbreng.verduidelijken': at('inbreng', 'verduidelijken'),
  'versie.overnemen': at('versie', 'overnemen'),
  'versie.weghalen': at('versie', 'weghalen'),
  'uitspraak.weghalen': at('uitspraak', 'weghalen'),
  'uitspraak.delen': at('uitspraak', 'delen'),
  'vraag.delen': at('vraag', 'delen'),
  'voorwaarde.stellen': () => '/voorwaarde/nieuw',
  'voorwaarde.nakijken': body => `/uitspraak/${body.voorwaarde}/nakijken`,
  'wens.zeggen': () => '/wens/nieuw',
  'informatie.geven': () => '/informatie/nieuw',
  'uitspraak.intrekken': at('uitspraak', 'intrekken'),
  'uitspraak.beantwoorden': at('uitspraak', 'beantwoorden'),
  'uitspraak.onduidelijk': at('uitspraak', 'onduidelijk'),
  'uitspraak.verduidelijken': at('uitspraak', 'verduidelijken'),
  'ondersteuning.kiezen': () => '/hulp',
  'leiding.weigeren': body => `/leiden/${body.bijeenkomst}/niet`,
  'leiding.beantwoorden': body => `/leiden/${body.bijeenkomst}/antwoord`,
  'plan.overdragen': () => '/coordinator/overdragen',
  'voorbereiding.toevoegen': body => `/voorbereiden/${body.met}/zeg`,
  'voorbereiding.bellen': body => `/voorbereiden/${body.met}/bellen`,
  'voorbereiding.wissen': body => `/voorbereiden/${body.room}/weg`,
  'onafhankelijk.verklaren': () => '/onafhankelijk',
  'onafhankelijk.niet': () => '/onafhankelijk/niet',
  'onafhankelijk.aannemen': () => '/onafhankelijk/aannemen',
  'bijeenkomst.toevoegen': () => '/bijeenkomst',
  'bijeenkomst.noemen': at('bijeenkomst', 'noemen'),
  'fase.noemen': at('bijeenkomst', 'deel-noemen'),
  'fase.toevoegen': at('bijeenkomst', 'deel-erbij'),
  'fase.verplaatsen': at('bijeenkomst', 'deel-plek'),
  'fase.overslaan': at('bijeenkomst', 'overslaan'),
  'fase.openen': at('bijeenkomst', 'deel'),
  'bijeenkomst.prikken': at('bijeenkomst', 'prikken'),
  'bijeenkomst.vastleggen': at('bijeenkomst', 'vastleggen'),
  'bijeenkomst.regelen': at('bijeenkomst', 'regelen'),
  'rol.geven': at('bijeenkomst', 'rollen'),
  'gast.vragen': at('bijeenkomst', 'wie'),
  'gast.weghalen': at('gast', 'weghalen'),
  'gast.dagen': at('gast', 'dagen'),
  'gast.antwoorden': at('gast', 'antwoord'),
  'gast.nodig': at('gast', 'nodig'),
  'gast.wissen': at('gast', 'wissen'),
  'bijeenkomst.voorleggen': at('bijeenkomst', 'laat-zien'),
  'bijeenkomst.sluiten': at('bijeenkomst', 'sluiten'),
  'privetijd.verlengen': () => '/privetijd/verlengen',
  'privetijd.aankondigen': () => '/privetijd/aankondigen',
  'privetijd.wachten': () => '/privetijd/wachten',
  'privetijd.stoppen': () => '/privetijd/stoppen',
  'privetijd.roepen': () => '/privetijd/roepen',
  'privetijd.kiezen': () => '/privetijd/kiezen',
  'mens.toevoegen': () => '/mens',
  'mens.wijzigen': body => `/mens/${body.mens}`,
  'mens.bereiken': body => `/mens/${body.mens}/bereik`,
  'mens.weghalen': body => `/mens/${body.mens}/weg`,
  'uitnodiging.maken': body => `/erbij/${body.mens}`,
  'uitnodiging.intrekken': seat_page,
  'stoel.innemen': null,
  'stoel.afslaan': null,
  'tafel.openen': () => '/tafel',
  'deur.kloppen': null,
  'deur.openen': body => `/deur/${body.stoel}`,
  'deur.weigeren': body => `/deur/${body.stoel}`,
  'stoel.eigenaar': seat_page,
  'stoel.merken': seat_page,
  'stoel.opgroeien': seat_page,
  'stoel.termijn': seat_page,
  'stoel.beeindigen': seat_page,
  'stoel.verlaten': () => '/weggaan',
  'vervanger.kiezen': seat_page,
  'delen.stoppen': () => '/delen/stop',
  'sleutelhulp.kiezen': () => '/begin/hulp',
  'sleutel.vernieuwen': seat_page,
  'stoel.meenemen': null,
  'plan.wissen': null,
  'plan.overnemen': null,
  'overgenomen.vertellen': null
}

// The same as a form has it: a list is a name more than once, a tick is "ja".
function pairs_of (saying, body) {
  const pairs = []
  for (const [name, value] of Object.entries(body)) {
    if (name === 'room' || typeof value === 'function' || value === undefined) continue
    for (const one of [value].flat()) pairs.push([name, one === true ? 'ja' : one])
  }
  if (saying === 'kamers.toevoegen') return [['regels', body.titels.join('\n')]]
  if (saying === 'bijeenkomst.prikken') return (body.momenten ?? []).flatMap((one, i) => [[`dag-${i}`, one.slice(0, 10)], [`tijd-${i}`, one.slice(11)]])
  if (saying === 'deur.weigeren') pairs.push(['doe', 'niet'])
  if (saying === 'wissen.vragen') pairs.push(['zeker', 'ja'])
  if (saying === 'sleutelhulp.kiezen') pairs.push(['wie', body.mens])
  if (forms[saying] === seat_page) pairs.push(['soort', saying])
  return pairs
}

// Says it: {status, title} as the API has them; a form has no title. `form` tells which of the two ways.
export async function try_saying (who, saying, body, form, plan = who.plan) {
  if (form) {
    const phone = who.phone ?? await come_in(who)
    const got = await phone.post(`/plan/${plan}${forms[saying](body)}`, pairs_of(saying, body))
    return { status: got.status, title: '', where: got.where, body: got.body }
  }
  const { room, again, ...fields } = body
  const got = await say(who, { soort: saying, ...fields }, plan)
  return { status: got.status, title: got.status < 400 ? '' : JSON.parse(got.body).title, body: got.body }
}
