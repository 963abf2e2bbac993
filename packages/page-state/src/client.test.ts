// With a client and its plugins: what they do to a call shows on the page as it should.
import { createClient } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { expect, it } from 'vitest'
import type { TestPage } from '../test/app.ts'
import { idle, paged, track } from './index.ts'

useFakeTime()

async function openApp() {
  const session = { isExpired: false, account: 'ann' }
  const host = createHost({
    entry: 'pages/index/index',
    handler: ({ path }) => ({ statusCode: session.isExpired ? 401 : 200, data: path, delay: 100 }),
  })
  const client = createClient({
    host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: 'https://api.example.com',
    account: () => session.account,
  })
    .use(tokenExpiry())
    .use(loginRedirect({ loginPage: '/pages/login/login' }))
    .use(dedupe())
    .use(pageScope())
  host.definePage('pages/list/list', { data: { list: idle(), other: idle<string>(), category: 3 } })
  await host.wx.navigateTo({ url: '/pages/list/list' })
  const page = host.page as unknown as TestPage
  const ask = (path: string, options?: Parameters<typeof client.get>[1]) =>
    track(page, 'other', () => client.get<string>(path, options).then(({ data }) => data), { words: () => 'sorry' })
  return { host, client, session, page, ask }
}

it('a page that is left ends its call, and shows nothing of that', async () => {
  const { host, page, ask } = await openApp()
  const shown = ask('a')
  host.unloadPage()
  await pass(1_000)
  await expect(shown).resolves.toBeUndefined()
  expect([page.data.other.state, host.inFlight, timersLeft()]).toEqual(['loading', 0, 0])
})

it('an expired session is signed-out below the login page', async () => {
  const { host, session, page, ask } = await openApp()
  session.isExpired = true
  void ask('a')
  await pass(1_000)
  expect([page.data.other.state, page.data.other.words]).toEqual(['signed-out', 'sorry'])
  expect(host.page?.route).toBe('pages/login/login')
})

it('a lost network is a failure with words', async () => {
  const { host, page, ask } = await openApp()
  host.fail(faults.connectionReset())
  void ask('a')
  await pass(1_000)
  expect(page.data.other).toEqual({ state: 'failed', data: null, words: 'sorry' })
})

it('a search that a newer one replaces shows the newer one', async () => {
  const { host, page, ask } = await openApp()
  const latest = { dedupe: { key: () => 'search', mode: 'latest' } } as const
  void ask('/search?a', latest)
  await pass(50)
  void ask('/searching', latest)
  await pass(1_000)
  expect(page.data.other).toMatchObject({ state: 'ready', data: '/searching' })
  expect(host.requests).toHaveLength(2)
})

it('a second tap that is refused leaves the page to the first call', async () => {
  const { host, page, ask } = await openApp()
  const taps = [ask('a', { dedupe: 'reject' }), ask('a', { dedupe: 'reject' })]
  await pass(50)
  expect(page.data.other.state).toBe('loading')
  await pass(1_000)
  await Promise.all(taps)
  expect(page.data.other).toMatchObject({ state: 'ready', data: '/a' })
  expect(host.requests).toHaveLength(1)
})

it('a call of the account before is neither shown nor a failure, and the page does not stay loading', async () => {
  const { session, page, ask } = await openApp()
  void ask('a')
  await pass(50)
  session.account = 'bob'
  await pass(1_000)
  expect(page.data.other).toEqual({ state: 'idle', data: null, words: '' })
})

it('nor is an older call of that account, which has had its response before the newer one', async () => {
  const { session, page, ask } = await openApp()
  void ask('a')
  await pass(10)
  void ask('b')
  await pass(95)
  session.account = 'bob'
  await pass(1_000)
  expect(page.data.other).toEqual({ state: 'idle', data: null, words: '' })
})

it('a load that yields the response instead of its list fails, and refresh rejects with the reason', async () => {
  const { client, page } = await openApp()
  const list = paged<string, string>('list', () => client.get('a') as never, { key: (item) => item })
  const shown = expect(list.refresh(page as never)).rejects.toThrow(/filter is not a function/)
  await pass(1_000)
  await shown
  expect(page.data.list.state).toBe('failed')
})
