// The server of a web page: the files of a build, and before them, at the same origin, another server for the rest.
import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

export interface WebServer {
  readonly origin: string
  close(): Promise<void>
}

/** @param upstream what responds to paths that no file has: both ways as a stream, so that progress is seen */
export async function serve(folder: string, upstream?: string): Promise<WebServer> {
  const server = createServer(async (incoming, outgoing) => {
    const path = decodeURIComponent((incoming.url ?? '/').split('?')[0] ?? '')
    const file = join(folder, normalize(path === '/' ? '/index.html' : path))
    const content = await readFile(file).catch(() => undefined)
    if (content) return void outgoing.writeHead(200, { 'content-type': types[extname(file)] ?? '' }).end(content)
    if (!upstream) return void outgoing.writeHead(404).end()
    const { method, headers } = incoming
    const passed = request(upstream + incoming.url, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    })
    // Whoever goes away takes the other along.
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
