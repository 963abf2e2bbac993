// The host over real HTTP, to servers on loopback.
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Host, type HostOptions, type RequestOptions, type RequestSuccess } from './index'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const listen = async (server: Server | ReturnType<typeof createTcpServer>) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => new Promise((resolve) => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const serve = (listener: RequestListener) => listen(createServer(listener))
const create = (options?: HostOptions): Host => {
  const host = createHost(options)
  open.push(() => host.dispose())
  return host
}
const send = (host: Host, options: RequestOptions) =>
  new Promise<RequestSuccess>((resolve, reject) => host.wx.request({ ...options, success: resolve, fail: reject }))

const echo: RequestListener = (request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    response.setHeader('X-Mixed-Case', 'kept')
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.end(
      JSON.stringify({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      }),
    )
  })
}

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
  })

  it('a handler and a real server stand side by side', async () => {
    const base = await serve(echo)
    const host = create({ origins: { 'https://real.example': base }, handler: () => ({ data: 'scripted' }) })
    expect((await send(host, { url: 'https://real.example/' })).data).toMatchObject({ method: 'GET' })
    expect((await send(host, { url: 'https://other.example/' })).data).toBe('scripted')
  })
})

describe('answers', () => {
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

describe('failures', () => {
  const failing = async (url: string, options: Partial<RequestOptions> = {}) =>
    send(create(), { url, ...options }).then(
      () => 'success',
      (error: { errMsg: string }) => error.errMsg,
    )

  it('nobody listening is a refused connection', async () => {
    const server = createTcpServer()
    const base = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    open.pop()
    expect(await failing(base)).toBe(
      'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
    )
  })

  it('a server that hangs up is an empty response', async () => {
    expect(await failing(await serve((request) => request.socket.destroy()))).toContain('net::ERR_EMPTY_RESPONSE')
  })

  it('a body that breaks off fails', async () => {
    const base = await serve((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half', () => request.socket.destroy())
    })
    expect(await failing(base)).toContain('net::ERR_INCOMPLETE_CHUNKED_ENCODING')
  })

  it('something that is not HTTP is an invalid response', async () => {
    const base = await listen(createTcpServer((socket: Socket) => socket.resume().end('hello\r\n\r\n')))
    expect(await failing(base)).toContain('net::ERR_INVALID_RESPONSE')
  })

  it('a server without TLS under https is a TLS failure', async () => {
    const base = await serve(echo)
    expect(await failing(base.replace('http:', 'https:'))).toContain('net::ERR_SSL_PROTOCOL_ERROR')
  })

  it('a body that is not what its coding says fails', async () => {
    const base = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'))
    expect(await failing(base)).toContain('net::ERR_CONTENT_DECODING_FAILED')
  })

  it('a silent server runs into the timeout, under fake timers too', async () => {
    const base = await serve(() => {})
    vi.useFakeTimers()
    try {
      const outcome = failing(base, { timeout: 3_000 })
      await vi.advanceTimersByTimeAsync(3_000)
      expect(await outcome).toBe('request:fail timeout')
    } finally {
      vi.useRealTimers()
    }
  })

  it('abort closes the connection at the server', async () => {
    const host = create()
    const closed = new Promise<void>((resolve, reject) => {
      serve((request) => {
        request.on('close', resolve)
        task.abort()
      }).then((base) => {
        task = host.wx.request({ url: base, success: reject })
      })
    })
    let task = { abort() {} }
    await closed
    await host.idle()
    expect(host.requests[0]?.result).toEqual({ errMsg: 'request:fail abort' })
  })

  it('one request is one request at the server, and dispose leaves no socket', async () => {
    let count = 0
    const server = createServer((request, response) => {
      count += 1
      if (count === 2) request.socket.destroy()
      else response.end()
    })
    const base = await listen(server)
    const host = create()
    await send(host, { url: base })
    await expect(send(host, { url: base })).rejects.toMatchObject({ errno: 600001 })
    expect(count).toBe(2)
    await send(host, { url: base })
    host.dispose()
    await vi.waitFor(async () => {
      expect(await new Promise((resolve) => server.getConnections((_, open) => resolve(open)))).toBe(0)
    })
  })
})
