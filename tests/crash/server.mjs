// SPDX-License-Identifier: EUPL-1.2
// The program as its operator knows it: commands with what they said and how they ended, and a server that can be killed.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

export const kring = process.env.KRING ?? 'build/kring'
export const wait = ms => new Promise(resolve => setTimeout(resolve, ms))

// Rejects when it did not end well.
export const run = (...words) => promisify(execFile)(kring, words, { timeout: 60000 })

// {status, said} however it ended.
export function tell (...words) {
  const { status, stdout, stderr } = spawnSync(kring, words, { timeout: 60000, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

let running
process.on('exit', () => running?.kill('SIGKILL')) // a test that fails leaves no server behind

// A folder with the demonstration's families, and what its links file says of each seat: their tokens are their own, not the keeper's.
export async function demonstrate (data, port) {
  const links = `${data}.links`
  const child = spawn(kring, ['demo', '--data', data, '--listen', `127.0.0.1:${port}`, '--links', links], { stdio: ['ignore', 'pipe', 'inherit'] })
  running = child
  const gone = new Promise(resolve => child.on('close', resolve))
  await new Promise((resolve, reject) => {
    child.stdout.on('data', bytes => { if (`${bytes}`.includes('is open at')) resolve() })
    child.on('close', () => reject(new Error('the demonstration ended by itself')))
  })
  child.kill('SIGTERM')
  await gone
  return JSON.parse(readFileSync(links, 'utf8'))
}

// A started server: `open` when it answers, `kill` when it is gone. It may be killed before it is open; ending by itself is an error.
export function start (data, port, env = {}) {
  const child = spawn(kring, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  running = child
  const server = { child, dead: false, said: '' }
  const gone = new Promise(resolve => child.on('close', resolve))
  server.open = new Promise((resolve, reject) => {
    child.stdout.on('data', bytes => { if (`${bytes}`.includes('is open at')) resolve() })
    child.on('close', () => server.dead ? resolve() : reject(new Error(`the server ended by itself: ${server.said}`)))
  })
  child.stderr.on('data', bytes => { server.said += bytes })
  server.kill = async (signal = 'SIGKILL') => {
    server.dead = true
    child.kill(signal)
    await gone
  }
  return server
}

// The seats of a folder, with a token for each and its first room; the server runs.
export async function seats_of (data, ask) {
  const lines = (await run('seat', 'list', '--data', data)).stdout.trim().split('\n')
  const all = []
  for (const [plan, seat] of lines.map(line => line.split(' '))) {
    const token = (await run('token', '--data', data, '--seat', seat)).stdout.trim()
    all.push({ plan, seat, token, room: (await ask(`/plannen/${plan}`, token)).kamers[0].id })
  }
  return all
}

export async function link_of (data, seat) {
  return new URL((await run('seat', 'link', '--data', data, '--seat', seat)).stdout.trim()).pathname
}
