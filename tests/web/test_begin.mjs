// SPDX-License-Identifier: EUPL-1.2
// The first ten minutes (J1) as somebody goes through them, on a small telephone and without JavaScript:
//   KRING=build/kring node tests/web/test_begin.mjs [FOLDER FOR PICTURES]
// Each sentence below is tried in a browser of its own, against a program and a folder of its own.
import { chromium } from 'playwright-core'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import assert from 'node:assert/strict'

const program = process.env.KRING ?? 'build/kring'
const pictures = process.argv[2]
const port = 20000 + process.pid % 20000
const base = `http://127.0.0.1:${port}`
const folder = mkdtempSync(join(tmpdir(), 'kring-begin-'))
const server = spawn(program, ['serve', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

async function open () {
  for (let tries = 0; tries < 100; tries++) {
    try { return await fetch(base) } catch { await new Promise(resolve => setTimeout(resolve, 100)) }
  }
  throw new Error('the program did not open')
}

// A person with a telephone; `taps` counts what is pressed.
async function person (t = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 760 }, locale: 'nl-NL', ...t })
  const page = await context.newPage()
  const p = {
    context,
    page,
    taps: 0,
    press: async name => { p.taps++; await page.getByRole('button', { name, exact: true }).first().click() },
    follow: async name => { p.taps++; await page.getByRole('link', { name }).first().click() },
    heading: async () => (await page.locator('h1').innerText()).trim(),
    text: async () => (await page.locator('main').innerText()).replace(/\s+/g, ' '),
    at: async heading => { assert.equal(await p.heading(), heading); await p.fits(); await p.picture(heading) },
    fits: async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is wider than the screen`),
    picture: async name => pictures && page.screenshot({ path: join(pictures, name.replace(/\W+/g, '-') + '.png'), fullPage: true }),
    key: async () => (await page.locator('.code').innerText()).replace(/\s/g, '')
  }
  return p
}

async function begin (p, telephone) {
  await p.page.goto(base)
  await p.at('Maak een plan met je eigen mensen')
  assert.equal((await p.context.cookies()).length, 0)
  await p.press('Ons plan beginnen')
  await p.at('Kijken er ook anderen op deze telefoon?')
  assert.equal((await p.context.cookies()).length, 0)
  await p.press(telephone)
}

async function come_back (key) {
  const p = await person()
  await p.page.goto(`${base}/in/${key}`)
  while (await p.page.getByRole('button', { name: /Ja, dat ben ik|Naar binnen|Ga verder|Kom binnen|Ja/ }).count()) {
    await p.page.getByRole('button', { name: /Ja, dat ben ik|Naar binnen|Ga verder|Kom binnen|Ja/ }).first().click()
  }
  return p
}

const headings = ['Voor wie is dit plan?', 'Wat is er aan de hand?', 'Wat gaat er goed?', 'Wat wil je dat er anders wordt?',
  'Wie kan met je meedenken?', 'Wat is één kleine stap voor deze week?']
const skips = ['Sla over', 'Sla over', 'Ik weet even niets', 'Dat weet ik nog niet', 'Sla over', 'Sla over']

const tests = {
  async 'with nothing but "Sla over" there is a usable plan in twelve screens' () {
    const p = await person()
    await begin(p, 'Nee, alleen ik')
    for (let i = 0; i < headings.length; i++) {
      await p.at(headings[i])
      await p.press(skips[i])
    }
    await p.at('Hoe kom je straks terug?')
    await p.press('Sla over')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.press('Nu niet')
    await p.at('Ons plan')
    assert.ok(p.taps <= 12, `${p.taps} taps`)
    const text = await p.text()
    assert.match(text, /We weten het nog niet\./)
    assert.doesNotMatch(text, /Wat er aan de hand is/)
    await p.page.goto(base) // and it is found again from the front
    await p.follow('Naar mijn plan')
    assert.match(p.page.url(), /\/plan/)
    await p.context.close()
  },

  async 'what is answered stands in the plan, once, also when it is sent again' () {
    const p = await person()
    const { page } = p
    await begin(p, 'Nee, alleen ik')
    await page.getByLabel('Jij', { exact: true }).fill('Linda')
    await page.getByLabel('Kind', { exact: true }).fill('Fleur')
    await p.press('Nog een kind')
    assert.equal(await page.getByLabel('Jij', { exact: true }).inputValue(), 'Linda')
    await page.getByLabel('Kind', { exact: true }).nth(1).fill('Sem')
    await p.picture('kinderen')
    await page.getByLabel('Kind', { exact: true }).nth(1).press('Enter') // Enter is "Verder", not "Nog een kind"
    await p.at('Wat is er aan de hand?')
    await page.locator('textarea').fill('Het is te veel.\nIk slaap slecht.')
    await p.press('Verder')
    await p.at('Wat gaat er goed?')
    await page.goBack()
    assert.match(await p.text(), /Dit staat er al: Het is te veel\./)
    await page.locator('textarea').fill('Het is te veel.\nIk slaap slecht.')
    await p.press('Verder')
    await page.getByLabel('Regel 1').fill('We eten samen.')
    await page.getByLabel('Regel 3').fill('Fleur helpt.')
    await p.press('Verder')
    await page.locator('textarea').fill('Rust in de ochtend.')
    await p.press('Verder')
    await p.at('Wie kan met je meedenken?')
    await page.getByLabel('Naam', { exact: true }).first().fill('Kim')
    await page.getByLabel('Wie is dat van jullie?').first().fill('mijn zus')
    await p.press('Verder')
    await p.at('Wat is één kleine stap voor deze week?')
    assert.match(await p.text(), /Kim weet dit nog niet\./)
    await page.getByLabel('Kim').check()
    await page.getByLabel('Morgen').check()
    await p.press('Verder')
    assert.match(await p.text(), /Schrijf op wat je gaat doen/)
    assert.ok(await page.getByLabel('Kim').isChecked())
    await p.picture('stap-fout')
    await page.getByLabel('Wat?').fill('Naar de speeltuin')
    await p.press('Verder')
    await p.at('Hoe kom je straks terug?')
    await p.press('Blijf binnen op deze telefoon')
    await page.locator('#cijfers').fill('12')
    await p.press('Bewaar')
    assert.match(await p.text(), /Typ precies vier cijfers/)
    await page.locator('#cijfers').fill('4826')
    await p.press('Bewaar')
    await p.at('Wie mag je helpen als je de sleutel kwijt bent?')
    await p.press('Kim')
    await p.picture('plan')
    const text = await p.text()
    for (const words of ['Naar de speeltuin', 'Rust in de ochtend.', 'We eten samen.', 'Fleur helpt.', 'Kim', 'Alleen jij ziet dit']) assert.ok(text.includes(words), words)
    assert.equal(text.split('Het is te veel.').length, 2)
    const order = ['Deze week', 'Wat we willen', 'Wat er goed gaat', 'Wat er aan de hand is'].map(title => text.indexOf(title))
    assert.deepEqual(order, [...order].sort((a, b) => a - b))
    await p.context.close()
  },

  async 'on a telephone of more people the key comes first, and leads back to each screen' () {
    const first = await person()
    await begin(first, 'Ja, soms')
    await first.picture('sleutel-eerst')
    const key = await first.key()
    assert.match(key, /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    const was = ['voor wie is dit plan?', 'wat is er aan de hand?', 'wat gaat er goed?', 'wat wil je dat er anders wordt?',
      'wie kan met je meedenken?', 'wat is één kleine stap voor deze week?', 'hoe kom je straks terug?']
    let p = first
    for (let i = 0; i < was.length; i++) {
      await p.page.goto(`${base}/weg`).catch(() => {})
      assert.equal((await p.context.cookies(base)).length, 0)
      await p.context.close()
      p = await come_back(key)
      assert.ok((await p.text()).includes(`Je was bij: ${was[i]}`), await p.text())
      await p.follow('Verder')
      if (i < headings.length) {
        assert.equal(await p.heading(), headings[i])
        await p.press(skips[i])
      }
    }
    assert.equal(await p.heading(), 'Hoe kom je straks terug?')
    await p.press('Ik heb mijn sleutel al Maak je een nieuwe? Dan werkt de oude niet meer.')
    await p.press('Nu niet')
    await p.at('Ons plan')
    await p.context.close()
  },

  async 'who stops for a while gets a key' () {
    const p = await person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    await p.page.locator('textarea').fill('Ik ben moe.')
    await p.press('Even stoppen')
    await p.at('Tot straks')
    const key = await p.key()
    await p.context.close()
    const back = await come_back(key)
    assert.ok((await back.text()).includes('Je was bij: wat gaat er goed?'), await back.text())
    await back.picture('welkom-terug')
    await back.follow('Naar het plan')
    assert.match(await back.text(), /Ik ben moe\./)
    await back.context.close()
  },

  async 'stopping at the key and at the digits comes back there, and back at the first question it is still the same plan' () {
    const p = await person()
    await begin(p, 'Nee, alleen ik')
    const plan = p.page.url().match(/plan\/(\w+)/)[1]
    for (const name of skips) await p.press(name)
    await p.press('Even stoppen')
    await p.key()
    await p.follow('Toch verder')
    assert.equal(await p.heading(), 'Hoe kom je straks terug?')
    await p.press('Blijf binnen op deze telefoon')
    await p.press('Even stoppen')
    assert.equal(await p.heading(), 'Tot straks')
    await p.follow('Toch verder')
    assert.equal(await p.heading(), 'Kies vier cijfers die niemand weet.')
    await p.page.goto(`${base}/begin/telefoon`)
    await p.press('Nee, alleen ik')
    assert.ok(p.page.url().includes(plan))
    await p.context.close()
  },

  async 'every screen is done with the keyboard alone' () {
    const p = await person()
    await p.page.goto(base)
    const reach = async name => {
      for (let i = 0; i < 60; i++) {
        await p.page.keyboard.press('Tab')
        const here = await p.page.evaluate(() => document.activeElement.innerText?.trim())
        if (here === name) return p.page.keyboard.press('Enter')
      }
      assert.fail(`${name} is not reached with Tab at ${p.page.url()}`)
    }
    for (const name of ['Ons plan beginnen', 'Nee, alleen ik', ...skips, 'Sla over', 'Nu niet']) {
      const before = p.page.url()
      await reach(name)
      await p.page.waitForURL(url => url.href !== before)
    }
    assert.equal(await p.heading(), 'Ons plan')
    await p.context.close()
  },

  async 'a voice is kept and heard, and a page that calls itself a voice is not' () {
    const p = await person()
    await begin(p, 'Nee, alleen ik')
    await p.press('Sla over')
    const file = (name, bytes) => p.page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'audio/ogg', buffer: Buffer.from(bytes) })
    await p.page.locator('summary').first().click()
    await p.picture('inspreken')
    await p.page.locator('textarea').fill('Luister maar.')
    await file('a.ogg', '<!doctype html><script>1</script>')
    await p.press('Verder')
    assert.match(await p.text(), /Dit is geen geluid dat we kennen/)
    assert.equal(await p.page.locator('textarea').inputValue(), 'Luister maar.')
    await p.picture('geen-geluid')
    await file('a.ogg', 'OggS\0\x02 a voice')
    await p.press('Verder')
    await p.at('Wat gaat er goed?')
    const plan = p.page.url().split('/begin')[0]
    await p.page.goto(plan)
    await p.follow('Wat er aan de hand is')
    const sound = await p.page.evaluate(() => document.body.innerHTML.match(/\/plan\/\w+\/geluid\/\w+/)?.[0])
    assert.ok(sound, 'the room names the voice')
    const heard = await p.context.request.get(base + sound)
    assert.equal(heard.headers()['content-type'], 'audio/ogg')
    assert.equal(heard.headers()['x-content-type-options'], 'nosniff')
    assert.equal((await heard.body()).toString(), 'OggS\0\x02 a voice')
    const stranger = await person()
    await begin(stranger, 'Nee, alleen ik')
    assert.equal((await stranger.context.request.get(base + sound)).status(), 404)
    const own = stranger.page.url().match(/plan\/\w+/)[0]
    assert.equal((await stranger.context.request.get(base + sound.replace(/plan\/\w+/, own))).status(), 404)
    await stranger.context.close()
    await p.context.close()
  },

  async 'who types for another hands over the key and has no seat' () {
    const p = await person()
    await p.page.goto(base)
    await p.follow('Ik help iemand')
    await p.at('Ik help iemand')
    await p.press('Samen beginnen')
    await p.picture('helpen-3')
    await p.page.getByLabel('Jij', { exact: true }).fill('Linda')
    await p.press('Verder')
    assert.match(await p.text(), /Wil Linda dit zelf doen\? Geef haar de telefoon\./)
    for (const name of skips.slice(1)) await p.press(name)
    await p.at('Hoe komt Linda straks terug?')
    await p.press('Op papier, om te printen')
    await p.picture('papier')
    const key = await p.key()
    await p.press('Ik heb mijn sleutel')
    await p.at('Dit plan is van Linda.')
    assert.match(await p.text(), /Jij hebt geen stoel\. Zij kan je er een geven\./)
    assert.equal((await p.context.cookies()).length, 0)
    await p.context.close()
    const linda = await come_back(key)
    assert.match(await linda.text(), /Welkom terug/)
    await linda.context.close()
  },

  async 'a young person begins with a list and nobody else reads it' () {
    const p = await person()
    await p.page.goto(base)
    await p.follow('Ik ben een kind of jongere')
    await p.at('Jouw eigen plek')
    await p.press('Nee, alleen ik')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.key()
    await p.picture('jong-sleutel')
    await p.page.locator('#cijfers').fill('1379')
    await p.press('Bewaar')
    await p.at('Waar wil je over schrijven?')
    await p.press('Wat er speelt')
    assert.match(p.page.url(), /\/kamer\//)
    await p.context.close()
  },

  async 'a code by mail asks for an address, and a wrong code is told' () {
    const p = await person()
    await begin(p, 'Nee, alleen ik')
    for (const name of skips) await p.press(name)
    await p.press('Stuur een code naar mijn mail Kan een ander in je mail? Kies dan papier.')
    await p.at('Wat is je mailadres?')
    await p.page.locator('#mail').fill('linda@example.org')
    await p.press('Verder')
    await p.at('Welke code staat in je mail?')
    await p.page.locator('#code').fill('000000')
    await p.press('Verder')
    assert.match(await p.text(), /Deze code klopt niet/)
    await p.picture('code-fout')
    await p.press('Sla over')
    await p.at('Kies vier cijfers die niemand weet.')
    await p.context.close()
  },

  async 'in English all of it is English' () {
    const p = await person({ locale: 'en-GB' })
    await p.page.goto(base)
    assert.equal(await p.heading(), 'Make a plan with your own people')
    await p.press('Begin our plan')
    await p.press('No, only me')
    for (const name of ['Skip', 'Skip', "I can't think of anything", "I don't know yet", 'Skip', 'Skip', 'Skip', 'Not now']) await p.press(name)
    assert.equal(await p.heading(), 'Our plan')
    assert.match(await p.text(), /We don't know yet\./)
    await p.context.close()
  },

  async 'with "Ik kan niemand bedenken" and "Iemand mag dit niet weten" one goes on where one was' () {
    const p = await person()
    await begin(p, 'Weet ik niet')
    for (const name of skips.slice(0, 4)) await p.press(name)
    await p.follow('Ik kan niemand bedenken')
    await p.at('Ik kan niemand bedenken')
    await p.follow('Verder met mijn plan')
    await p.follow('Iemand mag dit niet weten')
    await p.at('Iemand mag dit niet weten')
    await p.follow('Verder met mijn plan')
    await p.at('Wie kan met je meedenken?')
    await p.context.close()
  }
}

let failed = 0
try {
  await open()
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
  await browser.close()
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
