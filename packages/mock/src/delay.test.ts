// When a response comes: its delay, the timeout, and an abort that ends the wait.
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { reply } from './index.ts'

useFakeTime()

describe('the delay', () => {
  it('is that of the plugin where a reply has none', async () => {
    const { client } = createApp({ 'GET a': 'a', 'GET b': reply(200, 'b', { delay: 0 }) }, { delay: 200 })
    const settled = vi.fn()
    void client.get('a').then(settled)
    expect((await client.get('b')).data).toBe('b')
    await pass(199)
    expect(settled).not.toHaveBeenCalled()
    await pass(1)
    expect(settled).toHaveBeenCalledOnce()
  })

  it('of a range is random, from the least to the most', async () => {
    const { client } = createApp({ 'GET a': 'a' }, { delay: [100, 400] })
    for (const [random, milliseconds] of [
      [0, 100],
      [0.5, 250],
      [0.999, 399],
    ] as const) {
      vi.spyOn(Math, 'random').mockReturnValue(random)
      const settled = vi.fn()
      const call = client.get('a').then(settled)
      await pass(milliseconds - 1)
      expect(settled).not.toHaveBeenCalled()
      await pass(2)
      await call
    }
  })

  it('ends with an abort: no timer is left, and no handler’s promise brings one back', async () => {
    const later = Promise.resolve('late')
    const { client } = createApp({ 'GET a': 'a', 'GET b': () => later }, { delay: 30_000 })
    for (const url of ['a', 'b']) {
      const source = new AbortController()
      const call = begun(client.get(url, { signal: source.signal }))
      source.abort()
      expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
      await pass(0)
      expect(timersLeft()).toBe(0)
    }
  })

  it('beyond what a timer holds ends with the timeout, not at once', async () => {
    const { client } = createApp({ 'GET a': reply(200, 'a', { delay: Infinity }), 'GET b': 'b' }, { delay: 3e9 })
    for (const url of ['a', 'b']) {
      const settled = vi.fn()
      const call = begun(client.get(url, { timeout: 1_500 }))
      call.catch(settled)
      await pass(1_499)
      expect(settled).not.toHaveBeenCalled()
      await pass(1)
      expect(await outcomeOf(call)).toMatchObject({ code: 'TIMEOUT' })
    }
  })

  it('that is longer than the timeout is a TimeoutError', async () => {
    const { client } = createApp({ 'GET a': 'a' }, { delay: 1_500 })
    expect(await outcomeOf(client.get('a', { timeout: 1_500 }))).toMatchObject({ code: 'TIMEOUT' })
    expect(await outcomeOf(client.get('a', { timeout: 10 }))).toMatchObject({ code: 'TIMEOUT' })
    expect(await outcomeOf(client.get('a', { timeout: 1_501 }))).toBe('a')
    expect(await outcomeOf(createApp({ 'GET a': 'a' }, { delay: 3_600_000 }).client.get('a'))).toMatchObject({
      code: 'TIMEOUT',
    })
  })

  it('of a handler that never returns ends with the timeout', async () => {
    const { client } = createApp({ 'GET a': () => new Promise(() => {}) })
    expect(await outcomeOf(client.get('a', { timeout: 1_000 }))).toMatchObject({ code: 'TIMEOUT' })
    expect(timersLeft()).toBe(0)
  })
})
