// SPDX-License-Identifier: EUPL-1.2
// docs/openapi.json is a sound OpenAPI 3.1 document, follows the rules of the NL API Design Rules that a program can check, and is
// true: everything the API answers has the shape it promises.
//   node tests/web/test_api_document.mjs build/kring
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { Validator } from '@seriousme/openapi-schema-validator'
import { families, run, ask, api, say, root } from './families.mjs'

const everyone = await families()
const seats = everyone.filter(who => who.plan)
const text = readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')
const document = JSON.parse(text)
const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addSchema(document, 'openapi')
const shape = name => ajv.getSchema(`openapi#/components/schemas/${name.replaceAll('/', '~1')}`)
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).filter(([method]) => /^(get|post|put|patch|delete)$/.test(method)).map(([method, operation]) => ({ path, method, ...operation })))

function fits (name, value, where) {
  const check = shape(name)
  assert.ok(check, `there is no schema ${name}`)
  assert.ok(check(value), `${where}: ${ajv.errorsText(check.errors)}`)
}

await run({
  async 'it is a sound OpenAPI 3.1 document, and the program gives that very document' () {
    const result = await new Validator().validate(JSON.parse(text))
    assert.ok(result.valid, JSON.stringify(result.errors))
    assert.match(document.openapi, /^3\.1\.\d$/)
    assert.equal((await ask('/api/v1/openapi.json')).body, text)
  },

  // https://gitdocumentatie.logius.nl/publicatie/api/adr/: the names of its rules are in the messages.
  async 'it follows the NL API Design Rules' () {
    assert.match(document.info.version, /^\d+\.\d+\.\d+$/, 'semver')
    assert.ok(document.info.contact?.name, 'doc-openapi-contact')
    assert.match(document.servers[0].url, /\/v1$/, 'uri-version')
    assert.ok(operations.length >= 10)
    const ids = operations.map(one => one.operationId)
    assert.equal(new Set(ids).size, ids.length)
    for (const { path, method, responses, summary, parameters = [] } of operations) {
      const where = `${method} ${path}`
      assert.ok(['get', 'post', 'put', 'patch', 'delete'].includes(method), `http-methods ${where}`)
      assert.ok(!path.endsWith('/'), `no-trailing-slash ${where}`)
      assert.match(path, /^(\/([a-z]+(\.[a-z]+)?|\{[a-z]+\}))+$/, `path-segments-kebab-case ${where}`)
      assert.ok(summary, where)
      for (const one of parameters.filter(parameter => parameter.in === 'query')) assert.match(one.name, /^[a-z]+([A-Z][a-z]+)*$/, `query-keys-camel-case ${where}`)
      for (const [status, response] of Object.entries(responses)) {
        assert.ok(response.headers['API-Version'], `version-header ${where} ${status}`)
        if (status >= 400) assert.deepEqual(Object.keys(response.content), ['application/problem+json'], `error-handling ${where} ${status}`)
      }
      if (path !== '/openapi.json') assert.ok(responses[401] && responses[503], where)
    }
    const plan = seats[0].plan
    const headers = { authorization: `Bearer ${seats[0].token}` }
    assert.equal((await ask(`/api/v1/plannen/${plan}/`, { headers })).status, 404, 'no-trailing-slash')
    for (const path of ['/plannen', `/plannen/${plan}`, '/nergens', '/openapi.json']) assert.equal((await ask(`/api/v1${path}`, { headers })).headers['api-version'], document.info.version, path)
    const wrong = await ask('/api/v1/plannen', { method: 'PUT', headers })
    assert.equal(wrong.status, 405)
    assert.equal(wrong.headers.allow, 'GET, HEAD, POST')
  },

  async 'what each seat gets has the shape that was promised: plans, histories, lists' () {
    for (const who of seats) {
      const of = async path => JSON.parse((await api(who, path)).body)
      fits('plan', await of(`/plannen/${who.plan}`), `${who.naam} plan`)
      fits('gebeurtenissen', await of(`/plannen/${who.plan}/gebeurtenissen`), `${who.naam} gebeurtenissen`)
      for (const one of await of('/plannen')) fits('plan-in-lijst', one, `${who.naam} plannen`)
    }
  },

  async 'what is said and what is refused has the shape that was promised' () {
    const who = seats.find(one => one.naam === 'Mark')
    const said = await say(who, { soort: 'kamer.toevoegen', titel: 'Een' })
    assert.equal(said.status, 201)
    fits('gebeurtenissen', JSON.parse(said.body), 'said')
    for (const saying of [{}, { soort: 'kamer.toevoegen' }, { soort: 'kamer.noemen', kamer: '0000000000000000', titel: 'Een' }, { soort: 'inbreng.bevestigen', inbreng: '0' }]) {
      const got = await say(who, saying)
      assert.ok(got.status >= 400)
      fits('probleem', JSON.parse(got.body), JSON.stringify(saying))
    }
  },

  async 'what the document lets through is taken or refused for a reason, and what it does not is never taken' () {
    const who = seats.find(one => one.naam === 'Mark')
    const plan = JSON.parse((await api(who, `/plannen/${who.plan}`)).body)
    const tries = [{ soort: 'doel.toevoegen', tekst: 'Rust' }, { soort: 'doel.toevoegen', tekst: 'x'.repeat(501) }, { soort: 'doel.toevoegen', tekst: 5 }, { soort: 'doel.toevoegen' }, { soort: 'doel.toevoegen', tekst: 'a', onzin: 1 }, { soort: 'kamer.delen', kamer: plan.kamers[0].id, lezers: [] }, { soort: 'kamer.delen', kamer: plan.kamers[0].id, lezers: 'x' }, { soort: 'mens.toevoegen', naam: 'Kim', ring: 4 }, { soort: 'mens.toevoegen', naam: 'Kim', ring: 3 }]
    for (const saying of tries) {
      const got = await say(who, saying)
      assert.equal(got.status === 201, shape(saying.soort)(saying), `${JSON.stringify(saying)}: ${got.status}`)
    }
  }
})
