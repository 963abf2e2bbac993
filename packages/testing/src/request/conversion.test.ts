// What wx.request makes of data and headers, on the way out and on the way in.
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { send, URL } from '../../test/one-request.ts'
import { createHost, type HostOptions, type HostRequest, type RequestOptions } from '../index.ts'

const echo: HostOptions = { handler: (request) => ({ data: request }) }
const seen = async (options: Partial<RequestOptions>) =>
  (await send(createHost(echo), options)).data as HostRequest & { query: Record<string, unknown> }

describe('what goes out', () => {
  it('a GET turns data into the query', async () => {
    const { url, query, raw } = await seen({ data: { q: '你好 &', n: 1, o: { a: [1] } } })
    expect(query).toEqual({ q: '你好 &', n: '1', o: '{"a":[1]}' })
    expect(url).toMatch(/^https:\/\/api\.example\.com\/a\?q=%E4/)
    expect(raw).toBeUndefined()
  })

  it('a GET keeps the query the url has, and data replaces a name that stands in both', async () => {
    expect((await seen({ url: `${URL}?a=1&b=2`, data: { b: 3 } })).query).toEqual({ a: '1', b: '3' })
  })

  it('a POST is JSON by default', async () => {
    const request = await seen({ method: 'POST', data: { a: 1 } })
    expect(request).toMatchObject({ method: 'POST', data: { a: 1 }, raw: '{"a":1}' })
    expect(request.header['content-type']).toBe('application/json')
  })

  it('a form-urlencoded POST is a query string, whatever the case of the header name', async () => {
    const header = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await seen({ method: 'POST', header, data: { a: 1, b: 'x y' } })).toMatchObject({
      raw: 'a=1&b=x%20y',
      data: { a: '1', b: 'x y' },
    })
  })

  it('what stands deeper is JSON in a query, and lost in a form', async () => {
    const data = { list: [1, 2], place: { lat: 1 }, none: null }
    expect((await seen({ data })).query).toEqual({ list: '[1,2]', place: '{"lat":1}', none: 'null' })
    const header = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const { data: form } = await seen({ method: 'POST', header, data })
    expect(form).toEqual({ list: '1,2', place: '[object Object]', none: 'null' })
  })

  it('bytes travel as bytes, also from another realm', async () => {
    const bytes = runInNewContext('new Uint8Array([1, 255]).buffer') as ArrayBuffer
    const raw: unknown[] = []
    const host = createHost({
      handler: (request) => {
        raw.push(request.raw, request.data)
        return {}
      },
    })
    await send(host, { method: 'POST', data: bytes })
    await send(host, { method: 'POST', data: new Uint8Array([9, 1, 255]).subarray(1) })
    for (const one of raw) expect([...new Uint8Array(one as ArrayBuffer)]).toEqual([1, 255])
  })

  it('PATCH is no method of wx', async () => {
    await expect(send(createHost(echo), { method: 'PATCH' })).rejects.toEqual({
      errMsg: 'request:fail method is invalid',
    })
  })

  it('the referer cannot be set', async () => {
    expect((await seen({ header: { Referer: 'https://evil.example' } })).header.referer).toMatch(
      /^https:\/\/servicewechat\.com\//,
    )
  })

  it('of two content-type headers the lower-case one is dropped, in either order', async () => {
    for (const names of [
      ['Content-Type', 'content-type'],
      ['content-type', 'Content-Type'],
    ]) {
      const header = Object.fromEntries(names.map((name) => [name, name === 'Content-Type' ? 'text/a' : 'text/b']))
      expect((await seen({ method: 'POST', data: 'x', header })).header['content-type']).toBe('text/a')
    }
  })

  it('a header value with a line break is refused', async () => {
    const failure = await send(createHost(echo), { header: { a: 'b\r\nc: d' } }).catch((error) => error)
    expect(failure.errMsg).toContain('is not a valid HTTP header field value')
  })

  it('circular data cannot be serialised', async () => {
    const data: Record<string, unknown> = {}
    data.self = data
    await expect(send(createHost(echo), { method: 'POST', data })).rejects.toMatchObject({ errno: 600010 })
    await expect(send(createHost(echo), { data })).rejects.toMatchObject({ errno: 600010 })
  })
})

describe('what comes in', () => {
  const dataOf = (data: unknown, options: Partial<RequestOptions> = {}) =>
    send(createHost({ handler: () => ({ data }) }), options).then((result) => result.data)

  it('any HTTP status is a success', async () => {
    const host = createHost({ handler: () => ({ statusCode: 500, data: 'no' }) })
    expect(await send(host)).toMatchObject({ statusCode: 500, data: 'no', errMsg: 'request:ok' })
  })

  it('JSON is parsed, once, and text that is none stays text', async () => {
    expect(await dataOf('{"a":1}')).toEqual({ a: 1 })
    expect(await dataOf('"{\\"a\\":1}"')).toBe('{"a":1}')
    expect(await dataOf('<html>')).toBe('<html>')
    expect(await dataOf({ a: 1 }, { dataType: 'text' })).toBe('{"a":1}')
  })

  it('exactly one BOM is stripped', async () => {
    expect(await dataOf('\ufeff{"a":1}')).toEqual({ a: 1 })
    expect(await dataOf('\ufeff\ufeff1')).toBe('\ufeff1')
  })

  it('a response is a copy: changing it changes no later one', async () => {
    const data = { list: [1] }
    const host = createHost({ handler: () => ({ data }) })
    ;((await send(host)).data as typeof data).list.push(2)
    expect((await send(host)).data).toEqual({ list: [1] })
  })

  it('responseType arraybuffer gives bytes', async () => {
    const bytes = await dataOf('é', { responseType: 'arraybuffer' })
    expect(bytes).toBeInstanceOf(ArrayBuffer)
    expect([...new Uint8Array(bytes as ArrayBuffer)]).toEqual([0xc3, 0xa9])
  })

  it('header names keep their case, repeated ones are joined, and cookies are also a list', async () => {
    const host = createHost({ handler: () => ({ header: { 'X-One': 'a' }, cookies: ['s=1; Path=/', 't=2'] }) })
    expect(await send(host)).toMatchObject({
      header: { 'X-One': 'a', 'Set-Cookie': 's=1; Path=/,t=2' },
      cookies: ['s=1; Path=/', 't=2'],
    })
  })
})
