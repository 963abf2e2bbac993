// The pages of the site on debugging do what they say: their code runs as it stands there.
import type { Client } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()
afterEach(() => void vi.restoreAllMocks())

interface Http {
  readonly client: Client
}
interface Har {
  readonly log: { readonly entries: readonly { readonly request: { readonly url: string } }[] }
}

describe('debug/inspector.md', () => {
  const responding = {
    handler: ({ path }: { path: string }) => ({ statusCode: path === '/gone' ? 404 : 200, delay: 30 }),
  }

  it('gives the last five requests to the clipboard, and all of them to a chat as a file', async () => {
    const { host, load } = runPage('docs/debug/inspector.md', responding)
    const { client } = await load<Http>('src/http.ts')
    for (let id = 1; id <= 7; id++) await outcomeOf(client.get(`groups/${id}`))

    const copied: string[] = []
    const shared: string[] = []
    Object.assign(host.wx, {
      setClipboardData: ({ data }: { data: string }) => copied.push(data),
      shareFileMessage: ({ filePath }: { filePath: string }) => shared.push(filePath),
    })
    const { copyReport, sendReport } = await load<{ copyReport(): void; sendReport(): void }>('src/report.ts')
    copyReport()
    sendReport()
    const urls = (text: string) => (JSON.parse(text) as Har).log.entries.map(({ request }) => request.url.slice(-1))
    expect(urls(copied[0]!)).toEqual(['3', '4', '5', '6', '7'])
    const file = host.wx.getFileSystemManager().readFileSync(shared[0]!, 'utf8')
    expect(urls(`${file}`)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  it('writes a line into the console for each request that has ended', async () => {
    const said = vi.spyOn(console, 'info').mockReturnValue()
    const { load } = runPage('docs/debug/inspector.md', responding)
    const { client } = await load<Http>('src/http.ts')
    await load('src/console.ts')
    await outcomeOf(client.get('groups?x=1'))
    await outcomeOf(client.get('gone'))
    expect(said.mock.calls.flat()).toEqual([
      '[http] GET /groups 200 ok 30 ms, 1 sent',
      '[http] GET /gone 404 failed 30 ms, 1 sent',
    ])
  })

  it.each([
    ['develop', 1],
    ['release', 0],
  ] as const)('records in %s what it says', async (envVersion, count) => {
    const { load } = runPage('docs/debug/inspector.md', { ...responding, miniProgram: { envVersion } })
    const { client, inspector } = await load<Http & { inspector: { calls: object[] } }>('src/release.ts')
    await outcomeOf(client.get('groups'))
    expect(inspector.calls).toHaveLength(count)
  })
})

describe('debug/realtime-log.md', () => {
  const lines = ({ host }: ReturnType<typeof runPage>) =>
    host.logs.realtime.flatMap((visit) => visit.lines.map(({ level, args }) => `${level} ${args.join(' ')}`))

  it('has a line for a failure, none for a success, one for what was slow', async () => {
    const page = runPage('docs/debug/realtime-log.md', {
      handler: ({ path }) => ({ statusCode: path === '/boom' ? 500 : 200, delay: path === '/slow' ? 6_000 : 80 }),
    })
    const { client } = await page.load<Http>('src/http.ts')
    await page.load('src/slow.ts')
    for (const path of ['boom?token=abc', 'fine', 'slow']) await outcomeOf(client.get(path))
    expect(lines(page)).toEqual([
      'error GET /boom 500 80 ms, 1 sent: STATUS GET … answered 500',
      'info slow: GET /slow 6000 ms, 1 sent',
    ])
  })

  it('leaves room for lines of the app’s own, however many requests fail on a page', async () => {
    const page = runPage('docs/debug/realtime-log.md', { handler: () => ({ statusCode: 503 }) })
    const { client } = await page.load<Http>('src/http.ts')
    for (let id = 0; id < 300; id++) client.get(`groups/${id}`).catch(() => {})
    await pass(10_000)
    page.host.wx.getRealtimeLogManager().info('x'.repeat(900))
    const written = page.host.logs.realtime.flatMap((visit) => visit.lines)
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter(({ isDropped }) => isDropped)).toEqual([])
  })

  it('of failures that come together makes one report for a monitoring server, and none of a report that fails', async () => {
    const reports: object[][] = []
    const { load } = runPage('docs/debug/realtime-log.md', {
      handler({ url, path, data }) {
        if (url.startsWith('https://monitor.')) reports.push(data as object[])
        return { statusCode: path === '/fine' ? 200 : 500 }
      },
    })
    const { client } = await load<Http>('src/http.ts')
    await load('src/monitor.ts')
    await Promise.all(['a?token=secret', 'b', 'fine'].map((path) => outcomeOf(client.get(path))))
    await pass(30_000)
    expect(reports).toMatchObject([
      [
        { method: 'GET', path: '/a', statusCode: 500, page: expect.any(String), error: { code: 'STATUS' } },
        { path: '/b' },
      ],
    ])
    expect(JSON.stringify(reports)).not.toContain('secret')
    await outcomeOf(client.get('a'))
    await pass(10_000)
    expect(reports).toHaveLength(2)
  })

  it('can be found by the user’s number', async () => {
    const page = runPage('docs/debug/realtime-log.md', { handler: () => ({}) })
    const { logAs } = await page.load<{ logAs(userId: number): void }>('src/who.ts')
    logAs(7)
    expect(JSON.stringify(page.host.logs.realtime)).toContain('user-7')
  })
})

describe('debug/mock.md', () => {
  const failing = { handler: () => ({ statusCode: 500 }) }

  it('responds as its routes say, without a send', async () => {
    const { host, load } = runPage('docs/debug/mock.md', failing)
    const { client } = await load<Http>('src/http.ts')
    expect(await outcomeOf(client.get('activities'))).toEqual([{ id: 1, name: '周三篮球' }])
    expect(await outcomeOf(client.get('activities/12'))).toMatchObject({ id: 12 })
    expect(await outcomeOf(client.post('activities/12/join'))).toEqual({ ticket: 7 })
    expect(await outcomeOf(client.post('activities/12/join'))).toMatchObject({ business: { code: '20001' } })
    expect(await outcomeOf(client.get('profile'))).toMatchObject({ code: 'STATUS' })
    expect(await outcomeOf(client.get('weather'))).toMatchObject({ code: 'TIMEOUT' })
    expect(host.requests).toHaveLength(0)
  })

  it('sends everything in the released version', async () => {
    const { host, load } = runPage('docs/debug/mock.md', { ...failing, miniProgram: { envVersion: 'release' } })
    const { client } = await load<Http>('src/http.ts')
    expect(await outcomeOf(client.get('activities'))).toMatchObject({ code: 'STATUS' })
    expect(host.requests).toHaveLength(1)
  })

  it('sends what has no route, and what says that it is real', async () => {
    const { host, load } = runPage('docs/debug/mock.md', failing)
    const { client } = await load<Http>('src/http.ts')
    const service = await load<{ getActivities(): Promise<never>; realClient: Client }>('src/services/activity.ts')
    await outcomeOf(client.get('groups'))
    await outcomeOf(service.getActivities())
    await outcomeOf(service.realClient.get('activities'))
    expect(host.requests.map(({ url }) => new URL(url).pathname)).toEqual(['/groups', '/activities', '/activities'])
  })
})
