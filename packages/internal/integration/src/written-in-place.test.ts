// A hook that writes into `request.header` in place does the same as one that makes a copy, at each place of the list.
import { cache, rfc9111 } from '@wxpipe/cache'
import { type Client, createClient, type HttpRequest, type HttpResponse, withHeader } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { queue } from '@wxpipe/queue'
import { retry } from '@wxpipe/retry'
import { signing } from '@wxpipe/signing'
import { useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { expect, it, vi } from 'vitest'

useFakeTime()

const hooks = {
  copy: (request: HttpRequest) => withHeader(request, 'x-lang', 'zh'),
  place: (request: HttpRequest) => {
    Object.assign(request.header, { 'x-lang': 'zh' })
    return request
  },
}

/** An app whose server accepts `session.valid` alone, and fails as often as `failing` says. */
function createApp(how: keyof typeof hooks, order: number) {
  const session = { token: 'T1', valid: 'T1', failing: 0 }
  let responses = 0
  const host = createHost({
    handler({ path, header }) {
      if (path === '/refresh') return { data: { token: session.valid } }
      if (session.failing-- > 0) return { statusCode: 503 }
      if (header['authorization'] !== `Bearer ${session.valid}`) return { statusCode: 401 }
      return { data: { n: ++responses }, header: { 'cache-control': 'max-age=60, stale-if-error=600', vary: 'x-lang' } }
    },
  })
  const getToken = () => session.token
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => 'ann' })
    .use(cache({ ttl: 20, staleIfError: 600_000 }))
    .use(dedupe())
    .use(retry({ baseDelay: 1 }))
    .use(queue())
    .use(idempotencyKey({ createKey: () => 'k' }))
    .use(signing({ sign: () => ({ 'x-sign': '1' }) }))
    .use(tokenExpiry())
    .use(tokenInjection({ getToken }))
    .use(
      tokenRefresh({
        getToken,
        refresh: (api) => api.post<{ token: string }>('refresh').then(({ data }) => data),
        setToken: ({ token }) => {
          session.token = token
        },
      }),
    )
    .use({ name: 'language', order, request: hooks[how] })
  return { client, session, host }
}

type App = ReturnType<typeof createApp>
const get = (client: Client<object>, given?: object) => client.get('a', given)

type Life = (app: App) => Promise<HttpResponse | readonly HttpResponse[]>

const lives: { readonly [what: string]: Life } = {
  async 'a response that is kept'({ client }) {
    return [await get(client), await get(client)]
  },
  async 'a response that depends on the header'({ client }) {
    const given = { cache: { http: rfc9111 } }
    return [await get(client, given), await get(client, given)]
  },
  async 'a stale one for a busy server'({ client, session }) {
    const first = await get(client)
    await new Promise((done) => setTimeout(done, 100))
    session.failing = 9
    return [first, await get(client)]
  },
  'three that share a send': ({ client }) =>
    Promise.all([get(client), get(client), get(client, { header: { q: '1' } })]),
  async 'a refresh while two wait'({ client, session }) {
    session.valid = 'T2'
    return Promise.all([get(client), client.get('b')])
  },
  async 'a write that is sent again'({ client, session }) {
    Object.assign(session, { valid: 'T2', failing: 1 })
    return client.post('a', {}, { retry: 2 })
  },
}

/** What the caller got, and what was sent. */
async function play(life: Life, how: keyof typeof hooks, order: number) {
  const app = createApp(how, order)
  const outcome = life(app)
  await vi.advanceTimersByTimeAsync(10_000)
  const got = ([] as HttpResponse[]).concat(await outcome).map(({ data }) => data)
  return { got, sent: app.host.requests.map(({ method, url, header }) => ({ method, url, header })) }
}

it.each(Object.keys(lives))('%s: the same beside either hook, wherever it stands', async (what) => {
  for (const order of [50, 250, 350, 450, 495, 550, 650, 710, 730, 850])
    expect(await play(lives[what]!, 'place', order), `order ${order}`).toEqual(await play(lives[what]!, 'copy', order))
})
