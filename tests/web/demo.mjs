// SPDX-License-Identifier: EUPL-1.2
// The demonstration, filled and served for one test: its address, a browser, and who can sit where.
import { open_house } from './walk.mjs'

export const open_demo = program => open_house({ demo: true, program })
