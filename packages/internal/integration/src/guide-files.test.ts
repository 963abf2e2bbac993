// docs/en/data/files.md: its uploads and downloads, as the site shows them, over a simulated phone.
import type { Client } from '@wxpipe/core'
import { pass } from '@wxpipe/test-support'
import { faults, type Host } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage, useGuidePhone } from '../test/guide-page.ts'

interface Video {
  data: { progress: number }
  choose(): Promise<void>
  stop(): void
}
interface Photos {
  client: Client
  addPhotos(filePaths: readonly string[]): Promise<readonly { id?: number; error?: unknown }[]>
}
interface Report {
  openReport(id: number, show: (percent: number) => void): Promise<void>
}
interface Orders {
  exportOrders(filter: object): Promise<void>
}

const open = useGuidePhone()
const video = guideApp('docs/en/data/files.md', ['http', 'pages/video'])
const photos = guideApp<Photos>('docs/en/data/files.md', ['http', 'services/photos'])
const orders = guideApp<Orders>('docs/en/data/files.md', ['http', 'services/export'])
const report = guideApp<Report>('docs/en/data/files.md', ['http', 'services/report'])

describe('the upload of a video', () => {
  const uploads = ({ calls }: Host) => calls.filter(({ api }) => api === 'uploadFile').map(({ state }) => state)
  const start = async ({ isChosen = true } = {}) => {
    const host = open(() => ({ data: { id: 1 }, delay: 1_000 }))
    const page = await openGuidePage<Video>(video, host)
    if (isChosen) host.choose(host.addFile('pixels', 'mp4'))
    return { host, page }
  }

  it('shows how far it is, and says when it is there', async () => {
    const { host, page } = await start()
    const sent = page.choose()
    await pass(2_000)
    await sent
    expect([page.data.progress, host.screen.title]).toEqual([100, '传好了'])
  })

  it('ends by the button, without a word', async () => {
    const { host, page } = await start()
    const sent = page.choose()
    await pass(500)
    page.stop()
    await sent
    expect([uploads(host), host.screen.kind]).toEqual([['fail'], 'none'])
  })

  it('is not sent again by itself, and the console has the reason', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { host, page } = await start()
    host.fail(faults.connectionReset(), { api: 'uploadFile' })
    const sent = page.choose()
    await pass(1_000)
    await sent
    expect([uploads(host), host.screen.title]).toEqual([['fail'], '上传失败'])
    expect(said.mock.calls).toEqual([[expect.objectContaining({ code: 'NETWORK' })]])
  })

  it('does not begin when the user chooses nothing', async () => {
    const { host, page } = await start({ isChosen: false })
    await page.choose()
    expect([uploads(host), host.screen.kind]).toEqual([[], 'none'])
  })
})

it('three of nine photos are on their way at once, the others hold no slot meanwhile, and a refused one fails alone', async () => {
  const host = open(({ data }) => {
    const { file } = Object(data) as { file?: { data: ArrayBuffer } }
    return { statusCode: file && file.data.byteLength > 6 ? 413 : 200, data: { id: 1 }, delay: 1_000 }
  })
  const { client, addPhotos } = await photos()
  const paths = Array.from({ length: 9 }, (_, n) => host.addFile(n === 4 ? 'more pixels' : 'pixels', 'jpg'))
  const added = addPhotos(paths)
  await pass(0)
  expect(host.inFlight).toBe(3)
  const others = Promise.all(Array.from({ length: 7 }, (_, n) => client.get(`${n}`)))
  await pass(0)
  expect(host.inFlight).toBe(10)
  await pass(10_000)
  await others
  const results = await added
  expect(results.map(({ id }) => id)).toEqual([1, 1, 1, 1, undefined, 1, 1, 1, 1])
  expect(results[4]?.error).toMatchObject({ code: 'STATUS' })
})

it('an export by POST becomes a file with its name, and nothing is written when the server refuses', async () => {
  let refusal: object | undefined
  const host = open(() =>
    refusal
      ? { data: refusal, header: { 'Content-Type': 'application/json' } }
      : { data: new Uint8Array([80, 75]).buffer },
  )
  const openDocument = vi.fn(async () => {})
  Object.assign(host.wx, { openDocument })
  const { exportOrders } = await orders()
  const sent = exportOrders({ month: 11 })
  await pass(1_000)
  await sent
  expect(Object.keys(host.files)).toEqual(['wxfile://usr/订单.xlsx'])
  expect(openDocument).toHaveBeenCalledTimes(1)
  refusal = { code: 1, msg: 'too many rows' }
  const refused = expect(exportOrders({})).rejects.toMatchObject({ code: 'RESPONSE', message: 'no file' })
  await pass(1_000)
  await refused
  expect(openDocument).toHaveBeenCalledTimes(1)
})

it('a report is opened when it is there, and not when the server says why it is none', async () => {
  const refusal = { data: { code: 1 }, header: { 'Content-Type': 'application/json' } }
  const host = open(({ path }) => (path === '/reports/7.pdf' ? { data: 'a report' } : refusal))
  const openDocument = vi.fn(async () => {})
  Object.assign(host.wx, { openDocument })
  const { openReport } = await report()
  const show = vi.fn()
  await openReport(7, show)
  expect([openDocument.mock.calls.length, show.mock.lastCall]).toEqual([1, [100]])
  await expect(openReport(8, show)).rejects.toThrow('no file')
  expect(openDocument).toHaveBeenCalledTimes(1)
})
