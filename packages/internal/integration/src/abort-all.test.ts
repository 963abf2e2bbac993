// The recipe of docs/session.md that ends whatever runs when the user logs out, with every plugin installed.
import { cache } from '@wxpipe/cache'
import {
  AbortError,
  type CancelSignal,
  createCancelSource,
  createClient,
  type HttpRequest,
  type Interceptor,
  ORDER_CACHE,
  ORDER_OBSERVE,
  withRequest,
} from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { begun, countedSource, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it, vi } from 'vitest'

useFakeTime()

// The recipe, as docs/session.md has it.
let everything = createCancelSource()

function abortAll(reason?: unknown) {
  const running = everything
  everything = createCancelSource()
  running.abort(reason)
}

const either = (one: CancelSignal, other: CancelSignal): CancelSignal => ({
  get aborted() {
    return one.aborted || other.aborted
  },
  get reason() {
    return one.aborted ? one.reason : other.reason
  },
  addEventListener(type, listener) {
    one.addEventListener(type, listener)
    other.addEventListener(type, listener)
  },
  removeEventListener(type, listener) {
    one.removeEventListener(type, listener)
    other.removeEventListener(type, listener)
  },
})

const tied = (request: HttpRequest) =>
  withRequest(request, { signal: request.signal ? either(request.signal, everything.signal) : everything.signal })

const abortable: Interceptor = { name: 'abortable', order: ORDER_OBSERVE, request: tied }

const abortableBehindCache: Interceptor = {
  name: 'abortable-behind-cache',
  order: ORDER_CACHE + 10,
  request: (request) => (request.signal ? request : tied(request)),
}
// End of the recipe.

/** An app with every plugin; its server knows what to do by the path. */
function createApp() {
  const session = { token: 'good' }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header }) => {
      if (path === '/refresh') return { data: { token: 'good' }, delay: 3_000 }
      if (path === '/busy') return { statusCode: 500 }
      if (path === '/resting') return { statusCode: 503, header: { 'Retry-After': '5' } }
      if (path === '/broken/refresh') return { statusCode: 401, delay: 10 }
      if (header['authorization'] !== 'Bearer good') return { statusCode: 401, delay: 10 }
      return { data: path, delay: 1_000 }
    },
  })
  const refresh = { url: 'refresh' }
  const getToken = () => session.token
  const slots = queue({ concurrency: 3, maxWait: 60_000 })
  const client = createClient({
    host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: 'https://api.example.com/',
    account: () => 'ann',
  })
    .use(pageScope())
    .use(loginRedirect({ loginPage: '/pages/login/login', getToken, whileLoggingIn: 'wait' }))
    .use(deadline({ total: 60_000 }))
    .use(cache({ ttl: 1_000 }))
    .use(dedupe())
    .use(retry({ baseDelay: 20_000 }))
    .use(resume())
    .use(
      tokenRefresh<{ token: string }>({
        getToken,
        refresh: (api) => api.post<{ token: string }>(refresh.url).then(({ data }) => data),
        setToken: ({ token }) => {
          session.token = token
        },
      }),
    )
    .use(slots)
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry())
    .use(abortable)
    .use(abortableBehindCache)
  return { host, client, slots, session, refresh }
}

type App = ReturnType<typeof createApp>

/** In each of these, calls wait for something; those that are yielded have callers. */
const situations: { readonly [name: string]: (app: App) => Promise<Promise<unknown>[]> } = {
  'at the host': async ({ client, host }) => {
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    await pass(100)
    expect(host.inFlight).toBe(2)
    return calls
  },
  'in the queue': async ({ client, slots }) => {
    const calls = Array.from({ length: 9 }, (_, n) => begun(client.get(`${n}`)))
    expect([slots.pending, slots.size]).toEqual([3, 6])
    return calls
  },
  'for a server that rests': async ({ client, slots }) => {
    const refused = begun(client.post('resting', {}))
    await pass(10)
    await expect(refused).rejects.toMatchObject({ code: 'STATUS' })
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    expect([slots.pending, slots.size]).toEqual([0, 2])
    return calls
  },
  'in the pause of a retry': async ({ client, host }) => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const call = begun(client.get('busy'))
    await pass(100)
    expect([host.requests.length, host.inFlight]).toEqual([1, 0])
    return [call]
  },
  'for the network': async ({ client, host }) => {
    host.setNetwork('none')
    const call = begun(client.get('a'))
    await pass(100)
    expect(host.inFlight).toBe(0)
    return [call]
  },
  'for a refresh': async ({ client, session, host }) => {
    session.token = 'old'
    const calls = [begun(client.get('a')), begun(client.post('order', {}))]
    await pass(100)
    expect(host.requests.at(-1)!.url).toContain('refresh')
    return calls
  },
  'for the login': async ({ client, session, refresh, host }) => {
    session.token = 'old'
    refresh.url = 'broken/refresh'
    const calls = [begun(client.get('a')), begun(client.get('b'))]
    await pass(1_000)
    expect([host.page?.route, host.inFlight]).toEqual(['pages/login/login', 0])
    return calls
  },
  'for the send of another': async ({ client, host }) => {
    const calls = [1, 2, 3].map(() => begun(client.get('a')))
    await pass(100)
    expect(host.inFlight).toBe(1)
    return calls
  },
  'behind a stale answer': async ({ client, host }) => {
    const rule = { cache: { ttl: 1_000, staleWhileRevalidate: 600_000 } }
    const first = client.get('a', rule)
    await pass(5_000).then(() => first)
    const stale = client.get('a', rule)
    await pass(100)
    expect([(await stale).data, host.inFlight]).toEqual(['/a', 1])
    return []
  },
}

describe('abortAll ends what waits', () => {
  it.each(Object.keys(situations))('%s: at once, with its reason, and nothing is sent or left', async (situation) => {
    const app = createApp()
    const { host, client, slots, session, refresh } = app
    const calls = await situations[situation]!(app)
    const { signal, listeners } = countedSource()
    calls.push(begun(client.get('own', { signal })))
    const sent = host.requests.length
    abortAll('logged out')
    expect([host.inFlight, slots.size]).toEqual([0, 0])
    for (const call of calls) {
      const error = await call.catch((failure) => failure)
      expect(error).toBeInstanceOf(AbortError)
      expect(error).toMatchObject({ cause: 'logged out' })
    }
    expect(slots.pending).toBe(0)
    host.setNetwork('wifi')
    await pass(120_000)
    expect([host.requests.length, listeners(), vi.getTimerCount()]).toEqual([sent, 0, 0])

    // What begins later is not touched.
    Object.assign(session, { token: 'good' })
    Object.assign(refresh, { url: 'refresh' })
    const next = client.get('next')
    await pass(2_000)
    expect((await next).data).toBe('/next')
    expect([host.inFlight, vi.getTimerCount()]).toEqual([0, 0])
  })
})

it('a call that its own caller aborts, or that is answered, leaves no listener with abortAll', async () => {
  const counted = countedSource()
  everything = counted
  const { client } = createApp()
  const source = countedSource()
  const aborted = begun(client.get('a', { signal: source.signal }))
  const answered = client.get('b', { signal: countedSource().signal })
  await pass(100)
  source.abort('left the page')
  await expect(aborted).rejects.toMatchObject({ code: 'ABORT', cause: 'left the page' })
  await pass(2_000)
  expect([(await answered).data, source.listeners(), counted.listeners()]).toEqual(['/b', 0, 0])
})
