// One signal for several.
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { scriptedHost } from '../test/scripted-host.ts'
import { anySignal, createCancelSource, createClient } from './index.ts'

describe('anySignal', () => {
  it('has not tripped, and has no reason, while none of them has', () => {
    const { signal } = createCancelSource()
    expect(anySignal(signal, undefined)).toMatchObject({ aborted: false, reason: undefined })
    expect(anySignal()).toMatchObject({ aborted: false, reason: undefined })
  })

  it.each([0, 1])('ends the request when signal %i trips, with its reason', async (which) => {
    const sources = [createCancelSource(), createCancelSource()]
    const signal = anySignal(undefined, ...sources.map((source) => source.signal))
    const scripted = scriptedHost()
    const client = createClient({ host: scripted.host })
    const rejection = rejectionOf(client.get('x', { signal }))
    sources[which]!.abort('left')
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'left' })
    expect(signal).toMatchObject({ aborted: true, reason: 'left' })
    expect(scripted.last.aborted).toBe(1)
  })

  it('refuses a request when one of them has tripped before', async () => {
    const source = createCancelSource()
    source.abort('left')
    const signal = anySignal(createCancelSource().signal, source.signal)
    const scripted = scriptedHost()
    const client = createClient({ host: scripted.host })
    expect(await rejectionOf(client.get('x', { signal }))).toMatchObject({
      code: 'ABORT',
      cause: 'left',
    })
    expect(scripted.asked).toEqual([])
  })

  it('forgets a listener that is taken off', () => {
    const sources = [createCancelSource(), createCancelSource()]
    const signal = anySignal(...sources.map((source) => source.signal))
    const heard: string[] = []
    const listener = () => void heard.push('abort')
    signal.addEventListener('abort', listener)
    signal.removeEventListener('abort', listener)
    for (const source of sources) source.abort()
    expect(heard).toEqual([])
  })
})
