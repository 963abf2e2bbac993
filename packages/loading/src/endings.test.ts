// Whichever way a call ends, the indicator is gone with it.
import type { HttpRequest, HttpResponse, Next } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { pageScope } from '@wxpipe/page-scope'
import { begun, countedSource, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()
const on = { loading: true } as const

describe('the indicator goes with a call', () => {
  it('that its caller aborts', async () => {
    const { client, words, steps } = createApp()
    const source = countedSource()
    const call = begun(client.get('a', { ...on, signal: source.signal }))
    await pass(400)
    expect(words()).toBe('加载中')
    source.abort()
    await pass(0)
    expect(words()).toBe(undefined)
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
    expect([steps(), source.listeners()]).toEqual([['加载中', 'hide'], 0])
  })

  it('that was aborted before it began, or before the indicator appeared', async () => {
    const { client, steps } = createApp()
    const source = countedSource()
    const call = begun(client.get('a', { ...on, signal: source.signal }))
    await pass(200)
    source.abort()
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
    expect(await outcomeOf(client.get('a', { ...on, signal: source.signal }))).toMatchObject({ code: 'ABORT' })
    await pass(1_000)
    expect(steps()).toEqual([])
  })

  it('whose time is over', async () => {
    const { client, words } = createApp()
    client.use(deadline({ total: 500 }))
    const call = begun(client.get('a', on))
    await pass(499)
    expect(words()).toBe('加载中')
    await pass(1)
    expect(words()).toBe(undefined)
    expect(await outcomeOf(call)).toMatchObject({ code: 'TIMEOUT' })
  })

  it('whose page has gone', async () => {
    const { client, host, words } = createApp()
    client.use(pageScope())
    await host.wx.navigateTo({ url: '/pages/next/next' })
    const call = begun(client.get('a', on))
    await pass(400)
    expect(words()).toBe('加载中')
    await host.wx.navigateBack()
    await pass(0)
    expect(words()).toBe(undefined)
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
  })

  it('whose account has changed', async () => {
    const { client, session, words, steps } = createApp()
    const call = begun(client.get('a', on))
    await pass(400)
    session.user = 'bob'
    await pass(600)
    expect(words()).toBe(undefined)
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
    expect(steps()).toEqual(['加载中', 'hide'])
  })

  it('to which the host never responds', async () => {
    const { client, host, words } = createApp()
    host.fail(faults.neverAnswers())
    const call = begun(client.get('a', { ...on, timeout: 1_000 }))
    await pass(900)
    expect(words()).toBe('加载中')
    expect(await outcomeOf(call)).toMatchObject({ code: 'TIMEOUT' })
    expect(words()).toBe(undefined)
  })

  it('that the phone’s background or its network ends', async () => {
    for (const end of ['background', 'network'] as const) {
      const { client, host, words } = createApp()
      const call = begun(client.get('a?ms=9000', on))
      await pass(400)
      if (end === 'background') host.background()
      else host.setNetwork('none')
      expect(await outcomeOf(call)).toMatchObject({ code: 'NETWORK' })
      expect(words()).toBe(undefined)
    }
  })

  it.each<[string, (request: HttpRequest, next: Next) => HttpRequest | Promise<HttpRequest | HttpResponse>]>([
    ['throws', () => Promise.reject(new Error('mine'))],
    ['fails at once', () => nothing('mine')],
    ['yields nothing', () => Promise.resolve(undefined as never)],
    ['never returns', () => new Promise(() => {})],
    ['sends without end', (request, next) => endless(request, next)],
  ])('in which a hook of the app’s own %s', async (_, request) => {
    const { client, words, steps } = createApp()
    client.use(deadline({ total: 5_000 })).use({ name: 'mine', request })
    expect(await outcomeOf(client.get('a?ms=1', on))).toBeInstanceOf(Error)
    await pass(1_000)
    expect(words()).toBe(undefined)
    expect(steps().filter((step) => step === 'hide').length).toBeLessThanOrEqual(1)
  })

  it('whose very request an outer hook sends twice at once: it stays until both have ended', async () => {
    const delays = [500, 2_000]
    const { client, words } = createApp({}, { handler: () => ({ data: 1, delay: delays.shift()! }) })
    client.use({
      name: 'twice',
      order: 100,
      request: (request, next) => Promise.all([next(request), next(request)]).then(([first]) => first),
    })
    const call = begun(client.get('a', on))
    await pass(1_999)
    expect(words()).toBe('加载中')
    await pass(1)
    expect(words()).toBe(undefined)
    expect(await outcomeOf(call)).toBe(1)
  })
})

const nothing = (words: string): never => {
  throw new Error(words)
}
const endless = (request: HttpRequest, next: Next): Promise<HttpResponse> =>
  next(request).then(() => endless(request, next))
