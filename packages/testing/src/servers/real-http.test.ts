// The host over real HTTP, to servers on loopback.
import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { create, echo, serve } from '../../test/loopback-servers.ts'
import { send } from '../../test/one-request.ts'
import { createHost, type RequestSuccess } from '../index.ts'

describe('where a request may go', () => {
  it('a loopback url goes out as it is', async () => {
    const base = await serve(echo)
    expect((await send(create(), { url: `${base}/a`, data: { q: 1 } })).data).toMatchObject({
      method: 'GET',
      url: '/a?q=1',
    })
  })

  it('a mapped origin reaches its loopback server under its own name', async () => {
    const base = await serve(echo)
    const host = create({ origins: { 'https://api.example.com': base } })
    const { data } = await send(host, {
      url: 'https://api.example.com/x',
      method: 'POST',
      data: { a: 1 },
      header: { 'X-A': 'b' },
    })
    expect(data).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { host: 'api.example.com', 'x-a': 'b', 'content-type': 'application/json', 'content-length': '7' },
    })
  })

  it('any other origin is not in the domain list', async () => {
    const host = create()
    for (const url of [
      'https://api.example.com/',
      'http://0.0.0.0/',
      'http://127.0.0.1.example.com/',
      'http://127.0.0.1@example.com/',
    ]) {
      await expect(send(host, { url })).rejects.toEqual({
        errMsg: 'request:fail url not in domain list',
        errno: 600002,
      })
    }
  })

  it('an origin map that leads off this machine is refused at once', () => {
    expect(() => createHost({ origins: { 'https://a.example': 'https://b.example' } })).toThrow('loopback only')
    for (const [from, to] of [
      ['https://a.example/v1', 'http://localhost:1'],
      ['https://a.example', 'http://localhost:1/api'],
      ['https://a.example', 'http://localhost:1/?a'],
      ['https://a.example', 8080 as never],
    ] as const)
      expect(() => createHost({ origins: { [from]: to } })).toThrow(' in origins is not an origin')
    createHost({ origins: { 'https://a.example/': 'http://localhost:1/' } })
  })

  it('a handler and a real server stand side by side', async () => {
    const base = await serve(echo)
    const host = create({ origins: { 'https://real.example': base }, handler: () => ({ data: 'scripted' }) })
    expect((await send(host, { url: 'https://real.example/' })).data).toMatchObject({ method: 'GET' })
    expect((await send(host, { url: 'https://other.example/' })).data).toBe('scripted')
  })
})

describe('responses', () => {
  it('keep the case of header names, join repeated ones and list cookies', async () => {
    const { header, cookies } = await send(create(), { url: await serve(echo) })
    expect(header).toMatchObject({ 'X-Mixed-Case': 'kept', 'Set-Cookie': 'a=1,b=2' })
    expect(cookies).toEqual(['a=1', 'b=2'])
  })

  it('come without their content coding', async () => {
    const base = await serve((_, response) => {
      response.setHeader('Content-Encoding', 'gzip')
      response.end(gzipSync('{"zipped":true}'))
    })
    expect((await send(create(), { url: base })).data).toEqual({ zipped: true })
  })

  it('lose exactly one BOM, and keep bytes as bytes', async () => {
    const bytes = [0xef, 0xbb, 0xbf, 0x31]
    const base = await serve((_, response) => response.end(Buffer.from(bytes)))
    expect((await send(create(), { url: base })).data).toBe(1)
    const { data } = await send(create(), { url: base, responseType: 'arraybuffer' })
    expect([...new Uint8Array(data as ArrayBuffer)]).toEqual(bytes)
  })

  it('arrive chunk by chunk with enableChunked, and success has no data then', async () => {
    const base = await serve((_, response) => {
      response.statusCode = 402
      response.write('one')
      chunkSeen = () => response.end('two')
    })
    let chunkSeen = () => {}
    const chunks: string[] = []
    const heads: unknown[] = []
    const result = await new Promise<RequestSuccess>((resolve, reject) => {
      const task = create().wx.request({ url: base, enableChunked: true, success: resolve, fail: reject })
      task.onHeadersReceived(({ statusCode }) => heads.push(statusCode))
      task.onChunkReceived(({ data }) => {
        chunks.push(Buffer.from(data).toString())
        chunkSeen()
      })
    })
    expect(heads).toEqual([402])
    expect(chunks).toEqual(['one', 'two'])
    expect(result).toMatchObject({ statusCode: 402, data: '' })
  })
})

describe('redirects', () => {
  const hops: RequestListener = (request, response) => {
    if (request.url === '/end') {
      response.end(JSON.stringify({ method: request.method, auth: request.headers.authorization }))
      return
    }
    const location = request.url === '/away' ? 'https://elsewhere.example/' : request.url === '/loop' ? '/loop' : '/end'
    response.writeHead(302, { Location: location }).end()
  }

  it('are followed by the client itself, headers and all', async () => {
    const options = {
      url: `${await serve(hops)}/start`,
      method: 'POST',
      data: {},
      header: { Authorization: 'Bearer x' },
    }
    expect((await send(create(), options)).data).toEqual({ method: 'GET', auth: 'Bearer x' })
  })

  it('off this machine are not followed', async () => {
    await expect(send(create(), { url: `${await serve(hops)}/away` })).rejects.toMatchObject({ errno: 600002 })
  })

  it('without end fail', async () => {
    await expect(send(create(), { url: `${await serve(hops)}/loop` })).rejects.toMatchObject({ errno: 600008 })
  })

  it('are handed over with redirect manual', async () => {
    const result = await send(create(), { url: `${await serve(hops)}/start`, redirect: 'manual' })
    expect(result).toMatchObject({ statusCode: 302, header: { Location: '/end' } })
  })
})

describe('what is on the wire', () => {
  it('counts from the send to the response; the latency of a profile does not count', async () => {
    const host = create({ profile: { latency: 40 } })
    const base = await serve((_request, response) => {
      onWire = host.onWire
      response.end('{}')
    })
    let onWire = 0
    const response = send(host, { url: base })
    expect([host.inFlight, host.onWire]).toEqual([1, 0])
    await response
    expect([onWire, host.onWire]).toEqual([1, 0])
  })

  it('is nothing after an abort or a refused connection', async () => {
    const host = create()
    const task = host.wx.request({ url: await serve(() => {}) })
    expect(host.onWire).toBe(1)
    task?.abort()
    expect(host.onWire).toBe(0)
    await expect(send(host, { url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({
      errMsg: expect.stringContaining('REFUSED'),
    })
    expect(host.onWire).toBe(0)
  })
})
