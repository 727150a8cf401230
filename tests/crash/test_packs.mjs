// SPDX-License-Identifier: EUPL-1.2
// An office's own methods, in the folder DIR/packs: they are there after a start, one that is wrong is told in the log and leaves the
// others, and whatever becomes of a file changes no gathering that has begun.
//   KRING=build/kring node tests/crash/test_packs.mjs
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { free_port } from '../port.mjs'
import { demonstrate, start, tell } from './server.mjs'

const folder = mkdtempSync(join(tmpdir(), 'kring-packs-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data')
const pack = name => join(data, 'packs', name)
const port = await free_port()

// The example of the document, word for word.
const example = readFileSync(join(import.meta.dirname, '../../docs/werkwijze.md'), 'utf8').match(/```yaml\n([^]+?)```/)[1]
assert.ok(example.split('\n').length < 60, 'the example is short')

async function ask (path, token, saying) {
  const got = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method: saying ? 'POST' : 'GET', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: saying && JSON.stringify(saying) })
  return Object.assign(await got.json(), { answered: got.status })
}

let server
async function again () {
  await server?.kill('SIGTERM')
  server = start(data, port)
  await server.open
}

const tables = await demonstrate(data, port)
mkdirSync(join(data, 'packs'))
writeFileSync(pack('buurtgesprek.yaml'), example)
writeFileSync(pack('kapot.yaml'), Buffer.from('id: kapot\nnaam: {nl: Geïnteresseerd}\n', 'latin1'))
const wrong = 'kapot.yaml: line 2, column 14: this sign is not UTF-8'
for (const words of [['pack', 'list', '--data', data], ['pack', 'check', pack('kapot.yaml')]]) {
  const { status, said } = tell(...words)
  assert.equal(status, 1)
  assert.ok(said.includes(wrong), said)
  if (words[1] === 'list') assert.match(said, /^buurtgesprek\tBuurtgesprek\t/m)
}
assert.equal(tell('pack', 'check', pack('buurtgesprek.yaml')).status, 0)
await again()
assert.ok(server.said.includes(`packs/${wrong}`), server.said)

const quiet = async ({ plan, token }) => (await ask(`/plannen/${plan}`, token)).privetijd.length === 0
const { plan, token, stoel } = (await Promise.all(tables.filter(one => one.eigenaar && one.plan).map(async one => await quiet(one) && one))).find(one => one)
const say = (soort, fields) => ask(`/plannen/${plan}/gebeurtenissen`, token, { soort, ...fields })
const gatherings = async () => (await ask(`/plannen/${plan}`, token)).bijeenkomsten
assert.equal((await say('bijeenkomst.toevoegen', { methode: 'buurtgesprek' })).answered, 201)
assert.equal((await say('bijeenkomst.toevoegen', { methode: 'kapot' })).answered, 400)
const [begun] = await gatherings()
assert.deepEqual(begun.fasen.map(phase => phase.titel), ['Welkom', 'Onder ons', 'Laten zien'])
assert.equal((await say('fase.openen', { bijeenkomst: begun.id, fase: 'welkom' })).answered, 201)
const [under_way] = await gatherings()

// A newer pack of the same name: other words, and a phase less.
writeFileSync(pack('buurtgesprek.yaml'), example.replaceAll('Welkom', 'Binnenkomen').replace(/ {2}- id: onder-ons[^]+?(?= {2}- id: laten-zien)/, '').replace('Onze vraag', 'Jullie vraag'))
rmSync(pack('kapot.yaml'))
await again()
assert.equal(server.said, '')
assert.deepEqual(await gatherings(), [under_way])
assert.equal((await say('bijeenkomst.toevoegen', { methode: 'buurtgesprek' })).answered, 201)
const [newer, older] = await gatherings()
assert.deepEqual(newer.fasen.map(phase => phase.titel), ['Binnenkomen', 'Laten zien'])
assert.deepEqual(older, under_way)

// It is taken away altogether: what began goes on to its end.
rmSync(join(data, 'packs'), { recursive: true })
await again()
assert.deepEqual((await gatherings())[1], under_way)
assert.equal((await say('bijeenkomst.toevoegen', { methode: 'buurtgesprek' })).answered, 400)
assert.equal((await say('fase.openen', { bijeenkomst: begun.id, fase: 'onder-ons', binnen: [stoel] })).answered, 201)
const seen = async () => (await ask(`/plannen/${plan}`, token)).volgnummer
assert.equal((await say('bijeenkomst.voorleggen', { bijeenkomst: begun.id, volgnummer: await seen() })).answered, 403) // nobody said that the door opens
assert.equal((await say('privetijd.aankondigen', { bijeenkomst: begun.id })).answered, 201)
assert.equal((await say('bijeenkomst.voorleggen', { bijeenkomst: begun.id })).answered, 400) // nor what was seen of it
assert.equal((await say('bijeenkomst.voorleggen', { bijeenkomst: begun.id, volgnummer: await seen() })).answered, 201)
assert.equal((await say('fase.openen', { bijeenkomst: begun.id, fase: 'laten-zien' })).answered, 201)
assert.equal((await gatherings())[1].fase, 'laten-zien')
await server.kill()
console.log('the methods of an office: all as it should be')
process.exit(0)
