// SPDX-License-Identifier: EUPL-1.2
// A street name is typed, changed, read, exported and searched for, and then taken away for good. After that the running program's own
// memory holds it nowhere: not in what is in use, and not in what was given back. So no dump of it, nor a page that was swapped out,
// brings back what a family took away.
//   KRING=build/kring node tests/web/test_memory.mjs
import assert from 'node:assert/strict'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { come_in, families, plan_of, process_id, run, say, api } from './families.mjs'

const TALE = 'Kastanjelaantje'
const needles = [Buffer.from(TALE), Buffer.from(encodeURIComponent(`’t ${TALE}`))]

// Around each place where it stands, of all that the process can write to.
function found () {
  const places = []
  const memory = openSync(`/proc/${process_id()}/mem`, 'r')
  for (const line of readFileSync(`/proc/${process_id()}/maps`, 'utf8').split('\n')) {
    const [, from, to, name] = line.match(/^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+ *(.*)$/) ?? []
    if (!from || name.startsWith('[v')) continue
    const start = BigInt(`0x${from}`)
    const bytes = Buffer.alloc(Number(BigInt(`0x${to}`) - start))
    let n = 0
    try { n = readSync(memory, bytes, 0, bytes.length, start) } catch { continue } // guarded: keys
    for (const needle of needles) for (let at = bytes.indexOf(needle); at >= 0 && at < n; at = bytes.indexOf(needle, at + 1)) places.push(`${name || 'mapped'}: ${bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1').replace(/[^ -~]/g, '.')}`)
  }
  closeSync(memory)
  return places
}

const seats = await families()
const owner = seats.find(who => who.naam === 'Marjan')
try { found() } catch (error) {
  console.log(`not run: the memory of the program cannot be read here (${error.code})`)
  process.exit(77)
}
const phone = await come_in(owner)
const pages = async () => {
  for (const path of ['', '/geschiedenis', '/print', '/meenemen/plan.html', '/meenemen/plan.json']) await phone.get(`/plan/${owner.plan}${path}`)
  for (const path of ['', '/gebeurtenissen', '/export.json', '/export.html']) await api(owner, `/plannen/${owner.plan}${path}`)
}
const said = []

await run({
  async 'while it is in the plan, it is in memory' () {
    const { kamers: [room] } = await plan_of(owner)
    await phone.get(`/plan/${owner.plan}/kamer/${room.id}`)
    await phone.post(`/plan/${owner.plan}/kamer/${room.id}/erbij`, { tekst: `Wij wonen aan ’t ${TALE} 7.` })
    const got = await say(owner, { soort: 'inbreng.toevoegen', kamer: room.id, tekst: `Oma woont aan ’t ${TALE} 9.` })
    assert.equal(got.status, 201)
    const mine = (await plan_of(owner)).kamers[0].inbreng.filter(one => one.tekst.includes(TALE))
    assert.equal(mine.length, 2)
    for (const { id } of mine) {
      said.push(id)
      await phone.get(`/plan/${owner.plan}/inbreng/${id}`)
      await phone.post(`/plan/${owner.plan}/inbreng/${id}/wijzigen`, { tekst: `Nog steeds het ${TALE}.` })
    }
    await pages()
    assert.ok(found().length > 0)
  },

  async 'after it was taken away, it is nowhere' () {
    for (const id of said) assert.equal((await say(owner, { soort: 'inbreng.wissen', inbreng: id })).status, 201)
    await pages()
    let places = []
    for (let tries = 0; tries < 20; tries++) { // what a thread that is still busy holds is let go soon
      places = found()
      if (!places.length) return
      await new Promise(resolve => setTimeout(resolve, 250))
    }
    assert.deepEqual(places, [])
  }
})
