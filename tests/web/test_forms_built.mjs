// SPDX-License-Identifier: EUPL-1.2
// The forms T1 to T4 of families that begin by themselves, built through the pages and through the API.
//   node tests/web/test_forms_built.mjs build/kring
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './families.mjs'
import { forms } from './published_forms.mjs'
import { try_forms } from './forms_built.mjs'

await try_forms(forms.slice(0, 4), {
  async 'there are eleven forms, and together they use every kind of field' () {
    assert.equal(forms.length, 11)
    const kinds = new Set(forms.flatMap(form => form.kamers.flatMap(room => (room.velden ?? []).map(([, sort]) => sort))))
    const known = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')).components.schemas['veld.toevoegen'].properties['soort-veld'].enum
    assert.deepEqual([...kinds].sort(), [...known].sort())
  }
})
