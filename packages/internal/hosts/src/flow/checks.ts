// The 23 checks: what each does with the app, and what comes of it in every runtime.
import { cache, storageStore } from '@wxpipe/cache'
import { createCancelSource, getHeader } from '@wxpipe/core'
import { type Check, codeOf, type Echo, failure, five } from './check.ts'
import { pageChecks } from './page-checks.ts'

export const checks: readonly Check[] = [
  {
    name: 'create',
    expected: { get: 'function', isHost: true },
    run: ({ client }, { host }) => ({ get: typeof client.get, isHost: client.host === host }),
  },
  {
    name: 'GET',
    expected: { status: 200, method: 'GET', path: 'echo/get' },
    async run({ client }) {
      const { statusCode, data } = await client.get<Echo>('echo/get')
      return { status: statusCode, method: data.method, path: data.path }
    },
  },
  {
    name: 'POST JSON',
    expected: { method: 'POST', type: 'application/json', body: { name: '晨跑', places: [1, 2], note: null } },
    async run({ client }) {
      const { data } = await client.post<Echo>('echo/post', { name: '晨跑', places: [1, 2], note: null })
      return { method: data.method, type: data.header['content-type']?.split(';')[0], body: data.body }
    },
  },
  {
    name: 'query',
    expected: { a: '1', words: '晨跑 & 咖啡', size: '2' },
    run: async ({ client }) =>
      (await client.get<Echo>('echo/query?a=1', { query: { words: '晨跑 & 咖啡', size: 2 } })).data.query,
  },
  {
    name: 'headers',
    expected: { sent: 'yes', answered: 'flow' },
    async run({ client }) {
      const { data, header } = await client.get<Echo>('echo/headers', { header: { 'X-Flow': 'yes' } })
      return { sent: data.header['x-flow'], answered: getHeader(header, 'X-Answer') }
    },
  },
  {
    name: 'expiry in 200',
    expected: { code: 'AUTH_EXPIRED', status: 200 },
    async run({ session, plain }) {
      session.token = 'dead'
      return plain.get('private/in-200').catch((error) => ({ code: codeOf(error), status: error.response?.statusCode }))
    },
  },
  {
    name: '401',
    expected: { code: 'AUTH_EXPIRED', status: 401 },
    async run({ session, plain }) {
      session.token = 'dead'
      return plain.get('secret/401').catch((error) => ({ code: codeOf(error), status: error.response?.statusCode }))
    },
  },
  {
    name: 'refresh',
    expected: { status: 200, sends: 2, isNew: true },
    async run(app) {
      await app.logIn()
      const before = app.session.token
      await app.expire()
      const { statusCode } = await app.client.get('secret/refresh')
      const { length } = await app.seen('secret/refresh')
      return { status: statusCode, sends: length, isNew: app.session.token !== before }
    },
  },
  {
    name: 'replay',
    expected: { bodies: [{ place: '西湖' }, { place: '西湖' }], tokens: 2 },
    async run(app) {
      await app.expire()
      await app.client.post('private/replay', { place: '西湖' })
      const seen = await app.seen('private/replay')
      return { bodies: seen.map(({ body }) => body), tokens: new Set(seen.map((one) => one.authorization)).size }
    },
  },
  {
    name: 'concurrent expiry',
    expected: { responses: 5, refreshes: 1 },
    async run(app) {
      await app.expire()
      const before = (await app.seen('token/refresh')).length
      const responses = await Promise.all(five.map((n) => app.client.get<Echo>(`private/five?n=${n}`)))
      const after = (await app.seen('token/refresh')).length
      return {
        responses: responses.filter(({ data }) => data.path === 'private/five').length,
        refreshes: after - before,
      }
    },
  },
  {
    name: 'abort',
    expected: { code: 'ABORT', cause: 'left', sends: 1 },
    async run(app) {
      const { signal, abort } = createCancelSource()
      const slow = app.client.get('slow/abort?ms=4000', { signal })
      setTimeout(() => abort('left'), 150)
      const ended = await slow.catch((error) => ({ code: codeOf(error), cause: error.cause }))
      return { ...ended, sends: (await app.seen('slow/abort')).length }
    },
  },
  {
    name: 'timeout',
    expected: 'TIMEOUT',
    run: ({ client }) => failure(client.get('slow/timeout?ms=6000', { timeout: 300, retry: false })),
  },
  {
    name: 'retry',
    expected: { status: 200, sends: 3 },
    async run(app) {
      const { statusCode } = await app.client.get('flaky/retry?fails=2')
      return { status: statusCode, sends: (await app.seen('flaky/retry')).length }
    },
  },
  {
    name: 'queue',
    expected: { responses: 5, peak: 3 },
    async run(app) {
      const responses = await Promise.all(five.map((n) => app.client.get(`busy?n=${n}`)))
      return { responses: responses.length, peak: await app.peak() }
    },
  },
  {
    name: 'dedupe',
    expected: { responses: 5, sends: 1 },
    async run(app) {
      const responses = await Promise.all(five.map(() => app.client.get('echo/dedupe')))
      return { responses: responses.length, sends: (await app.seen('echo/dedupe')).length }
    },
  },
  {
    name: 'cache',
    expected: { path: 'echo/cache', sends: 1 },
    async run(app) {
      const get = () => app.client.get<Echo>('echo/cache', { cache: { ttl: 60_000 } })
      await get()
      const { data } = await get()
      return { path: data.path, sends: (await app.seen('echo/cache')).length }
    },
  },
  {
    name: 'storage',
    expected: { words: '晨跑', sends: 1 },
    async run(app, { storage: host }) {
      // Two clients, as before and after a launch: all that they share is what the phone stores.
      const launched = () => app.bare().use(cache({ ttl: 60_000, store: storageStore({ host, prefix: 'flow' }) }))
      const get = () => launched().get<Echo>('echo/storage?words=%E6%99%A8%E8%B7%91')
      await get()
      const { data } = await get()
      return { words: data.query['words'], sends: (await app.seen('echo/storage')).length }
    },
  },
  {
    name: 'arraybuffer',
    expected: { length: 256, bytes: [0, 127, 128, 255] },
    async run({ client }, { bytes: more }) {
      const { data } = await client.get<ArrayBuffer>('bytes', { responseType: 'arraybuffer', ...more })
      const bytes = new Uint8Array(data)
      return { length: bytes.length, bytes: [0, 127, 128, 255].map((at) => bytes[at]) }
    },
  },
  {
    name: 'no server',
    expected: 'NETWORK',
    run: ({ client }, { nowhere }) => failure(client.get(nowhere, { retry: false })),
  },
  ...pageChecks,
]
