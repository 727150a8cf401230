// SPDX-License-Identifier: EUPL-1.2
// The forms T5 to T8, of who works with a family: one plan, goals with agreements, a table of who works when, a round table.
//   node tests/web/test_forms_of_workers.mjs build/kring
import { forms } from './published_forms.mjs'
import { try_forms } from './forms_built.mjs'

await try_forms(forms.slice(4, 8))
