// A server on the loopback interface of which a third of the responses go wrong, and whose tokens soon expire.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// How many requests a token is good for (more than wait at once, or a replay could be refused too), and how often a
// login can be renewed.
const uses = 600
const renewals = 3

/** Starts the server. */
export async function serve(random: () => number) {
  const counts = { served: 0, spoilt: 0, refused: 0, refreshes: 0, issued: 0 }
  let token = { name: 'none', left: 0 }
  let renewed = 0
  const issue = () => {
    token = { name: `token-${++counts.issued}`, left: uses }
    return token.name
  }
  const logIn = () => {
    renewed = 0
    return issue()
  }
  const json = (response: ServerResponse, status: number, data: unknown) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(data))
  // All quick but one: never a response, which the timeout ends.
  const ways: ((response: ServerResponse) => unknown)[] = [
    (response) => response.socket?.destroy(),
    (response) => response.writeHead(503).end(),
    (response) => response.writeHead(429, { 'Retry-After': '0' }).end(),
    (response) => response.writeHead(500, { 'Retry-After': 'soon' }).end(),
    // Cut in the middle.
    (response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('"')
      setImmediate(() => response.socket?.destroy())
    },
  ]
  const respond = ({ url = '', headers }: IncomingMessage, response: ServerResponse): unknown => {
    if (url === '/refresh') {
      counts.refreshes++
      if (renewed++ < renewals) return json(response, 200, { token: issue() })
      return json(response, 403, {})
    }
    if (random() < 0.3) {
      counts.spoilt++
      if (random() < 0.04) return undefined
      return ways[Math.floor(random() * ways.length)]!(response)
    }
    if (headers.authorization !== `Bearer ${token.name}` || token.left-- <= 0) {
      counts.refused++
      return random() < 0.5 ? json(response, 401, {}) : json(response, 200, { code: '99997' })
    }
    counts.served++
    return json(response, 200, { code: '0', path: url })
  }
  const server = createServer((request, response) => {
    request.resume()
    if (random() < 0.3) setTimeout(() => respond(request, response), random() * 6)
    else respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    logIn,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
