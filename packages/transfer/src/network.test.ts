// Files beside the plugins for weak networks and for load: retry, resume, queue, dedupe, cache, page scope.
import { cache } from '@wxpipe/cache'
import { createClient, type Host } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { pageScope } from '@wxpipe/page-scope'
import { queue } from '@wxpipe/queue'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../test/app.ts'
import { type DownloadedFile, type Progress, transfer } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

function network({ delay = 50, body = () => 'pixels' as unknown, type = 'image/png' } = {}) {
  let served = 0
  const host = createHost({
    handler() {
      served++
      return { data: body(), delay, header: { 'Content-Type': type } }
    },
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => 'ann' }).use(
    transfer(),
  )
  const run = async <T>(promise: Promise<T>, ms = 60_000) => {
    promise.catch(() => {})
    await pass(ms)
    return promise
  }
  return { host, client, run, served: () => served, picture: () => host.addFile('picture', 'jpg') }
}

it('a host whose uploadFile is an async function that throws fails the call at once', async () => {
  const uploadFile = async () => {
    throw new Error('no key to sign with')
  }
  const client = createClient({ host: { request() {}, uploadFile } as Host }).use(transfer())
  expect(await failure(client.post('x', {}, { upload: { filePath: 'a.jpg' } }))).toMatchObject({
    code: 'NETWORK',
    message: 'POST x: no key to sign with',
  })
})

describe('retry', () => {
  it('repeats a download by itself, an upload when it is told to; progress says which send it is', async () => {
    const { host, client, run, served, picture } = network()
    const retrying = client.use(retry())
    host.fail(faults.afterChunks(2, faults.connectionReset()), { api: 'downloadFile' })
    await run(retrying.get('a.png', { download: true }))
    const seen: Progress[] = []
    const upload = { filePath: picture(), onProgress: (progress: Progress) => void seen.push(progress) }
    host.fail(faults.afterChunks(2, faults.connectionReset()), { api: 'uploadFile', times: 2 })
    expect(await failure(run(retrying.post('photos', {}, { upload })))).toMatchObject({ code: 'NETWORK' })
    await run(retrying.post('photos', {}, { upload, retry: 1 }))
    expect(seen.map(({ attempt, progress }) => `${attempt}:${progress}`)).toEqual([
      '1:25',
      '1:50',
      '1:25',
      '1:50',
      '2:25',
      '2:50',
      '2:75',
      '2:100',
    ])
    expect(served()).toBe(3)
    expect(Object.keys(host.files)).toHaveLength(2)
  })

  it('does not repeat what stays as it is: a file that is gone, one that is too large, no room', async () => {
    const { host, client, run } = network()
    const retrying = client.use(retry())
    const upload = { filePath: 'wxfile://tmp_9' }
    expect(await failure(run(retrying.post('photos', {}, { upload, retry: 3 })))).toMatchObject({ code: 'CONFIG' })
    host.fail(faults.errMsgOnly('downloadFile:fail exceed max file size'), { api: 'downloadFile' })
    expect(await failure(run(retrying.get('a', { download: true })))).toMatchObject({ code: 'CONFIG' })
    expect(host.calls.filter(({ api }) => /File$/.test(api) && api !== 'readFile')).toHaveLength(2)
  })
})

it('resume sends a download again when the app is back', async () => {
  const { host, client, run, served } = network({ delay: 10_000 })
  const resuming = client.use(resume())
  const download = resuming.get<DownloadedFile>('a.png', { download: true })
  download.catch(() => {})
  host.background()
  await pass(6_000)
  host.foreground()
  expect((await run(download)).data.filePath).toBe('wxfile://tmp_1.png')
  expect(served()).toBe(2)
})

it('the queue counts files and requests together', async () => {
  const { host, client, run, picture } = network({ type: 'text/plain' })
  const queued = client.use(queue({ concurrency: 2 }))
  const all = [
    queued.post('photos', {}, { upload: { filePath: picture() } }),
    queued.get('a', { download: true, queue: { priority: 'low' } }),
    queued.get('b', { queue: { priority: 'high' } }),
  ]
  await pass(1)
  expect(host.calls.map(({ api }) => api)).toEqual(['uploadFile', 'downloadFile'])
  await run(Promise.all(all))
  expect(host.inFlight).toBe(0)
})

describe('dedupe', () => {
  it('equal downloads share one send, and each gets the file; another place is another download', async () => {
    const { client, run, served } = network()
    const sharing = client.use(dedupe())
    const get = (filePath?: string) =>
      sharing.get<DownloadedFile>('a.png', { download: filePath ? { filePath } : true })
    const [a, b, c, d, e] = await run(
      Promise.all([get(), get(), get('wxfile://usr/a.png'), get('wxfile://usr/b.png'), get('wxfile://usr/a.png')]),
    )
    expect([a, b, c, d, e].map(({ data }) => data.filePath)).toEqual([
      'wxfile://tmp_1.png',
      'wxfile://tmp_1.png',
      'wxfile://usr/a.png',
      'wxfile://usr/b.png',
      'wxfile://usr/a.png',
    ])
    expect(served()).toBe(3)
  })

  it('a download and a request of one URL are two', async () => {
    const { client, run, served } = network()
    const sharing = client.use(dedupe())
    await run(Promise.all([sharing.get('a'), sharing.get('a', { download: true })]))
    expect(served()).toBe(2)
  })

  it('a second tap on the same picture is refused, another picture is not', async () => {
    const { client, run, served, picture } = network()
    const once = client.use(dedupe())
    const [one, two] = [picture(), picture()]
    const send = (filePath: string) => once.post('photos', { album: 7 }, { upload: { filePath }, dedupe: 'reject' })
    const outcomes = Promise.allSettled([send(one), send(one), send(two)])
    expect((await run(outcomes)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(served()).toBe(2)
  })
})

describe('cache', () => {
  it('keeps no file, and gives no JSON in the place of one', async () => {
    const { client, run, served, host } = network({ body: () => ({ a: 1 }), type: 'application/json' })
    const cached = client.use(cache({ ttl: 60_000 }))
    await run(cached.get('a'), 1_000)
    const download = { accept: 'json' as const }
    const first = await run(cached.get<DownloadedFile>('a', { download }), 1_000)
    const second = await run(cached.get<DownloadedFile>('a', { download }), 1_000)
    expect((await run(cached.get('a'), 1_000)).data).toEqual({ a: 1 })
    expect(served()).toBe(3)
    expect([first, second].map(({ data }) => data.filePath)).toEqual(Object.keys(host.files))
  })

  it('keeps none that a request asks for either: temporary files are gone at the next launch', async () => {
    const { client, run, served } = network()
    const cached = client.use(cache())
    const options = { download: true, cache: { ttl: 60_000 } }
    await run(cached.get('a', options), 1_000)
    await run(cached.get('a', options), 1_000)
    expect(served()).toBe(2)
  })

  it('keeps no JSON that came in the place of a file: the file may be ready the next time', async () => {
    const { client, run, served } = network({ body: () => ({ status: 'in the making' }), type: 'application/json' })
    const cached = client.use(cache({ ttl: 60_000 }))
    for (const sends of [1, 2]) {
      expect(await failure(run(cached.get('report.pdf', { download: true }), 1_000))).toMatchObject({
        code: 'RESPONSE',
      })
      expect(served()).toBe(sends)
    }
  })
})

it('a page that goes ends its downloads, and not its uploads', async () => {
  const { host, client, run, picture } = network({ delay: 1_000 })
  const uninstall = host.install()
  const scoped = client.use(pageScope())
  await host.wx.navigateTo({ url: '/pages/album/album' })
  const down = scoped.get('a.png', { download: true })
  const up = scoped.post('photos', {}, { upload: { filePath: picture() } })
  host.unloadPage()
  expect(await failure(down)).toMatchObject({ code: 'ABORT' })
  expect((await run(up)).statusCode).toBe(200)
  uninstall()
})
