// SPDX-License-Identifier: EUPL-1.2
// Other programs beside ours, in the same run. PEERS=DIR: DIR/compare.sh starts ours (OURS_START, on OURS_PORT), asks its page
// (OURS_PAGE, with OURS_COOKIE, which has OURS_ITEM for each item and OURS_NEEDLE somewhere) and sends a form (OURS_BODY to
// OURS_POST), then does the same with each program that it knows or that PEER_NAMES names, and prints lines "ratio.PEER.WHAT
// TIMES …", how many times better ours is.
import { join } from 'node:path'
import { run } from './machine.mjs'

export async function peers (at, dir) {
  const port = at.port + 3
  const names = (process.env.PEER_NAMES ?? '').split(' ').filter(Boolean)
  const text = run(join(dir, 'compare.sh'), names, {
    env: {
      ...process.env,
      DUR: String(at.seconds),
      ROUNDS: String(at.rounds),
      OURS_START: `${at.kring} serve --data ${at.data} --listen 127.0.0.1:${port}`,
      OURS_PORT: String(port),
      OURS_COOKIE: at.page.cookie,
      OURS_PAGE: `/plan/${at.page.plan}`,
      OURS_COLD_PAGE: '/',
      OURS_NEEDLE: at.page.plan,
      OURS_ITEM: '<li',
      OURS_POST: `/plan/${at.page.plan}/naam`,
      OURS_BODY: `bewijs=${at.page.proof}&naam=Ons+plan`
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  return [...text.matchAll(/^ratio\.(\w+)\.(\S+) ([\d.]+)/gm)].map(([, peer, what, times]) => (
    { what: `${peer}: ${what.replace(/_/g, ' ')}, times better`, value: Number(times), unit: '' }))
}
