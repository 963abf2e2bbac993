// Uploads and downloads over real HTTP.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { afterEach, expect, it } from 'vitest'
import { failure } from '../test/app.ts'
import { type DownloadedFile, transfer } from './index.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function site(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const host = createHost({ origins: { 'https://api.example.com': `http://127.0.0.1:${port}` } })
  open.push(() => {
    host.dispose()
    server.close()
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(transfer())
  return { host, client }
}

it('200 KB go up in a form and come down as a file', async () => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 253))
  let received = Buffer.alloc(0)
  const { host, client } = await site((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('Content-Type', 'image/png')
      response.end(bytes)
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      received = Buffer.concat(parts)
      response.end('{"id":1}')
    })
  })
  const filePath = host.addFile(bytes, 'png')
  const { data } = await client.post('photos', { album: 7 }, { upload: { filePath } })
  expect([data, received.includes(bytes)]).toEqual([{ id: 1 }, true])
  const { data: file } = await client.get<DownloadedFile>('a.png', { download: true })
  expect(Buffer.compare(host.files[file.filePath] as Uint8Array, bytes)).toBe(0)
})

it('a refusal in the place of a file is read, and nothing is kept', async () => {
  const { host, client } = await site((_, response) => {
    response.statusCode = 403
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.end('{"reason":"不行"}')
  })
  const error = await failure(client.get('a.png', { download: { filePath: 'wxfile://usr/a.png' } }))
  expect(error).toMatchObject({ code: 'STATUS', response: { data: { reason: '不行' } } })
  expect(host.files).toEqual({})
})
