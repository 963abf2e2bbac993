// 2,000 requests over real HTTP, with random faults of server and phone, through retry, resume and queue.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { AbortError, createClient } from '@wxpipe/core'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { afterEach, expect, it } from 'vitest'
import { createWatchedHost } from '../../resume/test/phone.ts'
import { countedSource } from '../../tooling/src/fake-time.ts'
import { times } from '../test/site.ts'
import { queue } from './index.ts'

/** The same numbers from 0 to 1 in each run (Lehmer). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
const running = new Set<unknown>()

/** Keeps count of the timers that are set from now on, and of those that have neither fired nor been cleared. */
function watchTimers(): void {
  const watched = (run: () => void, ms?: number) => {
    const timer = real.setTimeout(() => {
      running.delete(timer)
      run()
    }, ms)
    running.add(timer)
    return timer
  }
  globalThis.setTimeout = Object.assign(watched, real.setTimeout)
  globalThis.clearTimeout = (timer) => {
    running.delete(timer)
    real.clearTimeout(timer)
  }
}

const open: (() => unknown)[] = []
afterEach(async () => {
  Object.assign(globalThis, real)
  for (const close of open.splice(0)) await close()
})

/** A server of which a third of the answers go wrong, each request at most three times. */
async function serve(random: () => number) {
  const seen = new Map<string, number>()
  const ways: ((response: ServerResponse) => void)[] = [
    (response) => response.socket?.destroy(),
    (response) => response.writeHead(503).end(),
    (response) => response.writeHead(429, { 'Retry-After': '0' }).end(),
    (response) => response.writeHead(500, { 'Retry-After': 'soon' }).end(),
    // Never an answer: the timeout ends it.
    () => {},
    // Cut in the middle.
    (response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('"')
      setImmediate(() => response.socket?.destroy())
    },
  ]
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const attempt = (seen.get(path) ?? 0) + 1
    seen.set(path, attempt)
    request.resume()
    if (attempt <= 3 && random() < 0.33) ways[Math.floor(random() * ways.length)]!(response)
    else response.end(JSON.stringify(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () => server.closeAllConnections(),
    () => new Promise((resolve) => server.close(resolve)),
  )
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

it('nothing is lost, and neither timer nor listener nor slot is left', async () => {
  const random = seeded(20_261)
  const { origin, seen } = await serve(random)
  watchTimers()
  let most = 0
  const { host, events, listening } = createWatchedHost({
    origins: { 'https://api.example.com': origin },
    maxRequests: 1_000,
  })
  open.push(() => host.dispose())
  const slots = queue()
  const clients = times(2, () =>
    createClient({ host: host.wx, baseURL: 'https://api.example.com/', timeout: 150, maxSends: 1_000 })
      .use(retry({ limit: 12, baseDelay: 4 }))
      .use(resume({ host: events }))
      .use(slots)
      .use({
        name: 'census',
        order: 900,
        request(request) {
          most = Math.max(most, host.inFlight + 1)
          return request
        },
      }),
  )

  const sources = times(2_000, countedSource)
  let isOver = false
  const send = (n: number) => {
    const { signal, abort } = sources[n]!
    const method = (['GET', 'PUT', 'POST'] as const)[n % 3]!
    const priority = (['high', 'normal', 'low'] as const)[Math.floor(random() * 3)]!
    // One in twenty is aborted: while queued, sent, waiting for a repetition or for the phone.
    if (n % 20 === 0) setTimeout(abort, random() * 200)
    return clients[n % 2]!.request<string>({
      url: `${n}`,
      method,
      signal,
      queue: { priority },
      ...(method === 'POST' && { retry: 12, resume: true }),
    })
  }
  // Two hundred at a time: the page is busy, and the line is long.
  const outcomes: PromiseSettledResult<{ readonly data: string }>[] = []
  let begun = 0
  const work = async () => {
    for (let n = begun++; n < sources.length; n = begun++) {
      outcomes[n] = await send(n).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason) => ({ status: 'rejected', reason }),
      )
    }
  }
  const phone = (async () => {
    for (const event of times(1_000, () => Math.floor(random() * 3))) {
      await sleep(40 + random() * 120)
      if (isOver) return
      if (event === 0) host.setNetwork(host.network === 'wifi' ? '4g' : 'wifi')
      else {
        if (event === 1) host.background()
        else host.setNetwork('none')
        await sleep(random() * 60)
        host.foreground()
        host.setNetwork('4g')
      }
    }
  })()
  await Promise.all(times(200, work))
  isOver = true
  await phone
  await host.idle()

  const lost = outcomes.flatMap((outcome, n) => {
    if (outcome.status === 'fulfilled') return outcome.value.data === `/${n}` ? [] : [`${n}: somebody else’s answer`]
    return n % 20 === 0 && outcome.reason instanceof AbortError ? [] : [`${n}: ${outcome.reason}`]
  })
  expect(lost).toEqual([])
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(10)
  expect(host.requests.length).toBeGreaterThan(2_500)
  expect([...seen.values()].filter((attempts) => attempts > 1).length).toBeGreaterThan(500)
  expect(most).toBe(10)
  expect({
    slots: [slots.running(), slots.waiting()],
    listening: listening(),
    listeners: sources.reduce((sum, { listeners }) => sum + listeners(), 0),
    inFlight: host.inFlight,
    timers: running.size,
  }).toEqual({ slots: [0, 0], listening: [0, 0], listeners: 0, inFlight: 0, timers: 0 })
}, 60_000)
