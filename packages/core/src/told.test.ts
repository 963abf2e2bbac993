// What a JavaScript user mistypes is told before anything is sent (FAULTS R1 to R5, R8).
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { refusal, sent } from '../test/sending.ts'
import {
  type Client,
  type ClientOptions,
  ConfigError,
  createCancelSource,
  createClient,
  type Host,
  type Interceptor,
} from './index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the options of a request', () => {
  const words: [word: string, value: unknown, right: string][] = [
    ['params', { pageNo: 1 }, 'write query'],
    ['headers', { a: '1' }, 'write header'],
    ['baseUrl', 'https://a.com', 'write baseURL'],
    ['BaseURL', 'https://a.com', 'write baseURL'],
    ['Method', 'POST', 'write method'],
    ['success', () => {}, 'write await'],
    ['fail', () => {}, 'write await'],
    ['complete', () => {}, 'write await'],
    ['pageNo', 1, 'query'],
  ]
  it.each(words)('that hold %s are refused with the right word', async (word, value, right) => {
    const { message } = await refusal({ [word]: value })
    expect(message).toContain(`request has no "${word}"`)
    expect(message).toContain(right)
  })

  it('hold those of its interceptors, which say their names', async () => {
    expect(await sent({ retry: 3 }, { keys: { retry: 'any' } })).toMatchObject({ url: 'x' })
    expect((await refusal({ retry: 3 })).message).toContain('request has no "retry"')
  })

  it('are of the kind that their interceptor says, before anything is sent', async () => {
    const keys = { keys: { retry: 'number boolean', tags: 'list' } }
    expect(await sent({ retry: false, tags: ['a'] }, keys)).toMatchObject({ url: 'x' })
    expect((await refusal({ retry: '3' }, keys)).message).toContain('request: "retry" must be: number boolean')
    expect((await refusal({ tags: {} }, keys)).message).toContain('request: "tags" must be: list')
    await refusal({ query: [1] })
  })

  it('know those of an interceptor that was taken off: calls under way still have them', async () => {
    const client = createClient({ host: scriptedHost(responding()).host }).use({ name: 'a', keys: { mine: 'any' } })
    client.remove('a')
    expect(await client.get('x', { mine: 1 } as object)).toMatchObject({ data: 'ok' })
    // A child does, as its own options did all along.
    const child = client.extend({ mine: 1 } as object)
    expect(await child.get('x', { mine: 2 } as object)).toMatchObject({ data: 'ok' })
  })

  const kinds: [what: string, options: object][] = [
    ['a timeout in text', { timeout: '5000' }],
    ['a timeout that is no number', { timeout: Number.NaN }],
    ['a base URL that is a number', { baseURL: 5 }],
    ['a transport that is a number', { transport: 5 }],
    ['validateStatus that is null', { validateStatus: null }],
    ['a header that is text', { header: 'a: 1' }],
    ['a query that is text', { query: 'a=1' }],
    ['a method that is a number', { method: 5 }],
    ['a signal whose source is given instead', { signal: createCancelSource() }],
    ['a method that would end the line', { method: 'GET\r\nX: 1' }],
    ['an empty word in the method', { method: 'G ET' }],
    ['a header value that is an object', { header: { a: {} } }],
    ['a header value that is a symbol', { header: { a: Symbol('s') } }],
    ['a header value beyond Latin', { header: { a: '孙' } }],
    ['hostOptions that are text', { hostOptions: 'enableQuic' }],
  ]
  it.each(kinds)('with %s reject before the send', async (_, options) => {
    await refusal(options)
  })

  it.each([null, 5, 'x', []] as unknown[])('that are %o reject, through every shorthand', async (options) => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host }) as unknown as { [method: string]: (...given: unknown[]) => Promise<unknown> }
    const calls = [client['request']!(options), client['get']!('x', options), client['post']!('x', {}, options)]
    for (const call of calls) {
      const error = await rejectionOf(call)
      expect(error).toBeInstanceOf(ConfigError)
      expect(error.message).toContain('plain object')
    }
    expect(asked).toEqual([])
  })

  it('may say the longest timeout that a timer can hold', async () => {
    expect(await sent({ timeout: 2 ** 31 - 1 })).toMatchObject({ timeout: 2 ** 31 - 1 })
  })

  it('may say timeout: 0, which is none of their own, also over that of the client', async () => {
    const { host, asked } = scriptedHost(responding())
    await createClient({ host, timeout: 5_000 }).get('x', { timeout: 0 })
    expect(asked[0]!.options).not.toHaveProperty('timeout')
  })
})

describe('the host’s own options', () => {
  it('are those that wx documents; what a later base library adds goes into hostOptions', async () => {
    const options = await sent({ enableQuic: true, dataType: 'text', hostOptions: { useLater: 1, enableQuic: false } })
    expect(options).toMatchObject({ dataType: 'text', useLater: 1, enableQuic: false })
    expect((await refusal({ enableLater: true })).message).toContain('request has no "enableLater"')
  })

  it('may have any name but those that have a place of their own', async () => {
    expect(await sent({ hostOptions: { metadata: 1, timeouts: 2 } })).toMatchObject({ metadata: 1, timeouts: 2 })
  })

  it('of the client are below those of the request, in either spelling', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host, enableQuic: true, hostOptions: { later: 1, other: 2 } })
    await client.get('x', { hostOptions: { later: 3 } })
    expect(asked[0]!.options).toMatchObject({ enableQuic: true, later: 3, other: 2 })
  })
})

describe('PATCH', () => {
  it('is refused on wx, with what to write instead', async () => {
    expect((await refusal({ method: 'PATCH' })).message).toContain('X-HTTP-Method-Override: PATCH')
  })

  it('goes to a host that has it', async () => {
    const { host, asked } = scriptedHost(responding())
    const able: Host = { request: (options) => host.request(options), hasPatch: true }
    await createClient({ host: able }).request({ url: 'x', method: 'PATCH' })
    expect(asked[0]!.options.method).toBe('PATCH')
  })
})

describe('the options of a client', () => {
  const bad: [what: string, options: object, message: RegExp][] = [
    ['headers', { headers: {} }, /createClient has no "headers": write header/],
    ['params', { params: {} }, /createClient has no "params"/],
    ['baseUrl', { baseUrl: 'https://a.com' }, /write baseURL/],
    ['a query', { query: { a: 1 } }, /createClient has no "query"/],
    ['a timeout in text', { timeout: '5000' }, /"timeout" must be: number/],
    ['maxSends in text', { maxSends: '5' }, /"maxSends" must be: number/],
    ['an account that is an id', { account: 'u1' }, /"account" must be: function/],
    ['a base URL with a query', { baseURL: 'https://a.com/?v=1' }, /baseURL/],
    ['a base URL with a hash', { baseURL: 'https://a.com/#' }, /baseURL/],
    ['a base URL that ends in a line end', { baseURL: 'https://a.com/\r' }, /baseURL/],
    ['a base URL that is a number', { baseURL: 5 }, /"baseURL" must be: string/],
  ]
  it.each(bad)('that hold %s are refused at once', (_, options, message) => {
    expect(() => createClient(options as ClientOptions)).toThrow(message)
    expect(() => createClient().extend(options as ClientOptions)).toThrow(ConfigError)
  })
})

describe('data', () => {
  class Empty {
    #id = 1
    id() {
      return this.#id
    }
  }
  const withoutForm: [what: string, data: unknown][] = [
    ['FormData', new FormData()],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['a Blob', new Blob(['x'])],
    ['an instance whose fields are private', new Empty()],
    ['an iterator', [1].values()],
  ]
  it.each(withoutForm)('that is %s is refused, never sent as {}', async (_, data) => {
    const { message } = await refusal({ method: 'POST', data })
    expect(message).toContain('@wxpipe/transfer')
  })

  it('that has a JSON form goes out as it is', async () => {
    class Order {
      id = 1
    }
    for (const data of [{}, { a: 1 }, [], [1], new Order(), new Date(0), Object.create(null), { toJSON: () => 1 }]) {
      expect((await sent({ method: 'POST', data })).data).toBe(data)
    }
  })

  it('that is bytes goes out as an ArrayBuffer of exactly those bytes', async () => {
    const { buffer } = new Uint8Array([1, 2, 3, 4])
    expect((await sent({ method: 'POST', data: buffer })).data).toBe(buffer)
    for (const view of [new Uint8Array(buffer, 1, 2), new DataView(buffer, 1, 2)]) {
      const { data } = await sent({ method: 'POST', data: view })
      expect(data).toBeInstanceOf(ArrayBuffer)
      expect([...new Uint8Array(data as ArrayBuffer)]).toEqual([2, 3])
    }
  })

  it('that is numbers beyond those of JSON, as bytes, is no reason for a failure of the network', async () => {
    const { host } = scriptedHost(failing())
    const data = new BigInt64Array(1)
    expect(await rejectionOf(createClient({ host }).post('x', data))).toMatchObject({ code: 'NETWORK' })
  })

  it('is not turned into text by the core: the host does that', async () => {
    let turned = 0
    const host: Host = { request: (options) => options.success!({ data: 'ok', statusCode: 200, header: {} }) }
    const data = {
      toJSON() {
        turned++
        return {}
      },
    }
    await createClient({ host }).post('x', data)
    expect(turned).toBe(0)
  })
})

describe('a query', () => {
  it('may be a Map or URLSearchParams', async () => {
    const map = new Map<string, unknown>([
      ['a', 1],
      ['b', [2, 3]],
    ])
    expect((await sent({ query: map })).url).toBe('x?a=1&b=2&b=3')
    expect((await sent({ query: new URLSearchParams('a=1&a=2&b=%20') })).url).toBe('x?a=1&a=2&b=%20')
  })

  it.each([[[1]], [new Date()], [new ArrayBuffer(1)], [new Set(['a'])], [new FormData()]])(
    'that is %o is refused',
    async (query) => {
      expect((await refusal({ query })).message).toMatch(
        /^(query must be a plain object|request: "query" must be: object)$/,
      )
    },
  )
})

describe('interceptors', () => {
  const client = (): Client => createClient({ host: scriptedHost(responding()).host })

  it('request.use(hook, onError) says where errors are handled', () => {
    const use = client().interceptors.request.use as (...given: unknown[]) => unknown
    expect(() =>
      use(
        (request: unknown) => request,
        () => {},
      ),
    ).toThrow('response.use(undefined, onError)')
  })

  it('a response hook that yields the data alone is told what to write', async () => {
    const axiosLike = client()
    axiosLike.interceptors.response.use((response) => response.data as never)
    expect((await rejectionOf(axiosLike.get('x'))).message).toMatch(
      /"anonymous-\d+" must yield a response, not its data/,
    )
  })

  it('a factory that was not called is told so', () => {
    function retry(): Interceptor {
      return { name: 'retry' }
    }
    expect(() => client().use(retry as never)).toThrow('a factory must be called')
  })
})
