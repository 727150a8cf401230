// SPDX-License-Identifier: EUPL-1.2
// What the walks through the first ten minutes share: its questions in order, as they stand in the design, who begins, who comes
// back with a key, and who speaks instead of typing.
import assert from 'node:assert/strict'

export const headings = ['Voor wie is dit plan?', 'Wat is er aan de hand?', 'Wat gaat er goed?', 'Wat wil je dat er anders wordt?',
  'Wie kan met je meedenken?', 'Wat is één kleine stap voor deze week?']
export const skips = ['Sla over', 'Sla over', 'Ik weet even niets', 'Dat weet ik nog niet', 'Sla over', 'Sla over']

export async function begin (p, telephone) {
  await p.go('/')
  await p.at('Maak een plan met je eigen mensen')
  assert.equal((await p.context.cookies()).length, 0)
  await p.press('Ons plan beginnen')
  await p.at('Kijken er ook anderen op deze telefoon?')
  assert.equal((await p.context.cookies()).length, 0)
  await p.press(telephone)
}

export async function skip (p, from = 0, to = skips.length) {
  for (const name of skips.slice(from, to)) await p.press(name)
}

export const key_of = async p => (await p.page.locator('.code').first().innerText()).replace(/\s/g, '')
export const plan_of = p => p.page.url().match(/\/plan\/[0-9a-z]{26}/)?.[0]

// On a telephone that never saw this plan.
export async function come_back (house, key, more) {
  const p = await house.person('', more)
  await p.go(`/in/${key}`)
  await p.press('Ja, dat ben ik')
  return p
}

// What a telephone would send: it begins as a sound does.
export const VOICE = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(3000, 7)])
export const speak = (p, n = 0, buffer = VOICE) =>
  p.page.locator('input[type=file][accept^="audio"]').nth(n).setInputFiles({ name: 'stem.ogg', mimeType: 'audio/ogg', buffer })
