// Bad input is told before anything is sent.
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type StreamOptions, stream } from './index.ts'

useFakeTime()

describe('the options', () => {
  it('are refused when they are unknown or of another kind', () => {
    for (const options of [{ idle: 1 }, { idleTimeout: '1' }, { idleTimeout: Number.NaN }, { name: 1 }, null]) {
      expect(() => stream(options as StreamOptions)).toThrow(expect.objectContaining({ code: 'CONFIG' }))
    }
  })

  it('name the interceptor, which stands outside the cache', () => {
    const { client } = createApp(undefined, { name: 'feeds' })
    expect(client.inspect()).toMatch(/^280 feeds/)
  })
})

describe('a rule', () => {
  it('needs one listener, and no name that nobody knows', async () => {
    const onText = () => {}
    for (const rule of [
      {},
      { onText, onLine: onText },
      { onText: 1 },
      { onText, format: 'text' },
      { onText, maxBuffer: '1' },
      { onEvent: onText, done: 1 },
      true,
      [],
    ]) {
      const { client, host } = createApp()
      const call = client.get('feed', { stream: rule as never })
      expect(await outcomeOf(call)).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('stream') })
      expect(host.requests).toHaveLength(0)
    }
  })

  it('is read as own keys: what stands on Object.prototype is none', async () => {
    const { client, told, onEvent } = createApp()
    const polluted = { onText: onEvent, done: 'two', idleTimeout: 1, maxBuffer: 1 }
    Object.assign(Object.prototype, polluted)
    try {
      await outcomeOf(client.get('feed', { stream: { onEvent } }))
    } finally {
      for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name)
    }
    expect(told).toEqual(['one', 'two', 'three'])
  })

  it('may leave out what is undefined; of a child client it is merged with a request’s', async () => {
    const { client, told, onEvent } = createApp()
    const child = client.extend({ stream: { done: 'two' } as never })
    await outcomeOf(child.get('feed', { stream: { onEvent, onLine: undefined, maxBuffer: undefined } }))
    expect(told).toEqual(['one'])
  })

  it('keeps the host options of the caller, but for those that a stream needs', async () => {
    const { client, host, onEvent } = createApp()
    const asked: object[] = []
    const { request } = host.wx
    host.wx.request = (options) => {
      asked.push(options)
      return request(options)
    }
    const hostOptions = { enableHttp2: true, dataType: 'json', enableChunked: false }
    await outcomeOf(client.get('feed', { ...hostOptions, responseType: 'arraybuffer', stream: { onEvent } }))
    await outcomeOf(client.get('feed', { stream: { onBytes: () => {} } }))
    await outcomeOf(client.get('feed', { stream: { onEvent } }))
    const chunked = { enableChunked: true, dataType: 'text' }
    expect(asked).toMatchObject([
      { ...chunked, enableHttp2: true, responseType: 'arraybuffer' },
      { ...chunked, responseType: 'arraybuffer' },
      chunked,
    ])
    expect(asked[2]).not.toHaveProperty('responseType')
  })
})
