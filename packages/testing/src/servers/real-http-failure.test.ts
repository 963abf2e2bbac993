// Real HTTP that goes wrong, in the words of a phone's network stack.
import { createServer } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { create, echo, listen, serve } from '../../test/loopback-servers.ts'
import { send } from '../../test/one-request.ts'
import type { RequestOptions } from '../index.ts'

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
