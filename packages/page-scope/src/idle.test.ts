// What it costs and what it leaves: nothing where there is no page, no listener, no page held, no promise.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ConfigError, createClient } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { createScope, type PageHost, type PageScopeOptions, pageScope } from './index.ts'

useFakeTime()

describe('where there is no page, requests pass through', () => {
  it('as in App.onLaunch', async () => {
    const { host, ask, outcomes, listeners } = createApp({ entry: '' })
    ask('a')
    expect(listeners()).toBe(0)
    host.launch('/pages/index/index')
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ok' })
  })

  it.each(['throws', 'undefined'] as const)('as where getCurrentPages cannot be read: %s', async (brokenPages) => {
    const { ask, outcomes } = createApp({ quirks: { brokenPages } })
    ask('a')
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ok' })
  })
})

describe('a host without any getCurrentPages', () => {
  it('is a ConfigError that names it, for what belongs to a page', async () => {
    const { client, scope } = createApp({ quirks: { brokenPages: 'missing' } })
    await expect(client.get('a')).rejects.toMatchObject({
      code: 'CONFIG',
      message:
        'GET https://api.example.com/a: page-scope found no getCurrentPages: pass pageScope({ getCurrentPages })',
    })
    const free = client.get('a', { scope: false })
    await vi.runAllTimersAsync()
    expect((await free).data).toBe('ok')
    scope.end()
  })
})

describe('options', () => {
  it.each([
    ['methods', 'list', 'GET'],
    ['host', 'object function', 'wx'],
    ['getCurrentPages', 'function', []],
    ['name', 'string', 7],
  ])('of another kind are refused: %s must be: %s', (name, kind, value) => {
    const make = () => pageScope({ [name]: value } as PageScopeOptions)
    expect(make).toThrow(ConfigError)
    expect(make).toThrow(`page-scope: "${name}" must be: ${kind}`)
  })

  it('give it a name; it stands outside login-redirect, so that what waits for a login ends with its page', () => {
    expect(createApp().client.inspect()).toMatch(/150\s+page-scope\b/)
    expect(createApp({}, { name: 'pages' }).client.inspect()).toMatch(/150\s+pages\b/)
  })

  it('that stand on Object.prototype are none', async () => {
    const polluted = Object.prototype as { getCurrentPages?: unknown }
    polluted.getCurrentPages = () => [{ route: 'evil' }]
    const scope = pageScope({})
    delete polluted.getCurrentPages
    const { host } = createApp()
    const client = createClient({ host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }) }).use(scope)
    const failure = client.get('https://api.example.com/a').catch((error) => error.code)
    scope.end(host.page)
    expect(await failure).toBe('ABORT')
  })
})

describe('the globals', () => {
  const host = createHost({ handler: () => ({ data: 'ok', delay: 50 }), entry: 'pages/index/index' })
  afterEach(() => host.dispose())

  it('are the default, looked up when a request is made', async () => {
    const client = createClient({ baseURL: 'https://api.example.com/' }).use(pageScope())
    host.install()
    const failure = client.get('a').catch((error) => error.code)
    host.wx.redirectTo({ url: '/pages/other/other', success() {} })
    await vi.advanceTimersByTimeAsync(0)
    expect(await failure).toBe('ABORT')
  })
})

describe('nothing is left', () => {
  it('no listener at wx when no request runs', async () => {
    const { host, ask, open, turn, listeners } = createApp()
    expect(listeners()).toBe(0)
    ask('a')
    ask('b')
    expect(listeners()).toBe(1)
    await vi.runAllTimersAsync()
    expect(listeners()).toBe(0)
    await open('/pages/detail/detail')
    ask('c')
    expect(listeners()).toBe(1)
    host.unloadPage()
    await turn()
    expect(listeners()).toBe(0)
  })

  it('no listener at a long-lived signal or scope', async () => {
    const { host, client } = createApp()
    const [own, component] = [createScope(), createScope()]
    const spies = [own, component].map(({ signal }) => [
      vi.spyOn(signal, 'addEventListener'),
      vi.spyOn(signal, 'removeEventListener'),
    ])
    const all = [client.get('a', { signal: own.signal, scope: component }), client.get('b', { signal: own.signal })]
    host.fail(faults.connectionReset())
    all.push(client.get('c', { signal: own.signal, scope: component }))
    const settled = Promise.allSettled(all)
    await vi.runAllTimersAsync()
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    for (const [add, remove] of spies) {
      expect(add!.mock.calls.length).toBeGreaterThan(0)
      expect(remove!.mock.calls.length).toBe(add!.mock.calls.length)
    }
  })

  it('no unloaded page is held', async () => {
    vi.useRealTimers()
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const host = createHost({ handler: () => ({ data: 'ok' }) })
    let stack: object[] = []
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(
      pageScope({ getCurrentPages: () => stack }),
    )
    const visit = async () => {
      stack = [{ route: 'p', data: new Array(1000) }]
      const page = new WeakRef(stack[0]!)
      await client.get('a')
      stack = []
      return page
    }
    const page = await visit()
    for (let round = 0; round < 10 && page.deref(); round++) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      collect()
    }
    expect(page.deref()).toBeUndefined()
    vi.useFakeTimers()
  })
})

describe('a host that throws', () => {
  const failing = (failures: { on?: number; off?: number }) => {
    const listeners: unknown[] = []
    const pageHost: PageHost = {
      onBeforePageUnload(given) {
        if (failures.on && failures.on--) throw new TypeError('not ready')
        listeners.push(given)
      },
      offBeforePageUnload(given) {
        if (failures.off && failures.off--) throw new TypeError('not ready')
        listeners.splice(listeners.indexOf(given), 1)
      },
    }
    const page = { route: 'p' }
    return { ...createApp({}, { host: pageHost, getCurrentPages: () => [page] }), listeners }
  }

  it('when it is to tell of pages does not fail the request, and is asked again by the next one', async () => {
    const { ask, outcomes, listeners } = failing({ on: 1 })
    ask('a')
    expect(listeners).toHaveLength(0)
    ask('b')
    ask('c')
    expect(listeners).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ok', b: 'ok', c: 'ok' })
    expect(listeners).toHaveLength(0)
    ask('d')
    expect(listeners).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(listeners).toHaveLength(0)
  })

  it('when it is no longer to tell takes no response away', async () => {
    const { ask, outcomes } = failing({ off: 1 })
    ask('a')
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ok' })
  })
})

it('a host that cannot remove a listener gets one, and a page that goes ends nothing of the page below', async () => {
  const listeners: ((event: { readonly path: string }) => void)[] = []
  const stack = [{ route: 'list', options: { id: '1' } }]
  const pageHost: PageHost = { onBeforePageUnload: (listener) => void listeners.push(listener) }
  const { ask, outcomes } = createApp({}, { host: pageHost, getCurrentPages: () => stack })
  for (const name of ['a', 'b']) {
    ask(name)
    await vi.runAllTimersAsync()
  }
  ask('below')
  stack.push({ route: 'list', options: { id: '2' } })
  for (const listener of listeners) listener({ path: 'list' })
  stack.pop()
  await vi.runAllTimersAsync()
  expect([listeners.length, outcomes]).toEqual([1, { a: 'ok', b: 'ok', below: 'ok' }])
})

describe('the happy path', () => {
  it('asks the host in the caller’s tick and costs no promise', async () => {
    const { host, client } = createApp()
    const plain = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    const order: string[] = []
    client.get('a').then(() => order.push('scoped'))
    expect(host.requests).toHaveLength(1)
    plain.get('a').then(() => order.push('plain'))
    await vi.runAllTimersAsync()
    expect(order).toEqual(['scoped', 'plain'])
  })
})
