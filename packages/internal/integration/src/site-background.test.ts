// docs/recipes/background.md: the requests of the page are seen by nobody, and what the client itself sends is.
import type { Client } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import type { Reply } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

interface Http {
  readonly client: Client
  readonly session: { userId: number | null }
}

interface Goods {
  getGoods(id: number): Promise<{ data: unknown }>
  prefetchGoods(id: number): void
  report(event: string, fields?: object): void
}

async function launch(reply: Reply | (() => Reply) = { data: { id: 7 } }) {
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { host, load } = runPage('docs/recipes/background.md', {
    entry: 'pages/index/index',
    pages: ['pages/index/index', 'pages/goods/goods', 'pages/login/login'],
    handler: () => (typeof reply === 'function' ? reply() : reply),
  })
  await host.wx.navigateTo({ url: '/pages/goods/goods' })
  /** What the user has seen. */
  const seen = () =>
    host.calls
      .map(({ api }) => api)
      .filter((api) => /^(showToast|showLoading|navigateTo)$/.test(api))
      .slice(1)
  const { client, session } = await load<Http>('src/http.ts')
  return { host, seen, warned, client, session, ...(await load<Goods>('src/services/goods.ts')) }
}

describe('a request that nobody waits for', () => {
  it.each<[string, Reply]>([
    ['an expired session', { statusCode: 401, delay: 1_000 }],
    ['a broken server', { statusCode: 500, delay: 1_000 }],
    ['a refusal', { statusCode: 400, data: { message: '不行' }, delay: 1_000 }],
  ])('shows nothing of %s, which is in the console', async (_, reply) => {
    const { host, seen, warned, prefetchGoods, report } = await launch(reply)
    prefetchGoods(7)
    report('view', { page: 'goods' })
    await pass(20_000)
    expect([seen(), host.page?.route, host.errors]).toEqual([[], 'pages/goods/goods', []])
    expect(warned).toHaveBeenCalledTimes(2)
    expect(host.requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it('of the client itself shows the indicator and then the login page, or a toast', async () => {
    const expired = await launch({ statusCode: 401, delay: 1_000 })
    expired.getGoods(7).catch(() => {})
    await pass(20_000)
    expect(expired.seen()).toEqual(['showLoading', 'navigateTo'])
    const broken = await launch({ statusCode: 500, delay: 1_000 })
    broken.getGoods(7).catch(() => {})
    await pass(20_000)
    expect(broken.seen()).toEqual(['showLoading', 'showToast'])
  })

  it('goes on when its page closes, and the next page has it at once', async () => {
    const { host, warned, getGoods, prefetchGoods } = await launch({ data: { id: 7 }, delay: 2_000 })
    prefetchGoods(7)
    const own = getGoods(8).catch((error: unknown) => error)
    await pass(1_000)
    await host.wx.navigateBack({})
    await pass(2_000)
    expect(await own).toMatchObject({ code: 'ABORT' })
    expect([(await getGoods(7)).data, host.requests.length, warned.mock.calls]).toEqual([{ id: 7 }, 2, []])
  })

  it('has no time limit but that of its send', async () => {
    const { host, report, client, warned } = await launch({ delay: 30_000 })
    const own = client.post('orders').catch((error: unknown) => error)
    report('view')
    await pass(31_000)
    expect(await own).toMatchObject({ code: 'TIMEOUT' })
    expect([warned.mock.calls, host.inFlight]).toEqual([[], 0])
  })

  it('lets what the user waits for go first', async () => {
    const { host, report, getGoods } = await launch({ delay: 100 })
    for (let index = 0; index < 12; index++) report(`${index}`)
    const asked = getGoods(7)
    await pass(1_000)
    await asked
    expect(host.requests.findIndex(({ method }) => method === 'GET')).toBe(10)
  })

  it('ends when another user logs in', async () => {
    const { session, warned, report } = await launch({ delay: 1_000 })
    session.userId = 1
    report('view')
    session.userId = 2
    await pass(2_000)
    expect(warned.mock.calls).toEqual([[expect.objectContaining({ cause: 'the account has changed' })]])
  })
})
