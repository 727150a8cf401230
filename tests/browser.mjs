// SPDX-License-Identifier: EUPL-1.2
// The browser that the tests look through. It is Chromium without a window of its own: the same pages for half the processor time.
// CHROMIUM names another. What a browser leaves on the disk is asked of a whole one (WHOLE).
import { chromium } from 'playwright-core'

export const WHOLE = '/usr/bin/chromium'
export const ARGS = ['--no-sandbox', '--disable-gpu']

export const open_browser = (...more) => chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell', args: [...ARGS, ...more] })
