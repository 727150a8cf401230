// SPDX-License-Identifier: EUPL-1.2
// A published form (published_forms.mjs) built through the API, as a program would.
import assert from 'node:assert/strict'
import { api, ask } from './families.mjs'

// Builds it in a new plan of this caller; gives the plan as the API then says it is. `files` are {foto, stem} as bytes.
export async function build_by_api (who, form, files) {
  const post = async (path, body) => {
    const got = await api(who, path, body)
    assert.equal(got.status, 201, `${JSON.stringify(body)}: ${got.body}`)
    return JSON.parse(got.body)
  }
  const { id } = await post('/plannen', { naam: form.naam, ik: 'Nel' })
  const say = async (soort, fields) => (await post(`/plannen/${id}/gebeurtenissen`, { soort, ...fields })).gebeurtenissen[0].over
  const bring = async (type, bytes) => {
    const got = await ask(`/api/v1/plannen/${id}/bestanden`, { method: 'POST', headers: { authorization: `Bearer ${who.token}`, 'content-type': type }, body: bytes })
    assert.equal(got.status, 201, got.body)
    return JSON.parse(got.body)
  }
  const some = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const people = new Map([['Ik', JSON.parse((await api(who, `/plannen/${id}`)).body).mensen[0].id]])

  for (const one of form.mensen) people.set(one.naam, await say('mens.toevoegen', some({ naam: one.naam, band: one.band, ring: one.ring, organisatie: one.organisatie, 'niet-gevraagd': one.nietGevraagd })))
  const goals = new Map()
  for (const goal of form.doelen ?? []) goals.set(goal.tekst, await say('doel.toevoegen', some({ tekst: goal.tekst, onder: goals.get(goal.onder) })))
  for (const act of form.acties ?? []) {
    const { tekst, wanneer, ritme, vanaf, tot, anders } = act
    await say('actie.toevoegen', some({ tekst, doel: goals.get(act.doel), doeners: act.doeners.map(name => people.get(name)), wanneer, ritme, vanaf, tot, kijkt: people.get(act.kijkt), anders }))
  }
  for (const deal of form.afspraken ?? []) await say('afspraak.toevoegen', { tekst: deal.tekst, doel: goals.get(deal.doel), tak: deal.tak })
  let before
  for (const room of form.kamers) {
    before = await say('kamer.toevoegen', some({ titel: room.titel, toont: room.toont, na: before }))
    const fields = new Map()
    for (const [titel, sort, keuzes] of room.velden ?? []) fields.set(titel, await say('veld.toevoegen', some({ kamer: before, titel, 'soort-veld': sort, keuzes })))
    const entries = []
    for (const { tekst, velden = {}, van, bij, foto, stem, bijschrift } of room.inbreng ?? []) {
      const cells = Object.entries(velden).map(([titel, waarde]) => ({ veld: fields.get(titel), waarde }))
      entries.push(await say('inbreng.toevoegen', {
        kamer: before,
        ...some({ tekst, van: people.get(van), bij: bij === undefined ? undefined : [entries[bij]], velden: cells.length ? cells : undefined, bijschrift }),
        ...foto ? await bring('image/png', files.foto) : {},
        ...stem ? await bring('audio/ogg', files.stem) : {}
      }))
    }
  }
  if (form.versie) {
    const version = await say('versie.voorleggen', { titel: form.versie.titel })
    await say('versie.instemmen', { versie: version, antwoord: form.versie.antwoord })
  }
  return JSON.parse((await api(who, `/plannen/${id}`)).body)
}
