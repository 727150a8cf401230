// SPDX-License-Identifier: EUPL-1.2
// Starting a program on one processor, asking it from the other, and what that cost it. The time of the server's process decides:
// what else runs on the machine makes an answer late, and hardly makes it dearer.
import { spawn, execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const TICKS = Number(execFileSync('getconf', ['CLK_TCK']))

export function start (program, args) {
  const child = spawn('taskset', ['-c', '0', program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  child.stop = () => new Promise(resolve => { child.once('exit', resolve); child.kill('SIGTERM') })
  return child
}

export const run = (program, args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

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

export async function answering (base, path = '/') { // milliseconds until it answers
  const begun = performance.now()
  for (; performance.now() - begun < 30000; await sleep(1)) {
    const answer = await ask(base, path).catch(() => null)
    if (answer) return performance.now() - begun
  }
  throw new Error(`${base} does not answer`)
}

// One run of wrk on the other processor: { rate, p50, p99 (ms), cpu (microseconds of the server an answer) }.
export function load (pid, url, { lines, seconds = 3, headers = {}, script, env = {} }) {
  const args = ['-c', '1', 'wrk', '-t1', `-c${lines}`, `-d${seconds}s`, '--latency']
  for (const name in headers) args.push('-H', `${name}: ${headers[name]}`)
  if (script) args.push('-s', script)
  const before = cpu(pid)
  const text = execFileSync('taskset', [...args, url], { encoding: 'utf8', env: { ...process.env, ...env } })
  const used = cpu(pid) - before
  const [, n] = /(\d+) requests in/.exec(text)
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(text)
  if (bad) throw new Error(`${url}: ${bad[1]} of ${n} refused`)
  const late = share => {
    const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(text)
    return Number(value) * { us: 1e-3, ms: 1, s: 1e3 }[unit]
  }
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]), p50: late(50), p99: late(99), cpu: used / Number(n) }
}

// The better of some runs: what else runs here only adds.
export function best (times, measure) {
  const all = Array.from({ length: times }, measure)
  return all.reduce((a, b) => b.cpu < a.cpu ? b : a)
}
