// SPDX-License-Identifier: EUPL-1.2
// The demonstration, filled and served for one test: `open_demo(program)` gives its address, a browser, and who can sit where.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

export async function open_demo (program) {
  const port = 20000 + process.pid % 20000
  const base = `http://127.0.0.1:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'kring-demo-'))
  const links = join(folder, 'links.json')
  const server = spawn(program, ['demo', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`, '--links', links], { stdio: 'ignore' })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const signed = new Map() // a link works once
  const demo = { base, folder, browser, seats: [] }

  demo.close = async () => {
    await browser.close()
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }

  // Somebody of the demonstration, signed in by the link they got; '' is somebody who is nobody here.
  demo.context = async (name, options) => {
    const context = await browser.newContext({ locale: 'nl-NL', storageState: signed.get(name), ...options })
    if (!name || signed.has(name)) return context
    const page = await context.newPage()
    const seat = demo.seats.find(seat => seat.naam === name)
    await page.goto(seat.url)
    await page.locator('main form button').first().click()
    await page.waitForURL(url => !url.pathname.startsWith('/in'))
    if (seat.cijfers) {
      await page.goto(`${base}/cijfers/open`)
      await page.fill('#cijfers', seat.cijfers)
      await page.locator('main form button').first().click()
      await page.waitForURL(url => url.pathname !== '/cijfers/open')
    }
    await page.close()
    signed.set(name, await context.storageState())
    return context
  }
  demo.plan = name => `/plan/${demo.seats.find(seat => seat.naam === name).plan}`

  for (let tries = 0; ; tries++) {
    const answers = await fetch(base).then(() => true, () => false)
    if (answers) break
    if (tries > 300) throw new Error('the demonstration did not open')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  demo.seats = JSON.parse(readFileSync(links, 'utf8'))
  return demo
}
