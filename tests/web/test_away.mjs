// SPDX-License-Identifier: EUPL-1.2
// "Snel weg" shows no plan again however often one presses Back, with and without JavaScript; and what a page weighs: a telephone
// with little data opens the plan.
//   node tests/web/test_away.mjs build/kring
import assert from 'node:assert/strict'
import { open_demo } from './demo.mjs'

const PLAN_BYTES = 40_000
const VISIT_BYTES = 150_000
const PATHS = ['', '/week', '/kring', '/meer']
const demo = await open_demo(process.argv[2] ?? process.env.KRING ?? 'build/kring')

// Three pages of a plan, then away; the page elsewhere is played by the test.
async function leaves (who, javaScriptEnabled) {
  const context = await demo.context(who, { javaScriptEnabled })
  await context.route(url => !url.href.startsWith(demo.base), route => route.fulfill({ contentType: 'text/html', body: '<title>Elders</title><p>Het weer' }))
  const page = await context.newPage()
  const told = (await (await context.request.get(demo.base + demo.plan(who))).text()).match(/<h1[^>]*>(?:<bdi[^>]*>)?([^<]+)/)[1].trim()
  for (const path of PATHS) await page.goto(demo.base + demo.plan(who) + path)
  await page.goto(demo.base + '/instellingen')
  await page.locator('input[name="groot"]').check()
  await page.locator('form[action="/instellingen"] button').last().click()
  await page.goto(demo.base + demo.plan(who))
  const room = await page.locator('main a[href*="/kamer/"]').first().getAttribute('href')
  await page.goto(demo.base + room)
  await page.locator('a.away').click()
  await page.waitForURL(url => !url.href.startsWith(demo.base))
  for (let times = 1; times <= 3; times++) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    const text = await page.evaluate(() => document.documentElement.hidden ? '' : document.body?.innerText ?? '')
    assert.ok(!text.includes(told), `Back ${times} shows the plan`)
    assert.equal(await page.locator('nav.nav').count(), 0, `Back ${times} shows the parts of the plan`)
  }
  const left = (await context.cookies(demo.base)).map(cookie => cookie.name)
  assert.deepEqual(left, [], 'something of it stays in the browser')
  await context.close()
}

// Whoever is at the questions leaves, with words typed and words kept.
async function leaves_the_beginning (javaScriptEnabled) {
  const context = await demo.context('', { javaScriptEnabled })
  await context.route(url => !url.href.startsWith(demo.base), route => route.fulfill({ contentType: 'text/html', body: '<title>Elders</title><p>Het weer' }))
  const page = await context.newPage()
  const press = name => page.getByRole('button', { name, exact: true }).first().click()
  await page.goto(demo.base)
  await press('Ons plan beginnen')
  await press('Nee, alleen ik')
  await press('Sla over')
  await page.locator('textarea').fill('Ik slaap slecht.')
  await press('Verder')
  await page.getByLabel('Regel 1').fill('We eten samen.')
  await page.locator('a.away').click()
  await page.waitForURL(url => !url.href.startsWith(demo.base))
  for (let times = 1; times <= 3; times++) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    const seen = await page.evaluate(() => document.documentElement.hidden ? '' : document.body.innerText + [...document.querySelectorAll('input:not([type=hidden]), textarea')].map(one => one.value).join(' '))
    for (const words of ['slaap slecht', 'We eten samen', 'Wat gaat er goed?', 'Vraag 4']) assert.ok(!seen.includes(words), `Back ${times} shows “${words}”`)
  }
  assert.ok(!(await context.cookies(demo.base)).some(cookie => cookie.name === 'kring'))
  await context.close()
}

async function wire_bytes (page, path) {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', event => { bytes += event.encodedDataLength })
  await session.send('Network.enable')
  await page.goto(demo.base + path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return bytes
}

const tests = {
  'after "Snel weg" Back shows no plan': () => leaves('Fleur', true),
  'after "Snel weg" Back shows no plan, without JavaScript': () => leaves('Truus', false),

  'at the questions it is the same': () => leaves_the_beginning(true),
  'at the questions it is the same, without JavaScript': () => leaves_the_beginning(false),

  async 'the largest plan of the demonstration is a page of at most 40 kB' () {
    const owners = demo.seats.filter(seat => seat.eigenaar)
    for (const { naam } of [...new Map(owners.map(seat => [seat.plan, seat])).values()]) {
      const context = await demo.context(naam)
      const bytes = (await (await context.request.get(demo.base + demo.plan(naam))).body()).length
      console.log(`        the plan of ${naam}: ${bytes} bytes`)
      assert.ok(bytes <= PLAN_BYTES, `the plan of ${naam} is ${bytes} bytes`)
      await context.close()
    }
  },

  async 'a first visit asks at most 150 kB of the wire' () {
    for (const [who, path] of [['', '/'], ['Bassam', demo.plan('Bassam')]]) {
      const context = await demo.context(who)
      const bytes = await wire_bytes(await context.newPage(), path)
      console.log(`        ${path === '/' ? 'the front' : 'the plan'}: ${bytes} bytes`)
      assert.ok(bytes <= VISIT_BYTES, `${path} asks ${bytes} bytes`)
      await context.close()
    }
  }
}

let failed = 0
try {
  for (const [sentence, test] of Object.entries(tests)) {
    try {
      await test()
      console.log(`ok      ${sentence}`)
    } catch (error) {
      failed++
      console.log(`not ok  ${sentence}\n${error.stack}`)
    }
  }
} finally {
  await demo.close()
}
process.exitCode = failed ? 1 : 0
