// SPDX-License-Identifier: EUPL-1.2
// The forms T9 to T11, of meetings: who signs and who does not, a scale, houses that are drawn, whether the plan is done.
//   node tests/web/test_forms_of_meetings.mjs build/kring
import { forms } from './published_forms.mjs'
import { try_forms } from './forms_built.mjs'

await try_forms(forms.slice(8, 11))
