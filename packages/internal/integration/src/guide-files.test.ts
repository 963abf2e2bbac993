// docs/data/files.md: its uploads, downloads and conversation, as the site shows them, over a simulated phone.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults, type Handler, type Host } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { openGuidePage } from '../test/guide-page.ts'

useFakeTime()

const page = 'data/files.md'
const startVideo = guideApp(page, ['http', 'pages/video'])
const startPhotos = guideApp<Photos>(page, ['http', 'services/photos'])
const startReport = guideApp<Report>(page, ['http', 'services/report'])
const startChat = guideApp(page, ['http', 'pages/chat'])

interface Photos {
  addPhotos(filePaths: readonly string[]): Promise<readonly { id?: number; error?: unknown }[]>
}
interface Report {
  openReport(id: number, show: (percent: number) => void): Promise<void>
}

let host: Host
let uninstall: () => void
const open = (handler: Handler) => {
  host = createHost({ entry: 'pages/index/index', handler })
  uninstall = host.install()
}
afterEach(() => uninstall())

describe('the upload of a video', () => {
  interface Video {
    data: { progress: number }
    choose(): Promise<void>
    stop(): void
  }
  const start = () => {
    open(() => ({ data: { id: 1 }, delay: 1_000 }))
    return openGuidePage<Video>(startVideo, host)
  }
  const chooseOne = () => host.choose(host.addFile('pixels', 'mp4'))
  const uploads = () => host.calls.filter(({ api }) => api === 'uploadFile').map(({ state }) => state)

  it('shows how far it is, and says when it is there', async () => {
    const video = await start()
    chooseOne()
    const sent = video.choose()
    await pass(2_000)
    await sent
    expect([video.data.progress, host.screen.title]).toEqual([100, '传好了'])
  })

  it('ends by the button, without a word', async () => {
    const video = await start()
    chooseOne()
    const sent = video.choose()
    await pass(500)
    video.stop()
    await sent
    expect([uploads(), host.screen.kind]).toEqual([['fail'], 'none'])
  })

  it('is not sent again by itself', async () => {
    const video = await start()
    chooseOne()
    host.fail(faults.connectionReset(), { api: 'uploadFile' })
    const sent = video.choose()
    await pass(2_000)
    await sent
    expect([uploads(), host.screen.title]).toEqual([['fail'], '上传失败'])
  })

  it('does not begin when the user chooses nothing', async () => {
    const video = await start()
    await video.choose()
    expect([uploads(), host.screen.kind]).toEqual([[], 'none'])
  })
})

it('of nine photos three are on their way at once, and one that is refused leaves the others alone', async () => {
  open(({ data }) => {
    const { file } = data as { file: { data: string } }
    console.log(file)
    return { statusCode: file.data === 'too large' ? 413 : 200, data: { id: 1 }, delay: 1_000 }
  })
  const { addPhotos } = await startPhotos()
  const photos = Array.from({ length: 9 }, (_, n) => host.addFile(n === 4 ? 'too large' : 'pixels', 'jpg'))
  const added = addPhotos(photos)
  await pass(500)
  expect([host.inFlight, host.queued]).toEqual([3, 0])
  await pass(10_000)
  const results = await added
  expect(results.map(({ id }) => id)).toEqual([1, 1, 1, 1, undefined, 1, 1, 1, 1])
  expect(results[4]?.error).toMatchObject({ code: 'STATUS' })
})

it('a report is opened when it is there, and not when the server says why it is none', async () => {
  open(({ path }) =>
    path === '/reports/7.pdf'
      ? { data: 'a report' }
      : { data: { code: 1 }, header: { 'Content-Type': 'application/json' } },
  )
  const opened: object[] = []
  Object.assign(host.wx, { openDocument: async (options: object) => void opened.push(options) })
  const { openReport } = await startReport()
  const show = vi.fn()
  await openReport(7, show)
  expect([opened.length, show.mock.lastCall]).toEqual([1, [100]])
  await expect(openReport(8, show)).rejects.toThrow('no file')
  expect(opened).toHaveLength(1)
})

describe('the conversation', () => {
  interface Chat {
    data: { answer: string; isAnswering: boolean; words: string }
    ask(question: string): Promise<void>
    stop(): void
  }
  const chunks = ['data: {"text":"周三"}\n\n', 'data: {"text":"晚上', '七点"}\n\ndata: [DONE]\n\n']
  const start = async () => {
    open(() => ({ header: { 'Content-Type': 'text/event-stream' }, chunks, chunkDelay: 1_000 }))
    return openGuidePage<Chat>(startChat, host)
  }
  const whole = { answer: '周三晚上七点', isAnswering: false, words: '' }

  it('shows the answer as it comes', async () => {
    const chat = await start()
    const asked = chat.ask('When?')
    await pass(1_500)
    expect(chat.data).toEqual({ answer: '周三', isAnswering: true, words: '' })
    await pass(5_000)
    await asked
    expect(chat.data).toEqual(whole)
  })

  it('keeps what is there when the rest does not come, and is not asked again', async () => {
    const chat = await start()
    host.fail(faults.afterChunks(1, faults.connectionClosed()))
    const asked = chat.ask('When?')
    await pass(10_000)
    await asked
    expect(chat.data).toEqual({ answer: '周三', isAnswering: false, words: '回答中断了' })
    expect(host.requests).toHaveLength(1)
  })

  it('ends by the button, without a word', async () => {
    const chat = await start()
    const asked = chat.ask('When?')
    await pass(1_010)
    chat.stop()
    await asked
    expect(chat.data).toEqual({ answer: '周三', isAnswering: false, words: '' })
    expect(host.inFlight).toBe(0)
  })

  it('ends with the page', async () => {
    const chat = await start()
    const asked = chat.ask('When?')
    await pass(500)
    host.unloadPage()
    await asked
    expect(host.inFlight).toBe(0)
  })

  it('waits a minute for the first word, longer than other calls of the client', async () => {
    open(() => ({ header: { 'Content-Type': 'text/event-stream' }, chunks, delay: 50_000, chunkDelay: 1_000 }))
    const chat = await openGuidePage<Chat>(startChat, host)
    const asked = chat.ask('When?')
    await pass(200_000)
    await asked
    expect(chat.data).toEqual(whole)
  })
})
