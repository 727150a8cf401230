// SPDX-License-Identifier: EUPL-1.2
// A disk that is full, turns read-only or may not be written, and a folder that somebody else has: through pages, the API and commands. What was
// acknowledged stays, what was not is said in one sentence with what was typed kept, and it goes on by itself when there is room.
//   KRING=build/kring node tests/crash/test_disk.mjs
// The disk is a small one of our own, in a namespace of our own. Where the kernel gives none, a limit on the size of files stands in for
// the full disk, and what needs a disk of our own is not tried.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, program } from './clients.mjs'
import { free_port } from '../port.mjs'
import { link_of, run, seats_of, start, tell } from './server.mjs'

const SIZE = 6 << 20 // the disk
const ours = process.env.KRING_DISK
if (!ours) {
  const disk = mkdtempSync(join(tmpdir(), 'kring-disk-'))
  const again = { stdio: 'inherit', env: { ...process.env, KRING_DISK: disk } }
  const mounted = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', disk], { encoding: 'utf8' })
  const inside = mounted.status === 0
    ? spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=${SIZE} none "$KRING_DISK" && exec "$0" "$1"`, process.execPath, process.argv[1]], again)
    : spawnSync(process.execPath, [process.argv[1]], { ...again, env: { ...again.env, KRING_LIMIT: `${mounted.error ?? mounted.stderr}`.trim() } })
  rmSync(disk, { recursive: true })
  process.exit(inside.status ?? 1)
}

// Mount makes no disk read-only while a server has its files open, as a failing one becomes by itself: read_only.c stands in for it.
const shim = join(ours, 'read_only.so')
const SWITCH = join(ours, 'is_read_only')
const built = spawnSync(process.env.CC ?? 'cc', ['-D_GNU_SOURCE', '-O1', '-shared', '-fPIC', '-o', shim, join(import.meta.dirname, 'read_only.c')], { encoding: 'utf8' })
assert.equal(built.status, 0, built.stderr)
const begin = () => start(data, port, { LD_PRELOAD: shim, SWITCH })
const read_only = on => on ? appendFileSync(SWITCH, '') : rmSync(SWITCH, { force: true })

const no_disk = process.env.KRING_LIMIT // why there is none of our own
const data = join(ours, 'data')
const ballast = join(ours, 'ballast')
const limit = bytes => world?.server.child.pid && spawnSync('prlimit', ['--pid', `${world.server.child.pid}`, `--fsize=${bytes}:`])
function fill () {
  if (no_disk) limit(0)
  for (let piece = 1 << 20; piece >= 1 && !no_disk; piece >>= 1)
    for (;;) {
      try { appendFileSync(ballast, Buffer.alloc(piece)) } catch { break }
    }
}
function make_room () {
  if (no_disk) limit('unlimited')
  rmSync(ballast, { force: true })
}
const remount = how => assert.equal(spawnSync('mount', ['-o', `remount,${how}`, ours]).status, 0)

const port = await free_port()
let world
const sentence = html => html.match(/<main[\s\S]*?<\/main>/)[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
let count = 0
const saying = () => ({ text: `Gezegd ${++count} & "bewaard" <echt>`, key: `sleutel-${String(count).padStart(20, '0')}` })
const kept = []

async function say (who) {
  const one = saying()
  await who.say(one)
  kept.push(one.text)
}

async function all_there (who) {
  const { gebeurtenissen } = await who.get(`/plannen/${who.plan}/gebeurtenissen`)
  const said = gebeurtenissen.map(({ gezegd }) => gezegd.titel ?? gezegd.tekst)
  assert.deepEqual(said.filter(text => /^Gezegd/.test(text)), kept)
  assert.match(tell('verify', '--data', data).said, /^Whole: /)
}

// One sentence and exit 1, not a stack or a second line.
function says_no (words, ...command) {
  const { status, said } = tell(...command)
  assert.equal(status, 1, `${command}: ${said}`)
  assert.match(said, words)
  assert.equal(said.trim().split('\n').length, 1, said)
}

// Nothing can be kept: every door says so, and the page gives back what was typed. What the page gave back is returned. A saying that
// fails cuts the log, which makes some room: it is filled before each.
async function refused (api, web, spoil = fill) {
  let one, got
  do { // the log may have had room
    if (got) kept.push(one.text)
    spoil()
    got = await api.sends(one = saying())
  } while (got.status === 201)
  assert.equal(got.status, 503, got.body)
  assert.match(got.headers['content-type'], /problem\+json/)
  assert.deepEqual(JSON.parse(got.body), { status: 503, title: 'Dit kan nu niet bewaard worden', detail: 'Er is niets veranderd. Probeer het nog eens.' })

  spoil()
  const page = await web.sends(one)
  assert.equal(page.status, 503)
  assert.match(sentence(page.body), /Dit ging mis bij ons Wat je schreef, is er nog\. Probeer het nog eens\. Dit schreef je/)
  assert.match(page.body, /<textarea[^>]*>\s*Gezegd \d+ &amp; (&quot;|&#34;|")bewaard(&quot;|&#34;|") &lt;echt&gt;<\/textarea>/)
  assert.equal((await web.ask('GET', '/')).status, 200)
  spoil()
  says_no(/disk is full|does not answer|cannot|read-only/, 'token', '--data', data, '--seat', api.seat)
  return { page, one }
}

// Presses the button of the page that gave it back.
async function press_again (web, { page, one }) {
  const form = page.body.match(/<form class="form"[\s\S]*?<\/form>/)[0]
  const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&(quot|#34);/g, '"').replace(/&amp;/g, '&')
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"|<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)/g)]
    .map(([, name, value, area, text]) => [name ?? area, plain(value ?? text)])
  for (let times = 0; times < 2; times++) {
    const got = await web.ask('POST', form.match(/action="([^"]+)"/)[1], fields)
    assert.equal(got.status, 303, got.body)
  }
  kept.push(one.text)
}

async function furnish () {
  await run('seed', '--data', data, '--plans', '2')
  const server = begin()
  await server.open
  const [one, two] = await seats_of(data, (path, token) => program(port, 'reader', { token }).get(path))
  const api = { ...program(port, 'program', one), seat: one.seat }
  const web = await browser(port, 'browser', { ...one, link: await link_of(data, one.seat), writes: true })
  const other = await browser(port, 'other', { ...two, link: await link_of(data, two.seat) })
  return { server, api, web, other }
}

const first = {
  async 'a first start on a full disk says one sentence and leaves nothing in the way' () {
    fill()
    says_no(/cannot|full/, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`)
    make_room()
  }
}

const anywhere = {
  async 'on a full disk nothing acknowledged is lost, and what was typed is kept until there is room' () {
    const { server, api, web } = world = await furnish()
    await say(api)
    await say(web)
    const given = await refused(api, web)
    let ready = 200
    for (let tries = 0; ready === 200 && tries < 200; tries++) { // the log may have had room
      fill()
      ready = (await web.ask('GET', '/readyz')).status
    }
    assert.equal(ready, 503)
    assert.equal((await web.ask('GET', '/healthz')).status, 200)
    fill()
    says_no(/cannot|full/, 'backup', '--data', data, '--to', join(ours, 'copy.db'))
    assert.deepEqual(['copy.db', 'copy.db.new', 'kring.keys', 'kring.keys.new'].filter(name => existsSync(join(ours, name))), [])
    make_room()
    await press_again(web, given)
    assert.equal((await web.ask('GET', '/readyz')).status, 200)
    await say(api)
    await all_there(api)
    assert.match(server.said, /not kept: .*(full|cannot be)/)
  },

  async 'a disk that turns read-only under a running server: it says so in one sentence, and nothing acknowledged is lost' () {
    const { server, api, web, other } = world
    const before = server.said.length
    await say(web)
    const given = await refused(api, web, () => read_only(true))
    const log = server.said.slice(before).trim().split('\n')
    assert.ok(log.every(line => line.endsWith('the disk has become read-only; see what is wrong with it, and mount it to be written again')), log.join('\n'))
    assert.equal((await web.ask('GET', '/healthz')).status, 200)
    assert.equal((await web.ask('GET', '/readyz')).status, 503)
    assert.equal((await other.ask('GET', `/plan/${other.plan}/kring`)).status, 503)
    says_no(/cannot|read-only/, 'backup', '--data', data, '--to', join(ours, 'copy.db'))
    read_only(false)
    await press_again(web, given)
    assert.equal((await web.ask('GET', '/readyz')).status, 200)
    await say(api)
    await all_there(api)
    read_only(true) // and a server that is killed then
    await server.kill()
    const again = begin()
    assert.equal(await again.open.then(() => true, () => false), false)
    assert.match(again.said, /cannot|read-only/i)
    assert.equal(again.said.trim().split('\n').length, 1, again.said)
    read_only(false)
    world.server = begin()
    await world.server.open
    await say(api)
    await all_there(api)
  },

  async 'a page that nobody may open unrecorded stays shut on a full disk, and says why; in English too' () {
    const { other } = world
    const path = `/plan/${other.plan}/kring`
    const speak = async language => assert.equal((await other.ask('POST', '/instellingen', { bewijs: other.proof, taal: language })).status, 303)
    const use_up = async () => { do fill(); while ((await other.sends(saying())).status === 303) } // the log has room ahead
    await use_up()
    const shut = await other.ask('GET', path)
    assert.equal(shut.status, 503)
    assert.match(sentence(shut.body), /Deze bladzijde kan nu niet open We schrijven op wie er leest\. Dat lukt nu niet\./)
    make_room()
    await speak('en')
    await use_up()
    assert.match(sentence((await other.ask('GET', path)).body), /This page cannot open now We write down who reads\. That does not work now\. Try again in a minute\./)
    assert.match(sentence((await other.sends(saying())).body), /This went wrong on our side What you wrote is still here\. Try it again\. This is what you wrote/)
    make_room()
    assert.equal((await other.ask('GET', path)).status, 200)
    await speak('nl')
  },

  async 'a second server, and what wants a folder for itself, is sent away by name; the first goes on' () {
    const { server, api } = world
    const other = await free_port()
    says_no(new RegExp(`in use by process ${server.child.pid}`), 'serve', '--data', data, '--listen', `127.0.0.1:${other}`)
    says_no(/not empty/, 'seed', '--data', data, '--plans', '1')
    says_no(/not empty|did not fill/, 'demo', '--data', data, '--listen', `127.0.0.1:${other}`)
    says_no(/not empty/, 'restore', '--from', join(data, 'kring.db'), '--data', data)
    await say(api)
    await all_there(api)
  }
}

const last = {
  async 'a server killed on a full disk starts again, there or when there is room, with all that was kept' () {
    const { server, api } = world
    fill()
    await server.kill()
    const again = begin()
    const open = await again.open.then(() => true, () => false)
    if (open) await again.kill()
    else assert.equal(again.said.trim().split('\n').length, 1, again.said)
    make_room()
    world.server = begin()
    await world.server.open
    await say(api)
    await all_there(api)
  },

  async 'a start on a read-only disk says one sentence, and nothing is changed' () {
    const { server, api } = world
    await server.kill('SIGTERM')
    remount('ro')
    says_no(/cannot|read-only/i, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`)
    says_no(/cannot|read-only/i, 'seat', 'list', '--data', data)
    remount('rw')
    mkdirSync(join(ours, 'empty'))
    remount('ro')
    says_no(/cannot|read-only/i, 'serve', '--data', join(ours, 'empty'), '--listen', `127.0.0.1:${port}`)
    remount('rw')
    world.server = begin()
    await world.server.open
    await all_there(api)
    await world.server.kill()
  }
}

if (no_disk) console.log(`not tried: a disk of our own (${no_disk})`)
let failed = 0
for (const [name, test] of Object.entries(no_disk ? anywhere : { ...first, ...anywhere, ...last })) {
  const error = await test().then(() => null, error => error)
  console.log(`${error ? 'not ok' : 'ok    '}  ${name}${error ? `\n${error.stack}` : ''}`)
  failed += error ? 1 : 0
}
process.exit(failed ? 1 : 0)
