// SPDX-License-Identifier: EUPL-1.2
// The forms that families get today, each with its titles word for word and in its own order, and with what such forms ask for
// beside plain text. What a family of our own invention writes in them is filled in, so that every kind of field holds something.
//
// A room: {titel, toont?, velden: [[title, sort, choices?]], inbreng: [entry]}. An entry: {tekst, velden: {title: value}, van: who
// said it, bij: the number of the entry in this room that it belongs with, foto, bijschrift, stem}. People, goals, actions and
// agreements go by their texts.
import { in_days } from './days.mjs'

const people = [
  { naam: 'Roos', band: 'dochter', ring: 1 },
  { naam: 'Wim', band: 'opa', ring: 1 },
  { naam: 'Sahar', band: 'buurvrouw', ring: 2 }
]
const text = (titel, ...teksten) => ({ titel, inbreng: teksten.map(tekst => ({ tekst })) })
const lists = (...titles) => titles.map(titel => text(titel))
const scale = (titel, ...values) => ({
  titel,
  velden: [['Wie', 'mens'], ['Cijfer', 'schaal'], ['Op welke dag', 'dag']],
  inbreng: values.map(([who, value]) => ({ velden: { Wie: who, Cijfer: value, 'Op welke dag': '2027-03-04' } }))
})
const signed = (titel, ...rows) => ({
  titel,
  toont: 'tabel',
  velden: [['Naam', 'tekst'], ['Akkoord', 'keuze', ['akkoord', 'niet akkoord', 'akkoord, maar']], ['Datum', 'dag']],
  inbreng: rows.map(([name, agrees]) => ({ velden: { Naam: name, Akkoord: agrees, Datum: '2027-02-01' } }))
})

export const forms = [
  {
    naam: 'T1 Schouwen-Duiveland',
    mensen: people,
    kamers: [
      { titel: 'Wat zijn uw zorgen', inbreng: [{ tekst: 'De ochtenden gaan mis.' }, { tekst: 'Ik ben bang op het plein.', van: 'Roos' }] },
      text('Wat gaat er goed', 'We eten samen.'),
      { titel: 'Plan/acties (oplossingen)', inbreng: [{ tekst: 'Opa brengt Roos op dinsdag.' }, { tekst: 'En op donderdag kijken we nog.', bij: 0 }] },
      { titel: 'Gemaakt met', velden: [['Met wie', 'keuze', ['onze eigen familie', 'mensen die ons kennen', 'een hulpverlener']]], inbreng: [{ velden: { 'Met wie': 'mensen die ons kennen' } }] }
    ]
  },
  {
    naam: 'T2 Familiegroepsplan.nl, zelf doen',
    mensen: people,
    kamers: [
      text('Neem de tijd'),
      text('Onze hoofdvraag', 'Hoe komt er rust in de ochtend?'),
      { titel: 'Wie is belangrijk en wil meedenken', toont: 'mensen' },
      { titel: 'Wat moet er voor ieder geregeld zijn', toont: 'tabel', velden: [['Wie', 'mens'], ['Wat is er nodig', 'tekst']], inbreng: [{ velden: { Wie: 'Wim', 'Wat is er nodig': 'vervoer' } }] },
      ...lists('Welke instelling kan iets doen', 'Een goede plek'),
      { titel: 'Wie leidt het gesprek, wie schrijft', velden: [['Leidt', 'mens'], ['Schrijft', 'mens']], inbreng: [{ velden: { Leidt: 'Sahar', Schrijft: 'Roos' } }] },
      text('Uitnodigen'),
      ...lists('Opening, dank en hoofdvraag', 'Ronde: zorgen', 'Ronde: wat gaat goed'),
      { titel: 'Wensen: wat mag er anders', velden: [['Wens', 'tekst'], ['Wanneer', 'keuze', ['nu', 'over een paar maanden']]], inbreng: [{ velden: { Wens: 'een vaste bedtijd', Wanneer: 'over een paar maanden' } }] },
      ...lists('Ideeën: wat kan er anders', 'Wat is daarvoor nodig', 'Hoe helpen we elkaar')
    ]
  },
  {
    naam: 'T3 1Gezin1Plan, licht',
    mensen: [...people, { naam: 'School De Wilg', band: 'basisschool', ring: 3, organisatie: true }],
    kamers: [
      { titel: 'Contactgegevens', velden: [['Naam', 'tekst'], ['Hoe te bereiken', 'tekst']], inbreng: [{ velden: { Naam: 'Wim', 'Hoe te bereiken': 'liever bellen, na zes uur' } }] },
      { titel: 'Gezinsleden', toont: 'mensen' },
      ...lists('Familie en vrienden', 'Professionals'),
      { titel: 'Krachten en zorgen', toont: 'tabel', velden: [['Kracht of zorg', 'keuze', ['kracht', 'zorg']], ['Wat', 'tekst'], ['Hoe lang al', 'stand']], inbreng: [{ velden: { 'Kracht of zorg': 'kracht', Wat: 'opa is er altijd', 'Hoe lang al': 'blijvend' } }, { velden: { 'Kracht of zorg': 'zorg', Wat: 'te laat op school', 'Hoe lang al': 'nu' } }] },
      { titel: 'Eerdere hulp', toont: 'tabel', velden: [['Wat', 'tekst'], ['Van wanneer tot wanneer', 'periode'], ['Wat hielp', 'tekst']], inbreng: [{ velden: { Wat: 'logopedie', 'Van wanneer tot wanneer': 'maart tot juni 2025', 'Wat hielp': 'samen oefenen' } }] },
      { titel: 'Doelen en acties', toont: 'stappen' },
      ...lists('Veilig Verder Plan')
    ],
    doelen: [{ tekst: 'Roos is op tijd op school.' }, { tekst: 'Eerst: twee dagen in de week.', onder: 'Roos is op tijd op school.' }],
    acties: [{ tekst: 'Opa brengt Roos.', doel: 'Eerst: twee dagen in de week.', doeners: ['Wim'], wanneer: in_days(100), ritme: 'elke-week', vanaf: '08:00', tot: '08:30', kijkt: 'Sahar', anders: 'Dan belt opa de avond ervoor.' }],
    afspraken: [
      { tekst: 'Lukt het? Dan vieren we dat.', doel: 'Roos is op tijd op school.', tak: 'gelukt' },
      { tekst: 'Lukt het niet? Dan vragen we de school mee te denken.', doel: 'Roos is op tijd op school.', tak: 'niet-gelukt' }
    ]
  },
  {
    naam: 'T4 Factsheet VWS, VNG en NJi',
    mensen: people,
    kamers: lists('Wat is de belangrijkste vraag?', 'Wie willen we erbij?', 'Wat kunnen we zelf?', 'Wat kunnen we samen met mensen om ons heen?', 'Welke hulp van hulpverleners is nodig?', 'Welke concrete doelen hebben we?'),
    doelen: [{ tekst: 'Elke dag samen ontbijten.' }]
  },
  {
    naam: 'T5 Regelhulp, één gezin, één plan',
    mensen: people,
    kamers: [
      text('Wat gaat er goed?', 'We lachen weer.'),
      { titel: 'Welke problemen zijn er, en welke wegen het zwaarst?', toont: 'tabel', velden: [['Probleem', 'tekst'], ['Hoe zwaar', 'getal']], inbreng: [{ velden: { Probleem: 'te weinig slaap', 'Hoe zwaar': '1' } }, { velden: { Probleem: 'schulden', 'Hoe zwaar': '2' } }] },
      ...lists('Wat kunnen gezin en netwerk doen?', 'Waar is hulp bij nodig?'),
      { titel: 'Concrete doelen en acties voor iedereen', toont: 'stappen' }
    ],
    acties: [{ tekst: 'Mama belt de gemeente.', doeners: ['Ik'], wanneer: in_days(85) }]
  },
  {
    naam: 'T6 Gezinsplan Noord-Kennemerland',
    mensen: people,
    kamers: [
      { titel: 'Gezinsdoelen', toont: 'stappen' },
      { titel: 'Betrokkenen', toont: 'mensen' },
      { titel: 'Afsprakenlijst', toont: 'tabel', velden: [['Afspraak', 'tekst'], ['Wie', 'mens'], ['Wanneer', 'dag'], ['Wie kijkt', 'mens'], ['Bij welk doel', 'doel']], inbreng: [{ velden: { Afspraak: 'niet op de telefoon aan tafel', Wie: 'Roos', Wanneer: '2027-02-08', 'Wie kijkt': 'Wim', 'Bij welk doel': 'Rust aan tafel.' } }] },
      text('Evaluatie en volgende afspraken'),
      { titel: 'Wie coördineert', velden: [['Wie', 'mens']], inbreng: [{ velden: { Wie: 'Sahar' } }] },
      text('Wat als het plan stokt', 'Dan bellen we Sahar.')
    ],
    doelen: [{ tekst: 'Rust aan tafel.' }]
  },
  {
    naam: 'T7 Wijkteams werken met jeugd',
    mensen: people,
    kamers: [
      { titel: 'De belangrijkste doelen van het gezin', toont: 'stappen' },
      text('Wie doet wat'),
      { titel: 'Welke hulpverlener werkt wanneer', toont: 'tabel', velden: [['Wie', 'tekst'], ['Dag', 'tekst'], ['Van wanneer tot wanneer', 'periode']], inbreng: [{ velden: { Wie: 'wijkteam', Dag: 'dinsdag', 'Van wanneer tot wanneer': 'februari tot mei' } }] },
      { titel: 'Hoe is ieder te bereiken', toont: 'tabel', velden: [['Wie', 'mens'], ['Hoe', 'tekst']], inbreng: [{ velden: { Wie: 'Wim', Hoe: 'bellen' } }] }
    ],
    doelen: [{ tekst: 'Mama slaapt genoeg.' }]
  },
  {
    naam: 'T8 Rondetafelgesprek',
    mensen: people,
    kamers: lists('Achtergrond', 'Wat gaat er goed', 'De vraag', 'Hulp bij de doelen', 'Wie geeft welke hulp', 'Hoe horen we hoe het gaat')
  },
  {
    naam: 'T9 Plan van een Eigen Kracht-conferentie',
    mensen: [...people, { naam: 'Oom Gerrit', band: 'oom', ring: 2, nietGevraagd: true }],
    kamers: [
      text('Onze eigen oplossingen', 'Oma logeert op vrijdag.'),
      { titel: 'Wie doet wat wanneer', toont: 'stappen' },
      ...lists('Wat hulpverleners doen', 'Wanneer kijken we terug', 'Wat als het anders loopt'),
      { titel: 'Voorwaarden voor de veiligheid', toont: 'tabel', velden: [['Voorwaarde', 'tekst'], ['Van wie', 'tekst'], ['Sinds', 'dag']], inbreng: [{ velden: { Voorwaarde: 'er is altijd een volwassene', 'Van wie': 'jeugdbescherming', Sinds: '2027-01-05' } }] },
      signed('Ondertekening', ['Wim', 'akkoord'], ['Sahar', 'niet akkoord'])
    ],
    acties: [{ tekst: 'Oma logeert op vrijdag.', doeners: ['Wim'], kijkt: 'Sahar', wanneer: in_days(75), ritme: 'om-de-week' }],
    versie: { titel: 'Ons plan van vandaag', antwoord: 'niet-akkoord' }
  },
  {
    naam: 'T10 Signs of Safety',
    mensen: people,
    kamers: [
      ...lists('Wat is er gebeurd', 'Waar zijn we bang voor', 'Wat maakt het moeilijk', 'Wat gaat er goed'),
      text('Wat is er al veilig', 'Roos kan naar Sahar.'),
      scale('Hoe veilig is het nu, van 0 tot 10', ['Wim', '6'], ['Sahar', '4']),
      { titel: 'De drie huizen van Roos', inbreng: [{ tekst: 'Dit ben ik.', van: 'Roos', foto: true, bijschrift: 'Tekening van Roos: drie huizen' }, { tekst: 'Roos vertelt erbij.', van: 'Roos', stem: true }] },
      { titel: 'Doelen en volgende stappen', toont: 'stappen' }
    ],
    doelen: [{ tekst: 'Roos is nooit alleen als het misgaat.' }]
  },
  {
    naam: 'T11 Is het plan af?',
    mensen: people,
    kamers: [
      ...['Voldoet het aan wat minstens nodig is?', 'Is het duidelijk?', 'Is iedereen het eens?', 'Beantwoordt het de vragen?'].map(titel => ({ titel, velden: [['Antwoord', 'keuze', ['ja', 'nee', 'een beetje']], ['Waarom', 'tekst']], inbreng: [{ velden: { Antwoord: 'een beetje', Waarom: 'we kijken nog' } }] })),
      { titel: 'Wie van de familie leidt het?', velden: [['Wie', 'mens']], inbreng: [{ velden: { Wie: 'Wim' } }] },
      signed('Wie staat erachter', ['Roos', 'akkoord'], ['Wim', 'akkoord, maar'])
    ]
  }
]

// What a plan so built says of itself, by names and texts: what is compared.
export function as_built (form, me) {
  const name = who => who === 'Ik' ? me : who
  const entries = room => (room.inbreng ?? []).map(entry => ({
    tekst: entry.tekst ?? '',
    van: entry.van ?? me,
    velden: Object.fromEntries(Object.entries(entry.velden ?? {})),
    bij: entry.bij === undefined ? [] : [room.inbreng[entry.bij].tekst],
    bijschrift: entry.bijschrift ?? '',
    foto: !!entry.foto,
    stem: !!entry.stem
  }))
  const goals = form.doelen ?? []
  const acts = (form.acties ?? []).map(act => ({ tekst: act.tekst, doel: act.doel ?? '', doeners: act.doeners.map(name), wanneer: act.wanneer ?? '', ritme: act.ritme ?? '', vanaf: act.vanaf ?? '', tot: act.tot ?? '', kijkt: act.kijkt ?? '', anders: act.anders ?? '' }))
  return {
    kamers: form.kamers.map(room => ({ titel: room.titel, toont: room.toont ?? 'inbreng', velden: (room.velden ?? []).map(([titel, soort, keuzes]) => ({ titel, soort, keuzes: keuzes ?? [] })), inbreng: entries(room) })),
    mensen: [me, ...form.mensen.map(one => one.naam)],
    ringen: form.mensen.map(one => [one.naam, one.ring, !!one.organisatie, !!one.nietGevraagd]),
    doelen: goals.map(goal => [goal.tekst, goal.onder ?? '']),
    acties: acts.sort((one, other) => one.tekst < other.tekst ? -1 : 1),
    afspraken: (form.afspraken ?? []).map(deal => [deal.tekst, deal.doel, deal.tak]).sort(),
    versie: form.versie ? [form.versie.titel, form.versie.antwoord] : null
  }
}

// The same out of what the API gives.
export function as_seen (plan) {
  const goals = new Map(plan.doelen.map(goal => [goal.id, goal.tekst]))
  const people = new Map(plan.mensen.map(one => [one.id, one.naam]))
  const texts = new Map(plan.kamers.flatMap(room => room.inbreng.map(entry => [entry.id, entry.tekst])))
  const filled = entry => Object.fromEntries(entry.velden.filter(cell => cell.waarde).map(cell => [cell.titel, cell.waarde]))
  const acts = [...plan.acties.map(act => [act, '']), ...plan.doelen.flatMap(goal => goal.acties.map(act => [act, goal.tekst]))]
  const deals = [...plan.afspraken.map(deal => [deal, '']), ...plan.doelen.flatMap(goal => goal.afspraken.map(deal => [deal, goal.tekst]))]
  const version = plan.versies[0]
  return {
    kamers: plan.kamers.map(room => ({
      titel: room.titel,
      toont: room.toont || 'inbreng',
      velden: room.velden.map(({ titel, soort, keuzes }) => ({ titel, soort, keuzes })),
      inbreng: room.inbreng.map(entry => ({ tekst: entry.tekst, van: people.get(entry.van), velden: filled(entry), bij: entry.bij.map(id => texts.get(id)), bijschrift: entry.bijschrift ?? '', foto: !!entry.beeld, stem: !!entry.geluid }))
    })),
    mensen: plan.mensen.map(one => one.naam),
    ringen: plan.mensen.filter(one => !one.ik).map(one => [one.naam, one.ring, one.organisatie, one['niet-gevraagd']]),
    doelen: plan.doelen.map(goal => [goal.tekst, goals.get(goal.onder) ?? '']),
    acties: acts.map(([act, doel]) => ({ tekst: act.tekst, doel, doeners: act.doeners.map(id => people.get(id)), wanneer: act.wanneer ?? '', ritme: act.ritme ?? '', vanaf: act.vanaf ?? '', tot: act.tot ?? '', kijkt: people.get(act.kijkt) ?? '', anders: act.anders ?? '' })).sort((one, other) => one.tekst < other.tekst ? -1 : 1),
    afspraken: deals.map(([deal, doel]) => [deal.tekst, doel, deal.tak]).sort(),
    versie: version ? [version.titel, version.mijn] : null
  }
}
