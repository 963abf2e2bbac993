// The suite's own server on loopback: it responds as a test says, and tells what it was asked.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import handleConfig from 'http-cache-tests/server/handle-config.mjs'
import handleState from 'http-cache-tests/server/handle-state.mjs'
import handleTest from 'http-cache-tests/server/handle-test.mjs'

const handlers = { config: handleConfig, state: handleState, test: handleTest }

/** Starts it; `base` is its address. */
export async function startServer(): Promise<{ readonly base: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    const [, name = '', ...path] = new URL(request.url ?? '', 'http://localhost').pathname.split('/')
    handlers[name as keyof typeof handlers]?.(path, request, response)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
