// docs/architecture.md, rules 2 and 3: next and values.
import { describe, expect, it } from 'vitest'
import {
  expectNothingUnhandled,
  logging,
  rejectionOf,
  responseWith,
  seeRequest,
  seeResponse,
} from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, type HttpRequest, type HttpResponse, withHeader, withRequest } from './index.ts'

expectNothingUnhandled()

describe('rule 2: next may be called zero, one or many times, also in parallel; each runs only what is inside', () => {
  const compose = (request: (r: HttpRequest, next: (r: HttpRequest) => Promise<HttpResponse>) => unknown) => {
    const log: string[] = []
    const scripted = scriptedHost((asked, index) => responding(`${index}`)(asked))
    const client = createClient({ host: scripted.host })
      .use(logging('outer', log))
      .use({ name: 'middle', request: (r, next) => request(r, next) as Promise<HttpResponse> })
      .use(logging('inner', log))
    return { client, log, asked: scripted.asked }
  }

  it('zero times: a response leaves without sending', async () => {
    const { client, log, asked } = compose(() => responseWith('own'))
    expect((await client.get('x')).data).toBe('own')
    expect(asked).toHaveLength(0)
    expect(log).toEqual(['outer request', 'outer response'])
  })

  it('one time: around-style code runs what is inside once', async () => {
    const { client, log } = compose((r, next) => next(r).then((response) => ({ ...response, data: 'around' })))
    expect((await client.get('x')).data).toBe('around')
    expect(log).toEqual(['outer request', 'inner request', 'inner response', 'outer response'])
  })

  it('many times in turn: the outer interceptors see one call', async () => {
    const { client, log, asked } = compose(async (r, next) => {
      await next(r)
      await next(r)
      return next(r)
    })
    expect((await client.get('x')).data).toBe('2')
    expect(asked).toHaveLength(3)
    expect(log.filter((line) => line.startsWith('outer'))).toEqual(['outer request', 'outer response'])
    expect(log.filter((line) => line === 'inner response')).toHaveLength(3)
  })

  it('in parallel: each runs from the request it is given', async () => {
    const { client, asked } = compose(async (r, next) => {
      const all = await Promise.all(['a', 'b', 'c'].map((url) => next(withRequest(r, { url }))))
      return responseWith(all.map((response) => response.data).join())
    })
    expect((await client.get('x')).data).toBe('0,1,2')
    expect(asked.map(({ options }) => options.url)).toEqual(['a', 'b', 'c'])
  })

  it('from a response hook and from an error hook as well', async () => {
    const scripted = scriptedHost((asked, index) => [failing, responding, responding][index]!()(asked))
    const urls: string[] = []
    const client = createClient({ host: scripted.host })
      .use({ name: 'again', response: (_, r, next) => next(withRequest(r, { url: 'third' })) })
      .use({ name: 'retry', error: (_, r, next) => next(withRequest(r, { url: 'second' })) })
      .use({ name: 'inner', request: seeRequest((r) => urls.push(r.url)) })
    await client.get('first')
    expect(urls).toEqual(['first', 'second', 'third'])
  })

  it('next without a request is a ConfigError that names the interceptor', async () => {
    const { client } = compose((_, next) => (next as unknown as () => Promise<HttpResponse>)())
    expect(await rejectionOf(client.get('x'))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('middle'),
    })
  })
})

describe('rule 3: requests and responses are readonly values; a replay never sees its own earlier output', () => {
  it('withHeader and withRequest copy, and the original stays as it was', async () => {
    const seen: HttpRequest[] = []
    const client = createClient({ host: scriptedHost(responding()).host })
      .use({
        name: 'outer',
        request: seeRequest((r) => seen.push(r)),
        response: seeResponse((_, r) => seen.push(r)),
      })
      .use({ name: 'inner', request: (r) => withRequest(withHeader(r, 'x-inner', '1'), { url: 'changed' }) })
    await client.get('x', { header: { own: '0' } })
    expect(seen[1]).toBe(seen[0])
    expect(seen[0]).toMatchObject({ url: 'x', header: { own: '0' } })
  })

  it('a replay through next starts from the value as it was', async () => {
    const { host, asked } = scriptedHost((one, index) => [failing, failing, responding][index]!()(one))
    const client = createClient({ host })
      .use({ name: 'retry', error: (_, r, next) => next(r).catch(() => next(r)) })
      .use({
        name: 'append',
        request: (r) => withRequest(withHeader(r, 'x-n', `${r.header['x-n'] ?? ''}1`), { url: `${r.url}/v1` }),
      })
    await client.get('a')
    expect(asked.map(({ options }) => [options.url, options.header])).toEqual(Array(3).fill(['a/v1', { 'x-n': '1' }]))
  })

  it('nothing that a host does to its options reaches a replay or the next request', async () => {
    const { host, asked } = scriptedHost((one, index) => {
      one.options.header!['authorization'] = 'leaked'
      index ? responding()(one) : failing()(one)
    })
    const client = createClient({ host, header: { a: '1' } }).use({ name: 'retry', error: (_, r, next) => next(r) })
    const headers: unknown[] = []
    client.use({ name: 'see', request: seeRequest((r) => headers.push({ ...r.header })) })
    await client.get('x')
    await client.get('x')
    expect(asked).toHaveLength(3)
    expect(headers).toEqual([{ a: '1' }, { a: '1' }, { a: '1' }])
  })

  it("an in-place write to the header holds for its call alone, and never reaches the client's or the caller's", async () => {
    const { host, asked } = scriptedHost(responding())
    const given = { b: '2' }
    const client = createClient({ host, header: { a: '1' } }).use({
      name: 'writer',
      request(r) {
        if (r.url === 'x') (r.header as { [name: string]: string })['authorization'] = 'secret'
        return r
      },
    })
    await client.get('x')
    await client.get('x', { header: given })
    await client.get('y')
    expect(asked.map(({ options }) => options.header)).toEqual([
      { a: '1', authorization: 'secret' },
      { a: '1', b: '2', authorization: 'secret' },
      { a: '1' },
    ])
    expect(given).toEqual({ b: '2' })
  })

  it('what is written in place is checked, and merged without regard to case, like all headers', async () => {
    const { host, asked } = scriptedHost(responding())
    let value: unknown = 'two'
    const client = createClient({ host, header: { 'X-Way': 'one' } }).use({
      name: 'writer',
      request(r) {
        ;(r.header as { [name: string]: unknown })['x-way'] = value
        return r
      },
    })
    await client.get('x')
    expect(asked[0]!.options.header).toEqual({ 'x-way': 'two' })
    for (value of ['a\r\nb', {}, Symbol('s'), '孙']) {
      expect(await rejectionOf(client.get('x'))).toMatchObject({ code: 'CONFIG' })
    }
    expect(asked).toHaveLength(1)
  })
})
