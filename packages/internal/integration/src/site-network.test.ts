// The pages on the network do what they say: their code runs as it stands there.
import { type Client, createClient, isHttpError, type Plugin } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5))

type Fetched = Promise<{ readonly data: unknown }>

interface Http {
  readonly client: Client
  readonly session: { userId?: number | null }
}

/** The options of a page, with its data, as a page object of WeChat would have them. */
interface PageObject {
  data: { groups: { id: number }[] }
  onLoad(): Promise<void>
  onSubmit(): Promise<void>
}

/** What the page object of a snippet shows, one after the other. */
async function open(load: () => Promise<unknown>): Promise<{ page: PageObject; shown: unknown[] }> {
  const shown: unknown[] = []
  let page: PageObject | undefined
  vi.stubGlobal('Page', (options: PageObject) => {
    page = Object.assign(options, { setData: (data: unknown) => void shown.push(data) })
  })
  await load()
  vi.unstubAllGlobals()
  return { page: page!, shown }
}

/** Settled, with all the time that it takes. */
const done = (work: Promise<unknown>) => outcomeOf(work.then((data) => ({ data })))

describe('network/retry.md', () => {
  it.each<['GET' | 'PUT' | 'DELETE' | 'POST', number, number]>([
    ['GET', 503, 3],
    ['PUT', 429, 3],
    ['DELETE', 500, 3],
    ['POST', 503, 1],
    ['GET', 404, 1],
    ['GET', 403, 1],
  ])('a %s with the response %d is sent as often as the table says: %d', async (method, statusCode, sends) => {
    const { host, load } = runPage('docs/network/retry.md', { handler: () => ({ statusCode }) })
    const { client } = await load<Http>('src/http.ts')
    await outcomeOf(client.request({ url: 'a', method }))
    expect(host.requests).toHaveLength(sends)
  })

  it.each([
    ['alone knocks at 30 and at 60 seconds', 'src/http.ts', [0, 30_000, 60_000]],
    // A tenth more at random, and half of that here.
    ['with a queue that lets the server rest waits until then', 'src/polite.ts', [0, 126_000]],
  ])('a server that asks for two minutes: retry %s', async (_, file, times) => {
    const start = Date.now()
    const sent: number[] = []
    const { load } = runPage('docs/network/retry.md', {
      handler(): Reply {
        sent.push(Date.now() - start)
        return Date.now() - start < 120_000 ? { statusCode: 429, header: { 'Retry-After': '120' } } : { data: 'ok' }
      },
    })
    const { client } = await load<Http>(file)
    await outcomeOf(client.get('a'))
    expect(sent).toEqual(times)
    await pass(132_000)
  })
})

describe('network/queue.md and the README of queue', () => {
  const refusals: Readonly<Record<string, Reply>> = {
    '/sms/code': { statusCode: 429, header: { 'Retry-After': '60' } },
    '/report': { statusCode: 503, header: { 'Retry-After': '10' } },
  }
  it.each([
    ['the plain queue lets nobody wait', 'docs/network/queue.md', 'src/http.ts', [0, 0]],
    // A tenth more at random, and half of that here.
    [
      'with coolDown the whole app waits, for a captcha too',
      'docs/network/queue.md',
      'src/polite.ts',
      [63_000, 10_500],
    ],
    [
      'an endpoint that is left out begins no rest, others do',
      'packages/queue/README.md',
      'src/except-sms.ts',
      [0, 10_500],
    ],
  ])('a server asks for a rest: %s', async (_, page, file, waits) => {
    const { load } = runPage(page, { handler: ({ path }): Reply => refusals[path] ?? { data: 'ok' } })
    const { client: made, slots } = await load<{ client?: Client; slots?: Plugin }>(file)
    const client = made ?? createClient({ baseURL: 'https://api.example.com/' }).use(slots!)
    const waited: number[] = []
    for (const url of ['sms/code', 'report']) {
      await outcomeOf(client.get(url))
      const start = Date.now()
      expect(await outcomeOf(client.get('a'))).toBe('ok')
      waited.push(Date.now() - start)
    }
    expect(waited).toEqual(waits)
  })
})

describe('network/resume.md', () => {
  it('a request that the background interrupts is there in the foreground; without a network there are words', async () => {
    const { host, load } = runPage('docs/network/resume.md', { handler: () => ({ data: 'ok', delay: 8_000 }) })
    const { client } = await load<Http>('src/http.ts')
    const call = begun(client.get('a'))
    host.background()
    await pass(6_000)
    host.foreground()
    expect(await outcomeOf(call)).toBe('ok')

    host.setNetwork('none')
    const { wordsFor } = await load<{ wordsFor(error: unknown): string }>('src/words.ts')
    expect(wordsFor(await outcomeOf(client.get('b')))).toBe('手机没有联网')
  })
})

describe('network/dedupe.md', () => {
  it('two taps place one order, the second says nothing, and five components send one request', async () => {
    const { host, load } = runPage('docs/network/dedupe.md', {
      entry: 'pages/checkout/checkout',
      handler: () => ({ data: { id: 1 }, delay: 100 }),
    })
    const { session } = await load<Http>('src/http.ts')
    session.userId = 1
    const { page } = await open(() => load('src/pages/checkout.ts'))
    await done(Promise.all([page.onSubmit(), page.onSubmit()]))
    expect(host.requests).toHaveLength(1)
    expect([host.page?.route, host.screen.kind]).toEqual(['pages/paid/paid', 'none'])

    const { getProfile } = await load<{ getProfile(): Fetched }>('src/services/shop.ts')
    await done(Promise.all([1, 2, 3, 4, 5].map(getProfile)))
    expect(host.requests).toHaveLength(2)
  })

  it('sends one number of a stepper at a time, then the newest, and the next one after a failure', async () => {
    const received: unknown[] = []
    const { load } = runPage('docs/network/dedupe.md', {
      handler({ path, data }) {
        received.push((data as { quantity: number }).quantity)
        return path.endsWith('9') ? { statusCode: 400 } : { data: {}, delay: 100 }
      },
    })
    const { session } = await load<Http>('src/http.ts')
    session.userId = 1
    const { setQuantity } = await load<{ setQuantity(sku: number, quantity: number): Promise<void> }>(
      'src/services/cart.ts',
    )
    await done(Promise.all([2, 3, 4, 5].map((quantity) => setQuantity(1, quantity))))
    await done(setQuantity(1, 6))
    expect(received.splice(0)).toEqual([2, 5, 6])
    for (const quantity of [1, 2]) expect(await done(setQuantity(9, quantity))).toMatchObject({ code: 'STATUS' })
    expect(received).toEqual([1, 2])
  })
})

describe('network/cache.md', () => {
  it('shows the old list, then the new one, with one send; offline the old one; after a write the new one', async () => {
    let version = 0
    const { host, load } = runPage('docs/network/cache.md', {
      handler: () => ({ data: [{ id: ++version }], delay: 50 }),
    })
    const { session } = await load<Http>('src/http.ts')
    session.userId = 1
    const { page, shown } = await open(() => load('src/pages/groups.ts'))
    const { getGroups, createGroup } = await load<{ getGroups(): Fetched; createGroup(name: string): Promise<void> }>(
      'src/services/group.ts',
    )
    await done(page.onLoad())
    await pass(61_000)
    await done(page.onLoad())
    expect(shown).toEqual([1, 1, 2].map((id) => ({ groups: [{ id }] })))
    expect(host.requests).toHaveLength(2)

    await pass(7_200_000)
    host.setNetwork('none')
    expect(await outcomeOf(getGroups())).toEqual([{ id: 2 }])
    host.setNetwork('wifi')
    await done(createGroup('new'))
    expect(await outcomeOf(getGroups())).toEqual([{ id: 4 }])
  })
})

describe('network/deadline.md', () => {
  it('a ticket has eight seconds with all waits', async () => {
    const start = Date.now()
    const { load } = runPage('docs/network/deadline.md', { handler: () => ({ data: 'late', delay: 9_000 }) })
    const { getTicket } = await load<{ getTicket(id: number): Fetched }>('src/services/ticket.ts')
    const error = await outcomeOf(getTicket(1))
    expect([isHttpError(error, 'TIMEOUT'), Date.now() - start]).toEqual([true, 8_000])
  })
})

describe('network/weak-network.md', () => {
  it.each<[string, (host: ReturnType<typeof runPage>['host']) => void]>([
    ['without a network', (host) => host.setNetwork('none')],
    ['when every send is lost', (host) => host.fail(faults.neverAnswers(), { times: 99 })],
  ])('shows what is up to a day old %s', async (_, spoil) => {
    const { host, load } = runPage('docs/network/weak-network.md', { handler: () => ({ data: ['kept'] }) })
    const { session } = await load<Http>('src/http.ts')
    session.userId = 1
    const { getActivities } = await load<{ getActivities(): Fetched }>('src/services/activity.ts')
    await done(getActivities())
    await pass(3_600_000)
    spoil(host)
    expect(await outcomeOf(getActivities())).toEqual(['kept'])
  })
})
