import { AuthExpiredError, ConfigError, createClient, ORDER_ENVELOPE, ResponseError, StatusError } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { type TokenExpiryOptions, tokenExpiry } from './token-expiry.ts'

const expired = { code: '99997', date: '2026-01-01', message: 'TOKEN EXPIRED', status: 'ERROR' }

function setup(reply: { statusCode?: number; data?: unknown }, options?: TokenExpiryOptions) {
  const host = createHost({ handler: () => reply })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(tokenExpiry(options))
  return { client, outcome: client.get('groups').catch((error: unknown) => error) }
}

describe('tokenExpiry', () => {
  it('throws AuthExpiredError with the response attached for a status of 401', async () => {
    const error = await setup({ statusCode: 401, data: 'who are you' }).outcome
    expect(error).toBeInstanceOf(AuthExpiredError)
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode: 401, data: 'who are you' } })
  })

  it('says of which request and status, and what it was before', async () => {
    const error = await setup({ statusCode: 401 }).outcome
    expect(error).toMatchObject({
      message: 'GET https://api.example.com/groups: the session has expired (status 401)',
      request: { url: 'groups' },
      cause: { code: 'STATUS', message: 'GET https://api.example.com/groups: answered 401' },
    })
  })

  it.each([401, 419])('means each of the listed statuses: %i', async (statusCode) => {
    const { outcome } = setup({ statusCode }, { statusCodes: [401, 419] })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode } })
  })

  it.each([200, 400, 500])('finds the business code in a body of status %i', async (statusCode) => {
    const error = await setup({ statusCode, data: expired }, { codes: ['99997'] }).outcome
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode, data: expired } })
  })

  it.each([
    ['99997', 99997],
    [99997, '99997'],
    [99997, 99997],
  ])('takes the code %j in the options and %j in the body for the same', async (option, code) => {
    expect(await setup({ data: { code } }, { codes: [option] }).outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('looks into another field when told', async () => {
    const error = await setup({ statusCode: 400, data: { errno: 40101 } }, { codes: [40101], codeField: 'errno' })
      .outcome
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it.each([
    null,
    undefined,
    '',
    'text',
    0,
    false,
    [],
    ['99997'],
    ['{"code":"99997"}'],
    { code: null },
    { code: {} },
    { code: ['99997'] },
    Object.create(null),
  ])('survives the body %j', async (data) => {
    expect(await setup({ data }, { codes: ['99997'] }).outcome).toMatchObject({ statusCode: 200 })
  })

  it('leaves an error of a status that an interceptor has made without a response as it is', async () => {
    const own = new StatusError('refused by the app')
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenExpiry())
      .use({ name: 'own', order: 900, request: () => Promise.reject(own) })
    expect(await client.get('groups').catch((error: unknown) => error)).toBe(own)
  })

  it('leaves an error of another kind as it is, also one that carries a response', async () => {
    const { client } = setup({ statusCode: 401 }, { statusCodes: [401] })
    client.use({
      name: 'own',
      order: 900,
      error(_error, { url }) {
        throw new ResponseError(`cannot read ${url}`, { response: { statusCode: 401, header: {}, data: '' } })
      },
    })
    await expect(client.get('groups')).rejects.toMatchObject({ code: 'RESPONSE', message: 'cannot read groups' })
  })

  it('leaves other failures as they are', async () => {
    expect(await setup({ statusCode: 500, data: { code: 1 } }, { codes: ['99997'] }).outcome).toMatchObject({
      code: 'STATUS',
    })
  })

  it('asks the app’s own rule', async () => {
    const { outcome } = setup({ data: { ret: -1 } }, { isExpired: ({ data }) => (data as { ret: number }).ret === -1 })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('calls isExpired with the request, too: an app may have servers that say it differently', async () => {
    const { outcome } = setup({ data: {} }, { isExpired: (_, { url }) => url === 'groups' })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('settles as the error that a predicate throws', async () => {
    const failure = new TypeError('cannot read')
    const { outcome } = setup(
      {},
      {
        isExpired: () => {
          throw failure
        },
      },
    )
    expect(await outcome).toBe(failure)
  })

  it('does not judge the responses of other origins', async () => {
    const { client } = setup({ statusCode: 401 })
    await expect(client.get('https://other.example.com/x')).rejects.toMatchObject({ code: 'STATUS' })
  })

  it('judges the origins that the user lists', async () => {
    const { client } = setup({ statusCode: 401 }, { origins: ['https://other.example.com'] })
    await expect(client.get('https://other.example.com/x')).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
  })

  it('does not judge a request with auth: false', async () => {
    const { client } = setup({ data: expired }, { codes: ['99997'] })
    await expect(client.get('login', { auth: false })).resolves.toMatchObject({ data: expired })
  })

  it('calls onExpired and isExpired as methods of the options', async () => {
    const session = {
      told: 0,
      isExpired() {
        return this.told === 0
      },
      onExpired() {
        this.told++
      },
    }
    expect(await setup({}, session).outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(session.told).toBe(1)
    expect(await setup({}, session).outcome).toMatchObject({ statusCode: 200 })
  })

  it('tells onExpired, whose own failure does not hide the expiry', async () => {
    const failure = new Error('listener')
    const unhandled = vi.fn()
    process.once('unhandledRejection', unhandled)
    const onExpired = vi.fn(() => {
      throw failure
    })
    const { outcome } = setup({ statusCode: 401 }, { onExpired })
    expect(await outcome).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(onExpired).toHaveBeenCalledTimes(1)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(unhandled.mock.calls[0]?.[0]).toBe(failure)
  })
})

it('judges before an envelope reads the response', async () => {
  const { client } = setup({ statusCode: 401 })
  const seen: unknown[] = []
  client.use({
    name: 'envelope',
    order: ORDER_ENVELOPE,
    error(error) {
      seen.push(error)
      throw error
    },
  })
  await client.get('groups').catch(() => undefined)
  expect(seen).toMatchObject([{ code: 'AUTH_EXPIRED' }])
})

describe('a body that the host has not parsed', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  /** So many characters of JSON that say it. */
  const sized = (length: number) => '{"code":"99997"}'.padEnd(length)

  it.each([
    ['JSON text', '{"code":"99997","message":"TOKEN EXPIRED"}'],
    ['JSON text with a number', ' \n{"code":99997}'],
    ['JSON text behind a byte order mark', '\uFEFF{"code":"99997"}'],
    ['bytes', bytes('{"code":"99997","message":"登录过期"}').buffer],
    ['bytes behind a byte order mark', bytes('\uFEFF{"code":"99997"}').buffer],
    ['a view of bytes', bytes('{"code":"99997"}')],
    ['a text of 4,096', sized(4096)],
    ['4,096 bytes', bytes(sized(4096)).buffer],
  ])('is read all the same: %s', async (_, data) => {
    const host = {
      request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, data }),
    }
    const client = createClient({ host, baseURL: 'https://api.example.com/' }).use(tokenExpiry({ codes: ['99997'] }))
    await expect(client.get('x')).rejects.toMatchObject({ code: 'AUTH_EXPIRED', response: { data } })
  })

  it.each([
    ['a text that is no JSON', '{"code":"99997"'],
    ['a text that mentions the code', 'error 99997'],
    ['JSON that is no object', '"99997"'],
    ['the code in another field', '{"id":"99997"}'],
    ['a file whose bytes hold it', bytes(`{"code":"99997"}${' '.repeat(5_000)}`).buffer],
    ['a long text', `{"code":"99997","list":"${'x'.repeat(5_000)}"}`],
    ['no bytes', new ArrayBuffer(0)],
    ['a text of 4,097', sized(4097)],
    ['4,097 bytes', bytes(sized(4097)).buffer],
  ])('is a response when it does not say so: %s', async (_, data) => {
    const host = {
      request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, data }),
    }
    const client = createClient({ host, baseURL: 'https://api.example.com/' }).use(tokenExpiry({ codes: ['99997'] }))
    expect((await client.get('x')).data).toBe(data)
  })
})

describe('the app’s own rule', () => {
  it('must return at once: a promise is a ConfigError that names isExpired', async () => {
    const isExpired = (() => Promise.resolve(false)) as unknown as () => boolean
    const error = await setup({ data: {} }, { isExpired }).outcome
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('isExpired') })
  })
})

describe('another origin', () => {
  it('that a child of the client has is not judged, unless it is listed', async () => {
    for (const [origins, code] of [
      [undefined, 'STATUS'],
      [['https://maps.example.org'], 'AUTH_EXPIRED'],
    ] as const) {
      const { client } = setup({ statusCode: 401 }, { origins })
      await expect(client.extend({ baseURL: 'https://maps.example.org/' }).get('geo')).rejects.toMatchObject({ code })
    }
  })

  it('that a second client has is not judged, though it shares the plugin', async () => {
    const plugin = tokenExpiry()
    const host = createHost({ handler: () => ({ statusCode: 401 }) })
    createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(plugin)
    const other = createClient({ host: host.wx, baseURL: 'https://maps.example.org/' }).use(plugin)
    await expect(other.get('geo')).rejects.toMatchObject({ code: 'STATUS' })
  })
})

describe('the options', () => {
  it.each([
    ['statusCodes', 'list', 401],
    ['codes', 'list', '99997'],
    ['codeField', 'string', null],
    ['isExpired', 'function', true],
    ['onExpired', 'function', 'logout'],
    ['origins', 'list', 'https://files.example.com'],
    ['name', 'string', 7],
  ])('are refused where they are of another kind: %s must be: %s', (name, kind, value) => {
    const make = () => tokenExpiry({ [name]: value } as TokenExpiryOptions)
    expect(make).toThrow(ConfigError)
    expect(make).toThrow(`token-expiry: "${name}" must be: ${kind}`)
  })
})
