// The server of the plain web page: the page at every path of /app, and at the same origin what its client asks for.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface WebSite {
  readonly origin: string
  /** Nobody is logged in any more, or somebody is. */
  isLoggedIn: boolean
  /** Requests that the page has cut before their responses were complete. */
  readonly cut: string[]
  close(): void
}

export async function openWebSite(): Promise<WebSite> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('web-page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  const site = { isLoggedIn: true, cut: [] as string[] }
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const api: Readonly<Record<string, (response: ServerResponse, body: Buffer, request: IncomingMessage) => unknown>> = {
    echo: (response, body, { method, url }) => json(response, { method, url, body: body.toString() }),
    private: (response) => json(response, {}, site.isLoggedIn ? 200 : 401),
    slow: () => {},
    photos: (response, body, { headers }) =>
      json(response, {
        length: body.length,
        isForm: /^multipart\/form-data; boundary/.test(`${headers['content-type']}`),
      }),
    'photo.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(100_000, 7)),
    'refused.png': (response) => json(response, { reason: '不行' }, 403),
    chat: async (response) => {
      response.setHeader('content-type', 'text/event-stream')
      for (const word of ['晨跑', '咖啡', '[DONE]']) {
        const bytes = Buffer.from(`data: ${word}\n\n`)
        // Cut within a character.
        response.write(bytes.subarray(0, 7))
        await wait(30)
        response.write(bytes.subarray(7))
      }
      response.end()
    },
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://a')
    if (pathname === '/page.js') {
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(outputFiles[0]?.text)
    }
    const respond = api[pathname.replace('/api/', '')]
    if (!respond) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      return response.end('<!doctype html><body></body><script type="module" src="/page.js"></script>')
    }
    response.on('close', () => {
      if (!response.writableFinished) site.cut.push(pathname)
    })
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    return respond(response, Buffer.concat(parts), request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(site, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  })
}
