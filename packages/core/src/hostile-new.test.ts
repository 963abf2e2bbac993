// What a hostile tester found in options, signals, timers and bodies; each by its right behaviour.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, outcomeOf, rejectionOf } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { refusal, sent } from '../test/sending.ts'
import {
  type ClientOptions,
  createClient,
  type HttpRequest,
  type Interceptor,
  NetworkError,
  withRequest,
} from './index.ts'

const takeUnhandled = expectNothingUnhandled()
const polluted = Object.prototype as { [name: string]: unknown }
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const name in polluted) delete polluted[name]
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

describe('the watchdog goes on', () => {
  it('when what a send’s end calls throws: a signal that cannot be left, a method that is no text', async () => {
    const { host } = scriptedHost()
    const client = createClient({ host, timeout: 1_000 })
    const bad = {
      aborted: false,
      addEventListener() {},
      removeEventListener: () => {
        throw new Error('leave')
      },
    }
    const odd = client.extend().use({ name: 'odd', request: (r) => withRequest(r, { method: Symbol('m') as never }) })
    const outcomes = [outcomeOf(client.get('a', { signal: bad })), outcomeOf(odd.get('b'))]
    const after = outcomeOf(client.get('c'))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await takeUnhandled()).toEqual([new Error('leave')])
    for (const outcome of [...outcomes, after])
      expect(outcome).toMatchObject([{ failed: true, value: { code: 'TIMEOUT' } }])
  })

  it('once a second, also when setTimeout was another in between', async () => {
    const { host } = scriptedHost()
    const client = createClient({ host, timeout: 6_000 })
    const outcome = outcomeOf(client.get('a'))
    const real = globalThis.setTimeout
    for (let i = 0; i < 5; i++) {
      globalThis.setTimeout = ((...given: Parameters<typeof real>) => real(...given)) as typeof real
      outcomeOf(client.get('b'))
      globalThis.setTimeout = real
      outcomeOf(client.get('c'))
    }
    await vi.advanceTimersByTimeAsync(5_999)
    expect(outcome).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(outcome).toHaveLength(1)
  })
})

it.each([
  BigInt(10),
  Symbol('t'),
  {
    valueOf: () => {
      throw new Error('no')
    },
  },
  '5000',
])(
  'a timeout of %o that a hook sets, at once or later, is a ConfigError and leaves nothing behind',
  async (timeout) => {
    const { host, asked } = scriptedHost(responding())
    const change = (r: HttpRequest) => withRequest(r, { timeout: timeout as never })
    for (const request of [change, async (r: HttpRequest) => change(r)]) {
      const client = createClient({ host }).use({ name: 'odd', request })
      expect(await rejectionOf(client.get('x'))).toMatchObject({ code: 'CONFIG' })
    }
    expect(asked).toEqual([])
  },
)

describe('host options', () => {
  it('have nothing that was inherited', async () => {
    polluted['url'] = 'https://evil.example/'
    const { host, asked } = scriptedHost(responding())
    const copying: Interceptor = {
      name: 'copying',
      request: (r) => withRequest(r, { hostOptions: { ...r.hostOptions, enableHttp2: true } }),
    }
    await createClient({ host, baseURL: 'https://a.com/' }).use(copying).get('x')
    expect(asked[0]!.options).toMatchObject({ url: 'https://a.com/x', enableHttp2: true })
  })

  it.each(['url', 'method', 'header', 'data', 'timeout', 'success', 'fail', 'complete'])(
    'cannot replace %s, which has a place of its own',
    async (name) => {
      expect((await refusal({ hostOptions: { [name]: 'x' } })).message).toContain(`"${name}" is no host option`)
    },
  )
})

describe('options', () => {
  it('are no methods of every object, and no prototype', async () => {
    for (const text of ['{"toString":1}', '{"constructor":1}', '{"__proto__":{"statusCode":200}}']) {
      await refusal(JSON.parse(text))
    }
    for (const name of ['toString', 'constructor']) await refusal({ [name]: () => {} })
  })

  it('are not inherited from an object in the place of a prototype', async () => {
    const above = Object.assign(Object.create(null), { baseURL: 'https://evil.example/' })
    const { host, asked } = scriptedHost(responding())
    await createClient(Object.assign(Object.create(above), { host }) as ClientOptions).get('x')
    expect(asked[0]!.options.url).toBe('x')
  })

  it('of the core are checked, whatever an interceptor lists', async () => {
    await refusal({ header: 'abc' }, { keys: { header: 'any' } })
    await refusal({ nothing: 1 }, { keys: 5 })
  })

  it.each([new Map([['a', '1']]), new Headers({ a: '1' }), new Set(['a']), new Date(), ['a: 1']])(
    'hold no header that is %o',
    async (header) => {
      await refusal({ header })
      await refusal({ hostOptions: header })
    },
  )
})

it('what is on every object is no header', async () => {
  polluted['foo'] = '中文'
  expect(Object.keys((await sent({ header: { a: '1' } })).header!)).toEqual(['a'])
})

describe('data', () => {
  it.each([() => 1, Symbol('s'), BigInt(10)])('that is %o is refused', async (data) => {
    await refusal({ method: 'POST', data })
  })

  it('that is a view of shared memory goes out as bytes of its own', async () => {
    const { data } = await sent({ method: 'POST', data: new Uint8Array(new SharedArrayBuffer(4)) })
    expect(data).toBeInstanceOf(ArrayBuffer)
  })
})

it('errors that an interceptor never lets go do not end the client', async () => {
  const { host } = scriptedHost((asked, index) => (index < 10_100 ? failing() : responding())(asked))
  const client = createClient({ host })
  client.interceptors.response.use(undefined, () => new Promise(() => {}))
  for (let i = 0; i < 10_100; i++) client.get('x')
  await vi.advanceTimersByTimeAsync(0)
  expect((await client.get('x')).data).toBe('ok')
})

it.each([
  '證書無效',
  '証明書は無効です',
  '인증서가 유효하지 않습니다',
  'Zertifikat ungültig',
  'certificado',
  '無法建立安全連線',
])('a failure of TLS that says %s is not for repetition', async (words) => {
  const error = await rejectionOf(createClient({ host: scriptedHost(failing(`request:fail ${words}`)).host }).get('x'))
  expect(error).not.toBeInstanceOf(NetworkError)
  expect(error).toMatchObject({ code: 'CONFIG' })
})
