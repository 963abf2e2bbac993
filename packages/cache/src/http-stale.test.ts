// By the rules of HTTP: for how long the server lets a stale response be given.
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createHttpApp } from '../test/app.ts'

useFakeTime()

describe('what the server allows', () => {
  it('stale-while-revalidate gives the old response for so many seconds', async () => {
    const header = { 'Cache-Control': 'max-age=1, stale-while-revalidate=5' }
    const { get, pass } = createHttpApp([{ header }], { staleWhileRevalidate: 1 })
    await get('a')
    await pass(4000)
    expect(await get('a')).toEqual({ n: 1 })
    await pass(6000)
    expect(await get('a')).toEqual({ n: 3 })
  })

  it('no seconds at all, where it says so, whatever the app allows', async () => {
    for (const use of ['stale-while-revalidate', 'stale-if-error']) {
      const { host, get, pass } = createHttpApp([{ header: { 'Cache-Control': `max-age=1, ${use}=0` } }], {
        [use === 'stale-if-error' ? 'staleIfError' : 'staleWhileRevalidate']: 9e5,
      })
      await get('a')
      await pass(2000)
      host.fail(faults.connectionReset())
      expect(await get('a')).toBe('NETWORK')
    }
  })

  it('nothing from the very millisecond on at which a response is stale that must be revalidated', async () => {
    const header = { 'Cache-Control': 'max-age=1, stale-while-revalidate=5, must-revalidate' }
    // The time of the response, 10 ms, is part of its age.
    for (const [age, n] of [
      [999, 1],
      [1000, 2],
    ] as const) {
      const { get, pass } = createHttpApp([{ header }])
      await get('a')
      await pass(age - 20)
      expect(await get('a')).toEqual({ n })
    }
  })

  it('stale-if-error gives it when the server fails', async () => {
    const { host, get, pass } = createHttpApp([{ header: { 'Cache-Control': 'max-age=1, stale-if-error=5' } }])
    await get('a')
    await pass(4000)
    host.fail(faults.reply({ statusCode: 503 }))
    expect(await get('a')).toEqual({ n: 1 })
    await pass(4000)
    host.fail(faults.reply({ statusCode: 503 }))
    expect(await get('a')).toBe('STATUS')
  })
})
