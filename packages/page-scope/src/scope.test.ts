// scope.wrap for old base libraries, scope.end for pages of other frameworks, and the option `scope`.
import { createCancelSource, createClient, type Host } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { createScope, pageScope } from './index.ts'

useFakeTime()

describe('scope.wrap, for base libraries without the event', () => {
  it('keeps the page’s data and methods, and passes the host’s arguments to its onUnload', () => {
    const onUnload = vi.fn((query: string) => `left ${query}`)
    const own = { data: { a: 1 }, onLoad() {}, onUnload }
    const page = pageScope({ getCurrentPages: () => [] }).wrap(own)
    expect(page).toEqual({ ...own, onUnload: expect.any(Function) })
    expect(page.onUnload('x=1')).toBe('left x=1')
    expect(own.onUnload).toBe(onUnload)
  })

  it('ends the page’s requests and calls its own onUnload', async () => {
    const { host, scope, ask, open, outcomes, turn } = createApp({ quirks: { noRouteEvents: true } })
    const onUnload = vi.fn()
    host.definePage('pages/detail/detail', scope.wrap({ data: { a: 1 }, onUnload }))
    host.definePage('pages/bare/bare', scope.wrap({}))
    for (const page of ['detail', 'bare']) {
      await open(`/pages/${page}/${page}`)
      const opened = host.page
      ask(page)
      host.unloadPage()
      await turn()
      expect(outcomes[page]).toBe('ABORT')
      if (page === 'detail') expect(onUnload.mock.contexts).toEqual([opened])
    }
    expect(host.errors).toEqual([])
  })

  it('does no harm beside the event', async () => {
    const { host, scope, ask, open, outcomes, turn } = createApp()
    host.definePage('pages/detail/detail', scope.wrap({}))
    await open('/pages/detail/detail')
    await open('/pages/detail/detail')
    host.unloadPage()
    ask('lower')
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ lower: 'ABORT' })
  })
})

describe.each([
  ['same page objects', {}],
  ['page objects that are new at each call', { freshPages: true }],
])('scope.end, where there is no event: %s', (_, quirks) => {
  const setup = async () => {
    const app = createApp({ quirks: { noRouteEvents: true, ...quirks } })
    app.ask('below')
    await app.open('/pages/detail/detail?id=1')
    const page = app.host.getCurrentPages().pop()
    app.ask('a')
    return { ...app, page }
  }

  it('ends the requests of the page that it is given, also when that page is off the stack already', async () => {
    const { host, scope, page, outcomes, turn } = await setup()
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({})
    scope.end(page)
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ABORT', below: 'ok' })
  })

  it('ends those of a page that is covered', async () => {
    const { scope, page, open, outcomes, ask, turn } = await setup()
    await open('/pages/detail/detail?id=2')
    ask('above')
    scope.end(page)
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ABORT', above: 'ok', below: 'ok' })
  })

  it('without a page ends those of the page on top', async () => {
    const { scope, outcomes, turn } = await setup()
    scope.end()
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
    await vi.runAllTimersAsync()
  })

  it('of another page ends nothing', async () => {
    const { scope, outcomes, turn } = await setup()
    scope.end({ route: 'pages/detail/detail', options: { id: '2' } })
    scope.end({})
    await turn()
    expect(outcomes).toEqual({})
    await vi.runAllTimersAsync()
  })

  it('ends the requests of all clients that share the plugin', async () => {
    const { client, scope, outcomes, turn } = await setup()
    const second = createClient({ host: client.host as Host, baseURL: 'https://b.example.com/' }).use(scope)
    second.get('b').catch((error) => {
      outcomes['b'] = error.code
    })
    scope.end()
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT', b: 'ABORT' })
    await vi.runAllTimersAsync()
  })
})

it('scope.end of a page that has gone ends nothing of one that was opened in its place', async () => {
  const { host, scope, open, outcomes, ask, turn } = createApp({ quirks: { noRouteEvents: true } })
  await open('/pages/detail/detail?id=1')
  const page = host.getCurrentPages().pop()
  host.unloadPage()
  await open('/pages/detail/detail?id=1')
  ask('a')
  scope.end(page)
  await turn()
  expect(outcomes).toEqual({})
  await vi.runAllTimersAsync()
  expect(outcomes).toEqual({ a: 'ok' })
})

it('scope.end of a page that has gone still ends its own requests while one in its place has some, too', async () => {
  const { host, scope, open, outcomes, ask, turn } = createApp({ quirks: { noRouteEvents: true } })
  await open('/pages/detail/detail?id=1')
  const page = host.getCurrentPages().pop()
  ask('gone')
  host.unloadPage()
  await open('/pages/detail/detail?id=1')
  ask('open')
  scope.end(page)
  await turn()
  expect(outcomes).toEqual({ gone: 'ABORT' })
  await vi.runAllTimersAsync()
  expect(outcomes).toEqual({ gone: 'ABORT', open: 'ok' })
})

it('scope.end ends the page that it is given, also of two with one address that have both gone', async () => {
  const { host, scope, open, outcomes, ask, turn } = createApp({ quirks: { noRouteEvents: true } })
  await open('/pages/detail/detail?id=1')
  ask('lower')
  await open('/pages/detail/detail?id=1')
  ask('upper')
  const upper = host.getCurrentPages().pop()
  host.wx.navigateBack({ delta: 2, success() {} })
  await turn()
  scope.end(upper)
  await turn()
  expect(outcomes).toEqual({ upper: 'ABORT' })
  await vi.runAllTimersAsync()
})

describe('two clients that share the plugin, one over a host that knows no pages', () => {
  const setup = (isFirst: boolean) => {
    const app = createApp({}, { name: 'unused' })
    const { request, onBeforePageUnload, offBeforePageUnload } = app.host.wx
    const hosts = [app.client.host as Host, { request, onBeforePageUnload, offBeforePageUnload } as Host]
    const scope = pageScope()
    const clients = (isFirst ? hosts : hosts.reverse()).map((host) =>
      createClient({ host, baseURL: 'https://api.example.com/' }).use(scope),
    )
    return { ...app, scope, clients, knowing: clients[isFirst ? 0 : 1]! }
  }

  it('scope.end finds the pages of the one that came first', async () => {
    const { scope, knowing } = setup(true)
    const failure = knowing.get('a').catch((error) => error.code)
    scope.end()
    expect(await failure).toBe('ABORT')
  })

  it('a request finds its page by its own host, and ends with it', async () => {
    const { host, open, knowing } = setup(false)
    await open('/pages/detail/detail')
    const failure = knowing.get('a').catch((error) => error.code)
    host.unloadPage()
    expect(await failure).toBe('ABORT')
    expect(host.errors).toEqual([])
  })
})

it('a page’s read ends with it also while a request of another client runs, whose host tells of no pages', async () => {
  const { host, client, open } = createApp({}, { name: 'unused' })
  const { request } = host.wx
  const scope = pageScope({ getCurrentPages: host.getCurrentPages })
  const clientOf = (given: object | undefined) =>
    createClient({ host: given as Host, baseURL: 'https://api.example.com/' }).use(scope)
  const files = clientOf({ request }).get('file')
  await open('/pages/detail/detail')
  const failure = clientOf(client.host)
    .get('a')
    .catch((error) => error.code)
  host.unloadPage()
  expect(await failure).toBe('ABORT')
  await vi.runAllTimersAsync()
  expect((await files).data).toBe('ok')
})

it('scope.end before the plugin is used does nothing', () => {
  pageScope().end()
})

describe('the option `scope`', () => {
  it('false lets a request outlive its page', async () => {
    const { host, ask, open, outcomes } = createApp()
    await open('/pages/detail/detail')
    ask('receipt', { scope: false })
    host.unloadPage()
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ receipt: 'ok' })
  })

  it('takes a scope, whose abort ends the request, and which stands in for the page', async () => {
    const { host, ask, open, outcomes, turn } = createApp()
    await open('/pages/detail/detail')
    const component = createScope()
    ask('a', { scope: component })
    ask('b', { scope: new AbortController() })
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({})
    component.abort('detached')
    await turn()
    expect(outcomes).toEqual({ a: 'ABORT' })
    await vi.runAllTimersAsync()
    expect(outcomes).toEqual({ a: 'ABORT', b: 'ok' })
  })

  it('of a scope that has ended sends nothing', async () => {
    const { host, client } = createApp()
    const component = createScope()
    component.abort('detached')
    await expect(client.get('a', { scope: component })).rejects.toMatchObject({ code: 'ABORT', cause: 'detached' })
    expect(host.requests).toHaveLength(0)
  })

  it.each([
    ['a word', 'page', '"scope" must be: boolean object'],
    ['a number', 5, '"scope" must be: boolean object'],
    ['null', null, '"scope" must be: boolean object'],
    ['what makes a scope', createScope, '"scope" must be: boolean object'],
    ['an object without a signal', {}, 'GET https://api.example.com/a: scope must be true, false or a scope'],
    ['an object with a source for a signal', { signal: createCancelSource() }, 'scope must be true, false or a scope'],
    ['a signal itself', createScope().signal, 'scope must be true, false or a scope'],
  ])('is told that it cannot be %s', async (_what, scope, message) => {
    const { host, client, listeners } = createApp()
    await expect(client.get('a', { scope: scope as unknown as true })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(message),
    })
    expect([host.requests.length, listeners()]).toEqual([0, 0])
  })

  it('leaves the caller’s own signal in force', async () => {
    const { host, ask, outcomes, turn } = createApp()
    const [own, component] = [createCancelSource(), createScope()]
    ask('page', { signal: own.signal })
    ask('component', { signal: own.signal, scope: component })
    own.abort()
    await turn()
    expect(outcomes).toEqual({ page: 'ABORT', component: 'ABORT' })
    expect(host.inFlight).toBe(0)
  })
})
