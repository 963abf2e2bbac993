// The importer of Chromium's own developer tools reads an inspector's archive: it serves the scripts that it runs itself.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../src/chromium.ts'
import { freePort } from '../src/free-port.ts'

/** The part of a client that is used here. */
interface Client {
  use(plugin: object): Client
  get(url: string, options?: object): Promise<unknown>
  post(url: string, data: object, options?: object): Promise<unknown>
}

/** What DevTools makes of an entry. */
interface Imported {
  readonly path: string
  readonly status: number
  readonly isCached: boolean
  readonly milliseconds: number
}

const load = createRequire(join(inject('installedApp'), 'package.json'))

/** The archive of a success, a hit of the cache, a failure that was repeated, an abort, an upload and a stream. */
async function archive(): Promise<object> {
  const { createClient, createCancelSource } = load('@wxpipe/core')
  const { createInspector, harOf } = load('@wxpipe/inspector')
  const { createHost } = load('@wxpipe/testing')
  const host = createHost({
    handler: ({ path }: { readonly path: string }) =>
      path === '/events'
        ? { header: { 'content-type': 'text/event-stream' }, chunks: ['data: a\n\n', 'data: b\n\n'], chunkDelay: 5 }
        : { statusCode: path === '/fail' ? 503 : 200, data: { path }, delay: 20 },
  })
  const inspector = createInspector({ bodies: 'all' })
  const pages = { getCurrentPages: () => [{ route: 'pages/index/index' }] }
  const client: Client = createClient({
    host: Object.assign(Object.create(host.wx), pages),
    baseURL: 'https://api.example.com/',
    account: () => 'ann',
    trace: inspector.tracer,
  })
    .use(load('@wxpipe/cache').cache({ ttl: 60_000 }))
    .use(load('@wxpipe/retry').retry({ limit: 1, baseDelay: 1 }))
    .use(load('@wxpipe/transfer').transfer())
    .use(load('@wxpipe/stream').stream())
  await client.get('groups', { query: { 名: '活动 1' } })
  await client.get('groups', { query: { 名: '活动 1' } })
  await client.get('fail').catch(() => {})
  const source = createCancelSource()
  setTimeout(() => source.abort(), 5)
  await client.get('aborted', { signal: source.signal }).catch(() => {})
  await client.post('photos', { album: 7 }, { upload: { filePath: host.addFile('picture', 'jpg') } })
  await client.get('events', { stream: { onEvent: () => {} } })
  return JSON.parse(JSON.stringify(harOf(inspector.calls)))
}

let browser: Browser
let port: number
beforeAll(async () => {
  port = await freePort()
  browser = await launchChromium(`--remote-debugging-port=${port}`)
})
afterAll(() => browser.close())

/** What DevTools makes of an archive. @throws Error with its words, for one that it does not take */
async function importIntoDevTools(har: object): Promise<Imported[]> {
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/json/version`)
  return page.evaluate(async (given) => {
    // As text: vitest would take a written-out import for its own.
    const { HARFormat, Importer } = await new Function('return import("/devtools/models/har/har.js")')()
    const { log } = new HARFormat.HARRoot(given)
    return Importer.Importer.requestsFromHARLog(log).map(
      (request: { [name: string]: unknown } & { url(): string; cached(): boolean }) => ({
        path: new URL(request.url()).pathname,
        status: request['statusCode'],
        isCached: request.cached(),
        milliseconds: Math.round((Number(request['endTime']) - Number(request['startTime'])) * 1000),
      }),
    )
  }, har)
}

it('it takes successes, hits of the cache, failures, aborts, uploads and streams', async () => {
  const imported = await importIntoDevTools(await archive())
  expect(imported.map(({ path, status, isCached }) => [path, status, isCached])).toEqual([
    ['/groups', 200, false],
    ['/groups', 200, true],
    ['/fail', 503, false],
    ['/fail', 503, false],
    ['/aborted', 0, false],
    ['/photos', 200, false],
    ['/events', 200, false],
  ])
  for (const { milliseconds } of imported) expect(milliseconds).toBeGreaterThanOrEqual(0)
})

it('and would say what is wrong with another', async () => {
  const har = (await archive()) as { log: { entries: { time: unknown }[] } }
  har.log.entries[0]!.time = 'long'
  await expect(importIntoDevTools(har)).rejects.toThrow('Casting to number results in NaN')
})
