// Headers: case, precedence, removal, and reading.
import { describe, expect, it } from 'vitest'
import { rejectionOf, seeRequest } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, createClient, getHeader, type HeaderOptions, type HttpRequest, withHeader } from './index.ts'

/** The header that reaches the host. */
async function sent(client?: HeaderOptions, request?: HeaderOptions, child?: HeaderOptions) {
  const { host, asked } = scriptedHost(responding())
  const base = createClient({ host, header: client })
  await (child ? base.extend({ header: child }) : base).get('x', { header: request })
  return asked[0]!.options.header
}

describe('header names merge without regard to case', () => {
  it('the request has the last word, with its own spelling', async () => {
    expect(await sent({ 'Content-Type': 'a', 'X-Keep': 'k' }, { 'content-type': 'b' })).toEqual({
      'content-type': 'b',
      'X-Keep': 'k',
    })
  })

  it('a child has the last word over its parent, and its requests over both', async () => {
    expect(await sent({ A: '1', B: '1', C: '1' }, { c: '3' }, { b: '2', c: '2' })).toEqual({ A: '1', b: '2', c: '3' })
  })

  it('two spellings in one object are one header: the last one', async () => {
    expect(await sent({}, { 'X-A': '1', 'x-a': '2', 'X-a': '3' })).toEqual({ 'X-a': '3' })
  })

  it('two spellings that an interceptor spreads are one header too', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host, header: { Authorization: 'old' } })
    client.use({ name: 'a', request: (r) => ({ ...r, header: { ...r.header, authorization: 'new' } }) })
    // From the second time on each of the two is known to be sendable.
    for (let i = 0; i < 2; i++) await client.get('x')
    expect(asked.map(({ options }) => options.header)).toEqual([{ authorization: 'new' }, { authorization: 'new' }])
  })
})

describe('header values', () => {
  it('undefined is not sent and keeps a default; null is not sent and takes a default off, whatever its case', async () => {
    expect(await sent({ a: '1', b: '2' }, { A: undefined, B: null, c: undefined, d: null })).toEqual({ a: '1' })
    expect(await sent({ a: '1', b: '2' }, { a: undefined, b: null })).toEqual({ a: '1' })
    expect(await sent({ a: null, b: undefined }, {})).toEqual({})
  })

  it('numbers and booleans become text', async () => {
    expect(await sent({ n: 0 }, { t: true, f: false, empty: '' })).toEqual({ n: '0', t: 'true', f: 'false', empty: '' })
  })

  it('undefined that an interceptor writes into the header is not sent', async () => {
    const { host, asked } = scriptedHost(responding())
    const write = (r: HttpRequest) => ({ ...r, header: { ...r.header, 'x-none': undefined as unknown as string } })
    await createClient({ host }).use({ name: 'none', request: write }).get('x')
    expect(Object.keys(asked[0]!.options.header!)).toEqual([])
  })

  it('a number that an interceptor writes into the header becomes text too', async () => {
    const { host, asked } = scriptedHost(responding())
    const write = (request: HttpRequest) => {
      Object.assign(request.header, { 'x-page': 2 })
      return request
    }
    await createClient({ host }).use({ name: 'page', request: write }).get('x')
    expect(asked[0]!.options.header).toEqual({ 'x-page': '2' })
  })

  it('values that have no text are refused', async () => {
    for (const value of [Symbol('s'), Object.create(null)]) {
      await rejectionOf(createClient().get('x', { header: { a: value } }))
    }
  })

  it('every character that a name may have gets through', async () => {
    const name = "!#$%&'*+-.^_`|~09azAZ"
    expect(await sent({}, { [name]: 'v' })).toEqual({ [name]: 'v' })
  })
})

describe('withHeader', () => {
  const request = { url: 'x', header: { 'X-A': '1', b: '2' } } as unknown as HttpRequest

  it('copies the request with one header changed, added or taken off, whatever its case', () => {
    expect(withHeader(request, 'x-a', '9').header).toEqual({ b: '2', 'x-a': '9' })
    expect(withHeader(request, 'c', '3').header).toEqual({ 'X-A': '1', b: '2', c: '3' })
    expect(withHeader(request, 'B', null).header).toEqual({ 'X-A': '1' })
    expect(request.header).toEqual({ 'X-A': '1', b: '2' })
    expect(withHeader(request, 'c', '3')).toMatchObject({ url: 'x' })
  })

  it('refuses what would break the message, at the place that sets it', () => {
    expect(() => withHeader(request, 'c', 'a\r\nb')).toThrow(ConfigError)
    expect(() => withHeader(request, 'c d', 'a')).toThrow(ConfigError)
    // A token that nobody has yet, in JavaScript.
    expect(() => withHeader(request, 'never-set-before', undefined as never)).toThrow(ConfigError)
  })

  it('keeps the type of the request it is given', () => {
    const narrow: HttpRequest<{ mine: number }> = Object.assign({}, request, { options: { mine: 1 } })
    expect(withHeader(narrow, 'a', 'b').options.mine).toBe(1)
  })
})

describe('getHeader', () => {
  it('reads of two spellings the one that is sent, which a signature or a check for a token must see', async () => {
    for (const second of ['2', undefined, 2]) {
      const { host, asked } = scriptedHost(responding())
      const read: unknown[] = []
      const client = createClient({ host, header: { 'X-A': '1' } })
        .use({ name: 'spreads', request: (r) => ({ ...r, header: { ...r.header, 'x-a': second as string } }) })
        .use({ name: 'reads', request: seeRequest((r) => read.push(getHeader(r.header, 'X-a'))) })
      await client.get('x')
      expect(Object.values(asked[0]!.options.header!)).toEqual(read.map(String))
    }
  })

  it('finds nothing in a header that is not there, as of a failure without a response', () => {
    expect(['null', '0'].map((none) => getHeader(JSON.parse(none), 'a'))).toEqual([undefined, undefined])
  })

  it('reads a header whatever its case', () => {
    expect(getHeader({ 'Set-Cookie': 'a' }, 'set-cookie')).toBe('a')
    expect(getHeader({ 'set-cookie': 'a' }, 'Set-Cookie')).toBe('a')
    expect(getHeader({ a: '' }, 'A')).toBe('')
  })

  it('a header that is not there is undefined, also where every object has a property of that name', () => {
    for (const name of ['x', 'constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty', '']) {
      expect(getHeader({}, name), name).toBeUndefined()
      expect(getHeader({ a: '1' }, name), name).toBeUndefined()
    }
  })
})

describe('a client’s default header', () => {
  it('is copied for each request', async () => {
    const seen: unknown[] = []
    const client = createClient({ host: scriptedHost(responding()).host, header: { a: '1' } })
    client.use({ name: 'see', request: seeRequest((r) => seen.push(r.header)) })
    await client.get('x')
    await client.get('x')
    await client.get('x', { header: { b: '2' } })
    expect(seen[1]).toEqual({ a: '1' })
    expect(seen[1]).not.toBe(seen[0])
    expect(seen[2]).toEqual({ a: '1', b: '2' })
  })

  it('does not change with the object it came from', async () => {
    const { host, asked } = scriptedHost(responding())
    const header = { a: '1' }
    const client = createClient({ host, header })
    header.a = 'changed'
    await client.get('x')
    expect(asked[0]!.options.header).toEqual({ a: '1' })
  })
})
