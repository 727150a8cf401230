// SPDX-License-Identifier: EUPL-1.2
// Clients that go on speaking while the server is killed under them, and remember what was promised to each. A client is anyone
// who says things with a key of their own: a program through the API, or a browser through forms.
import http from 'node:http'

const WAIT_MS = 20000

export function question (port, agent, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, agent, method, path, headers, timeout: WAIT_MS }, answer => {
      const parts = []
      answer.on('data', part => parts.push(part)).on('error', reject)
      answer.on('end', () => answer.complete ? resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }) : reject(new Error('cut off')))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer in ${WAIT_MS} ms`))).on('error', reject)
    request.end(body)
  })
}

const agent_of = () => new http.Agent({ keepAlive: true, maxSockets: 1 })

// Through the API: renames a room, which leaves a line in the history and makes the plan no larger; or writes in it.
export function program (port, name, { token, plan, room, writes }) {
  const agent = agent_of()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const words = text => writes ? { soort: 'inbreng.toevoegen', kamer: room, tekst: text } : { soort: 'kamer.noemen', kamer: room, titel: text }
  const ask = (path, saying) => question(port, agent, { method: saying ? 'POST' : 'GET', path: `/api/v1${path}`, headers, body: saying && JSON.stringify(saying) })
  const sends = ({ text, key }) => ask(`/plannen/${plan}/gebeurtenissen`, { ...words(text), sleutel: key })
  return {
    name, plan, sends,
    get: async path => JSON.parse((await ask(path)).body),
    async say ({ text, key }) {
      const got = await sends({ text, key })
      if (got.status !== 201) throw new Error(`${name} was refused with ${got.status}: ${got.body}`)
      const [event] = JSON.parse(got.body).gebeurtenissen
      return `${event.id} ${event.over}`
    },
    hang_up: () => agent.destroy()
  }
}

// Through forms: comes in with a link, and sends what the page's own form would.
export async function browser (port, name, { link, plan, room, writes }) {
  const agent = agent_of()
  const jar = new Map()
  const ask = async (method, path, fields) => {
    const cookie = [...jar].map(pair => pair.join('=')).join('; ')
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const got = await question(port, agent, { method, path, headers, body: fields && new URLSearchParams(fields).toString() })
    for (const cookie of got.headers['set-cookie'] ?? []) jar.set(...cookie.split(';')[0].split(/=(.*)/s, 2))
    return got
  }
  await ask('GET', link)
  const came = await ask('POST', '/in', { antwoord: 'ja' })
  if (came.status !== 303) throw new Error(`the link opened nothing: ${came.status}`)
  const page = await ask('GET', `/plan/${plan}/kamer/${room}`)
  const proof = page.body.match(/name="bewijs" value="([^"]+)"/)[1]
  const [verb, field] = writes ? ['erbij', 'tekst'] : ['noemen', 'titel']
  const sends = ({ text, key }) => ask('POST', `/plan/${plan}/kamer/${room}/${verb}`, { bewijs: proof, sleutel: key, terug: 'kamer', [field]: text })
  return {
    name, plan, proof, ask, sends,
    async say ({ text, key }) {
      const got = await sends({ text, key })
      if (got.status !== 303) throw new Error(`${name} was refused with ${got.status}: ${got.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`)
      return got.headers.location.replace(/#.*/, '')
    },
    hang_up: () => agent.destroy()
  }
}

// What one client said: `kept` was promised, with the answer that was given; `open` was sent and never answered.
export function memory (client, life) {
  let count = 0
  const kept = []
  const open = new Map()
  const is_dead = error => /ECONN|socket hang up|EPIPE|cut off/.test(`${error.code} ${error.message}`)
  const send = async saying => {
    open.set(saying.text, saying)
    const answer = await client.say(saying)
    open.delete(saying.text)
    return answer
  }
  return {
    client, kept, open,
    // Until the server is gone; anything else that goes wrong is a mistake of the server's.
    async speak (is_killed) {
      try {
        while (!is_killed()) {
          const saying = { text: `${life} ${client.name} ${++count}`, key: `sleutel-${life}-${client.name}-`.padEnd(24, '0') + count }
          kept.push({ ...saying, answer: await send(saying) })
        }
      } catch (error) {
        if (!is_killed() || !is_dead(error)) throw error
      }
    },
    // As a client does that was cut off: the same again, with the same key.
    async repeat_open () {
      for (const saying of [...open.values()]) kept.push({ ...saying, answer: await send(saying) })
    },
    async repeat_some (chance, n) {
      for (let i = 0; i < n && kept.length; i++) {
        const saying = kept[Math.floor(kept.length * (1 - chance() ** 2))]
        const answer = await client.say(saying)
        if (answer !== saying.answer) throw new Error(`${saying.text}: first the answer was ${saying.answer}, and again ${answer}`)
      }
    }
  }
}
