// SPDX-License-Identifier: EUPL-1.2
// Asking somebody in, as an owner does on the pages: write the name down, choose what they may read, and hand over what comes out
// of it, a link or a key on paper.

export async function write_down (p, name, tie) {
  await p.go(`${p.plan}/mens`)
  await p.fill('Naam', name)
  if (tie) await p.fill('Wie is dat van jullie?', tie)
  await p.press('Bewaar')
}

// Each of `ticks` is something they may read, or what they are.
export async function invite (p, name, tie, ...ticks) {
  await write_down(p, name, tie)
  await p.go(`${p.plan}/erbij`)
  await p.at('Wie vraag je als eerste?')
  await p.follow(name)
  await p.at(`Wat mag ${name} lezen?`)
  for (const tick of ticks) await p.tick(tick)
  await p.press('Maak de uitnodiging')
}

export async function link_of (p) {
  return (await p.page.locator('textarea').inputValue()).match(/\/in\/\w{26}/)[0]
}

export async function key_on_paper (p) {
  await p.press('Op papier')
  return (await p.page.locator('.code').innerText()).replace(/\s/g, '')
}
