// A separate server for each test, on a free port of 127.0.0.1, and a client over fetchHost that talks to it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@wxpipe/core'
import { onTestFinished } from 'vitest'
import { type FetchHostOptions, fetchHost } from '../src/index.ts'

/** A request as the server received it. */
export interface Got {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** @param respond default: an empty 200 */
export async function site(
  options: FetchHostOptions = {},
  respond: (response: ServerResponse, got: Got) => unknown = (response) => response.end(),
) {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { method, url, headers } = request
      got.push({ method, url, headers, body: Buffer.concat(parts) })
      respond(response, got[got.length - 1]!)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const host = fetchHost(options)
  return { host, client: createClient({ host, baseURL }), baseURL, got, server }
}

/** The error that a call rejects with. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into errors of all kinds
export const failure = (call: PromiseLike<unknown>): Promise<any> =>
  Promise.resolve(call).then(
    () => 'no failure',
    (error) => error,
  )
