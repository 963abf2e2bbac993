// A fetch whose response cannot be read in pieces: old WebViews' polyfill, and packages for Node with own streams.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@wxpipe/core'
import { type ServerSentEvent, stream } from '@wxpipe/stream'
import { type DownloadedFile, transfer } from '@wxpipe/transfer'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchFiles, fetchHost } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

describe.each([
  ['without a body', undefined],
  ['with a body of another kind', { pipe() {}, on() {} }],
])('a response %s', (_what, body) => {
  const fetchOf = (text: string, type: string) => () => {
    const headers = new Headers({ 'content-type': type })
    const whole = new Response(text)
    return Promise.resolve({
      status: 200,
      headers,
      body,
      text: () => whole.text(),
      arrayBuffer: () => whole.arrayBuffer(),
      blob: () => whole.blob(),
    })
  }
  const clientOf = (text: string, type: string, disk?: false) => {
    const host = fetchHost({ fetch: fetchOf(text, type), files: fetchFiles({ disk }) })
    return createClient({ host, baseURL: 'https://api.example.com/' }).use(stream()).use(transfer())
  }

  it('of a stream is told at its end', async () => {
    const told: string[] = []
    const onEvent = ({ data }: ServerSentEvent) => void told.push(data)
    await clientOf('data: 你\n\ndata: 好\n\n', 'text/event-stream').get('a', { stream: { onEvent } })
    expect(told).toEqual(['你', '好'])
    const bytes: number[] = []
    const onBytes = (piece: Uint8Array) => void bytes.push(...piece)
    await clientOf('é', 'application/octet-stream').get('a', { stream: { onBytes } })
    expect(bytes).toEqual([0xc3, 0xa9])
  })

  it('of a download is the whole file, in a page and on the disk', async () => {
    const kept: Blob[] = []
    vi.stubGlobal('URL', { createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}`, revokeObjectURL() {} })
    await clientOf('pixels', 'image/png', false).get('a.png', { download: true })
    expect(await kept[0]!.text()).toBe('pixels')
    const folder = mkdtempSync(join(tmpdir(), 'host-fetch-'))
    try {
      const filePath = join(folder, 'a.png')
      const { data } = await clientOf('pixels', 'image/png').get<DownloadedFile>('a.png', { download: { filePath } })
      expect(readFileSync(data.filePath, 'utf8')).toBe('pixels')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

it('a page without globalThis, which is younger than fetch, has its fetch under self', async () => {
  vi.resetModules()
  vi.stubGlobal('self', { fetch: () => Promise.resolve(new Response('{"id":1}')) })
  try {
    const old = await import('./index.ts')
    const client = createClient({ host: old.fetchHost(), baseURL: 'https://api.example.com/' })
    expect((await client.get('a')).data).toEqual({ id: 1 })
  } finally {
    // The modules of this page are not those of the next test.
    vi.resetModules()
  }
})
