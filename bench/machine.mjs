// SPDX-License-Identifier: EUPL-1.2
// Starting a program, asking it, and what that cost it. The time of the server's process decides: what else runs on the machine
// makes an answer late, and hardly makes it dearer.
import { spawn, execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const TICKS = Number(execFileSync('getconf', ['CLK_TCK']))
export const ANYWHERE = '0-999' // taskset takes those that are there

export const run = (program, args, options = {}) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options })
export const on = (cpus, program, ...args) => run('taskset', ['-c', cpus, program, ...args])

export function start (program, args, cpus = '0') {
  const child = spawn('taskset', ['-c', cpus, program, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, KRING_BENCH: '1' } })
  child.stop = (signal = 'SIGTERM') => new Promise(resolve => { // one that has stopped already says so no more
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', resolve)
    child.kill(signal)
  })
  return child
}

export function cpu (pid) { // microseconds so far, in the system and in itself
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 1e6 / TICKS
}

export function resident (pid) { // MB, with the helper processes it started
  const rss = id => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) / 1024
  const children = readdirSync(`/proc/${pid}/task`).flatMap(task =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
  return { own: rss(pid), all: [pid, ...children].reduce((sum, id) => sum + rss(id), 0) }
}

export function size (path) { // MB; 0 when it is not there
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) / (1 << 20)
}

export function ask (base, path, { method = 'GET', headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const asked = http.request(base + path, { method, headers, agent }, answer => {
      const pieces = []
      answer.on('data', piece => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, raw: answer.rawHeaders, body: Buffer.concat(pieces) }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

export async function answering (base, path = '/', headers = {}) { // milliseconds until it answers
  const begun = performance.now()
  for (; performance.now() - begun < 30000; await sleep(1)) {
    const answer = await ask(base, path, { headers }).catch(() => null)
    if (answer?.status === 200) return performance.now() - begun
  }
  throw new Error(`${base}${path} does not answer`)
}

// Asks what `asks` says, [path, cookie, form], over so many lines, with the processor time of the server an answer: from another
// processor than its own unless told otherwise. Without seconds each once; with a rate, so many a second.
export async function load (at, pid, port, asks, { lines, seconds = 0, rate = 0, cpus = '1' }) {
  const list = join(at.work, 'asks')
  writeFileSync(list, asks.map(one => one.join(' ')).join('\n') + '\n')
  const input = openSync(list)
  const before = cpu(pid)
  const child = spawn('taskset', ['-c', cpus, at.tool('load'), ...[port, lines, seconds, rate].map(String)], { stdio: [input, 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', piece => { said += piece })
  const status = await new Promise(resolve => child.once('close', resolve))
  closeSync(input)
  if (status !== 0) throw new Error(`the load on port ${port} failed`)
  const [n, refused, perSecond, p50, p99, longest] = said.trim().split(' ').map(Number)
  return { n, refused, rate: perSecond, p50, p99, longest, cpu: (cpu(pid) - before) / n }
}

// The better of some runs: what else runs here only adds.
export async function best (times, measure, better = (a, b) => a.cpu < b.cpu) {
  let found
  for (let i = 0; i < times; i++) {
    const once = await measure(i)
    if (!found || better(once, found)) found = once
  }
  return found
}
