// createCancelSource: a signal for engines without AbortController.
import { getEventListeners } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, rejectionOf } from '../test/observing.ts'
import { scriptedHost } from '../test/scripted-host.ts'
import { AbortError, type CancelSource, createCancelSource, createClient } from './index.ts'

const takeUnhandled = expectNothingUnhandled()

function nativeSource(): CancelSource {
  const controller = new AbortController()
  return { signal: controller.signal, abort: (reason) => controller.abort(reason) }
}

describe('createCancelSource', () => {
  it('trips its signal once, with the first reason', () => {
    const source = createCancelSource()
    const listener = vi.fn()
    source.signal.addEventListener('abort', listener)
    expect(source.signal).toMatchObject({ aborted: false, reason: undefined })
    source.abort('first')
    source.abort('second')
    expect(source.signal).toMatchObject({ aborted: true, reason: 'first' })
    expect(listener).toHaveBeenCalledOnce()
  })

  it('calls each listener once, also one that was added twice, and none that was removed', () => {
    const source = createCancelSource()
    const [kept, removed] = [vi.fn(), vi.fn()]
    for (const listener of [kept, kept, removed]) source.signal.addEventListener('abort', listener)
    source.signal.removeEventListener('abort', removed)
    source.abort()
    expect(kept).toHaveBeenCalledOnce()
    expect(removed).not.toHaveBeenCalled()
  })

  it('a listener that is added or removed by another during the abort does no harm', () => {
    const source = createCancelSource()
    const late = vi.fn()
    source.signal.addEventListener('abort', () => source.signal.addEventListener('abort', late))
    source.abort()
    expect(late).not.toHaveBeenCalled()
  })

  it('a listener that another one removes during the abort is not called any more, as with an AbortController', () => {
    for (const { signal, abort } of [createCancelSource(), nativeSource()]) {
      const removed = vi.fn()
      signal.addEventListener('abort', () => signal.removeEventListener('abort', removed))
      signal.addEventListener('abort', removed)
      abort()
      expect(removed).not.toHaveBeenCalled()
    }
  })

  it('when a listener throws, the others run all the same, and the error shows as an unhandled rejection', async () => {
    const source = createCancelSource()
    const other = vi.fn()
    source.signal.addEventListener('abort', () => {
      throw new Error('mine')
    })
    source.signal.addEventListener('abort', other)
    expect(() => source.abort()).not.toThrow()
    expect(other).toHaveBeenCalledOnce()
    expect(await takeUnhandled()).toEqual([new Error('mine')])
  })

  it('ends any number of requests, of several clients', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const clients = [createClient({ host }), createClient({ host })]
    const calls = [...clients, ...clients].map((client) => rejectionOf(client.get('x', { signal: source.signal })))
    source.abort('gone')
    for (const error of await Promise.all(calls)) {
      expect(error).toBeInstanceOf(AbortError)
      expect(error.cause).toBe('gone')
    }
    expect(asked.map(({ aborted }) => aborted)).toEqual([1, 1, 1, 1])
  })

  it('or an AbortController, whose signal a call that is over has left', async () => {
    const { signal } = new AbortController()
    const { host, asked } = scriptedHost()
    const call = createClient({ host }).get('x', { signal })
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    asked[0]!.succeed('ok')
    await call
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  it('its methods need no this', () => {
    const { signal, abort } = createCancelSource()
    const { addEventListener } = signal
    const listener = vi.fn()
    addEventListener('abort', listener)
    abort()
    expect(listener).toHaveBeenCalledOnce()
  })
})
