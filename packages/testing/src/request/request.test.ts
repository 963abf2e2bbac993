// wx.request as a call: its task, its callbacks, its slot, its record.
import { describe, expect, it } from 'vitest'
import { send, URL } from '../../test/one-request.ts'
import { createHost, type HostOptions } from '../index.ts'

const echo: HostOptions = { handler: (request) => ({ data: request }) }

it('the response to a HEAD has no body, whatever the handler says', async () => {
  const host = createHost({ handler: () => ({ data: { n: 1 }, header: { 'X-Total': '7' } }) })
  const seen: unknown[] = []
  host.wx.request({ url: URL, method: 'HEAD', success: ({ data, header }) => void seen.push(data, header) })
  await host.idle()
  expect(seen).toEqual(['', { 'X-Total': '7' }])
})

describe('the call itself', () => {
  it('returns a task and calls back later, success before complete', async () => {
    const host = createHost(echo)
    const order: string[] = []
    const task = host.wx.request({
      url: URL,
      success: () => order.push('success'),
      complete: () => order.push('complete'),
    })
    expect(task).not.toHaveProperty('then')
    expect(order).toEqual([])
    expect(host.inFlight).toBe(1)
    await host.idle()
    expect(order).toEqual(['success', 'complete'])
    expect(host.inFlight).toBe(0)
  })

  it('records every call with its state and result', async () => {
    const host = createHost(echo)
    const options = { url: URL, method: 'POST', data: 'x', header: { A: '1' } }
    host.wx.request(options)
    expect(host.requests[0]).toMatchObject({
      api: 'request',
      state: 'running',
      url: URL,
      method: 'POST',
      header: { A: '1' },
      data: 'x',
    })
    expect(host.requests[0]?.options).toBe(options)
    await host.idle()
    expect(host.calls[0]).toMatchObject({ state: 'success', result: { statusCode: 200 } })
  })

  it('abort fails once with request:fail abort', async () => {
    const host = createHost(echo)
    const outcomes: unknown[] = []
    const task = host.wx.request({ url: URL, success: (r) => outcomes.push(r), fail: (e) => outcomes.push(e) })
    task.abort()
    task.abort()
    await host.idle()
    expect(outcomes).toEqual([{ errMsg: 'request:fail abort' }])
  })

  it('ten run, the eleventh waits', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const host = createHost({ handler: () => gate.then(() => ({})) })
    for (let n = 0; n < 12; n++) host.wx.request({ url: URL })
    expect([host.inFlight, host.queued]).toEqual([10, 2])
    expect(host.requests[11]?.state).toBe('queued')
    release()
    await host.idle()
    expect([host.inFlight, host.queued]).toEqual([0, 0])
    expect(host.requests.every((call) => call.state === 'success')).toBe(true)
  })

  it('a host that does not queue fails the eleventh', async () => {
    const host = createHost({ maxRequests: 1, overflow: 'fail', handler: () => ({}) })
    host.wx.request({ url: URL })
    await expect(send(host)).rejects.toEqual({ errMsg: 'request:fail exceed max task count', errno: 600007 })
  })

  it('a scripted response can come in chunks that cut a character in two', async () => {
    const bytes = new TextEncoder().encode('a你')
    const host = createHost({ handler: () => ({ chunks: [bytes.slice(0, 2), bytes.slice(2)] }) })
    const seen: unknown[] = []
    const task = host.wx.request({ url: URL, enableChunked: true, success: ({ data }) => seen.push(data) })
    task.onHeadersReceived(({ statusCode }) => seen.push(statusCode))
    task.onChunkReceived(({ data }) => seen.push([...new Uint8Array(data)]))
    await host.idle()
    expect(seen).toEqual([200, [0x61, 0xe4], [0xbd, 0xa0], ''])
  })

  it('a listener taken off the task hears nothing', async () => {
    const host = createHost(echo)
    const heard: unknown[] = []
    const listener = () => heard.push(1)
    const task = host.wx.request({ url: URL })
    task.onHeadersReceived(listener)
    task.offHeadersReceived(listener)
    await host.idle()
    expect(heard).toEqual([])
  })

  it('a call needs no promise of the global Promise, so a test can count its own', async () => {
    const Native = Promise
    let made = 0
    class Counting<T> extends Native<T> {
      constructor(run: ConstructorParameters<typeof Native<T>>[0]) {
        super(run)
        made += 1
      }
    }
    const host = createHost(echo)
    globalThis.Promise = Counting as PromiseConstructor
    try {
      host.wx.request({ url: URL })
    } finally {
      globalThis.Promise = Native
    }
    await host.idle()
    expect([made, host.requests[0]?.state]).toEqual([0, 'success'])
  })
})
