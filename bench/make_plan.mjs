// SPDX-License-Identifier: EUPL-1.2
// The plan that is measured: 12 people, 8 rooms with two texts each, 4 goals and 30 actions, said through the API as any other
// program would.
const people = ['Noor', 'Sam', 'Yara', 'Bas', 'Fatima', 'Joris', 'Imke', 'Milan', 'Oma Truus', 'Buurvrouw Ans', 'Tante Els']
const rooms = ['Wat er goed gaat', 'Wat we willen', 'Onze week', 'Zorgen', 'School', 'Thuis', 'Wie helpt', 'Als het misgaat']
const texts = ['We eten elke avond samen.', 'Dinsdag haalt de buurvrouw de kinderen op.', 'Oma belt elke dag na het eten.',
  'Rust in de ochtend. Geen schermen voor school.', 'We praten er zondag samen over.']
const pick = (list, i) => list[i % list.length]

export async function call (base, token, method, path, body) {
  const answer = await fetch(base + '/api/v1' + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body)
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
  return said
}

export async function makePlan (base, token) {
  const { id: plan } = await call(base, token, 'POST', '/plannen', { naam: 'Ons plan', ik: 'Linda', rol: 'ouder' })
  const say = async (soort, fields) =>
    (await call(base, token, 'POST', `/plannen/${plan}/gebeurtenissen`, { soort, ...fields })).gebeurtenissen[0].over
  const doers = []
  for (const naam of people) doers.push(await say('mens.toevoegen', { naam, ring: 1 + doers.length % 3 }))
  for (const titel of rooms) {
    const kamer = await say('kamer.toevoegen', { titel })
    for (let i = 0; i < 2; i++) await say('inbreng.toevoegen', { kamer, tekst: pick(texts, i + titel.length) })
  }
  const goals = []
  for (let i = 0; i < 4; i++) goals.push(await say('doel.toevoegen', { tekst: pick(texts, i) }))
  for (let i = 0; i < 30; i++) {
    await say('actie.toevoegen', { tekst: pick(texts, i), doel: pick(goals, i), doeners: [pick(doers, i), pick(doers, i + 3)], ritme: 'elke-week' })
  }
  return plan
}
