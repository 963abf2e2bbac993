// Loopback servers and hosts that are closed after each test.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Server as TcpServer } from 'node:net'
import { onTestFinished } from 'vitest'
import { createHost, type Host, type HostOptions } from '../src/index.ts'

export const listen = async (server: Server | TcpServer) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        // Newer Nodes wait for connections that have not sent a request yet, such as that of an aborted one.
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
export const serve = (listener: RequestListener) => listen(createServer(listener))
export const create = (options?: HostOptions): Host => {
  const host = createHost(options)
  onTestFinished(() => host.dispose())
  return host
}

/** Responds with the request that it received. */
export const echo: RequestListener = (request, response) => {
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
