// withPageScope for old base libraries, and the option `scope`.
import { createCancelSource } from '@wxpipe/core'
import { describe, expect, it, vi } from 'vitest'
import { useFakeTime } from '../../tooling/src/fake-time.ts'
import { createApp } from '../test/app.ts'
import { createScope, withPageScope } from './index.ts'

useFakeTime()

describe('withPageScope, for base libraries without the event', () => {
  it('ends the page’s requests and calls its own onUnload', async () => {
    const { host, ask, open, outcomes, turn } = createApp({ quirks: { noRouteEvents: true } })
    const onUnload = vi.fn()
    host.definePage('pages/detail/detail', withPageScope({ data: { a: 1 }, onUnload }))
    host.definePage('pages/bare/bare', withPageScope({}))
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
    const { host, ask, open, outcomes, turn } = createApp()
    host.definePage('pages/detail/detail', withPageScope({}))
    await open('/pages/detail/detail')
    await open('/pages/detail/detail')
    host.unloadPage()
    ask('lower')
    host.unloadPage()
    await turn()
    expect(outcomes).toEqual({ lower: 'ABORT' })
  })
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
