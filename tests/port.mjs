// SPDX-License-Identifier: EUPL-1.2
// A port of 127.0.0.1 that nobody uses, below those the system lends to who calls out: one of these could be lent to a
// neighbour between the asking and the start. Tests that run side by side begin looking at another number.
import { createServer } from 'node:net'

const FIRST = 10_000
const PORTS = 20_000

const is_free = port => new Promise(resolve => {
  const probe = createServer().once('error', () => resolve(false))
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
})

let next = process.pid * 7
export async function free_port () {
  for (;;) {
    const port = FIRST + next++ % PORTS
    if (await is_free(port)) return port
  }
}
