// onIdle: told when the last request has come back, whatever became of it.
import { createCancelSource } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createSite, times } from '../test/site.ts'

const takeUnhandled = useFakeTime()

describe('onIdle', () => {
  it('is called when the last request has come back and nobody waits', async () => {
    const onIdle = vi.fn()
    const { client } = createSite({ concurrency: 2, onIdle })
    const requests = Promise.all(times(5, (n) => client.get(`${n}`)))
    await pass(299)
    expect(onIdle).not.toHaveBeenCalled()
    await pass(1).then(() => requests)
    expect(onIdle).toHaveBeenCalledTimes(1)
    await outcomeOf(client.get('a'))
    expect(onIdle).toHaveBeenCalledTimes(2)
  })

  it('is called after a failure and an abort as well, once each', async () => {
    const onIdle = vi.fn()
    const { client, host } = createSite({ concurrency: 1, onIdle })
    host.fail(faults.dns())
    await outcomeOf(client.get('a'))
    expect(onIdle).toHaveBeenCalledTimes(1)
    const { signal, abort } = createCancelSource()
    const both = times(2, (n) => begun(client.get(`${n}`, { signal })))
    abort()
    await Promise.allSettled(both)
    expect(onIdle).toHaveBeenCalledTimes(2)
  })

  it('is not called by what went past the queue', async () => {
    const onIdle = vi.fn()
    const { client } = createSite({ onIdle })
    await outcomeOf(client.get('a', { queue: false }))
    expect(onIdle).not.toHaveBeenCalled()
  })

  it('may send the next request', async () => {
    let prefetched: Promise<unknown> | undefined
    const site = createSite({
      concurrency: 1,
      onIdle() {
        prefetched = prefetched || site.client.get('prefetch')
      },
    })
    await outcomeOf(site.client.get('a'))
    expect(site.state()).toEqual([1, 0])
    await pass(100).then(() => prefetched)
    expect([site.served, site.state()]).toEqual([
      ['a', 'prefetch'],
      [0, 0],
    ])
  })

  it('that throws stops nothing, and shows as an unhandled rejection', async () => {
    const bug = new TypeError('x is undefined')
    const { client, host, state } = createSite({
      onIdle() {
        throw bug
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe('a')
    host.fail(faults.dns())
    expect(await outcomeOf(client.get('b'))).toMatchObject({ code: 'NETWORK' })
    expect(state()).toEqual([0, 0])
    expect(await takeUnhandled()).toEqual([bug, bug])
  })
})
