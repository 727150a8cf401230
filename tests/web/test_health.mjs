// SPDX-License-Identifier: EUPL-1.2
// What watches for the machine's keeper: /healthz, /readyz and /metrics, for who asks from this machine and for nobody else. That
// /readyz says no when the disk is full stands in tests/crash/test_disk.mjs.
//   KRING=build/kring node tests/web/test_health.mjs
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { start_program } from './walk.mjs'

const here = mkdtempSync(join(tmpdir(), 'kring-health-'))
const config = join(here, 'kring.conf')
const outside = Object.values(networkInterfaces()).flat().find(a => a.family === 'IPv4' && !a.internal)?.address
const PATHS = ['/healthz', '/readyz', '/metrics']

// A question with headers of one's own: {status, body}.
const ask = (base, path, headers = {}) => new Promise((resolve, reject) => {
  const question = request(base + path, { headers }, answer => {
    let body = ''
    answer.setEncoding('utf8').on('data', part => { body += part }).on('end', () => resolve({ status: answer.statusCode, type: answer.headers['content-type'], body }))
  })
  question.on('error', reject).end()
})
const number = (text, name) => Number(new RegExp(`^kring_${name} (\\d+)$`, 'm').exec(text)[1])

const tests = {
  async 'from this machine: it runs, it keeps, and how much was asked' () {
    const { base, stop } = await start_program()
    try {
      for (const path of PATHS.slice(0, 2)) assert.deepEqual(await ask(base, path), { status: 200, type: 'text/plain; charset=utf-8', body: 'ok\n' })
      const before = (await ask(base, '/metrics')).body
      for (let i = 0; i < 3; i++) await ask(base, '/er-is-niets')
      const { body, type } = await ask(base, '/metrics')
      assert.match(type, /^text\/plain; version=0\.0\.4/)
      assert.equal(number(body, 'requests_total'), number(before, 'requests_total') + 4)
      assert.equal(number(body, 'answers_total\\{class="4xx"\\}'), number(before, 'answers_total\\{class="4xx"\\}') + 3)
      assert.ok(number(body, 'request_microseconds_total') > number(before, 'request_microseconds_total'))
      assert.ok(number(body, 'connections') >= 1)
      for (const line of body.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) kring_\w+ .+|kring_\w+(\{class="\dxx"\})? \d+)$/)
      assert.doesNotMatch(body, /plan|seat|stoel|said|events?|person/i)
    } finally { stop() }
  },

  async 'for others they are not there: not through a proxy, not from another machine' () {
    writeFileSync(config, ['host = Ons', 'officer = fg@voorbeeld.example', 'complaints = klacht@voorbeeld.example', 'phone = 030', ''].join('\n'))
    for (const proxy of [[], ['--proxy', '127.0.0.1']]) {
      const { base, stop } = await start_program({ settings: ['--config', config, ...proxy] })
      try {
        const nothing = (await ask(base, '/er-is-niets')).body
        for (const path of PATHS) {
          for (const from of ['203.0.113.7', '127.0.0.1', '127.0.0.1, 203.0.113.7', '::1']) assert.equal((await ask(base, path, { 'x-forwarded-for': from })).status, 404, `${path} ${from}`)
          assert.equal((await ask(base, path, { 'x-forwarded-for': '203.0.113.7' })).body, nothing)
          assert.equal((await ask(base, path)).status, 200)
        }
      } finally { stop() }
    }
    if (!outside) return
    const { base, stop } = await start_program({ address: '0.0.0.0', settings: ['--config', config] })
    try {
      for (const path of PATHS) {
        assert.equal((await ask(base.replace('127.0.0.1', outside), path)).status, 404, path)
        assert.equal((await ask(base, path)).status, 200, path)
      }
    } finally { stop() }
  }
}

let failed = 0
for (const [sentence, test] of Object.entries(tests)) {
  await test().then(() => console.log(`ok      ${sentence}`), error => { failed++; console.log(`not ok  ${sentence}\n${error.stack}`) })
}
rmSync(here, { recursive: true, force: true })
process.exit(failed ? 1 : 0)
