// 1,000 requests with an expired token: over the scripted host and over real HTTP.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp, type Issued, randomOf, times, tokenIn } from '../test/app.ts'
import { tokenRefresh } from './index.ts'

const count = 1_000
const seeds = [1, 2]
// Sockets at the same time: each takes two file descriptors here, and not every machine gives thousands.
const sockets = 400

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** An app whose server is a real one on this machine; it responds after `delay()` milliseconds. */
async function createReal(delay: () => number, maxRequests: number) {
  const paths: string[] = []
  let issued = 0
  const server = createServer((request, response) => {
    const token = tokenIn(request.headers as Record<string, unknown>)
    const isRefresh = request.url === '/refresh'
    paths.push(`${request.url} ${token}`)
    request.resume().on('end', () => {
      setTimeout(() => {
        response.statusCode = isRefresh || `${token}`.startsWith('new') ? 200 : 401
        response.end(JSON.stringify(isRefresh ? { token: `new-${++issued}` } : { path: request.url }))
      }, delay())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2_000, resolve))
  const host = createHost({
    origins: { 'https://api.example.com': `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    maxRequests,
  })
  closing.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => host.dispose(),
  )
  const session = { token: 'old' }
  const getToken = () => session.token
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com' })
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())
    .use(
      tokenRefresh<Issued>({
        getToken,
        refresh: (api) => api.post<Issued>('refresh').then(({ data }) => data),
        setToken: (next) => Object.assign(session, next),
      }),
    )
  return { client, paths }
}

/** Checks what each request got, and what the server saw. */
async function expectOneRefresh(requests: readonly Promise<{ data: unknown }>[], seen: () => readonly string[]) {
  const outcomes = await Promise.allSettled(requests)
  const wrong = outcomes.filter((outcome, n) => {
    return outcome.status !== 'fulfilled' || (outcome.value.data as { path: string }).path !== `/${n}`
  })
  expect(wrong).toEqual([])
  const kinds = new Map<string, number>()
  for (const line of seen()) {
    const [path, token] = line.split(' ')
    const kind = path === '/refresh' ? 'refresh' : `request ${token}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  expect(Object.fromEntries(kinds)).toEqual({ refresh: 1, 'request old': count, 'request new-1': count })
}

describe('1,000 at once: 1 refresh, 1,000 successes, 1,000 replays', () => {
  const scripted = (delay: () => number, refreshDelay: number) => {
    const app = createApp({ delay, refreshDelay })
    const seen = () =>
      app.host.requests.map(({ url, header }) => `${url.replace('https://api.example.com', '')} ${tokenIn(header)}`)
    return expectOneRefresh(
      times(count, (n) => app.client.get(`${n}`)),
      seen,
    )
  }

  it('over the scripted host, all responses at once', async () => {
    await scripted(() => 0, 0)
  })

  it.each(seeds)('over the scripted host, responses spread over 20 ms in random order (seed %i)', async (seed) => {
    const random = randomOf(seed)
    await scripted(() => random() * 20, 5)
  })

  it('over the scripted host, responses far later than the refresh', async () => {
    const random = randomOf(4)
    await scripted(() => random() * 200, 0)
  })

  it('over the scripted host, a refresh that fails begins once and rejects all', async () => {
    const random = randomOf(6)
    let begun = 0
    const refresh = () => {
      begun++
      return new Promise<Issued>((_, reject) => setTimeout(() => reject(new Error('refused')), 5))
    }
    const { client, sent } = createApp({ delay: () => random() * 20, refresh })
    const outcomes = await Promise.allSettled(times(count, (n) => client.get(`${n}`)))
    const named = outcomes.filter(
      (outcome) => outcome.status === 'rejected' && outcome.reason.cause.message === 'refused',
    )
    expect([begun, named.length, sent().length]).toEqual([1, count, count])
  })

  it('over real HTTP, all responses at once', async () => {
    const { client, paths } = await createReal(() => 0, sockets)
    await expectOneRefresh(
      times(count, (n) => client.get(`${n}`)),
      () => paths,
    )
  })

  it.each(seeds)('over real HTTP, responses spread over 20 ms in random order (seed %i)', async (seed) => {
    const random = randomOf(seed)
    const { client, paths } = await createReal(() => random() * 20, sockets)
    await expectOneRefresh(
      times(count, (n) => client.get(`${n}`)),
      () => paths,
    )
  })

  it('over real HTTP, through the ten slots of a phone', async () => {
    const random = randomOf(5)
    const { client, paths } = await createReal(() => random() * 2, 10)
    await expectOneRefresh(
      times(count, (n) => client.get(`${n}`)),
      () => paths,
    )
  })
})
