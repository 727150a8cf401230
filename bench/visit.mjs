// SPDX-License-Identifier: EUPL-1.2
// Coming in through a link, as somebody on a telephone of their own would.
import { ask } from './machine.mjs'

const jar = answer => (answer.headers['set-cookie'] ?? []).map(line => line.split(';')[0])

export async function comeIn (base, path) {
  const carried = jar(await ask(base, path)).join('; ')
  const inside = await ask(base, '/in', {
    method: 'POST', headers: { cookie: carried, 'content-type': 'application/x-www-form-urlencoded' }, body: 'antwoord=ja&telefoon=ja'
  })
  const cookie = jar(inside).find(text => text.startsWith('kring='))
  if (!cookie) throw new Error(`the link did not open: ${inside.status}`)
  return cookie
}
